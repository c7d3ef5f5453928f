import { expect, test } from 'vitest';
import { Counters } from '../../../src/queueing/counters.ts';
import {
  COMPLETIONS,
  HELD,
  HELD_AREA,
  PLACE_ROW,
  SERVICE_AREA,
  SOJOURN_SUM,
  WAITING,
  WAITING_AREA,
} from '../../../src/queueing/figures.ts';
import { Fingerprint } from '../../../src/queueing/fingerprint.ts';
import { CLASS_OF, DOUBLES, INTEGERS, JobTable, SIZE } from '../../../src/queueing/job-table.ts';
import { measure } from '../../../src/queueing/measure.ts';
import { deterministic, limitedClass, networkOf, poolOf, stationOf } from '../../support/networks.ts';

test('rows of jobs that have left are used again, the last one first', () => {
  const jobs = new JobTable(1);
  const [a, b] = [jobs.add(0), jobs.add(0)];
  jobs.remove(a);
  jobs.remove(b);
  expect(jobs.isPresent(b)).toBe(false);
  expect([jobs.add(1), jobs.add(0), jobs.add(0)]).toEqual([b, a, 2]);
  expect([jobs.integers[b * INTEGERS + CLASS_OF], jobs.isPresent(b), jobs.used]).toEqual([1, true, 3]);
});

test('a table that grows keeps what its rows hold', () => {
  const jobs = new JobTable(2);
  for (let i = 0; i < 1000; i++) {
    const job = jobs.add(i % 3);
    jobs.doubles[job * DOUBLES + SIZE] = i;
    jobs.columns[1]![job] = i / 4;
  }
  const rows = Array.from({ length: 1000 }, (_, i) => i);
  expect(rows.map((job) => jobs.doubles[job * DOUBLES + SIZE])).toEqual(rows);
  expect([...jobs.columns[1]!.subarray(0, 1000)]).toEqual(rows.map((i) => i / 4));
  expect(rows.every((job) => jobs.isPresent(job) && jobs.integers[job * INTEGERS + CLASS_OF] === job % 3)).toBe(true);
});

const twoPools = networkOf(
  [poolOf('near', 2), poolOf('far', 3)],
  [limitedClass('a', 1), limitedClass('b', 1)],
  [
    stationOf('first', 1, [deterministic(1), deterministic(1)]),
    stationOf('second', 0, [deterministic(1), deterministic(1)]),
    stationOf('third', 1, [deterministic(1), deterministic(1)]),
  ],
);

test('integrals grow with time by what is there', () => {
  const counters = new Counters(twoPools, 10, new JobTable(0), ['shared', 'shared']);
  const { values } = counters.figures;
  for (const place of [5, 0, 1]) counters.noteVisit(place);
  values[PLACE_ROW + WAITING] = 3;
  values[5 * PLACE_ROW + HELD] = 0.5;
  values[HELD] = 2;
  counters.touch(1, 12);
  values[PLACE_ROW + WAITING] = 1;
  const before = counters.snapshot(14);
  expect(before.ofPlace(1, WAITING_AREA)).toBe(3 * 2 + 2);
  expect(counters.heldArea(before, 1)).toBe(2.5 * 4);
  expect(counters.heldArea(before, 1, 1)).toBe(0.5 * 4);
  expect(counters.heldArea(before, 0)).toBe(0);
  expect([...counters.placePool]).toEqual([1, 1, 0, 0, 1, 1]);
  counters.setCapacity(0, 1, 15);
  const since = counters.snapshot(16).since(before);
  expect([since.capacityArea(0), since.capacityArea(1)]).toEqual([2 + 1, 6]);
  expect([...counters.everShrank]).toEqual([1, 0]);
  expect(before.ofPlace(1, WAITING_AREA)).toBe(8); // a snapshot is a copy
});

test('rates, means and utilization are sums over the stretch, and NaN where they are of nothing', () => {
  const counters = new Counters(twoPools, 0, new JobTable(0), ['shared', 'shared']);
  const figures = counters.snapshot(4);
  figures.values[COMPLETIONS] = 8;
  figures.values[SOJOURN_SUM] = 24;
  figures.values[SERVICE_AREA] = 20;
  figures.values[WAITING_AREA] = 4;
  figures.values[HELD_AREA] = 6;
  const { stations, pools, classes } = measure(twoPools, figures, 4);
  expect(stations[0]).toMatchObject({ id: 'first', throughputPerDay: 2, meanCycleDays: 3, meanInProcess: 6, meanWaiting: 1 });
  expect([stations[0]!.utilizationShare, pools[1]!.utilizationShare, pools[0]!.utilizationShare]).toEqual([0.5, 0.5, 0]);
  expect([stations[0]!.meanWaitDays, classes[0]!.meanCycleDays, classes[0]!.utilizationShare]).toEqual([NaN, NaN, NaN]);
  figures.values[figures.values.length - 1] = Infinity;
  expect(measure(twoPools, figures, 4).pools[1]!.utilizationShare).toBeNaN();
});

test('any change to any event changes the fingerprint, and so does their order', () => {
  type Event = readonly [timeDays: number, code: number, subject: number];
  const digest = (events: readonly Event[]): string => {
    const fingerprint = new Fingerprint();
    for (const event of events) fingerprint.add(...event);
    return fingerprint.text;
  };
  const path: readonly Event[] = [
    [0.5, 1, 0],
    [0.75, 0, 3],
    [2, 16, 1],
    [2.25, 0, 2],
  ];
  const changed = path.flatMap(([timeDays, code, subject], i) => [
    path.with(i, [timeDays + 2 ** -51, code, subject]),
    path.with(i, [timeDays * 2, code, subject]),
    path.with(i, [timeDays, code ^ 1, subject]),
    path.with(i, [timeDays, code, subject + 1]),
    path.toSpliced(i, 1),
  ]);
  const digests = [path, path.toReversed(), ...changed].map(digest);
  expect(new Set(digests).size).toBe(digests.length);
  expect(digests[0]).toMatch(/^[0-9a-f]{16}$/);
});
