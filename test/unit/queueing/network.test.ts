import { expect, test, vi } from 'vitest';
import { InvariantError } from '../../../src/base/assert.ts';
import type { Control, Controller } from '../../../src/queueing/control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from '../../../src/queueing/control.ts';
import { ADMITTED, COMPLETIONS, DEPARTED } from '../../../src/queueing/figures.ts';
import { Network } from '../../../src/queueing/network.ts';
import type { NetworkSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import {
  deterministic,
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  reworkLine,
  simulateWhole,
  singleQueue,
  stationOf,
  streamsOf,
} from '../../support/networks.ts';
import { Diary } from '../../support/traced.ts';

const IDLE: Controller = { admit: () => {}, route: () => EXIT, leave: () => {}, timer: () => {} };

/** A network with a controller that does something at each of some times. */
function steered(spec: NetworkSpec, actions: Readonly<Record<number, (control: Control) => void>>, tracer?: Diary): Network {
  const controller = (control: Control): Controller => {
    const times = Object.keys(actions).map(Number);
    for (const [i, atDays] of times.entries()) control.schedule(atDays, PRIORITY.control, FIRST_CONTROLLER_CODE, i);
    return { ...IDLE, timer: (_, i) => Object.values(actions)[i]!(control) };
  };
  return new Network(spec, streamsOf(), tracer === undefined ? { controller } : { controller, tracer });
}

test('a better priority is served before those who came earlier, but takes nobody out of service', () => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [openClass('low', deterministic(1), { priority: 1 }), openClass('high', deterministic(1.5))],
    [stationOf('serve', 0, [deterministic(2), deterministic(2)])],
  );
  const tracer = new Diary(spec);
  simulateWhole(spec, { endDays: 9 }, undefined, { tracer });
  expect(tracer.done).toEqual(['3 low serve', '5 high serve', '7 high serve', '9 high serve']);
});

test('equal priorities are served in the order of arrival, whatever their class and station', () => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [openClass('even', deterministic(2)), openClass('third', deterministic(3), { entry: 1 })],
    ['first', 'second'].map((id) => stationOf(id, 0, [deterministic(2), deterministic(2)])),
  );
  const tracer = new Diary(spec);
  simulateWhole(spec, { endDays: 12 }, undefined, { tracer });
  // Of the two that come on day 6, the one whose arrival was scheduled first (on day 3) goes first.
  expect(tracer.done).toEqual(['4 even first', '6 third second', '8 even first', '10 third second', '12 even first']);
});

test('a job sent back queues behind those who wait', () => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [limitedClass('a', 1), limitedClass('b', 1)],
    [stationOf('serve', 0, [deterministic(1), deterministic(1)], { kind: 'fixed', to: 0 })],
  );
  const tracer = new Diary(spec);
  simulateWhole(spec, { endDays: 4 }, undefined, { tracer });
  expect(tracer.done).toEqual(['1 a serve', '2 b serve', '3 a serve', '4 b serve']);
});

test('a limited class is filled up at once, and to another limit when that is set', () => {
  const spec = networkOf([poolOf('clerk', 1)], [limitedClass('job', 3)], [stationOf('serve', 0, [deterministic(1)])]);
  const network = steered(spec, { 1.5: (control) => control.setLimit(0, 5), 3.5: (control) => control.setLimit(0, 2) });
  const present = [1, 2, 3, 4, 5, 6, 7].map((untilDays) => {
    network.advance(untilDays, 1000);
    return network.counters.waiting(0) + network.counters.inService(0);
  });
  expect(present).toEqual([3, 5, 5, 4, 3, 2, 2]);
  expect(network.audit()).toEqual([]);
});

test('bundles fill a limit to the nearest one, and one enters even where it stands for more than the limit', () => {
  const spec = networkOf([poolOf('clerk', 1)], [limitedClass('job', 7)], [stationOf('serve', 0, [deterministic(100)])]);
  const inProcess = (bundle: number): number => {
    const filled = new Network(spec, streamsOf(), {
      controller: (control) => {
        control.setBundle(0, bundle);
        return IDLE;
      },
    });
    filled.advance(0, 1000);
    return filled.counters.figures.ofClass(0, ADMITTED);
  };
  expect([1, 2, 3, 10, 100].map(inProcess)).toEqual([7, 8, 6, 10, 100]);
});

test('sizes that are not whole leave no rest that keeps the last job out', () => {
  const spec = networkOf([poolOf('clerk', 1)], [limitedClass('job', 0.3)], [stationOf('serve', 0, [deterministic(1)])]);
  const network = new Network(spec, streamsOf(), {
    controller: (control) => {
      control.setBundle(0, 0.1);
      return { ...IDLE, leave: () => control.setBundle(0, 0.7) };
    },
  });
  network.advance(20, 1000);
  expect(network.counters.figures.ofClass(0, DEPARTED)).toBeGreaterThan(10);
  expect(network.audit()).toEqual([]);
});

test('a share given to a class lets those in who waited for it', () => {
  const pool = { ...poolOf('clerk', 2), classLimitShares: [0] };
  const spec = networkOf([pool], [limitedClass('job', 4)], [stationOf('serve', 0, [deterministic(1)])]);
  const network = steered(spec, { 3: (control) => control.setClassShare(0, 0, 0.5) });
  network.advance(5, 1000);
  expect(network.counters.figures.ofClass(0, DEPARTED)).toBe(2);
});

test.each(['means', 'spread'] as const)(
  'one that is turned away right behind a plain pool is replaced at once, with %s',
  (statistics) => {
    const spec = networkOf(
      [poolOf('saw', 1), poolOf('nobody', 0)],
      [limitedClass('piece', 1)],
      [
        stationOf('cut', 0, [deterministic(1)], { kind: 'fixed', to: 1 }),
        { ...stationOf('polish', 1, [deterministic(1)]), buffer: { jobs: 0, whenFull: 'lose' } },
      ],
    );
    const { overall } = simulateWhole(spec, { endDays: 9.5 }, undefined, { statistics });
    expect(overall.stations.map(({ arrivals, lost }) => [arrivals, lost])).toEqual([
      [9, 0],
      [9, 9],
    ]);
  },
);

test('a controller fills columns, decides entries and routes, and reads what a job carried when it leaves', () => {
  const stations = [0, 1].map((pool) => ({
    id: `serve${pool}`,
    pool,
    services: [{ kind: 'carried', column: 0 } as const],
    routes: [{ kind: 'decided' } as const],
  }));
  const spec = networkOf([poolOf('a', 1), poolOf('b', 1)], [openClass('job', deterministic(10), { entry: EXIT })], stations, 1);
  const seen: string[] = [];
  const network = new Network(spec, streamsOf(), {
    controller: (control) => ({
      admit: (job) => {
        control.columns[0]![job] = 3;
      },
      route: (job, from) => {
        seen.push(`${control.nowDays} from ${from}`);
        control.columns[0]![job]! -= 1;
        return from === EXIT ? 1 : from === 1 ? 0 : EXIT;
      },
      leave: (job, jobClass) => {
        seen.push(
          `${control.nowDays} left ${control.columns[0]![job]} ${jobClass === control.classOf(job)} ${control.sizeOf(job)}`,
        );
      },
      timer: () => {},
    }),
  });
  network.advance(15, 100);
  expect(seen).toEqual(['10 from -1', '12 from 1', '13 from 0', '13 left 0 true 1']);
});

test('the clock stands where it was asked to, or at the last event if there is no more', () => {
  const spec = networkOf([poolOf('clerk', 0)], [limitedClass('job', 1)], [stationOf('serve', 0, [deterministic(1)])]);
  const network = steered(spec, { 4: () => {} });
  expect([network.advance(2, 10), network.nowDays]).toEqual(['reached', 2]);
  expect([network.advance(2, 10), network.nowDays]).toEqual(['reached', 2]);
  expect(() => network.advance(1, 10)).toThrow(/clock only goes forward/);
  expect([network.advance(4, 1), network.nowDays]).toEqual(['paused', 4]);
  expect([network.advance(Infinity, 10), network.nowDays, network.eventCount]).toEqual(['empty', 4, 1]);
  expect([network.advance(9, 10), network.nowDays]).toEqual(['empty', 9]);
  expect(network.audit()).toEqual([]);
});

const misuses: readonly (readonly [string, (control: Control) => void, RegExp])[] = [
  ['an event in the past', (control) => control.schedule(0.5, 2, 16, 0), /lies ahead of the clock/],
  ["one of the network's own codes", (control) => control.schedule(2, 2, 1, 0), /lower codes/],
  ['negative capacity', (control) => control.setCapacity(0, -1), /capacity is at least 0/],
  ['a share above 1', (control) => control.setClassShare(0, 0, 1.1), /share lies in 0..1/],
  ['a bundle of nothing', (control) => control.setBundle(0, 0), /stands for some jobs/],
  ['an endless limit', (control) => control.setLimit(1, Infinity), /limit is finite/],
  ['a limit of a class from outside', (control) => control.setLimit(0, 3), /only a limited class has a limit/],
];

test.each(misuses)('%s is refused', (_, misuse, message) => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [openClass('open', exponential(1)), limitedClass('limited', 1)],
    [stationOf('serve', 0, [exponential(1), exponential(1)])],
  );
  const network = steered(spec, { 1: misuse });
  expect(() => network.advance(1, 100)).toThrow(message);
});

test('a path that breaks a law is no result', () => {
  const cheat = (control: Control): void => {
    control.counters.figures.values[COMPLETIONS]! += 1;
  };
  const network = steered(singleQueue(1, exponential(0.5)), { 5: cheat });
  network.advance(10, 1000);
  expect(network.audit().map(({ law, place }) => [law, place])).toContainEqual([
    'arrivals = departures + turned away + present',
    'serve/customer',
  ]);
  const audit = vi.spyOn(Network.prototype, 'audit').mockReturnValue(network.audit());
  expect(() => simulateWhole(singleQueue(1, exponential(0.5)), { endDays: 10 })).toThrow(InvariantError);
  audit.mockRestore();
});

test('tracing changes no byte', () => {
  const plain = simulateWhole(reworkLine(), { endDays: 300 });
  const tracer = new Diary(reworkLine());
  expect(simulateWhole(reworkLine(), { endDays: 300 }, undefined, { tracer })).toEqual(plain);
  expect(tracer.lines.length).toBe(plain.events);
});
