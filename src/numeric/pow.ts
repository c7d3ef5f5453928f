/**
 * Powers with the same bits on every engine.
 *
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 *
 * Constants live inside the functions: a bundler turns those of a module into variables, which cost a load at every use.
 */

import { highWord, powerOfTwo, scaleByPowerOfTwo } from './bits.ts';
import { expCorrection } from './exp.ts';

/**
 * x^y, error below 1 unit in the last place: log2 x in two doubles, times y, then 2 to that power.
 * Special cases are ECMAScript's: x^0 is 1, 1^Infinity is NaN, a negative base needs an integer exponent.
 * @param x any number
 * @param y any number
 *
 * pow(3.95, 0.25) // => 1.4097732766069795
 */
export function pow(x: number, y: number): number {
  const huge = 1.8446744073709552e19; // 2^64: under it every base but 1 has over- or underflown
  if (y === 0 || (x === 1 && Math.abs(y) < Infinity)) return 1;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === -1) return 1 / x;
  if (!(x > 0 && x < Infinity && Math.abs(y) < huge)) return powOfSpecial(x, y);
  if (y === 0.5) return Math.sqrt(x);
  return powOfPositive(x, y);
}

/** Bases that are zero, negative or not finite, and exponents too large to matter. */
function powOfSpecial(x: number, y: number): number {
  const huge = 1.8446744073709552e19;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (Math.abs(y) >= huge) {
    if (size === 1) return Math.abs(y) === Infinity ? NaN : 1;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const odd = Math.abs(y % 2) === 1;
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
  const minNormal = 2.2250738585072014e-308;
  const shift = 54;
  const fractionBits = 20;
  const fractionMask = 0xfffff;
  const bias = 1023;
  const rootThreeHalves = 0x3988e; // fraction of sqrt(3/2), where the mantissa is as near to 1 as to 3/2
  const rootThree = 0xbb67a; // fraction of sqrt 3, where it is as near to 3/2 as to 2
  const cp = 9.617966939259756e-1; // 2 / (3 ln 2), whole and in two parts
  const cpHigh = 9.617967009544373e-1;
  const cpLow = -7.028461650952758e-9;
  const subnormal = x < minNormal;
  const ax = subnormal ? x * powerOfTwo(shift) : x;
  const word = highWord(ax);
  const fraction = word & fractionMask;
  const nearThreeHalves = fraction > rootThreeHalves && fraction < rootThree;
  const mantissaExponent = (word >> fractionBits) - bias + (fraction >= rootThree ? 1 : 0);
  const mantissa = ax * powerOfTwo(-mantissaExponent);
  const n = subnormal ? mantissaExponent - shift : mantissaExponent;
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
  const r = ss * ss * powerSeries(ss) + sLow * (sHigh + s);
  const sHighSquare = sHigh * sHigh;
  const tHigh = Math.fround(3 + sHighSquare + r);
  const tLow = r - (tHigh - 3 - sHighSquare);
  const productHigh = sHigh * tHigh;
  const productLow = sLow * tHigh + tLow * s;
  const pHigh = Math.fround(productHigh + productLow);
  const pLow = productLow - (pHigh - productHigh);
  const zHigh = cpHigh * pHigh;
  const zLow = cpLow * pHigh + pLow * cp + (nearThreeHalves ? 1.350039202129749e-8 : 0);
  const baseLog = nearThreeHalves ? 5.849624872207642e-1 : 0;
  const logHigh = Math.fround(zHigh + zLow + baseLog + n);
  const logLow = zLow - (logHigh - n - baseLog - zHigh);

  const yHigh = Math.fround(y);
  return exp2OfPair(yHigh * logHigh, (y - yHigh) * logHigh + y * logLow);
}

/** 3/2 (ln((1 + s) / (1 - s)) - 2s - 2/3 s^3) / s^5 in powers of ss = s^2, |s| < 0.11. */
function powerSeries(ss: number): number {
  const l1 = 5.999999999999946e-1;
  const l2 = 4.285714285785502e-1;
  const l3 = 3.3333332981837743e-1;
  const l4 = 2.72728123808534e-1;
  const l5 = 2.3066074577556175e-1;
  const l6 = 2.0697501780033842e-1;
  return l1 + ss * (l2 + ss * (l3 + ss * (l4 + ss * (l5 + ss * l6))));
}

/** 2^(high + low), where |low| is far below |high|. */
function exp2OfPair(high: number, low: number): number {
  const overflow = 1024;
  const overflowMargin = 8.008566259537294e-17; // log2 of the largest double falls short of 1024 by this much
  const underflow = -1075;
  const ln2 = 6.931471805599453e-1; // whole and in two parts
  const ln2High = 6.931471824645996e-1;
  const ln2Low = -1.904654299957768e-9;
  const z = low + high;
  if (z >= overflow && (z > overflow || low + overflowMargin > z - high)) return Infinity;
  if (z <= underflow && (z < underflow || low <= z - high)) return 0;
  const n = (z + (z < 0 ? -0.5 : 0.5)) | 0;
  const rest = high - n;
  const t = Math.fround(low + rest);
  const u = t * ln2High;
  const v = (low - (t - rest)) * ln2 + t * ln2Low;
  const w = u + v;
  const lost = v - (w - u);
  const c = expCorrection(w);
  const r = (w * c) / (c - 2) - (lost + w * lost);
  return scaleByPowerOfTwo(1 - (r - w), n);
}
