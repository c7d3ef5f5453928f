/** Priors as distribution functions and their inverses, truncated to a range; both tails are kept, so that neither loses precision. */

import { assert, assertNever } from '../base/assert.ts';
import { regularizedBeta } from '../numeric/beta.ts';
import { exp } from '../numeric/exp.ts';
import { inverseRegularizedBeta } from '../numeric/inverse-beta.ts';
import { log } from '../numeric/log.ts';
import { inverseNormal, normalCdf } from '../numeric/normal.ts';
import type { Prior } from './prior.ts';

/** Where a value may lie, both ends included; infinite ends do not truncate. */
export type PriorRange = { readonly low: number; readonly high: number };

type Tails = {
  /** P(X <= x) */
  readonly below: (x: number) => number;
  /** P(X > x) */
  readonly above: (x: number) => number;
  /** x with below(x) = p */
  readonly fromBelow: (p: number) => number;
  /** x with above(x) = p */
  readonly fromAbove: (p: number) => number;
};

/**
 * The value below which a share of a prior lies once it is truncated to a range: F^-1(F(low) + u (F(high) - F(low))), F the prior's
 * distribution function. Of a choice it is the least value within the range up to which at least that share of the weights lies.
 * @param prior valid for the range (see priorProblem)
 * @param range [the prior's unit]
 * @param share u, (0, 1)
 * @returns within the range; ascends with u
 * @throws InvariantError where the prior has no probability within the range
 *
 * priorQuantile({ shape: 'uniform', low: 1, high: 9 }, { low: 3, high: 7 }, 0.25) // => 4
 * priorQuantile({ shape: 'choice', values: [8, 2, 4], weights: [1, 1, 1] }, { low: 0, high: 5 }, 0.6) // => 4
 */
export function priorQuantile(prior: Prior, range: PriorRange, share: number): number {
  const mass = priorMass(prior, range);
  assert(share >= 0 && share <= 1, 'a share lies between 0 and 1', { share });
  assert(mass > 0, 'a prior has probability within its range', { mass });
  if (prior.shape === 'choice') return chosenAt(prior.values, prior.weights, range, share * mass);
  const { below, above, fromBelow, fromAbove } = tailsOf(prior);
  const left = below(range.low) + share * mass;
  const value = left <= 0.5 ? fromBelow(left) : fromAbove(above(range.high) + (1 - share) * mass);
  return Math.min(range.high, Math.max(range.low, value));
}

/**
 * The probability that a prior truncated to a range is at most a value: (F(x) - F(low)) / (F(high) - F(low)), 0 .. 1.
 * @param prior valid for the range (see priorProblem)
 * @param range [the prior's unit]
 * @param value x, any number [the prior's unit]
 * @throws InvariantError where the prior has no probability within the range
 *
 * priorCdf({ shape: 'uniform', low: 1, high: 9 }, { low: 3, high: 7 }, 4) // => 0.25
 */
export function priorCdf(prior: Prior, range: PriorRange, value: number): number {
  const mass = priorMass(prior, range);
  assert(mass > 0, 'a prior has probability within its range', { mass });
  if (value < range.low) return 0;
  return Math.min(1, priorMass(prior, { low: range.low, high: Math.min(value, range.high) }) / mass);
}

/**
 * The probability of a prior within a range, ends included; of a choice the sum of the weights there.
 * @param prior of valid numbers
 * @param range [the prior's unit]
 *
 * priorMass({ shape: 'uniform', low: 0, high: 8 }, { low: 6, high: 10 }) // => 0.25
 */
export function priorMass(prior: Prior, range: PriorRange): number {
  if (prior.shape === 'choice') {
    const { values, weights } = prior;
    return weights.reduce((sum, weight, i) => (values[i]! >= range.low && values[i]! <= range.high ? sum + weight : sum), 0);
  }
  const { below, above } = tailsOf(prior);
  const left = below(range.low);
  return left <= 0.5 ? below(range.high) - left : above(range.low) - above(range.high);
}

/** The least value within the range up to which the weights come to at least `target`. */
function chosenAt(values: readonly number[], weights: readonly number[], range: PriorRange, target: number): number {
  const within = [...values.keys()].filter((i) => values[i]! >= range.low && values[i]! <= range.high);
  within.sort((i, j) => values[i]! - values[j]!);
  let sum = 0;
  const chosen = within.find((i) => {
    sum += weights[i]!;
    return sum >= target;
  });
  return values[chosen ?? within.at(-1)!]!; // the sum of the weights in another order may fall short by rounding
}

function tailsOf(prior: Exclude<Prior, { readonly shape: 'choice' }>): Tails {
  switch (prior.shape) {
    case 'normal':
      return normalTails(prior.from, prior.to, prior.coverageShare);
    case 'lognormal':
      return throughLogarithm(normalTails(log(prior.from), log(prior.to), prior.coverageShare));
    case 'uniform':
      return uniformTails(prior.low, prior.high);
    case 'loguniform':
      return throughLogarithm(uniformTails(log(prior.low), log(prior.high)));
    case 'beta':
      return betaTails(prior.a, prior.b, prior.low, prior.high);
    case 'triangular':
      return triangularTails(prior.low, prior.mode, prior.high);
    default:
      return assertNever(prior);
  }
}

/** Mean (from + to) / 2; the interval is 2 z standard deviations wide, z the normal quantile of half its coverage above the middle. */
function normalTails(from: number, to: number, coverageShare: number): Tails {
  const mean = 0.5 * (from + to);
  const deviation = (0.5 * (to - from)) / -inverseNormal(0.5 * (1 - coverageShare));
  return {
    below: (x) => normalCdf((x - mean) / deviation),
    above: (x) => normalCdf((mean - x) / deviation),
    fromBelow: (p) => mean + deviation * inverseNormal(p),
    fromAbove: (p) => mean - deviation * inverseNormal(p),
  };
}

/** The tails of e^Y from those of Y; nothing lies at or below 0. */
function throughLogarithm({ below, above, fromBelow, fromAbove }: Tails): Tails {
  return {
    below: (x) => (x > 0 ? below(log(x)) : 0),
    above: (x) => (x > 0 ? above(log(x)) : 1),
    fromBelow: (p) => exp(fromBelow(p)),
    fromAbove: (p) => exp(fromAbove(p)),
  };
}

function uniformTails(low: number, high: number): Tails {
  const width = high - low;
  return {
    below: (x) => toShare((x - low) / width),
    above: (x) => toShare((high - x) / width),
    fromBelow: (p) => low + p * width,
    fromAbove: (p) => high - p * width,
  };
}

function betaTails(a: number, b: number, low: number, high: number): Tails {
  const { below, above, fromBelow, fromAbove } = uniformTails(low, high);
  return {
    below: (x) => regularizedBeta(below(x), a, b),
    above: (x) => regularizedBeta(above(x), b, a),
    fromBelow: (p) => fromBelow(inverseRegularizedBeta(p, a, b)),
    fromAbove: (p) => fromAbove(inverseRegularizedBeta(p, b, a)),
  };
}

/** F(x) = (x - low)^2 / ((high - low) (mode - low)) up to the mode, its mirror image above it. */
function triangularTails(low: number, mode: number, high: number): Tails {
  const width = high - low;
  const rising = (mode - low) / width;
  const below = (x: number): number => (x < mode ? squareOver(toShare((x - low) / width), rising) : 1 - above(x));
  const above = (x: number): number => (x < mode ? 1 - below(x) : squareOver(toShare((high - x) / width), 1 - rising));
  return {
    below,
    above,
    fromBelow: (p) => (p < rising ? low + width * Math.sqrt(p * rising) : high - width * Math.sqrt((1 - p) * (1 - rising))),
    fromAbove: (p) => (p < 1 - rising ? high - width * Math.sqrt(p * (1 - rising)) : low + width * Math.sqrt((1 - p) * rising)),
  };
}

/** s^2 / part; a part of 0 has nothing in it. */
function squareOver(s: number, part: number): number {
  return part > 0 ? (s * s) / part : 0;
}

function toShare(x: number): number {
  return Math.min(1, Math.max(0, x));
}
