import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NetworkSpec, PoolSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import { checkLaw } from '../support/laws.ts';
import type { Comparison } from '../support/naive-comparison.ts';
import { compareWithNaive } from '../support/naive-comparison.ts';
import { blockingNetwork, extendedNetwork } from '../support/naive-networks.ts';
import { deterministic, limitedClass, networkOf, openClass, poolOf, stationOf } from '../support/networks.ts';

const RUNS = 1200;
const BLOCKING_RUNS = 300;
const END_DAYS = 60;
const MOST_EVENTS = 5000;

/** How often each thing happened, in all paths that were compared. */
class Tally {
  private readonly counts = new Map<string, number>();

  add({ log, isDeadlocked }: Comparison): void {
    for (const { what } of log) this.count(what);
    if (isDeadlocked) this.count('deadlock');
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  private count(what: string): void {
    this.counts.set(what, this.of(what) + 1);
  }
}

/** Holds the engine to the naive simulator on random networks. */
function compareAll(networks: fc.Arbitrary<NetworkSpec>, runs: number): Tally {
  const tally = new Tally();
  checkLaw(
    fc.property(networks, (spec) => {
      const comparison = compareWithNaive(spec, END_DAYS, MOST_EVENTS);
      expect(comparison.difference).toBeUndefined();
      tally.add(comparison);
    }),
    runs,
  );
  return tally;
}

test('whatever features meet, all happens when a naive simulator of another make has it happen', () => {
  const tally = compareAll(extendedNetwork, RUNS);
  for (const what of ['arrival', 'completion', 'lost', 'balked', 'abandoned']) expect(tally.of(what)).toBeGreaterThan(RUNS);
});

test('servers in a circle block each other when a naive simulator has them do so, and for good where it is said', () => {
  const tally = compareAll(blockingNetwork, BLOCKING_RUNS);
  expect(tally.of('deadlock')).toBeGreaterThan(BLOCKING_RUNS / 10);
  expect(tally.of('deadlock')).toBeLessThan(BLOCKING_RUNS);
});

const piece = deterministic(1);
const toNext = { kind: 'fixed', to: 1 } as const;
const blocking = { jobs: 0, whenFull: 'block' } as const;

/** One job after another, of a class that comes back so long after it left. */
function coming(id: string, entry: number, thinkDays: number, priority = 0) {
  return limitedClass(id, 1, { entry, priority, source: { kind: 'limited', jobs: 1, thinkDays: deterministic(thinkDays) } });
}

function oneStation(pool: PoolSpec, jobs: number): NetworkSpec {
  return networkOf([pool], [limitedClass('job', jobs)], [stationOf('serve', 0, [piece])]);
}

const shift = (everyDays: number, values: readonly number[]) => ({ everyDays, atDays: values.map((_, i) => 3 * i), values });
const failing = { upDays: deterministic(1.25), downDays: deterministic(1) };

const cases: Record<string, NetworkSpec> = {
  'one blocked since long ago goes before one that is replaced at once': networkOf(
    [poolOf('first', 1), poolOf('second', 1)],
    [limitedClass('late', 1, { entry: 1 }), limitedClass('early', 1)],
    [stationOf('cut', 0, [piece, deterministic(0.5)], toNext), { ...stationOf('polish', 1, [piece, piece]), buffer: blocking }],
  ),
  'one held back since long ago goes before one that is replaced at once': networkOf(
    [poolOf('clerk', 1)],
    [limitedClass('late', 1), limitedClass('early', 1)],
    [{ ...stationOf('serve', 0, [piece, piece]), buffer: blocking }],
  ),
  'servers of a later shift fail too': oneStation({ ...poolOf('clerk', 0), schedule: shift(6, [0, 1]), breakdowns: failing }, 1),
  'a server that is not on shift is not missed when it fails': oneStation(
    {
      ...poolOf('clerk', 4),
      schedule: shift(Infinity, [4, 2]),
      breakdowns: { upDays: { kind: 'exponential', mean: 1 }, downDays: { kind: 'exponential', mean: 1 } },
    },
    9,
  ),
  'one of better priority that waits interrupts when capacity returns': networkOf(
    [
      {
        ...poolOf('clerk', 1, 'finish'),
        preemption: 'resume',
        schedule: { everyDays: Infinity, atDays: [0, 2, 4], values: [1, 0, 1] },
      },
    ],
    [openClass('urgent', deterministic(3)), limitedClass('usual', 1, { priority: 1 })],
    [stationOf('serve', 0, [piece, deterministic(10)])],
  ),
  'jobs of the same length are served as they came where the shortest goes first': networkOf(
    [{ ...poolOf('clerk', 1), discipline: 'shortest' }],
    [1, 1.1, 1.2, 1.3, 1.4].map((days) => coming(`day${days}`, 0, days)),
    [stationOf('serve', 0, [piece, piece, piece, piece, piece])],
  ),
  'one that is let in stands behind those who wait already for its pool': networkOf(
    [poolOf('clerk', 2)],
    [coming('a', 1, 0.5), coming('b', 0, 0.6), coming('c', 1, 0.7), coming('d', 0, 0.8)],
    [
      {
        ...stationOf('first', 0, [piece, piece, piece, piece]),
        routes: [EXIT, 1, EXIT, EXIT].map((to) => ({ kind: 'fixed', to })),
      },
      {
        ...stationOf('second', 0, [deterministic(4), deterministic(2), deterministic(3), piece]),
        buffer: { jobs: 1, whenFull: 'block' },
      },
    ],
  ),
  'the last to finish on a server that is gone for good leaves others blocked for good': networkOf(
    [{ ...poolOf('clerk', 2, 'finish'), schedule: { everyDays: Infinity, atDays: [0, 1], values: [2, 0] } }],
    [openClass('stays', deterministic(0.5)), openClass('leaves', deterministic(0.75))],
    [
      {
        ...stationOf('serve', 0, [piece, deterministic(2)]),
        routes: [0, EXIT].map((to) => ({ kind: 'fixed', to })),
        buffer: blocking,
      },
    ],
  ),
};

test.each(Object.entries(cases))('%s', (_, spec) => {
  expect(compareWithNaive(spec, END_DAYS, MOST_EVENTS).difference).toBeUndefined();
});
