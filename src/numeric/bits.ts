/**
 * Access to the two 32-bit words of a double, and exact scaling by powers of two.
 * A table of the powers is used instead of writing an exponent field: a 32-bit write followed by a 64-bit read stalls the processor.
 */

const doubleView = new Float64Array(1);
const wordView = new Int32Array(doubleView.buffer);
doubleView[0] = 1;
const HIGH_WORD = wordView[1] === 0 ? 0 : 1;

/** Unbiased exponents of the smallest subnormal, the smallest normal and the largest double. */
const MIN_SUBNORMAL_EXPONENT = -1074;
const MIN_NORMAL_EXPONENT = -1022;
const MAX_EXPONENT = 1023;

/** A shift that brings the range of any result of ours back among the normal numbers. */
const SUBNORMAL_SHIFT = 64;

const powersOfTwo = new Float64Array(MAX_EXPONENT - MIN_SUBNORMAL_EXPONENT + 1);
powersOfTwo[-MIN_SUBNORMAL_EXPONENT] = 1;
for (let k = 1; k <= MAX_EXPONENT; k++)
  powersOfTwo[k - MIN_SUBNORMAL_EXPONENT] = 2 * powersOfTwo[k - 1 - MIN_SUBNORMAL_EXPONENT]!;
for (let k = -1; k >= MIN_SUBNORMAL_EXPONENT; k--)
  powersOfTwo[k - MIN_SUBNORMAL_EXPONENT] = powersOfTwo[k + 1 - MIN_SUBNORMAL_EXPONENT]! / 2;

/**
 * The high 32 bits of a double as a signed integer: sign, 11 bits of biased exponent, 20 bits of fraction.
 * x: any number.
 * highWord(1) // => 0x3ff00000
 */
export function highWord(x: number): number {
  doubleView[0] = x;
  return wordView[HIGH_WORD]!;
}

/**
 * 2^k, exactly. k: integer, -1074 .. 1023.
 * powerOfTwo(-3) // => 0.125
 */
export function powerOfTwo(k: number): number {
  return powersOfTwo[k - MIN_SUBNORMAL_EXPONENT]!;
}

/**
 * y * 2^k with one rounding, also where the result is subnormal or overflows. y: 0.5 .. 2; k: integer, -1138 .. 1024.
 * scaleByPowerOfTwo(1.5, -1074) // => 1e-323
 */
export function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= MIN_NORMAL_EXPONENT) {
    if (k <= MAX_EXPONENT) return y * powersOfTwo[k - MIN_SUBNORMAL_EXPONENT]!;
    return y * powerOfTwo(k - 1) * 2;
  }
  return y * powerOfTwo(k + SUBNORMAL_SHIFT) * powerOfTwo(-SUBNORMAL_SHIFT);
}
