/**
 * Powers with the same bits on every machine.
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 */

import { highWord, powerOfTwo, scaleByPowerOfTwo } from './bits.ts';

/** 2 / (3 ln 2) whole, and in two parts of which the first has 24 bits. */
const CP = 9.61796693925975554329e-1;
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
/** log2(1.5) in two parts. */
const LOG2_THREE_HALVES_HIGH = 5.84962487220764160156e-1;
const LOG2_THREE_HALVES_LOW = 1.35003920212974897128e-8;
/** ln 2 whole, and in two parts of which the first has 24 bits. */
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;

/** Remez coefficients of 3/2 (log(x) - 2s - 2/3 s^3) / s^5 in powers of s^2. */
const L1 = 5.99999999999994648725e-1;
const L2 = 4.28571428578550184252e-1;
const L3 = 3.33333329818377432918e-1;
const L4 = 2.72728123808534006489e-1;
const L5 = 2.30660745775561754067e-1;
const L6 = 2.06975017800338417784e-1;

/** Remez coefficients of x (e^x + 1) / (e^x - 1) on |x| <= ln 2 / 2. */
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

const MIN_NORMAL = 2.2250738585072014e-308;
const SUBNORMAL_SHIFT = 54;
const FRACTION_MASK = 0x000fffff;
const FRACTION_BITS = 20;
const EXPONENT_BIAS = 1023;
/** Fractions (high 20 bits) of sqrt(3/2) and sqrt 3: where the mantissa is nearer to 1.5 than to 1, and to 2 than to 1.5. */
const ROOT_THREE_HALVES = 0x3988e;
const ROOT_THREE = 0xbb67a;

/** The result overflows from the first exponent on and rounds to 0 below the second. */
const OVERFLOW_EXPONENT = 1024;
const UNDERFLOW_EXPONENT = -1075;
/** Just under the distance, as a binary logarithm, from the largest double to the point that rounds to Infinity. */
const OVERFLOW_MARGIN = 8.0085662595372944372e-17;
/** With a larger exponent every base other than 1 over- or underflows: 2^64. */
const HUGE_EXPONENT = 18446744073709551616;
const MAX_INTEGER_STEP = 2;

/**
 * x^y, error below 1 unit in the last place: log2 x in two doubles, times y, then 2 to that power.
 * x, y: any numbers, special cases as ECMAScript has them (pow(x, 0) is 1, pow(1, Infinity) is NaN, a negative base needs an integer y).
 * pow(3.95, 0.5) // => 1.9874606914351789
 */
export function pow(x: number, y: number): number {
  if (y === 0 || (x === 1 && Math.abs(y) < Infinity)) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (!(x > 0 && x < Infinity && Math.abs(y) < HUGE_EXPONENT)) return powOfSpecial(x, y);
  if (y === 0.5) return Math.sqrt(x);
  return powOfPositive(x, y);
}

/** Bases that are zero, negative or not finite, and exponents too large to matter. */
function powOfSpecial(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) >= HUGE_EXPONENT) {
    if (size === 1) return Math.abs(y) === Infinity ? NaN : 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const odd = Math.abs(y % MAX_INTEGER_STEP) === 1;
  const negative = x < 0 || Object.is(x, -0);
  if (size === 0 || size === Infinity) {
    const magnitude = (size === 0) === y > 0 ? 0 : Infinity;
    return negative && odd ? -magnitude : magnitude;
  }
  if (Math.floor(y) !== y) return NaN;
  const magnitude = size === 1 ? 1 : powOfPositive(size, y);
  return odd ? -magnitude : magnitude;
}

/**
 * The general case. It is one long function because each step hands the next a pair of doubles; the high part of a pair is
 * rounded to 24 bits (fround), so that the product of two high parts is exact.
 */
function powOfPositive(x: number, y: number): number {
  const subnormal = x < MIN_NORMAL;
  const ax = subnormal ? x * powerOfTwo(SUBNORMAL_SHIFT) : x;
  const word = highWord(ax);
  const fraction = word & FRACTION_MASK;
  const nearThreeHalves = fraction > ROOT_THREE_HALVES && fraction < ROOT_THREE;
  const mantissaExponent = (word >> FRACTION_BITS) - EXPONENT_BIAS + (fraction >= ROOT_THREE ? 1 : 0);
  const mantissa = ax * powerOfTwo(-mantissaExponent);
  const n = subnormal ? mantissaExponent - SUBNORMAL_SHIFT : mantissaExponent;
  const base = nearThreeHalves ? 1.5 : 1;

  // s = (mantissa - base) / (mantissa + base) in two parts
  const u = mantissa - base;
  const v = 1 / (mantissa + base);
  const s = u * v;
  const sHigh = Math.fround(s);
  const sumHigh = Math.fround(mantissa + base);
  const sumLow = mantissa - (sumHigh - base);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);

  // 3 + s^2 + ... in two parts, times s, times 2 / (3 ln 2): the logarithm to base 2 in two parts, logHigh + logLow
  const ss = s * s;
  const r = ss * ss * (L1 + ss * (L2 + ss * (L3 + ss * (L4 + ss * (L5 + ss * L6))))) + sLow * (sHigh + s);
  const sHighSquare = sHigh * sHigh;
  const tHigh = Math.fround(3 + sHighSquare + r);
  const tLow = r - (tHigh - 3 - sHighSquare);
  const productHigh = sHigh * tHigh;
  const productLow = sLow * tHigh + tLow * s;
  const pHigh = Math.fround(productHigh + productLow);
  const pLow = productLow - (pHigh - productHigh);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + (nearThreeHalves ? LOG2_THREE_HALVES_LOW : 0);
  const baseLog = nearThreeHalves ? LOG2_THREE_HALVES_HIGH : 0;
  const logHigh = Math.fround(zHigh + zLow + baseLog + n);
  const logLow = zLow - (logHigh - n - baseLog - zHigh);

  const yHigh = Math.fround(y);
  return exp2OfPair(yHigh * logHigh, (y - yHigh) * logHigh + y * logLow);
}

/** 2^(high + low), where |low| is far below |high|. */
function exp2OfPair(high: number, low: number): number {
  const z = low + high;
  if (z >= OVERFLOW_EXPONENT && (z > OVERFLOW_EXPONENT || low + OVERFLOW_MARGIN > z - high)) return Infinity;
  if (z <= UNDERFLOW_EXPONENT && (z < UNDERFLOW_EXPONENT || low <= z - high)) return 0;
  const n = (z + (z < 0 ? -0.5 : 0.5)) | 0;
  const rest = high - n;
  const t = Math.fround(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const w = u + v;
  const lost = v - (w - u);
  const ww = w * w;
  const c = w - ww * (P1 + ww * (P2 + ww * (P3 + ww * (P4 + ww * P5))));
  const r = (w * c) / (c - 2) - (lost + w * lost);
  return scaleByPowerOfTwo(1 - (r - w), n);
}
