/**
 * The natural exponential with the same bits on every machine.
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 */

import { scaleByPowerOfTwo, powerOfTwo } from './bits.ts';

/** ln 2 in two parts; multiples of the first by integers below 2^11 are exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const HALF_LN2 = 0.34657359027997264;

/** Beyond these the result is Infinity or rounds to 0. */
const OVERFLOW = 709.782712893383973096;
const UNDERFLOW = -745.13321910194110842;
/** Below this size 1 + x is 1 (and expm1(x) is x) to the last bit. */
const NEGLIGIBLE = 5.551115123125783e-17;

/** Remez coefficients of x (e^x + 1) / (e^x - 1) on |x| <= ln 2 / 2. */
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** Remez coefficients of 6/x ((e^x + 1) / (e^x - 1) - 2/x) for expm1. */
const Q1 = -3.33333333333331316428e-2;
const Q2 = 1.58730158725481460165e-3;
const Q3 = -7.93650757867487942473e-5;
const Q4 = 4.00821782732936239552e-6;
const Q5 = -2.01099218183624371326e-7;

/** From this exponent on, e^x is so large that subtracting 1 last costs nothing; expm1(x) is -1 below -56 ln 2. */
const EXPM1_WIDE_EXPONENT = 56;
const EXPM1_MIDDLE_EXPONENT = 20;
const EXPM1_MINUS_ONE = -38.816242111356935;

/**
 * e^x, error below 1 unit in the last place: x = k ln 2 + r with |r| <= ln 2 / 2, e^x = 2^k e^r.
 * x: any number; NaN for NaN, 0 below about -745.1, Infinity above about 709.8.
 * exp(1) // => 2.718281828459045
 */
export function exp(x: number): number {
  if (!(x <= OVERFLOW)) return Number.isNaN(x) ? NaN : Infinity;
  if (x < UNDERFLOW) return 0;
  const k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rr = r * r;
  const c = r - rr * (P1 + rr * (P2 + rr * (P3 + rr * (P4 + rr * P5))));
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/**
 * e^x - 1 without cancellation near 0, error below 1 unit in the last place.
 * x: any number; -0 for -0, -1 for -Infinity.
 * expm1(1e-20) // => 1e-20
 */
export function expm1(x: number): number {
  if (!(x <= OVERFLOW)) return Number.isNaN(x) ? NaN : Infinity;
  if (x < EXPM1_MINUS_ONE) return -1;
  const size = Math.abs(x);
  if (size < NEGLIGIBLE) return x;
  const k = size <= HALF_LN2 ? 0 : (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const lost = high - r - low;
  const half = 0.5 * r;
  const square = r * half;
  const r1 = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
  const t = 3 - r1 * half;
  const e = square * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  return assembleExpm1(r, r * (e - lost) - lost - square, k);
}

/** 2^k (1 + r - e) - 1, in the order of additions that loses nothing for that k. */
function assembleExpm1(r: number, e: number, k: number): number {
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > EXPM1_WIDE_EXPONENT) return scaleByPowerOfTwo(r - e + 1, k) - 1;
  const inverse = powerOfTwo(-k);
  if (k < EXPM1_MIDDLE_EXPONENT) return (r - e + (1 - inverse)) * powerOfTwo(k);
  return (r - (e + inverse) + 1) * powerOfTwo(k);
}
