import { assert } from '../base/assert.ts';

/** Numbers averaged into one before the rule is applied. */
const BATCH = 5;
/** Fewer leave no half to search and no half to judge by. */
const LEAST_BATCHES = 4;

/** Where a series has settled, by MSER-5. */
export type Truncation = {
  /** Numbers to leave out from the start, a multiple of five. */
  readonly truncated: number;
  /** False if the rule would rather leave out more than half: the series is too short for what it starts with. */
  readonly settled: boolean;
};

/**
 * Truncation by MSER-5: of the means z of batches of five, leave out the first d for which the marginal standard error of the rest is
 * least, min over d <= n / 2 of sum over i > d of (z_i - mean)^2 / (n - d)^2.
 * Source: White (1997), Simulation 69, 323-334; batches of five: Spratt (1998), University of Virginia; White, Cobb and Spratt (2000),
 * Proceedings of the Winter Simulation Conference, 755-760.
 * @param values at equal steps of time or of jobs, 20 or more; the last that fill no batch count for nothing
 * @throws InvariantError if there are fewer
 *
 * mser5([9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1]) // => { truncated: 5, settled: true }
 */
export function mser5(values: ArrayLike<number>): Truncation {
  const means = batchMeansOfFive(values);
  const count = means.length;
  assert(count >= LEAST_BATCHES, 'enough numbers for MSER-5', { numbers: values.length, least: BATCH * LEAST_BATCHES });
  const furthest = Math.floor(count / 2);
  const centre = means.reduce((sum, mean) => sum + mean, 0) / count;
  let sum = 0;
  let squares = 0;
  let best = furthest;
  let least = Infinity;
  for (let d = count - 1; d >= 0; d--) {
    const z = means[d]! - centre; // far from zero, squares would lose digits
    sum += z;
    squares += z * z;
    const left = count - d;
    const statistic = (squares - (sum * sum) / left) / (left * left);
    if (d <= furthest && statistic <= least) {
      least = statistic;
      best = d;
    }
  }
  return { truncated: best * BATCH, settled: best < furthest };
}

function batchMeansOfFive(values: ArrayLike<number>): Float64Array {
  const means = new Float64Array(Math.floor(values.length / BATCH));
  for (let i = 0; i < means.length * BATCH; i++) means[Math.floor(i / BATCH)]! += values[i]! / BATCH;
  return means;
}
