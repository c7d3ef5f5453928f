import { expect, test } from 'vitest';
import { type BacktestForecast, FORECASTERS } from '../../../../src/calibrate/backtest/backtest.ts';
import { CUTOFFS, TRACKS } from '../../../../src/calibrate/backtest/cutoffs.ts';
import { ALL, coverageRows, skillOf, skillRows } from '../../../../src/calibrate/backtest/scores.ts';
import { targetsOf } from '../../../../src/calibrate/targets.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';

const targets = targetsOf(readTrends());
const code = targets.filter(({ series }) => series === 'code-per-engineer');
const wins = targets.filter(({ series }) => series === 'next-step-wins');
const bound = targets.find(({ figure }) => figure.bound === 'at least')!;

/** A forecast whose central half is value / 2 to value * factor, with the given scores. */
function made(
  target: (typeof targets)[number],
  factor: number,
  ours: number,
  theirs: number,
  track = 0,
  cutoff = 2,
): BacktestForecast {
  const { value, lastDay } = target.figure;
  const quantiles = [value / 4, value / 2, value, value * factor, value * factor * 2];
  const leadDays = lastDay - CUTOFFS[cutoff]!.day;
  const counts = { leadDays, knownCount: 5, pointCount: 3 };
  const told = { ours: { quantiles, crps: ours, aboveShare: 0.5 }, 'random-walk': { quantiles, crps: theirs, aboveShare: 0.5 } };
  return { track: TRACKS[track]!, cutoff: CUTOFFS[cutoff]!, target, unit: '', ...counts, told };
}

const whole = { track: TRACKS[0]!.id, cutoff: ALL, measurement: ALL, lead: ALL };
const matches = (row: object) => Object.entries(whole).every(([key, value]) => (row as Record<string, unknown>)[key] === value);

test('skill is 1 less the ratio of mean scores: not the mean of ratios, and not across tracks', () => {
  const forecasts = [made(code[2]!, 2, 1, 4), made(code[3]!, 2, 3, 4), made(code[3]!, 2, 100, 1, 1)];
  const row = skillRows(forecasts).find(matches)!;
  expect(row).toMatchObject({ forecasts: 2, days: 2, ours: 2, theirs: 4, skill: 0.5, baseline: 'random-walk', scale: 'log' });
  expect(row.low).toBeNaN();
  expect(skillRows(forecasts).every(({ baseline }) => baseline === 'random-walk')).toBe(true);
});

test('a loss is told as one', () => {
  expect(skillRows([made(code[2]!, 2, 6, 4)]).find(matches)!.skill).toBe(-0.5);
});

test('shares are scored by themselves, bounds not at all', () => {
  const forecasts = [made(code[2]!, 2, 1, 4), made(wins[1]!, 1.5, 0.2, 0.1), made(bound, 2, Number.NaN, Number.NaN)];
  const rows = skillRows(forecasts);
  expect(rows.find(matches)).toMatchObject({ forecasts: 1, skill: 0.75 });
  expect(rows.find(({ measurement, lead }) => measurement.startsWith('next-step-wins') && lead === ALL)).toMatchObject({
    scale: 'linear',
    skill: -1,
  });
  expect(rows.some(({ measurement }) => measurement.startsWith(bound.series))).toBe(false);
});

test('leads are scored apart and together', () => {
  // Quarters that end 92, 184, 274 and 365 days after mid-2025.
  const forecasts = code.slice(2).map((target) => made(target, 2, 1, 2));
  const rows = skillRows(forecasts).filter(({ measurement, cutoff }) => measurement === ALL && cutoff === ALL);
  expect(rows.map(({ lead, forecasts: n }) => [lead, n])).toEqual([
    ['to 6 months', 1],
    ['6 to 12 months', 3],
    [ALL, 4],
  ]);
});

test('the interval of a skill is that of the jackknife in log, and days count, not figures', () => {
  const pairs = [1, 2, 3, 4, 5].map((day) => ({ day, ours: day, theirs: 4 }));
  const found = skillOf(pairs);
  expect(found.skill).toBeCloseTo(0.25, 12);
  const without = pairs.map(({ ours }) => Math.log((15 - ours) / 16));
  const mean = without.reduce((a, b) => a + b) / 5;
  const error = Math.sqrt((4 / 5) * without.reduce((sum, value) => sum + (value - mean) ** 2, 0));
  expect(found.low).toBeCloseTo(1 - 0.75 * Math.exp(2.7764451052 * error), 9);
  expect(found.high).toBeCloseTo(1 - 0.75 * Math.exp(-2.7764451052 * error), 9);
  const twice = skillOf([...pairs, ...pairs]);
  expect(twice).toMatchObject({ forecasts: 10, days: 5 });
  expect([twice.low, twice.high]).toEqual([expect.closeTo(found.low, 12), expect.closeTo(found.high, 12)]);
  expect(skillOf(pairs.map((pair) => ({ ...pair, day: 1 }))).low).toBeNaN();
});

/** With every forecaster saying what ours does. */
function spoken(forecast: BacktestForecast): BacktestForecast {
  return { ...forecast, told: Object.fromEntries(FORECASTERS.map((forecaster) => [forecaster, forecast.told.ours!])) };
}

test('coverage counts figures that all forecast, within intervals, their ends too', () => {
  // The central half begins at the figure's half and ends at its 1, 0.9 and 2 times.
  const all = [made(code[2]!, 1, 1, 1), made(code[3]!, 0.9, 1, 1), made(wins[1]!, 2, 1, 1), made(bound, 2, 1, 1)].map(spoken);
  // Of the last not every baseline says something.
  const rows = coverageRows([...all, made(code[4]!, 2, 1, 1)]).filter((row) => matches(row) && row.forecaster === 'ours');
  expect(rows.map(({ claimedShare, inside, of }) => [claimedShare, inside, of])).toEqual([
    [0.5, 2, 3],
    [0.9, 3, 3],
  ]);
  expect(rows[0]!.observed.share).toBeCloseTo(2 / 3, 12);
});
