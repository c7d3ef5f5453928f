import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { buildProbe, differences, findChromium, runChromium, runNode } from '../../scripts/same-bytes/engines.mjs';
import { NUMERIC } from '../../scripts/same-bytes/numeric.ts';

const NUMERIC_FOLDER = fileURLToPath(new URL('../../src/numeric/', import.meta.url));

test('Chromium gives the bytes that this Node gives', async ({ skip }) => {
  const chromium = findChromium();
  if (chromium === undefined && process.env['REQUIRE_CHROMIUM'] !== '1') skip('there is no chromium on the PATH');
  expect(chromium, 'chromium on the PATH').toBeDefined();
  const probe = await buildProbe();
  try {
    const [here, there] = await Promise.all([runNode(probe, process.execPath), runChromium(probe, chromium!)]);
    expect(differences(here, there)).toEqual([]);
    expect(Object.keys(there.items).length).toBeGreaterThan(Object.keys(NUMERIC).length);
  } finally {
    await probe.remove();
  }
});

test('a difference is told by item and line', () => {
  const here = { version: '1', items: { same: 'a', last: 'a\nb', gone: 'a' } };
  const there = { version: '2', items: { same: 'a', last: 'a\nc', more: 'a' } };
  expect(differences(here, there)).toEqual([
    'last, line 2: c instead of b',
    'gone, line 1: nothing instead of a',
    'more, line 1: a instead of nothing',
  ]);
});

test('every function of src/numeric is compared', async () => {
  const modules = await Promise.all(readdirSync(NUMERIC_FOLDER).map((file) => import(`${NUMERIC_FOLDER}${file}`)));
  const functions = modules
    .flatMap((module: object) => Object.entries(module))
    .filter(([, value]) => typeof value === 'function');
  expect(Object.keys(NUMERIC).sort()).toEqual(functions.map(([name]) => name).sort());
});
