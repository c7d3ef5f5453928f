import { exp } from '../numeric/exp.ts';
import { inverseNormal, normalCdf } from '../numeric/normal.ts';

/**
 * Equally likely task lengths that stand for a lognormal of median 1: each is the conditional mean of the lognormal within one
 * of `count` bins of equal probability, so that their mean is that of the lognormal, e^(s^2 / 2).
 *
 * Atom j = n e^(s^2/2) [Phi(z_(j+1) - s) - Phi(z_j - s)], z_j the standard normal quantile of j / n.
 * @param count n, bins [1, ...)
 * @param spreadNats s, standard deviation of the natural logarithm [0, ...)
 * @returns the atoms, shape [count], ascending
 *
 * lognormalAtoms(2, 0) // => new Float64Array([1, 1])
 */
export function lognormalAtoms(count: number, spreadNats: number): Float64Array {
  const scale = count * exp((spreadNats * spreadNats) / 2);
  const atoms = new Float64Array(count);
  for (let bin = 0; bin < count; bin++) {
    const low = inverseNormal(bin / count) - spreadNats;
    const high = inverseNormal((bin + 1) / count) - spreadNats;
    atoms[bin] = scale * normalMass(low, high);
  }
  return atoms;
}

/** Probability of a standard normal variate between two bounds, taken in the tail where it is small, which loses no digits. */
function normalMass(low: number, high: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
}
