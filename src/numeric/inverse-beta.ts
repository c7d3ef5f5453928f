/** The quantile of the beta distribution. */

import { betaFraction } from './beta.ts';
import { exp } from './exp.ts';
import { logGamma } from './gamma.ts';
import { log, log1p } from './log.ts';
import { logistic } from './logistic.ts';

/** Log-odds beyond which a share is 0 or 1 in a double. */
const GREATEST_LOG_ODDS = 745;
const MAX_STEPS = 200;
/** After a step of this size in the log-odds the next one, its square, would be lost in rounding. */
const LAST_STEP = 1e-9;

/**
 * The x with regularizedBeta(x, a, b) = p, relative error below 1e-12 max(1, 1 / a) for a + b up to 100: Newton's steps on the logarithm of
 * the smaller tail over the log-odds of x, halving the bracket wherever a step leaves it. The logarithm of either tail is concave
 * there, so that after the first step all come from the same side.
 * @param p probability, 0 .. 1
 * @param a positive
 * @param b positive
 *
 * inverseRegularizedBeta(0.5, 3, 3).toFixed(12) // => '0.500000000000'
 */
export function inverseRegularizedBeta(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) return NaN;
  if (p === 0 || p === 1) return p;
  const lower = p <= 0.5;
  const logTail = log(lower ? p : 1 - p);
  const logScale = logGamma(a + b) - logGamma(a) - logGamma(b);
  let y = log(a / b);
  let below = -GREATEST_LOG_ODDS;
  let above = GREATEST_LOG_ODDS;
  for (let step = 0; step < MAX_STEPS; step++) {
    const weight = exp(logScale - a * softPlus(-y) - b * softPlus(y)); // x^a (1 - x)^b / B(a, b), the tail's derivative by y
    const left = logistic(y) < (a + 1) / (a + b + 2);
    const near = left ? weight / (a * betaFraction(logistic(y), a, b)) : weight / (b * betaFraction(logistic(-y), b, a));
    const tail = left === lower ? near : 1 - near;
    const excess = lower ? log(tail) - logTail : logTail - log(tail);
    if (excess > 0) above = y;
    else below = y;
    const next = y - (excess * tail) / weight;
    if (Math.abs(next - y) <= LAST_STEP) return logistic(next);
    y = next > below && next < above ? next : 0.5 * (below + above);
  }
  return logistic(y);
}

/** ln(1 + e^y), which is minus the logarithm of the share at the log-odds -y. */
function softPlus(y: number): number {
  return y > 0 ? y + log1p(exp(-y)) : log1p(exp(y));
}
