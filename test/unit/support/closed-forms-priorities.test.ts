import { describe, expect, test } from 'vitest';
import { waitOfMMc } from '../../support/closed-forms.ts';
import {
  busyPeriods,
  completionMoments,
  cyclesOfPreemptiveMMc,
  cyclesOfPreemptiveResume,
  cycleWithInterruptions,
  exponentialTraffic,
  waitsOfPriorities,
  waitsOfPrioritiesMMc,
} from '../../support/closed-forms-priorities.ts';
import { stationaryMean } from '../../support/markov-chain.ts';

const MOST = 60;

type State = { readonly first: number; readonly second: number; readonly serves: 0 | 1 | 2 };

/** M/M/1 with two classes, arrivals 0.3 and 0.2, means of work 0.8 and 1.2; `serves` is the class in service of a server that finishes. */
function twoClasses({ first, second, serves }: State) {
  const next = (a: number, b: number): State => ({ first: a, second: b, serves: a > 0 ? 1 : b > 0 ? 2 : 0 });
  return [
    { to: { first: first + 1, second, serves: serves === 0 ? 1 : serves } as State, ratePerDay: first < MOST ? 0.3 : 0 },
    { to: { first, second: second + 1, serves: serves === 0 ? 2 : serves } as State, ratePerDay: second < MOST ? 0.2 : 0 },
    { to: next(first - 1, second), ratePerDay: serves === 1 ? 1 / 0.8 : 0 },
    { to: next(first, second - 1), ratePerDay: serves === 2 ? 1 / 1.2 : 0 },
  ];
}

const classes = [exponentialTraffic(0.3, 0.8), exponentialTraffic(0.2, 1.2)];

test('Cobham waits as the chain of two classes says', () => {
  const mean = stationaryMean<State>({ first: 0, second: 0, serves: 0 }, twoClasses);
  const [first, second] = waitsOfPriorities(classes);
  expect(mean((s) => s.first)).toBeCloseTo(0.3 * (first! + 0.8), 6);
  expect(mean((s) => s.second)).toBeCloseTo(0.2 * (second! + 1.2), 6);
});

test('on one server the two formulas for priorities without interruption agree, on several one class is M/M/c', () => {
  const one = waitsOfPriorities([exponentialTraffic(0.3, 1), exponentialTraffic(0.4, 1)]);
  for (const [k, wait] of waitsOfPrioritiesMMc(1, [0.3, 0.4], 1).entries()) expect(wait).toBeCloseTo(one[k]!, 12);
  expect(waitsOfPrioritiesMMc(3, [2], 1)[0]).toBeCloseTo(waitOfMMc(3, 2, 1), 12);
});

test('preemptive resume takes as long as the chain of two classes says', () => {
  const mean = stationaryMean<readonly [number, number]>([0, 0], ([a, b]) => [
    { to: [a + 1, b], ratePerDay: a < MOST ? 0.3 : 0 },
    { to: [a, b + 1], ratePerDay: b < MOST ? 0.2 : 0 },
    { to: [a - 1, b], ratePerDay: a > 0 ? 1 / 0.8 : 0 },
    { to: [a, b - 1], ratePerDay: a === 0 && b > 0 ? 1 / 1.2 : 0 },
  ]);
  const [first, second] = cyclesOfPreemptiveResume(classes);
  expect(mean(([a]) => a)).toBeCloseTo(0.3 * first!, 6);
  expect(mean(([, b]) => b)).toBeCloseTo(0.2 * second!, 6);
});

test('on one server the two formulas for preemption agree', () => {
  const one = cyclesOfPreemptiveResume([exponentialTraffic(0.3, 1), exponentialTraffic(0.4, 1)]);
  for (const [k, cycle] of cyclesOfPreemptiveMMc(1, [0.3, 0.4], 1).entries()) expect(cycle).toBeCloseTo(one[k]!, 12);
});

/** Equally likely amounts of work that are as good as exponential. */
const exponentialWorks = Array.from({ length: 100_000 }, (_, i) => -1.2 * Math.log((i + 0.5) / 100_000));

describe('one server with interruptions', () => {
  const better = busyPeriods(classes[0]!);

  test.each(['resume', 'resample'] as const)('that are the busy periods of a better class: %s is preemptive resume', (policy) => {
    const theory = cyclesOfPreemptiveResume(classes)[1]!;
    expect(cycleWithInterruptions(0.2, exponentialWorks, better, policy) / theory).toBeCloseTo(1, 3);
  });

  test('restart of work s takes (e^(rate s) - 1) (1 / rate + D) in the mean; more than resume, and as resample where all is equal', () => {
    const breaks = { ratePerDay: 0.5, meanDays: 2, secondMoment: 8, transform: (s: number) => 1 / (1 + 2 * s) };
    const [mean, second] = completionMoments([1.5], breaks, 'restart');
    expect(mean).toBeCloseTo((Math.exp(0.75) - 1) * 4, 12);
    expect([mean, second]).toEqual(completionMoments([1.5], breaks, 'resample'));
    const works = [0.5, 2.5];
    const [restart, resample, resume] = (['restart', 'resample', 'resume'] as const).map(
      (policy) => completionMoments(works, breaks, policy)[0],
    );
    expect(restart!).toBeGreaterThan(resample!);
    expect(resume).toBeCloseTo(3, 12);
  });

  test('that are seldom hardly matter: the second moment of restart is that of the work', () => {
    const rare = { ratePerDay: 1e-5, meanDays: 1, secondMoment: 2, transform: (s: number) => 1 / (1 + s) };
    for (const policy of ['restart', 'resample', 'resume'] as const) {
      const [mean, second] = completionMoments([1, 2], rare, policy);
      expect(mean).toBeCloseTo(1.5, 3);
      expect(second).toBeCloseTo(2.5, 3);
    }
  });

  test('that are breakdowns: jobs in the system are as the chain of a server up or down says', () => {
    type Server = { readonly jobs: number; readonly isUp: boolean };
    const mean = stationaryMean<Server>({ jobs: 0, isUp: true }, ({ jobs, isUp }) => [
      { to: { jobs: jobs + 1, isUp }, ratePerDay: jobs < 200 ? 0.4 : 0 },
      { to: { jobs: jobs - 1, isUp }, ratePerDay: isUp && jobs > 0 ? 1 / 1.2 : 0 },
      { to: { jobs, isUp: !isUp }, ratePerDay: isUp ? 0.1 : 0.5 },
    ]);
    const breaks = { ratePerDay: 0.1, meanDays: 2, secondMoment: 8, transform: (s: number) => 1 / (1 + 2 * s) };
    for (const policy of ['resume', 'resample'] as const) {
      const theory = 0.4 * cycleWithInterruptions(0.4, exponentialWorks, breaks, policy);
      expect(theory / mean(({ jobs }) => jobs)).toBeCloseTo(1, 3);
    }
  });

  test('restart is as the chain of a server that must do two phases without a break', () => {
    // work of one Erlang-2 is begun anew at each break, with other phases: resample
    type Server = { readonly jobs: number; readonly phase: number; readonly isUp: boolean };
    const mean = stationaryMean<Server>({ jobs: 0, phase: 0, isUp: true }, ({ jobs, phase, isUp }) => [
      { to: { jobs: jobs + 1, phase, isUp }, ratePerDay: jobs < 200 ? 0.3 : 0 },
      {
        to: { jobs: phase === 0 ? jobs : jobs - 1, phase: 1 - phase, isUp },
        ratePerDay: isUp && jobs > 0 ? 2 : 0,
      },
      { to: { jobs, phase: 0, isUp: !isUp }, ratePerDay: isUp ? 0.25 : 0.5 },
    ]);
    const breaks = { ratePerDay: 0.25, meanDays: 2, secondMoment: 8, transform: (s: number) => 1 / (1 + 2 * s) };
    const theory = 0.3 * cycleWithInterruptions(0.3, erlangWorks(2), breaks, 'resample');
    expect(theory / mean(({ jobs }) => jobs)).toBeCloseTo(1, 3);
  });
});

/** Equally likely amounts of work that are as good as two phases in a row, each of the rate. */
function erlangWorks(rate: number): number[] {
  const count = 20_000;
  const cdf = (x: number): number => 1 - Math.exp(-rate * x) * (1 + rate * x);
  let x = 0;
  return Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    for (let step = 0; step < 60; step++) {
      const slope = rate * rate * x * Math.exp(-rate * x);
      const move = slope > 0 ? (share - cdf(x)) / slope : 1e-3;
      x += move;
      if (Math.abs(move) < 1e-12) break;
    }
    return x;
  });
}
