import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_TARGETS } from '../../../src/ensemble/sensitivity/targets.ts';
import { columnNumbers, columnTexts, parseCsv } from '../../../src/io/parse-csv.ts';
import { type Finished, finished, loopgain } from '../../support/command-line.ts';
import { DOUBTFUL_LAB } from '../../support/doubtful-lab.ts';
import { said } from '../../support/said.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'doubtful.yaml'), DOUBTFUL_LAB);
  const priors = Array.from(
    { length: 6 },
    (_, i) =>
      `  idle${i}: {value: 1, unit: number, range: [0, 2], role: assumed, source: nobody, prior: {shape: uniform, low: 0, high: 2}, priorSource: nobody}`,
  );
  writeFileSync(join(folder, 'idle.yaml'), `loopgain: 1\nextends: doubtful.yaml\nparameters:\n${priors.join('\n')}\n`);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHORT = ['--until', '2021-10-01'];
const S = ['--target', 'software_efficiency_ratio@end'];
const run = (name: string, ...words: string[]) => loopgain.run(['sensitivity', name, ...SHORT, ...words], { folder });

/** Every file of a result folder but the manifest, which names the command's own place. */
function bytesOf(...path: string[]): Record<string, string> {
  const names = readdirSync(join(folder, ...path)).filter((name) => name !== 'manifest.json');
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, ...path, name), 'utf8')]));
}

function tableOf(name: string, ...path: string[]) {
  return parseCsv(readFileSync(join(folder, ...path, name), 'utf8'));
}

/** The terminal's lines fit, but for paths and commands. */
function expectNarrow({ out }: Pick<Finished, 'out'>): void {
  for (const line of out.split('\n').filter((each) => !/^(Wrote|Repeat)/.test(each)))
    expect(line.length, line).toBeLessThanOrEqual(80);
}

test('a tornado says first what matters most; one thread and two write the same bytes', async () => {
  const one = await run('doubtful.yaml', ...S, '--target', 'recursion', '--replications', '2', '--jobs', '1', '--out', 'one');
  const two = await run('doubtful.yaml', ...S, '--target', 'recursion', '--replications', '2', '--jobs', '2', '--out', 'two');
  expect([one.code, two.code]).toEqual([0, 0]);
  expect(one.out).toMatch(/^theta matters most for software_efficiency_ratio@end: from 0\.6 to 1\.6, x 1\.\d+\s\(95 %/);
  expect(one.out).toMatch(/recursion: [^.]*100 % of paths later than they\scan tell/);
  expect(one.out).toMatch(/\n {2}theta +0\.6 to 1\.6 .*L=+:=+H\n/);
  expect(one.out).not.toMatch(/\n {2}unused/);
  expectNarrow(one);
  const path = 'doubtful-sensitivity-tornado';
  expect(bytesOf('two', path)).toEqual(bytesOf('one', path));
  expect(readdirSync(join(folder, 'two'))).toEqual([path]);
  const csv = tableOf('tornado.csv', 'one', path);
  const unused = columnTexts(csv, 'factor')!.indexOf('unused');
  expect(columnNumbers(csv, 'swing')![unused]).toBe(0);
  const { resources } = JSON.parse(readFileSync(join(folder, 'one', path, 'datapackage.json'), 'utf8'));
  expect(resources[0].schema.fields.map(({ name }: { name: string }) => name)).toEqual(csv.columns);
});

test("the manifest's command writes the same figures", async () => {
  const words = ['--method', 'morris', '--trajectories', '2', ...S];
  const { out } = await run('doubtful.yaml', ...words, '--out', 'walked');
  expect(out).toMatch(/^theta matters most for software_efficiency_ratio@end: mu\* x 1\.\d+ from its 5 % to\sits 95 % quantile/);
  expectNarrow({ out });
  const path = 'doubtful-sensitivity-morris';
  const { replay, scenario } = JSON.parse(readFileSync(join(folder, 'walked', path, 'manifest.json'), 'utf8'));
  expect(scenario).toEqual({ id: 'doubtful', title: 'A doubtful lab', kind: 'sensitivity' });
  const replayed = replay.split(' ').slice(2);
  const again = [...replayed.slice(0, -1), join(folder, 'again')];
  expect((await loopgain.run(again, { folder: join(folder, 'walked') })).code).toBe(0);
  const [name] = readdirSync(join(folder, 'again'));
  expect(bytesOf('again', name!)['morris.csv']).toBe(bytesOf('walked', path)['morris.csv']);
});

test('Sobol indices are of the parameters that a screening finds; interrupted in either half they go on', async () => {
  const words = ['--method', 'sobol', '--draws', '4', ...S];
  const whole = await run('idle.yaml', ...words, '--out', 'whole');
  expect(whole.out.replace(/\s+/g, ' ')).toMatch(/of 9 the 2 of largest mu\* for software_efficiency_ratio@end in 4 Morris/);
  expectNarrow(whole);
  const path = 'idle-sensitivity-sobol';
  const parameters = columnTexts(tableOf('sobol.csv', 'whole', path), 'parameter')!;
  expect(parameters).toEqual(['theta', 'beta']);
  const cut = join(folder, 'cut');
  const isBegun = () => existsSync(cut) && readdirSync(cut).some((name) => name.endsWith('.unfinished'));
  const again = () => ['idle.yaml', ...words, '--out', 'cut', isBegun() ? '--resume' : '--force'];
  for (const half of [`${path}-screening`, path]) {
    const plan = join(cut, `${half}.unfinished/plan.sha256`);
    const child = loopgain.start(['sensitivity', ...again(), ...SHORT, '--jobs', '1'], { folder });
    const ended = finished(child);
    while (child.exitCode === null && !existsSync(plan)) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGINT');
    await ended;
  }
  if (!existsSync(join(cut, path))) expect((await loopgain.run(['sensitivity', ...again(), ...SHORT], { folder })).code).toBe(0);
  expect(bytesOf('cut', path)).toEqual(bytesOf('whole', path));
  expect(readdirSync(join(folder, 'cut'))).toEqual([path]);
}, 120_000);

test('a folder that holds nothing yet is no beginning; where nothing was begun there is nothing to resume', async () => {
  const words = ['--method', 'sobol', '--draws', '2', ...S, '--out', 'begun', '--jobs', '1'];
  const child = loopgain.start(['sensitivity', 'idle.yaml', ...SHORT, ...words], { folder });
  const ended = finished(child);
  const screening = join(folder, 'begun/idle-sensitivity-sobol-screening.unfinished/plan.sha256');
  await expect.poll(() => existsSync(screening), { timeout: 30_000, interval: 20 }).toBe(true);
  child.kill('SIGINT');
  expect((await ended).code).not.toBe(0);
  const main = join(folder, 'begun/idle-sensitivity-sobol.unfinished');
  rmSync(main, { recursive: true, force: true });
  mkdirSync(main);
  const resumed = await run('idle.yaml', ...words, '--resume');
  expect([resumed.code, readdirSync(join(folder, 'begun'))]).toEqual([0, ['idle-sensitivity-sobol']]);
  const none = await run('idle.yaml', ...words, '--parameters', 'theta', '--resume', '--force');
  expect([none.code, none.err]).toEqual([2, expect.stringContaining('--resume: expected what an interrupted command has kept')]);
}, 120_000);

test('marginal values name stages and pools, year by year', async () => {
  const { code, out } = await run('doubtful.yaml', '--method', 'marginal', '--replications', '2', '--out', 'worth');
  expect(code).toBe(0);
  expect(out).toMatch(/^(Stage (decide|design|analyze) is worth most in 2021: 1 % faster|No stage is worth anything)/);
  expectNarrow({ out });
  const path = ['worth', 'doubtful-sensitivity-marginal'];
  const stages = tableOf('marginal_stages.csv', ...path);
  expect(columnTexts(stages, 'stage')!.slice(0, 3)).toEqual(['decide', 'design', 'implement']);
  expect(columnNumbers(stages, 'elasticity_planned_ratio')!.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
  expect(columnTexts(tableOf('marginal_pools.csv', ...path), 'pool')).toContain('researchers');
});

test('of the folder of a forecast it tells what the draws know', async () => {
  await loopgain.run(['forecast', 'doubtful.yaml', ...SHORT, '--draws', '32', '--out', 'drawn'], { folder });
  const path = 'drawn/doubtful-forecast';
  const { code, out } = await loopgain.run(['sensitivity', path, ...S, '--target', 'recursion', '--out', 'told'], { folder });
  expect(code).toBe(0);
  expect(out).toMatch(/^Ignorance of (theta|beta) drives software_efficiency_ratio@end of doubtful most: rank\scoefficient/);
  expect(out).toMatch(/doubtful, recursion: [^.]*\. It\sis\sthe\ssame\sin\sall\sdraws\./);
  expectNarrow({ out });
  const csv = tableOf('draws_sensitivity.csv', 'told', 'doubtful-forecast-sensitivity-draws');
  const coefficients = columnNumbers(csv, 'rank_coefficient')!;
  const of = (input: string): number => coefficients[columnTexts(csv, 'input')!.indexOf(input)]!;
  expect(of('theta')).toBeGreaterThan(0.3);
  expect(of('beta')).toBeLessThan(-0.1);
  expect(of('staffing=many')).toBeGreaterThan(0);
  expect(Math.abs(of('unused'))).toBeLessThan(0.2);
  const all = await loopgain.run(['sensitivity', path, '--out', 'told-all'], { folder });
  const kept = DEFAULT_TARGETS.filter((id) => id !== 'progress_multiplier_ratio@2030-01-01');
  expect([...all.out.matchAll(/\ndoubtful, ([^:]+):/g)].map(([, id]) => id)).toEqual(kept);
  const unused = columnTexts(csv, 'input')!.indexOf('unused');
  expect(columnNumbers(csv, 'beyond_noise_flag')![unused]).toBe(0);
});

describe('what cannot be asked is refused', () => {
  test.each<[words: string[], complaint: RegExp]>([
    [['mm1'], /^mm1: expected a lab, got a plain network/],
    [['small-lab'], /^small-lab: expected a scenario with priors, got one that is sure of everything.*--method marginal/],
    [['history', '--target', 'recursoin'], /^--target: expected a milestone, or a metric .*Did you mean recursion\?$/],
    [['history', '--target', 'human_share@2050'], /^--target: expected a milestone, or a metric with @ and a date up to the end/],
    [
      ['history', '--method', 'sobol', '--parameters', 'theta,nothing'],
      /^--parameters: expected a parameter with a prior: .*got `nothing`$/,
    ],
    [['history', '--method', 'draws'], /^--method: expected the folder of a forecast beside `draws`, got `history`$/],
    [['history', '--trajectories', '4'], /^--trajectories: expected --method morris, got `tornado`$/],
    [
      ['history', '--method', 'marginal', '--target', 'recursion'],
      /^--target: expected --method tornado or morris or sobol or draws/,
    ],
    [['history', '--method', 'morris', '--trajectories', '1'], /^--trajectories: expected a whole number, 2 or more/],
  ])('%j', async (words, complaint) => {
    const { code, err } = await said('sensitivity', ...words, '--out', join(folder, 'refused'));
    expect(code).toBe(2);
    expect(err.trimEnd()).toMatch(complaint);
  });

  test('a folder of something else, or a simulation of a folder', async () => {
    const walked = join(folder, 'walked/doubtful-sensitivity-morris');
    const other = await said('sensitivity', walked);
    expect([other.code, other.err]).toEqual([
      2,
      expect.stringMatching(/expected results of a forecast, got those of a sensitivity/),
    ]);
    const explained = await said('explain', walked);
    expect(explained.err).toMatch(/got a sensitivity, doubtful\. Its answer is in .*morris\.csv; run a scenario/);
    const simulated = await said('sensitivity', walked, '--method', 'tornado');
    expect(simulated.err).toMatch(/^--method: expected a scenario, or `draws` for a folder, got `tornado`/);
  });
});
