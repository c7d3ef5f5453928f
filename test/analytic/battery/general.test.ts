import { describe, test } from 'vitest';
import type { Discipline, PoolSpec } from '../../../src/queueing/spec.ts';
import type { Distribution } from '../../../src/random/distributions.ts';
import { meanOf } from '../../../src/random/distributions.ts';
import { expectClaims } from '../../support/against-theory.ts';
import {
  varianceOfNumberMG1,
  varianceOfWaitFifo,
  varianceOfWaitLifo,
  waitOfBatches,
  waitOfGM1,
  waitOfMG1,
  waitOfShortestFirst,
} from '../../support/closed-forms-general.ts';
import { exponential, networkOf, openClass, poolOf, singleQueue, stationOf } from '../../support/networks.ts';
import { meansOf, queueClaims, timeVarianceClaim, varianceClaim } from './figures.ts';

const services = [
  { kind: 'deterministic', value: 0.7 },
  { kind: 'erlang', mean: 0.7, phases: 3 },
  { kind: 'uniform', low: 0.2, high: 1.2 },
  { kind: 'lognormal', median: 0.5, spread: 0.8 },
  { kind: 'hyperexponential', means: [0.3, 1.5], weights: [3, 1] },
] as const;

test.each(services)('M/G/1, $kind: Wq = lambda E[S^2] / (2 (1 - rho)) (Pollaczek 1930, Khinchine 1932)', (work) => {
  const meanService = meanOf(work);
  const queue = { servers: 1, arrivalRate: 1, meanService, wait: waitOfMG1(1, work) };
  expectClaims(singleQueue(1, work), { endDays: 170_000 }, queueClaims(0, queue));
});

test.each(services.slice(0, 2))(
  'M/G/1, $kind: Var Wq = Wq^2 + lambda E[S^3] / (3 (1 - rho)) (Takacs 1962), Var N = lambda W + lambda^2 Var W (Keilson and Servi 1988)',
  (work) => {
    expectClaims(singleQueue(1, work), { endDays: 140_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      timeVarianceClaim('stations', 0, 'waitDays', varianceOfWaitFifo(1, work)),
      varianceClaim('stations', 0, varianceOfNumberMG1(1, work)),
    ]);
  },
);

test.each([
  { kind: 'deterministic', value: 1 },
  { kind: 'erlang', mean: 1, phases: 3 },
  { kind: 'uniform', low: 0.2, high: 1.8 },
  { kind: 'hyperexponential', means: [0.5, 2.5], weights: [3, 1] },
] as const)('G/M/1, $kind arrivals: Wq = sigma S / (1 - sigma), sigma = A(mu (1 - sigma)) (Kendall 1953)', (interarrival) => {
  const spec = networkOf(
    [poolOf('clerk', 1)],
    [openClass('customer', interarrival)],
    [stationOf('serve', 0, [exponential(0.7)])],
  );
  const queue = { servers: 1, arrivalRate: 1, meanService: 0.7, wait: waitOfGM1(interarrival, 0.7) };
  expectClaims(spec, { endDays: 180_000 }, queueClaims(0, queue));
});

/** M/G/1 of another order. */
function orderedQueue(discipline: Discipline, work: Distribution) {
  const pool: PoolSpec = { ...poolOf('clerk', 1), discipline };
  return networkOf([pool], [openClass('customer', exponential(1))], [stationOf('serve', 0, [work])]);
}

describe('order of the line', () => {
  test.each([
    { kind: 'exponential', mean: 0.5 },
    { kind: 'uniform', low: 0.1, high: 0.9 },
  ] as const)(
    'M/G/1 last come first served, $kind: Wq as first come, E[Wq^2] that over 1 - rho (Wishart 1960, Takacs 1963)',
    (work) => {
      const queue = { servers: 1, arrivalRate: 1, meanService: meanOf(work), wait: waitOfMG1(1, work) };
      expectClaims(orderedQueue('lifo', work), { endDays: 100_000, statistics: 'spread', maxRelativeError: 0.014 }, [
        ...queueClaims(0, queue),
        timeVarianceClaim('stations', 0, 'waitDays', varianceOfWaitLifo(1, work)),
      ]);
    },
  );

  test('M/G/1 least work first: Wq = E[W0 / (1 - lambda E[S; S < x])^2] (Phipps 1956)', () => {
    const work = { kind: 'uniform', low: 0.1, high: 1.3 } as const;
    const wait = waitOfShortestFirst(1, work.low, work.high);
    expectClaims(
      orderedQueue('shortest', work),
      { endDays: 80_000 },
      queueClaims(0, { servers: 1, arrivalRate: 1, meanService: 0.7, wait }),
    );
  });
});

describe('batches', () => {
  const works = [
    { kind: 'exponential', mean: 0.2 },
    { kind: 'deterministic', value: 0.2 },
  ] as const;
  const sizes = [
    { batch: { kind: 'fixed', jobs: 3 }, mean: 3, secondMoment: 9 },
    { batch: { kind: 'geometric', mean: 2.5 }, mean: 2.5, secondMoment: 2 * 2.5 ** 2 - 2.5 },
    { batch: { kind: 'empirical', jobs: [1, 2, 6], weights: [3, 2, 1] }, mean: 13 / 6, secondMoment: 47 / 6 },
  ] as const;

  test.each(sizes.flatMap((size) => works.map((work) => ({ ...size, work }))))(
    'M^X/G/1, $batch.kind batches, $work.kind: Wq = (lambda E[X] E[S^2] + S (E[X^2] - E[X]) / E[X]) / (2 (1 - rho)) (Gaver 1959)',
    (size) => {
      const { batch, mean, secondMoment, work } = size;
      const source = { kind: 'open', interarrivalDays: exponential(1), batch } as const;
      const spec = networkOf(
        [poolOf('clerk', 1)],
        [openClass('customer', exponential(1), { source })],
        [stationOf('serve', 0, [work])],
      );
      const wait = waitOfBatches(1, { mean, secondMoment }, work);
      expectClaims(spec, { endDays: 60_000 }, queueClaims(0, { servers: 1, arrivalRate: mean, meanService: 0.2, wait }));
    },
  );

  test('M^X/M/infinity: L = lambda E[X] S, Var N = L + lambda S E[X (X - 1)] / 2 (Shanbhag 1966)', () => {
    const source = { kind: 'open', interarrivalDays: exponential(1), batch: { kind: 'fixed', jobs: 4 } } as const;
    const spec = networkOf(
      [poolOf('all', Infinity)],
      [openClass('customer', exponential(1), { source })],
      [stationOf('serve', 0, [exponential(2)])],
    );
    expectClaims(spec, { endDays: 8_000, statistics: 'spread', maxRelativeError: 0.014 }, [
      ...meansOf('stations', 0, { meanInProcess: 8 }),
      varianceClaim('stations', 0, 8 + 12),
    ]);
  });
});
