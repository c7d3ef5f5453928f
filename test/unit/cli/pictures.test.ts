import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleOptions } from '../../../scripts/bundle.mjs';
import { CATALOGUE } from '../../../src/report/figures/catalogue.ts';
import { loopgain } from '../../support/command-line.ts';
import { ROOT } from '../../support/markdown.ts';
import { UNSURE_LAB } from '../../support/unsure-lab.ts';

const MEGABYTE = 1e6;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-pictures-'));
  writeFileSync(join(folder, 'unsure.yaml'), UNSURE_LAB);
  copyFileSync(join(ROOT, 'scenarios', 'small-lab.yaml'), join(folder, 'small-lab.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]) => loopgain.run(words, { folder, environment: { npm_command: 'exec' } });
const textOf = (path: string) => readFileSync(join(folder, path), 'utf8');
/** Files of a result folder, by name, as bytes. */
const bytesOf = (path: string) =>
  Object.fromEntries(
    readdirSync(join(folder, path)).map((name) => [name, readFileSync(join(folder, path, name)).toString('latin1')]),
  );
const figuresIn = (path: string) => readdirSync(join(folder, path)).filter((name) => name.endsWith('.svg'));

test('run draws the figures and the page that holds them all: the same bytes again, and in a folder of another name', async () => {
  const words = ['run', 'small-lab', '--figures', '--report', '--out'];
  const { code, out, err } = await run(...words, 'one');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(
    'Report: one/small-lab/report.html\nRepeat: npx loopgain run small-lab --seed 42 --figures --report --out one\n',
  );
  const figures = figuresIn('one/small-lab');
  expect(figures.length).toBeGreaterThan(0);
  const page = textOf('one/small-lab/report.html');
  const { document } = parseHTML(page);
  const ids = [...document.querySelectorAll('figure')].map(({ id }) => id);
  expect(ids).toEqual(CATALOGUE.map(({ id }) => id).filter((id) => figures.includes(`${id}.svg`)));
  expect(ids).toHaveLength(figures.length);
  expect(page.length).toBeLessThan(2 * MEGABYTE);
  // Drawn again in a browser by the script, which is on the page itself.
  expect([...document.querySelectorAll('script')].at(-1)!.textContent!.length).toBeGreaterThan(MEGABYTE / 10);
  expect(page).not.toContain(folder);
  expect(page).not.toMatch(/<(img|iframe|object|embed|link|script|source)[^>]+(src|href)="(?!data:,")/);
  await run(...words, 'two/deeper');
  expect(bytesOf('two/deeper/small-lab')).toEqual(bytesOf('one/small-lab'));
});

test('the replay of the manifest and that of the folder ask for the same pictures', async () => {
  expect(JSON.parse(textOf('one/small-lab/manifest.json')).replay).toMatch(/ --figures --report --out \.$/);
  const { out } = await run('explain', 'one/small-lab');
  expect(out).toMatch(/^Repeat: npx loopgain run \S+ --seed 42 --figures --report --out one$/m);
});

test('nothing is drawn that was not asked for, and a plain network has a page without pictures', async () => {
  await run('run', 'small-lab', '--report', '--out', 'page');
  expect(figuresIn('page/small-lab')).toEqual([]);
  const { code, out } = await run('run', 'mm1', '--figures', '--report', '--set', 'time.end=20000 days', '--out', 'plain');
  expect([code, figuresIn('plain/mm1')]).toEqual([0, []]);
  expect(out).not.toContain('Figures:');
  const page = textOf('plain/mm1/report.html');
  expect(page).not.toContain('<script');
  expect(page).toMatch(/Cycle time, customer/);
});

test('forecast and compare have their page', async () => {
  const forecast = await run('forecast', 'unsure.yaml', '--draws', '6', '--jobs', '1', '--figures', '--report', '--out', 'f');
  expect([forecast.code, forecast.err]).toEqual([0, '']);
  expect(textOf('f/unsure-forecast/report.html')).toContain('Values that nobody knows were drawn 6 times');
  expect(figuresIn('f/unsure-forecast')).toContain('futures-at-end.svg');
  const change = ['--set', 'psi=0.1', '--replications', '2', '--jobs', '1'];
  const compared = await run('compare', 'unsure.yaml', ...change, '--report', '--out', 'c');
  expect([compared.code, compared.err]).toEqual([0, '']);
  expect(textOf('c/unsure-vs-unsure-changed/report.html')).toContain('What changes from unsure to unsure-changed');
});

test('futures have a page each and one for all, which leads to theirs; a folder of somebody else is refused before anything is simulated', async () => {
  mkdirSync(join(folder, 'taken', 'report'), { recursive: true });
  writeFileSync(join(folder, 'taken', 'report', 'mine.txt'), 'kept');
  const refused = await run('futures', '--report', '--out', 'taken');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('mine.txt')]);
  expect(readdirSync(join(folder, 'taken'))).toEqual(['report']);
  const { code, err } = await run('futures', '--until', '2026-09-01', '--report', '--out', 'all');
  expect([code, err]).toEqual([0, '']);
  const { document } = parseHTML(textOf('all/report/report.html'));
  const parts = [...document.querySelectorAll('a[href^="../"]')].map((link) => link.getAttribute('href')!);
  expect(parts).toHaveLength(4);
  for (const part of parts) expect(textOf(join('all/report', part))).toContain('<h1>');
});

test('commands without pictures load nothing that draws', async () => {
  const { metafile } = (await build({ ...bundleOptions(ROOT, folder), metafile: true, write: false })) as { metafile: Metafile };
  for (const action of ['run', 'futures', 'forecast', 'compare', 'reproduce', 'frontier', 'sensitivity', 'trends']) {
    const [entry] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === `src/cli/actions/${action}.ts`)!;
    const loaded = loadedAtOnce(metafile, entry).flatMap((output) => Object.keys(metafile.outputs[output]!.inputs));
    expect(loaded.length, action).toBeGreaterThan(10);
    expect(
      loaded.filter((input) => /observablehq|linkedom|report\/html/.test(input)),
      action,
    ).toEqual([]);
  }
});

/** Files that are loaded with one, without those that it asks for later. */
function loadedAtOnce({ outputs }: Metafile, entry: string): string[] {
  const loaded = [entry];
  for (const output of loaded) {
    const { imports } = outputs[output]!;
    for (const { path, kind } of imports)
      if (kind === 'import-statement' && path in outputs && !loaded.includes(path)) loaded.push(path);
  }
  return loaded;
}
