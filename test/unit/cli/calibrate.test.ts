import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { loadScenario } from '../../../src/scenario/load.ts';
import { finished, loopgain } from '../../support/command-line.ts';
import { textOf } from '../../support/markdown.ts';

/** The shipped history in few jobs, with one parameter that is fitted. */
const FITTED = 'kappa';
const { parameters } = loadScenario('scenarios/history.yaml', { read: textOf, overrides: [] });
const assumed = parameters.filter(({ id, role }) => role === 'fitted' && id !== FITTED).map(({ id }) => id);
const CHEAP = `loopgain: 1
extends: history
title: A history in few jobs
parameters:
${assumed.map((id) => `  ${id}: {role: assumed}`).join('\n')}
granularity: {experiment: 8, change: 4}
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-calibrate-'));
  writeFileSync(join(folder, 'cheap.yaml'), CHEAP);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DRAWS = 8;
const words = (...more: string[]) => [
  'calibrate',
  'cheap.yaml',
  '--known',
  '2024-08-31',
  '--draws',
  String(DRAWS),
  '--replications',
  '2',
  ...more,
];
const run = (...more: string[]) => loopgain.run(words(...more), { folder });

function bytesOf(out: string): Record<string, string> {
  const path = join(folder, out, 'cheap-calibration');
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'latin1')]));
}

test('fits, samples and writes; interrupted and resumed with other threads, it writes the same bytes', {
  timeout: 300_000,
}, async () => {
  const whole = await run('--out', 'whole', '--jobs', '2');
  expect([whole.err, whole.code]).toEqual([expect.not.stringContaining('error'), 0]);
  expect(whole.out).toMatch(/^Calibration of cheap by \d+ published figures up to 2024-08-31; seed 42\n\nLikeliest values/);
  const { columns, rows } = parseCsv(bytesOf('whole')['posterior.csv']!);
  expect(rows).toHaveLength(DRAWS);
  expect(columns).toEqual(expect.arrayContaining(['draw', 'kappa', 'theta', 'horizonLaw']));
  const learned = parseCsv(bytesOf('whole')['parameters.csv']!);
  const kappa = learned.rows.find(([id]) => id === FITTED)!;
  expect(Number(kappa[learned.columns.indexOf('likeliest')])).toBeGreaterThan(0.5);
  const manifest = JSON.parse(bytesOf('whole')['manifest.json']!);
  expect(manifest.events).toBeGreaterThan(0);
  expect(Object.keys(manifest.sources)).toContain('code-per-engineer.csv');
  const stages = parseCsv(bytesOf('whole')['stages.csv']!);
  expect(stages.rows.at(-1)![1]).toBe('1');

  const child = loopgain.start(words('--out', 'parts', '--jobs', '1'), { folder });
  const ended = finished(child);
  const unfinished = join(folder, 'parts', 'cheap-calibration.unfinished');
  while (child.exitCode === null && !batchesIn(unfinished).includes('paths-2'))
    await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  // Between two batches nobody listens, and the process ends at once; what is done is kept all the same.
  const { code, signal } = await ended;
  expect([130, 'SIGINT']).toContain(code ?? signal);
  const again = await run('--out', 'parts', '--jobs', '1');
  expect([again.code, again.err]).toEqual([2, expect.stringMatching(/expected nothing left of an interrupted command/)]);
  expect((await run('--out', 'parts', '--jobs', '1', '--resume')).code).toBe(0);
  expect(bytesOf('parts')).toEqual(bytesOf('whole'));
  expect(readdirSync(join(folder, 'parts'))).toEqual(['cheap-calibration']);
});

test.each([
  [['--known', 'soon'], /--known: expected a date such as 2025-12-31, got `soon`/],
  [['--draws', '1'], /--draws: expected a whole number/],
  [['--draws', '7'], /--draws: expected 8 or more, which learn together, got `7`/],
  [['--known', '2020-01-01'], /--known: expected 2024-\d\d-\d\d or later, when the first figure .* got `2020-01-01`/],
])('%j is refused', async (more, message) => {
  const { code, err } = await loopgain.run(['calibrate', 'cheap.yaml', ...more], { folder });
  expect([code, err]).toEqual([2, expect.stringMatching(message)]);
});

test('a history that says of nothing that it is fitted is refused', async () => {
  const { code, err } = await loopgain.run(['calibrate', 'cheap.yaml', '--set', 'parameters.kappa.role=assumed'], { folder });
  expect([code, err]).toEqual([2, expect.stringMatching(/expected a lab with parameters of the role `fitted`/)]);
});

function batchesIn(place: string): readonly string[] {
  try {
    return readdirSync(place);
  } catch {
    return [];
  }
}
