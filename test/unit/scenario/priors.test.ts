import { expect, test } from 'vitest';
import { horizonOf } from '../../../src/lab/horizon.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { pow } from '../../../src/numeric/pow.ts';
import { priorQuantile } from '../../../src/random/prior-quantile.ts';
import { copulaOf, correlate } from '../../../src/random/rank-correlation.ts';
import { Stream } from '../../../src/random/streams.ts';
import { type DrawValues, openDraws } from '../../../src/scenario/drawn.ts';
import type { Uncertainty } from '../../../src/scenario/uncertainty.ts';
import { keyOf } from '../../support/lab-records.ts';
import { loadShipped } from '../../support/scenario-files.ts';

const { uncertainty } = loadShipped('history');

/** Draws with correlations, and every option as likely as the next. */
function drawsOf({ parameters, correlations, variants }: Uncertainty, count: number): readonly DrawValues[] {
  const stream = new Stream('priors');
  const ids = parameters.map(({ id }) => id);
  const pairs = correlations.map(({ between, rank }) => ({ one: ids.indexOf(between[0]), other: ids.indexOf(between[1]), rank }));
  const copula = copulaOf(ids.length, pairs);
  return Array.from({ length: count }, () => {
    const shares = correlate(
      copula,
      ids.map(() => stream.next()),
    );
    return {
      parameters: Object.fromEntries(parameters.map((one, index) => [one.id, priorQuantile(one.prior, one, shares[index]!)])),
      options: Object.fromEntries(
        variants.map(({ id, options }) => [id, options[Math.floor(stream.next() * options.length)]!.id]),
      ),
    };
  });
}

test('returns lambda / beta are as published', () => {
  const returns = drawsOf(uncertainty, 4000)
    .map(({ parameters }) => parameters['lambda']! / parameters['beta']!)
    .sort((a, b) => a - b);
  // Forethought: log-uniform from 0.4 to 3.6, whose quantiles are these.
  for (const [share, published] of [
    [0.05, 0.4 * pow(9, 0.05)],
    [0.5, 1.2],
    [0.95, 0.4 * pow(9, 0.95)],
  ] as const)
    expect(returns[Math.floor(share * returns.length)]! / published, `at ${share}`).toSatisfy(
      (ratio) => ratio > 0.8 && ratio < 1.25,
    );
});

test('both laws of the horizon meet in early 2026, whatever is drawn', () => {
  const draw = openDraws(loadShipped('history').resolvedYaml);
  for (const [kappa, horizonShrink] of [
    [1.2, 0.8],
    [1.6, 0.92],
    [2.1, 0.99],
  ] as const) {
    const [one, other] = ['exponential', 'superexponential'].map((horizonLaw) => {
      const { horizon } = draw({ parameters: { kappa, horizonShrink }, options: { horizonLaw } }).base;
      expect(horizon.law.kind).toBe(horizonLaw);
      return [4.9, 3, 7].map((doublings) => horizonOf(horizon, pow(2, doublings)).minutes);
    });
    expect(other![0]! / one![0]!).toBeCloseTo(1, 9);
    expect(other![1]).toBeLessThan(one![1]!);
    expect(other![2]).toBeGreaterThan(one![2]!);
  }
});

test('the fleet slows, goes on or runs into its limit, and is the same up to 2026', () => {
  const draw = openDraws(loadShipped('continuation').resolvedYaml);
  const fleets = ['slows', 'lasts', 'saturates'].map((computeTrend) => {
    const { values, stepDays } = draw({ parameters: {}, options: { computeTrend } }).base.fleet.accelerators;
    return (year: number): number => values[Math.round(((year - 2021) * 365.25) / stepDays)]! / 10_000;
  });
  const [slows, lasts, saturates] = fleets as [(year: number) => number, (year: number) => number, (year: number) => number];
  expect(lasts(2026.5)).toBe(slows(2026.5));
  expect(saturates(2026.5) / slows(2026.5)).toBeGreaterThan(0.98);
  expect(slows(2031)).toBeLessThan(lasts(2031) / 9);
  expect(saturates(2035)).toBeGreaterThan(190_000);
  expect(saturates(2035)).toBeLessThan(200_000);
});

test.each(['continuation', 's-curve', 'compounding', 'full-recursion'])('draws of %s are labs', (name) => {
  const { resolvedYaml, uncertainty: unsure } = loadShipped(name);
  expect(unsure).toEqual(uncertainty);
  const draw = openDraws(resolvedYaml);
  for (const values of drawsOf(unsure, 6)) expect(draw(values).fork === undefined).toBe(name === 'continuation');
});

test('a drawn lab runs', () => {
  const { resolvedYaml, uncertainty: unsure } = loadShipped('full-recursion', ['time.end=2028-01-01']);
  const [values] = drawsOf(unsure, 1);
  const { series, audit, events } = simulateLab(openDraws(resolvedYaml)(values!), keyOf(1));
  expect(audit).toEqual([]);
  expect(events).toBeLessThan(150_000);
  expect(series['software_efficiency_ratio']!.every((ratio) => ratio >= 1 && Number.isFinite(ratio))).toBe(true);
});
