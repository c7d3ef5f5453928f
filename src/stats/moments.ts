/** Count, mean and sum of squared deviations of a set of numbers: all that its variance needs, and mergeable. */
export type Moments = { readonly count: number; readonly mean: number; readonly squaredDeviations: number };

/** Moments of no numbers at all. */
export const NO_MOMENTS: Moments = { count: 0, mean: 0, squaredDeviations: 0 };

/**
 * Moments with one more number: d = x - mean, mean' = mean + d / n, S' = S + d (x - mean').
 * Source: Welford (1962), Technometrics 4, 419-420.
 * @param moments so far
 * @param value x
 *
 * withValue({ count: 1, mean: 2, squaredDeviations: 0 }, 4) // => { count: 2, mean: 3, squaredDeviations: 2 }
 */
export function withValue(moments: Moments, value: number): Moments {
  const count = moments.count + 1;
  const deviation = value - moments.mean;
  const mean = moments.mean + deviation / count;
  return { count, mean, squaredDeviations: moments.squaredDeviations + deviation * (value - mean) };
}

/**
 * Moments of a set of numbers.
 * @param values any count
 *
 * momentsOf([2, 4]) // => { count: 2, mean: 3, squaredDeviations: 2 }
 */
export function momentsOf(values: Iterable<number>): Moments {
  let moments = NO_MOMENTS;
  for (const value of values) moments = withValue(moments, value);
  return moments;
}

/**
 * Moments of two sets taken together: S = S1 + S2 + d^2 n1 n2 / (n1 + n2), d the difference of the means.
 * Source: Chan, Golub and LeVeque (1983), The American Statistician 37, 242-247.
 * @param one moments of the first set
 * @param other moments of the second set
 *
 * mergeMoments(momentsOf([2]), momentsOf([4])) // => momentsOf([2, 4])
 */
export function mergeMoments(one: Moments, other: Moments): Moments {
  const count = one.count + other.count;
  if (count === 0) return NO_MOMENTS;
  const difference = other.mean - one.mean;
  const share = other.count / count;
  return {
    count,
    mean: one.mean + difference * share,
    squaredDeviations: one.squaredDeviations + other.squaredDeviations + difference * difference * one.count * share,
  };
}

/**
 * Unbiased variance, S / (n - 1).
 * @param moments of at least two numbers; otherwise NaN
 *
 * varianceOfMoments(momentsOf([2, 4])) // => 2
 */
export function varianceOfMoments(moments: Moments): number {
  return moments.count > 1 ? moments.squaredDeviations / (moments.count - 1) : NaN;
}

/**
 * Standard error of the mean of independent numbers, sqrt(variance / n).
 * @param moments of at least two numbers; otherwise NaN
 *
 * standardError(momentsOf([2, 4])) // => 1
 */
export function standardError(moments: Moments): number {
  return Math.sqrt(varianceOfMoments(moments) / moments.count);
}
