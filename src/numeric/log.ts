/**
 * Natural and binary logarithms with the same bits on every machine.
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 */

import { highWord, powerOfTwo } from './bits.ts';

/** ln 2 in two parts; multiples of the first by integers below 2^11 are exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** 1 / ln 2 in two parts for log2; the first has 21 trailing zero bits. */
const INVERSE_LN2_HIGH = 1.44269504072144627571;
const INVERSE_LN2_LOW = 1.67517131648865118353e-10;

/** Remez coefficients of (log(1 + f) - 2s) / s with s = f / (2 + f), in powers of s^2. */
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

const MIN_NORMAL = 2.2250738585072014e-308;
const SUBNORMAL_SHIFT = 54;
/** High word of 1 less that of sqrt(1/2): added before reading the exponent, it makes the mantissa run from sqrt(1/2) to sqrt 2. */
const TO_ROOT_HALF = 0x00095f62;
const FRACTION_BITS = 20;
const EXPONENT_BIAS = 1023;

/** Within these, 1 + x lies between sqrt(1/2) and sqrt 2 and needs no reduction. */
const LOG1P_LOW = -0.2928932188134524;
const LOG1P_HIGH = 0.41421356237309503;
/** Below this size log1p(x) is x to the last bit. */
const NEGLIGIBLE = 1.1102230246251565e-16;
/** From this exponent of 1 + x on, the rounding of that sum no longer shows. */
const LOG1P_WIDE_EXPONENT = 54;

/** log(1 + f) - f + f^2/2 for 1 + f between sqrt(1/2) and sqrt 2. */
function logRemainder(f: number, halfSquare: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (L2 + w * (L4 + w * L6));
  const odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
  return s * (halfSquare + (odd + even));
}

/** The exponent k for which x 2^-k lies between sqrt(1/2) and sqrt 2; x positive, normal, finite. */
function balancedExponent(x: number): number {
  return ((highWord(x) + TO_ROOT_HALF) >> FRACTION_BITS) - EXPONENT_BIAS;
}

/**
 * ln x, error below 1 unit in the last place: x = 2^k (1 + f), ln x = k ln 2 + log(1 + f).
 * x: any number; -Infinity at 0, NaN below 0.
 * log(10) // => 2.302585092994046
 */
export function log(x: number): number {
  if (!(x >= MIN_NORMAL && x < Infinity)) return logOfSpecial(x, log, SUBNORMAL_SHIFT * LN2_HIGH, SUBNORMAL_SHIFT * LN2_LOW);
  const k = balancedExponent(x);
  const f = x * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  return logRemainder(f, halfSquare) + k * LN2_LOW - halfSquare + f + k * LN2_HIGH;
}

/**
 * log2 x, error below 1 unit in the last place and exact for powers of two.
 * x: any number; -Infinity at 0, NaN below 0.
 * log2(8) // => 3
 */
export function log2(x: number): number {
  if (!(x >= MIN_NORMAL && x < Infinity)) return logOfSpecial(x, log2, SUBNORMAL_SHIFT, 0);
  const k = balancedExponent(x);
  const f = x * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  const high = Math.fround(f - halfSquare);
  const low = f - high - halfSquare + logRemainder(f, halfSquare);
  const valueHigh = high * INVERSE_LN2_HIGH;
  const valueLow = (low + high) * INVERSE_LN2_LOW + low * INVERSE_LN2_HIGH;
  const sum = k + valueHigh;
  return valueLow + (k - sum + valueHigh) + sum;
}

/** Zero, subnormal, negative, infinite and NaN arguments of a logarithm; the shift's own logarithm comes in two parts. */
function logOfSpecial(x: number, logarithm: (x: number) => number, shiftHigh: number, shiftLow: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  return logarithm(x * powerOfTwo(SUBNORMAL_SHIFT)) - shiftLow - shiftHigh;
}

/**
 * ln(1 + x) without cancellation near 0, error below 1 unit in the last place.
 * x: any number; -0 for -0, -Infinity at -1, NaN below -1.
 * log1p(1e-20) // => 1e-20
 */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return x === -1 ? -Infinity : x === Infinity ? Infinity : NaN;
  if (x > LOG1P_LOW && x < LOG1P_HIGH) {
    if (Math.abs(x) < NEGLIGIBLE) return x;
    const halfSquare = 0.5 * x * x;
    return logRemainder(x, halfSquare) - halfSquare + x;
  }
  const u = 1 + x;
  const k = balancedExponent(u);
  const lost = k >= LOG1P_WIDE_EXPONENT ? 0 : (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
  const f = u * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  return logRemainder(f, halfSquare) + (k * LN2_LOW + lost) - halfSquare + f + k * LN2_HIGH;
}
