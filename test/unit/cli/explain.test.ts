import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { said } from '../../support/said.ts';
import { SMALL_QUEUE } from '../../support/small-queue.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  const scenario = join(folder, 'small.yaml');
  writeFileSync(scenario, SMALL_QUEUE);
  expect(await said('run', scenario, '--out', folder)).toMatchObject({ code: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<[words: string[], told: RegExp]>([
  [['debug'], /^stage +debug\nactivity +build\npool +engineers\nclasses +experiment, change\nfigures +rows of stages\.csv\n/],
  [['fleet'], /^pool +fleet\nkind +accelerators\n/],
  [['experiment'], /^class +experiment\npath +decide, /],
  [['serve', '--scenario', 'mm1'], /^stage +serve\npool +clerk\n/],
  [['timeseries'], /^file +timeseries\.csv\nof +labs\n[\s\S]*\n\ndate +Day[\s\S]*\nfile +timeseries\.csv\nof +plain networks\n/],
  [['trace.csv'], /\nof +labs\n/],
  [['manifest.json'], /^file +manifest\.json\nof +all scenarios\nholds +version, seed/],
  [['compounding'], /^compounding is a scenario \(lab\), parting from what it extends on 2026-07-01: .*\nParameters: /],
  [['lambda'], /range +0\.1 to 1\n[\s\S]*key +progress\.lambda\n[\s\S]*Change it: .* run history --set lambda=0\.35\n/],
])('explain %j', async (words, told) => {
  const { code, out, err } = await said('explain', ...words);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(told);
});

test('a file of a result folder is said by its name', async () => {
  expect((await said('explain', join(folder, 'small', 'pools.csv'))).out).toMatch(/^file +pools\.csv\n/);
});

test('values with structure are said as they are written', async () => {
  for (const key of ['parameters', 'staffing', 'limits', 'capacity', 'time', 'generations', 'oversight', 'work', 'end'])
    expect((await said('explain', key)).out, key).not.toMatch(/\[object/);
});

test.each<[words: () => string[], told: RegExp]>([
  [() => [folder], /a folder of such folders\. Name one of them: .*small$/],
  [() => ['src'], /^src\/manifest\.json: expected the manifest of results of loopgain, got nothing at this path\./],
  [() => ['lamda'], /Did you mean lambda\?/],
  [() => ['timeserie'], /Did you mean timeseries\?/],
  [() => ['compoundig'], /Did you mean compounding\?/],
  [() => ['nothing-like-it'], /parameters in .* explain history$/],
  [() => ['leverage_ratio', '--simulate'], /^--simulate: expected a folder with results of a lab, got `leverage_ratio`/],
  [() => [join(folder, 'small'), '--simulate'], /^--simulate: expected results of a lab, got those of a plain network/],
])('what cannot be explained is bad input: %#', async (words, told) => {
  const { code, out, err } = await said('explain', ...words());
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd()).toMatch(told);
});

test.each([
  ['summary.json', '', /summary\.json: .*got another file\. Simulate small again, with --force/],
  ['manifest.json', '{"format": 1', /manifest\.json: .*got something else\. Simulate the scenario again, with --force/],
  ['manifest.json', '{"format": 1, "loopgain": "0.1.0", "files": {}, "scenario": {}}', /manifest\.json: .*got something else/],
])('a broken %s is named', async (name, text, told) => {
  await said('run', join(folder, 'small.yaml'), '--out', folder, '--force');
  writeFileSync(join(folder, 'small', name), text);
  expect(await said('explain', join(folder, 'small'))).toMatchObject({ code: 2, out: '', err: expect.stringMatching(told) });
});
