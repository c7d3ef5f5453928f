import { expect, test } from 'vitest';
import { InvariantError } from '../../../src/base/assert.ts';
import { Network } from '../../../src/queueing/network.ts';
import type { NetworkSpec, Route } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
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

const sound = networkOf([poolOf('pool', 1)], [limitedClass('job', 1)], [stationOf('serve', 0, [deterministic(1)])]);

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
