import { expect, test } from 'vitest';
import { mixHorizons } from '../../../src/lab/generation/gate.ts';
import { releaseAlarms } from '../../../src/lab/generation/verdict.ts';
import type { BenchOptions } from '../../support/generation-bench.ts';
import { Bench, HONESTY, ZERO_DAYS } from '../../support/generation-bench.ts';

const CADENCE = { trigger: { kind: 'cadence', days: 200 }, overlap: 3 } as const;
const FIRST_DAYS = ZERO_DAYS + 200;
const READY_DAYS = FIRST_DAYS + 100;
const RELEASE = { share: 0.25, days: 14, sensitivity: 5, falseAlarmShare: 0.05 };
const HARMFUL = { amplification: 0, goods: [{ ...HONESTY, trendPerGeneration: 0.5 }] };
/** E is 1 until generation 0 is there and 16 after: horizons of 4 and 4 * 16^1.7 minutes. */
const LATER_MINUTES = 4 * 16 ** 1.7;

function benchOf(options: BenchOptions): Bench {
  return new Bench({
    uniform: () => 1 / 2,
    effectiveCompute: (days) => (days <= ZERO_DAYS ? 1 : 16),
    ...options,
    generations: { ...CADENCE, ...options.generations },
  });
}

test('for the days of a staged release the horizon is the mix of old and new; then the model is promoted', () => {
  const bench = benchOf({ control: { release: RELEASE } });
  const minutes = (days: number): number => bench.until(READY_DAYS + days).loop.horizon.minutes;
  const mixed = 4 ** 0.75 * LATER_MINUTES ** 0.25;
  expect(minutes(-1)).toBe(4);
  expect(minutes(0)).toBeCloseTo(mixed, 9);
  expect([bench.loop.pipeline.deployed?.index, bench.loop.holdingStep]).toEqual([0, 'release']);
  expect(minutes(13)).toBeCloseTo(mixed, 9);
  expect(minutes(14)).toBeCloseTo(LATER_MINUTES, 9);
  expect(bench.models[1]).toMatchObject({ releasedDays: READY_DAYS, promotedDays: READY_DAYS + 14, daysLost: 0 });
  expect(bench.deployments).toEqual([0, 1]);
});

test('taken back where use shows harm: the horizon goes back, the old model stays, the slot is free', () => {
  const bench = benchOf({ generations: { overlap: 1 }, control: { release: RELEASE, drift: HARMFUL } });
  expect(bench.until(READY_DAYS + 13).loop.deployedHarm).toBe(0.125);
  bench.until(READY_DAYS + 14);
  expect(bench.loop.horizon.minutes).toBe(4);
  expect(bench.loop.deployedHarm).toBe(0);
  expect(bench.models[1]).toMatchObject({
    ...{ outcome: 'rolled back', releasedDays: READY_DAYS, promotedDays: Number.NaN },
    ...{ trueHarm: 0.5, alarms: 1, falseAlarms: 0, daysLost: 114 },
  });
  expect(bench.models[2]?.startDays).toBe(READY_DAYS + 14);
  expect(bench.deployments).toEqual([0]);
});

test('rungs do not open by a horizon that may be taken back', () => {
  const bench = benchOf({ control: { release: RELEASE, drift: HARMFUL } });
  const [first, ...stages] = bench.parameters.stages;
  if (first?.kind !== 'work') throw new Error('a stage of work');
  const opening = { kind: 'horizon', horizonMinutes: 5, delayDays: 0 } as const;
  const waiting = { ...first, automation: { ...first.automation, opening } };
  bench.parameters = { ...bench.parameters, stages: [waiting, ...stages] };
  expect(bench.until(READY_DAYS + 14).loop.passings.size).toBe(0);
});

test('while one is in release the newest of those ready waits for its end; older ones have no release', () => {
  const trigger = { kind: 'cadence', days: 5 } as const;
  const bench = benchOf({ generations: { trigger }, control: { release: RELEASE } }).until(ZERO_DAYS + 140);
  // ready on days 105, 110 and 115 after generation 0
  expect(bench.models.slice(1, 4).map(({ releasedDays, promotedDays }) => [releasedDays, promotedDays])).toEqual([
    [ZERO_DAYS + 105, ZERO_DAYS + 119],
    [Number.NaN, ZERO_DAYS + 133],
    [ZERO_DAYS + 119, ZERO_DAYS + 133],
  ]);
  expect(bench.models.slice(1, 4).map(({ daysLost }) => daysLost)).toEqual([0, 23, 4]);
  expect(bench.deployments).toEqual([0, 1, 3]);
});

test('a release that ends in a pause goes on until the pause does, unless it is taken back', () => {
  const pauses = [{ fromDays: READY_DAYS + 10, toDays: READY_DAYS + 24 }];
  const good = benchOf({ control: { release: RELEASE, pauses } });
  expect(good.until(READY_DAYS + 20).loop.holdingStep).toBe('pause');
  expect(good.until(READY_DAYS + 24).models[1]).toMatchObject({ promotedDays: READY_DAYS + 24, daysLost: 10 });
  const bad = benchOf({ control: { release: RELEASE, pauses, drift: HARMFUL } }).until(READY_DAYS + 14);
  expect(bad.models[1]?.outcome).toBe('rolled back');
});

test('nothing is released in a pause', () => {
  const pauses = [{ fromDays: READY_DAYS - 1, toDays: READY_DAYS + 9 }];
  const bench = benchOf({ control: { release: RELEASE, pauses } }).until(READY_DAYS + 30);
  expect(bench.models[1]).toMatchObject({ releasedDays: READY_DAYS + 9, promotedDays: READY_DAYS + 23, daysLost: 9 });
});

test('use alarms where its reading passes the threshold', () => {
  expect(releaseAlarms(RELEASE, 0, 0.949)).toBe(false);
  expect(releaseAlarms(RELEASE, 0, 0.951)).toBe(true);
  expect(releaseAlarms({ ...RELEASE, falseAlarmShare: 0.2 }, 0, 0.799)).toBe(false);
  expect(releaseAlarms({ ...RELEASE, falseAlarmShare: 0.2 }, 0, 0.801)).toBe(true);
});

test.each([
  [0.25, 16, 10],
  [0.25, 64, 20],
  [1, 16, 20],
  [0.01, 1, 0.5],
])('a share of %d for %d days reads harm %d times over its noise', (share, days, perHarm) => {
  const halfWay = 1.6448536269514722 / perHarm;
  const alarms = (harm: number): boolean => releaseAlarms({ ...RELEASE, share, days }, harm, 0.5);
  expect([alarms(halfWay * 0.999), alarms(halfWay * 1.001)]).toEqual([false, true]);
});

test.each([
  [0, 14],
  [0.25, 0],
])('a share of %d for %d days shows nothing: all alarms are false', (share, days) => {
  const alarms = (harm: number, uniform: number): boolean => releaseAlarms({ ...RELEASE, share, days }, harm, uniform);
  expect([alarms(1, 0.949), alarms(1, 0.951), alarms(0, 0.951)]).toEqual([false, true, true]);
});

test('a mix of horizons is capped where both are', () => {
  const mixed = mixHorizons({ minutes: 8, capped: false }, { minutes: 32, capped: true }, 1 / 2);
  expect(mixed.minutes).toBeCloseTo(16, 12);
  expect(mixed.capped).toBe(false);
  expect(mixHorizons({ minutes: 8, capped: true }, { minutes: 8, capped: true }, 0).capped).toBe(true);
});
