import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { targetsOf } from '../../../src/calibrate/targets.ts';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { readTrends } from '../../../src/io/read-trends.ts';
import { type Finished, loopgain } from '../../support/command-line.ts';
import { ROOT } from '../../support/markdown.ts';
import { UNSURE_LAB } from '../../support/unsure-lab.ts';

let folder = '';
let whole: Finished;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'unsure.yaml'), UNSURE_LAB);
  writeFileSync(join(folder, 'small-lab.yaml'), readFileSync(join(ROOT, 'scenarios', 'small-lab.yaml'), 'utf8'));
  whole = await reproduce('--out', 'whole', '--jobs', '2', '--quiet');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reproduce = (...words: string[]) => loopgain.run(['reproduce', 'unsure.yaml', '--draws', '3', ...words], { folder });
const pathOf = (out: string, name = '') => join(folder, out, 'unsure-reproduction', name);
const textOf = (out: string, name: string) => readFileSync(pathOf(out, name), 'latin1');

/** Rows of a table by column. */
function rowsOf(out: string, name: string): Record<string, string>[] {
  const { columns, rows } = parseCsv(textOf(out, name));
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]!])));
}

test('every figure with a counterpart has its row, and every series its file with each of its figures', () => {
  expect([whole.code, whole.err.includes('error')]).toEqual([0, false]);
  const targets = targetsOf(readTrends());
  const figures = rowsOf('whole', 'figures.csv');
  expect(figures.map(({ series, figure }) => `${series} ${figure}`)).toEqual(
    targets.map(({ series, figure }) => `${series} ${figure.label}`),
  );
  for (const id of new Set(targets.map(({ series }) => series))) {
    const own = rowsOf('whole', `${id}.csv`).filter(({ figure }) => figure !== '');
    const { observable } = targets.find(({ series }) => series === id)!;
    const said = figures.filter((row) => row['series'] === id && row['observable'] === observable.id);
    // The path at a figure is the figure that is judged.
    expect(own.map(({ figure, simulated_p50 }) => [figure, simulated_p50])).toEqual(
      said.map(({ figure, simulated_p50 }) => [figure, simulated_p50]),
    );
  }
  expect(readdirSync(pathOf('whole'))).toContain('metr-horizons-1.1-2026-04-reliable-horizon.csv');
});

test('what is counted is what the rows say, without inputs', () => {
  const figures = rowsOf('whole', 'figures.csv');
  const counted = (role: string, verdict: string) =>
    figures.filter((row) => row['role'] === role && row['verdict'] === verdict).length;
  for (const role of ['fitted', 'predicted']) {
    const [, met, missed] = new RegExp(`^  ${role},.* (\\d+) +(\\d+) +\\d+$`, 'm').exec(whole.out)!;
    expect([Number(met), Number(missed)]).toEqual([counted(role, 'met'), counted(role, 'missed')]);
  }
  expect(figures.filter(({ role }) => role === 'input').map(({ verdict }) => verdict)).toEqual(
    Array.from({ length: counted('input', 'input') }, () => 'input'),
  );
  expect(counted('input', 'input')).toBeGreaterThan(0);
});

test('factors of a quarter multiply to its progress', () => {
  const steps = rowsOf('whole', 'waterfall.csv');
  for (const quarter of new Set(steps.map((step) => step['quarter']))) {
    const own = steps.filter((step) => step['quarter'] === quarter);
    const nats = own.reduce((sum, step) => sum + Number(step['factor_nats']), 0);
    expect(Math.exp(nats) / Number(own.at(-1)!['level'])).toBeCloseTo(1, 9);
  }
});

test('draws from the priors were fitted to nothing, which it says', () => {
  expect(whole.out).toMatch(/Fitted only says/);
});

test('it fits into a terminal of 80 columns', () => {
  for (const line of whole.out.trimEnd().split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
});

test('asked what binds in it, explain says where its answer is', async () => {
  const { code, err } = await loopgain.run(['explain', 'whole/unsure-reproduction'], { folder });
  expect([code, err]).toEqual([2, expect.stringMatching(/got a reproduction, unsure\. Its answer is in .*figures\.csv/)]);
});

test('one thread and two write the same bytes', async () => {
  expect((await reproduce('--out', 'one', '--jobs', '1')).code).toBe(0);
  expect(readdirSync(pathOf('one'))).toEqual(readdirSync(pathOf('whole')));
  for (const name of readdirSync(pathOf('one'))) expect(textOf('one', name), name).toBe(textOf('whole', name));
});

test('draws come from a sample where one is named, which the manifest has; what is no sample is refused', async () => {
  writeFileSync(join(folder, 'fast.csv'), 'draw,theta,horizonLaw\n1,2,faster\n2,2,faster\n');
  const { code: done, out, err } = await reproduce('--out', 'fast', '--posterior', 'fast.csv');
  expect([done, out.split('\n')[0]]).toEqual([0, expect.stringContaining('3 draws from the posterior')]);
  const { sources, replay } = JSON.parse(textOf('fast', 'manifest.json'));
  expect(Object.keys(sources)).toContain('fast.csv');
  expect(replay).toContain('--posterior unsure-reproduction/posterior.csv');
  expect(textOf('fast', 'posterior.csv')).toBe(readFileSync(join(folder, 'fast.csv'), 'latin1'));
  expect(err).toMatch(/--draws: warning: expected 2 or fewer, .* got 3\. Each row is used up to 2 times/);
  expect(out).toContain('Fitted says that');
  const longest = (place: string) => rowsOf(place, 'figures.csv').find(({ figure }) => figure === 'claude_opus_4_6')!;
  expect(Number(longest('fast')['simulated_p05'])).toBeGreaterThan(1.2 * Number(longest('whole')['simulated_p50']));
  expect(longest('fast')['written']).toBe(longest('whole')['written']);
  writeFileSync(join(folder, 'other.csv'), 'draw,nothing\n1,2\n');
  const other = await reproduce('--posterior', 'other.csv');
  expect([other.code, other.err]).toEqual([2, expect.stringContaining('a posterior sample with parameters of the scenario')]);
});
