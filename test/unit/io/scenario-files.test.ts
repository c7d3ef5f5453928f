import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageFolder } from '../../../src/io/package-files.ts';
import { findShipped, readerFor, shippedName } from '../../../src/io/scenario-files.ts';
import { loadScenario } from '../../../src/scenario/load.ts';

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'loopgain-')));
  mkdirSync(join(folder, 'own/sub'), { recursive: true });
  for (const file of ['out.yaml', 'own/main.yaml', 'own/sub/base.yaml']) writeFileSync(join(folder, file), `title: ${file}\n`);
  symlinkSync(join(folder, 'out.yaml'), join(folder, 'own/link.yaml'));
  symlinkSync(folder, join(folder, 'own/sub/up'));
  symlinkSync('sub/base.yaml', join(folder, 'own/inside.yaml'));
  symlinkSync(join(folder, 'own/main.yaml'), join(folder, 'elsewhere.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['main.yaml', 'title: own/main.yaml\n'],
  ['sub/base.yaml', 'title: own/sub/base.yaml\n'],
  ['inside.yaml', 'title: own/sub/base.yaml\n'],
])('a file in the folder is read: %s', (name, text) => {
  expect(readerFor(join(folder, 'own/main.yaml'))(join(folder, 'own', name))).toBe(text);
});

test.each(['link.yaml', 'sub/up/out.yaml', 'sub/up/nothing.yaml'])(
  'a link that leads out of the folder is not followed: %s',
  (name) => {
    expect(readerFor(join(folder, 'own/main.yaml'))(join(folder, 'own', name))).toEqual({
      expected: "a file in the scenario's folder or below it",
      received: 'a link that leads out of it',
      hint: 'Copy the file there instead of linking to it',
    });
  },
);

test('the scenario itself may be a link, and shipped ones are always read', () => {
  const read = readerFor(join(folder, 'elsewhere.yaml'));
  expect(read(join(folder, 'elsewhere.yaml'))).toBe('title: own/main.yaml\n');
  expect(read(join(packageFolder(), 'scenarios/mm1.yaml'))).toMatch(/^# /);
  expect(read(join(folder, 'none.yaml'))).toMatchObject({ received: 'nothing at this path' });
});

test('a scenario anywhere extends a shipped one by its name', () => {
  const main = join(folder, 'own/future.yaml');
  writeFileSync(main, 'loopgain: 1\nextends: compounding\ntitle: Mine\ntime: {end: 2027-01-01}\n');
  const { title, from, sources } = loadScenario(main, { read: readerFor(main), findShipped, overrides: [] });
  expect([title, from]).toEqual(['Mine', '2026-07-01']);
  expect(sources.map(({ path }) => shippedName(path))).toEqual([
    undefined,
    'loopgain/scenarios/compounding.yaml',
    'loopgain/scenarios/history.yaml',
    'loopgain/scenarios/priors.yaml',
  ]);
});

test('a name that no shipped scenario has is told the nearest', () => {
  expect(findShipped('histry')).toMatchObject({ received: '`histry`', hint: 'Did you mean `history`?' });
  expect(findShipped('zzz')).toMatchObject({ hint: 'The command `list` shows them; a file needs its ending' });
});
