import { assert } from '../base/assert.ts';
import { momentsOf, varianceOfMoments } from './moments.ts';
import { ascending, quantileType7 } from './quantiles.ts';

/** Ends of a 90 % interval. */
const LOW = 0.05;
const HIGH = 0.95;

/**
 * With fewer rows in which anything moves there is no interval: of k such rows a resample misses all in a share e^-k of cases and then has
 * no variance to part, and those that it does not miss say little of the rows that were not drawn.
 */
export const FEWEST_MOVING_ROWS = 10;

/** Outcomes of Saltelli's design: at two independent samples A and B of n points, and at A with one input's column from B. */
export type SobolOutcomes = {
  /** f(A), shape [n] */
  readonly a: ArrayLike<number>;
  /** f(B), shape [n] */
  readonly b: ArrayLike<number>;
  /** f(A with column i from B), shape [inputs][n], see mixedPoint */
  readonly mixed: readonly ArrayLike<number>[];
};

/** An estimated share of variance with its bootstrap standard error and 90 % interval; these are NaN where too few rows move. */
export type IndexEstimate = {
  readonly share: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
};

/** Sobol' indices of one input. */
export type SobolIndices = {
  /** share of the variance that would go if this input alone were known: Var(E[f | x_i]) / Var f */
  readonly first: IndexEstimate;
  /** share that would be left if all other inputs were known: E[Var(f | all but x_i)] / Var f; never below `first` but for error */
  readonly total: IndexEstimate;
};

/**
 * A point of A with one input from the point of B in the same row.
 *
 * mixedPoint([1, 2, 3], [7, 8, 9], 1) // => [1, 8, 3]
 */
export function mixedPoint(a: readonly number[], b: readonly number[], input: number): number[] {
  return a.map((value, i) => (i === input ? b[i]! : value));
}

/**
 * Sobol' indices with percentile-bootstrap 90 % intervals over rows. With V the variance of A and B together and m their mean:
 * first_i = mean (f(B) - m) (f(AB_i) - f(A)) / V (Saltelli's), total_i = mean (f(A) - f(AB_i))^2 / 2V (Jansen's). An estimate may lie
 * outside 0 .. 1 by its error; it is NaN where nothing varies, and its interval where too few rows move. The intervals suppose independent rows: with a Sobol' sequence
 * or a Latin hypercube they are too wide, which errs on the safe side.
 * Source: Saltelli et al. (2010), Computer Physics Communications 181, 259-270, table 2 (b) and (f); Jansen (1999), ibid. 117, 35-43;
 * bootstrap: Archer, Saltelli and Sobol' (1997), Journal of Statistical Computation and Simulation 58, 99-120.
 * @param outcomes finite, of at least two rows
 * @param resamples of the bootstrap, some hundreds
 * @param uniform gives the next uniform number, 0 .. 1
 * @returns one pair per input
 * @throws InvariantError if the lengths differ or an outcome is not finite
 */
export function sobolIndices(outcomes: SobolOutcomes, resamples: number, uniform: () => number): SobolIndices[] {
  const rows = centredRows(outcomes);
  const inputs = outcomes.mixed.length;
  const all = Int32Array.from({ length: rows.a.length }, (_, row) => row);
  const estimates = sharesOf(rows, all);
  const isEnough = movingRows(outcomes) >= FEWEST_MOVING_ROWS;
  const bySample = Array.from({ length: isEnough ? resamples : 0 }, () => {
    return sharesOf(
      rows,
      all.map(() => Math.floor(uniform() * all.length)),
    );
  });
  const summary = (at: number): IndexEstimate => {
    const sample = bySample.map((shares) => shares[at]!).filter(Number.isFinite);
    return summarise(estimates[at]!, sample);
  };
  return Array.from({ length: inputs }, (_, i) => ({ first: summary(i), total: summary(inputs + i) }));
}

/**
 * Rows in which A or B has another outcome than most points have: all, of what varies evenly; few, where nearly all paths end before they
 * come to a milestone.
 *
 * movingRows({ a: [5, 5, 1], b: [5, 5, 5] }) // => 1
 */
export function movingRows({ a, b }: Pick<SobolOutcomes, 'a' | 'b'>): number {
  const counts = new Map<number, number>();
  for (const value of [...Array.from(a), ...Array.from(b)]) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const [usual] = [...counts].find(([, count]) => count === most)!;
  return Array.from(a).filter((value, row) => value !== usual || b[row] !== usual).length;
}

type Rows = { readonly a: Float64Array; readonly b: Float64Array; readonly mixed: readonly Float64Array[] };

/** Outcomes less the mean of A and B: products of what is far from 0 would lose digits, and make the estimates wilder. */
function centredRows({ a, b, mixed }: SobolOutcomes): Rows {
  const rows = a.length;
  const lengths = [b, ...mixed].map((column) => column.length);
  assert(rows >= 2 && lengths.every((length) => length === rows), 'A, B and their mixtures have the same rows', {
    rows,
    lengths,
  });
  const { mean } = momentsOf([...Array.from(a), ...Array.from(b)]);
  const centred = (column: ArrayLike<number>): Float64Array => {
    const less = Float64Array.from(column, (value) => value - mean);
    assert(less.every(Number.isFinite), 'outcomes are finite', { mean });
    return less;
  };
  return { a: centred(a), b: centred(b), mixed: mixed.map(centred) };
}

/** First-order shares of all inputs, then the total ones, from the chosen rows. */
function sharesOf({ a, b, mixed }: Rows, chosen: Int32Array): number[] {
  let sum = 0;
  let squares = 0;
  for (const row of chosen) {
    sum += a[row]! + b[row]!;
    squares += a[row]! * a[row]! + b[row]! * b[row]!;
  }
  const count = chosen.length;
  const mean = sum / (2 * count);
  const variance = (squares - sum * mean) / (2 * count - 1);
  const firsts: number[] = [];
  const totals: number[] = [];
  for (const column of mixed) {
    let products = 0;
    let moves = 0;
    for (const row of chosen) {
      const move = column[row]! - a[row]!;
      products += (b[row]! - mean) * move;
      moves += move * move;
    }
    firsts.push(products / count / variance);
    totals.push(moves / (2 * count) / variance);
  }
  return [...firsts, ...totals];
}

function summarise(share: number, sample: readonly number[]): IndexEstimate {
  if (sample.length < 2) return { share, standardError: Number.NaN, low: Number.NaN, high: Number.NaN };
  const sorted = ascending(sample);
  const standardError = Math.sqrt(varianceOfMoments(momentsOf(sample)));
  return { share, standardError, low: quantileType7(sorted, LOW), high: quantileType7(sorted, HIGH) };
}
