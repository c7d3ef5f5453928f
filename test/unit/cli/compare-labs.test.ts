import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { said } from '../../support/said.ts';
import { SMALL_LAB } from '../../support/scenario-files.ts';

const ID = 'lab-vs-fewer';
const WHAT_IF = `loopgain: 1
kind: what-if
title: Fewer people from July on
from: 2021-07-01
change: {parameters: {growth: 1}}
`;
const LAB = SMALL_LAB.replace('granularity: auto', 'granularity: {experiment: 50, change: 50}').replace(
  '2022-01-01}',
  '2022-02-01}',
);

let folder = '';
let words: readonly string[] = [];
let out = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'lab.yaml'), LAB);
  writeFileSync(join(folder, 'fewer.yaml'), WHAT_IF);
  words = ['compare', join(folder, 'lab.yaml'), '--jobs', '1'];
  const { code, out: printed, err } = await said(...words, ...fewer(), '--replications', '3', '--out', join(folder, 'out'));
  expect([code, err]).toEqual([0, '']);
  out = printed;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fewer(): readonly string[] {
  return ['--what-if', join(folder, 'fewer.yaml')];
}

function written(name: string, result = `out/${ID}`): string {
  return readFileSync(join(folder, result, name), 'utf8');
}

function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const { columns, rows } = parseCsv(text);
  return rows.map((cells) => Object.fromEntries(columns.map((column, i) => [column, cells[i]!])));
}

describe('a lab and what a what-if makes of it', () => {
  test('in the terminal: metrics, milestones, classes, what binds, in 80 columns, the end first', () => {
    expect(out).toMatch(/^lab: A small lab\nfewer: A small lab; with: Fewer people from July on\n/);
    expect(out).toMatch(/To 2022-02-01: 3 paths of each, with the same random numbers; seed 42\n/);
    expect(out).toMatch(
      /seed 42\n\nin 2022-02 +lab +fewer +change \(95 % interval\)\n +software efficiency +[\d.]+ +[\d.]+ +.* to /,
    );
    expect(out).toMatch(/\nstage that binds in most paths\n {2}lab +\|[A-Z.]+\|\n {2}fewer \|[A-Z.]+\|\n/);
    expect(out).toMatch(/\nover time +lab +fewer +change \(95 % interval\) +higher in\nsoftware efficiency/);
    expect(out).toMatch(/\nmilestone +reached.*\n +first +second +points/);
    expect(out).toMatch(/\nclass of future: none in both, in all 3 pairs of paths\n/);
    expect(out).toMatch(/\nstage that binds, .*: lab \| fewer\n +2022-01 {2}\w+/);
    for (const line of out.split('\n').filter((each) => !/^(Wrote|Repeat)/.test(each)))
      expect(line.length).toBeLessThanOrEqual(80);
  });

  test('in files: each metric at the first sample of the year and the last, every milestone, all classes', () => {
    expect(readdirSync(join(folder, 'out', ID)).sort()).toEqual([
      ...['binding_comparison.csv', 'datapackage.json', 'fewer.yaml', 'future_comparison.csv', 'lab.yaml'],
      ...['lab_comparison.csv', 'manifest.json', 'milestone_comparison.csv', 'summary.json'],
    ]);
    const metrics = rowsOf(written('lab_comparison.csv'));
    expect(new Set(metrics.map((row) => row['date']))).toEqual(new Set(['2022-01-01', '2022-02-01']));
    for (const { scale, first, second, effect } of metrics.filter((row) => row['effect'] !== '')) {
      const difference = scale === 'log' ? Number(second) / Number(first) : Number(second) - Number(first);
      expect(Number(effect)).toBeCloseTo(difference, 8);
    }
    const milestones = rowsOf(written('milestone_comparison.csv'));
    expect(milestones.length).toBe(12 + 4 * 5);
    for (const row of milestones) {
      const counts = ['both', 'only_first', 'only_second', 'neither'].map((column) => Number(row[column]));
      expect(counts.reduce((sum, count) => sum + count)).toBe(3);
    }
    const pairs = rowsOf(written('future_comparison.csv')).map((row) => Number(row['pairs']));
    expect(pairs.reduce((sum, count) => sum + count)).toBe(3);
    expect(pairs.length).toBe(16);
  });

  test('the first pair of paths is that of run', async () => {
    await said('run', join(folder, 'lab.yaml'), '--out', join(folder, 'run'));
    const last = rowsOf(written('timeseries.csv', 'run/lab')).at(-1)!;
    await said(...words, ...fewer(), '--replications', '2', '--until', '2022-02-01', '--out', join(folder, 'two'));
    const one = await said(...words, ...fewer(), '--replications', '2', '--json', '--out', join(folder, 'json'));
    const { comparison } = JSON.parse(one.out);
    const { first } = comparison.summary.metrics['software_efficiency_ratio'];
    expect(Math.abs(Math.log(first / Number(last['software_efficiency_ratio'])))).toBeLessThan(0.1);
    expect(comparison).toMatchObject({ id: ID, seed: 42, summary: { points: 2, replications: 1, lastDate: '2022-02-01' } });
  });

  test("the manifest's command writes the same files again", async () => {
    const { replay, replications, scenario, sources } = JSON.parse(written('manifest.json'));
    expect([replications, scenario]).toEqual([3, expect.objectContaining({ id: ID, kind: 'comparison' })]);
    expect(Object.keys(sources)).toEqual(['lab/lab.yaml', 'fewer/lab.yaml', 'fewer/fewer.yaml']);
    expect(replay).toBe(`npx loopgain compare ${ID}/lab.yaml ${ID}/fewer.yaml --seed 42 --replications 3 --out .`);
    const files = ['lab.yaml', 'fewer.yaml'].map((name) => join(folder, 'out', ID, name));
    await said('compare', ...files, '--jobs', '1', '--replications', '3', '--out', join(folder, 'again'));
    for (const name of readdirSync(join(folder, 'out', ID)).filter((each) => each !== 'manifest.json'))
      expect(written(name, `again/${ID}`), name).toBe(written(name));
    expect(existsSync(join(folder, 'again', `${ID}.unfinished`))).toBe(false);
  });

  test('is no result of one scenario', async () => {
    const { code, err } = await said('explain', join(folder, 'out', ID));
    expect(code).toBe(2);
    expect(err).toMatch(/got a comparison, lab-vs-fewer\. Its answer is in .*lab_comparison\.csv/);
  });
});

describe('draws', () => {
  test('are shared by both, and --set takes a parameter out of them', async () => {
    const { code, out: printed } = await said(
      ...words,
      ...['--set', 'theta=1.2', '--draws', '3', '--replications', '2', '--out', join(folder, 'drawn')],
    );
    expect(code).toBe(0);
    expect(printed).toMatch(/3 draws of each from the priors, 2 paths of each draw, with the\nsame random numbers/);
    const rows = rowsOf(written('lab_comparison.csv', 'drawn/lab-vs-lab-changed'));
    expect(Math.max(...rows.map((row) => Number(row['points'])))).toBe(3);
    expect(Math.max(...rows.map((row) => Number(row['pairs'])))).toBe(6);
  });
});

test('a lab against itself is the same in every path', async () => {
  const { out: printed } = await said(...words, join(folder, 'lab.yaml'), '--replications', '2', '--out', join(folder, 'same'));
  expect(printed).toMatch(/\n\nThe two are the same in every figure of every path\.\n/);
  const rows = rowsOf(written('lab_comparison.csv', 'same/lab-vs-lab-second'));
  expect(new Set(rows.map((row) => row['same_share']))).toEqual(new Set(['1']));
});

test('list shows what-ifs; validate and run say what they are', async () => {
  expect((await said('list')).out).toMatch(/\ndouble-reviewers +what-if +Twice the engineers and security staff/);
  const file = join(folder, 'fewer.yaml');
  expect((await said('validate', file)).out).toMatch(/: valid, whether it fits a lab is checked as `compare` lays it over one/);
  expect((await said('run', file)).err).toMatch(/expected a scenario that can be simulated, got a what-if/);
  expect((await said('run', 'double-reviewers')).err).toMatch(/expected a scenario file or the name of a shipped scenario/);
});
