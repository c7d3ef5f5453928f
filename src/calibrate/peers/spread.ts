import { ascending, quantileType7 } from '../../stats/quantiles.ts';
import type { Spread } from './peer-row.ts';

const LOW = 0.1;
const HIGH = 0.9;

/** What `spreadOf` gives. */
export const SPREAD_INTERVAL = '10 % to 90 %';

/** What `rangeOf` gives. */
export const RANGE_INTERVAL = 'lowest to highest of the paths';

/**
 * Median and the middle four fifths of numbers; Infinity stands for what never comes, and is empty in the result.
 * @param values at least one
 *
 * spreadOf([1, 2, 3]).value // => 2
 */
export function spreadOf(values: ArrayLike<number>): Spread {
  const sorted = ascending(values);
  const at = (share: number): number => finite(quantileType7(sorted, share));
  return { value: at(1 / 2), low: at(LOW), high: at(HIGH) };
}

/**
 * Median of a few numbers, and the lowest and the highest; Infinity stands for what never comes, and is empty in the result.
 * @param values at least one
 *
 * rangeOf([3, 1, 2]) // => { value: 2, low: 1, high: 3 }
 */
export function rangeOf(values: ArrayLike<number>): Spread {
  const sorted = ascending(values);
  return { value: finite(quantileType7(sorted, 1 / 2)), low: finite(sorted[0]!), high: finite(sorted.at(-1)!) };
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
