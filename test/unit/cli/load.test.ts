import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AS_WRITTEN, loadScenarios } from '../../../src/cli/load.ts';
import { said } from '../../support/said.ts';
import { SMALL_QUEUE } from '../../support/small-queue.ts';

let folder = '';
let small = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  small = join(folder, 'small.yaml');
  writeFileSync(small, SMALL_QUEUE);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[words: string[], lines: RegExp[]]>([
  [['futures', '--until', '2026-01-01'], [/^--until: expected 2026-07-01 or a later day, .* got `2026-01-01`$/]],
  [['futures', '--until', '90'], [/^--until: .* got the bare number 90\. Did you mean 90 days\?$/]],
  [['futures', '--set', 'bogus=1'], [/^bogus: expected a parameter or a path of keys/]],
  [['run', 'history', '--until', '2020-01-01'], [/^--until: expected a day after the epoch/]],
  [['run', 'mm1', '--until', '2030-01-01'], [/^--until: expected a time since the start/]],
  [['run', 'mm1', '--until', '1e12 days', '--set', 'time.sample=1 days'], [/^--until: expected at most \d+ samples/]],
  [['run', 'mm1', '--sample', 'month'], [/^--sample: .* A plain network has no calendar$/]],
  [
    ['run', 'mm1', '--sample', 'hour', '--until', 'soon'],
    [/^--until: /, /^--sample: /],
  ],
  [['run', 'mm1', '--until', '1e12 days'], [/^--until: expected at most \d+ samples/]],
  [['run', 'mm1', '--set', 'time.end=soon'], [/^time\.end: /]],
])('%j: each problem once, by the name of the option', async (words, lines) => {
  const { code, out, err } = await said(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const told = err.trimEnd().split('\n');
  expect(told.length, err).toBe(lines.length);
  for (const [index, line] of lines.entries()) expect(told[index]).toMatch(line);
});

test('what is wrong without the options too is told by its place in the file', () => {
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, SMALL_QUEUE.replace('capacity: 1', 'capacity: -1'));
  const changes = { ...AS_WRITTEN, until: 'soon' };
  expect(() => loadScenarios([bad], changes)).toThrow(/bad\.yaml:5:\d+ pools\.clerk\.capacity[\s\S]*--until: /);
});

test('any time that a scenario may be sampled at may be asked for', () => {
  const [given] = loadScenarios([small], { ...AS_WRITTEN, sample: '10 days' });
  expect(given!.scenario.network!.clock.sampleEveryDays).toBe(10);
});
