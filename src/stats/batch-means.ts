import { assert } from '../base/assert.ts';
import { inverseNormal } from '../numeric/normal.ts';
import type { MeanInterval } from './intervals.ts';
import { twoSided95 } from './student-t.ts';

/** More batches than this narrow an interval by next to nothing; with fewer than the least, chance widens it. */
const MOST_BATCHES = 30;
const LEAST_BATCHES = 10;
/** Correlation is looked for among more batches than are used: few hide it, and merging takes most of what is left away. */
const MOST_TESTED = 120;
const TESTED_PER_BATCH = 2;
/** Chance that batches without correlation are taken for correlated. */
const TEST_LEVEL = 0.05;

/**
 * The 95 % confidence interval of a mean from one path, by non-overlapping batch means.
 *
 * The parts of the path are gathered into at most 120 batches. While von Neumann's ratio finds these correlated at the level of 5 %,
 * neighbours are merged, which halves their number; below 20 the path is too short. Those that pass are merged once more, into b = 10
 * to 30, of residuals e_j = Y_j - R X_j around the mean R = sum Y / sum X. Its variance is A b / (b - 1) sum e_j^2 / (sum X)^2, where
 * A = (1 + r) / (1 - r), at least 1, makes up for the lag-1 correlation r that is left; the interval is R +- t(b - 1) times its root.
 * Source: Schmeiser (1982), Operations Research 30, 556-568 (10 to 30 batches); Fishman (1978), Management Science 24, 510-521
 * (merging by von Neumann's ratio); Law and Carson (1979), Operations Research 27, 1011-1025 (test among more batches than are used);
 * Cochran (1977), Sampling Techniques, 6.3 (variance of a ratio); Tafazzoli and Wilson (2011), IIE Transactions 43, 110-128 (A).
 * @param values mean over each part of the path, in order, shape [n]; where its weight is 0, anything
 * @param weights X: what each is a mean over (time, jobs), >= 0, shape [n]; 1 for each where left out
 * @returns `count` is the number of batches; 0, with NaN for bounds and standard error, if the path is too short: at least 20 parts
 *   are needed
 * @throws InvariantError if the lengths differ
 *
 * batchMeansInterval(new Float64Array(20).fill(3)) // => { count: 10, mean: 3, standardError: 0, low: 3, high: 3 }
 * batchMeansInterval([1, 2, 3], [1, 1, 2]).mean // => 2.25
 */
export function batchMeansInterval(values: ArrayLike<number>, weights?: ArrayLike<number>): MeanInterval {
  assert(weights === undefined || weights.length === values.length, 'a weight for each value', { values: values.length });
  const weightOf = (i: number): number => (weights === undefined ? 1 : weights[i]!);
  let weight = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    weight += weightOf(i);
    if (weightOf(i) > 0) total += weightOf(i) * values[i]!;
  }
  const mean = total / weight;
  const residuals = Float64Array.from({ length: values.length }, (_, i) =>
    weightOf(i) > 0 ? weightOf(i) * (values[i]! - mean) : 0,
  );
  const batches = weight > 0 ? uncorrelatedBatches(residuals) : undefined;
  if (batches === undefined) return { count: 0, mean, standardError: NaN, low: NaN, high: NaN };
  const count = batches.length;
  const standardError = Math.sqrt((inflation(batches) * sumOfSquares(batches) * count) / (count - 1)) / weight;
  const halfWidth = twoSided95(count - 1) * standardError;
  return { count, mean, standardError, low: mean - halfWidth, high: mean + halfWidth };
}

/**
 * Lag-1 correlation of numbers around 0 by von Neumann's ratio, in standard deviations of what chance gives:
 * C = 1 - sum (e_j+1 - e_j)^2 / (2 sum e_j^2), of variance (b - 2) / (b^2 - 1) without correlation; NaN if all are 0.
 * Source: Fishman (1978), Management Science 24, 510-521.
 *
 * vonNeumannScore([1, -1, 1, -1]).toFixed(3) // => '-1.369'
 */
export function vonNeumannScore(residuals: ArrayLike<number>): number {
  const count = residuals.length;
  let differences = 0;
  for (let j = 1; j < count; j++) {
    const step = residuals[j]! - residuals[j - 1]!;
    differences += step * step;
  }
  const correlation = 1 - differences / (2 * sumOfSquares(residuals));
  return correlation / Math.sqrt((count - 2) / (count * count - 1));
}

/** Sums of so many neighbours that chance explains what correlation they have; undefined if there are too few. */
function uncorrelatedBatches(residuals: Float64Array): Float64Array | undefined {
  const limit = inverseNormal(1 - TEST_LEVEL);
  let tested = Math.min(residuals.length, MOST_TESTED);
  while (tested >= TESTED_PER_BATCH * LEAST_BATCHES) {
    if (!(vonNeumannScore(gather(residuals, tested)) > limit)) {
      return gather(residuals, Math.min(MOST_BATCHES, Math.floor(tested / TESTED_PER_BATCH)));
    }
    tested = Math.floor(tested / 2);
  }
  return undefined;
}

/** Sums of neighbours, in groups whose sizes differ by at most one. */
function gather(residuals: Float64Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < residuals.length; i++) sums[Math.floor((i * groups) / residuals.length)]! += residuals[i]!;
  return sums;
}

/** By how much neighbours that are alike, as in an AR(1) series, raise the variance of the mean: (1 + r) / (1 - r), at least 1. */
function inflation(batches: Float64Array): number {
  let products = 0;
  for (let j = 1; j < batches.length; j++) products += batches[j]! * batches[j - 1]!;
  const correlation = products > 0 ? products / sumOfSquares(batches) : 0;
  return (1 + correlation) / (1 - correlation);
}

function sumOfSquares(numbers: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < numbers.length; j++) sum += numbers[j]! * numbers[j]!;
  return sum;
}
