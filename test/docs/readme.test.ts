import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOptions } from '../../scripts/bundle.mjs';
import { loopgain } from '../support/command-line.ts';
import { ROOT, textOf, withBlock } from '../support/markdown.ts';

/** What npm start does. */
const START = JSON.parse(textOf('package.json')).scripts.start.split(' ').slice(2);
/** Its pictures that the page shows. */
const SHOWN = [...textOf('README.md').matchAll(/\]\(docs\/figures\/([\w-]+)\.svg\)/g)].map((match) => match[1]!);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-readme-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('README.md shows what npm start prints; `npm run docs` writes it', { timeout: 120_000 }, async () => {
  const { code, out } = await loopgain.run(START, { folder, environment: { NO_COLOR: '1', npm_command: 'start' } });
  expect(code).toBe(0);
  const shown = ['```text', out.trimEnd(), '```'].join('\n');
  await expect(withBlock(textOf('README.md'), 'output of npm start', shown)).toMatchFileSnapshot('../../README.md');
  for (const id of SHOWN) {
    const picture = readFileSync(join(folder, 'output/futures/report', `${id}.svg`), 'utf8');
    await expect(picture).toMatchFileSnapshot(`../../docs/figures/${id}.svg`);
  }
});

test("README.md's library example prints what it says", async () => {
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(textOf('README.md')) ?? [];
  const source = join(folder, 'example.mjs');
  const bundle = join(folder, 'bundle.mjs');
  writeFileSync(source, example);
  const alias = { loopgain: join(ROOT, 'src/index.ts') };
  const { splitting: _, outdir: __, ...options } = bundleOptions(ROOT, folder);
  await build({ ...options, entryPoints: [source], outfile: bundle, alias });
  const { stdout, stderr } = spawnSync(process.execPath, [bundle], { encoding: 'utf8' });
  expect(stdout.trimEnd().split('\n'), stderr).toEqual([...example.matchAll(/\/\/ => (.+)$/gm)].map((line) => line[1]));
});

const commands = [...textOf('README.md').matchAll(/^npx loopgain (.+?)(?: {2,}#.*)?$/gm)].map((line) => line[1]!);

test.each(commands)('npx loopgain %s', { timeout: 120_000 }, async (line) => {
  const words = [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, inQuotes]) => inQuotes ?? word);
  const { code, err } = await loopgain.run(words, { folder });
  expect(code, err).toBe(0);
});
