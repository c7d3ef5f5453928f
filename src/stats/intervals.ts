import { momentsOf, standardError } from './moments.ts';
import { studentQuantile } from './student-t.ts';

/** What an interval leaves out at both ends together. */
const OUTSIDE_SHARE = 0.05;

/** A mean with its 95 % confidence interval. */
export type MeanInterval = {
  readonly count: number;
  readonly mean: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
};

/**
 * Mean of independent replications with its 95 % confidence interval, mean +- t(n - 1) s / sqrt(n); NaN bounds for fewer than two.
 * @param values one number per replication
 * @param pickedFrom of so many means, known from the same replications, this one was picked by its size: the interval is then wide enough
 *   for all of them at once (Bonferroni), 1 - 0.05 / pickedFrom each
 *
 * meanInterval([5, 5, 5]) // => { count: 3, mean: 5, standardError: 0, low: 5, high: 5 }
 */
export function meanInterval(values: Iterable<number>, pickedFrom: number = 1): MeanInterval {
  const moments = momentsOf(values);
  const error = standardError(moments);
  const share = 1 - OUTSIDE_SHARE / (2 * pickedFrom);
  const halfWidth = moments.count > 1 ? studentQuantile(share, moments.count - 1) * error : NaN;
  const mean = moments.count > 0 ? moments.mean : NaN;
  return { count: moments.count, mean, standardError: error, low: mean - halfWidth, high: mean + halfWidth };
}
