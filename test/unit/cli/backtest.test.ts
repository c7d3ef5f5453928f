import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../support/said.ts';

const folder = mkdtempSync(join(tmpdir(), 'loopgain-backtest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// What it computes is held by test/unit/calibrate/backtest on a past that costs nothing.
test.each([
  ['fewer particles than can learn together', ['--draws', '8'], '16 or more'],
  ['nothing to go on with', ['--draws', '16', '--jobs', '1', '--resume'], 'nothing at'],
])('%s is refused before anything is simulated', async (_, words, expected) => {
  const { code, err } = await said('backtest', '--out', folder, ...words);
  expect(code).not.toBe(0);
  expect(err).toContain(expected);
});

test('a plain network has nothing to forecast', async () => {
  const { code, err } = await said('backtest', 'mm1', '--out', folder);
  expect(code).not.toBe(0);
  expect(err).toContain('expected');
});
