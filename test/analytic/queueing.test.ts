import { expect, test } from 'vitest';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { Distribution } from '../../src/random/distributions.ts';
import { meanOf, varianceOf } from '../../src/random/distributions.ts';
import type { Claim } from '../support/against-theory.ts';
import { expectClaims } from '../support/against-theory.ts';
import { meanValueThroughput, visitRatios, waitOfMG1, waitOfMMc, waitsOfPriorities } from '../support/closed-forms.ts';
import {
  exponential,
  limitedClass,
  networkOf,
  openClass,
  poolOf,
  reworkLine,
  singleQueue,
  stationOf,
} from '../support/networks.ts';

/** What theory says of one queue: mean wait, mean time in it, jobs in it and share of its servers busy. */
function queueClaims(station: number, servers: number, arrivalRate: number, meanService: number, wait: number): Claim[] {
  const cycle = wait + meanService;
  return [
    { name: 'Wq', of: ({ overall }) => overall.stations[station]!.meanWaitDays, theory: wait },
    { name: 'W', of: ({ overall }) => overall.stations[station]!.meanCycleDays, theory: cycle },
    { name: 'L', of: ({ overall }) => overall.stations[station]!.meanInProcess, theory: arrivalRate * cycle },
    {
      name: 'rho',
      of: ({ overall }) => overall.stations[station]!.utilizationShare,
      theory: (arrivalRate * meanService) / servers,
    },
  ];
}

const PEER_CYCLE_DAYS = 25.2525;

test.each([
  [1, 0.5, 40_000],
  [1, 0.9, 150_000],
  [2, 0.8, 40_000],
  [5, 0.8, 60_000],
])('M/M/%d at load %d waits as Erlang says', (servers, load, endDays) => {
  const meanService = servers * load;
  const wait = waitOfMMc(servers, 1, meanService);
  expectClaims(singleQueue(servers, exponential(meanService)), endDays, queueClaims(0, servers, 1, meanService, wait));
});

test('M/M/1 at load 0.9 takes 9 days', () => {
  expect(waitOfMMc(1, 1, 0.9) + 0.9).toBeCloseTo(9, 9);
});

const services: readonly Distribution[] = [
  { kind: 'deterministic', value: 0.7 },
  { kind: 'lognormal', median: 0.5, spread: 0.8 },
  { kind: 'erlang', mean: 0.7, phases: 3 },
  { kind: 'uniform', low: 0.2, high: 1.2 },
];

test.each(services)('M/G/1 with $kind service waits as Pollaczek and Khinchine say', (work) => {
  const wait = waitOfMG1(1, meanOf(work), varianceOf(work));
  expectClaims(singleQueue(1, work), 60_000, queueClaims(0, 1, 1, meanOf(work), wait));
});

test('of two classes the first waits less, as Cobham says', () => {
  const classes = [
    { arrivalRate: 0.5, meanService: 0.6 },
    { arrivalRate: 0.25, meanService: 1.6 },
  ].map((each) => ({ ...each, secondMoment: 2 * each.meanService * each.meanService }));
  const spec = networkOf(
    [poolOf('clerk', 1)],
    classes.map(({ arrivalRate }, priority) => openClass(`class${priority}`, exponential(1 / arrivalRate), { priority })),
    [
      stationOf(
        'serve',
        0,
        classes.map(({ meanService }) => exponential(meanService)),
      ),
    ],
  );
  const waits = waitsOfPriorities(classes);
  const claims = waits.map(
    (theory, c): Claim => ({
      name: `Wq of class ${c}`,
      of: ({ overall }) => overall.classes[c]!.meanWaitDays,
      theory,
    }),
  );
  expectClaims(spec, 100_000, claims);
});

test('five stages with rework take 25.2525 days', () => {
  const visits = [1, 1.25, 1.25, 1.25, 1];
  const means = reworkLine().stations.map(({ services: [service] }) =>
    meanOf(service!.kind === 'drawn' ? service!.distribution : exponential(0)),
  );
  const cycle = means.reduce((sum, mean, i) => sum + visits[i]! * (waitOfMMc(2, visits[i]!, mean) + mean), 0);
  expect(cycle).toBeCloseTo(PEER_CYCLE_DAYS, 4);
  expectClaims(reworkLine(), 20_000, [
    { name: 'cycle', of: ({ overall }) => overall.classes[0]!.meanCycleDays, theory: cycle },
    { name: 'throughput', of: ({ overall }) => overall.classes[0]!.throughputPerDay, theory: 1 },
  ]);
});

/** Three queues, each of which may send a job to any. */
const ROUTING = [
  [0.1, 0.5, 0.2],
  [0.3, 0, 0.4],
  [0, 0.25, 0.25],
];
const JACKSON_SERVERS = [2, 3, 1];

function jacksonNetwork(means: readonly number[]): NetworkSpec {
  const stations = ROUTING.map((row, i) =>
    stationOf(`queue${i}`, i, [exponential(means[i]!)], {
      kind: 'chance',
      to: [0, 1, 2, EXIT],
      probability: [...row, 1 - row.reduce((sum, p) => sum + p, 0)],
    }),
  );
  return networkOf(
    JACKSON_SERVERS.map((servers, i) => poolOf(`pool${i}`, servers)),
    [openClass('job', exponential(1))],
    stations,
  );
}

test('each queue of a Jackson network is an M/M/c of its own, with the visits that the traffic equations give', () => {
  const visits = visitRatios(ROUTING, 0);
  const means = visits.map((v, i) => (0.7 * JACKSON_SERVERS[i]!) / v);
  const claims = visits.flatMap((v, i) => [
    ...queueClaims(i, JACKSON_SERVERS[i]!, v, means[i]!, waitOfMMc(JACKSON_SERVERS[i]!, v, means[i]!)),
    {
      name: `visits to ${i}`,
      of: ({ overall }: Parameters<Claim['of']>[0]) => overall.stations[i]!.departures / overall.classes[0]!.departures,
      theory: v,
    },
  ]);
  expectClaims(jacksonNetwork(means), 30_000, claims);
});

test.each([1, 4, 12])('%d machines that break and are repaired do what mean value analysis says', (machines) => {
  const spec = networkOf(
    [poolOf('floor', Infinity), poolOf('mechanic', 1), poolOf('inspector', 1)],
    [limitedClass('machine', machines)],
    [
      stationOf('work', 0, [exponential(10)], { kind: 'fixed', to: 1 }),
      stationOf('repair', 1, [exponential(2)], { kind: 'fixed', to: 2 }),
      stationOf('inspect', 2, [exponential(1)]),
    ],
  );
  const throughput = meanValueThroughput(machines, [2, 1], 10);
  expectClaims(spec, 20_000, [
    { name: 'X', of: ({ overall }) => overall.classes[0]!.throughputPerDay, theory: throughput },
    { name: 'W', of: ({ overall }) => overall.classes[0]!.meanCycleDays, theory: machines / throughput },
    { name: 'mechanic busy', of: ({ overall }) => overall.pools[1]!.utilizationShare, theory: 2 * throughput },
  ]);
});
