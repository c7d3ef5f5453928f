import { describe, expect, test } from 'vitest';
import type { Pause } from '../../../src/lab/oversight/control-parameters.ts';
import type { BenchOptions } from '../../support/generation-bench.ts';
import { Bench, batteryOf, HONESTY, ZERO_DAYS } from '../../support/generation-bench.ts';

const CADENCE = { trigger: { kind: 'cadence', days: 200 }, overlap: 3 } as const;
const FIRST_DAYS = ZERO_DAYS + 200;
const READY_DAYS = FIRST_DAYS + 100;
const END_DAYS = 2000;
const EXPECTED = (): number => 1 / 2;

function benchOf(options: BenchOptions = {}): Bench {
  return new Bench({ uniform: EXPECTED, ...options, generations: { ...CADENCE, ...options.generations } });
}

/** Start, end of training and promotion of each generation. */
function datesOf(bench: Bench): number[][] {
  return bench.until(END_DAYS).models.map(({ startDays, trainedDays, promotedDays }) => [startDays, trainedDays, promotedDays]);
}

describe('a gate', () => {
  test('asks for a least time since training; gate days run meanwhile', () => {
    const bench = benchOf({ generations: { gateDays: 5 }, control: { minimumDays: 50 } });
    expect(bench.until(READY_DAYS + 20).models[1]).toMatchObject({ promotedDays: FIRST_DAYS + 70 + 50, daysLost: 0 });
    const short = benchOf({ generations: { gateDays: 5 }, control: { minimumDays: 30 } });
    expect(short.until(READY_DAYS + 5).models[1]?.promotedDays).toBe(READY_DAYS + 5);
  });

  test('waits for all approvals, which are brought when evaluation has passed', () => {
    const bench = benchOf({ generations: { gateDays: 5 }, control: { approvals: 3 }, daysOf: { approval: 8 } });
    const steps = [-1, 4, 6].map((days) => bench.until(READY_DAYS + days).loop.holdingStep);
    expect(steps).toEqual(['evaluation', 'gate', 'approval']);
    expect(bench.called).toEqual([['approval', 3, 1]]);
    const promotedDays = READY_DAYS + 8;
    expect(bench.until(promotedDays).models[1]).toMatchObject({ approvedDays: promotedDays, promotedDays, daysLost: 0 });
    const nobody = benchOf({ control: { approvals: 3 } }).until(READY_DAYS);
    expect(nobody.models[1]).toMatchObject({ approvedDays: Number.NaN, promotedDays: READY_DAYS });
  });

  test('closed, holds; opened at a fork, lets all through of which the newest is deployed', () => {
    const bench = benchOf({ generations: { gate: 'closed' }, control: {} }).until(READY_DAYS + 290);
    expect([bench.loop.holdingStep, bench.deployments, bench.models.length]).toEqual(['gate', [0], 3]);
    bench.fork({ gate: 'promote' }, {});
    expect(bench.deployments).toEqual([0, 2]);
    expect(bench.models.slice(1).map(({ promotedDays, daysLost }) => [promotedDays, daysLost])).toEqual([
      [READY_DAYS + 290, 290],
      [READY_DAYS + 290, 90],
    ]);
  });

  test('the least time takes up what a remediation would have cost', () => {
    const drift = { amplification: 0, goods: [{ ...HONESTY, trendPerGeneration: 0.4 }] };
    const battery = batteryOf(1, 0.05, { sensitivity: 10 });
    const detection = { action: 'remediate', rounds: 1, removedShare: 1, jobs: 0, retrainDays: 20 } as const;
    const lost = (minimumDays: number): unknown => {
      const bench = benchOf({ control: { drift, battery, detection, minimumDays } }).until(END_DAYS);
      return [bench.models[1]!.promotedDays - READY_DAYS, bench.models[1]!.daysLost];
    };
    expect([lost(0), lost(60), lost(200)]).toEqual([
      [50, 50],
      [50, 20],
      [170, 0],
    ]);
  });
});

describe('a pause of two weeks', () => {
  const pauseAt = (fromDays: number): readonly Pause[] => [{ fromDays, toDays: fromDays + 14 }];
  const without = datesOf(benchOf({ control: {} }));
  const withPause = (fromDays: number, options: BenchOptions = {}): Bench =>
    benchOf({ ...options, control: { ...options.control, pauses: pauseAt(fromDays) } });

  test('in which nothing is due delays nothing: what is in training goes on', () => {
    expect(datesOf(withPause(FIRST_DAYS + 65))).toEqual(without);
    expect(datesOf(withPause(READY_DAYS - 14))).toEqual(without);
    expect(datesOf(withPause(READY_DAYS + 1))).toEqual(without);
  });

  test('in which a promotion is due delays it to the end, and nothing else', () => {
    const bench = withPause(READY_DAYS - 4);
    const dates = datesOf(bench);
    expect(dates[1]).toEqual([FIRST_DAYS, FIRST_DAYS + 70, READY_DAYS + 10]);
    expect([...dates.slice(0, 1), ...dates.slice(2)]).toEqual([...without.slice(0, 1), ...without.slice(2)]);
    expect(bench.models.map(({ daysLost }) => daysLost)).toEqual(without.map((_, i) => (i === 1 ? 10 : 0)));
  });

  test('in which a start is due delays it and those after it to its end, since a cadence counts from the last', () => {
    const dates = datesOf(withPause(FIRST_DAYS - 4));
    const late = without.map((row, i) => row.map((days) => (i === 0 ? days : days + 10)));
    expect(dates).toEqual(late.filter(([startDays]) => startDays! <= END_DAYS).map((row) => row.map(orNaN)));
  });

  test('in which data are done delays the training that they are for', () => {
    const data = { jobs: 1, growthExponent: 0 };
    const bench = withPause(FIRST_DAYS + 5, { control: { data }, daysOf: { data: 8 } }).until(FIRST_DAYS + 18);
    expect(bench.loop.holdingStep).toBe('pause');
    expect(bench.until(END_DAYS).models[1]).toMatchObject({ trainingDays: FIRST_DAYS + 19, daysLost: 11 });
  });

  test('in which another begins ends with that', () => {
    const pauses = [...pauseAt(READY_DAYS - 4), ...pauseAt(READY_DAYS + 5)];
    expect(datesOf(benchOf({ control: { pauses } }))[1]?.[2]).toBe(READY_DAYS + 19);
  });

  test('that comes with a fork holds from then on, and goes with one', () => {
    const bench = benchOf({ control: {} }).until(READY_DAYS - 10);
    bench.fork({}, { pauses: pauseAt(READY_DAYS - 4) });
    expect(datesOf(bench)[1]?.[2]).toBe(READY_DAYS + 10);
    const lifted = withPause(READY_DAYS - 4).until(READY_DAYS + 3);
    expect(lifted.models[1]?.outcome).toBe('in flight');
    lifted.fork({}, {});
    expect(lifted.models[1]?.promotedDays).toBe(READY_DAYS + 3);
  });

  test('holds up a successor that is due, and says so', () => {
    const bench = withPause(FIRST_DAYS - 4);
    const held = [-5, 1, 11].map((days) => {
      const { loop } = bench.until(FIRST_DAYS + days);
      return [loop.isHeldUp(bench.nowDays), loop.holdingStep];
    });
    expect(held).toEqual([
      [false, ''],
      [true, 'pause'],
      [false, 'training'],
    ]);
  });
});

test('a full pipeline holds up a successor that is due', () => {
  const bench = benchOf({ generations: { trigger: { kind: 'cadence', days: 60 }, overlap: 1 }, lookEveryDays: 7 });
  const held = [59, 119, 121, 159].map((days) => bench.until(ZERO_DAYS + days).loop.isHeldUp(bench.nowDays));
  expect(held).toEqual([false, false, true, true]);
});

function orNaN(days: number): number {
  return days <= END_DAYS ? days : Number.NaN;
}
