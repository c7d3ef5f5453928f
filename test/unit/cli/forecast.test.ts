import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finished, loopgain } from '../../support/command-line.ts';
import { ROOT } from '../../support/markdown.ts';
import { UNSURE_LAB } from '../../support/unsure-lab.ts';

const DRAWS = 40;
const forecast = (...words: string[]) => ['forecast', 'unsure.yaml', '--draws', String(DRAWS), ...words];
const run = (...words: string[]) => loopgain.run(forecast(...words), { folder });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'unsure.yaml'), UNSURE_LAB);
  writeFileSync(join(folder, 'small-lab.yaml'), readFileSync(join(ROOT, 'scenarios', 'small-lab.yaml'), 'utf8'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Every file of a forecast, as bytes. */
function bytesOf(out: string): Record<string, string> {
  const path = join(folder, out, 'unsure-forecast');
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name)).toString('latin1')]));
}

/** What a forecast by one thread writes that nothing interrupts; simulated once. */
let whole: Record<string, string> | undefined;
async function wholeBytes(): Promise<Record<string, string>> {
  if (whole === undefined) {
    const { err, code } = await run('--jobs', '1', '--out', 'whole');
    expect([err, code]).toEqual(['', 0]);
    whole = bytesOf('whole');
  }
  return whole;
}

test('one thread and three write the same bytes, and nothing else is left', async () => {
  const one = await wholeBytes();
  const three = await run('--jobs', '3', '--out', 'three');
  expect(three.code).toBe(0);
  expect(bytesOf('three')).toEqual(one);
  expect(readdirSync(join(folder, 'three'))).toEqual(['unsure-forecast']);
  expect(Object.keys(one)).toContain('paths.parquet');
  const { code, err } = await loopgain.run(['explain', 'three/unsure-forecast'], { folder });
  expect([code, err]).toEqual([2, expect.stringMatching(/got a forecast, unsure-forecast\. Its answer is in .*futures\.csv/)]);
});

test('killed again and again at any time and resumed, it writes the bytes of one that was not', async () => {
  const unfinished = join(folder, 'out', 'unsure-forecast.unfinished');
  const kept: number[] = [];
  for (const [i, signal] of (['SIGKILL', 'SIGINT', 'SIGKILL', 'SIGTERM'] as const).entries()) {
    const child = loopgain.start(forecast('--out', 'out', '--jobs', '2', ...(i === 0 ? [] : ['--resume'])), { folder });
    const ended = finished(child);
    while (child.exitCode === null && blocksIn(unfinished) <= (kept.at(-1) ?? 0))
      await new Promise((resolve) => setTimeout(resolve, 7 * (i + 1)));
    child.kill(signal);
    await ended;
    kept.push(blocksIn(unfinished));
  }
  // Each start has kept what was there and done more.
  expect(kept.every((blocks, i) => blocks > (kept[i - 1] ?? 0))).toBe(true);
  expect((await run('--out', 'out', '--resume')).code).toBe(0);
  expect(bytesOf('out')).toEqual(await wholeBytes());
  expect(readdirSync(join(folder, 'out'))).toEqual(['unsure-forecast']);
});

test('a torn block is simulated again, and a process does not disturb another', async () => {
  const unfinished = join(folder, 'out', 'unsure-forecast.unfinished');
  const child = loopgain.start(forecast('--out', 'out', '--jobs', '1'), { folder });
  const ended = finished(child);
  while (child.exitCode === null && blocksIn(unfinished) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  const second = await run('--out', 'out', '--resume');
  expect([second.code, second.err]).toEqual([2, expect.stringMatching(/expected no other process, got process \d+/)]);
  child.kill('SIGINT');
  const { code, signal } = await ended;
  expect(code ?? signal).toSatisfy((end) => end === 130 || end === 'SIGINT');
  const [block] = readdirSync(unfinished).filter((name) => name.endsWith('.block'));
  truncateSync(join(unfinished, block!), 100);
  expect((await run('--out', 'out', '--resume')).code).toBe(0);
  expect(bytesOf('out')).toEqual(await wholeBytes());
});

test('Ctrl-C keeps what is done and says how to go on; without a word it is not thrown away', async () => {
  const child = loopgain.start(['forecast', 'unsure.yaml', '--draws', '4000', '--out', 'out'], { folder });
  const unfinished = join(folder, 'out', 'unsure-forecast.unfinished');
  const ended = finished(child);
  while (child.exitCode === null && blocksIn(unfinished) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  const { code, err } = await ended;
  expect(code).toBe(130);
  expect(err).toMatch(
    /^loopgain: interrupted\nKept \d+ points of 4000 in out\/unsure-forecast\.unfinished; go on with: .*--draws 4000.*--resume\n$/,
  );
  const again = await loopgain.run(['forecast', 'unsure.yaml', '--draws', '4000', '--out', 'out'], { folder });
  expect([again.code, again.err]).toEqual([
    2,
    expect.stringMatching(/nothing left of an interrupted command.*--resume.*--restart/s),
  ]);
  const other = await run('--out', 'out', '--resume');
  expect([other.code, other.err]).toEqual([2, expect.stringMatching(/other draws in out/)]);
  expect((await run('--out', 'out', '--restart')).code).toBe(0);
});

function blocksIn(path: string): number {
  try {
    return readdirSync(path).filter((name) => name.endsWith('.block')).length;
  } catch {
    return 0;
  }
}

test('what cannot be forecast is refused in a line', async () => {
  const said = async (...words: string[]) => (await loopgain.run(['forecast', ...words], { folder })).err;
  expect(await said('mm1')).toMatch(/expected a lab, got a plain network/);
  expect(await said('small-lab.yaml')).toMatch(/expected a scenario with priors/);
  expect(await said('unsure.yaml', './unsure.yaml')).toMatch(/expected scenarios of different names/);
  expect(await said('unsure.yaml', '--draws', '1')).toMatch(/--draws.*2 or more/);
  expect(await said('unsure.yaml', '--resume')).toMatch(/--resume: expected what an interrupted command has kept/);
});
