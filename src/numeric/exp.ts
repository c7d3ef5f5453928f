/**
 * The natural exponential with the same bits on every engine.
 *
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 *
 * Constants live inside the functions: a bundler turns those of a module into variables, which cost a load at every use.
 */

import { powerOfTwo, scaleByPowerOfTwo } from './bits.ts';

/**
 * e^x, error below 1 unit in the last place: x = k ln 2 + r with |r| <= ln 2 / 2, e^x = 2^k e^r.
 * @param x any number; the result is 0 below about -745.1 and Infinity above about 709.8
 *
 * exp(1) // => 2.7182818284590455
 */
export function exp(x: number): number {
  const overflow = 709.782712893384;
  const underflow = -745.1332191019411;
  const inverseLn2 = Math.LOG2E;
  const ln2High = 6.931471803691238e-1; // its product with an integer below 2^11 is exact
  const ln2Low = 1.9082149292705877e-10;
  if (!(x <= overflow)) return Number.isNaN(x) ? NaN : Infinity;
  if (x < underflow) return 0;
  const k = (inverseLn2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const c = expCorrection(r);
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), k);
}

/**
 * The c with e^r = 1 + r + r c / (2 - c), from the polynomial of least greatest error for r (e^r + 1) / (e^r - 1).
 * @param r -ln 2 / 2 to ln 2 / 2
 *
 * expCorrection(0) // => 0
 */
export function expCorrection(r: number): number {
  const p1 = 1.6666666666666602e-1;
  const p2 = -2.7777777777015593e-3;
  const p3 = 6.613756321437934e-5;
  const p4 = -1.6533902205465252e-6;
  const p5 = 4.1381367970572385e-8;
  const rr = r * r;
  return r - rr * (p1 + rr * (p2 + rr * (p3 + rr * (p4 + rr * p5))));
}

/**
 * e^x - 1 without cancellation near 0, error below 1 unit in the last place.
 * @param x any number; the result is -1 below about -38.8 and -0 at -0
 *
 * expm1(1e-20) // => 1e-20
 */
export function expm1(x: number): number {
  const overflow = 709.782712893384;
  const indistinctFromMinusOne = -38.816242111356935;
  const indistinctFromX = 5.551115123125783e-17;
  const halfLn2 = 0.34657359027997264;
  const inverseLn2 = Math.LOG2E;
  const ln2High = 6.931471803691238e-1;
  const ln2Low = 1.9082149292705877e-10;
  if (!(x <= overflow)) return Number.isNaN(x) ? NaN : Infinity;
  if (x < indistinctFromMinusOne) return -1;
  const size = Math.abs(x);
  if (size < indistinctFromX) return x;
  const k = size <= halfLn2 ? 0 : (inverseLn2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const lost = high - r - low;
  const halfSquare = 0.5 * r * r;
  const e = expm1Correction(r, halfSquare);
  if (k === 0) return r - (r * e - halfSquare);
  return assembleExpm1(r, r * (e - lost) - lost - halfSquare, k);
}

/** The e with e^r - 1 = r - (r e - r^2 / 2), |r| <= ln 2 / 2. */
function expm1Correction(r: number, halfSquare: number): number {
  const q1 = -3.333333333333313e-2;
  const q2 = 1.5873015872548146e-3;
  const q3 = -7.93650757867488e-5;
  const q4 = 4.008217827329362e-6;
  const q5 = -2.0109921818362437e-7;
  const sum = 1 + halfSquare * (q1 + halfSquare * (q2 + halfSquare * (q3 + halfSquare * (q4 + halfSquare * q5))));
  const t = 3 - sum * 0.5 * r;
  return halfSquare * ((sum - t) / (6 - r * t));
}

/** 2^k (1 + r - e) - 1, in the order of additions that loses least for that k. */
function assembleExpm1(r: number, e: number, k: number): number {
  const middle = 20;
  const wide = 56;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > wide) return scaleByPowerOfTwo(r - e + 1, k) - 1;
  const inverse = powerOfTwo(-k);
  if (k < middle) return (r - e + (1 - inverse)) * powerOfTwo(k);
  return (r - (e + inverse) + 1) * powerOfTwo(k);
}
