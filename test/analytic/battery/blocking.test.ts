import { expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import { expectClaims } from '../../support/against-theory.ts';
import { meanValueThroughput, saturatedTandemThroughput } from '../../support/closed-forms-networks.ts';
import { stationaryMean } from '../../support/markov-chain.ts';
import { exponential, limitedClass, networkOf, openClass, poolOf, stationOf } from '../../support/networks.ts';
import { meansOf, ratesOf } from './figures.ts';

/** Stages of one server in a row; before all but the first there are so many places. */
function line(means: readonly number[], places: number, classes: NetworkSpec['classes']): NetworkSpec {
  const stations = means.map((mean, i) => {
    const station = stationOf(`stage${i}`, i, [exponential(mean)], { kind: 'fixed', to: i + 1 < means.length ? i + 1 : EXIT });
    return i === 0 ? station : { ...station, buffer: { jobs: places, whenFull: 'block' } as const };
  });
  return networkOf(
    means.map((_, i) => poolOf(`server${i}`, 1)),
    classes,
    stations,
  );
}

test.each([0, 1, 4])('two stages, the first never idle, %d places between: X = mu (b + 2) / (b + 3) (Hunt 1956)', (places) => {
  const throughput = saturatedTandemThroughput(2, places);
  const jobs = places + 6;
  expectClaims(line([0.5, 0.5], places, [limitedClass('job', jobs)]), { endDays: 34_000 }, [
    ...meansOf('classes', 0, { throughputPerDay: throughput, meanCycleDays: jobs / throughput }),
    ...meansOf('pools', 0, { blockedShare: 1 - throughput / 2 }),
    ...meansOf('pools', 1, { utilizationShare: throughput / 2 }),
  ]);
});

test('three stages, the first never idle, no places between: X = 22/39 mu (Hunt 1956)', () => {
  const spec = line([1, 1, 1], 0, [limitedClass('job', 8)]);
  expectClaims(spec, { endDays: 30_000 }, meansOf('classes', 0, { throughputPerDay: 22 / 39 }));
});

const MOST = 150;

test.each([
  [0, 0.5],
  [2, 0.65],
])(
  'M/M/1 -> M/1 with %d places, %d jobs a day, blocking after service: L by the chain of both (Avi-Itzhak and Yadin 1965)',
  (places, rate) => {
    // jobs at the first, at the second, and whether the first has served its job and waits for a place
    type State = readonly [first: number, second: number, isBlocked: boolean];
    const mean = stationaryMean<State>([0, 0, false], ([first, second, isBlocked]) => {
      const isFull = second === places + 1;
      return [
        { to: [first + 1, second, isBlocked], ratePerDay: first < MOST ? rate : 0 },
        { to: isFull ? [first, second, true] : [first - 1, second + 1, false], ratePerDay: first > 0 && !isBlocked ? 1 : 0 },
        { to: isBlocked ? [first - 1, second, false] : [first, second - 1, false], ratePerDay: second > 0 ? 1 / 0.9 : 0 },
      ];
    });
    const first = mean(([n]) => n);
    const second = mean(([, n]) => n);
    expectClaims(line([1, 0.9], places, [openClass('job', exponential(1 / rate))]), { endDays: 130_000 }, [
      ...meansOf('stations', 0, { meanInProcess: first, meanCycleDays: first / rate }),
      ...meansOf('stations', 1, { meanInProcess: second, meanCycleDays: second / rate }),
      ...meansOf('pools', 0, { utilizationShare: mean(([n]) => Math.min(n, 1)), blockedShare: mean(([, , is]) => (is ? 1 : 0)) }),
      ...meansOf('classes', 0, { meanCycleDays: (first + second) / rate }),
    ]);
  },
);

test('M/M/1 -> M/1 that loses whom it has no place for: the second sees Poisson arrivals, as M/M/1/3 (Burke 1956)', () => {
  const stations = [
    stationOf('first', 0, [exponential(0.5)], { kind: 'fixed', to: 1 }),
    { ...stationOf('second', 1, [exponential(0.8)]), buffer: { jobs: 2, whenFull: 'lose' } as const },
  ];
  const spec = networkOf([poolOf('server0', 1), poolOf('server1', 1)], [openClass('job', exponential(1))], stations);
  const weights = [0, 1, 2, 3].map((n) => 0.8 ** n);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  expectClaims(spec, { endDays: 60_000 }, [
    ...ratesOf('stations', 1, { arrivals: 1, lost: weights[3]! / sum }),
    ...meansOf('stations', 1, { meanInProcess: weights.reduce((total, weight, n) => total + (n * weight) / sum, 0) }),
  ]);
});

test('6 jobs that think, one server with 1 place: those held back queue outside, X as without (Reiser and Lavenberg 1980)', () => {
  const chances = stationaryMean(0, (n) => [
    { to: n + 1, ratePerDay: (6 - n) / 5 },
    { to: n - 1, ratePerDay: n > 0 ? 1 : 0 },
  ]);
  const throughput = meanValueThroughput(6, [1], 5);
  expect(chances((n) => (n > 0 ? 1 : 0))).toBeCloseTo(throughput, 12);
  const spec = networkOf(
    [poolOf('server', 1)],
    [limitedClass('job', 6, { source: { kind: 'limited', jobs: 6, thinkDays: exponential(5) } })],
    [{ ...stationOf('serve', 0, [exponential(1)]), buffer: { jobs: 1, whenFull: 'block' } }],
  );
  expectClaims(spec, { endDays: 40_000 }, [
    ...meansOf('classes', 0, { throughputPerDay: throughput }),
    ...meansOf('stations', 0, { meanInProcess: chances((n) => Math.min(n, 2)), utilizationShare: throughput }),
  ]);
});
