import { regularizedBeta } from '../numeric/beta.ts';
import { exp } from '../numeric/exp.ts';
import { logGamma } from '../numeric/gamma.ts';
import { log, log1p } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';

const RELATIVE_TOLERANCE = 1e-14;
const MAX_STEPS = 200;

/**
 * Probability that a variate of Student's t distribution exceeds t: I_x(v/2, 1/2) / 2 with x = v / (v + t^2), for t >= 0.
 * Source: Abramowitz and Stegun (1964), 26.7.1.
 * @param t any number
 * @param degreesOfFreedom v, positive
 *
 * studentTail(0, 7) // => 0.5
 */
export function studentTail(t: number, degreesOfFreedom: number): number {
  const x = degreesOfFreedom / (degreesOfFreedom + t * t);
  const tail = 0.5 * regularizedBeta(x, degreesOfFreedom / 2, 0.5);
  return t >= 0 ? tail : 1 - tail;
}

/**
 * The t that a variate of Student's t distribution stays below with probability p, relative error about 1e-12 up to a
 * thousand degrees and 1e-15 of their number beyond. Newton's steps
 * from the normal quantile, which lies inside: the upper tail is convex, so they approach from one side.
 * @param p probability, 0 .. 1
 * @param degreesOfFreedom positive
 *
 * studentQuantile(0.5, 7) // => 0
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  if (p < 0.5) return -upperQuantile(p, degreesOfFreedom);
  return p === 0.5 ? 0 : upperQuantile(1 - p, degreesOfFreedom);
}

/**
 * Half-width, in standard errors, of a two-sided 95 % interval.
 * @param degreesOfFreedom positive
 *
 * twoSided95(1).toFixed(3) // => '12.706'
 */
export function twoSided95(degreesOfFreedom: number): number {
  const share = 0.975;
  return studentQuantile(share, degreesOfFreedom);
}

/** The t exceeded with probability `tail`, 0 .. 1/2. */
function upperQuantile(tail: number, degreesOfFreedom: number): number {
  if (!(tail > 0 && degreesOfFreedom > 0)) return tail === 0 ? Infinity : NaN;
  let t = -inverseNormal(tail);
  for (let step = 0; step < MAX_STEPS; step++) {
    const move = (studentTail(t, degreesOfFreedom) - tail) / density(t, degreesOfFreedom);
    t += move;
    if (Math.abs(move) <= RELATIVE_TOLERANCE * t) break;
  }
  return t;
}

/** G((v + 1) / 2) / (sqrt(pi v) G(v / 2)) (1 + t^2 / v)^(-(v + 1) / 2). */
function density(t: number, degreesOfFreedom: number): number {
  const half = (degreesOfFreedom + 1) / 2;
  const logScale = logGamma(half) - logGamma(degreesOfFreedom / 2) - 0.5 * log(Math.PI * degreesOfFreedom);
  return exp(logScale - half * log1p((t * t) / degreesOfFreedom));
}
