/** Digits of numbers that pictures hold: more are seen nowhere. */
const DIGITS = 4;

/**
 * A number with the digits that a picture can show, and null for one that there is not.
 *
 * rounded(123.456) // => 123.5
 * rounded(NaN) // => null
 */
export function rounded(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
}

/**
 * Every so many of a list that at most so many are left, first and last among them.
 * @param most 2 or more
 *
 * thinned([1, 2, 3, 4, 5], 3) // => [1, 3, 5]
 */
export function thinned<Each>(all: readonly Each[], most: number): readonly Each[] {
  if (all.length <= most) return all;
  const step = (all.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => all[Math.round(i * step)]!);
}
