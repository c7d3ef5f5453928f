import { expect, test } from 'vitest';
import type { Good } from '../../../../src/lab/oversight/control-parameters.ts';
import { harmOf, nextDrift, remediated, scalarHarm, totalHarm } from '../../../../src/lab/oversight/drift.ts';
import { inverseNormal } from '../../../../src/numeric/normal.ts';
import { Stream } from '../../../../src/random/streams.ts';
import { momentsOf, varianceOfMoments } from '../../../../src/stats/moments.ts';
import { expectTheory } from '../../../support/against-theory.ts';

const honesty: Good = { id: 'honesty', aim: 'keep', weightShare: 0.25, trendPerGeneration: 0.1, spread: 0.2 };
const coding: Good = { id: 'coding', aim: 'raise', weightShare: 0.75, trendPerGeneration: -0.3, spread: 0.4 };
const goods = [honesty, coding];

test('any departure of a good to keep is harm, only the fall of one to raise', () => {
  expect([harmOf(honesty, 2), harmOf(honesty, -2), harmOf(honesty, 0)]).toEqual([2, 2, 0]);
  expect([harmOf(coding, 2), harmOf(coding, -2), harmOf(coding, 0)]).toEqual([0, 2, 0]);
});

test('a child amplifies what its parent has, with a trend of its own and noise by the part of its data that AI made', () => {
  const drift = { amplification: 0.5, goods };
  expect(nextDrift(drift, [1, -2], 0, [9, 9])).toEqual([1.6, -3.3]);
  const [first, second] = nextDrift(drift, [1, -2], 0.5, [1, -2]);
  expect(first).toBeCloseTo(1.6 + 0.1, 15);
  expect(second).toBeCloseTo(-3.3 - 0.4, 15);
  expect(() => nextDrift(drift, [1], 0, [0, 0])).toThrow('one departure and one variate per good');
});

test('over generations the mean departure is the geometric sum of trends, its variance that of amplified noise', () => {
  const drift = { amplification: 0.2, goods: [honesty] };
  const generations = 5;
  const stream = new Stream('drift');
  const replications = Array.from({ length: 24 }, () => {
    const last = Array.from({ length: 2000 }, () => {
      let path = [0];
      for (let g = 0; g < generations; g++) path = nextDrift(drift, path, 0.5, [inverseNormal(stream.next())]);
      return path[0]!;
    });
    return momentsOf(last);
  });
  const sum = (base: number): number => (base ** generations - 1) / (base - 1);
  expectTheory(
    replications.map(({ mean }) => mean),
    0.1 * sum(1.2),
    'mean',
  );
  expectTheory(replications.map(varianceOfMoments), (0.5 * 0.2) ** 2 * sum(1.2 ** 2), 'variance');
});

test('in the whole harm a gain hides nothing; in one number for all it does', () => {
  expect(totalHarm(goods, [-0.4, 0.1])).toBeCloseTo(0.1, 15);
  expect(scalarHarm(goods, [-0.4, 0.1])).toBeCloseTo(0.025, 15);
  expect(totalHarm(goods, [0.4, 0.2])).toBeCloseTo(0.1, 15);
  expect(scalarHarm(goods, [0.4, 0.2])).toBe(0);
  expect(totalHarm(goods, [0.4, -0.2])).toBeCloseTo(0.25, 15);
  expect(scalarHarm(goods, [0.4, -0.2])).toBeCloseTo(0.25, 15);
});

test('the whole harm is at most 1, and none at no departure; the harm in one number is never more than the whole', () => {
  expect([totalHarm(goods, [30, -30]), totalHarm(goods, [0, 0]), scalarHarm(goods, [0, 0])]).toEqual([1, 0, 0]);
  for (const first of [-0.5, 0, 0.7]) {
    for (const second of [-0.8, 0, 0.3]) {
      const drifts = [first, second];
      expect(scalarHarm(goods, drifts)).toBeLessThanOrEqual(totalHarm(goods, drifts) + 1e-15);
    }
  }
});

test('remediation takes its part of the harm and leaves gains alone', () => {
  expect(remediated(goods, [-0.5, 0.8], 0.5)).toEqual([-0.25, 0.8]);
  expect(remediated(goods, [0.5, -0.8], 0.5)).toEqual([0.25, -0.4]);
  expect(remediated(goods, [0.5, -0.8], 0)).toEqual([0.5, -0.8]);
  expect(totalHarm(goods, remediated(goods, [0.5, -0.8], 1))).toBe(0);
});
