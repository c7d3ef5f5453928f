import { inverseRegularizedBeta } from '../numeric/inverse-beta.ts';

/**
 * The F that a ratio of two mean squares stays below with probability p: F = b x / (a (1 - x)) with I_x(a/2, b/2) = p.
 * Source: Abramowitz and Stegun (1964), 26.6.2.
 * @param p probability, 0 < p < 1
 * @param numeratorDegrees a, positive
 * @param denominatorDegrees b, positive
 *
 * fQuantile(0.95, 1, 1).toFixed(2) // => '161.45'
 */
export function fQuantile(p: number, numeratorDegrees: number, denominatorDegrees: number): number {
  const x = inverseRegularizedBeta(p, numeratorDegrees / 2, denominatorDegrees / 2);
  return (denominatorDegrees * x) / (numeratorDegrees * (1 - x));
}
