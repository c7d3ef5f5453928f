/**
 * The normal distribution: complementary error function, cumulative probability and quantile.
 * The error function:
 * After the method of fdlibm, whose notice is kept:
 *   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
 *   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 *   software is freely granted, provided that this notice is preserved.
 */

import { exp } from './exp.ts';
import { log } from './log.ts';

/** erf(1) to 24 bits, and the bounds between its approximations. */
const ERF_ONE = 8.450629115104675e-1;
const ERFC_SMALL = 0.84375;
const ERFC_MIDDLE = 1.25;
const ERFC_LARGE = 1 / 0.35;
const ERFC_ZERO = 28;
const ERFC_OFFSET = 0.5625;
const QUARTER = 0.25;

// Coefficients, lowest power first: (erf(x) - x) / x in x^2; erf(x) - erf(1) in |x| - 1; ln(x erfc(x)) + x^2 in 1 / x^2, twice.
const SMALL_TOP = [
  1.2837916709551256e-1, -3.250421072470015e-1, -2.848174957559851e-2, -5.770270296489442e-3, -2.3763016656650163e-5,
];
const SMALL_BOTTOM = [
  1, 3.9791722395915535e-1, 6.50222499887673e-2, 5.081306281875766e-3, 1.3249473800432164e-4, -3.960228278775368e-6,
];
const MIDDLE_TOP = [
  -2.3621185607526594e-3, 4.1485611868374833e-1, -3.722078760357013e-1, 3.1834661990116175e-1, -1.1089469428239668e-1,
  3.5478304325618236e-2, -2.166375594868791e-3,
];
const MIDDLE_BOTTOM = [
  1, 1.0642088040084423e-1, 5.40397917702171e-1, 7.182865441419627e-2, 1.2617121980876164e-1, 1.363708391202905e-2,
  1.1984499846799107e-2,
];
const LARGE_TOP = [
  -9.864944034847148e-3, -6.938585727071818e-1, -10.558626225323291, -62.375332450326006, -162.39666946257347,
  -184.60509290671104, -81.2874355063066, -9.814329344169145,
];
const LARGE_BOTTOM = [
  1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944,
  6.570249770319282, -6.04244152148581e-2,
];
const TAIL_TOP = [
  -9.8649429247001e-3, -7.99283237680523e-1, -17.757954917754752, -160.63638485582192, -637.5664433683896, -1025.0951316110772,
  -483.5191916086514,
];
const TAIL_BOTTOM = [
  1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537,
  -22.44095244658582,
];

/** A polynomial by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/**
 * Complementary error function, 2 / sqrt(pi) * integral from x to infinity of e^(-t^2) dt, error below 3 units in the last place.
 * @param x any number
 * @returns 2 .. 0
 *
 * erfc(0) // => 1
 */
export function erfc(x: number): number {
  const size = Math.abs(x);
  if (!(size < ERFC_ZERO)) return x > 0 ? 0 : x < 0 ? 2 : NaN;
  if (size < ERFC_SMALL) {
    const square = x * x;
    const y = polynomial(SMALL_TOP, square) / polynomial(SMALL_BOTTOM, square);
    return x < QUARTER ? 1 - (x + x * y) : 0.5 - (x - 0.5 + x * y);
  }
  if (size < ERFC_MIDDLE) {
    const y = polynomial(MIDDLE_TOP, size - 1) / polynomial(MIDDLE_BOTTOM, size - 1);
    return x > 0 ? 1 - ERF_ONE - y : 1 + (ERF_ONE + y);
  }
  const high = Math.fround(size); // 24 bits, so that its square is exact
  const tail = erfcTail(size, high * high, (size - high) * (size + high));
  return x > 0 ? tail : 2 - tail;
}

/** erfc(x) from 1.25 on, x^2 being given in two parts, the first of them exact: e^(-x^2) magnifies what its rounding would lose. */
function erfcTail(x: number, squareHigh: number, squareLow: number): number {
  const s = 1 / (squareHigh + squareLow);
  const y =
    x < ERFC_LARGE
      ? polynomial(LARGE_TOP, s) / polynomial(LARGE_BOTTOM, s)
      : polynomial(TAIL_TOP, s) / polynomial(TAIL_BOTTOM, s);
  return (exp(-squareHigh - ERFC_OFFSET) * exp(y - squareLow)) / x;
}

/**
 * Probability that a standard normal variate is at most z: erfc(-z / sqrt 2) / 2, error below 6 units in the last place.
 * @param z any number
 * @returns 0 .. 1
 *
 * normalCdf(0) // => 0.5
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z) * Math.SQRT1_2;
  if (!(x >= ERFC_MIDDLE && x < ERFC_ZERO)) return 0.5 * erfc(-z * Math.SQRT1_2);
  const high = Math.fround(z);
  const upper = 0.5 * erfcTail(x, 0.5 * high * high, 0.5 * (z - high) * (z + high));
  return z < 0 ? upper : 1 - upper;
}

const CENTRE_HALF_WIDTH = 0.425;
const CENTRE_SQUARE = 0.180625;
const NEAR_TAIL = 5;
const NEAR_TAIL_CENTRE = 1.6;

/**
 * The z with normalCdf(z) = p, relative error below 8e-16: rational approximations in the centre, the near and the far tail.
 * Source: Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37, 477-484.
 * @param p probability, 0 .. 1; the result is -Infinity at 0, Infinity at 1, NaN outside
 *
 * inverseNormal(0.975) // => 1.9599639845400536
 */
export function inverseNormal(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= CENTRE_HALF_WIDTH) return q * centralQuotient(CENTRE_SQUARE - q * q);
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : NaN;
  const r = Math.sqrt(-log(tail));
  const size = r <= NEAR_TAIL ? nearTailQuotient(r - NEAR_TAIL_CENTRE) : farTailQuotient(r - NEAR_TAIL);
  return q < 0 ? -size : size;
}

// Written out rather than looped over arrays: lognormal service times pass here once per job.
function centralQuotient(r: number): number {
  const top =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const bottom =
    ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return top / bottom;
}

function nearTailQuotient(r: number): number {
  const top =
    ((((((7.745450142783414e-4 * r + 2.2723844989269184e-2) * r + 2.417807251774506e-1) * r + 1.2704582524523684) * r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const bottom =
    ((((((1.0507500716444169e-9 * r + 5.475938084995345e-4) * r + 1.5198666563616457e-2) * r + 1.4810397642748008e-1) * r +
      6.897673349851e-1) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return top / bottom;
}

function farTailQuotient(r: number): number {
  const top =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 1.2426609473880784e-3) * r + 2.6532189526576124e-2) * r +
      2.9656057182850487e-1) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const bottom =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 7.868691311456133e-4) * r +
      1.4875361290850615e-2) *
      r +
      1.369298809227358e-1) *
      r +
      5.99832206555888e-1) *
      r +
    1;
  return top / bottom;
}
