import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { trendsFolder } from '../../../src/io/read-trends.ts';
import { sha256OfFile } from '../../../src/io/sha256.ts';
import { type Said, said } from '../../support/said.ts';

let folder: string;
let first: Said;
const results = (): string => join(folder, 'trends');
const textIn = (name: string, place: string = results()): string => readFileSync(join(place, name), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-trends-'));
  first = await said('trends', '--out', folder);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of a file as records. */
function recordsIn(name: string): Record<string, string>[] {
  const { columns, rows } = parseCsv(textIn(name));
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]!])));
}

test('says and writes what the published series show', () => {
  expect(first.code, first.err).toBe(0);
  expect(first.out).toContain('212.176');
  expect(readdirSync(results()).sort()).toEqual([
    'datapackage.json',
    'doubling_times.csv',
    'families.csv',
    'inconsistencies.csv',
    'manifest.json',
    'summary.json',
  ]);
});

test('doubling_times.csv has ours to twelve digits beside what is published, and which were met', () => {
  const rows = recordsIn('doubling_times.csv');
  expect(rows).toHaveLength(10);
  const of = (label: string) => rows.find((row) => row['label'] === label)!;
  expect(of('1.0-before-2025-04')).toMatchObject({ published_days: '212', reproduced: 'true', models: '11' });
  expect(Number(of('1.0-before-2025-04')['doubling_days']).toFixed(3)).toBe('212.176');
  expect(of('1.1-2026-04-all')).toMatchObject({ published_days: '187.778', reproduced: 'false' });
});

test('inconsistencies.csv has what follows from the published numbers', () => {
  const computed = Object.fromEntries(recordsIn('inconsistencies.csv').map(({ id, computed: value }) => [id, Number(value)]));
  expect(computed['doubling-claude-opus-3-to-claude-sonnet-3.7']).toBeCloseTo(12 / Math.log2(90 / 4), 1);
  expect(computed['doubling-claude-sonnet-3.7-to-claude-opus-4.6']).toBeCloseTo(4, 1);
  expect(computed['length-claude-sonnet-3.7']).toBeCloseTo(60.389, 3);
  expect(computed['first-estimate-claude-opus-4.6']).toBeCloseTo(718.807, 3);
  expect(computed['reliably-claude-opus-4.6']).toBeCloseTo(69.875, 3);
  expect(computed['code-over-2021-2024']).toBe(8);
  // 15 quarters at 1, and those of 2025, give a mean of 1.16.
  expect(computed['code-over-2021-2025']).toBeCloseTo(8 / ((15 + 1.2 + 1.5 + 1.9 + 2.5) / 19), 1);
  expect(computed['automated-share-for-code']).toBe(0.875);
  expect(computed['next-steps-selected']).toBe(0.2);
  expect(computed['next-steps-time-between']).toBe(5);
  expect(computed['doubling-1.1-2026-01-from-2024']).toBeCloseTo(96.774, 3);
});

test('the manifest names the data with their hashes, and repeats the command', () => {
  const manifest = JSON.parse(textIn('manifest.json')) as { sources: Record<string, string>; replay: string; seed: number };
  expect(manifest).toMatchObject({ seed: 42, replay: 'npx loopgain trends --seed 42 --out .' });
  expect(Object.keys(manifest.sources).sort()).toEqual(readdirSync(trendsFolder()).sort());
  expect(manifest.sources['felt-output.csv']).toBe(sha256OfFile(join(trendsFolder(), 'felt-output.csv')));
});

test('the same seed gives the same bytes, and --json the same figures', async () => {
  const { code, out } = await said('trends', '--out', join(folder, 'again'), '--json');
  expect(code).toBe(0);
  for (const name of readdirSync(results())) expect(textIn(name, join(folder, 'again', 'trends')), name).toBe(textIn(name));
  const { trends } = JSON.parse(out) as { trends: { id: string; seed: number; summary: Record<string, unknown[]> } };
  expect(trends).toMatchObject({ id: 'trends', seed: 42 });
  expect(trends.summary).toEqual(JSON.parse(textIn('summary.json')));
  expect(trends.summary['doublingTimes']![0]).toMatchObject({ publishedDays: 212, reproduced: true });
  expect(trends.summary['families']).toHaveLength(32);
});

test("somebody else's folder is left alone, unless told otherwise; another seed moves the bootstrap and nothing else", async () => {
  const place = join(folder, 'other', 'trends');
  const other = ['trends', '--seed', '7', '--out', join(folder, 'other')];
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'mine.txt'), 'mine');
  const refused = await said(...other);
  expect(refused.code).not.toBe(0);
  expect(refused.err).toContain('mine.txt');
  expect((await said(...other, '--force')).code).toBe(0);
  expect(textIn('doubling_times.csv', place)).not.toBe(textIn('doubling_times.csv'));
  expect(textIn('families.csv', place)).toBe(textIn('families.csv'));
});

test('explain points at the answer, since no path of a lab is in the folder', async () => {
  const { code, err } = await said('explain', results());
  expect(code).toBe(2);
  expect(err).toContain('doubling_times.csv');
});
