import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';

/** A point of the score space, what a path that starts there says, by target, and the path's number, which names its chance. */
export interface Particle {
  readonly scores: Float64Array;
  readonly simulated: Float64Array;
  readonly draw: number;
}

/**
 * Weights that sum to 1, in proportion to exp(l_i).
 * @param logs l_i, not all -Infinity
 *
 * weightsOf([0, 0]) // => new Float64Array([0.5, 0.5])
 */
export function weightsOf(logs: readonly number[]): Float64Array {
  const highest = Math.max(...logs);
  const weights = Float64Array.from(logs, (value) => exp(value - highest));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Effective number of equally weighted particles: 1 / sum w^2 (Kish 1965), w summing to 1.
 *
 * effectiveSize(new Float64Array([0.5, 0.5])) // => 2
 */
export function effectiveSize(weights: Float64Array): number {
  return 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
}

/**
 * ln of the mean of exp(l_i).
 *
 * logMeanExp([3, 3]) // => 3
 */
export function logMeanExp(logs: readonly number[]): number {
  const highest = Math.max(...logs);
  return highest + log(logs.reduce((sum, value) => sum + exp(value - highest), 0) / logs.length);
}

/**
 * Places of as many particles as there are weights, each about as often as it weighs: systematic resampling, one uniform number for all.
 * Source: Kitagawa 1996.
 * @param share uniform, [0, 1)
 *
 * resampledPlaces(new Float64Array([0.5, 0, 0.5, 0]), 0.5) // => [0, 0, 2, 2]
 */
export function resampledPlaces(weights: Float64Array, share: number): number[] {
  const places: number[] = [];
  let end = 0;
  for (const [place, weight] of weights.entries()) {
    end += weight * weights.length;
    while (places.length + share < end && places.length < weights.length) places.push(place);
  }
  while (places.length < weights.length) places.push(weights.length - 1); // what rounding has left
  return places;
}

/** The normal distribution that a population of points is most like. */
export interface NormalFit {
  readonly mean: Float64Array;
  /** Covariances [row * dimensions + column] */
  readonly covariance: Float64Array;
}

/**
 * Mean and covariance of points; correlations are drawn towards 0 by d / (d + n), since n points tell little of the d (d - 1) / 2 of them.
 * @param points n of them, shape d each, two or more
 */
export function normalFit(points: readonly Float64Array[]): NormalFit {
  const [first] = points;
  const d = first!.length;
  const n = points.length;
  const mean = new Float64Array(d);
  for (const point of points) for (let i = 0; i < d; i++) mean[i] = mean[i]! + point[i]! / n;
  const covariance = new Float64Array(d * d);
  const kept = n / (d + n);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (const point of points) sum += (point[i]! - mean[i]!) * (point[j]! - mean[j]!);
      const value = (sum / (n - 1)) * (i === j ? 1 : kept);
      covariance[i * d + j] = value;
      covariance[j * d + i] = value;
    }
  }
  return { mean, covariance };
}
