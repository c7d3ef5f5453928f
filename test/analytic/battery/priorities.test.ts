import { describe, test } from 'vitest';
import type { NetworkSpec, Preemption } from '../../../src/queueing/spec.ts';
import type { Distribution } from '../../../src/random/distributions.ts';
import { meanOf, varianceOf } from '../../../src/random/distributions.ts';
import { expectClaims } from '../../support/against-theory.ts';
import type { Traffic } from '../../support/closed-forms-priorities.ts';
import {
  busyPeriods,
  cyclesOfPreemptiveMMc,
  cyclesOfPreemptiveResume,
  cycleWithInterruptions,
  exponentialTraffic,
  waitsOfPriorities,
  waitsOfPrioritiesMMc,
} from '../../support/closed-forms-priorities.ts';
import { exponential, networkOf, openClass, poolOf, stationOf } from '../../support/networks.ts';
import { meansOf } from './figures.ts';

/** Arrivals per day and work of the classes, the best first. */
type Classes = readonly (readonly [arrivalRate: number, work: Distribution])[];

function priorityQueue(classes: Classes, servers: number, preemption?: Preemption): NetworkSpec {
  const works = classes.map(([, work]) => work);
  return networkOf(
    [{ ...poolOf('clerks', servers), ...(preemption === undefined ? {} : { preemption }) }],
    classes.map(([rate], priority) => openClass(`class${priority}`, exponential(1 / rate), { priority })),
    [stationOf('serve', 0, works)],
  );
}

function trafficOf(classes: Classes): Traffic[] {
  return classes.map(([arrivalRate, work]) => {
    const meanService = meanOf(work);
    return { arrivalRate, meanService, secondMoment: varianceOf(work) + meanService * meanService };
  });
}

const exponentials: Classes = [
  [0.5, exponential(0.6)],
  [0.25, exponential(1.6)],
];
const generals: Classes = [
  [0.3, { kind: 'deterministic', value: 0.5 }],
  [0.5, { kind: 'uniform', low: 0.2, high: 0.8 }],
  [0.2, { kind: 'erlang', mean: 1.2, phases: 2 }],
];
const alike: Classes = [0.6, 0.6, 0.9].map((rate) => [rate, exponential(1)]);
const RATES = alike.map(([rate]) => rate);

describe('a better priority goes first', () => {
  test.each([
    ['M/M/1', exponentials],
    ['M/G/1', generals],
  ])('%s: Wq(k) = W0 / ((1 - sigma(k-1)) (1 - sigma(k))) (Cobham 1954)', (_, classes) => {
    const claims = waitsOfPriorities(trafficOf(classes)).flatMap((wait, k) => meansOf('classes', k, { meanWaitDays: wait }));
    expectClaims(priorityQueue(classes, 1), { endDays: 300_000 }, claims);
  });

  test('M/M/3: Wq(k) = C(c, a) S / c / ((1 - sigma(k-1)) (1 - sigma(k))) (Cobham 1954)', () => {
    const claims = waitsOfPrioritiesMMc(3, RATES, 1).flatMap((wait, k) => meansOf('classes', k, { meanWaitDays: wait }));
    expectClaims(priorityQueue(alike, 3), { endDays: 160_000 }, claims);
  });
});

describe('a better priority interrupts', () => {
  test.each([
    ['M/M/1', exponentials, 240_000],
    ['M/G/1', generals, 100_000],
  ])(
    '%s, resume: W(k) = S(k) / (1 - sigma(k-1)) + W0(k) / ((1 - sigma(k-1)) (1 - sigma(k))) (White and Christie 1958)',
    (_, classes, endDays) => {
      const claims = cyclesOfPreemptiveResume(trafficOf(classes)).flatMap((cycle, k) =>
        meansOf('classes', k, {
          meanCycleDays: cycle,
          meanWaitDays: cycle - meanOf(classes[k]![1]),
          meanInProcess: classes[k]![0] * cycle,
        }),
      );
      expectClaims(priorityQueue(classes, 1, 'resume'), { endDays }, claims);
    },
  );

  test('M/M/1, resample: work without memory takes as long as with resume (Gaver 1962)', () => {
    const claims = cyclesOfPreemptiveResume(trafficOf(exponentials)).flatMap((cycle, k) =>
      meansOf('classes', k, { meanCycleDays: cycle }),
    );
    expectClaims(priorityQueue(exponentials, 1, 'resample'), { endDays: 150_000 }, claims);
  });

  test.each([
    ['restart', [1]],
    ['restart', [0.4, 0.8, 1.8]],
    ['resample', [0.4, 0.8, 1.8]],
    ['resume', [0.4, 0.8, 1.8]],
  ] as const)(
    'M/G/1, %s of work %j: W of the completion times with their repetitions (Gaver 1962, Welch 1964)',
    (preemption, values) => {
      const better = exponentialTraffic(0.4, 0.7);
      const cycle = cycleWithInterruptions(0.25, values, busyPeriods(better), preemption);
      const spec = priorityQueue(
        [
          [0.4, exponential(0.7)],
          [0.25, { kind: 'empirical', values }],
        ],
        1,
        preemption,
      );
      expectClaims(spec, { endDays: 130_000 }, [
        ...meansOf('classes', 0, { meanCycleDays: 0.7 / (1 - 0.28) }),
        ...meansOf('classes', 1, { meanCycleDays: cycle, meanInProcess: 0.25 * cycle }),
      ]);
    },
  );

  test.each(['resume', 'resample'] as const)(
    'M/M/3, %s: lambda(k) W(k) = L(up to k) - L(up to k - 1) (Buzen and Bondi 1983)',
    (preemption) => {
      const claims = cyclesOfPreemptiveMMc(3, RATES, 1).flatMap((cycle, k) => meansOf('classes', k, { meanCycleDays: cycle }));
      expectClaims(priorityQueue(alike, 3, preemption), { endDays: 60_000 }, claims);
    },
  );
});
