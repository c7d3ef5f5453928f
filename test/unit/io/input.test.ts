import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findScenario } from '../../../src/io/find-scenario.ts';
import { packageVersion, scenarioFileId, shippedScenarios } from '../../../src/io/package-files.ts';
import { readTextFile } from '../../../src/io/read-text.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, bytes: string | Uint8Array): string {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

test('text comes through as it is', () => {
  expect(readTextFile(write('good.yaml', 'title: Größe ½\r\n'))).toBe('title: Größe ½\r\n');
});

test('what is no text is named for what it is', () => {
  expect(() => readTextFile(join(folder, 'none.yaml'))).toThrow(/none\.yaml: .*got nothing at this path/);
  expect(() => readTextFile(folder)).toThrow(/got a folder/);
  expect(() => readTextFile('/dev/zero')).toThrow(/got a device/);
  expect(() => readTextFile(write('zero.yaml', Uint8Array.of(0x61, 0)))).toThrow(/got a binary file/);
  expect(() => readTextFile(write('latin1.yaml', Uint8Array.of(0x47, 0xf6)))).toThrow(/not UTF-8/);
});

test('a scenario is found by file, by name and by its path in the package', () => {
  const own = write('my-lab.yaml', '');
  expect(findScenario(own)).toEqual({ id: 'my-lab', path: own, shipped: false, lasting: true });
  const shipped = shippedScenarios().find(({ id }) => id === 'mm1');
  expect(findScenario('mm1')).toEqual({ ...shipped, shipped: true, lasting: true });
  expect(findScenario('scenarios/mm1.yaml').id).toBe('mm1');
  expect(findScenario('-')).toMatchObject({ id: 'stdin', lasting: false });
});

test('an unknown name gets the nearest one as a hint, and a far one the list', () => {
  expect(() => findScenario('mm11')).toThrow(/Did you mean mm1\?/);
  expect(() => findScenario('no-such-thing')).toThrow(/The command `list`/);
});

test('shipped scenarios have different ids of the accepted form', () => {
  const ids = shippedScenarios().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
});

test('ids of odd file names are small letters and digits of any script', () => {
  for (const name of ['..yaml', 'ä.yaml', '-', 'C:\\labs\\My Lab.YML', '日本.yaml', 'ÅNGSTRÖM 2.yml', 'हिन्दी.yaml'])
    expect(scenarioFileId(name)).toMatch(/^\p{L}[\p{L}\p{M}\p{N}-]*$/u);
  expect(scenarioFileId('A\u030a.yaml')).toBe(scenarioFileId('Å.yaml'));
});

test('a resolved scenario keeps the name of its result folder, as far as it is one', () => {
  const path = write('scenario.resolved.yaml', '');
  expect(findScenario(path).id).toBe('scenario-resolved');
  const manifest = {
    format: 1,
    loopgain: '0',
    scenario: { id: '../Up', title: '', kind: '' },
    seed: 1,
    replay: '',
    fingerprint: '',
    files: {},
  };
  write('manifest.json', JSON.stringify(manifest));
  expect(findScenario(path).id).toBe('up');
});

test('the version is that of package.json', () => {
  expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+$/);
});
