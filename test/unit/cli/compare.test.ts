import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { said } from '../../support/said.ts';
import { SMALL_QUEUE } from '../../support/small-queue.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  file = join(folder, 'small.yaml');
  writeFileSync(file, SMALL_QUEUE);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const compareHere = (...words: string[]) => said('compare', file, '--out', join(folder, 'out'), ...words);
const SECOND_CLERK = ['--set', 'pools.clerk.capacity=2'];

function written(name: string, out = 'out/small-vs-small-changed'): string {
  return readFileSync(join(folder, out, name), 'utf8');
}

test('a scenario and what --set makes of it, side by side with their differences', async () => {
  const { code, out, err } = await compareHere(...SECOND_CLERK, '--replications', '8');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^small: A small queue\nsmall-changed: A small queue, with pools\.clerk\.capacity=2\n\nstage +throughput/);
  expect(out).toMatch(/\nserve +small +\d.*\n +small-changed +\d.*\n +difference +-?\d.*\n +\+- +\d/);
  expect(out).toMatch(/Means of 8 replications each, on common random numbers/);
  expect(out).toMatch(/Common random numbers save a factor of [\d.]+ in replications/);
  expect(out).toMatch(/Wrote .*out\/small-vs-small-changed\/comparison\.csv/);
  expect(out).toMatch(/Repeat: .* compare .*small\.yaml --seed 42 --replications 8 --set pools\.clerk\.capacity=2 --out/);
});

test('the first is the scenario as it is: its means are those of run', async () => {
  await compareHere(...SECOND_CLERK, '--replications', '4', '--seed', '3');
  await said('run', file, '--out', join(folder, 'out'), '--replications', '4', '--seed', '3');
  await said('run', file, '--out', join(folder, 'two'), '--replications', '4', '--seed', '3', ...SECOND_CLERK);
  const meansOf = (text: string, column: string): readonly string[] => columnOf(text, column);
  const comparison = written('comparison.csv');
  expect(meansOf(comparison, 'first')).toEqual(meansOf(written('intervals.csv', 'out/small'), 'mean'));
  expect(meansOf(comparison, 'second')).toEqual(meansOf(written('intervals.csv', 'two/small'), 'mean'));
});

function columnOf(text: string, column: string): readonly string[] {
  const [head, ...rows] = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  return rows.map((cells) => cells[head!.indexOf(column)]!);
}

test('a difference is told apart where its interval leaves out 0', async () => {
  await compareHere(...SECOND_CLERK);
  const text = written('comparison.csv');
  const [lows, highs, flags] = ['low', 'high', 'told_apart_flag'].map((column) => columnOf(text, column));
  expect(flags).toContain('1');
  for (const [i, flag] of flags!.entries()) expect(flag).toBe(Number(lows![i]) > 0 || Number(highs![i]) < 0 ? '1' : '0');
  expect(new Set(columnOf(text, 'replications'))).toEqual(new Set(['20']));
});

test('a scenario against itself is the same in every replication', async () => {
  const { out } = await compareHere(file, '--replications', '3');
  expect(out).toMatch(/The same in every replication: every figure of stage serve, pool clerk, class\ncustomer\.\n\n/);
  expect(out).not.toMatch(/Not told apart|told apart from 0|Common random numbers (save|cost)/);
  expect(new Set(columnOf(written('comparison.csv', 'out/small-vs-small-second'), 'difference'))).toEqual(new Set(['0']));
});

test('places that only one of the two has are named', async () => {
  const other = SMALL_QUEUE.replaceAll('customer', 'guest');
  writeFileSync(join(folder, 'other.yaml'), other);
  const { out } = await compareHere(join(folder, 'other.yaml'), '--replications', '3');
  expect(out).toMatch(/Only in small: class customer\./);
  expect(out).toMatch(/Only in other: class guest\./);
});

test("the manifest's command writes the same figures under the same names", async () => {
  await compareHere(...SECOND_CLERK, '--replications', '3', '--until', '300 days');
  const { replay, replications, scenario, sources } = JSON.parse(written('manifest.json'));
  expect(replications).toBe(3);
  expect(scenario).toMatchObject({ id: 'small-vs-small-changed', kind: 'comparison' });
  expect(Object.keys(sources)).toEqual(['small/small.yaml', 'small-changed/small.yaml']);
  expect(replay).toBe(
    'npx loopgain compare small-vs-small-changed/small.yaml small-vs-small-changed/small-changed.yaml --seed 42 --replications 3 --out .',
  );
  const words = replay.split(' ').slice(2);
  const inOut = words.map((word: string) => (word.endsWith('.yaml') ? join(folder, 'out', word) : word));
  await said(...inOut.slice(0, -1), join(folder, 'again'));
  for (const name of readdirSync(join(folder, 'out/small-vs-small-changed')).filter((each) => each !== 'manifest.json'))
    expect(written(name, 'again/small-vs-small-changed')).toBe(written(name));
});

test('--json prints one object, --quiet no notes', async () => {
  const { out } = await compareHere(...SECOND_CLERK, '--replications', '3', '--json');
  const { comparison } = JSON.parse(out);
  expect(comparison).toMatchObject({
    id: 'small-vs-small-changed',
    seed: 42,
    replications: 3,
    summary: { first: { id: 'small' } },
  });
  const [{ meanCycleDays }] = comparison.summary.classes;
  expect(meanCycleDays.difference.mean).toBeCloseTo(meanCycleDays.second.mean - meanCycleDays.first.mean, 9);
  expect((await compareHere(...SECOND_CLERK, '--replications', '3', '--quiet')).out).not.toMatch(/Wrote|Repeat/);
});

test('each finds its own warm-up where it asks for that', async () => {
  const asks = SMALL_QUEUE.replace(/time: \{[^}]*\}/, 'time: {end: 2000 days, warmUp: mser5}');
  writeFileSync(file, asks);
  const { out } = await compareHere(...SECOND_CLERK, '--replications', '3');
  expect(out).toMatch(/Left out of small as warm-up, by MSER-5: [\d.]+ days\.\nLeft out of small-changed as/);
});

describe('what cannot be compared is refused', () => {
  test.each<[words: string[], complaint: RegExp]>([
    [['mm1'], /^compare: expected two scenarios, or one and --set or --what-if, got one alone\. Name another/],
    [['mm1', 'mmc', 'rework'], /^rework: expected two scenarios, got 3\. Compare them two by two$/],
    [['mm1', 'history'], /^history: expected a plain network like mm1, got a lab\. Compare labs with labs/],
    [['mm1', '--what-if', 'no-sampling'], /^--what-if no-sampling: expected a lab, got a plain network$/],
    [['mm1', '--set', 'a=1', '--what-if', 'no-samplin'], /got neither\. Did you mean no-sampling\?$/],
    [
      ['small-lab', '--what-if', 'no-sampling'],
      /^--what-if no-sampling: expected a lab with `parameters\.seenFloor`, got one without$/,
    ],
    [['mm1', 'mmc', '--draws', '4'], /^--draws: expected labs, which have priors to draw from, got mm1, a plain network/],
    [['mm1', 'mmc', '--posterior', 'none'], /^--posterior: expected labs, which have priors to draw from/],
    [['s-curve', 'compounding', '--posterior', 'shipped'], /^--posterior: expected --draws beside it, got none\. .* add --draws/],
    [
      ['small-lab', '--set', 'psi=0', '--draws', '4'],
      /^--draws: expected labs with priors, got small-lab, which is sure of everything/,
    ],
    [['-', '--set', 'a=1'], /^-: expected a file, .* got a pipe, which gives its text once\. Save it in a file first$/],
    [['mm1', '--set', 'pools.nobody.size=1'], /^pools\.nobody/],
    [['mm1', 'mmc', '--replications', '1'], /^--replications: expected a whole number, 2 or more/],
  ])('%j', async (words, complaint) => {
    const { code, err } = await said('compare', ...words, '--out', folder);
    expect(code).toBe(2);
    expect(err.trimEnd()).toMatch(complaint);
  });

  test('a folder with a comparison has nothing that binds', async () => {
    await compareHere(...SECOND_CLERK, '--replications', '2');
    const { code, err } = await said('explain', join(folder, 'out/small-vs-small-changed'));
    expect(code).toBe(2);
    expect(err).toMatch(
      /expected results of one .*scenario, got a comparison, small-vs-small-changed\. Its answer is in .*comparison\.csv/,
    );
  });
});
