import { assert } from '../base/assert.ts';
import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { pow } from '../numeric/pow.ts';
import { momentsOf, varianceOfMoments } from './moments.ts';
import { ascending, quantileType7 } from './quantiles.ts';

/** Silverman's rule: 0.9 of the spread, which is the lesser of the standard deviation and the interquartile range over 1.34. */
const SILVERMAN_FACTOR = 0.9;
const NORMAL_INTERQUARTILE_RANGE = 1.34;
const SILVERMAN_EXPONENT = -0.2;
const LOWER_QUARTILE = 0.25;
const UPPER_QUARTILE = 0.75;

/** Continuous ranked probability score of an ensemble, in the outcome's unit; lower is better, 0 is perfect. */
export type EnsembleCrps = {
  /** of the distribution that the members were drawn from, unbiased if draws are independent: the one to report; NaN for one draw */
  readonly fair: number;
  /** of the members as they stand, as if they were the whole distribution */
  readonly plain: number;
};

/**
 * CRPS of an ensemble x_1 .. x_n for an outcome y, the integral of (F(x) - [y <= x])^2 over x up to a bound: mean |x_i - y| less
 * half the mean of |x_i - x_j|, over all n^2 pairs (plain) or those of two draws (fair): members of one draw are alike, and their pairs
 * would make the spread too small. Beyond the bound nothing is scored: a member or an outcome above it, +Infinity (never) above all,
 * counts as the bound itself. Sorts, so O(n log n).
 * Source: Gneiting and Raftery (2007), Journal of the American Statistical Association 102, 359-378; fair: Ferro (2014), Quarterly
 * Journal of the Royal Meteorological Society 140, 1917-1923.
 * @param members any order, at least one, none NaN or -Infinity
 * @param outcome not NaN
 * @param upperBound where scoring ends; finite if a member or the outcome is Infinity
 * @param draws which draw each member is of; all of their own where none are given
 * @throws InvariantError if a number is not finite even when cut at the bound
 *
 * ensembleCrps([0, 2], 1) // => { fair: 0, plain: 0.5 }
 * ensembleCrps([0, 0, 2, 2], 1, Infinity, [1, 1, 2, 2]) // => { fair: 0, plain: 0.5 }
 */
export function ensembleCrps(
  members: ArrayLike<number>,
  outcome: number,
  upperBound: number = Infinity,
  draws: ArrayLike<number> = Array.from(members, (_, i) => i),
): EnsembleCrps {
  const count = members.length;
  const truth = Math.min(outcome, upperBound);
  const deviations = Array.from(members, (member) => Math.min(member, upperBound) - truth);
  const distance = deviations.reduce((sum, deviation) => sum + Math.abs(deviation), 0);
  assert(count > 0 && Number.isFinite(distance), 'members and outcome are finite up to the bound', {
    count,
    outcome,
    upperBound,
  });
  const meanDistance = distance / count;
  const spread = spreadOf(deviations);
  let [spreadBetween, pairsBetween] = [spread, count * count];
  for (const own of byDraw(deviations, draws)) {
    spreadBetween -= spreadOf(own);
    pairsBetween -= own.length * own.length;
  }
  return { fair: meanDistance - spreadBetween / pairsBetween, plain: meanDistance - spread / (count * count) };
}

/** Sum of |x_i - x_j| over i < j. */
function spreadOf(values: readonly number[]): number {
  if (values.length === 1) return 0;
  return ascending(values).reduce((sum, value, i) => sum + (2 * i + 1 - values.length) * value, 0);
}

function byDraw(values: readonly number[], draws: ArrayLike<number>): Iterable<readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [i, value] of values.entries()) {
    const group = groups.get(draws[i]!) ?? [];
    groups.set(draws[i]!, group);
    group.push(value);
  }
  return groups.values();
}

/**
 * Share of members kept off 0 and 1, min(max(k / m, q), 1 - q) with q = 1 / (2 (n + 1)): what n draws did not show is not
 * impossible, so that the logarithm of the share is finite.
 * @param successes k, 0 .. m
 * @param members m >= 1
 * @param draws n, 1 .. m, that the members are of; of one draw they are alike and show no more than it
 *
 * flooredShare(0, 9) // => 0.05
 * flooredShare(0, 90, 9) // => 0.05
 */
export function flooredShare(successes: number, members: number, draws: number = members): number {
  const floor = 1 / (2 * (draws + 1));
  return Math.min(1 - floor, Math.max(floor, successes / members));
}

/**
 * Logarithmic score of a probability, -log p of what happened [nats], lower is better; p is floored, see flooredShare.
 * @param successes members in which the event happened
 * @param members n >= 1
 * @param happened whether it did
 * @param draws that the members are of
 *
 * probabilityLogScore(1, 2, true) // => Math.LN2
 */
export function probabilityLogScore(successes: number, members: number, happened: boolean, draws: number = members): number {
  const share = flooredShare(successes, members, draws);
  return -log(happened ? share : 1 - share);
}

/**
 * Logarithmic score of an ensemble, -log f(y) [nats, of a density per unit of the outcome]; lower is better. With a bound, an
 * outcome at it or above (+Infinity: never) is scored by the floored share s of members there; one below it by (1 - s) f(y), f
 * estimated from the members below, see kernelLogDensity, whose limits hold here too.
 * @param members any order, none NaN or -Infinity; at least two different ones below the bound, or an outcome below it gives NaN
 * @param outcome not NaN
 * @param upperBound where scoring ends
 *
 * ensembleLogScore([1, 2, Infinity, Infinity], Infinity, 10) // => Math.LN2
 */
export function ensembleLogScore(members: ArrayLike<number>, outcome: number, upperBound: number = Infinity): number {
  const below = ascending(members).filter((member) => member < upperBound);
  const beyond = members.length - below.length;
  if (outcome >= upperBound) return probabilityLogScore(beyond, members.length, true);
  const density = kernelLogDensity(below, outcome);
  return upperBound === Infinity && beyond === 0 ? -density : probabilityLogScore(beyond, members.length, false) - density;
}

/**
 * Logarithm of a density estimated by a Gaussian kernel, log(mean of phi((y - x_i) / h) / h), with Silverman's bandwidth
 * h = 0.9 min(s, IQR / 1.34) n^(-1/5) (s alone if IQR = 0). Its limits: it smooths over modes nearer than h and over edges, and
 * beyond the outermost member it falls as fast as a normal distribution of standard deviation h, so that an outcome far
 * outside is punished for the kernel's thin tail as much as for the forecast. Below a hundred members prefer the CRPS.
 * Source: Silverman (1986), Density Estimation for Statistics and Data Analysis, 3.31.
 * @param sorted finite, ascending, at least two different ones; otherwise NaN
 * @param at y, finite
 *
 * kernelLogDensity([5, 5], 5) // => NaN
 */
export function kernelLogDensity(sorted: ArrayLike<number>, at: number): number {
  const bandwidth = silvermanBandwidth(sorted);
  if (!(bandwidth > 0)) return NaN;
  const exponents = Array.from(sorted, (member) => -halfSquare((at - member) / bandwidth));
  const highest = exponents.reduce((a, b) => Math.max(a, b));
  const sum = exponents.reduce((total, exponent) => total + exp(exponent - highest), 0);
  return highest + log(sum) - log(sorted.length * bandwidth * Math.sqrt(2 * Math.PI));
}

function silvermanBandwidth(sorted: ArrayLike<number>): number {
  const deviation = Math.sqrt(varianceOfMoments(momentsOf(Array.from(sorted))));
  const range = quantileType7(sorted, UPPER_QUARTILE) - quantileType7(sorted, LOWER_QUARTILE);
  const spread = range > 0 ? Math.min(deviation, range / NORMAL_INTERQUARTILE_RANGE) : deviation;
  return SILVERMAN_FACTOR * spread * pow(sorted.length, SILVERMAN_EXPONENT);
}

function halfSquare(z: number): number {
  return (z * z) / 2;
}
