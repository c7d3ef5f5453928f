import { expect, test } from 'vitest';
import { InvariantError } from '../../../src/base/assert.ts';
import { Network } from '../../../src/queueing/network.ts';
import type { NetworkSpec, PoolSpec, Route, StationSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import {
  deterministic,
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  simulateWhole,
  stationOf,
  streamsOf,
} from '../../support/networks.ts';

const sound = networkOf([poolOf('pool', 1)], [limitedClass('job', 1)], [stationOf('serve', 0, [deterministic(1)])]);

function room(change: Partial<StationSpec>): Partial<NetworkSpec> {
  return { stations: [{ ...sound.stations[0]!, ...change }] };
}

function pool(change: Partial<PoolSpec>): Partial<NetworkSpec> {
  return { pools: [{ ...sound.pools[0]!, ...change }] };
}

function source(change: object): Partial<NetworkSpec> {
  return {
    classes: [openClass('job', deterministic(1), { source: { kind: 'open', interarrivalDays: deterministic(1), ...change } })],
  };
}

function schedule(everyDays: number, atDays: number[], values: number[]): Partial<NetworkSpec> {
  return pool({ schedule: { everyDays, atDays, values } });
}

const fails = { upDays: deterministic(1), downDays: deterministic(1) };

const below0 = { kind: 'uniform', low: -1, high: 3 } as const;

function thinking(meanDays: number): Partial<NetworkSpec> {
  return {
    classes: [limitedClass('job', 1, { source: { kind: 'limited', jobs: 1, thinkDays: exponential(meanDays) } })],
  };
}

function routed(route: Route): Partial<NetworkSpec> {
  return { stations: [stationOf('serve', 0, [deterministic(1)], route)] };
}

const faults: readonly (readonly [string, Partial<NetworkSpec>, RegExp])[] = [
  ['negative capacity', { pools: [poolOf('pool', -1)] }, /capacity is at least 0 \(pool = "pool", capacity = -1\)/],
  ['NaN capacity', { pools: [poolOf('pool', Number.NaN)] }, /capacity/],
  ['a limit above 1', { pools: [{ ...poolOf('pool', 1), classLimitShares: [1.5] }] }, /share lies in 0..1/],
  ['limits of classes that are not there', { pools: [{ ...poolOf('pool', 1), classLimitShares: [1, 1] }] }, /no more limits/],
  ['work that takes no time', { stations: [stationOf('serve', 0, [deterministic(0)])] }, /refills at once does some work/],
  ['an endless limit', { classes: [limitedClass('job', Infinity)] }, /limit is finite/],
  ['arrivals all at once', { classes: [openClass('job', deterministic(0))] }, /time passes between arrivals/],
  ['an entry that is not there', { classes: [limitedClass('job', 1, { entry: 7 })] }, /entry is a station/],
  ['an entry to be decided', { classes: [limitedClass('job', 1, { entry: EXIT })] }, /controller decides where jobs/],
  ['a priority that is no number', { classes: [limitedClass('job', 1, { priority: Number.NaN })] }, /priority/],
  ['a pool that is not there', { stations: [stationOf('serve', 3, [deterministic(1)])] }, /station is on a pool/],
  ['a service too few', { stations: [stationOf('serve', 0, [])] }, /one service and one route per class/],
  ['a route to nowhere', routed({ kind: 'fixed', to: 1 }), /leads to a station or out/],
  ['a route to be decided', routed({ kind: 'decided' }), /controller decides the routes/],
  ['a sum above 1', routed({ kind: 'chance', to: [0, EXIT], probability: [0.5, 0.6] }), /sum to 1/],
  ['a probability too few', routed({ kind: 'chance', to: [0, EXIT], probability: [1] }), /each target has a probability/],
  ['a schedule that begins with other servers', schedule(7, [0], [2]), /begins with the capacity .*capacity = 1, begins = 2/],
  ['a schedule that goes back in time', schedule(7, [0, 3, 2], [1, 0, 1]), /times of a timetable ascend/],
  ['a schedule longer than its cycle', schedule(7, [0, 8], [1, 0]), /within its cycle/],
  ['a schedule of nothing', schedule(7, [], []), /begins at 0, with a value for each time/],
  ['a cycle without length', schedule(0, [0], [1]), /cycle takes time/],
  ['servers below 0 on a schedule', schedule(7, [0, 1], [1, -1]), /values of a timetable are at least 0/],
  ['endless servers that fail', pool({ capacity: Infinity, breakdowns: fails }), /servers that fail can be counted/],
  ['failures all at once', pool({ breakdowns: { upDays: deterministic(0), downDays: deterministic(0) } }), /between failures/],
  [
    'parts of servers with a discipline',
    pool({ capacity: 1.5, discipline: 'lifo' }),
    /feature = "discipline lifo", parts = "1.5 servers"/,
  ],
  ['limits of classes with failures', pool({ classLimitShares: [0.5], breakdowns: fails }), /parts = "limits of classes"/],
  ['half a place to wait in', room({ buffer: { jobs: 0.5, whenFull: 'block' } }), /places to wait in are counted/],
  ['balking by more than all', room({ balking: { waitingJobs: 1, share: 2 } }), /share lies in 0..1/],
  ['balking at fewer than none', room({ balking: { waitingJobs: -1, share: 1 } }), /some jobs wait, or none/],
  ['a patience too many', room({ patienceDays: [undefined, undefined] }), /one patience per class/],
  ['an elsewhere that is not there', room({ elsewhere: 4 }), /elsewhere is a station/],
  ['a job sent about for ever', { ...source({}), ...room({ balking: { waitingJobs: 0, share: 1 }, elsewhere: 0 }) }, /may stay/],
  ['jobs turned away and replaced at once', room({ buffer: { jobs: 2, whenFull: 'lose' } }), /not turned away where it comes in/],
  ['half a job in a batch', source({ batch: { kind: 'fixed', jobs: 0.5 } }), /a batch is some jobs/],
  ['batches of less than one', source({ batch: { kind: 'geometric', mean: 0.5 } }), /at least one job/],
  ['a cycle in which none comes', source({ intensity: { everyDays: 1, atDays: [0], values: [0] } }), /jobs come at some time/],
  ['two pools of one name', { pools: [poolOf('pool', 1), poolOf('pool', 1)] }, /ids differ \(of = "pools", id = "pool"\)/],
  [
    'two classes that would draw the same numbers',
    {
      classes: [limitedClass('job', 1), limitedClass('job', 1)],
      stations: [stationOf('serve', 0, [deterministic(1), deterministic(1)])],
    },
    /ids differ/,
  ],
  ['work of less than nothing', { stations: [stationOf('serve', 0, [exponential(-1)])] }, /range .*station = "serve".*mean/],
  ['work that may be less than nothing', { stations: [stationOf('serve', 0, [below0])] }, /parameter = "low"/],
  ['arrivals back in time', { classes: [openClass('job', below0)] }, /parameters in range \(class = "job"/],
  ['a think time that is no number', thinking(Number.NaN), /parameters in range \(class = "job"/],
  ['endless patience', room({ patienceDays: [exponential(Infinity)] }), /parameters in range \(station = "serve"/],
  ['repairs back in time', pool({ breakdowns: { ...fails, downDays: below0 } }), /parameters in range \(pool = "pool"/],
  ['weights below 0', source({ batch: { kind: 'empirical', jobs: [1, 2], weights: [-1, 2] } }), /parameter = "weights/],
  [
    'endless servers of a later shift that fail',
    pool({ breakdowns: fails, schedule: { everyDays: 7, atDays: [0, 1], values: [1, Infinity] } }),
    /servers that fail can be counted/,
  ],
  [
    'a column below the first',
    { stations: [{ ...sound.stations[0]!, services: [{ kind: 'carried', column: -1 }] }] },
    /carried service is a column/,
  ],
  [
    'a column that is not there',
    { stations: [{ ...sound.stations[0]!, services: [{ kind: 'carried', column: 0 }] }] },
    /carried service is a column/,
  ],
];

test.each(faults)('%s is refused at the door', (_, change, message) => {
  const build = (): unknown => new Network({ ...sound, ...change }, streamsOf());
  expect(build).toThrow(message);
  expect(build).toThrow(InvariantError);
});

test('a plain simulation has nobody who decides', () => {
  expect(() => simulateWhole({ ...sound, ...routed({ kind: 'decided' }) }, { endDays: 10 })).toThrow(/controller decides/);
});

test('a class without a route stops where it comes, not before', () => {
  const nowhere = { ...sound, ...routed({ kind: 'chance', to: [], probability: [] }) };
  const network = new Network(nowhere, streamsOf());
  expect(network.advance(0.5, 100)).toBe('reached');
  expect(() => network.advance(1, 100)).toThrow(/a class has a route wherever it comes \(class = "job", at = "serve"\)/);
});

test.each([
  [{ endDays: 10, warmUpDays: 10 }, /warm-up < end/],
  [{ endDays: Infinity, sampleEveryDays: 1 }, /warm-up < end/],
  [{ endDays: 10, sampleEveryDays: 0 }, /time passes between samples/],
])('a clock %o is refused', (clock, message) => {
  expect(() => simulateWhole(sound, clock)).toThrow(message);
});
