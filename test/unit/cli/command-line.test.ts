import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finished, loopgain } from '../../support/command-line.ts';
import { saidIn } from '../../support/said.ts';
import { SMALL_QUEUE as SMALL } from '../../support/small-queue.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'small.yaml'), SMALL);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a command does, which needs no process of its own. */
const run = (...words: string[]) => saidIn(folder, ...words);

/** What a process does. */
const start = (...words: string[]) => loopgain.run(words, { folder, environment: { npm_command: 'exec' } });

/** Hands a simulation to a shell script as its arguments. */
const shell = (script: string) =>
  finished(spawn('sh', ['-c', script, 'sh', ...loopgain.words, 'run', 'small.yaml'], { cwd: folder }));

function filesIn(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(folder, path)).map((name) => [name, readFileSync(join(folder, path, name), 'utf8')]),
  );
}

test('the version is one line, and code 0', async () => {
  expect(await start('--version')).toEqual({ code: 0, signal: null, out: '0.1.0\n', err: '' });
});

test('a simulation answers, says where its files are and how to repeat it', async () => {
  const { code, out, err } = await start('run', 'small.yaml');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^A small queue\n\nstage +throughput/);
  expect(out).toMatch(/Wrote output\/small\/\{timeseries,stages,classes,pools,distributions,intervals\}\.csv/);
  expect(out).toMatch(/Repeat: npx loopgain run small\.yaml --seed 42\n$/);
  expect(Object.keys(filesIn('output/small')).sort()).toEqual([
    'classes.csv',
    'datapackage.json',
    'distributions.csv',
    'intervals.csv',
    'manifest.json',
    'pools.csv',
    'scenario.resolved.yaml',
    'stages.csv',
    'summary.json',
    'timeseries.csv',
  ]);
});

test('stages that block each other end the simulation with where and what to do', async () => {
  const stage = (staff: string) =>
    `{staff: ${staff}, work: {shape: deterministic, value: 1 days}, buffer: {places: 0, whenFull: block}}`;
  const crossed = `loopgain: 1
kind: network
title: Two ways
time: {end: 400 days}
pools: {saw: {capacity: 1}, torch: {capacity: 1}}
classes: {frame: {wip: 1, path: [cut, weld]}, pipe: {wip: 1, path: [weld, cut]}}
stages: {cut: ${stage('saw')}, weld: ${stage('torch')}}
`;
  writeFileSync(join(folder, 'crossed.yaml'), crossed);
  const { code, err } = await run('run', 'crossed.yaml');
  expect({ code, err: err.trim() }).toEqual({
    code: 2,
    err: expect.stringMatching(/^loopgain: deadlock on day 1: all servers of cut, weld are blocked, .* places to wait in/),
  });
});

test('two simulations write the same bytes, another seed writes others, and no machine path is among them', async () => {
  await run('run', 'small.yaml', '--out', 'one');
  await run('run', join(folder, 'small.yaml'), '--out', join(folder, 'two'));
  await run('run', 'small.yaml', '--out', 'three', '--seed', '7');
  const one = filesIn('one/small');
  expect(filesIn('two/small')).toEqual(one);
  expect(filesIn('three/small')['timeseries.csv']).not.toBe(one['timeseries.csv']);
  for (const text of Object.values(one)) expect(text).not.toContain(folder);
});

test('the resolved scenario gives the same numbers', async () => {
  await run('run', 'small.yaml', '--set', 'pools.clerk.capacity=2', '--until', '300 days');
  await run('run', 'output/small/scenario.resolved.yaml', '--out', 'again');
  const [first, again] = [filesIn('output/small'), filesIn('again/small')];
  expect(again['timeseries.csv']).toBe(first['timeseries.csv']);
});

test('--json prints one object and nothing else; --quiet leaves out the notes', async () => {
  const { out } = await run('run', 'small.yaml', '--json');
  expect(JSON.parse(out)).toMatchObject({
    scenarios: [{ id: 'small', folder: 'output/small', seed: 42, replay: 'npx loopgain run small.yaml --seed 42' }],
  });
  expect((await run('run', 'small.yaml', '--quiet')).out).not.toMatch(/Wrote|Repeat/);
});

test('--trace adds one row per event', async () => {
  const { out } = await run('run', 'small.yaml', '--trace', '--json');
  const { events } = JSON.parse(out).scenarios[0];
  const rows = filesIn('output/small')['trace.csv']!.trimEnd().split('\n');
  expect(rows[0]).toBe('time_days,event,subject,class,stage');
  expect(rows.length - 1).toBe(events);
});

test('a scenario comes through the standard input', async () => {
  const { code, out } = await loopgain.run(['run', '-', '--json'], { folder, input: SMALL });
  expect(code).toBe(0);
  expect(JSON.parse(out).scenarios[0]).toMatchObject({ id: 'stdin', title: 'A small queue' });
});

test('shipped scenarios are found from any folder', async () => {
  expect(await start('validate', 'mm1', 'scenarios/mm1.yaml')).toMatchObject({ code: 0, err: '' });
  expect((await run('list')).out).toMatch(/^mm1 +network +M\/M\/1/m);
});

test('bad input prints every problem with its place, writes nothing and ends with 2', async () => {
  writeFileSync(join(folder, 'bad.yaml'), SMALL.replace('capacity: 1', 'capacty: 1').replace('mean: 0.5 days', 'mean: -3 days'));
  const { code, out, err } = await start('run', 'bad.yaml', 'small.yaml', 'mm11');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/bad\.yaml:5:\d+ pools\.clerk.*capacity/);
  expect(err).toMatch(/bad\.yaml:7:\d+ stages\.serve.*-3/);
  expect(err).toMatch(/mm11: .*Did you mean mm1\?/);
  expect(readdirSync(folder).sort()).toEqual(['bad.yaml', 'small.yaml']);
});

test.each([
  [['fly']],
  [['run']],
  [['run', 'small.yaml', '--seed', 'x']],
  [['run', 'small.yaml', '--sample', 'hour']],
  [['run', 'a', 'a']],
  [[]],
])('%j ends with 2 and prints no result', async (words) => {
  const { code, out, err } = await run(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
});

test('two scenarios that would share a folder are refused, and both are named', async () => {
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'small.yaml'), SMALL);
  writeFileSync(join(folder, '日本.yaml'), SMALL);
  writeFileSync(join(folder, '中国.yaml'), SMALL);
  expect(await run('run', 'small.yaml', 'other/small.yaml')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^other\/small\.yaml: .*output\/small, where those of small\.yaml go/),
  });
  expect((await run('run', '日本.yaml', '中国.yaml')).code).toBe(0);
  expect(readdirSync(join(folder, 'output')).sort()).toEqual(['中国', '日本']);
});

test("somebody else's folder is refused before anything is simulated, and replaced by force", async () => {
  mkdirSync(join(folder, 'output', 'small'), { recursive: true });
  writeFileSync(join(folder, 'output', 'small', 'thesis.txt'), '');
  expect(await run('run', 'small.yaml')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/thesis\.txt.*--force/) });
  expect((await run('run', 'small.yaml', '--force')).code).toBe(0);
  expect(existsSync(join(folder, 'output', 'small', 'thesis.txt'))).toBe(false);
});

test.each([['output'], ['/proc/loopgain'], ['n'.repeat(300)]])(
  '--out %s cannot be written, which is said before anything is simulated',
  async (out) => {
    writeFileSync(join(folder, 'output'), 'a file in the way');
    const { code, out: said, err } = await run('run', 'small.yaml', '--out', out);
    expect({ code, said }).toEqual({ code: 2, said: '' });
    expect(err.startsWith(`${out}/small: expected a folder for results`), err).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['output', 'small.yaml']);
  },
);

test('an interrupt ends it with nothing half-written', async () => {
  const child = loopgain.start(['run', 'small.yaml', '--until', '40000000 days'], { folder });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  child.kill('SIGINT');
  const { code, signal } = await finished(child);
  // A shell reports the signal as 130.
  expect(code === 130 || signal === 'SIGINT').toBe(true);
  expect(readdirSync(folder)).toEqual(['small.yaml']);
});

test('nothing is coloured off a terminal, with or without NO_COLOR', async () => {
  for (const environment of [{}, { NO_COLOR: '1' }]) {
    const { out, err } = await loopgain.run(['run', 'small.yaml'], { folder, environment });
    expect(out + err).not.toContain('\u001b');
  }
});

test('a reader that stops early is no failure', async () => {
  const child = loopgain.start(['run', '--help'], { folder });
  child.stdout!.destroy();
  const code = await new Promise((resolve) => child.on('exit', resolve));
  expect(code).toBe(0);
});

test('init writes a scenario that validates, and never over another without force', async () => {
  expect((await run('init', 'mine.yaml')).code).toBe(0);
  expect(await run('validate', 'mine.yaml')).toMatchObject({ code: 0, err: '' });
  expect(await run('init', 'mine.yaml')).toMatchObject({ code: 2, err: expect.stringMatching(/--force/) });
  expect((await run('init', 'mine.yaml', '--force')).code).toBe(0);
  expect((await run('init', 'future.yaml', '--kind', 'lab')).out).toMatch(/^Wrote future\.yaml: the shared history/);
  expect(await run('validate', 'future.yaml')).toMatchObject({ code: 0, out: expect.stringMatching(/^future\.yaml: valid \(/) });
  expect((await run('run', 'future.yaml', '--until', '2021-04-01')).code).toBe(2);
});

test('explain knows results, columns and parameters', async () => {
  await run('run', 'small.yaml');
  expect((await run('explain', 'output/small')).out).toMatch(/Pool clerk binds/);
  expect((await run('explain', 'cycle_days')).out).toMatch(/unit +days/);
  expect((await run('explain', 'lambda')).out).toMatch(/range +0\.1 to 1/);
  expect(await run('explain', 'lamda')).toMatchObject({ code: 2, err: expect.stringMatching(/Did you mean lambda\?/) });
});

test('a lab is simulated with its twin, year by year, and explained from its files', async () => {
  const { code, out, err } = await run('run', 'history', '--until', '2022-01-01');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Shared history.*\n\nClassified as [\s\S]*\nbottleneck: run throughout\n[\s\S]*\n\nmonth +binds/);
  const files = filesIn('output/history');
  expect(files['timeseries.csv']!.split('\n')[1]).toMatch(/^2021-01-01,/);
  for (const name of ['stages', 'pools', 'generations', 'migrations']) expect(files[`${name}.csv`]).toBeDefined();
  const manifest = JSON.parse(files['manifest.json']!);
  expect(manifest).toMatchObject({
    format: 1,
    scenario: { id: 'history', kind: 'lab' },
    replay: 'npx loopgain run history/scenario.resolved.yaml --seed 42 --out .',
    audit: [],
  });
  expect(Object.keys(manifest.sources)).toEqual(['history.yaml', 'priors.yaml']);
  expect((await run('explain', 'output/history')).out).toMatch(/On 2022-01-01 experiments are held up by/);
});

test('schema prints a JSON Schema', async () => {
  const { code, out } = await run('schema');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ $schema: expect.stringContaining('json-schema.org') });
});

test('futures are compared, and have the same bytes up to their parting', async () => {
  const { code, out, err } = await run('futures', '--until', '2027-01-01');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^4 futures from one shared history, parting on 2026-07-01; to 2027-01-01, seed 42\n/);
  expect(out).toMatch(/^turns out to be /m);
  expect(out).toMatch(/Repeat: npx loopgain futures --seed 42 --until 2027-01-01\n$/);
  const ids = ['continuation', 's-curve', 'compounding', 'full-recursion'];
  expect(readdirSync(join(folder, 'output', 'futures')).sort()).toEqual([...ids].sort());
  const untilParting = ids.map((id) => {
    const rows = filesIn(`output/futures/${id}`)['timeseries.csv']!.split('\n');
    return rows.slice(
      0,
      rows.findIndex((row) => row.startsWith('2026-07-01')),
    );
  });
  expect(untilParting[0]!.length).toBeGreaterThan(12);
  for (const rows of untilParting) expect(rows).toEqual(untilParting[0]);
});

test.each([['no/such/folder.yaml'], ['.'], ['-']])('init %s is bad input, and writes nothing', async (file) => {
  const { code, out, err } = await run('init', file, '--force');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.startsWith(`${file}: expected a file`), err).toBe(true);
  expect(readdirSync(folder)).toEqual(['small.yaml']);
});

test('a standard output that cannot be written is a failure in one line', async () => {
  const { code, err } = await shell(`"$@" > /dev/full`);
  expect({ code, err }).toEqual({ code: 1, err: 'loopgain failed: the standard output is a full disk (ENOSPC)\n' });
});

test('a result that is cut off by the reader ends quietly', async () => {
  expect(await shell('"$@" | head -n 1')).toMatchObject({ out: 'A small queue\n', err: '' });
});

test('several simulations may write one folder at once: the last one stays, whole', async () => {
  const codes = await Promise.all(
    ['1', '2', '3', '4'].map(async (seed) => (await start('run', 'small.yaml', '--seed', seed)).code),
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(readdirSync(join(folder, 'output'))).toEqual(['small']);
  expect((await run('explain', 'output/small')).code).toBe(0);
});

test('futures are headed by their end, also where it is no sample', async () => {
  const { out } = await run('futures', '--until', '2026-07-15', '--sample', 'week', '--quiet');
  expect(out).toMatch(/^4 futures from one shared history, parting on 2026-07-01; to 2026-07-15, seed 42\n/);
});
