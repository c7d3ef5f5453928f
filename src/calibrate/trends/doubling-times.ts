import { log2 } from '../../numeric/log.ts';
import { type StreamKey, substreamKey } from '../../random/streams.ts';
import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { bootstrapDoublingTime, type DoublingTime } from './doubling-time.ts';
import { logPoints, sotaPoints } from './log-points.ts';

/** A published doubling time beside what its method gives. */
export interface ReproducedDoublingTime {
  readonly label: string;
  /** Series of the horizons. */
  readonly suite: string;
  /** Window of releases, or the two models that it is drawn through; open where empty. */
  readonly from: string;
  readonly to: string;
  readonly method: string;
  /** Models that it is fitted to. */
  readonly models: number;
  readonly published: PublishedFigure;
  /** An interval of NaN through two points. */
  readonly ours: DoublingTime;
  /** Whether ours, rounded as the published number is, equals it. */
  readonly reproduced: boolean;
}

/** Resamples of a bootstrap: the ends of intervals then move by under 2 % from seed to seed. */
const RESAMPLES = 2000;

/** Every published doubling time by the method that it names. */
export function reproduceDoublingTimes(trends: Trends, seed: StreamKey['seed']): ReproducedDoublingTime[] {
  return seriesOf(trends, 'metr-doubling-times').figures.map((published) => {
    const { label, more } = published;
    const { suite = '', from = '', to = '', method = '' } = more;
    const key = substreamKey({ seed, draw: 'point', replication: 1 }, 'trends', label, 'bootstrap');
    const { ours, models } = method === 'OLS' ? byRegression(trends, more, key) : byTwoPoints(trends, more);
    return { ...{ label, suite, from, to, method, models, published, ours }, reproduced: roundsTo(ours.days, published.value) };
  });
}

type Fitted = { readonly ours: DoublingTime; readonly models: number };

function byRegression(trends: Trends, more: PublishedFigure['more'], key: string): Fitted {
  const { suite = '', from = '', to = '' } = more;
  const points = sotaPoints(seriesOf(trends, suite), from, to);
  return { ours: bootstrapDoublingTime(points, key, RESAMPLES), models: points.days.length };
}

function byTwoPoints(trends: Trends, more: PublishedFigure['more']): Fitted {
  const { suite = '', from = '', to = '' } = more;
  const series = seriesOf(trends, suite);
  const figures = [figureOf(series, from), figureOf(series, to)];
  const { days, logs } = logPoints(figures);
  const doubling = (days[1]! - days[0]!) / (logs[1]! - logs[0]!);
  return { ours: { days: doubling, lowDays: Number.NaN, highDays: Number.NaN }, models: figures.length };
}

/**
 * Whether a number is a published one but for the rounding to its digits.
 *
 * roundsTo(212.176, 212) // => true
 * roundsTo(184.726, 187.778) // => false
 */
export function roundsTo(value: number, published: number): boolean {
  const decimals = /\.(\d+)$/.exec(String(published))?.[1]?.length ?? 0;
  return Number(value.toFixed(decimals)) === published;
}

/**
 * Time of one doubling between two values.
 *
 * doublingBetween(100, 1, 4) // => 50
 */
export function doublingBetween(elapsed: number, first: number, last: number): number {
  return elapsed / log2(last / first);
}
