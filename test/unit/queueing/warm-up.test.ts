import { expect, test } from 'vitest';
import { simulateNetwork } from '../../../src/queueing/simulate-network.ts';
import { findWarmUpDays } from '../../../src/queueing/warm-up.ts';
import {
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  replicationKey,
  singleQueue,
  stationOf,
} from '../../support/networks.ts';

test('a crowd that fills up in some hundred days is left out for about so long: M/G/inf, L(t) = L (1 - exp(-t / s))', () => {
  const spec = singleQueue(Infinity, exponential(100));
  const found = Array.from({ length: 20 }, (_, i) => findWarmUpDays(spec, { endDays: 4000 }, replicationKey(i + 1))!);
  const mean = found.reduce((sum, days) => sum + days, 0) / found.length;
  expect(mean).toBeGreaterThan(150); // by then 78 % are there
  expect(mean).toBeLessThan(1200);
});

test('the bias of a start from empty is ten times less after it', () => {
  const spec = singleQueue(Infinity, exponential(100));
  const meanFrom = (warmUpOf: (replication: number) => number): number => {
    const means = Array.from({ length: 30 }, (_, i) => {
      const clock = { endDays: 2000, warmUpDays: warmUpOf(i + 1), sampleEveryDays: 2000 };
      return simulateNetwork(spec, clock, replicationKey(i + 1)).overall.classes[0]!.meanInProcess;
    });
    return means.reduce((sum, mean) => sum + mean, 0) / means.length;
  };
  const [before, after] = [meanFrom(() => 0), meanFrom((i) => findWarmUpDays(spec, { endDays: 2000 }, replicationKey(i))!)];
  expect(100 - before).toBeGreaterThan(4); // 5 in theory: s / end of the crowd
  expect(Math.abs(100 - after)).toBeLessThan(1.5);
});

test('a queue that grows without end never settles', () => {
  expect(findWarmUpDays(singleQueue(1, exponential(1.3)), { endDays: 5000 }, replicationKey(1))).toBeUndefined();
});

test('a network that nobody enters is watched station by station', () => {
  const spec = networkOf(
    [poolOf('floor', Infinity), poolOf('mechanic', 1)],
    [limitedClass('machine', 50)],
    [stationOf('work', 0, [exponential(200)], { kind: 'fixed', to: 1 }), stationOf('repair', 1, [exponential(5)])],
  );
  expect(findWarmUpDays(spec, { endDays: 20_000 }, replicationKey(1))).toBeGreaterThan(100);
});

test('the same key finds the same, to the byte', () => {
  const spec = networkOf([poolOf('clerk', 1)], [openClass('job', exponential(1))], [stationOf('serve', 0, [exponential(0.9)])]);
  expect(findWarmUpDays(spec, { endDays: 3000 }, replicationKey(3))).toBe(
    findWarmUpDays(spec, { endDays: 3000 }, replicationKey(3)),
  );
});
