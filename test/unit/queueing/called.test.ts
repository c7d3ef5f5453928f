import { expect, test } from 'vitest';
import { InvariantError } from '../../../src/base/assert.ts';
import { assertSpec } from '../../../src/queueing/check-spec.ts';
import type { Control, Controller } from '../../../src/queueing/control.ts';
import { FIRST_CONTROLLER_CODE, NOBODYS_CALL, PRIORITY } from '../../../src/queueing/control.ts';
import { DeadlockError } from '../../../src/queueing/deadlock.ts';
import { ADMITTED, DEPARTED, HELD, PLACE_ROW } from '../../../src/queueing/figures.ts';
import { Network } from '../../../src/queueing/network.ts';
import type { ClassSpec, NetworkSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import {
  deterministic,
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  singleQueue,
  stationOf,
  streamsOf,
} from '../../support/networks.ts';
import { Diary } from '../../support/traced.ts';

const IDLE: Controller = { admit: () => {}, route: () => EXIT, leave: () => {}, timer: () => {} };

function calledClass(id: string, change: Partial<ClassSpec> = {}): ClassSpec {
  return { id, priority: 0, entry: 0, source: { kind: 'called' }, ...change };
}

/** Brings in jobs: class, how many each stands for, subject. */
function bringAll(control: Control, calls: readonly (readonly [jobClass: number, jobs: number, subject: number])[]): void {
  for (const call of calls) control.bring(...call);
}

/** A network whose controller is woken up at some times. */
function wokenAt(spec: NetworkSpec, times: readonly number[], made: (control: Control) => Partial<Controller>, tracer?: Diary) {
  return new Network(spec, streamsOf(), {
    controller: (control) => {
      for (const [i, days] of times.entries()) control.schedule(days, PRIORITY.control, FIRST_CONTROLLER_CODE, i);
      return { ...IDLE, ...made(control) };
    },
    ...(tracer === undefined ? {} : { tracer }),
  });
}

/** One clerk whom jobs of two called classes and of an open one come to. */
function clerkFor(lateDays: number): NetworkSpec {
  const classes = [openClass('open', deterministic(lateDays)), calledClass('a'), calledClass('b')];
  return networkOf(
    [poolOf('clerk', 1)],
    classes,
    [
      stationOf(
        'serve',
        0,
        classes.map(() => deterministic(1)),
      ),
    ],
    1,
  );
}

test('called jobs come now, in the order of their calls, and are known by their subjects', () => {
  const admitted: string[] = [];
  const tracer = new Diary(clerkFor(1000));
  const network = wokenAt(
    clerkFor(1000),
    [2.5],
    (control) => ({
      timer: () => {
        bringAll(control, [
          [2, 1, 7],
          [1, 1, 8],
          [2, 1, 9],
        ]);
        expect(admitted).toEqual([]); // not before the event is over
      },
      admit: (_, jobClass, subject) => admitted.push(`${control.nowDays} ${jobClass} ${subject}`),
    }),
    tracer,
  );
  network.advance(10, 100);
  expect(admitted).toEqual(['2.5 2 7', '2.5 1 8', '2.5 2 9']);
  expect(tracer.done).toEqual(['3.5 b serve', '4.5 a serve', '5.5 b serve']);
  expect(network.audit()).toEqual([]);
});

test("a job that comes by itself is nobody's call", () => {
  const subjects: number[] = [];
  wokenAt(clerkFor(1), [], () => ({ admit: (_, __, subject) => subjects.push(subject) })).advance(3, 100);
  expect(subjects).toEqual([NOBODYS_CALL, NOBODYS_CALL, NOBODYS_CALL]);
});

test('a called job stands for as many jobs as it is told, parts too, and holds as many servers', () => {
  const pools = [poolOf('clerks', 4)];
  const spec = networkOf(pools, [calledClass('called')], [stationOf('serve', 0, [deterministic(2)])]);
  const sizes: number[] = [];
  const network = wokenAt(spec, [0], (control) => ({
    timer: () =>
      bringAll(control, [
        [0, 0.25, 0],
        [0, 2.5, 0],
        [0, 6, 0],
      ]),
    leave: (job) => sizes.push(control.sizeOf(job)),
  }));
  network.advance(1, 100);
  expect([network.counters.inService(0), network.counters.figures.ofClass(0, ADMITTED)]).toEqual([8.75, 8.75]);
  // 1.25 of 4 servers for 2 days, then all: 12 server days of the last are left 9.5 of.
  network.advance(2 + 9.5 / 4, 100);
  expect(sizes).toEqual([0.25, 2.5, 6]);
  expect(network.advance(Infinity, 100)).toBe('empty');
  expect(network.audit()).toEqual([]);
});

test('a job may be brought in wherever the controller is asked, and never takes the row of one that is leaving', () => {
  const left: string[] = [];
  const marks: number[] = [];
  const classes = [openClass('open', deterministic(10)), calledClass('followUp', { entry: EXIT })];
  const stations = [stationOf('serve', 0, [deterministic(1), deterministic(1)], { kind: 'decided' })];
  const calls: Record<string, number> = { admit: 100, route: 200, leave: 300, timer: 400 };
  const network = wokenAt(networkOf([poolOf('clerks', 9)], classes, stations, 1), [5], (control) => {
    const column = (): Float64Array => control.columns[0]!;
    return {
      admit: (job, jobClass, subject) => {
        column()[job] = subject;
        if (jobClass === 0) control.bring(1, 1, calls['admit']!);
      },
      route: (job, from) => {
        if (from === EXIT) return 0;
        if (control.classOf(job) === 0) control.bring(1, 1, calls['route']!);
        return EXIT;
      },
      leave: (job, jobClass) => {
        if (jobClass === 0) for (let i = 0; i < 3; i++) control.bring(1, 1, calls['leave']! + i);
        marks.push(column()[job]!);
        left.push(`${control.nowDays} ${jobClass} ${column()[job]}`);
      },
      timer: () => control.bring(1, 1, calls['timer']!),
    };
  });
  network.advance(15, 1000);
  expect(left).toEqual(['6 1 400', '11 0 -1', '11 1 100', '12 1 200', '12 1 300', '12 1 301', '12 1 302']);
  expect(network.audit()).toEqual([]);
});

test('called jobs come before the replacements of those that have left, and after those who were blocked', () => {
  const classes = [limitedClass('limited', 2), calledClass('called')];
  const spec = networkOf([poolOf('clerk', 1)], classes, [stationOf('serve', 0, [deterministic(1), deterministic(1)])]);
  const tracer = new Diary(spec);
  const network = wokenAt(
    spec,
    [],
    (control) => ({ leave: (_, jobClass) => jobClass === 0 && control.nowDays < 1.5 && control.bring(1, 1, 0) }),
    tracer,
  );
  network.advance(4, 100);
  expect(tracer.done.map((line) => line.split(' ')[1])).toEqual(['limited', 'limited', 'called', 'limited']);
});

test('a called job comes between events too, and before the first', () => {
  const network = new Network(clerkFor(1000), streamsOf(), {
    controller: (control) => {
      control.bring(1, 1, 0);
      return IDLE;
    },
  });
  expect(network.advance(0.5, 100)).toBe('reached');
  network.bring(2, 1, 0);
  network.advance(1.25, 100);
  expect([1, 2].map((c) => network.counters.figures.ofClass(c, DEPARTED))).toEqual([1, 0]);
  network.advance(3, 100);
  expect(network.counters.figures.ofClass(2, DEPARTED)).toBe(1);
  expect(network.audit()).toEqual([]);
});

test('nothing is due in a network that only calls bring jobs to, until one comes', () => {
  const spec = networkOf([poolOf('clerk', 1)], [calledClass('called')], [stationOf('serve', 0, [deterministic(1)])]);
  const network = wokenAt(spec, [], () => ({}));
  expect(network.advance(3, 100)).toBe('empty');
  network.bring(0, 1, 0);
  expect(network.advance(3.5, 100)).toBe('reached');
  expect(network.advance(9, 100)).toBe('empty');
});

test('called jobs that block each other in a circle are a deadlock', () => {
  const blocking = { buffer: { jobs: 0, whenFull: 'block' } } as const;
  const stations = [
    { ...stationOf('here', 0, [deterministic(1), deterministic(1)], { kind: 'fixed', to: 1 }), ...blocking },
    { ...stationOf('there', 1, [deterministic(1), deterministic(1)], { kind: 'fixed', to: 0 }), ...blocking },
  ];
  const spec = networkOf([poolOf('one', 1), poolOf('other', 1)], [calledClass('a'), calledClass('b', { entry: 1 })], stations);
  const network = wokenAt(spec, [0], (control) => ({
    timer: () =>
      bringAll(control, [
        [0, 1, 0],
        [1, 1, 0],
      ]),
  }));
  expect(() => network.advance(9, 100)).toThrow(DeadlockError);
});

test('one that finds no place where jobs would be blocked is lost, as one from outside', () => {
  const stations = [{ ...stationOf('serve', 0, [deterministic(1)]), buffer: { jobs: 1, whenFull: 'block' } as const }];
  const network = wokenAt(networkOf([poolOf('clerk', 1)], [calledClass('a')], stations), [0], (control) => ({
    timer: () =>
      bringAll(control, [
        [0, 1, 0],
        [0, 1, 1],
        [0, 1, 2],
      ]),
  }));
  network.advance(9, 100);
  expect(network.counters.figures.ofClass(0, DEPARTED)).toBe(2);
  expect(network.audit()).toEqual([]);
});

test('a class that nobody calls changes no byte', () => {
  const { pools, classes, stations } = singleQueue(1, exponential(0.8));
  const both = networkOf(
    pools,
    [...classes, calledClass('never', { priority: -5 })],
    stations.map((station) => ({
      ...station,
      services: [...station.services, { kind: 'drawn' as const, distribution: exponential(3) }],
      routes: [...station.routes, { kind: 'fixed' as const, to: EXIT }],
    })),
  );
  const [alone, beside] = [networkOf(pools, classes, stations), both].map((spec) => {
    const network = wokenAt(spec, [3], () => ({}));
    network.advance(1000, 1e6);
    const figures = network.counters.snapshot(1000);
    return [network.fingerprint, network.eventCount, figures.ofClass(0, DEPARTED), network.counters.heldArea(figures, 0)];
  });
  expect(beside).toEqual(alone);
});

test('calls that make no sense are refused', () => {
  const network = wokenAt(clerkFor(1), [], () => ({}));
  expect(() => network.bring(0, 1, 0)).toThrow('only jobs of a called class are brought in');
  for (const jobs of [0, -1, NaN, Infinity]) expect(() => network.bring(1, jobs, 0)).toThrow('a bundle stands for some jobs');
  expect(() => network.setLimit(1, 3)).toThrow('only a limited class has a limit');
  expect(() => network.setBundle(1, 3)).toThrow('a called job says for itself');
  expect(() => assertSpec(clerkFor(1), false)).toThrow('a controller brings in the jobs of a called class');
  const line = { ...poolOf('clerk', 1), discipline: 'lifo' as const };
  const lifo = wokenAt({ ...clerkFor(1), pools: [line] }, [], () => ({}));
  lifo.bring(1, 1, 0);
  expect(() => lifo.bring(1, 2, 0)).toThrow(InvariantError);
});

test('any number is a priority: of three classes that share a pool, the least is served first, each within its limit', () => {
  const priorities = [3, -2, 0.5];
  const classes = priorities.map((priority, i) => calledClass(`p${i}`, { priority }));
  const pools = [{ ...poolOf('clerks', 4), classLimitShares: [1, 0.5, 0.25] }];
  const spec = networkOf(pools, classes, [
    stationOf(
      'serve',
      0,
      classes.map(() => deterministic(1)),
    ),
  ]);
  const network = wokenAt(spec, [0], (control) => ({
    timer: () =>
      bringAll(
        control,
        classes.flatMap((_, c) => [0, 1, 2, 3].map((i) => [c, 1, i] as const)),
      ),
  }));
  const inService = (days: number): number[] => {
    network.advance(days, 1000);
    return classes.map((_, c) => network.counters.inService(c));
  };
  expect(inService(0.5)).toEqual([4, 0, 0]); // they came first
  expect([1.5, 2.5, 3.5, 4.5].map(inService)).toEqual([
    [0, 2, 1],
    [0, 2, 1],
    [0, 0, 1],
    [0, 0, 1],
  ]);
  expect(network.advance(Infinity, 1000)).toBe('empty');
  expect(network.audit()).toEqual([]);
});

test('one that may take from later ones does so too where a better one has just taken all that was free', () => {
  const classes = [
    calledClass('x'),
    calledClass('last', { priority: 1 }),
    calledClass('first', { priority: -1 }),
    calledClass('second'),
  ];
  const pools = [{ ...poolOf('clerks', 2.75, 'finish'), classLimitShares: [1, 1, 0.25, 0.5] }];
  const spec = networkOf(pools, classes, [
    stationOf(
      'serve',
      0,
      [2, 10, 10, 10].map((days) => deterministic(days)),
    ),
  ]);
  const steps: ((control: Control) => void)[] = [
    (control) =>
      bringAll(control, [
        [0, 2, 0],
        [1, 3, 0],
      ]),
    (control) => control.setCapacity(0, 1),
    (control) =>
      bringAll(control, [
        [2, 1, 0],
        [3, 1, 0],
      ]),
  ];
  const network = wokenAt(spec, [0, 1, 1.5], (control) => ({ timer: (_, i) => steps[i]!(control) }));
  const held = (days: number): number[] => {
    network.advance(days, 1000);
    return classes.map((_, c) => network.counters.figures.values[c * PLACE_ROW + HELD]!);
  };
  expect([0.5, 1.75, 2.5].map(held)).toEqual([
    [2, 0.75, 0, 0],
    [2, 0.75, 0, 0],
    [0, 0.25, 0.25, 0.5],
  ]);
});
