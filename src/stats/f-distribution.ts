import { regularizedBeta } from '../numeric/beta.ts';

/** Halvings of an interval of length 1 until neighbouring doubles are left. */
const HALVINGS = 60;

/**
 * The F that a ratio of two mean squares stays below with probability p: F = b x / (a (1 - x)) where I_x(a/2, b/2) = p, found by
 * halving.
 * Source: Abramowitz and Stegun (1964), 26.6.2.
 * @param p probability, 0 < p < 1
 * @param numeratorDegrees a, positive
 * @param denominatorDegrees b, positive
 *
 * fQuantile(0.95, 1, 1).toFixed(2) // => '161.45'
 */
export function fQuantile(p: number, numeratorDegrees: number, denominatorDegrees: number): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (regularizedBeta(middle, numeratorDegrees / 2, denominatorDegrees / 2) < p) low = middle;
    else high = middle;
  }
  return (denominatorDegrees * low) / (numeratorDegrees * (1 - low));
}
