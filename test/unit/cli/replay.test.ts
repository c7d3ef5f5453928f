import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { programWords } from '../../../src/cli/program.ts';
import { loopgain } from '../../support/command-line.ts';
import { SMALL_QUEUE } from '../../support/small-queue.ts';

/** Started by node itself, so that commands are printed for node. */
const BY_NODE = { npm_command: '' };

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  mkdirSync(join(folder, 'my lab'));
  writeFileSync(join(folder, 'my lab', "o'brien.yaml"), SMALL_QUEUE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (words: string[], input = '') => loopgain.run(words, { folder, environment: BY_NODE, input });

function numbersIn(path: string): string {
  return ['timeseries.csv', 'trace.csv', 'scenario.resolved.yaml', 'summary.json']
    .map((name) => readFileSync(join(folder, path, name), 'utf8'))
    .join('\n');
}

/** Pastes a printed command into a shell, after its results are gone. */
function paste(line: string, results: string): void {
  rmSync(join(folder, results), { recursive: true });
  const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, env: { ...process.env, ...BY_NODE } });
  expect(status, `${line}\n${stderr}`).toBe(0);
}

const OPTIONS = ['--seed', '7', '--until', '300 days', '--sample', 'week', '--set', 'pools.clerk.capacity=2', '--trace'];

test('the printed command, pasted, writes the same files to the same place', async () => {
  const { out, err } = await run(['run', "my lab/o'brien.yaml", ...OPTIONS, '--out', 'there is']);
  const [, line = err] = /^Repeat: (.*)$/m.exec(out) ?? [];
  const written = numbersIn('there is/o-brien');
  paste(line, 'there is/o-brien');
  expect(numbersIn('there is/o-brien')).toBe(written);
});

test('what came through a pipe is repeated from its results, and so is what is explained', async () => {
  const { out } = await run(['run', '-', ...OPTIONS, '-o', 'x'], SMALL_QUEUE);
  const written = numbersIn('x/stdin');
  const explained = (await run(['explain', 'x/stdin'])).out;
  for (const text of [out, explained]) {
    const [, line = text] = /^Repeat: (.*)$/m.exec(text) ?? [];
    const { status, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, env: { ...process.env, ...BY_NODE } });
    expect(status, `${line}\n${stderr}`).toBe(0);
    expect(numbersIn('x/stdin')).toBe(written);
  }
});

test("the manifest's command repeats it from the folder above", async () => {
  await run(['run', '-', ...OPTIONS, '-o', 'x'], SMALL_QUEUE);
  const written = numbersIn('x/stdin');
  const { replay } = JSON.parse(readFileSync(join(folder, 'x/stdin/manifest.json'), 'utf8'));
  expect(replay).toBe('npx loopgain run stdin/scenario.resolved.yaml --seed 7 --trace --out .');
  const words = replay.split(' ').slice(2);
  expect(await loopgain.run(words, { folder: join(folder, 'x') })).toMatchObject({ code: 0 });
  expect(numbersIn('x/stdin')).toBe(written);
});

test('a program is named as it was started', () => {
  const environment = { PATH: '/usr/bin:/opt/bin' };
  expect(programWords({ script: '/opt/bin/loopgain', environment, folder: '/' })).toEqual(['loopgain']);
  expect(programWords({ script: '/opt/x/loopgain', environment, folder: '/opt' })).toEqual(['node', 'x/loopgain']);
  expect(programWords({ script: '/a.js', environment, folder: '/b/c/d/e' })).toEqual(['node', '/a.js']);
  expect(programWords({ script: '/a.js', environment: { npm_command: 'start' }, folder: '/' })).toEqual(['npx', 'loopgain']);
});
