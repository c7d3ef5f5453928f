import { describe, expect, test } from 'vitest';
import { formatIssue } from '../../../src/base/issue.ts';
import type { Prior } from '../../../src/random/prior.ts';
import { priorProblem } from '../../../src/random/prior-problem.ts';

const RANGE = { low: 0.1, high: 10 };
const said = (prior: Prior, range = RANGE): string | undefined => {
  const problem = priorProblem(prior, range);
  return problem && formatIssue({ ...problem, path: 'prior', severity: 'error' });
};

describe('a prior in order says nothing', () => {
  test.each<[Prior]>([
    [{ shape: 'normal', from: -1, to: 2, coverageShare: 0.9 }],
    [{ shape: 'lognormal', from: 0.2, to: 0.99, coverageShare: 0.8 }],
    [{ shape: 'uniform', low: -3, high: 3 }],
    [{ shape: 'loguniform', low: 0.01, high: 3 }],
    [{ shape: 'beta', a: 0.5, b: 3, low: 0, high: 1 }],
    [{ shape: 'triangular', low: 1, mode: 1, high: 2 }],
    [{ shape: 'choice', values: [1, 100], weights: [1, 2] }],
  ])('%o', (prior) => {
    expect(priorProblem(prior, RANGE)).toBeUndefined();
  });
});

describe('a prior that cannot be drawn from says why', () => {
  test.each<[Prior, string]>([
    [
      { shape: 'normal', from: 3, to: 2, coverageShare: 0.9 },
      'prior: expected from less than to, both finite, got from 3, to 2. Swap them?',
    ],
    [{ shape: 'normal', from: 2, to: 2, coverageShare: 0.9 }, 'prior: expected from less than to, both finite, got from 2, to 2'],
    [{ shape: 'uniform', low: 1, high: Infinity }, 'prior: expected low less than high, both finite, got low 1, high Infinity'],
    [{ shape: 'beta', a: 2, b: 2, low: NaN, high: 1 }, 'prior: expected low less than high, both finite, got low NaN, high 1'],
    [
      { shape: 'lognormal', from: 0, to: 2, coverageShare: 0.9 },
      'prior: expected from more than 0, since the prior is of the logarithm, got 0. Below 0 a normal or a uniform prior can be used',
    ],
    [
      { shape: 'loguniform', low: -1, high: 2 },
      'prior: expected low more than 0, since the prior is of the logarithm, got -1. Below 0 a normal or a uniform prior can be used',
    ],
    [
      { shape: 'normal', from: 1, to: 2, coverageShare: 1 },
      'prior: expected an interval that covers more than 0 % and less than 100 %, got 100 %',
    ],
    [{ shape: 'beta', a: 0, b: 2, low: 0, high: 1 }, 'prior: expected a and b more than 0, got a 0, b 2'],
    [{ shape: 'triangular', low: 1, mode: 3, high: 2 }, 'prior: expected a mode from 1 to 2, got 3'],
    [{ shape: 'choice', values: [], weights: [] }, 'prior: expected at least one value to choose from, got none'],
    [{ shape: 'choice', values: [1, NaN], weights: [1, 1] }, 'prior: expected finite values, got NaN'],
    [
      { shape: 'choice', values: [1, 2, 1], weights: [1, 1, 1] },
      'prior: expected each value once, got 1 twice. Add up their weights',
    ],
    [{ shape: 'choice', values: [1, 2], weights: [1] }, 'prior: expected as many weights as values, 2, got 1'],
    [
      { shape: 'choice', values: [1, 2], weights: [1, 0] },
      'prior: expected weights more than 0, got 0. Leave out what cannot be',
    ],
  ])('%o', (prior, expected) => {
    expect(said(prior)).toBe(expected);
  });

  test.each<[Prior, string]>([
    [{ shape: 'uniform', low: 20, high: 30 }, 'uniform 20 to 30'],
    [{ shape: 'lognormal', from: 1e-9, to: 2e-9, coverageShare: 0.99 }, '1e-9 to 2e-9 (99 %, lognormal)'],
    [{ shape: 'choice', values: [0, 11], weights: [1, 2] }, '0 or 11 (weights 1:2)'],
    [{ shape: 'uniform', low: 10, high: 30 }, 'uniform 10 to 30'],
  ])('%o has next to nothing within the range', (prior, text) => {
    expect(said(prior)).toBe(
      `prior: expected a prior of which a hundredth or more lies within the range 0.1 to 10, got ${text}. The prior is truncated to the range: widen the range or move the prior`,
    );
  });
});
