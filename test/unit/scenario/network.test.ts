import { expect, test } from 'vitest';
import { formatIssue } from '../../../src/base/issue.ts';
import type { StationSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import type { NetworkScenario } from '../../../src/scenario/loaded.ts';
import { openLoads } from '../../../src/scenario/traffic.ts';
import { loadShipped, loadText, problemsOf, replaceLine, SMALL_NETWORK } from '../../support/scenario-files.ts';

const OVERLOADED = replaceLine(SMALL_NETWORK, 5, 'pools: {clerks: {capacity: 0.75}}');

function networkOf(line: number, text: string): NetworkScenario {
  return loadText(replaceLine(SMALL_NETWORK, line, text)).network!;
}

function station(network: NetworkScenario, id: string): StationSpec {
  return network.spec.stations[network.stageIds.indexOf(id)]!;
}

test('M/M/1 is one pool, one class and one station', () => {
  const { network, lab, warnings } = loadShipped('mm1');
  expect([lab, warnings]).toEqual([undefined, []]);
  expect(network!.clock).toEqual({ endDays: 1_000_000, warmUpDays: 10_000, sampleEveryDays: 10_000 });
  expect(network!.spec).toEqual({
    pools: [{ id: 'clerk', capacity: 1, onShrink: 'resume' }],
    classes: [
      { id: 'customer', priority: 0, entry: 0, source: { kind: 'open', interarrivalDays: { kind: 'exponential', mean: 1 } } },
    ],
    stations: [
      {
        id: 'serve',
        pool: 0,
        services: [{ kind: 'drawn', distribution: { kind: 'exponential', mean: 0.9 } }],
        routes: [{ kind: 'fixed', to: EXIT }],
      },
    ],
    jobColumns: 0,
  });
});

test('a path goes from stage to stage and out', () => {
  const network = networkOf(1, 'loopgain: 1');
  expect(network.stageIds).toEqual(['send', 'sort']);
  expect(network.spec.classes[0]!.entry).toBe(1);
  expect(station(network, 'sort').routes).toEqual([{ kind: 'fixed', to: 0 }]);
  expect(station(network, 'send').routes).toEqual([{ kind: 'fixed', to: EXIT }]);
  expect(network.clock).toEqual({ endDays: 100, warmUpDays: 0, sampleEveryDays: 1 });
});

test('rework and chances become routes by chance', () => {
  const sort = '  sort: {staff: clerks, work: {shape: exponential, mean: 0.1 days}';
  expect(station(networkOf(9, `${sort}, back: {to: sort, share: 0.25}}`), 'sort').routes).toEqual([
    { kind: 'chance', to: [1, 0], probability: [0.25, 0.75] },
  ]);
  expect(station(networkOf(9, `${sort}, next: {send: 0.5, sort: 0.2, exit: 0.3}}`), 'sort').routes).toEqual([
    { kind: 'chance', to: [0, 1, EXIT], probability: [0.5, 0.2, 0.3] },
  ]);
});

test('classes may be limited, have priorities, limits on pools and work of their own', () => {
  const text = `loopgain: 1
kind: network
title: Two classes
time: {end: 70 days, sample: week, epoch: 2021-01-01}
pools: {clerks: {capacity: 2 + step(years - 0.05), onShrink: finish, limits: {b: 0.5}}, delay: {capacity: inf}}
classes: {b: {wip: 3, priority: 1, path: [x]}, a: {wip: 1, path: [x]}}
stages:
  x: {staff: clerks, work: {byClass: {a: {shape: erlang, mean: 2 hours, phases: 2}, b: {shape: uniform, low: 0 days, high: 1 days}}}, next: {y: 1}}
  y: {staff: delay, work: {shape: empirical, values: [1 days, 2 days], weights: [1, 3]}, next: {exit: 1}}
`;
  const { spec, clock, epochCivilDays } = loadText(text).network!;
  expect(spec.pools).toEqual([
    {
      id: 'clerks',
      capacity: 2,
      classLimitShares: [1, 0.5],
      onShrink: 'finish',
      schedule: { everyDays: Infinity, atDays: [0, 21], values: [2, 3] },
    },
    { id: 'delay', capacity: Number.POSITIVE_INFINITY, onShrink: 'resume' },
  ]);
  expect(spec.classes.map(({ id, priority, source }) => [id, priority, source])).toEqual([
    ['a', 0, { kind: 'limited', jobs: 1 }],
    ['b', 1, { kind: 'limited', jobs: 3 }],
  ]);
  expect(spec.stations[0]!.services).toEqual([
    { kind: 'drawn', distribution: { kind: 'erlang', mean: 2 / 24, phases: 2 } },
    { kind: 'drawn', distribution: { kind: 'uniform', low: 0, high: 1 } },
  ]);
  expect(spec.stations[1]!.routes).toEqual([
    { kind: 'fixed', to: EXIT },
    { kind: 'fixed', to: EXIT },
  ]);
  expect([clock.sampleEveryDays, epochCivilDays]).toEqual([7, 18_628]);
});

test('load follows the traffic equations', () => {
  const rework = '  sort: {staff: clerks, work: {shape: exponential, mean: 0.9 days}, back: {to: sort, share: 0.5}}';
  const [load] = openLoads(networkOf(9, rework).spec);
  expect(load).toBeCloseTo((2 * 0.9 + 1 / 24) / 3, 12);
});

test('a network over capacity is a warning with its load', () => {
  expect(loadText(OVERLOADED).warnings.map(formatIssue)).toEqual([
    'main.yaml:5:28 pools.clerks.capacity: warning: expected a load below 1, got a load of 1.25555555556. Its queue grows without end',
  ]);
});

test('and an error where a steady state is asked for', () => {
  expect(problemsOf(() => loadText(OVERLOADED, ['time.steadyState=true']))).toEqual([
    '5:28 pools.clerks.capacity: expected a load below 1, got a load of 1.25555555556. There is no steady state: add capacity, or leave out `time.steadyState`',
  ]);
});
