import { batchMeansInterval } from '../stats/batch-means.ts';
import { histogramQuantile } from '../stats/histogram.ts';
import { type MeanInterval, meanInterval } from '../stats/intervals.ts';
import type { Measured } from './measure.ts';
import type { NetworkSpread, PlaceFigures, PlaceSpread } from './result.ts';
import type { NetworkResult } from './simulate-network.ts';

/** Share of the jobs that the quantiles with an interval tell. */
const QUANTILE = 0.95;

/** Figures of a place that have an interval: one is NaN where the place has it not. */
export interface UncertainFigures {
  readonly throughputPerDay: number;
  readonly meanInProcess: number;
  readonly meanWaiting: number;
  readonly meanWaitDays: number;
  readonly meanCycleDays: number;
  readonly utilizationShare: number;
  /** Of the jobs that arrive, those that find no place, turn away or lose patience. */
  readonly unservedShare: number;
  /** What 95 % of the jobs wait at most, and take at most; NaN without spreads. */
  readonly waitP95Days: number;
  readonly cycleP95Days: number;
}

export type UncertainFigure = keyof UncertainFigures;

/** The 95 % confidence intervals of one place's figures. */
export type PlaceIntervals = { readonly id: string } & { readonly [Figure in UncertainFigure]: MeanInterval };

/** Intervals by station, class and pool. */
export interface NetworkIntervals {
  readonly stations: readonly PlaceIntervals[];
  readonly classes: readonly PlaceIntervals[];
  readonly pools: readonly PlaceIntervals[];
}

/** The uncertain figures of one path, by station, class and pool. */
export type PathFigures = { readonly [Places in keyof NetworkIntervals]: readonly UncertainFigures[] };

/** Picks the figures that have an interval out of those of a path. */
export function uncertainFigures(overall: Measured, spread: NetworkSpread | undefined): PathFigures {
  return mapPlaces((of) => overall[of].map((figures, i) => figuresOf(figures, spread?.[of][i])));
}

/**
 * Intervals over independent replications, mean +- t s / sqrt(n): see meanInterval.
 * @param paths figures of each replication of one network, at least one
 * @param ids of the stations, classes and pools, as the figures are in order
 */
export function replicationIntervals(paths: readonly PathFigures[], ids: Measured): NetworkIntervals {
  return mapPlaces((of) =>
    ids[of].map(({ id }, i) => ({ id, ...mapUncertain((figure) => meanInterval(paths.map((path) => path[of][i]![figure]))) })),
  );
}

/**
 * Intervals of one path by batch means of the stretches between its samples: see batchMeansInterval, which says when the path is
 * too short (`count` 0), as it is where a figure is of something that fewer than 20 stretches have. The means are those of the whole path. Quantiles have no interval: a stretch has none of its own.
 */
export function pathIntervals({ overall, samples, spread }: NetworkResult): NetworkIntervals {
  return mapPlaces((of) =>
    overall[of].map((figures, i) => {
      const whole = figuresOf(figures, spread?.[of][i]);
      const parts = samples.map((sample) => sample[of][i]!);
      return { id: figures.id, ...mapUncertain((figure) => aroundMean(whole[figure], batchInterval(figure, parts))) };
    }),
  );
}

/** Half the width of an interval as a share of its mean; 0 for a figure that is always 0, Infinity where either is unknown. */
export function halfWidthShare({ mean, high }: MeanInterval): number {
  const halfWidth = high - mean;
  if (halfWidth === 0) return 0;
  const share = halfWidth / Math.abs(mean);
  return Number.isNaN(share) ? Infinity : share;
}

/** Figures that a stretch between samples has none of. */
type Quantile = 'waitP95Days' | 'cycleP95Days';

/** What each figure is a mean over, in one stretch: time (the stretches are equally long), or jobs. */
const WEIGHTS: Readonly<Record<Exclude<UncertainFigure, Quantile>, 'time' | 'departures' | 'arrivals'>> = {
  throughputPerDay: 'time',
  meanInProcess: 'time',
  meanWaiting: 'time',
  meanWaitDays: 'departures',
  meanCycleDays: 'departures',
  utilizationShare: 'time',
  unservedShare: 'arrivals',
};

/** Names of the figures that have an interval. */
export const UNCERTAIN = [...Object.keys(WEIGHTS), 'waitP95Days', 'cycleP95Days'] as readonly UncertainFigure[];

/** Fewer stretches in which there was anything do not tell how much they differ: all jobs of a path may have come in one. */
const FEWEST_PARTS = 20;

const UNKNOWN: MeanInterval = { count: 0, mean: NaN, standardError: NaN, low: NaN, high: NaN };

function batchInterval(figure: UncertainFigure, parts: readonly PlaceFigures[]): MeanInterval {
  if (figure === 'waitP95Days' || figure === 'cycleP95Days') return UNKNOWN;
  const weight = WEIGHTS[figure];
  const values = parts.map((part) => (figure === 'unservedShare' ? unservedShare(part) : part[figure]));
  // a stretch without any capacity has no utilization, nor any weight in it
  const weights = parts.map((part, i) => (weight === 'time' ? Number(Number.isFinite(values[i]!)) : part[weight]));
  if (weights.filter((each) => each > 0).length < FEWEST_PARTS) return UNKNOWN;
  return batchMeansInterval(values, weights);
}

function aroundMean(mean: number, { count, standardError, low, high }: MeanInterval): MeanInterval {
  if (Number.isNaN(mean)) return UNKNOWN;
  const halfWidth = (high - low) / 2;
  return { count, mean, standardError, low: mean - halfWidth, high: mean + halfWidth };
}

function unservedShare({ lost, balked, abandoned, arrivals }: PlaceFigures): number {
  return (lost + balked + abandoned) / arrivals;
}

function figuresOf(figures: PlaceFigures, spread: PlaceSpread | undefined): UncertainFigures {
  const { throughputPerDay, meanInProcess, meanWaiting, meanWaitDays, meanCycleDays, utilizationShare } = figures;
  return {
    throughputPerDay,
    meanInProcess,
    meanWaiting,
    meanWaitDays,
    meanCycleDays,
    utilizationShare,
    unservedShare: unservedShare(figures),
    waitP95Days: spread === undefined ? NaN : histogramQuantile(spread.waitDays, QUANTILE),
    cycleP95Days: spread === undefined ? NaN : histogramQuantile(spread.cycleDays, QUANTILE),
  };
}

/** A value for each figure that has an interval. */
export function mapUncertain<Value>(of: (figure: UncertainFigure) => Value): { readonly [Figure in UncertainFigure]: Value } {
  return Object.fromEntries(UNCERTAIN.map((figure) => [figure, of(figure)])) as { [Figure in UncertainFigure]: Value };
}

function mapPlaces<Row>(of: (places: keyof NetworkIntervals) => readonly Row[]): {
  readonly [Places in keyof NetworkIntervals]: readonly Row[];
} {
  return { stations: of('stations'), classes: of('classes'), pools: of('pools') };
}
