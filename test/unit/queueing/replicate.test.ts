import { describe, expect, test } from 'vitest';
import { halfWidthShare, pathIntervals, UNCERTAIN } from '../../../src/queueing/intervals.ts';
import { replicateNetwork } from '../../../src/queueing/replicate.ts';
import { simulateNetwork } from '../../../src/queueing/simulate-network.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import { histogramQuantile, mergeHistograms } from '../../../src/stats/histogram.ts';
import { meanInterval } from '../../../src/stats/intervals.ts';
import {
  deterministic,
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  replicationKey,
  singleQueue,
  stationOf,
} from '../../support/networks.ts';

const QUEUE = singleQueue(1, exponential(0.6));
const CLOCK = { endDays: 500, warmUpDays: 50, sampleEveryDays: 9 };
const KEY = { seed: 42, draw: 'point' } as const;

describe('replications', () => {
  const study = replicateNetwork(QUEUE, CLOCK, KEY, { replications: 4 }, { statistics: 'spread' });
  const paths = [1, 2, 3, 4].map((replication) =>
    simulateNetwork(QUEUE, CLOCK, replicationKey(replication), { statistics: 'spread' }),
  );

  test('are the paths with their numbers: means, intervals, events', () => {
    expect(study.replications).toBe(4);
    const cycles = paths.map(({ overall }) => overall.classes[0]!.meanCycleDays);
    expect(study.intervals.classes[0]!.meanCycleDays).toEqual(meanInterval(cycles));
    expect(study.intervals.pools[0]!.utilizationShare).toEqual(
      meanInterval(paths.map(({ overall }) => overall.pools[0]!.utilizationShare)),
    );
    expect(study.result.overall.classes[0]!.meanCycleDays).toBeCloseTo(meanInterval(cycles).mean, 12);
    expect(study.result.events).toBe(paths.reduce((sum, { events }) => sum + events, 0));
    expect(study.result.samples).toEqual(paths[0]!.samples);
  });

  test('give quantiles an interval each, and all their jobs one distribution', () => {
    const waits = paths.map(({ spread }) => spread!.stations[0]!.waitDays);
    expect(study.intervals.stations[0]!.waitP95Days).toEqual(meanInterval(waits.map((w) => histogramQuantile(w, 0.95))));
    const all = waits.reduce(mergeHistograms);
    expect(study.result.spread!.stations[0]!.waitDays).toEqual(all);
    const variances = paths.map(({ spread }) => spread!.classes[0]!.varianceInProcess);
    expect(study.result.spread!.classes[0]!.varianceInProcess).toBeCloseTo(meanInterval(variances).mean, 10);
  });

  test('have one fingerprint, which each of them changes', () => {
    const prints = [1, 2, 3].map((replications) => replicateNetwork(QUEUE, CLOCK, KEY, { replications }).result.fingerprint);
    expect(new Set([...prints, study.result.fingerprint]).size).toBe(4);
    expect(prints[0]).toBe(paths[0]!.fingerprint);
    expect(replicateNetwork(QUEUE, CLOCK, KEY, { replications: 3 }).result.fingerprint).toBe(prints[2]);
  });

  test('can be watched, and the first can be traced', () => {
    const done: number[] = [];
    let traced = 0;
    const tracer = { record: () => void traced++ };
    replicateNetwork(QUEUE, CLOCK, KEY, { replications: 2 }, { watch: (count) => done.push(count), tracer });
    const once = traced;
    replicateNetwork(QUEUE, CLOCK, KEY, { replications: 1 }, { tracer });
    expect(done).toEqual([0, 1]);
    expect(traced).toBe(2 * once);
  });

  test('are clonable', () => {
    expect(structuredClone(study)).toEqual(study);
  });
});

describe('a relative precision', () => {
  test('is reached with as many replications as it takes, and no more', () => {
    const study = replicateNetwork(QUEUE, CLOCK, KEY, { precisionShare: 0.05 });
    expect(study.reachedShare).toBeLessThanOrEqual(0.05);
    expect(study.replications).toBeGreaterThan(10);
    const fewer = replicateNetwork(QUEUE, CLOCK, KEY, { replications: study.replications - 1 });
    expect(fewer.reachedShare).toBeGreaterThan(0.05);
    const cycle = study.intervals.classes[0]!.meanCycleDays;
    expect(study.reachedShare).toBe((cycle.high - cycle.mean) / cycle.mean);
  });

  test('four times as fine takes about sixteen times as many', () => {
    const counts = [0.12, 0.03].map(
      (precisionShare) => replicateNetwork(QUEUE, CLOCK, KEY, { precisionShare, most: 2000, least: 5 }).replications,
    );
    expect(counts[1]! / counts[0]!).toBeGreaterThan(8);
    expect(counts[1]! / counts[0]!).toBeLessThan(32);
  });

  test('is given up after the most', () => {
    const study = replicateNetwork(QUEUE, CLOCK, KEY, { precisionShare: 1e-6, most: 12 });
    expect(study.replications).toBe(12);
    expect(study.reachedShare).toBeGreaterThan(1e-6);
  });

  test('holds for every class: one that never leaves has none', () => {
    const spec = networkOf(
      [poolOf('clerk', 1), poolOf('nobody', 0)],
      [openClass('quick', exponential(1)), openClass('stuck', exponential(1), { entry: 1 })],
      [stationOf('serve', 0, [exponential(0.1), exponential(1)]), stationOf('never', 1, [exponential(1), exponential(1)])],
    );
    const study = replicateNetwork(spec, CLOCK, KEY, { precisionShare: 0.5, most: 10 });
    expect([study.replications, study.reachedShare]).toEqual([10, Infinity]);
  });

  test('needs nothing where nothing is left to chance', () => {
    const spec = networkOf(
      [poolOf('clerk', 1)],
      [openClass('tick', deterministic(1))],
      [stationOf('serve', 0, [deterministic(0.5)])],
    );
    const study = replicateNetwork(spec, CLOCK, KEY, { precisionShare: 0.01 });
    expect([study.replications, study.reachedShare]).toEqual([10, 0]);
  });

  test.each([
    { replications: 0 },
    { replications: 1.5 },
    { precisionShare: 0 },
    { precisionShare: NaN },
    { precisionShare: 0.1, most: 4 },
    { precisionShare: 0.1, least: 20, most: 10 },
  ])('refuses %o', (plan) => {
    expect(() => replicateNetwork(QUEUE, CLOCK, KEY, plan)).toThrow();
  });
});

describe('intervals of one path', () => {
  const clock = { endDays: 22_000, warmUpDays: 2000, sampleEveryDays: 100 };

  test('are around the figures of the path, and hold what theory says', () => {
    const result = simulateNetwork(QUEUE, clock, replicationKey(1), { statistics: 'spread' });
    const { stations, classes, pools } = pathIntervals(result);
    const [serve] = stations;
    const { overall } = result;
    expect(serve!.meanWaitDays.mean).toBe(overall.stations[0]!.meanWaitDays);
    for (const [{ mean, low, high, count }, truth] of [
      [serve!.meanWaitDays, 0.9],
      [classes[0]!.meanCycleDays, 1.5],
      [classes[0]!.throughputPerDay, 1],
      [pools[0]!.meanInProcess, 1.5],
      [pools[0]!.utilizationShare, 0.6],
    ] as const) {
      expect(count).toBeGreaterThanOrEqual(10);
      expect((low + high) / 2).toBeCloseTo(mean, 12);
      expect(high - low).toBeLessThan(0.2 * mean);
      expect(Math.abs(mean - truth)).toBeLessThan(high - low);
    }
    expect(classes[0]!.utilizationShare.mean).toBeNaN();
    expect(serve!.waitP95Days.mean).toBe(histogramQuantile(result.spread!.stations[0]!.waitDays, 0.95));
    expect(serve!.waitP95Days.count).toBe(0);
  });

  test('of jobs that are not served are shares of those that arrive: Erlang B', () => {
    const lossy = networkOf(
      [poolOf('clerks', 2)],
      [openClass('caller', exponential(1))],
      [{ ...stationOf('serve', 0, [exponential(1)]), buffer: { jobs: 0, whenFull: 'lose' } }],
    );
    const { unservedShare } = pathIntervals(simulateNetwork(lossy, clock, replicationKey(1))).stations[0]!;
    const erlangB = 1 / 2 / (1 + 1 + 1 / 2);
    expect(Math.abs(unservedShare.mean - erlangB)).toBeLessThan(2 * (unservedShare.high - unservedShare.mean));
    expect(halfWidthShare(unservedShare)).toBeLessThan(0.05);
  });

  test('a shift without servers has no utilization, but the figure has an interval', () => {
    const schedule = { everyDays: 10, atDays: [0, 5], values: [1, 0] };
    const spec = networkOf(
      [{ ...poolOf('clerk', 1), schedule }],
      [openClass('job', exponential(4))],
      [stationOf('serve', 0, [exponential(1)])],
    );
    const { utilizationShare } = pathIntervals(simulateNetwork(spec, { ...clock, sampleEveryDays: 5 }, replicationKey(1)))
      .pools[0]!;
    expect(utilizationShare.count).toBeGreaterThanOrEqual(10);
    expect(Math.abs(utilizationShare.mean - 0.5)).toBeLessThan(2 * (utilizationShare.high - utilizationShare.mean));
  });

  test('are none where all jobs came in a few stretches of a long path', () => {
    const intensity = { everyDays: Infinity, atDays: [0, 10], values: [5, 0] };
    const burst = openClass('job', exponential(1), { source: { kind: 'open', interarrivalDays: exponential(1), intensity } });
    const spec = networkOf([poolOf('clerk', 1)], [burst], [stationOf('serve', 0, [exponential(0.5)])]);
    const result = simulateNetwork(spec, { endDays: 1000, warmUpDays: 0, sampleEveryDays: 10 }, replicationKey(1));
    const { meanWaitDays, meanCycleDays } = pathIntervals(result).classes[0]!;
    for (const { count, high } of [meanWaitDays, meanCycleDays]) expect([count, high]).toEqual([0, NaN]);
  });

  test('are none where the path is short', () => {
    const short = pathIntervals(simulateNetwork(QUEUE, { endDays: 20, warmUpDays: 0, sampleEveryDays: 5 }, replicationKey(1)));
    for (const figure of UNCERTAIN) expect(short.classes[0]![figure].count).toBe(0);
  });
});

test('jobs of a fixed number have a throughput with an interval, and a number in process without width', () => {
  const spec = networkOf(
    [poolOf('a', 1), poolOf('b', 1)],
    [limitedClass('pallet', 3)],
    [
      stationOf('first', 0, [exponential(1)], { kind: 'fixed', to: 1 }),
      stationOf('second', 1, [exponential(1)], { kind: 'fixed', to: EXIT }),
    ],
  );
  const { classes } = replicateNetwork(spec, CLOCK, KEY, { replications: 5 }).intervals;
  expect(halfWidthShare(classes[0]!.meanInProcess)).toBeLessThan(1e-12);
  expect(halfWidthShare(classes[0]!.throughputPerDay)).toBeGreaterThan(0.001);
});
