import { inverseNormal } from '../numeric/normal.ts';

const CONFIDENCE = 0.95;
/** Of pairs that the interval adds to each of the four cells. */
const ADDED = 1 / 2;
const CELLS = 4;

/** A difference of two shares of the same pairs, with its confidence interval. */
export type ShareDifference = { readonly difference: number; readonly low: number; readonly high: number };

/**
 * Difference of two shares that are counted in the same n pairs: (c - b) / n, where b pairs have only the first and c only the second.
 * Its interval is that of Wald after half a pair is added to each of the four cells, b' = b + 1/2, c' = c + 1/2, n' = n + 2:
 * ((c' - b') +- z sqrt(b' + c' - (c' - b')^2 / n')) / n'. Unlike that of McNemar it says something where no pair is torn apart.
 * Source: Agresti and Min (2005), Statistics in Medicine 24, 729-740.
 * @param onlyFirst b, 0 .. n; a fraction where each pair is a mean
 * @param onlySecond c, 0 .. n - b
 * @param pairs n; for 0 the difference is NaN and the interval -1 .. 1
 *
 * pairedShares(0, 5, 20).difference // => 0.25
 * pairedShares(0, 0, 20).high.toFixed(3) // => '0.089'
 */
export function pairedShares(onlyFirst: number, onlySecond: number, pairs: number): ShareDifference {
  if (pairs === 0) return { difference: NaN, low: -1, high: 1 };
  const z = inverseNormal((1 + CONFIDENCE) / 2);
  const all = pairs + CELLS * ADDED;
  const torn = onlyFirst + onlySecond + 2 * ADDED;
  const more = onlySecond - onlyFirst;
  const half = z * Math.sqrt(torn - (more * more) / all);
  return {
    difference: more / pairs,
    low: Math.max(-1, (more - half) / all),
    high: Math.min(1, (more + half) / all),
  };
}
