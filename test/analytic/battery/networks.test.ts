import { describe, expect, test } from 'vitest';
import type { NetworkSpec } from '../../../src/queueing/spec.ts';
import { EXIT } from '../../../src/queueing/spec.ts';
import { meanOf } from '../../../src/random/distributions.ts';
import type { Claim } from '../../support/against-theory.ts';
import { expectClaims } from '../../support/against-theory.ts';
import { varianceOfMM1, visitRatios, waitOfMMc } from '../../support/closed-forms.ts';
import { meanValueOfClasses, meanValueOfServers, meanValueThroughput } from '../../support/closed-forms-networks.ts';
import { exponential, limitedClass, networkOf, openClass, poolOf, reworkLine, stationOf } from '../../support/networks.ts';
import { meansOf, queueClaims, varianceClaim } from './figures.ts';

const PEER_CYCLE_DAYS = 25.2525;

/** Three queues, each of which may send a job to any. */
const ROUTING = [
  [0.1, 0.5, 0.2],
  [0.3, 0, 0.4],
  [0, 0.25, 0.25],
];

function jacksonNetwork(servers: readonly number[], means: readonly number[]): NetworkSpec {
  const stations = ROUTING.map((row, i) =>
    stationOf(`queue${i}`, i, [exponential(means[i]!)], {
      kind: 'chance',
      to: [0, 1, 2, EXIT],
      probability: [...row, 1 - row.reduce((sum, p) => sum + p, 0)],
    }),
  );
  return networkOf(
    servers.map((count, i) => poolOf(`pool${i}`, count)),
    [openClass('job', exponential(1))],
    stations,
  );
}

describe('open networks', () => {
  test('five stages of two, a fifth back from the fourth to the second: W = sum V W(M/M/2) = 25.2525 (Jackson 1957)', () => {
    const visits = [1, 1.25, 1.25, 1.25, 1];
    const means = reworkLine().stations.map(({ services: [service] }) =>
      meanOf(service!.kind === 'drawn' ? service!.distribution : exponential(0)),
    );
    const cycle = means.reduce((sum, mean, i) => sum + visits[i]! * (waitOfMMc(2, visits[i]!, mean) + mean), 0);
    expect(cycle).toBeCloseTo(PEER_CYCLE_DAYS, 4);
    expectClaims(reworkLine(), { endDays: 60_000 }, meansOf('classes', 0, { meanCycleDays: cycle, throughputPerDay: 1 }));
  });

  test('three queues with feedback: each is an M/M/c of rate lambda V, V = e + V R (Jackson 1957)', () => {
    const servers = [2, 3, 1];
    const visits = visitRatios(ROUTING, 0);
    const means = visits.map((v, i) => (0.6 * servers[i]!) / v);
    const claims = visits.flatMap((v, i): Claim[] => [
      ...queueClaims(i, {
        servers: servers[i]!,
        arrivalRate: v,
        meanService: means[i]!,
        wait: waitOfMMc(servers[i]!, v, means[i]!),
      }),
      {
        name: `visits to ${i}`,
        of: ({ overall }) => overall.stations[i]!.departures / overall.classes[0]!.departures,
        theory: v,
      },
    ]);
    expectClaims(jacksonNetwork(servers, means), { endDays: 100_000, maxRelativeError: 0.014 }, claims);
  });

  test('single servers with feedback: numbers are independent, Var N = sum rho / (1 - rho)^2 (Jackson 1957)', () => {
    const loads = [0.5, 0.4, 0.6];
    const means = visitRatios(ROUTING, 0).map((v, i) => loads[i]! / v);
    expectClaims(jacksonNetwork([1, 1, 1], means), { endDays: 50_000, statistics: 'spread', maxRelativeError: 0.02 }, [
      ...loads.map((load, i) => varianceClaim('stations', i, varianceOfMM1(load))),
      varianceClaim(
        'classes',
        0,
        loads.reduce((sum, load) => sum + varianceOfMM1(load), 0),
      ),
    ]);
  });
});

describe('closed networks', () => {
  test.each([1, 4, 12])(
    '%d machines, repair and inspection: X and W by mean value analysis (Reiser and Lavenberg 1980)',
    (machines) => {
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
      expectClaims(spec, { endDays: 36_000 }, [
        ...meansOf('classes', 0, { throughputPerDay: throughput, meanCycleDays: machines / throughput }),
        ...meansOf('pools', 1, { utilizationShare: 2 * throughput }),
      ]);
    },
  );

  test.each([5, 20])('%d jobs, think time, two mechanics and three inspectors: X and L (Reiser 1981)', (jobs) => {
    const thinking = limitedClass('job', jobs, { source: { kind: 'limited', jobs, thinkDays: exponential(10) } });
    const spec = networkOf(
      [poolOf('mechanics', 2), poolOf('inspectors', 3)],
      [thinking],
      [stationOf('repair', 0, [exponential(2)], { kind: 'fixed', to: 1 }), stationOf('inspect', 1, [exponential(4)])],
    );
    const queues = [
      { demand: 2, servers: 2 },
      { demand: 4, servers: 3 },
    ];
    const { throughputs, lengths } = meanValueOfServers(jobs, queues, 10);
    const [throughput] = throughputs;
    expectClaims(spec, { endDays: 34_000 }, [
      ...meansOf('classes', 0, { throughputPerDay: throughput!, meanCycleDays: jobs / throughput! - 10 }),
      ...lengths.flatMap((length, i) => meansOf('stations', i, { meanInProcess: length })),
    ]);
  });

  test('two classes with different routes over queues first come first served: X and L (Baskett et al. 1975, Reiser and Lavenberg 1980)', () => {
    const means = [1, 2, 1.5];
    // the first class visits 0 and 1, the second 0 twice and 2
    const demands = [
      [1, 2, 0],
      [2, 0, 1.5],
    ];
    const jobs = [3, 4];
    const delays = [4, 6];
    const stations = means.map((mean, i) => stationOf(`queue${i}`, i, [exponential(mean), exponential(mean)]));
    stations[0] = {
      ...stations[0]!,
      routes: [
        { kind: 'fixed', to: 1 },
        { kind: 'chance', to: [0, 2], probability: [0.5, 0.5] },
      ],
    };
    const classes = jobs.map((count, c) =>
      limitedClass(`class${c}`, count, { source: { kind: 'limited', jobs: count, thinkDays: exponential(delays[c]!) } }),
    );
    const spec = networkOf(
      means.map((_, i) => poolOf(`pool${i}`, 1)),
      classes,
      stations,
    );
    const { throughputs, lengths } = meanValueOfClasses(jobs, demands, delays);
    expectClaims(spec, { endDays: 28_000 }, [
      ...throughputs.flatMap((throughput, c) => meansOf('classes', c, { throughputPerDay: throughput })),
      ...lengths.flatMap((length, i) => meansOf('stations', i, { meanInProcess: length })),
    ]);
  });
});
