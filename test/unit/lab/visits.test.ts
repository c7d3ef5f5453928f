import { describe, expect, test } from 'vitest';
import type { StageRates } from '../../../src/lab/stage-rates.ts';
import { TaskModel } from '../../../src/lab/task-model.ts';
import { meanOfRuns, TaskSums, VisitDraw } from '../../../src/lab/visits.ts';
import type { Stream } from '../../../src/random/streams.ts';
import { createStream } from '../../../src/random/streams.ts';
import { meanAndError } from '../../support/lab-records.ts';

const HOURS = 24;
const tasks = new TaskModel(1.5, 0.85);
const difficulty = tasks.difficulty(60, 240);
const success = tasks.success(difficulty);

function ratesOf(attemptedShare: number): StageRates {
  const automatedShare = attemptedShare * success.ofHours;
  return {
    attemptedShare,
    difficulty,
    success,
    automatedShare,
    oversightShare: 0.05,
    depthShare: 1,
    besideShare: 0,
    seenShare: 1,
    handoffHours: 0,
    snippetsShare: 0.2,
    speed: 8,
    level: 2,
  };
}

function kindOf(stream: Stream) {
  return { hours: HOURS, taskMinutes: 60, hoursPerDay: 5, stream, fullMinutes: 0, scrutinyMinutes: 0, sums: new TaskSums() };
}

/** Draws many visits; returns the hours of each: all, attempted, failed. */
function drawMany(jobs: number, attemptedShare: number, visits: number) {
  const draw = new VisitDraw();
  const kind = kindOf(createStream(`visits/${jobs}/${attemptedShare}`));
  const rates = ratesOf(attemptedShare);
  const hours = { all: [] as number[], attempted: [] as number[], failed: [] as number[] };
  for (let i = 0; i < visits; i++) {
    draw.draw(kind, jobs, rates, tasks);
    hours.all.push(draw.visitHours);
    hours.attempted.push(draw.attemptedHours);
    hours.failed.push(draw.failedHours);
  }
  return hours;
}

const tasksPerVisit = Math.round((HOURS * 60) / (60 * tasks.meanLength));

describe.each([
  { how: 'task by task', jobs: 1 },
  { how: 'as sums', jobs: 40 },
])('a visit drawn $how', ({ jobs }) => {
  test.each([0.3, 0.9])('has on average W hours, a W attempted and a (1 - E[LP]/E[L]) W failed, at a = %f', (a) => {
    const hours = drawMany(jobs, a, 60_000);
    const expected = { all: HOURS, attempted: a * HOURS, failed: a * (1 - success.ofHours) * HOURS };
    for (const part of ['all', 'attempted', 'failed'] as const) {
      const { mean, error } = meanAndError(hours[part]);
      expect(error / expected[part], part).toBeLessThan(0.02);
      expect(Math.abs(mean - expected[part]), part).toBeLessThan(4 * error);
    }
  });

  test('the hours by hand, done by agents and failed each vary as sums of independent tasks do', () => {
    const a = 0.5;
    const { all, attempted, failed } = drawMany(jobs, a, 60_000);
    const parts = {
      byHand: { hours: all.map((x, i) => x - attempted[i]!), share: 1 - a, square: (1 - a) * tasks.meanSquare },
      done: { hours: attempted.map((x, i) => x - failed[i]!), share: a * success.ofHours, square: a * success.ofSquares },
      failed: { hours: failed, share: a * (1 - success.ofHours), square: a * (tasks.meanSquare - success.ofSquares) },
    };
    for (const [part, { hours, share, square }] of Object.entries(parts)) {
      const variance = (square - share * share) / (jobs * tasksPerVisit);
      const { mean, error } = meanAndError(hours.map((x) => (x / HOURS - share) ** 2));
      expect(error / variance, part).toBeLessThan(0.06);
      expect(Math.abs(mean - variance), part).toBeLessThan(4 * error);
    }
  });
});

test('as sums the parts are independent, so all hours together spread a little more than single tasks make them: at most a third', () => {
  for (const a of [0.1, 0.5, 0.9]) {
    const squares = drawMany(40, a, 20_000).all.map((x) => (x / HOURS - 1) ** 2);
    const ratio = meanAndError(squares).mean / ((tasks.meanSquare - 1) / (40 * tasksPerVisit));
    expect(ratio).toBeGreaterThan(0.95);
    expect(ratio).toBeLessThan(1.4);
  }
});

test('the work of a visit: agents at their speed; people for oversight, takeover and the rest less what snippets save', () => {
  const draw = new VisitDraw();
  for (const jobs of [1, 40]) {
    draw.draw(kindOf(createStream('steps')), jobs, ratesOf(0.5), tasks);
    const byHand = (draw.visitHours - draw.attemptedHours) * 0.8;
    expect(draw.attemptDays).toBeCloseTo(draw.attemptedHours / 8 / 24, 12);
    expect(draw.overseeDays).toBeCloseTo((draw.attemptedHours * 0.05) / 5, 12);
    expect(draw.peopleDays - draw.overseeDays).toBeCloseTo((draw.failedHours + byHand) / 5, 12);
  }
});

/** How many uniform numbers a draw takes. */
function uniformsOf(jobs: number, attemptedShare: number): number {
  let taken = 0;
  const stream = createStream('count');
  const counting = {
    next(): number {
      taken++;
      return stream.next();
    },
  } as unknown as Stream;
  new VisitDraw().draw(kindOf(counting), jobs, ratesOf(attemptedShare), tasks);
  return taken;
}

test('takes three uniforms a task, or three a visit as sums, whatever is attempted', () => {
  for (const a of [0, 0.5, 1]) {
    expect(uniformsOf(1, a)).toBe(3 * tasksPerVisit);
    expect(uniformsOf(2, a)).toBe(3 * 2 * tasksPerVisit);
    expect(uniformsOf(40, a)).toBe(3);
  }
});

test('more attempted on the same uniforms: the same work, no fewer hours attempted', () => {
  const hoursAt = (a: number) => {
    const draw = new VisitDraw();
    draw.draw(kindOf(createStream('common')), 1, ratesOf(a), tasks);
    return [draw.visitHours, draw.attemptedHours] as const;
  };
  expect(hoursAt(0)[1]).toBe(0);
  expect(hoursAt(0.7)[0]).toBe(hoursAt(0.2)[0]);
  expect(hoursAt(0.7)[1]).toBeGreaterThanOrEqual(hoursAt(0.2)[1]);
  expect(hoursAt(1)[1]).toBe(hoursAt(1)[0]);
});

test('a bundle of runs takes on average as long as one, with the variance of the mean of its runs', () => {
  const stream = createStream('runs');
  const drawn = Array.from({ length: 40_000 }, () => meanOfRuns(10, 0.8, stream.next()));
  const { mean, error } = meanAndError(drawn);
  expect(Math.abs(mean - 1)).toBeLessThan(4 * error);
  const squares = meanAndError(drawn.map((x) => (x - 1) ** 2));
  expect(Math.abs(squares.mean - 0.064)).toBeLessThan(4 * squares.error);
  expect(squares.error).toBeLessThan(0.02 * 0.064);
});
