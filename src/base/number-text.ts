/** More digits would show the last bits of sums, fewer would hide that two results differ. */
const SIGNIFICANT_DIGITS = 12;

/**
 * Writes a number as the shortest text of at most 12 significant digits, the same on each engine; NaN, which stands for
 * "not defined here", becomes the empty text, and minus zero becomes 0.
 *
 * numberText(0.1 + 0.2) // => '0.3'
 * numberText(2 / 3) // => '0.666666666667'
 * numberText(1e21) // => '1e+21'
 * numberText(NaN) // => ''
 */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return '';
  // toPrecision rounds exactly as the standard says, and String then drops the zeros that it pads with.
  return String(Number(value.toPrecision(SIGNIFICANT_DIGITS)));
}
