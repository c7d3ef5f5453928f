import { assertNever } from '../base/assert.ts';
import type { Problem } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import type { Prior } from './prior.ts';
import { type PriorRange, priorMass } from './prior-quantile.ts';
import { priorText } from './prior-text.ts';

/** A prior of which less lies within the range is of something else, such as another unit. */
const LEAST_MASS = 0.01;
const PERCENT = 100;

/**
 * What keeps a prior from being drawn from, in words, or nothing.
 * @param prior any numbers
 * @param range to which it is truncated [the prior's unit]
 *
 * priorProblem({ shape: 'uniform', low: 1, high: 9 }, { low: 3, high: 7 }) // => undefined
 * priorProblem({ shape: 'uniform', low: 1, high: 2 }, { low: 3, high: 7 }).received // => 'uniform 1 to 2'
 */
export function priorProblem(prior: Prior, range: PriorRange): Problem | undefined {
  return shapeProblem(prior) ?? rangeProblem(prior, range);
}

function rangeProblem(prior: Prior, range: PriorRange): Problem | undefined {
  if (priorMass(prior, range) >= LEAST_MASS) return undefined;
  const within = `${numberText(range.low)} to ${numberText(range.high)}`;
  return {
    expected: `a prior of which a hundredth or more lies within the range ${within}`,
    received: priorText(prior),
    hint: 'The prior is truncated to the range: widen the range or move the prior',
  };
}

/** What is wrong with the numbers themselves; `!(a < b)` rather than `a >= b`, so that NaN is caught. */
function shapeProblem(prior: Prior): Problem | undefined {
  switch (prior.shape) {
    case 'normal':
    case 'lognormal':
      return (
        endsProblem('from', prior.from, 'to', prior.to) ??
        (prior.shape === 'lognormal' ? positiveProblem('from', prior.from) : undefined) ??
        coverageProblem(prior.coverageShare)
      );
    case 'uniform':
      return endsProblem('low', prior.low, 'high', prior.high);
    case 'loguniform':
      return endsProblem('low', prior.low, 'high', prior.high) ?? positiveProblem('low', prior.low);
    case 'beta':
      return betaProblem(prior.a, prior.b) ?? endsProblem('low', prior.low, 'high', prior.high);
    case 'triangular':
      return endsProblem('low', prior.low, 'high', prior.high) ?? modeProblem(prior.low, prior.mode, prior.high);
    case 'choice':
      return choiceProblem(prior.values, prior.weights);
    default:
      return assertNever(prior);
  }
}

function endsProblem(lowName: string, low: number, highName: string, high: number): Problem | undefined {
  if (low < high && Number.isFinite(high - low)) return undefined;
  const hint = low > high ? { hint: 'Swap them?' } : {};
  return {
    expected: `${lowName} less than ${highName}, both finite`,
    received: `${lowName} ${low}, ${highName} ${high}`,
    ...hint,
  };
}

function positiveProblem(name: string, value: number): Problem | undefined {
  if (value > 0) return undefined;
  const hint = 'Below 0 a normal or a uniform prior can be used';
  return { expected: `${name} more than 0, since the prior is of the logarithm`, received: String(value), hint };
}

function coverageProblem(coverageShare: number): Problem | undefined {
  if (coverageShare > 0 && coverageShare < 1) return undefined;
  return {
    expected: 'an interval that covers more than 0 % and less than 100 %',
    received: `${numberText(PERCENT * coverageShare)} %`,
  };
}

function betaProblem(a: number, b: number): Problem | undefined {
  if (a > 0 && b > 0 && Number.isFinite(a + b)) return undefined;
  return { expected: 'a and b more than 0', received: `a ${a}, b ${b}` };
}

function modeProblem(low: number, mode: number, high: number): Problem | undefined {
  if (mode >= low && mode <= high) return undefined;
  return { expected: `a mode from ${numberText(low)} to ${numberText(high)}`, received: String(mode) };
}

function choiceProblem(values: readonly number[], weights: readonly number[]): Problem | undefined {
  if (values.length === 0) return { expected: 'at least one value to choose from', received: 'none' };
  const notFinite = values.find((value) => !Number.isFinite(value));
  if (notFinite !== undefined) return { expected: 'finite values', received: String(notFinite) };
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined)
    return { expected: 'each value once', received: `${numberText(twice)} twice`, hint: 'Add up their weights' };
  if (weights.length !== values.length) {
    return { expected: `as many weights as values, ${values.length}`, received: `${weights.length}` };
  }
  const wrong = weights.find((weight) => !(weight > 0 && Number.isFinite(weight)));
  if (wrong !== undefined) return { expected: 'weights more than 0', received: String(wrong), hint: 'Leave out what cannot be' };
  return undefined;
}
