/**
 * Numbers in ascending order, copied.
 * @param values any count, none of them NaN
 *
 * ascending([3, 1, 2]) // => new Float64Array([1, 2, 3])
 */
export function ascending(values: ArrayLike<number>): Float64Array {
  return Float64Array.from(values).sort();
}

/**
 * Quantile by linear interpolation between order statistics at h = (n - 1) p, type 7 (the default of R, NumPy and spreadsheets).
 * Source: Hyndman and Fan (1996), The American Statistician 50, 361-365.
 * @param sorted ascending, at least one number; otherwise NaN
 * @param share p, 0 .. 1
 *
 * quantileType7([10, 20, 40], 0.75) // => 30
 */
export function quantileType7(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0 || !(share >= 0 && share <= 1)) return NaN;
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below]!;
  if (position === below) return low;
  return low + (position - below) * (sorted[below + 1]! - low);
}
