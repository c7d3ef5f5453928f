/** Correlated uniform numbers by a Gaussian copula. */

import { assert } from '../base/assert.ts';
import type { Problem } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import { type Cholesky, choleskyOf } from '../numeric/cholesky.ts';
import { inverseNormal, normalCdf } from '../numeric/normal.ts';
import { sineNearZero } from '../numeric/sine.ts';

/** What a uniform number keeps from its ends: 2^-53, the distance of the greatest double below 1. */
const MARGIN = 1.1102230246251565e-16;

/** Spearman's rank correlation of two dimensions of a point. */
export type RankPair = {
  /** place in the point [0, ...) */
  readonly one: number;
  /** place in the point, another */
  readonly other: number;
  /** (-1, 1) */
  readonly rank: number;
};

/** The row of the Cholesky factor of each dimension that depends on others. */
export type Copula = readonly { readonly dimension: number; readonly row: Float64Array }[];

/**
 * Prepares a Gaussian copula with given rank correlations: the Cholesky factor L of the matrix of Pearson's correlations
 * r = 2 sin(pi rho / 6), rho Spearman's; pairs that are not named are independent as far as the others let them.
 * Source: Pearson (1907), On further methods of determining correlation; Kruskal (1958), JASA 53, 814-861.
 * @param dimensions how many a point has
 * @param pairs valid (see copulaProblem)
 * @throws InvariantError where the pairs cannot all hold
 *
 * copulaOf(3, [{ one: 0, other: 2, rank: 0.5 }]).map(({ dimension }) => dimension) // => [2]
 */
export function copulaOf(dimensions: number, pairs: readonly RankPair[]): Copula {
  const { rows, faultAt } = factorOf(dimensions, pairs);
  assert(faultAt === undefined, 'rank correlations can hold together', { faultAt });
  const all = rows.map((row, dimension) => ({ dimension, row }));
  return all.filter(({ dimension, row }) => row.some((weight, j) => j < dimension && weight !== 0));
}

/**
 * Turns independent uniform numbers into correlated ones, each still uniform: Phi(L Phi^-1(u)). Those that depend on none before
 * them keep every bit.
 * @param copula from copulaOf
 * @param point u, shape dimensions, strictly between 0 and 1
 * @returns shape dimensions, strictly between 0 and 1
 *
 * correlate(copulaOf(2, []), [0.1, 0.7]) // => new Float64Array([0.1, 0.7])
 */
export function correlate(copula: Copula, point: ArrayLike<number>): Float64Array {
  const correlated = Float64Array.from(point);
  for (const { dimension, row } of copula) {
    const z = row.reduce((sum, weight, j) => (weight === 0 ? sum : sum + weight * inverseNormal(point[j]!)), 0);
    correlated[dimension] = Math.min(1 - MARGIN, Math.max(MARGIN, normalCdf(z)));
  }
  return correlated;
}

/**
 * The independent normal scores z that a copula makes into these: z with L z = v, the inverse of what correlate does to scores.
 * @param copula from copulaOf
 * @param scores v, shape dimensions
 *
 * independentScores(copulaOf(2, []), [1, -2]) // => new Float64Array([1, -2])
 */
export function independentScores(copula: Copula, scores: ArrayLike<number>): Float64Array {
  const independent = Float64Array.from(scores);
  for (const { dimension, row } of copula) {
    let rest = scores[dimension]!;
    for (let j = 0; j < dimension; j++) rest -= row[j]! * independent[j]!;
    independent[dimension] = rest / row[dimension]!;
  }
  return independent;
}

/**
 * What keeps rank correlations from holding together, in words, or nothing.
 * @param names of the dimensions
 * @param pairs any numbers, places within the names
 *
 * copulaProblem(['a', 'b'], [{ one: 0, other: 1, rank: 1 }]).received // => '1'
 */
export function copulaProblem(names: readonly string[], pairs: readonly RankPair[]): Problem | undefined {
  const nameOf = ({ one, other }: RankPair): string => `${names[one]} and ${names[other]}`;
  for (const [i, pair] of pairs.entries()) {
    if (pair.one === pair.other)
      return { expected: 'a correlation between two parameters', received: `${names[pair.one]} twice` };
    if (!(Math.abs(pair.rank) < 1)) {
      return {
        expected: `a rank correlation of ${nameOf(pair)} between -1 and 1, without the ends`,
        received: String(pair.rank),
      };
    }
    const again = pairs.slice(0, i).some((before) => placeOf(before) === placeOf(pair));
    if (again) return { expected: 'each pair once', received: `${nameOf(pair)} twice` };
  }
  const { faultAt } = factorOf(names.length, pairs);
  return faultAt === undefined ? undefined : contradiction(names, pairs, faultAt);
}

function contradiction(names: readonly string[], pairs: readonly RankPair[], faultAt: number): Problem {
  const involved = pairs.filter(({ one, other }) => one <= faultAt && other <= faultAt);
  return {
    expected: 'rank correlations that can hold together (a positive definite matrix)',
    received: involved.map(({ one, other, rank }) => `${numberText(rank)} of ${names[one]} and ${names[other]}`).join(', '),
    hint: `Move those of ${names[faultAt]} nearer to 0, or state the ones left out, which count as 0`,
  };
}

function placeOf({ one, other }: RankPair): string {
  return `${Math.min(one, other)} ${Math.max(one, other)}`;
}

/** The matrix of Pearson's correlations that the rank correlations make, factored. */
function factorOf(dimensions: number, pairs: readonly RankPair[]): Cholesky {
  const pearson = new Map(pairs.map((pair) => [placeOf(pair), 2 * sineNearZero((Math.PI * pair.rank) / 6)]));
  return choleskyOf(dimensions, (row, column) => (row === column ? 1 : (pearson.get(`${column} ${row}`) ?? 0)));
}
