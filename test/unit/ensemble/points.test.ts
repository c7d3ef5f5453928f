import { expect, test } from 'vitest';
import type { EnsemblePlan, Member } from '../../../src/ensemble/plan.ts';
import { pointsOf } from '../../../src/ensemble/points.ts';
import { priorCdf } from '../../../src/random/prior-quantile.ts';
import type { Uncertainty } from '../../../src/scenario/uncertainty.ts';
import { unsureLab } from '../../support/unsure-lab.ts';

const { uncertainty } = unsureLab();

function member(id: string, unsure: Uncertainty = uncertainty): Member {
  return { id, title: id, yaml: '', uncertainty: unsure };
}

function planOf(
  members: readonly Member[],
  draws: number,
  sampling: 'sobol' | 'latin-hypercube' = 'sobol',
  seed = 42,
): EnsemblePlan {
  return { seed, replications: 1, members, design: { kind: 'drawn', draws, sampling } };
}

function drawn(plan: EnsemblePlan, of = 0) {
  const points = pointsOf(plan);
  return Array.from({ length: points.count }, (_, index) => points.at(index).values[of]!);
}

test.each(['sobol', 'latin-hypercube'] as const)(
  '%s: every prior is met evenly, and every option as often as it weighs',
  (sampling) => {
    const draws = 64;
    const values = drawn(planOf([member('a')], draws, sampling));
    for (const { id, prior, low, high } of uncertainty.parameters) {
      const shares = values.map(({ parameters }) => priorCdf(prior, { low, high }, parameters[id]!));
      const strata = shares.map((share) => Math.floor(share * draws)).sort((one, other) => one - other);
      // Correlated parameters lose the exact strata, not the evenness.
      const isCorrelated = uncertainty.correlations.some(({ between }) => between[1] === id);
      if (!isCorrelated) expect(strata, id).toEqual(Array.from({ length: draws }, (_, i) => i));
      expect(shares.reduce((sum, share) => sum + share, 0) / draws).toBeCloseTo(0.5, 1);
    }
    const faster = values.filter(({ options }) => options['horizonLaw'] === 'faster');
    expect(faster).toHaveLength(draws / 4);
  },
);

test('a point is known by its number: the same in a longer sequence, another with another seed', () => {
  const short = drawn(planOf([member('a')], 8));
  expect(drawn(planOf([member('a')], 64)).slice(0, 8)).toEqual(short);
  expect(drawn(planOf([member('a')], 8, 'sobol', 7))).not.toEqual(short);
});

test('members share their draws, each through its own priors', () => {
  const wider = uncertainty.parameters.map((parameter) =>
    parameter.id === 'theta' ? { ...parameter, prior: { shape: 'uniform', low: 1, high: 3 } as const } : parameter,
  );
  const plan = planOf([member('a'), member('b', { ...uncertainty, parameters: wider })], 16);
  const [one, other] = [drawn(plan, 0), drawn(plan, 1)];
  const theta = uncertainty.parameters.find(({ id }) => id === 'theta')!;
  for (const [i, { parameters, options }] of one.entries()) {
    expect(other[i]!.parameters['lambda']).toBe(parameters['lambda']);
    expect(other[i]!.options).toEqual(options);
    const share = priorCdf(theta.prior, theta, parameters['theta']!);
    expect(other[i]!.parameters['theta']).toBeCloseTo(1 + 2 * share, 9);
  }
});

test('a rank correlation is met', () => {
  const values = drawn(planOf([member('a')], 1024));
  const ranks = (id: string): number[] => {
    const sorted = values.map(({ parameters }) => parameters[id]!).sort((a, b) => a - b);
    return values.map(({ parameters }) => sorted.indexOf(parameters[id]!));
  };
  const [lambda, beta] = [ranks('lambda'), ranks('beta')];
  const middle = (values.length - 1) / 2;
  const covariance = lambda.reduce((sum, rank, i) => sum + (rank - middle) * (beta[i]! - middle), 0);
  const variance = lambda.reduce((sum, rank) => sum + (rank - middle) ** 2, 0);
  expect(covariance / variance).toBeCloseTo(0.6, 1);
});
