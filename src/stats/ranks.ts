import { assert } from '../base/assert.ts';

/**
 * Ranks 1 .. n of numbers, equal ones sharing the mean of theirs; Infinity ranks last.
 * @param values none NaN
 *
 * ranksOf([30, 10, 10, 20]) // => new Float64Array([4, 1.5, 1.5, 3])
 */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Array.from(values, (_, i) => i).sort((i, j) =>
    values[i]! < values[j]! ? -1 : values[i]! > values[j]! ? 1 : i - j,
  );
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let end = from + 1;
    while (end < order.length && values[order[end]!] === values[order[from]!]) end++;
    for (let k = from; k < end; k++) ranks[order[k]!] = (from + end + 1) / 2;
    from = end;
  }
  return ranks;
}

/**
 * Correlation of two columns, Sxy / sqrt(Sxx Syy): Pearson's; of ranks it is Spearman's.
 * @param x shape [n]
 * @param y shape [n]
 * @returns -1 .. 1; NaN if either does not vary
 * @throws InvariantError if the lengths differ
 *
 * correlation([1, 2, 3], [9, 5, 1]) // => -1
 */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number {
  assert(x.length === y.length, 'as many x as y', { x: x.length, y: y.length });
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy))) : NaN;
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
