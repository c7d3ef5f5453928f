import { beforeAll, describe, expect, test } from 'vitest';
import { type BacktestForecast, backtestTrack, FORECASTERS } from '../../../../src/calibrate/backtest/backtest.ts';
import { CUTOFFS, TRACKS, type Track } from '../../../../src/calibrate/backtest/cutoffs.ts';
import { ALL, coverageRows, skillRows } from '../../../../src/calibrate/backtest/scores.ts';
import type { RunPlan } from '../../../../src/calibrate/past-simulator.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';
import { runToy, TOY_PAST, toyTrends } from '../../../support/toy-past.ts';

const TRUTH = { doublingDays: 150, codeGrowth: 3 };
/** Small errors that cancel, so that a fit has something to explain away. */
const trends = toyTrends(readTrends(), TRUTH, (place) => (place % 2 === 0 ? 0.03 : -0.03));
const OPTIONS = { key: 'test', particles: 64, effectiveShare: 0.5, moves: 2, lastMoves: 6 };

const labels: string[] = [];
const counted: RunPlan = async (plan, label) => {
  labels.push(label);
  return runToy(plan, label);
};
const forecastsOf = (track: Track) => backtestTrack(track, TOY_PAST, trends, OPTIONS, counted);

let forecasts: readonly BacktestForecast[];
beforeAll(async () => {
  forecasts = (await Promise.all(TRACKS.map(forecastsOf))).flat();
});

const of = (track: string, cutoff: string, measurement: string, label: string): BacktestForecast =>
  forecasts.find(
    (one) =>
      one.track.id === track &&
      one.cutoff.id === cutoff &&
      one.target.series === measurement &&
      one.target.observable.id !== 'reliable-horizon' &&
      one.target.figure.label === label,
  )!;
const width = ({ told }: BacktestForecast): number => Math.log(told.ours!.quantiles[4]! / told.ours!.quantiles[0]!);
const SECOND = 'metr-horizons-1.1-2026-04';

describe('a toy whose truth is known', () => {
  test('what is learned narrows forecasts around it', () => {
    const [early, late] = ['2024-06', '2026-01'].map((id) => of('pseudo-real-time', id, SECOND, 'claude_opus_4_6'));
    expect(width(late!)).toBeLessThan(width(early!) / 2);
    const [low, , middle, , high] = late!.told.ours!.quantiles;
    const { value } = late!.target.figure;
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(Math.abs(Math.log(middle! / value))).toBeLessThan(0.25);
    expect(late!.told.ours!.crps).toBeLessThan(early!.told.ours!.crps);
  });

  test('a model that is true beats a random walk, which does not know that horizons grow', () => {
    const row = skillRows(forecasts).find(
      ({ track, cutoff, measurement, lead, baseline }) =>
        track === 'pseudo-real-time' &&
        cutoff === ALL &&
        measurement === `${SECOND} horizon` &&
        lead === ALL &&
        baseline === 'random-walk',
    )!;
    expect(row.low).toBeGreaterThan(0);
    expect(row.high).toBeLessThanOrEqual(1);
  });

  test('its intervals hold what comes about as often as they claim', () => {
    const rows = coverageRows(forecasts).filter(
      ({ track, cutoff, measurement, lead, forecaster }) =>
        track === 'pseudo-real-time' &&
        cutoff === ALL &&
        measurement === `${SECOND} horizon` &&
        lead === ALL &&
        forecaster === 'ours',
    );
    const ninety = rows.find(({ claimedShare }) => claimedShare === 0.9)!;
    expect(ninety.inside / ninety.of).toBeGreaterThan(0.8);
  });
});

test('before anything is public the forecast is that of the prior, and naive forecasts say nothing', () => {
  const early = forecasts.filter(({ track, cutoff }) => track.id === 'real-time' && cutoff.day < CUTOFFS[2]!.day);
  expect(early.length).toBeGreaterThan(0);
  for (const { told, knownCount, pointCount } of early) {
    expect({ knownCount, pointCount, forecasters: Object.keys(told) }).toEqual({
      knownCount: 0,
      pointCount: 0,
      forecasters: ['ours'],
    });
  }
  const [first, second] = CUTOFFS.slice(0, 2).map(({ id }) => of('real-time', id, SECOND, 'claude_opus_4_6'));
  expect(first!.told).toEqual(second!.told);
});

test('tracks learn apart, from other figures', () => {
  const known = TRACKS.map(({ id }) =>
    CUTOFFS.map((cutoff) => forecasts.find((one) => one.track.id === id && one.cutoff === cutoff)!.knownCount),
  );
  expect(known[0]).not.toEqual(known[1]);
  const [real, pseudo] = TRACKS.map(({ id }) => of(id, '2026-01', SECOND, 'claude_opus_4_6'));
  expect(real!.told.ours).not.toEqual(pseudo!.told.ours);
  // In real time no figure of suite 1.1 is known: its errors are its own.
  expect(width(real!)).toBeGreaterThan(width(pseudo!));
});

test('a bound has a probability and no score; nothing else lacks one', () => {
  for (const { target, told } of forecasts) {
    for (const forecaster of FORECASTERS) {
      const one = told[forecaster];
      if (one === undefined) continue;
      expect(Number.isNaN(one.crps)).toBe(target.figure.bound === 'at least');
      expect(one.aboveShare).toBeGreaterThanOrEqual(0);
      expect(one.quantiles).toEqual([...one.quantiles].sort((a, b) => a - b));
    }
  }
  expect(forecasts.some(({ target }) => target.figure.bound === 'at least')).toBe(true);
});

test('the same key gives the same forecasts', async () => {
  const before = labels.length;
  const again = await forecastsOf(TRACKS[0]!);
  expect(again.map(({ told }) => told)).toEqual(forecasts.filter(({ track }) => track === TRACKS[0]).map(({ told }) => told));
  expect(labels.length).toBeGreaterThan(before);
});
