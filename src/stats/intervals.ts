import { momentsOf, standardError } from './moments.ts';
import { twoSided95 } from './student-t.ts';

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
 *
 * meanInterval([5, 5, 5]) // => { count: 3, mean: 5, standardError: 0, low: 5, high: 5 }
 */
export function meanInterval(values: Iterable<number>): MeanInterval {
  const moments = momentsOf(values);
  const error = standardError(moments);
  const halfWidth = moments.count > 1 ? twoSided95(moments.count - 1) * error : NaN;
  const mean = moments.count > 0 ? moments.mean : NaN;
  return { count: moments.count, mean, standardError: error, low: mean - halfWidth, high: mean + halfWidth };
}
