import { assertNever } from '../base/assert.ts';
import { numberText } from '../base/number-text.ts';
import type { Prior } from './prior.ts';

const PERCENT = 100;

/**
 * Writes a prior as one line, without its unit.
 *
 * priorText({ shape: 'lognormal', from: 0.2, to: 0.99, coverageShare: 0.9 }) // => '0.2 to 0.99 (90 %, lognormal)'
 * priorText({ shape: 'loguniform', low: 0.4, high: 3.6 }) // => 'log-uniform 0.4 to 3.6'
 * priorText({ shape: 'beta', a: 3, b: 3, low: 0, high: 1 }) // => 'beta(3, 3)'
 * priorText({ shape: 'beta', a: 2, b: 5, low: 1, high: 4 }) // => 'beta(2, 5) over 1 to 4'
 * priorText({ shape: 'triangular', low: 1, mode: 2, high: 6 }) // => 'triangular 1 to 6, mode 2'
 * priorText({ shape: 'choice', values: [0.25, 0.5], weights: [2, 1] }) // => '0.25 or 0.5 (weights 2:1)'
 * priorText({ shape: 'choice', values: [0.5], weights: [1] }) // => '0.5'
 * priorText({ shape: 'choice', values: [1, 2, 3], weights: [1, 1, 1] }) // => '1, 2 or 3 (equal weights)'
 */
export function priorText(prior: Prior): string {
  switch (prior.shape) {
    case 'normal':
    case 'lognormal':
      return `${interval(prior.from, prior.to)} (${numberText(PERCENT * prior.coverageShare)} %, ${prior.shape})`;
    case 'uniform':
      return `uniform ${interval(prior.low, prior.high)}`;
    case 'loguniform':
      return `log-uniform ${interval(prior.low, prior.high)}`;
    case 'beta': {
      const over = prior.low === 0 && prior.high === 1 ? '' : ` over ${interval(prior.low, prior.high)}`;
      return `beta(${numberText(prior.a)}, ${numberText(prior.b)})${over}`;
    }
    case 'triangular':
      return `triangular ${interval(prior.low, prior.high)}, mode ${numberText(prior.mode)}`;
    case 'choice':
      return choiceText(prior.values, prior.weights);
    default:
      return assertNever(prior);
  }
}

function interval(low: number, high: number): string {
  return `${numberText(low)} to ${numberText(high)}`;
}

function choiceText(values: readonly number[], weights: readonly number[]): string {
  const words = values.map(numberText);
  if (words.length === 1) return words[0]!;
  const equal = weights.every((weight) => weight === weights[0]);
  const all = `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
  return `${all} (${equal ? 'equal weights' : `weights ${weights.map(numberText).join(':')}`})`;
}
