/** The gamma distribution with unit scale: logarithm of the gamma function, cumulative probability and quantile. */

import { exp } from './exp.ts';
import { log, log1p } from './log.ts';
import { inverseNormal } from './normal.ts';

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** Stirling's series is exact to a double from here on; smaller arguments are stepped up to it. */
const STIRLING_FROM = 15;
/** Coefficients B(2k) / (2k (2k - 1)) of 1/x^(2k - 1) in Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;
/** Far more steps than any shape up to a million needs. */
const MAX_TERMS = 10000;
const MAX_STEPS = 200;
/** After a step of this size in ln x the next one, its square, would be lost in rounding. */
const LAST_STEP = 1e-9;
/** Below this share of the mean, or this shape, the cube root transformation is a poor start. */
const SMALL_GUESS = 0.2;

/**
 * ln of the gamma function, error below 2e-14 + 1e-15 |ln G(x)|; it is 0 at 1 and 2.
 * ln G(x) = (x - 1/2) ln x - x + ln(2 pi) / 2 + sum of B(2k) / (2k (2k-1) x^(2k-1)).
 * Source: Abramowitz and Stegun (1964), 6.1.41 and 6.1.15.
 * @param x positive; otherwise NaN
 *
 * logGamma(1e300) // => 6.897755278982137e302
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  let product = 1;
  let shifted = x;
  while (shifted < STIRLING_FROM) product *= shifted++;
  return (shifted - 0.5) * log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted) - log(product);
}

function stirlingSeries(x: number): number {
  const inverse = 1 / x;
  const inverseSquare = inverse * inverse;
  let series = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series * inverseSquare + STIRLING[k]!;
  return series * inverse;
}

/**
 * Regularised lower incomplete gamma function, 1 / G(a) * integral from 0 to x of t^(a-1) e^-t dt: the probability that a
 * gamma variate of shape a and scale 1 is at most x; relative error below 2e-13 for shapes up to 10,000.
 * Source: Abramowitz and Stegun (1964), 6.5.29 (series) and 6.5.31 (continued fraction).
 * @param shape a, positive
 * @param x 0 .. Infinity
 *
 * regularizedGammaP(1, 0) // => 0
 */
export function regularizedGammaP(shape: number, x: number): number {
  if (!(shape > 0 && x >= 0)) return NaN;
  return lowerTail(shape, x, logScale(shape));
}

/**
 * Q = 1 - P, the complement of regularizedGammaP, without cancellation in the upper tail; error below 2e-13 Q + 2e-14 P for shapes
 * up to 10,000.
 * @param shape positive
 * @param x 0 .. Infinity
 *
 * regularizedGammaQ(1, 0) // => 1
 */
export function regularizedGammaQ(shape: number, x: number): number {
  if (!(shape > 0 && x >= 0)) return NaN;
  return upperTail(shape, x, logScale(shape));
}

// The inner functions take the scale of the density as an argument, since the quantile's steps all share it.

function lowerTail(shape: number, x: number, scale: number): number {
  return x < shape + 1 ? lowerSeries(shape, x, scale) : 1 - upperFraction(shape, x, scale);
}

function upperTail(shape: number, x: number, scale: number): number {
  return x < shape + 1 ? 1 - lowerSeries(shape, x, scale) : upperFraction(shape, x, scale);
}

/** ln of what is left of x^a e^-x / G(a) beside scaledDensity's power: -ln G(a), or that plus a ln a - a where Stirling's series holds. */
function logScale(shape: number): number {
  return shape < STIRLING_FROM ? -logGamma(shape) : 0.5 * log(shape) - HALF_LOG_TWO_PI - stirlingSeries(shape);
}

/** x^a e^-x / G(a); of a large shape (x / a)^a e^(a - x) is taken, whose logarithm is small near the mean. */
function scaledDensity(shape: number, x: number, scale: number): number {
  if (shape < STIRLING_FROM) return exp(shape * log(x) - x + scale);
  const excess = (x - shape) / shape;
  const logRatio = Math.abs(excess) < 0.5 ? log1p(excess) : log(x / shape);
  return exp(scale - shape * (excess - logRatio));
}

function lowerSeries(shape: number, x: number, scale: number): number {
  if (x === 0) return 0;
  let term = 1 / shape;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * EPSILON; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum * scaledDensity(shape, x, scale);
}

/** Lentz's evaluation of the continued fraction for the upper tail. */
function upperFraction(shape: number, x: number, scale: number): number {
  if (x === Infinity) return 0;
  let b = x + 1 - shape;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const numerator = -n * (n - shape);
    b += 2;
    d = 1 / awayFromZero(numerator * d + b);
    c = awayFromZero(b + numerator / c);
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= EPSILON) break;
  }
  return fraction * scaledDensity(shape, x, scale);
}

function awayFromZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}

/**
 * The x with regularizedGammaP(shape, x) = p, relative error below 3e-14 max(1, 1 / shape): Newton's steps on the logarithm of the smaller tail
 * over ln x, halving the bracket wherever a step leaves it.
 * Source of the start: Wilson and Hilferty (1931), PNAS 17, 684-688.
 * @param p probability, 0 .. 1
 * @param shape positive
 *
 * inverseGammaP(0, 2) // => 0
 */
export function inverseGammaP(p: number, shape: number): number {
  if (!(p >= 0 && p <= 1 && shape > 0)) return NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const lower = p <= 0.5;
  const scale = logScale(shape);
  const logTail = log(lower ? p : 1 - p);
  let y = startOfInverse(p, shape);
  let below = -Infinity;
  let above = Infinity;
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = exp(y);
    const tail = lower ? lowerTail(shape, x, scale) : upperTail(shape, x, scale);
    const excess = lower ? log(tail) - logTail : logTail - log(tail);
    if (excess > 0) above = y;
    else below = y;
    const next = y - (excess * tail) / scaledDensity(shape, x, scale);
    if (Math.abs(next - y) <= LAST_STEP) return exp(next);
    y = next > below && next < above ? next : middle(below, above, y);
  }
  return exp(y);
}

/** ln of the first guess: Wilson and Hilferty's cube, or the leading term of the series where that is small or negative. */
function startOfInverse(p: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  const root = 1 - ninth + inverseNormal(p) * Math.sqrt(ninth);
  const guess = root > 0 ? shape * root * root * root : 0;
  const leading = (log(p) + logGamma(shape + 1)) / shape;
  return guess > SMALL_GUESS * shape && shape > SMALL_GUESS ? log(guess) : Math.min(leading, log(shape + 1));
}

function middle(below: number, above: number, at: number): number {
  if (below === -Infinity) return at - 1;
  if (above === Infinity) return at + 1;
  return 0.5 * (below + above);
}
