import { createStream, type Stream } from './streams.ts';

/** The greatest double below 1. */
const BELOW_ONE = 1 - 1.1102230246251565e-16;

/** Points of a Latin hypercube. */
export type LatinHypercube = {
  readonly count: number;
  /** The coordinates of a point [0, count), one for each dimension, strictly between 0 and 1. */
  readonly at: (index: number) => Float64Array;
};

/**
 * Draws N points with one in each of N equal intervals in every dimension: (p(k) + u(k)) / N, p a random permutation of 0 .. N - 1
 * and u uniform. A dimension's coordinates depend on the label, its name and N alone, so that a dimension more changes no other.
 * Source: McKay, Beckman and Conover (1979), Technometrics 21, 239-245.
 * @param label names the substreams that the points come from
 * @param dimensions names, all different
 * @param count N [1, ...)
 *
 * latinHypercube('a seed', ['growth'], 1).at(0).length // => 1
 */
export function latinHypercube(label: string, dimensions: readonly string[], count: number): LatinHypercube {
  const columns = dimensions.map((name) => stratified(createStream(`${label}/latin-hypercube/${name}`), count));
  return { count, at: (index) => Float64Array.from(columns, (column) => column[index]!) };
}

function stratified(stream: Stream, count: number): Float64Array {
  const strata = Float64Array.from({ length: count }, (_, k) => k);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(stream.next() * (k + 1));
    [strata[k], strata[other]] = [strata[other]!, strata[k]!];
  }
  return strata.map((stratum) => Math.min(BELOW_ONE, (stratum + stream.next()) / count));
}
