/** The incomplete beta function, from which Student's t distribution follows. */

import { exp } from './exp.ts';
import { logGamma } from './gamma.ts';
import { log, log1p } from './log.ts';

const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
const MAX_TERMS = 10000;

/**
 * Regularised incomplete beta function I_x(a, b): the probability that a beta variate with parameters a, b is at most x;
 * relative error below 2e-13 + 4e-15 (a + b).
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction) and 8.17.4 (reflection).
 * @param x 0 .. 1
 * @param a positive
 * @param b positive
 *
 * regularizedBeta(0.5, 3, 3).toFixed(12) // => '0.500000000000'
 */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
  if (x === 0 || x === 1) return x;
  const scale = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return scale / (a * betaFraction(x, a, b));
  return 1 - scale / (b * betaFraction(1 - x, b, a));
}

/**
 * The continued fraction 1 + d1 / (1 + d2 / (1 + ...)) with I_x(a, b) = x^a (1 - x)^b / (a B(a, b) fraction), by Lentz's method.
 * @param x 0 .. (a + 1) / (a + b + 2), where it converges fast
 * @param a positive
 * @param b positive
 *
 * betaFraction(0, 2, 3) // => 1
 */
export function betaFraction(x: number, a: number, b: number): number {
  let fraction = 1;
  let c = 1;
  let d = 0;
  for (let n = 1; n < MAX_TERMS; n++) {
    const m = n >> 1;
    const top = n % 2 === 0 ? m * (b - m) : -(a + m) * (a + b + m);
    const term = (top * x) / ((a + n - 1) * (a + n));
    d = 1 / awayFromZero(1 + term * d);
    c = awayFromZero(1 + term / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= EPSILON) break;
  }
  return fraction;
}

function awayFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
