import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../support/said.ts';

const folder = mkdtempSync(join(tmpdir(), 'loopgain-backtest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// What it computes is held by test/unit/calibrate/backtest on a past that costs nothing.
test.each([
  ['fewer particles than can learn together', ['--draws', '7'], '8 or more'],
  ['nothing to go on with', ['--draws', '16', '--jobs', '1', '--resume'], 'nothing at'],
])('%s is refused before anything is simulated', async (_, words, expected) => {
  const { code, err } = await said('backtest', '--out', folder, ...words);
  expect(code).not.toBe(0);
  expect(err).toContain(expected);
});

test.each([
  ['backtest', 'mm1', 'mm1: expected a lab, got a plain network'],
  ['calibrate', 'mm1', 'mm1: expected a lab, got a plain network'],
  ['reproduce', 'mm1', 'mm1: expected a lab, got a plain network'],
  ['backtest', 'small-lab', 'small-lab: expected a scenario with priors'],
  ['calibrate', 'small-lab', 'small-lab: expected a scenario with priors'],
  ['reproduce', 'small-lab', 'small-lab: expected a scenario with priors'],
])('%s %s is refused for what it is', async (command, name, expected) => {
  const { code, err } = await said(command, name, '--out', folder);
  expect(code).toBe(2);
  expect(err).toContain(expected);
  expect(err).not.toContain('--until');
});
