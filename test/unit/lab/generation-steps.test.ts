import { expect, test } from 'vitest';
import { GENERATION_EVENT } from '../../../src/lab/generation/passage.ts';
import type { BenchOptions } from '../../support/generation-bench.ts';
import { Bench, batteryOf, HONESTY, ZERO_DAYS } from '../../support/generation-bench.ts';

/** A successor every 200 days, trained for 70 and evaluated for 30, one after the other. */
const YEARLY = { trigger: { kind: 'cadence', days: 200 }, overlap: 1 } as const;
const FIRST_DAYS = ZERO_DAYS + 200;

function benchOf(options: BenchOptions = {}): Bench {
  return new Bench({ ...options, generations: { ...YEARLY, ...options.generations } });
}

/** Nobody draws a surprise: the noise of everything is 0. */
const EXPECTED = (): number => 1 / 2;

test('without control: training, evaluation and gate take their days, and nothing else is scheduled, called or drawn', () => {
  const drawn = (): never => {
    throw new Error('drawn');
  };
  const bench = benchOf({ generations: { gateDays: 5 }, daysOf: { data: 1, evaluation: 1, approval: 1 }, uniform: drawn });
  bench.until(FIRST_DAYS + 105);
  const { firstGeneration, training, evaluation, gate, cadence } = GENERATION_EVENT;
  expect(bench.timers).toEqual([
    [ZERO_DAYS, firstGeneration, 0],
    [FIRST_DAYS, cadence, 0],
    [FIRST_DAYS + 70, training, 1],
    [FIRST_DAYS + 100, evaluation, 1],
    [FIRST_DAYS + 105, gate, 1],
  ]);
  expect(bench.called).toEqual([]);
  expect(bench.deployments).toEqual([0, 1]);
  expect(bench.models[1]).toMatchObject({
    startDays: FIRST_DAYS,
    trainingDays: FIRST_DAYS,
    trainedDays: FIRST_DAYS + 70,
    evaluatedDays: FIRST_DAYS + 100,
    promotedDays: FIRST_DAYS + 105,
    approvedDays: Number.NaN,
    releasedDays: Number.NaN,
    trueHarm: 0,
    measuredHarm: Number.NaN,
    daysLost: 0,
    outcome: 'promoted',
  });
});

test('control with nothing in it changes no date', () => {
  const dates = (bench: Bench) => bench.until(2000).models.map(({ startDays, promotedDays }) => [startDays, promotedDays]);
  expect(dates(benchOf({ control: {} }))).toEqual(dates(benchOf()));
});

test('data: training begins when the last job is done, with E of the start; jobs grow with E', () => {
  const options: BenchOptions = {
    control: { data: { jobs: 40, growthExponent: 1 / 2 } },
    effectiveCompute: (days) => (days < FIRST_DAYS ? 1 : days < FIRST_DAYS + 1 ? 4 : 100),
  };
  const bench = benchOf({ ...options, daysOf: { data: 12 } }).until(FIRST_DAYS + 12 + 100);
  expect(bench.called).toEqual([['data', 80, 1]]);
  expect(bench.models[1]).toMatchObject({
    startDays: FIRST_DAYS,
    effectiveCompute: 4,
    trainingDays: FIRST_DAYS + 12,
    promotedDays: FIRST_DAYS + 112,
    daysLost: 0,
  });
  expect(benchOf(options).until(FIRST_DAYS + 100).models[1]?.promotedDays, 'no such class').toBe(FIRST_DAYS + 100);
});

test('training compute is idle while data are collected, and taken when training begins', () => {
  const bench = benchOf({ control: { data: { jobs: 40, growthExponent: 0 } }, daysOf: { data: 12 } });
  const idle = [0, 11, 13, 69, 83].map((days) => bench.until(FIRST_DAYS + days).loop.trainingIdle);
  expect(idle).toEqual([true, true, false, false, true]);
});

test.each([
  [10, 100],
  [50, 120],
])('evaluation: jobs that take %d days and 30 days at least, together until day %d', (jobDays, overDays) => {
  const battery = { ...batteryOf(3, 0, { jobs: 5 })!, growthExponent: 1 };
  const bench = benchOf({
    control: { drift: { amplification: 0, goods: [HONESTY] }, battery },
    daysOf: { evaluation: jobDays },
    uniform: EXPECTED,
    effectiveCompute: (days) => (days < FIRST_DAYS ? 1 : 3),
  }).until(FIRST_DAYS + overDays);
  expect(bench.called).toEqual([['evaluation', 45, 1]]);
  expect(bench.models[1]).toMatchObject({ evaluatedDays: FIRST_DAYS + overDays, promotedDays: FIRST_DAYS + overDays });
});

test('jobs are whole: a part of one is one, and what comes in parts adds up', () => {
  const bench = benchOf({ control: { data: { jobs: 0.2, growthExponent: 0 } }, daysOf: { data: 3 } }).until(FIRST_DAYS + 3);
  expect(bench.called).toEqual([['data', 1, 1]]);
  expect(bench.models[1]?.trainingDays).toBe(FIRST_DAYS + 3);
});

test('drift: d (1 + amplification) + trend of the model deployed when training begins', () => {
  const drift = { amplification: 0.5, goods: [{ ...HONESTY, trendPerGeneration: 0.1 }] };
  const alone = benchOf({ control: { drift }, uniform: EXPECTED }).until(FIRST_DAYS + 500);
  expect(alone.models.slice(0, 3).map(({ drifts }) => drifts[0] ?? 0)).toEqual([0, 0.1, 0.25]);
  expect(alone.loop.deployedHarm).toBe(alone.models[3]!.trueHarm);
  expect(alone.loop.deployedMeasuredHarm).toBe(0);
  const trigger = { kind: 'cadence', days: 60 } as const;
  const overlapping = benchOf({ control: { drift }, generations: { trigger, overlap: 3 }, uniform: EXPECTED });
  // begun on days 60, 120, 180 and 240 after generation 0, promoted 100 days later
  expect(
    overlapping
      .until(ZERO_DAYS + 250)
      .models.slice(1, 5)
      .map(({ drifts }) => drifts[0]),
  ).toEqual([0.1, 0.1, 0.25, 0.25]);
});

/** Every generation drifts by as much as raises an alarm for certain, unless remediation has halved it twice. */
const ALARMING: NonNullable<BenchOptions['control']> = {
  drift: { amplification: 0, goods: [{ ...HONESTY, trendPerGeneration: 0.4 }] },
  battery: batteryOf(1, 0.05, { sensitivity: 10 }), // threshold 1.64, reached by a harm of 0.164
};

test('an alarm without consequence is counted, and the candidate is promoted', () => {
  const detection = { action: 'promote', rounds: 3, removedShare: 0.5, jobs: 4, retrainDays: 20 } as const;
  const bench = benchOf({ control: { ...ALARMING, detection }, uniform: EXPECTED }).until(FIRST_DAYS + 100);
  expect(bench.models[1]).toMatchObject({ promotedDays: FIRST_DAYS + 100, alarms: 1, falseAlarms: 0, misses: 0, trueHarm: 0.4 });
  expect(bench.models[1]!.measuredHarm).toBeCloseTo(0.4, 12);
  expect([bench.loop.deployedHarm, bench.loop.deployedMeasuredHarm]).toEqual([0.4, bench.models[1]!.measuredHarm]);
});

test('rolled back: the old generation stays, and the next attempt starts at once', () => {
  const detection = { action: 'rollback', rounds: 3, removedShare: 0.5, jobs: 4, retrainDays: 20 } as const;
  const bench = benchOf({ control: { ...ALARMING, detection }, uniform: EXPECTED }).until(FIRST_DAYS + 150);
  expect(bench.models[1]).toMatchObject({
    outcome: 'rolled back',
    alarms: 1,
    rounds: 0,
    daysLost: 100,
    promotedDays: Number.NaN,
  });
  expect(bench.models[2]).toMatchObject({ startDays: FIRST_DAYS + 100, outcome: 'in flight' });
  expect([bench.deployments, bench.loop.deployedHarm]).toEqual([[0], 0]);
});

test.each([
  [20, 20],
  [6, 12],
])(
  'remediated: %d days of training again and 12 of jobs take the longer, then all is evaluated again',
  (retrainDays, jobDays) => {
    const detection = { action: 'remediate', rounds: 3, removedShare: 0.5, jobs: 4, retrainDays } as const;
    const bench = benchOf({ control: { ...ALARMING, detection }, daysOf: { remediation: 12 }, uniform: EXPECTED });
    const idle = [105, 111, 118].map((days) => bench.until(FIRST_DAYS + days).loop.trainingIdle);
    expect(idle).toEqual([false, retrainDays < 11, retrainDays < 18]);
    const lostDays = 2 * (jobDays + 30);
    expect(bench.until(FIRST_DAYS + 100 + lostDays).models[1]).toMatchObject({
      drifts: [0.1],
      rounds: 2,
      alarms: 2,
      misses: 1,
      trueHarm: 0.1,
      firstEvaluatedDays: FIRST_DAYS + 100,
      evaluatedDays: FIRST_DAYS + 100 + lostDays,
      promotedDays: FIRST_DAYS + 100 + lostDays,
      daysLost: lostDays,
    });
    expect(bench.called).toEqual([
      ['remediation', 4, 1],
      ['remediation', 4, 1],
    ]);
  },
);

test('dropped when its rounds are used up, with what remediation took', () => {
  const detection = { action: 'remediate', rounds: 1, removedShare: 0.5, jobs: 0, retrainDays: 20 } as const;
  const bench = benchOf({ control: { ...ALARMING, detection }, uniform: EXPECTED }).until(FIRST_DAYS + 150);
  expect(bench.models[1]).toMatchObject({ outcome: 'rolled back', rounds: 1, alarms: 2, daysLost: 150, misses: 0 });
});

test('an alarm is false where the noise alone would have raised it', () => {
  const detection = { action: 'promote', rounds: 0, removedShare: 0, jobs: 0, retrainDays: 0 } as const;
  const noisy = benchOf({ control: { ...ALARMING, detection }, uniform: (of) => (of === 'signals' ? 0.96 : 1 / 2) });
  expect(noisy.until(FIRST_DAYS + 100).models[1]).toMatchObject({ alarms: 1, falseAlarms: 1 });
});
