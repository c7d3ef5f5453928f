/**
 * Natural and binary logarithms with the same bits on every engine.
 *
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 *
 * Constants live inside the functions: a bundler turns those of a module into variables, which cost a load at every use.
 */

import { balancedExponent, powerOfTwo } from './bits.ts';

/**
 * ln x, error below 1 unit in the last place: x = 2^k (1 + f) with 1 + f near 1, ln x = k ln 2 + ln(1 + f).
 * @param x any number; the result is -Infinity at 0 and NaN below 0
 *
 * log(10) // => 2.302585092994046
 */
export function log(x: number): number {
  const minNormal = 2.2250738585072014e-308;
  const ln2High = 6.931471803691238e-1; // its product with an integer below 2^11 is exact
  const ln2Low = 1.9082149292705877e-10;
  if (!(x >= minNormal && x < Infinity)) return logOfSpecial(x);
  const k = balancedExponent(x);
  const f = x * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  return logRemainder(f, halfSquare) + k * ln2Low - halfSquare + f + k * ln2High;
}

/** ln(1 + f) - f + f^2 / 2, for 1 + f between sqrt(1/2) and sqrt 2, from a polynomial in s = f / (2 + f). */
function logRemainder(f: number, halfSquare: number): number {
  const l1 = 6.666666666666735e-1;
  const l2 = 3.999999999940942e-1;
  const l3 = 2.857142874366239e-1;
  const l4 = 2.2222198432149784e-1;
  const l5 = 1.818357216161805e-1;
  const l6 = 1.5313837699209373e-1;
  const l7 = 1.4798198605116586e-1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (l2 + w * (l4 + w * l6));
  const odd = z * (l1 + w * (l3 + w * (l5 + w * l7)));
  return s * (halfSquare + (odd + even));
}

/** ln x where x is 0, subnormal, negative, infinite or NaN. */
function logOfSpecial(x: number): number {
  const shift = 54;
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return Infinity;
  const ln2High = 6.931471803691238e-1;
  const ln2Low = 1.9082149292705877e-10;
  const shifted = x * powerOfTwo(shift);
  const k = balancedExponent(shifted);
  const f = shifted * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  return logRemainder(f, halfSquare) + (k - shift) * ln2Low - halfSquare + f + (k - shift) * ln2High;
}

/**
 * log2 x, error below 1 unit in the last place and exact for powers of two.
 * @param x any number; the result is -Infinity at 0 and NaN below 0
 *
 * log2(8) // => 3
 */
export function log2(x: number): number {
  const minNormal = 2.2250738585072014e-308;
  const shift = 54;
  const inverseLn2High = 1.4426950407214463; // its product with a number of 24 bits is exact
  const inverseLn2Low = 1.6751713164886512e-10;
  if (!(x > 0 && x < Infinity)) return logOfSpecial(x);
  const subnormal = x < minNormal;
  const normal = subnormal ? x * powerOfTwo(shift) : x;
  const exponent = balancedExponent(normal);
  const k = subnormal ? exponent - shift : exponent;
  const f = normal * powerOfTwo(-exponent) - 1;
  const halfSquare = 0.5 * f * f;
  const high = Math.fround(f - halfSquare);
  const low = f - high - halfSquare + logRemainder(f, halfSquare);
  const valueHigh = high * inverseLn2High;
  const valueLow = (low + high) * inverseLn2Low + low * inverseLn2High;
  const sum = k + valueHigh;
  return valueLow + (k - sum + valueHigh) + sum;
}

/**
 * ln(1 + x) without cancellation near 0, error below 1 unit in the last place.
 * @param x any number; the result is -Infinity at -1, NaN below -1 and -0 at -0
 *
 * log1p(1e-20) // => 1e-20
 */
export function log1p(x: number): number {
  const rootHalfLessOne = -0.2928932188134524;
  const rootTwoLessOne = 0.41421356237309503;
  const indistinctFromX = 1.1102230246251565e-16;
  const wide = 54; // from this exponent of 1 + x on, the rounding of that sum no longer shows
  const ln2High = 6.931471803691238e-1;
  const ln2Low = 1.9082149292705877e-10;
  if (!(x > -1 && x < Infinity)) return logOfSpecial(1 + x);
  if (x > rootHalfLessOne && x < rootTwoLessOne) {
    if (Math.abs(x) < indistinctFromX) return x;
    const halfSquare = 0.5 * x * x;
    return logRemainder(x, halfSquare) - halfSquare + x;
  }
  const u = 1 + x;
  const k = balancedExponent(u);
  const lost = k >= wide ? 0 : (k >= 2 ? 1 - (u - x) : x - (u - 1)) / u;
  const f = u * powerOfTwo(-k) - 1;
  const halfSquare = 0.5 * f * f;
  return logRemainder(f, halfSquare) + (k * ln2Low + lost) - halfSquare + f + k * ln2High;
}
