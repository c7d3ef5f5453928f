import { assert } from '../base/assert.ts';

/** A straight line fitted through points, with the standard errors of its two numbers. */
export type LineFit = {
  readonly slope: number;
  readonly intercept: number;
  readonly slopeStandardError: number;
  readonly interceptStandardError: number;
};

/**
 * Ordinary least squares of y on x: slope = Sxy / Sxx, residual variance s^2 = sum of squared residuals / (n - 2), standard
 * errors s / sqrt(Sxx) and s sqrt(1/n + mean(x)^2 / Sxx); NaN standard errors for two points.
 * @param x at least two different numbers, shape [n]
 * @param y shape [n]
 * @throws InvariantError if the lengths differ or all x are equal
 *
 * fitLine([0, 1, 2], [1, 3, 5]) // => { slope: 2, intercept: 1, slopeStandardError: 0, interceptStandardError: 0 }
 */
export function fitLine(x: ArrayLike<number>, y: ArrayLike<number>): LineFit {
  const count = x.length;
  assert(count === y.length, 'as many x as y', { x: count, y: y.length });
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const sumXX = sumOfProducts(x, meanX, x, meanX);
  assert(sumXX > 0, 'at least two different x', { count });
  const slope = sumOfProducts(x, meanX, y, meanY) / sumXX;
  const intercept = meanY - slope * meanX;
  let squaredResiduals = 0;
  for (let i = 0; i < count; i++) {
    const residual = y[i]! - meanY - slope * (x[i]! - meanX);
    squaredResiduals += residual * residual;
  }
  const variance = count > 2 ? squaredResiduals / (count - 2) : NaN;
  return {
    slope,
    intercept,
    slopeStandardError: Math.sqrt(variance / sumXX),
    interceptStandardError: Math.sqrt(variance * (1 / count + (meanX * meanX) / sumXX)),
  };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function sumOfProducts(x: ArrayLike<number>, meanX: number, y: ArrayLike<number>, meanY: number): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - meanX) * (y[i]! - meanY);
  return sum;
}
