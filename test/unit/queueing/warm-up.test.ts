import { expect, test } from 'vitest';
import { simulateNetwork } from '../../../src/queueing/simulate-network.ts';
import { findWarmUpDays } from '../../../src/queueing/warm-up.ts';
import { exponential, limitedClass, networkOf, poolOf, replicationKey, singleQueue, stationOf } from '../../support/networks.ts';

const keyOf = (seed: number) => ({ seed, draw: 'point' }) as const;
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

/** M/G/inf with services of 100 days fills up as L(t) = L (1 - exp(-t / 100)): half is there after 69 days, 95 % after 300. */
const CROWD = singleQueue(Infinity, exponential(100));

test('a crowd that fills up in some hundred days is left out for about so long', () => {
  const found = SEEDS.map((seed) => findWarmUpDays(CROWD, { endDays: 3000 }, keyOf(seed))!);
  for (const days of found) expect(days).toBeGreaterThan(100);
  expect([...found].sort((a, b) => a - b)[SEEDS.length / 2]).toBeLessThan(700);
});

test('the bias of a start from empty is gone after it', () => {
  const endDays = 2000;
  const meanAfter = (warmUpOf: (seed: number) => number): number => {
    const means = Array.from({ length: 60 }, (_, i) => {
      const warmUpDays = warmUpOf(SEEDS[i % SEEDS.length]!);
      const { overall } = simulateNetwork(CROWD, { endDays, warmUpDays, sampleEveryDays: endDays }, replicationKey(i + 1));
      return overall.classes[0]!.meanInProcess;
    });
    return means.reduce((sum, mean) => sum + mean, 0) / means.length;
  };
  const found = new Map(SEEDS.map((seed) => [seed, findWarmUpDays(CROWD, { endDays }, keyOf(seed))!]));
  expect(100 - meanAfter(() => 0)).toBeGreaterThan(4); // 100 s / end = 5 in theory
  expect(Math.abs(100 - meanAfter((seed) => found.get(seed)!))).toBeLessThan(1.5);
});

test('a queue that grows without end never settles', () => {
  for (const seed of SEEDS.slice(0, 3))
    expect(findWarmUpDays(singleQueue(1, exponential(1.3)), { endDays: 2000 }, keyOf(seed))).toBeUndefined();
});

test('a network that nobody enters is watched station by station', () => {
  const spec = networkOf(
    [poolOf('floor', Infinity), poolOf('mechanic', 1)],
    [limitedClass('machine', 50)],
    [stationOf('work', 0, [exponential(200)], { kind: 'fixed', to: 1 }), stationOf('repair', 1, [exponential(5)])],
  );
  expect(findWarmUpDays(spec, { endDays: 20_000 }, keyOf(1))).toBeGreaterThan(100);
});

test('the same seed finds the same, and another another', () => {
  const found = [3, 3, 4].map((seed) => findWarmUpDays(CROWD, { endDays: 2500 }, keyOf(seed)));
  expect(found[0]).toBe(found[1]);
  expect(found[0]).not.toBe(found[2]);
});
