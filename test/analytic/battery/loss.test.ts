import { describe, test } from 'vitest';
import type { Balking, NetworkSpec, StationSpec } from '../../../src/queueing/spec.ts';
import type { Distribution } from '../../../src/random/distributions.ts';
import { histogramMean } from '../../../src/stats/histogram.ts';
import { expectClaims } from '../../support/against-theory.ts';
import { chancesOfMMcK, engsetLoss, erlangB, meanOfNumber, varianceOfNumber } from '../../support/closed-forms.ts';
import { balking, barrer, erlangA } from '../../support/closed-forms-impatience.ts';
import { deterministic, exponential, limitedClass, networkOf, openClass, poolOf, stationOf } from '../../support/networks.ts';
import { meansOf, ratesOf, varianceClaim } from './figures.ts';

/** One queue that not all get through; a customer comes every day in the mean. */
function lossyQueue(servers: number, work: Distribution, change: Partial<StationSpec>): NetworkSpec {
  return networkOf(
    [poolOf('clerks', servers)],
    [openClass('customer', exponential(1))],
    [{ ...stationOf('serve', 0, [work]), ...change }],
  );
}

const NO_PLACES = { jobs: 0, whenFull: 'lose' } as const;

describe('finite places', () => {
  test.each([
    [1, 3, 0.9],
    [2, 6, 1.8],
    [5, 9, 6],
  ])(
    'M/M/%d/%d at %d erlangs: loss share p(K), L and Var N of births and deaths (Gross and Harris 1998, section 2.5)',
    (servers, places, load) => {
      const chances = chancesOfMMcK(servers, places, 1, load);
      const loss = chances[places]!;
      const waiting = meanOfNumber(chances, (n) => Math.max(0, n - servers));
      const buffer = { jobs: places - servers, whenFull: 'lose' } as const;
      expectClaims(lossyQueue(servers, exponential(load), { buffer }), { endDays: 60_000, statistics: 'spread' }, [
        ...ratesOf('stations', 0, { lost: loss, departures: 1 - loss, arrivals: 1 }),
        ...meansOf('stations', 0, {
          meanInProcess: meanOfNumber(chances),
          meanWaiting: waiting,
          meanWaitDays: waiting / (1 - loss),
          meanCycleDays: meanOfNumber(chances) / (1 - loss),
          utilizationShare: (load * (1 - loss)) / servers,
        }),
        varianceClaim('stations', 0, varianceOfNumber(chances)),
      ]);
    },
  );

  test.each([
    exponential(7),
    deterministic(7),
    { kind: 'lognormal', median: 5, spread: Math.sqrt(2 * Math.log(1.4)) },
    { kind: 'hyperexponential', means: [2, 22], weights: [3, 1] },
  ] as const)(
    'M/G/10/10 at 7 erlangs, $kind: loss share B(c, a) whatever the service (Erlang 1917, Sevastyanov 1957)',
    (work) => {
      const loss = erlangB(10, 7);
      expectClaims(lossyQueue(10, work, { buffer: NO_PLACES }), { endDays: 60_000, maxRelativeError: 0.014 }, [
        ...ratesOf('stations', 0, { lost: loss }),
        ...meansOf('stations', 0, { utilizationShare: 0.7 * (1 - loss), meanInProcess: 7 * (1 - loss) }),
      ]);
    },
  );

  test('lost calls that go elsewhere: two groups in turn lose what one of all servers would (Wilkinson 1956)', () => {
    const group = (id: string, pool: number): StationSpec => ({ ...stationOf(id, pool, [exponential(4)]), buffer: NO_PLACES });
    const spec = networkOf(
      [poolOf('first', 3), poolOf('second', 3)],
      [openClass('call', exponential(1))],
      [{ ...group('direct', 0), elsewhere: 1 }, group('overflow', 1)],
    );
    const [overflow, loss] = [erlangB(3, 4), erlangB(6, 4)];
    expectClaims(spec, { endDays: 80_000 }, [
      ...ratesOf('stations', 0, { lost: overflow }),
      ...ratesOf('stations', 1, { arrivals: overflow, lost: loss }),
      ...meansOf('pools', 1, { utilizationShare: (4 * (overflow - loss)) / 3 }),
    ]);
  });

  test('8 sources and 3 servers: share of calls lost as the other 7 sources make it (Engset 1918)', () => {
    const spec = networkOf(
      [poolOf('lines', 3)],
      [limitedClass('source', 8, { source: { kind: 'limited', jobs: 8, thinkDays: exponential(5) } })],
      [{ ...stationOf('call', 0, [exponential(2)]), buffer: NO_PLACES }],
    );
    const loss = engsetLoss(8, 3, 1 / 5, 2);
    // each source: think 5, and with chance 1 - loss a call of 2
    const calls = 8 / (5 + 2 * (1 - loss));
    expectClaims(spec, { endDays: 20_000 }, [
      ...ratesOf('stations', 0, { lost: calls * loss, departures: calls * (1 - loss) }),
      ...meansOf('stations', 0, { meanInProcess: 2 * calls * (1 - loss) }),
    ]);
  });
});

describe('balking', () => {
  test.each<[number, Balking]>([
    [1, { waitingJobs: 0, share: 0.3 }],
    [1, { waitingJobs: 2, share: 0.6 }],
    [3, { waitingJobs: 1, share: 0.5 }],
  ])('M/M/%d with %j: births lambda (1 - q) from k in line on (Haight 1957)', (servers, rule) => {
    const load = 0.9 * servers;
    const { lostShare, meanWaiting, servedWait } = balking(servers, 1, load, rule);
    expectClaims(lossyQueue(servers, exponential(load), { balking: rule }), { endDays: 120_000 }, [
      ...ratesOf('stations', 0, { balked: lostShare, departures: 1 - lostShare }),
      ...meansOf('stations', 0, { meanWaiting, meanWaitDays: servedWait }),
    ]);
  });
});

describe('patience', () => {
  test.each([
    [1, 0.9, 2, 30_000],
    [4, 5, 3, 20_000],
    [20, 20, 10, 45_000],
  ])(
    'M/M/%d at %d erlangs with exponential patience of %d: Erlang A (Palm 1957, Garnett, Mandelbaum and Reiman 2002)',
    (servers, load, patience, endDays) => {
      const { lostShare, meanWaiting, servedWait } = erlangA(servers, 1, load, patience);
      const spec = lossyQueue(servers, exponential(load), { patienceDays: [exponential(patience)] });
      expectClaims(spec, { endDays, statistics: 'spread', maxRelativeError: 0.014 }, [
        ...ratesOf('stations', 0, { abandoned: lostShare, departures: 1 - lostShare }),
        ...meansOf('stations', 0, {
          meanWaiting,
          meanWaitDays: meanWaiting,
          utilizationShare: (load * (1 - lostShare)) / servers,
        }),
        { name: 'wait of those served', of: ({ spread }) => histogramMean(spread!.stations[0]!.waitDays), theory: servedWait },
      ]);
    },
  );

  test.each([
    [0.7, 1.5],
    [1.3, 2],
  ])('M/M/1 at load %d, all wait %d at most: share lost p0 lambda S e^((lambda - mu) d) (Barrer 1957)', (load, patience) => {
    const { lostShare, meanWaiting, servedWait } = barrer(1, load, patience);
    const spec = lossyQueue(1, exponential(load), { patienceDays: [deterministic(patience)] });
    expectClaims(spec, { endDays: 15_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      ...ratesOf('stations', 0, { abandoned: lostShare }),
      ...meansOf('stations', 0, { meanWaiting }),
      { name: 'wait of those served', of: ({ spread }) => histogramMean(spread!.stations[0]!.waitDays), theory: servedWait },
    ]);
  });
});
