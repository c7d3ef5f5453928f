import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BIOME = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');

const bannedMath = 'exp log pow sin cos tan log2 log10 log1p expm1 cbrt hypot atan atan2 asin acos sinh cosh tanh random'.split(
  ' ',
);

/** Code that src must not hold, and a word of the reason that the linter must give. */
const refused: readonly (readonly [code: string, reason: string])[] = [
  ...bannedMath.map((name) => [`export const x = Math.${name}(0.5);`, 'part of Math'] as const),
  ['export const x = [1, 2].map(Math.log);', 'part of Math'],
  ['export const { pow } = Math;', 'part of Math'],
  ["export const x = Math['exp'](1);", 'part of Math'],
  ['export const x = Math.max(1, Math.exp(1));', 'part of Math'],
  ['export const x = globalThis.Math.exp(1);', 'Name Math directly'],
  ['export const square = (x: number) => x ** 2;', '`**`'],
  ['export let x = 3;\nx **= 2;', '`**=`'],
  ['export const x = Date.now();', 'wall clock'],
  ['export const x = new Date();', 'wall clock'],
  ['export const x = Date();', 'wall clock'],
  ['export const x = (3).toLocaleString();', 'No locale'],
  ["export const x = 'a'.localeCompare('b');", 'No locale'],
  ["export const x = new Intl.NumberFormat('en');", 'No locale'],
  ['const x = 1;\nexport default x;', 'default exports'],
];

const allowed = {
  'src/exact.ts': 'export const x = Math.sqrt(Math.max(1, Math.floor(2.5))) * Math.PI;',
  'src/dated.ts': 'export const x = new Date(0);',
  'test/oracle.ts': 'export const x = Math.exp(1) ** 2;',
};

/** The linter's findings, one per line, each naming its file by `file=path,`. */
let findings: readonly string[];
let exitCode: number | null;

/** Lints a project of its own that has our rules, so that no bad file ever stands in the tree. */
beforeAll(() => {
  const project = mkdtempSync(join(tmpdir(), 'loopgain-lint-'));
  for (const folder of ['src', 'test']) mkdirSync(join(project, folder));
  for (const path of ['biome.json', 'scripts/lint']) cpSync(join(ROOT, path), join(project, path), { recursive: true });
  for (const [index, [code]] of refused.entries()) writeFileSync(join(project, `src/bad${index}.ts`), `${code}\n`);
  for (const [path, code] of Object.entries(allowed)) writeFileSync(join(project, path), `${code}\n`);
  const options = ['lint', '--error-on-warnings', '--reporter=github', '--max-diagnostics=none', '.'];
  const { status, stdout, error } = spawnSync(process.execPath, [BIOME, ...options], { cwd: project, encoding: 'utf8' });
  rmSync(project, { recursive: true });
  if (error) throw error;
  exitCode = status;
  findings = stdout.split('\n').filter((line) => line.startsWith('::'));
});

describe('what differs between engines, days or countries is refused in src', () => {
  test.each(refused.map(([code, reason], index) => ({ code, reason, file: `/src/bad${index}.ts,` })))(
    '$code',
    ({ reason, file }) => {
      expect(findings.filter((line) => line.includes(file)).join('\n')).toContain(reason);
    },
  );

  test('and the linter fails', () => {
    expect(exitCode).toBe(1);
  });
});

test.each(Object.entries(allowed))('%s passes: %s', (path) => {
  expect(findings.filter((line) => line.includes(`/${path},`))).toEqual([]);
});
