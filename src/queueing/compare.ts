import type { MeanInterval } from '../stats/intervals.ts';
import { meanInterval } from '../stats/intervals.ts';
import type { NetworkIntervals, UncertainFigure } from './intervals.ts';
import { mapUncertain } from './intervals.ts';
import type { NetworkStudy } from './replicate.ts';

/** One figure of two networks, replication by replication. */
export interface PairedDifference {
  readonly first: MeanInterval;
  readonly second: MeanInterval;
  /** Second less first, with the 95 % confidence interval of the pairs. */
  readonly difference: MeanInterval;
  /** As many times the replications would tell the difference as well with independent random numbers; below 1, fewer would. */
  readonly savedRatio: number;
}

/** The figures of a place that both networks have. */
export type PlaceComparison = { readonly id: string } & { readonly [Figure in UncertainFigure]: PairedDifference };

/** Two networks compared, by station, class and pool. */
export type NetworkComparison = { readonly [Places in keyof NetworkIntervals]: readonly PlaceComparison[] };

/** Difference of sums that have the same terms in another order, relative to them: no difference. */
const ROUNDING = 1e-12;

/**
 * Difference of two means over paired replications: d_j = y_j - x_j has the interval mean +- t(n - 1) s_d / sqrt(n). Independent
 * replications would have the variance s_x^2 + s_y^2, so that common random numbers save a factor (s_x^2 + s_y^2) / s_d^2 of them:
 * Infinity where all differences are the same, NaN where none of the three varies.
 * Source: Law (2015), Simulation Modeling and Analysis, 10.2.1 (paired t) and 11.2 (common random numbers).
 * @param first x, one number per replication
 * @param second y, the same count; y_j had the random numbers of x_j
 *
 * pairedDifference([1, 2, 3], [2, 3, 4]).difference // => { count: 3, mean: 1, standardError: 0, low: 1, high: 1 }
 * pairedDifference([1, 2, 3], [2, 4, 6]).savedRatio // => 5
 */
export function pairedDifference(first: readonly number[], second: readonly number[]): PairedDifference {
  const [one, other] = [meanInterval(first), meanInterval(second)];
  const difference = meanInterval(first.map((value, j) => differenceOf(value, second[j]!)));
  const variance = ({ standardError }: MeanInterval): number => standardError * standardError;
  const savedRatio = (variance(one) + variance(other)) / variance(difference);
  return { first: one, second: other, difference, savedRatio };
}

function differenceOf(value: number, other: number): number {
  const difference = other - value;
  return Math.abs(difference) <= ROUNDING * Math.abs(value) ? 0 : difference;
}

/**
 * Whether the two are the same in every replication, but for rounding.
 *
 * isSame(pairedDifference([0.1 + 0.2, 1], [0.3, 1])) // => true
 */
export function isSame({ difference }: PairedDifference): boolean {
  return difference.low === 0 && difference.high === 0;
}

/**
 * Whether the interval of a difference leaves out 0.
 *
 * isToldApart({ count: 3, mean: 5, standardError: 1, low: 1, high: 9 }) // => true
 * isToldApart({ count: 3, mean: 5, standardError: 3, low: -8, high: 18 }) // => false
 */
export function isToldApart({ low, high }: MeanInterval): boolean {
  return low > 0 || high < 0;
}

/**
 * Compares two networks by the stations, classes and pools that both have.
 * @param first replicated with the same seed, draw and number of replications as the second, so that equal numbers are pairs
 */
export function compareStudies(first: NetworkStudy, second: NetworkStudy): NetworkComparison {
  const placesOf = (of: keyof NetworkIntervals): PlaceComparison[] =>
    first.intervals[of].flatMap(({ id }, i) => {
      const j = second.intervals[of].findIndex((place) => place.id === id);
      if (j < 0) return [];
      const valuesOf = ({ paths }: NetworkStudy, place: number, figure: UncertainFigure): number[] =>
        paths.map((path) => path[of][place]![figure]);
      return [{ id, ...mapUncertain((figure) => pairedDifference(valuesOf(first, i, figure), valuesOf(second, j, figure))) }];
    });
  return { stations: placesOf('stations'), classes: placesOf('classes'), pools: placesOf('pools') };
}
