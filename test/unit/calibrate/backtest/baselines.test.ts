import { describe, expect, test } from 'vitest';
import {
  BASELINES,
  baselineForecasts,
  FEWEST_DAYS_BETWEEN,
  FEWEST_POINTS,
  type KnownPoints,
} from '../../../../src/calibrate/backtest/baselines.ts';
import { inverseNormal } from '../../../../src/numeric/normal.ts';
import { createStream, type Stream } from '../../../../src/random/streams.ts';
import { studentQuantile } from '../../../../src/stats/student-t.ts';

const DAYS = [0, 40, 130, 180, 300, 310, 420];
const AHEAD = 600;
const SEEDS = 400;

const named = (points: KnownPoints, day: number) => {
  const found = baselineForecasts(points, day);
  return Object.fromEntries(BASELINES.map(({ id }, i) => [id, found[i]!]));
};

/** Part of the seeds whose future lies in a central interval. */
function heldShare(id: string, mass: number, make: (stream: Stream) => { values: number[]; next: number }): number {
  const freedom = named({ days: DAYS, values: DAYS }, AHEAD)[id]!.degreesOfFreedom;
  const width = studentQuantile((1 + mass) / 2, freedom);
  let held = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    const { values, next } = make(createStream(`baseline/${seed}`));
    const { location, deviation } = named({ days: DAYS, values }, AHEAD)[id]!;
    if (Math.abs(next - location) <= width * deviation) held++;
  }
  return held / SEEDS;
}

/** Standard error of a share that is as claimed. */
const error = (mass: number): number => Math.sqrt((mass * (1 - mass)) / SEEDS);

const noise = (stream: Stream): number => inverseNormal(stream.next());

/** 0.3 deviations around a line. */
function noisyLine(stream: Stream) {
  const at = (day: number): number => 1 + 0.01 * day + 0.3 * noise(stream);
  return { values: DAYS.map(at), next: at(AHEAD) };
}

/** Steps of variance 0.02 a day. */
function walk(stream: Stream) {
  let [value, before] = [1, 0];
  const to = (day: number): number => {
    value += Math.sqrt(0.02 * (day - before)) * noise(stream);
    before = day;
    return value;
  };
  return { values: DAYS.map(to), next: to(AHEAD) };
}

describe('a straight line in log', () => {
  const values = DAYS.map((day) => 2 + 0.01 * day);
  test.each(['all-time-ols', 'last-doubling-time'])('%s forecasts it exactly', (id) => {
    const { location, deviation } = named({ days: DAYS, values }, AHEAD)[id]!;
    expect(location).toBeCloseTo(8, 9);
    expect(deviation).toBeLessThan(1e-9);
  });
  test('a random walk stays where it was, as unsure as the line is steep', () => {
    const { location, deviation } = named({ days: DAYS, values }, AHEAD)['random-walk']!;
    expect(location).toBeCloseTo(values.at(-1)!, 9);
    // Steps of 0.01 d over d days have the variance 0.0001 d a day, d their mean.
    expect(deviation).toBeCloseTo(0.01 * Math.sqrt(70 * 180), 9);
  });
});

describe.each([0.5, 0.9])('a central interval of %d', (mass) => {
  test('holds what comes of a noisy line as often as OLS claims', () => {
    expect(Math.abs(heldShare('all-time-ols', mass, noisyLine) - mass)).toBeLessThan(4 * error(mass));
  });
  test('holds what comes of a random walk as often as it claims', () => {
    expect(Math.abs(heldShare('random-walk', mass, walk) - mass)).toBeLessThan(4 * error(mass));
  });
  test('a random walk that is taken for a line is held less often than OLS claims', () => {
    expect(heldShare('all-time-ols', mass, walk)).toBeLessThan(mass - 4 * error(mass));
  });
  test('the last doubling time claims about what it holds of a noisy line: its misses share points', () => {
    expect(Math.abs(heldShare('last-doubling-time', mass, noisyLine) - mass)).toBeLessThan(0.08);
  });
});

describe('the last doubling time', () => {
  const of = (days: readonly number[], values: readonly number[], day: number) =>
    named({ days, values }, day)['last-doubling-time']!;

  test('is not read off points that are close: a jump within days is no trend', () => {
    // 90 days before the last is just far enough.
    const { location } = of([0, 100, 200, 285, 290], [0, 1, 2, 2, 3], 380);
    expect(FEWEST_DAYS_BETWEEN).toBe(90);
    expect(location).toBeCloseTo(4, 9);
  });

  test('goes from the first point if all are close', () => {
    expect(of([0, 10, 20, 40], [0, 5, 3, 4], 80).location).toBeCloseTo(8, 9);
  });

  test('is as unsure as the same rule has missed known points', () => {
    // At 200 the line from 0 says 2, at 205 the line from 100 to 200 says 3.2; the last is through 100 and 205.
    const { location, deviation, degreesOfFreedom } = of([0, 100, 200, 205], [0, 1, 3, 3], 310);
    const spread = (ahead: number): number => Math.sqrt((1 + ahead) ** 2 + ahead ** 2 + 1);
    const misses = [1 / spread(1), -0.1 / spread(0.05)];
    expect(location).toBeCloseTo(5, 9);
    expect(deviation).toBeCloseTo(Math.sqrt((misses[0]! ** 2 + misses[1]! ** 2) / 2) * spread(1), 9);
    expect(degreesOfFreedom).toBe(2);
  });
});

test('no spread has fewer than two degrees of freedom', () => {
  const days = DAYS.slice(0, FEWEST_POINTS);
  for (const forecast of baselineForecasts({ days, values: days }, AHEAD)) {
    expect(forecast!.degreesOfFreedom).toBeGreaterThanOrEqual(2);
  }
});

test('too few points say nothing, and points may not be of the day that is forecast', () => {
  const few = DAYS.slice(0, FEWEST_POINTS - 1);
  expect(baselineForecasts({ days: few, values: few }, AHEAD)).toEqual(BASELINES.map(() => undefined));
  expect(() => baselineForecasts({ days: DAYS, values: DAYS }, DAYS.at(-1)!)).toThrow('before the day forecast');
  expect(() => baselineForecasts({ days: [1, 1, 2], values: [1, 1, 2] }, 3)).toThrow('ascend');
});
