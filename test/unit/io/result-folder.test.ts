import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestFacts } from '../../../src/io/manifest.ts';
import { isResultFolder, readManifest, readResultFile } from '../../../src/io/manifest.ts';
import { checkResultFolder, writeResultFolder } from '../../../src/io/result-folder.ts';
import { sha256 } from '../../../src/io/sha256.ts';

const facts: ManifestFacts = {
  loopgain: '0.1.0',
  scenario: { id: 'mm1', title: 'M/M/1', kind: 'network' },
  seed: 42,
  sources: {},
  replay: 'loopgain run mm1',
  granularity: 1,
  events: 2,
  fingerprint: 'f',
  audit: [],
};

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'loopgain-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

test('a folder is written whole, with the hash of every file in its manifest, and nothing beside it', () => {
  const folder = join(parent, 'deep', 'mm1');
  writeResultFolder(folder, [{ name: 'a.csv', text: 'a\n1\n' }], facts, false);
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'manifest.json']);
  expect(readdirSync(join(parent, 'deep'))).toEqual(['mm1']);
  expect(readManifest(folder)?.files).toEqual({ 'a.csv': sha256('a\n1\n') });
});

test('our own folder is replaced, stale files included', () => {
  const folder = join(parent, 'mm1');
  writeResultFolder(folder, [{ name: 'trace.csv', text: 'x' }], facts, false);
  writeResultFolder(folder, [{ name: 'a.csv', text: 'x' }], facts, false);
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'manifest.json']);
});

test('the same results give the same bytes', () => {
  const folders = ['one', 'two'].map((name) => join(parent, name));
  for (const folder of folders) writeResultFolder(folder, [{ name: 'a.csv', text: 'x' }], facts, false);
  const [one, two] = folders.map((folder) => readFileSync(join(folder, 'manifest.json'), 'utf8'));
  expect(one).toBe(two);
  expect(one).not.toContain(parent);
});

test('a foreign folder is refused, left as it was, and replaced only by force', () => {
  const folder = join(parent, 'mm1');
  mkdirSync(folder);
  writeFileSync(join(folder, 'thesis.txt'), 'years of work');
  writeFileSync(join(folder, 'zebra.txt'), '');
  expect(() => writeResultFolder(folder, [], facts, false)).toThrow(
    /got a folder with `thesis\.txt` and `zebra\.txt`\. .*--force/,
  );
  expect(readFileSync(join(folder, 'thesis.txt'), 'utf8')).toBe('years of work');
  writeResultFolder(folder, [], facts, true);
  expect(readdirSync(folder)).toEqual(['manifest.json']);
});

test("somebody else's manifest.json does not make a folder ours", () => {
  writeFileSync(join(parent, 'manifest.json'), '{"name": "a web page"}');
  expect(() => checkResultFolder(parent, false)).toThrow(/manifest\.json/);
  writeFileSync(join(parent, 'manifest.json'), 'no JSON');
  expect(() => checkResultFolder(parent, false)).toThrow(/manifest\.json/);
});

test('a file in the place of the folder is refused even by force', () => {
  const place = join(parent, 'mm1');
  writeFileSync(place, '');
  expect(() => checkResultFolder(place, true)).toThrow(/got a file/);
});

test('a failure halfway leaves the old folder and nothing half-written', () => {
  const folder = join(parent, 'mm1');
  writeResultFolder(folder, [{ name: 'a.csv', text: 'old' }], facts, false);
  const broken = [
    { name: 'a.csv', text: 'new' },
    { name: 'no/such/folder.csv', text: '' },
  ];
  expect(() => writeResultFolder(folder, broken, facts, false)).toThrow(/mm1: a place where nothing can be made \(ENOENT\)/);
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('old');
  expect(readdirSync(parent)).toEqual(['mm1']);
});

test('what else lies in our own folder is refused by name, and so is a file that was changed', () => {
  const folder = join(parent, 'mm1');
  writeResultFolder(folder, [{ name: 'a.csv', text: 'x' }], facts, false);
  mkdirSync(join(folder, 'plots'));
  expect(() => checkResultFolder(folder, false)).toThrow(/got a folder with `plots`\. /);
  writeFileSync(join(folder, 'a.csv'), 'with a note of mine');
  for (const name of ['b', 'c', 'd']) writeFileSync(join(folder, name), '');
  expect(() => writeResultFolder(folder, [], facts, false)).toThrow(/`a\.csv` \(changed since\), `b`, `c` and 2 more/);
  expect(readFileSync(join(folder, 'a.csv'), 'utf8')).toBe('with a note of mine');
  expect(readdirSync(parent)).toEqual(['mm1']);
});

test('a check leaves nothing behind, and a link is followed', () => {
  checkResultFolder(join(parent, 'deep', 'deeper', 'mm1'), false);
  expect(readdirSync(parent)).toEqual([]);
  mkdirSync(join(parent, 'disk'));
  symlinkSync('disk', join(parent, 'mm1'));
  writeResultFolder(join(parent, 'mm1'), [], facts, false);
  expect(readdirSync(join(parent, 'disk'))).toEqual(['manifest.json']);
  symlinkSync('gone', join(parent, 'mm2'));
  expect(() => checkResultFolder(join(parent, 'mm2'), false)).toThrow(/got a link to nothing/);
});

test.each([
  ['/proc/loopgain/mm1', /^\/proc\/loopgain\/mm1: .*got a place where nothing can be made \(ENOENT\)/],
  [`${'n'.repeat(300)}/mm1`, /got a name that is too long \(ENAMETOOLONG\)/],
])('%s is refused in the words of the reader', (folder, message) => {
  expect(() => checkResultFolder(folder, true)).toThrow(message);
});

test('a path through a file is refused', () => {
  writeFileSync(join(parent, 'file'), '');
  expect(() => checkResultFolder(join(parent, 'file', 'mm1'), true)).toThrow(/leads through a file \(ENOTDIR\)/);
});

test('a file of a folder is read as it was written or not at all', () => {
  const folder = join(parent, 'mm1');
  writeResultFolder(folder, [{ name: 'a.csv', text: 'x' }], facts, false);
  const manifest = readManifest(folder)!;
  expect(readResultFile(folder, 'a.csv', manifest)).toBe('x');
  writeFileSync(join(folder, 'a.csv'), 'y');
  expect(() => readResultFile(folder, 'a.csv', manifest)).toThrow(
    /a\.csv: .*got another file\. Simulate mm1 again, with --force/,
  );
  rmSync(join(folder, 'a.csv'));
  expect(() => readResultFile(folder, 'a.csv', manifest)).toThrow(/got nothing at this path/);
});

test.each(['{}', '{"format": 1}', '{"format": 1, "loopgain": "0", "scenario": {}, "files": {}}', '[]', 'null', ''])(
  'a manifest %s is none of ours',
  (text) => {
    writeFileSync(join(parent, 'manifest.json'), text);
    expect(readManifest(parent)).toBeUndefined();
    expect(isResultFolder(parent)).toBe(false);
  },
);
