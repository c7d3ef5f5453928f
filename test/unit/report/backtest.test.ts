import { beforeAll, expect, test } from 'vitest';
import { backtestTrack } from '../../../src/calibrate/backtest/backtest.ts';
import { TRACKS } from '../../../src/calibrate/backtest/cutoffs.ts';
import { coverageRows, skillRows } from '../../../src/calibrate/backtest/scores.ts';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { readTrends } from '../../../src/io/read-trends.ts';
import { type BacktestResult, backtestTables } from '../../../src/report/backtest-tables.ts';
import { backtestText } from '../../../src/report/backtest-text.ts';
import { csvText } from '../../../src/report/csv.ts';
import { runToy, TOY_PAST } from '../../support/toy-past.ts';

/** Published figures, forecast by a toy. */
let result: BacktestResult;
beforeAll(async () => {
  const options = { key: 'report', particles: 32, effectiveShare: 0.5, moves: 2, lastMoves: 4 };
  const tracks = TRACKS.map((track) => backtestTrack(track, TOY_PAST, readTrends(), options, runToy));
  const forecasts = (await Promise.all(tracks)).flat();
  result = { forecasts, skill: skillRows(forecasts), coverage: coverageRows(forecasts) };
});

/** Rows of a table as its file has them. */
function rowsOf(id: string): Record<string, string>[] {
  const { columns, rows } = parseCsv(csvText(backtestTables(result).find((table) => table.id === id)!));
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]!])));
}

test('the text says what forecasts were worth in 80 characters a line, and what to beware of', () => {
  const lines = backtestText(result);
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  const said = lines.join(' ').replace(/\s+/g, ' ');
  expect(said).toContain('skill against naive forecasts');
  expect(said).toMatch(/Lost to .* Won against /);
  expect(said).toContain('not out of sample in its priors');
  expect(said).toContain('and of 2026 that AI leaves fewer flaws by its middle');
});

test('skill.csv follows from forecasts.csv', () => {
  const forecasts = rowsOf('forecasts');
  const rows = rowsOf('skill').filter(({ lead, measurement }) => lead === 'all' && measurement !== 'all');
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const name = `${row['baseline']!.replaceAll('-', '_')}_crps`;
    const own = forecasts.filter(
      (one) =>
        one['track'] === row['track'] &&
        (row['cutoff'] === 'all' || one['cutoff'] === row['cutoff']) &&
        `${one['series']} ${one['observable']}` === row['measurement'] &&
        one['ours_crps'] !== '' &&
        one[name] !== '',
    );
    const sum = (column: string): number => own.reduce((total, one) => total + Number(one[column]), 0);
    expect(Number(row['forecasts'])).toBe(own.length);
    expect(Number(row['skill'])).toBeCloseTo(1 - sum('ours_crps') / sum(name), 9);
  }
});

const EVERYBODY = ['ours', 'last_doubling_time', 'all_time_ols', 'random_walk'];

test('coverage.csv follows from forecasts.csv', () => {
  for (const row of rowsOf('coverage').filter(
    ({ measurement, lead, cutoff }) => `${measurement} ${lead} ${cutoff}` === 'all all all',
  )) {
    const name = row['forecaster']!.replaceAll('-', '_');
    const [low, high] = row['claimed_share'] === '0.5' ? ['p25', 'p75'] : ['p05', 'p95'];
    const own = rowsOf('forecasts').filter(
      (one) => one['track'] === row['track'] && one['bound'] === 'value' && EVERYBODY.every((who) => one[`${who}_p50`] !== ''),
    );
    const held = own.filter((one) => {
      const came = Number(one['published']);
      return Number(one[`${name}_${low}`]) <= came && came <= Number(one[`${name}_${high}`]);
    });
    expect([row['inside'], row['figures']]).toEqual([`${held.length}`, `${own.length}`]);
  }
});
