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

const runHere = (...words: string[]) => said('run', file, '--out', join(folder, 'out'), ...words);

function written(name: string, out = 'out'): string {
  return readFileSync(join(folder, out, 'small', name), 'utf8');
}

/** Cells of the rows of intervals.csv about a figure. */
function rowsOf(figure: string): string[][] {
  return written('intervals.csv')
    .split('\n')
    .map((line) => line.split(','))
    .filter((cells) => cells[2] === figure);
}

test('replications give each mean its interval, in the text and in a table', async () => {
  const { code, out, err } = await runHere('--replications', '12');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/\n +\+- [\d.]+ +\+- [\d.]+ .*\n[\s\S]*\n +\+- [\d.]+ %\n/);
  expect(out).toMatch(/Means of 12 replications; \+- is half of their 95 % confidence interval/);
  const [[, , , , mean, low, high, error, replications, batches]] = rowsOf('cycle_days') as [string[]];
  expect(Number(low)).toBeLessThan(Number(mean));
  expect((Number(high) - Number(mean)) / Number(error)).toBeCloseTo(2.201, 3); // t of 11 degrees of freedom
  expect([replications, batches]).toEqual(['12', '']);
  expect(rowsOf('wait_p95_days')[0]![5]).not.toBe('');
});

test('each replication has its figures, which two scenarios of one seed share where they do the same', async () => {
  await runHere('--replications', '4');
  const cyclesOf = (text: string): number[] => {
    const [head, ...rows] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    return rows.filter(([, kind]) => kind === 'class').map((cells) => Number(cells[head!.indexOf('cycle_days')]));
  };
  const cycles = cyclesOf(written('replications.csv'));
  expect(cycles).toHaveLength(4);
  const [[, , , , mean]] = rowsOf('cycle_days') as [string[]];
  expect(cycles.reduce((sum, days) => sum + days, 0) / 4).toBeCloseTo(Number(mean), 9);
  await runHere('--replications', '4', '--set', 'pools.clerk.capacity=2', '--force');
  for (const [i, faster] of cyclesOf(written('replications.csv')).entries()) expect(faster).toBeLessThan(cycles[i]!);
});

test('one path has intervals by batch means where it is long enough, and says where it is not', async () => {
  const short = await runHere();
  expect(short.out).toMatch(/too short, or has too few\s+samples/);
  expect(short.out).not.toMatch(/\+- \d/);
  expect(rowsOf('cycle_days')[0]!.slice(5)).toEqual(['', '', '', '1', '0']);
  const long = await runHere('--until', '40000 days', '--sample', '300 days', '--force');
  expect(long.out).toMatch(/One path; \+- is half of the 95 % confidence interval of the mean, by batch\s+means/);
  expect(Number(rowsOf('cycle_days')[0]![9])).toBeGreaterThanOrEqual(10);
});

describe('a precision', () => {
  test('is reached, and repeated by the number of replications that it took', async () => {
    const { out } = await runHere('--precision', '10%', '--trace');
    expect(out).toMatch(/Repeat: .* --precision 0\.1 /);
    const manifest = JSON.parse(written('manifest.json'));
    expect(manifest.replications).toBeGreaterThanOrEqual(10);
    expect(manifest.replay).toMatch(new RegExp(`--seed 42 --replications ${manifest.replications} --trace --out \\.$`));
    const words = ['run', join(folder, 'out/small/scenario.resolved.yaml'), '--replications', String(manifest.replications)];
    await said(...words, '--trace', '--out', join(folder, 'again'));
    const [id] = readdirSync(join(folder, 'again'));
    for (const name of ['intervals.csv', 'summary.json', 'trace.csv', 'timeseries.csv'])
      expect(readFileSync(join(folder, 'again', id!, name), 'utf8')).toBe(written(name));
  });

  test('that is not reached says how many replications it takes', async () => {
    const { out } = await runHere('--precision', '0.001', '--replications', '5');
    expect(out).toMatch(/Means of 5 replications/);
    expect(out).toMatch(/The 0\.1 % asked for take some [\d,.e]+ replications: see --replications\./);
  });

  test('what binds is explained from a folder of replications too, with the command that repeats them', async () => {
    await runHere('--replications', '3');
    const { code, out } = await said('explain', join(folder, 'out/small'));
    expect(code).toBe(0);
    expect(out).toMatch(/--seed 42 --replications 3 --out/);
  });
});

test('a warm-up is found where the scenario asks for it, and refused where the network never settles', async () => {
  const found = await runHere('--set', 'time.warmUp=mser5', '--until', '2000 days');
  expect(found.out).toMatch(/Left out as warm-up, by MSER-5: |MSER-5 finds no warm-up/);
  expect(JSON.parse(written('summary.json')).warmUpDays).toBeLessThanOrEqual(1000);
  const crowd = ['--set', 'time.warmUp=mser5', '--set', 'stages.serve.work.mean=3 days', '--force'];
  const refused = await runHere(...crowd);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(
    /time\.warmUp: expected a network whose work in process settles .*, got one that has not by day 200/,
  );
});

test.each([
  [['--replications', '1'], '--replications: expected a whole number, 2 or more, got `1`'],
  [['--replications', '2.5'], '--replications: expected a whole number, 2 or more, got `2.5`'],
  [['--precision', '0'], '--precision: expected a share between 0 and 1, such as 2% or 0.02, got `0`'],
  [['--precision', '100%'], '--precision: expected a share between 0 and 1, such as 2% or 0.02, got `100%`'],
  [['--precision', 'fine'], '--precision: expected a share between 0 and 1, such as 2% or 0.02, got `fine`'],
  [
    ['--precision', '2%', '--replications', '4'],
    '--replications: expected a whole number, 5 or more beside --precision, got `4`',
  ],
])('%j is refused', async (words, complaint) => {
  const { code, err } = await runHere(...words);
  expect([code, err]).toEqual([2, `${complaint}\n`]);
});

test.each(['--replications', '--precision'])('%s is not for labs', async (option) => {
  const { code, err } = await said('run', 'history', option, option === '--precision' ? '0.05' : '5', '--out', folder);
  expect(code).toBe(2);
  expect(err).toBe(
    `history ${option}: expected a plain network, got a lab. Leave it out, and simulate a lab with one --seed after the other\n`,
  );
});
