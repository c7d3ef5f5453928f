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

const ROOT_HALF = 0.7071067811865476;

/** erf(1) to 24 bits, and the bounds between its approximations. */
const ERF_ONE = 8.45062911510467529297e-1;
const ERFC_SMALL = 0.84375;
const ERFC_MIDDLE = 1.25;
const ERFC_LARGE = 1 / 0.35;
const ERFC_ZERO = 28;
const ERFC_OFFSET = 0.5625;
const QUARTER = 0.25;

// Coefficients, lowest power first: (erf(x) - x) / x in x^2; erf(x) - erf(1) in |x| - 1; ln(x erfc(x)) + x^2 in 1 / x^2, twice.
const SMALL_TOP = [
  1.28379167095512558561e-1, -3.2504210724700149937e-1, -2.84817495755985104766e-2, -5.77027029648944159157e-3,
  -2.37630166566501626084e-5,
];
const SMALL_BOTTOM = [
  1, 3.97917223959155352819e-1, 6.50222499887672944485e-2, 5.08130628187576562776e-3, 1.32494738004321644526e-4,
  -3.9602282787753681232e-6,
];
const MIDDLE_TOP = [
  -2.36211856075265944077e-3, 4.14856118683748331666e-1, -3.72207876035701323847e-1, 3.18346619901161753674e-1,
  -1.10894694282396677476e-1, 3.54783043256182359371e-2, -2.166375594868790843e-3,
];
const MIDDLE_BOTTOM = [
  1, 1.06420880400844228286e-1, 5.40397917702171048937e-1, 7.18286544141962662868e-2, 1.26171219808761642112e-1,
  1.36370839120290507362e-2, 1.1984499846799107417e-2,
];
const LARGE_TOP = [
  -9.86494403484714822705e-3, -6.93858572707181764372e-1, -1.05586262253232909814e1, -6.23753324503260060396e1,
  -1.62396669462573470355e2, -1.84605092906711035994e2, -8.12874355063065934246e1, -9.81432934416914548592,
];
const LARGE_BOTTOM = [
  1, 1.96512716674392571292e1, 1.376577541435190426e2, 4.34565877475229228821e2, 6.45387271733267880336e2,
  4.29008140027567833386e2, 1.08635005541779435134e2, 6.57024977031928170135, -6.04244152148580987438e-2,
];
const TAIL_TOP = [
  -9.86494292470009928597e-3, -7.99283237680523006574e-1, -1.77579549177547519889e1, -1.60636384855821916062e2,
  -6.37566443368389627722e2, -1.02509513161107724954e3, -4.83519191608651397019e2,
];
const TAIL_BOTTOM = [
  1, 3.03380607434824582924e1, 3.25792512996573918826e2, 1.53672958608443695994e3, 3.19985821950859553908e3,
  2.55305040643316442583e3, 4.74528541206955367215e2, -2.24409524465858183362e1,
];

/** A polynomial by Horner's rule. */
function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + coefficients[i]!;
  return sum;
}

/**
 * Complementary error function, 2 / sqrt(pi) * integral from x to infinity of e^(-t^2) dt, error below 1 unit in the last place.
 * x: any number; result 2 .. 0.
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
  const s = 1 / (x * x);
  const y =
    size < ERFC_LARGE
      ? polynomial(LARGE_TOP, s) / polynomial(LARGE_BOTTOM, s)
      : polynomial(TAIL_TOP, s) / polynomial(TAIL_BOTTOM, s);
  const high = Math.fround(size); // 24 bits, so that its square is exact
  const tail = (exp(-high * high - ERFC_OFFSET) * exp((high - size) * (high + size) + y)) / size;
  return x > 0 ? tail : 2 - tail;
}

/**
 * Probability that a standard normal variate is at most z: erfc(-z / sqrt 2) / 2; relative error about z^2 * 1e-16 in the lower tail.
 * z: any number; result 0 .. 1.
 * normalCdf(0) // => 0.5
 */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * ROOT_HALF);
}

const CENTRE_HALF_WIDTH = 0.425;
const CENTRE_SQUARE = 0.180625;
const NEAR_TAIL = 5;
const NEAR_TAIL_CENTRE = 1.6;

/**
 * The z with normalCdf(z) = p, relative error about 1e-16: rational approximations in the centre, the near and the far tail.
 * p: probability, 0 .. 1 (-Infinity at 0, Infinity at 1, NaN outside).
 * Source: Wichura (1988), algorithm AS 241 (PPND16), Applied Statistics 37, 477-484.
 * inverseNormal(0.975) // => 1.959963984540054
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
    ((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4) *
      r +
      1.3731693765509461125e4) *
      r +
      1.9715909503065514427e3) *
      r +
      1.3314166789178437745e2) *
      r +
    3.387132872796366608;
  const bottom =
    ((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r + 2.1213794301586595867e4) * r +
      5.3941960214247511077e3) *
      r +
      6.871870074920579083e2) *
      r +
      4.2313330701600911252e1) *
      r +
    1;
  return top / bottom;
}

function nearTailQuotient(r: number): number {
  const top =
    ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
      1.27045825245236838258) *
      r +
      3.64784832476320460504) *
      r +
      5.7694972214606914055) *
      r +
      4.6303378461565452959) *
      r +
    1.42343711074968357734;
  const bottom =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
      1.4810397642748007459e-1) *
      r +
      6.8976733498510000455e-1) *
      r +
      1.6763848301838038494) *
      r +
      2.05319162663775882187) *
      r +
    1;
  return top / bottom;
}

function farTailQuotient(r: number): number {
  const top =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
      2.6532189526576123093e-2) *
      r +
      2.9656057182850489123e-1) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const bottom =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
    1;
  return top / bottom;
}
