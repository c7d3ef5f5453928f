import { expect, test } from 'vitest';
import { COMPLETIONS, HELD_AREA } from '../../../src/queueing/figures.ts';
import { Network } from '../../../src/queueing/network.ts';
import type { NetworkSpec, PoolSpec } from '../../../src/queueing/spec.ts';
import {
  deterministic,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  simulateWhole,
  stationOf,
  streamsOf,
} from '../../support/networks.ts';
import { Diary } from '../../support/traced.ts';

/** A job a day, from day 1 on, each of four days of work. */
function daily(pool: PoolSpec, workDays = 4): NetworkSpec {
  return networkOf([pool], [openClass('job', deterministic(1))], [stationOf('serve', 0, [deterministic(workDays)])]);
}

/** The same with a first pool whose servers change on given days. */
function withSteps(spec: NetworkSpec, steps: Readonly<Record<number, number>>): NetworkSpec {
  const [pool] = spec.pools;
  const changes = Object.entries(steps)
    .map(([days, servers]) => [Number(days), servers] as const)
    .sort(([a], [b]) => a - b);
  const atDays = [0, ...changes.map(([days]) => days)];
  const schedule = { everyDays: Infinity, atDays, values: [pool!.capacity, ...changes.map(([, servers]) => servers)] };
  return { ...spec, pools: [{ ...pool!, schedule }, ...spec.pools.slice(1)] };
}

/** When services end, under a schedule of capacities. */
function endings(spec: NetworkSpec, endDays: number, steps: Readonly<Record<number, number>>): number[] {
  const scheduled = withSteps(spec, steps);
  const tracer = new Diary(scheduled);
  simulateWhole(scheduled, { endDays }, undefined, { tracer });
  return tracer.done.map((line) => Number(line.split(' ')[0]));
}

test('when capacity falls, the job that began last waits and resumes with the work that was left', () => {
  // Began on days 1 and 2; the second has 3.5 days to go when its server is taken away.
  expect(endings(daily(poolOf('clerks', 2)), 13, { 2.5: 1 })).toEqual([5, 8.5, 12.5]);
});

test('or it finishes, and the next begins when there is room', () => {
  expect(endings(daily(poolOf('clerks', 2, 'finish')), 10, { 2.5: 1 })).toEqual([5, 6, 10]);
});

test('with no capacity nothing moves; with capacity again work goes on where it was', () => {
  expect(endings(daily(poolOf('clerks', 1)), 20, { 2: 0, 11: 1 })).toEqual([14, 18]);
});

test('without limit nobody waits', () => {
  expect(endings(daily(poolOf('clerks', Infinity)), 8, {})).toEqual([5, 6, 7, 8]);
  expect(endings(daily(poolOf('clerks', 0)), 9, { 4.5: Infinity })).toEqual([8.5, 8.5, 8.5, 8.5, 9]);
});

test('capacity that grows serves at once those who wait', () => {
  expect(endings(daily(poolOf('clerks', 1)), 8, { 3.5: 3 })).toEqual([5, 7.5, 7.5]);
});

test('a part of a server serves by that part, and gets more when more comes free', () => {
  // From day 2 on the second job has half a server; from day 5 on, when the first leaves, a whole one.
  expect(endings(daily(poolOf('clerks', 1.5)), 8, {})).toEqual([5, 7.5]);
});

test('jobs interrupted go back to where they stood in the queue', () => {
  const spec = daily(poolOf('clerks', 3), 10);
  // Three at work since days 1, 2, 3; all but the first stop on day 4, and the second goes on before the third.
  expect(endings(spec, 40, { 4: 1, 6: 0, 7: 1 })).toEqual([12, 20, 29, 39]);
});

test('a job that was interrupted goes on before others of its priority that came later', () => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [openClass('late', deterministic(2)), openClass('early', deterministic(1.5), { entry: 0 })],
    [stationOf('serve', 0, [deterministic(1), deterministic(1)])],
  );
  const tracer = new Diary(spec);
  simulateWhole(withSteps(spec, { 2.25: 0, 4: 1 }), { endDays: 6 }, undefined, { tracer });
  expect(tracer.done).toEqual(['4.25 early serve', '5.25 late serve']);
});

test('held capacity may exceed what there is while work finishes, and the audit knows', () => {
  const spec = daily(poolOf('clerks', 8, 'finish'));
  const { overall, audit } = simulateWhole(withSteps(spec, { 4: 0.25 }), { endDays: 7 });
  expect(overall.pools[0]!.utilizationShare).toBeLessThan(1);
  expect(audit).toEqual([]);
});

test('a bundle holds as many servers as it stands for, or all there are, and is served the slower for it', () => {
  const spec = networkOf([poolOf('clerks', 2)], [limitedClass('job', 4)], [stationOf('serve', 0, [deterministic(3)])]);
  const diary = new Diary(spec);
  const network = new Network(spec, streamsOf(), {
    tracer: diary,
    controller: (control) => {
      control.setBundle(0, 4);
      control.schedule(6, 1, 16, 0);
      return { admit: () => {}, leave: () => {}, route: () => 0, timer: () => control.setCapacity(0, 8) };
    },
  });
  network.advance(9, 100);
  expect(diary.done).toEqual(['6 job serve', '9 job serve']);
  expect(network.counters.figures.ofPlace(0, COMPLETIONS)).toBe(8);
  expect(network.counters.snapshot(9).ofPlace(0, HELD_AREA)).toBe(6 * 2 + 3 * 4);
  expect(network.audit()).toEqual([]);
});

test('a class holds no more than its share of the capacity, though the rest stands idle', () => {
  const pool = { ...poolOf('clerks', 4), classLimitShares: [0.375, 0] };
  const spec = networkOf(
    [pool],
    [limitedClass('change', 9), limitedClass('never', 2)],
    [stationOf('serve', 0, [deterministic(1), deterministic(1)])],
  );
  const { overall } = simulateWhole(spec, { endDays: 300 });
  expect(overall.pools[0]!.utilizationShare).toBeCloseTo(0.375, 12);
  expect(overall.classes[0]!.throughputPerDay).toBeCloseTo(1.5, 1);
  expect(overall.classes[1]!.departures).toBe(0);
});

test('a share of an endless pool is endless, but for no share at all', () => {
  const pool = { ...poolOf('clerks', Infinity), classLimitShares: [0.5, 0] };
  const spec = networkOf(
    [pool],
    [limitedClass('change', 5), limitedClass('never', 2)],
    [stationOf('serve', 0, [deterministic(1), deterministic(1)])],
  );
  const { overall } = simulateWhole(spec, { endDays: 10 });
  expect(overall.classes.map(({ departures }) => departures)).toEqual([50, 0]);
});
