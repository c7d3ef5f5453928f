import { describe, expect, test } from 'vitest';
import { seriesOf } from '../../../src/calibrate/series.ts';
import { bootstrapDoublingTime, doublingDays } from '../../../src/calibrate/trends/doubling-time.ts';
import { reproduceDoublingTimes, roundsTo } from '../../../src/calibrate/trends/doubling-times.ts';
import { sotaPoints } from '../../../src/calibrate/trends/log-points.ts';
import { readTrends } from '../../../src/io/read-trends.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { Stream } from '../../../src/random/streams.ts';

const trends = readTrends();
const rows = reproduceDoublingTimes(trends, 42);

describe('doubling times by ordinary least squares', () => {
  test.each([
    ['1.0-2026-01', '', '2025-03', 212.176],
    ['1.0-2026-01', '2023', '', 165.251],
    ['1.1-2026-01', '2023', '', 130.801],
    ['1.1-2026-01', '', '', 196.475],
    ['1.1-2026-04', '2023', '', 128.744],
    ['1.1-2026-04', '2024', '', 104.706],
    ['1.1-2026-04', '', '', 184.726],
  ])('suite %s from "%s" to "%s": %f days', (suite, from, to, days) => {
    const points = sotaPoints(seriesOf(trends, `metr-horizons-${suite}`), from, to);
    expect(doublingDays(points).toFixed(3)).toBe(days.toFixed(3));
  });

  test('all published ones come out but two, which are said not to', () => {
    const missed = rows.filter(({ reproduced }) => !reproduced);
    expect(missed.map(({ published, ours }) => [published.value, Number(ours.days.toFixed(1))])).toEqual([
      [187.778, 184.7],
      [89, 96.8],
    ]);
    expect(rows).toHaveLength(10);
  });

  test("through Claude's models alone: two points each", () => {
    const [first, second] = rows.filter(({ method }) => method === 'two points');
    expect(first!.ours.days).toBeCloseTo(90.8, 1);
    expect(second!.ours.days).toBeCloseTo(96.8, 1);
    expect(first!.ours.lowDays).toBeNaN();
  });

  test('a number is reproduced if it rounds to the published digits, neither more nor less', () => {
    expect([roundsTo(211.5, 212), roundsTo(212.5, 212), roundsTo(130.8006, 130.801), roundsTo(130.8004, 130.801)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('bootstrap intervals', () => {
  test('lie about the doubling time, and near those that METR publishes', () => {
    for (const { label, published, ours, method } of rows) {
      if (method !== 'OLS') continue;
      expect(ours.lowDays < ours.days && ours.days < ours.highDays, label).toBe(true);
      if (Number.isNaN(published.low)) continue;
      // METR resamples tasks as well, so intervals are alike and not equal.
      expect(ours.lowDays / published.low, label).toBeGreaterThan(0.85);
      expect(ours.lowDays / published.low, label).toBeLessThan(1.18);
      expect(ours.highDays / published.high, label).toBeGreaterThan(0.85);
      expect(ours.highDays / published.high, label).toBeLessThan(1.18);
    }
  });

  test('depend on the seed alone, and little on it', () => {
    const again = reproduceDoublingTimes(trends, 42);
    expect(again).toEqual(rows);
    for (const [index, { ours }] of reproduceDoublingTimes(trends, 43).entries()) {
      if (rows[index]!.method !== 'OLS') continue;
      expect(ours.lowDays).not.toBe(rows[index]!.ours.lowDays);
      expect(ours.lowDays / rows[index]!.ours.lowDays).toBeCloseTo(1, 1);
    }
  });

  test('cover the true doubling time in 95 % of cases, on the days of real releases', () => {
    const { days } = sotaPoints(seriesOf(trends, 'metr-horizons-1.1-2026-04'), '2024', '');
    const stream = new Stream('coverage');
    const cases = 800;
    let covered = 0;
    for (let i = 0; i < cases; i++) {
      const logs = days.map((day) => day / 130 + 0.4 * inverseNormal(stream.next()));
      const { lowDays, highDays } = bootstrapDoublingTime({ days, logs }, `coverage/${i}`, 200);
      if (lowDays <= 130 && 130 <= highDays) covered++;
    }
    // Standard error of the share: 0.0077; intervals by quantiles of slopes alone would cover 0.91.
    expect(Math.abs(covered / cases - 0.95)).toBeLessThan(0.03);
  });
});
