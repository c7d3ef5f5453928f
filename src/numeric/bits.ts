/**
 * Access to the two 32-bit words of a double, and exact scaling by powers of two.
 * A table of the powers is used instead of writing an exponent field: a 32-bit write followed by a 64-bit read stalls the processor.
 */

const doubleView = new Float64Array(1);
const wordView = new Int32Array(doubleView.buffer);
doubleView[0] = 1;
/** Which of the two words of a double in memory is the high one: 1 on nearly every machine. */
export const HIGH_WORD = wordView[1] === 0 ? 0 : 1;

const MIN_EXPONENT = -1074;
const MAX_EXPONENT = 1023;
const powersOfTwo = new Float64Array(MAX_EXPONENT - MIN_EXPONENT + 1);
powersOfTwo[-MIN_EXPONENT] = 1;
for (let k = 1; k <= MAX_EXPONENT; k++) powersOfTwo[k - MIN_EXPONENT] = 2 * powersOfTwo[k - 1 - MIN_EXPONENT]!;
for (let k = -1; k >= MIN_EXPONENT; k--) powersOfTwo[k - MIN_EXPONENT] = powersOfTwo[k + 1 - MIN_EXPONENT]! / 2;

/**
 * The high 32 bits of a double as a signed integer: sign, 11 bits of biased exponent, 20 bits of fraction.
 *
 * highWord(1) // => 0x3ff00000
 */
export function highWord(x: number): number {
  doubleView[0] = x;
  return wordView[HIGH_WORD]!;
}

/**
 * The integer k for which x / 2^k lies between sqrt(1/2) and sqrt 2.
 * @param x positive, normal, finite
 *
 * balancedExponent(6) // => 3
 */
export function balancedExponent(x: number): number {
  const toRootHalf = 0x95f62; // high word of 1 less that of sqrt(1/2)
  const fractionBits = 20;
  const bias = 1023;
  return ((highWord(x) + toRootHalf) >> fractionBits) - bias;
}

/**
 * 2^k, exactly.
 * @param k integer, -1074 .. 1023
 *
 * powerOfTwo(-3) // => 0.125
 */
export function powerOfTwo(k: number): number {
  const offset = 1074;
  return powersOfTwo[k + offset]!;
}

/**
 * y 2^k with one rounding, also where the result is subnormal or overflows.
 * @param y 0.5 .. 2
 * @param k integer, -1138 .. 1024
 *
 * scaleByPowerOfTwo(1.5, -1074) // => 1e-323
 */
export function scaleByPowerOfTwo(y: number, k: number): number {
  const minNormal = -1022;
  const max = 1023;
  const shift = 64; // brings what is subnormal back among the normal numbers
  if (k < minNormal) return y * powerOfTwo(k + shift) * powerOfTwo(-shift);
  return k <= max ? y * powerOfTwo(k) : y * powerOfTwo(k - 1) * 2;
}
