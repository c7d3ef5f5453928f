/** How well numbers fit what they are said to be: statistics and the probabilities of doing worse by chance. */
import { regularizedGammaQ } from '../../src/numeric/gamma.ts';
import { normalCdf } from '../../src/numeric/normal.ts';

/** Rarer than this by chance is a fault: hundreds of checks of honest numbers all pass, and the seeds are fixed. */
const RARE = 1e-5;

/** Neither too far from what is expected nor, as an artefact would be, too near. */
export const isPlausible = (p: number): boolean => p > RARE && p < 1 - RARE;

/** Probability that a standard normal number is further from 0. */
export const normalP = (score: number): number => 2 * normalCdf(-Math.abs(score));

/** Probability that chance alone leaves a larger sum of (found - expected)^2 / expected; cells are equally likely unless said. */
export function chiSquareP(cells: ArrayLike<number>, shares?: readonly number[]): number {
  let total = 0;
  for (let i = 0; i < cells.length; i++) total += cells[i]!;
  let sum = 0;
  for (let i = 0; i < cells.length; i++) {
    const expected = total * (shares?.[i] ?? 1 / cells.length);
    sum += ((cells[i]! - expected) * (cells[i]! - expected)) / expected;
  }
  return regularizedGammaQ((cells.length - 1) / 2, sum / 2);
}

/** Probability that the sum of the squares of so many standard normal scores is larger. */
export function scoresP(scores: readonly number[]): number {
  return regularizedGammaQ(scores.length / 2, scores.reduce((sum, score) => sum + score * score, 0) / 2);
}

/** Kolmogorov's and Smirnov's test of numbers, ascending, that should be uniform: 2 (e^(-2 d^2) - e^(-8 d^2) + ...), d = sqrt(n) D. */
export function kolmogorovP(ascending: Float64Array): number {
  const count = ascending.length;
  let distance = 0;
  for (let i = 0; i < count; i++) distance = Math.max(distance, (i + 1) / count - ascending[i]!, ascending[i]! - i / count);
  const square = count * distance * distance;
  return square < 0.1 ? 1 - RARE / 2 : 2 * (Math.exp(-2 * square) - Math.exp(-8 * square) + Math.exp(-18 * square));
}

/**
 * Anderson's and Darling's test of the same, which weighs the ends most: A^2 = -n - sum of (2i - 1) (ln u(i) + ln(1 - u(n+1-i))) / n.
 * The probability is its upper tail, sqrt(3 / (pi A^2)) e^(-A^2), good where it is small.
 */
export function andersonP(ascending: Float64Array): number {
  const count = ascending.length;
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (2 * i + 1) * (Math.log(ascending[i]!) + Math.log1p(-ascending[count - 1 - i]!));
  const square = -count - sum / count;
  return square < 1 ? 0.5 : Math.sqrt(3 / (Math.PI * square)) * Math.exp(-square);
}

/** sqrt(n) times the correlation of uniform numbers with others: standard normal if they are independent. */
export function correlationScore(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i]! - 0.5) * (y[i]! - 0.5);
  return (12 * sum) / Math.sqrt(x.length);
}
