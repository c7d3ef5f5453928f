import { assertNever } from '../base/assert.ts';
import { exp, expm1 } from '../numeric/exp.ts';

/** Distributions of durations, efforts and sizes as plain data; units are those of the parameters. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | { readonly kind: 'deterministic'; readonly value: number }
  /** spread: standard deviation of the natural logarithm */
  | { readonly kind: 'lognormal'; readonly median: number; readonly spread: number }
  /** cv: standard deviation over mean */
  | { readonly kind: 'gamma'; readonly mean: number; readonly cv: number }
  | { readonly kind: 'erlang'; readonly mean: number; readonly phases: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** weights: relative, equal if absent */
  | { readonly kind: 'empirical'; readonly values: readonly number[]; readonly weights?: readonly number[] }
  /** an exponential of one of the means, picked by weight */
  | { readonly kind: 'hyperexponential'; readonly means: readonly number[]; readonly weights: readonly number[] };

/** What is wrong with a parameter of a distribution. */
export type DistributionFault = { readonly parameter: string; readonly expected: string; readonly received: string };

/**
 * Mean of a distribution, in the unit of its parameters.
 * @param distribution valid
 *
 * meanOf({ kind: 'triangular', low: 0, mode: 1, high: 5 }) // => 2
 */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'exponential':
    case 'gamma':
    case 'erlang':
      return distribution.mean;
    case 'deterministic':
      return distribution.value;
    case 'lognormal':
      return distribution.median * exp((distribution.spread * distribution.spread) / 2);
    case 'uniform':
      return (distribution.low + distribution.high) / 2;
    case 'triangular':
      return (distribution.low + distribution.mode + distribution.high) / 3;
    case 'empirical':
      return weightedMean(distribution.values, weightsOf(distribution));
    case 'hyperexponential':
      return weightedMean(distribution.means, distribution.weights);
    default:
      return assertNever(distribution);
  }
}

/**
 * Variance of a distribution, in the squared unit of its parameters.
 * @param distribution valid
 *
 * varianceOf({ kind: 'erlang', mean: 6, phases: 4 }) // => 9
 */
export function varianceOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'exponential':
      return distribution.mean * distribution.mean;
    case 'deterministic':
      return 0;
    case 'lognormal':
      return meanOf(distribution) * meanOf(distribution) * expm1(distribution.spread * distribution.spread);
    case 'gamma':
      return distribution.mean * distribution.cv * (distribution.mean * distribution.cv);
    case 'erlang':
      return (distribution.mean * distribution.mean) / distribution.phases;
    case 'uniform':
      return ((distribution.high - distribution.low) * (distribution.high - distribution.low)) / 12;
    case 'triangular':
      return triangularVariance(distribution.mode - distribution.low, distribution.high - distribution.mode);
    case 'empirical': {
      const mean = meanOf(distribution);
      const squares = distribution.values.map((value) => (value - mean) * (value - mean));
      return weightedMean(squares, weightsOf(distribution));
    }
    case 'hyperexponential': {
      const mean = meanOf(distribution);
      const secondMoments = distribution.means.map((m) => 2 * m * m);
      return weightedMean(secondMoments, distribution.weights) - mean * mean;
    }
    default:
      return assertNever(distribution);
  }
}

/** (a^2 + b^2 + a b) / 18 for a = mode - low, b = high - mode. */
function triangularVariance(rise: number, fall: number): number {
  return (rise * rise + fall * fall + rise * fall) / 18;
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  let sum = 0;
  let weightSum = 0;
  for (const [i, value] of values.entries()) {
    sum += weights[i]! * value;
    weightSum += weights[i]!;
  }
  return sum / weightSum;
}

/**
 * The weights of an empirical distribution, equal ones if none are given.
 * @param distribution valid
 *
 * weightsOf({ kind: 'empirical', values: [3, 5] }) // => [1, 1]
 */
export function weightsOf(distribution: Extract<Distribution, { kind: 'empirical' }>): readonly number[] {
  return distribution.weights ?? distribution.values.map(() => 1);
}

/**
 * The first fault in a distribution's parameters: durations must be finite and not negative, scales positive, bounds ordered.
 * @param distribution any numbers
 *
 * validateDistribution({ kind: 'exponential', mean: -3 }) // => { parameter: 'mean', expected: 'more than 0', received: '-3' }
 * validateDistribution({ kind: 'uniform', low: 1, high: 2 }) // => undefined
 */
export function validateDistribution(distribution: Distribution): DistributionFault | undefined {
  switch (distribution.kind) {
    case 'exponential':
      return positive('mean', distribution.mean);
    case 'deterministic':
      return atLeast('value', distribution.value, 0);
    case 'lognormal':
      return positive('median', distribution.median) ?? atLeast('spread', distribution.spread, 0);
    case 'gamma':
      return positive('mean', distribution.mean) ?? positive('cv', distribution.cv);
    case 'erlang':
      return positive('mean', distribution.mean) ?? wholeNumber('phases', distribution.phases);
    case 'uniform':
      return atLeast('low', distribution.low, 0) ?? moreThan('high', distribution.high, distribution.low);
    case 'triangular':
      return (
        atLeast('low', distribution.low, 0) ??
        atLeast('mode', distribution.mode, distribution.low) ??
        atLeast('high', distribution.high, distribution.mode) ??
        moreThan('high', distribution.high, distribution.low)
      );
    case 'empirical':
      return list('values', distribution.values, atLeastZero) ?? weights(distribution.weights, distribution.values.length);
    case 'hyperexponential':
      return list('means', distribution.means, positive) ?? weights(distribution.weights, distribution.means.length);
    default:
      return assertNever(distribution);
  }
}

function fault(parameter: string, expected: string, received: unknown): DistributionFault {
  return { parameter, expected, received: String(received) };
}

function moreThan(parameter: string, value: number, bound: number): DistributionFault | undefined {
  return value > bound && value < Infinity ? undefined : fault(parameter, `more than ${bound}`, value);
}

function positive(parameter: string, value: number): DistributionFault | undefined {
  return moreThan(parameter, value, 0);
}

function atLeast(parameter: string, value: number, bound: number): DistributionFault | undefined {
  return value >= bound && value < Infinity ? undefined : fault(parameter, `at least ${bound}`, value);
}

function atLeastZero(parameter: string, value: number): DistributionFault | undefined {
  return atLeast(parameter, value, 0);
}

function wholeNumber(parameter: string, value: number): DistributionFault | undefined {
  return Number.isSafeInteger(value) && value >= 1 ? undefined : fault(parameter, 'a whole number of at least 1', value);
}

type Check = (parameter: string, value: number) => DistributionFault | undefined;

function list(parameter: string, values: readonly number[], check: Check): DistributionFault | undefined {
  if (values.length === 0) return fault(parameter, 'at least one number', 'none');
  for (const [i, value] of values.entries()) {
    const found = check(`${parameter}.${i}`, value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function weights(values: readonly number[] | undefined, count: number): DistributionFault | undefined {
  if (values === undefined) return undefined;
  if (values.length !== count) return fault('weights', `${count} numbers`, values.length);
  const found = list('weights', values, atLeastZero);
  return (
    found ??
    positive(
      'weights',
      values.reduce((sum, weight) => sum + weight, 0),
    )
  );
}
