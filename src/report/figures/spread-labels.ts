/**
 * Heights at which labels do not overlap: each where it belongs, or pushed up from the one below by at least a line.
 * @param heights where the labels belong, from below [pixels]
 * @param line height of a label [pixels]
 * @returns in the order of the heights
 *
 * spreadLabels([10, 50, 12], 8) // => [10, 50, 18]
 */
export function spreadLabels(heights: readonly number[], line: number): number[] {
  const spread = [...heights];
  let free = -Infinity;
  for (const i of [...heights.keys()].sort((one, other) => heights[one]! - heights[other]!)) {
    spread[i] = Math.max(heights[i]!, free);
    free = spread[i]! + line;
  }
  return spread;
}
