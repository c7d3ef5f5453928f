/** The S-curve between 0 and 1 and its inverse. */

import { exp } from './exp.ts';
import { log, log1p } from './log.ts';

/** Between these shares the quotient is near 1, so the logarithm of 1 plus a small number loses less. */
const LOGIT_NEAR_HALF_LOW = 0.3;
const LOGIT_NEAR_HALF_HIGH = 0.7;

/**
 * 1 / (1 + e^-x), the share at the log-odds x, error below 2 units in the last place.
 * @param x log-odds, any number
 * @returns 0 .. 1
 *
 * logistic(0) // => 0.5
 */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/**
 * ln(p / (1 - p)), the log-odds of a share, the inverse of logistic, error below 3 units in the last place.
 * @param p share, 0 .. 1; the result is -Infinity at 0, Infinity at 1, NaN outside
 *
 * logit(0.5) // => 0
 */
export function logit(p: number): number {
  if (p > LOGIT_NEAR_HALF_LOW && p < LOGIT_NEAR_HALF_HIGH) return log1p((2 * p - 1) / (1 - p));
  return log(p / (1 - p));
}
