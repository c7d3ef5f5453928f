import { describe, test } from 'vitest';
import { expectClaims } from '../../support/against-theory.ts';
import { birthAndDeath, varianceOfMM1, varianceOfNumber, waitOfMMc, waitQuantileOfMMc } from '../../support/closed-forms.ts';
import { exponential, networkOf, openClass, poolOf, singleQueue, stationOf } from '../../support/networks.ts';
import { meansOf, quantileClaims, queueClaims, varianceClaim } from './figures.ts';

test.each([
  [1, 0.5, 60_000, 0.007],
  [1, 0.8, 230_000, 0.007],
  [2, 0.8, 280_000, 0.007],
  [5, 0.7, 350_000, 0.007],
  [20, 0.8, 350_000, 0.014],
  [100, 0.9, 500_000, 0.02],
])(
  'M/M/%d at load %d: Wq = C(c, a) S / (c - a), L = lambda (Wq + S) (Erlang 1917)',
  (servers, load, endDays, maxRelativeError) => {
    const meanService = servers * load;
    const wait = waitOfMMc(servers, 1, meanService);
    expectClaims(
      singleQueue(servers, exponential(meanService)),
      { endDays, maxRelativeError },
      queueClaims(0, { servers, arrivalRate: 1, meanService, wait }),
    );
  },
);

test('M/M/infinity: L = Var N = lambda S, no wait (Kleinrock 1975, section 3.4)', () => {
  expectClaims(singleQueue(Infinity, exponential(10)), { endDays: 15_000, statistics: 'spread', maxRelativeError: 0.014 }, [
    ...meansOf('stations', 0, { meanInProcess: 10, meanCycleDays: 10 }),
    varianceClaim('pools', 0, 10),
  ]);
});

describe('spread', () => {
  test('M/M/1: W is exponential, so a share p is below -ln(1 - p) W; Var N = rho / (1 - rho)^2 (Kleinrock 1975, eqs. 5.119, 3.25)', () => {
    const cycle = waitOfMMc(1, 1, 0.6) + 0.6;
    const quantiles = [0.5, 0.9, 0.99].map((share) => [share, -Math.log(1 - share) * cycle] as const);
    expectClaims(singleQueue(1, exponential(0.6)), { endDays: 60_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      ...quantileClaims('stations', 0, 'cycleDays', quantiles),
      ...quantileClaims('classes', 0, 'cycleDays', quantiles),
      varianceClaim('stations', 0, varianceOfMM1(0.6)),
      varianceClaim('classes', 0, varianceOfMM1(0.6)),
      varianceClaim('pools', 0, varianceOfMM1(0.6)),
    ]);
  });

  test('M/M/4: P(Wq > t) = C(c, a) e^(-(c - a) t / S) (Erlang 1917); Var N of its births and deaths', () => {
    const quantiles = [0.75, 0.95].map((share) => [share, waitQuantileOfMMc(4, 1, 2.8, share)] as const);
    const chances = birthAndDeath(
      400,
      () => 1,
      (n) => Math.min(n, 4) / 2.8,
    );
    expectClaims(singleQueue(4, exponential(2.8)), { endDays: 150_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      ...quantileClaims('stations', 0, 'waitDays', quantiles),
      ...quantileClaims('pools', 0, 'waitDays', quantiles),
      varianceClaim('stations', 0, varianceOfNumber(chances)),
    ]);
  });

  test('M/M/1 -> M/M/1: times in line are independent exponentials, so their sum is gamma (Burke 1956; Reich 1957)', () => {
    const spec = networkOf(
      [poolOf('first', 1), poolOf('second', 1)],
      [openClass('job', exponential(1))],
      [stationOf('cut', 0, [exponential(0.6)], { kind: 'fixed', to: 1 }), stationOf('sew', 1, [exponential(0.6)])],
    );
    // 1 - e^-x (1 + x) = p for x days of mean 1.5 each
    const quantiles = [
      [0.5, 1.67834699 * 1.5],
      [0.9, 3.88972017 * 1.5],
    ] as const;
    expectClaims(spec, { endDays: 80_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      ...quantileClaims('classes', 0, 'cycleDays', quantiles),
      ...quantileClaims('stations', 1, 'cycleDays', [[0.9, -Math.log(0.1) * 1.5]]),
      varianceClaim('classes', 0, 2 * varianceOfMM1(0.6)),
    ]);
  });
});
