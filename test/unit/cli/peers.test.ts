import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { type Said, said } from '../../support/said.ts';

const WORDS = ['peers', 'compounding', '--replications', '2', '--until', '2027-02-01'];

let folder: string;
let first: Said;
const textIn = (name: string, place = folder): string => readFileSync(join(place, 'peers', name), 'utf8');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-peers-'));
  first = await said(...WORDS, '--out', folder);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function recordsIn(name: string): Record<string, string>[] {
  const { columns, rows } = parseCsv(textIn(name));
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]!])));
}

test('says when the models reach what, and writes two tables and a picture', () => {
  expect(first.code, first.err).toBe(0);
  expect(first.out).toMatch(/\nKwa +2032-11 +published\n/);
  expect(first.out).toMatch(/\ncompounding +later +later .* loopgain\n/);
  expect(first.out).not.toMatch(/ no\n/);
  expect(readdirSync(join(folder, 'peers')).sort()).toEqual([
    'compounding.yaml',
    'datapackage.json',
    'manifest.json',
    'peers.csv',
    'peers.svg',
    'reproduced.csv',
    'summary.json',
  ]);
});

test('peers.csv has every model, each row with unit and standing, and an interval that holds its value', () => {
  const rows = recordsIn('peers.csv');
  const models = new Set(rows.map((row) => row['model']!.replace(/ \(.*\)| trend .*/, '')));
  expect([...models].sort()).toEqual(
    ["Amdahl's law", 'METR', 'Kwa', 'Forethought', 'AI 2027', 'AI Futures Model', 'Full Takeoff Model', 'compounding'].sort(),
  );
  for (const row of rows) {
    expect(['published', 'computed from the published model', 'loopgain']).toContain(row['standing']);
    expect(row['unit'] && row['claimant'] && row['quantity'], JSON.stringify(row)).toBeTruthy();
    const [low, value, high] = ['low', 'value', 'high'].map((name) => (row[name] === '' ? Number.NaN : Number(row[name])));
    expect(low! > value! || value! > high!, JSON.stringify(row)).toBe(false);
    expect(row['quantity'] === 'milestone_date' ? row['milestone'] : 'any', JSON.stringify(row)).not.toBe('');
  }
  const aifm = rows.filter((row) => row['model'] === 'AI Futures Model' && row['milestone'] === 'multiplier-250');
  expect(aifm).toMatchObject([{ value: '2031.08', date: '2031-01-30', standing: 'published', unit: 'decimal year' }]);
});

test('reproduced.csv has the errors, and all figures met', () => {
  const rows = recordsIn('reproduced.csv');
  expect(rows.length).toBe(15);
  for (const row of rows) {
    const [published, reproduced, error, tolerance] = ['published', 'reproduced', 'error', 'tolerance'].map((name) =>
      Number(row[name]),
    );
    expect(error).toBeCloseTo(reproduced! - published!, 6);
    expect(row['met']).toBe(String(Math.abs(error!) <= tolerance!));
    expect(row['met'], row['figure']).toBe('true');
  }
});

test('the command of the manifest gives the same bytes', { timeout: 120_000 }, async () => {
  const { replay } = JSON.parse(textIn('manifest.json')) as { replay: string };
  expect(replay).toBe('npx loopgain peers peers/compounding.yaml --seed 42 --replications 2 --out .');
  const again = join(folder, 'again');
  const { code, out, err } = await said(
    'peers',
    join(folder, 'peers/compounding.yaml'),
    '--replications',
    '2',
    '--out',
    again,
    '--json',
  );
  expect(code, err).toBe(0);
  for (const name of ['peers.csv', 'reproduced.csv', 'peers.svg', 'summary.json'])
    expect(textIn(name, again), name).toBe(textIn(name));
  const { peers } = JSON.parse(out) as { peers: { summary: { reproduced: unknown[] } } };
  expect(peers.summary.reproduced.length).toBe(15);
});

test('a plain network has no forecast to set beside them; explain points at the answer', async () => {
  expect(await said('peers', 'mm1', '--out', folder)).toMatchObject({ code: 2, err: expect.stringContaining('a lab') });
  expect(await said('explain', join(folder, 'peers'))).toMatchObject({ code: 2, err: expect.stringContaining('peers.csv') });
});
