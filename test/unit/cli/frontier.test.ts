import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { carryOut } from '../../../src/cli/command-line.ts';
import { completeWords } from '../../../src/cli/completion.ts';
import { parseCsv } from '../../../src/io/parse-csv.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { frontierFigures, stretchOf } from '../../../src/report/frontier-figures.ts';
import { keyOf } from '../../support/lab-records.ts';
import { OVERSEEN_LAB, overseenLab } from '../../support/overseen-lab.ts';
import { type Said, said } from '../../support/said.ts';

let folder = '';
let file = '';
/** Review alone, three efforts of it: what most tests look at. */
let answer: Said;
const REVIEW_ALONE = ['generations.battery=none', 'results=none'];
const SHORT = [...REVIEW_ALONE.flatMap((change) => ['--set', change]), '--until', '2021-10-01', '--steps', '2'];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  file = join(folder, 'overseen.yaml');
  writeFileSync(file, OVERSEEN_LAB);
  answer = await sweep('out', ...SHORT);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sweep = (out: string, ...words: string[]) => said('frontier', file, '--out', join(folder, out), ...words);
const written = (name: string, out = 'out') => readFileSync(join(folder, out, 'overseen-frontier', name), 'utf8');

test('the Pareto set, the cheapest gain, where the files are and how to repeat it', () => {
  const { code, out, err } = answer;
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^A small lab that looks after its work\n\nSpeed against risk from 2021-05-17 to 2021-10-01; one path/);
  expect(out).toMatch(/\n +review +progress +promoted +experiments +flaws +drift\n +x own /);
  expect(out.match(/^own /gm)).toHaveLength(1);
  expect(out).toMatch(/\n(Cheapest gain: review 4 x instead of 1 x|No change of one kind)/);
  expect(out).toMatch(/Wrote .*out\/overseen-frontier\/frontier\.csv\n/);
  expect(out).toMatch(/Repeat: .* frontier .*overseen\.yaml --steps 2 --seed 42 --until 2021-10-01 --set /);
  for (const line of out.split('\n').filter((each) => !/^(Wrote|Repeat)/.test(each))) expect(line.length).toBeLessThanOrEqual(80);
});

test('every point is in frontier.csv, and the scenario as it is has the figures of a simulation of its own', () => {
  const { columns: head, rows } = parseCsv(written('frontier.csv'));
  const column = (id: string) => rows.map((cells) => cells[head.indexOf(id)]!);
  expect(column('review_effort_ratio')).toEqual(['0', '1', '4']);
  expect(column('evaluation_effort_ratio')).toEqual(['', '', '']);
  expect(column('own_flag')).toEqual(['0', '1', '0']);
  const scenario = overseenLab([...REVIEW_ALONE, 'time.end=2021-10-01']);
  const figures = frontierFigures(simulateLab(scenario, keyOf(42)), stretchOf(scenario));
  expect(Number(column('software_growth_per_year')[1])).toBeCloseTo(figures.progressPerYear, 9);
  expect(Number(column('escaped_flaws_ratio')[1])).toBeCloseTo(figures.escapedFlawsRatio, 9);
  const [none, own, four] = column('escaped_flaws_ratio').map(Number);
  expect(none).toBeGreaterThan(own!);
  expect(own).toBeGreaterThan(four!);
});

test('its columns are described where those of other files are', async () => {
  const { columns: head } = parseCsv(written('frontier.csv'));
  const { resources } = JSON.parse(written('datapackage.json'));
  expect(resources[0].schema.fields.map(({ name }: { name: string }) => name)).toEqual(head);
  expect((await said('explain', 'on_frontier_flag')).out).toMatch(/frontier\.csv/);
});

test("the manifest's command writes the same figures", async () => {
  const { replay, scenario, fingerprint } = JSON.parse(written('manifest.json'));
  expect(scenario).toEqual({ id: 'overseen', title: 'A small lab that looks after its work', kind: 'frontier' });
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(replay).toBe('npx loopgain frontier overseen-frontier/scenario.resolved.yaml --steps 2 --seed 42 --out .');
  const words = replay
    .split(' ')
    .slice(2)
    .map((word: string) => (word.endsWith('.yaml') ? join(folder, 'out', word) : word));
  await said(...words.slice(0, -1), join(folder, 'again'));
  for (const name of readdirSync(join(folder, 'out/overseen-frontier')).filter((each) => each !== 'manifest.json'))
    expect(written(name, 'again'), name).toBe(written(name));
});

test('--json prints one object; replications are means with their uncertainty', async () => {
  const { out } = await sweep('json', ...SHORT, '--replications', '2', '--json');
  const { frontier } = JSON.parse(out);
  expect(frontier).toMatchObject({ id: 'overseen', seed: 42, replications: 2 });
  expect(frontier.summary).toMatchObject({
    fromDate: '2021-05-17',
    toDate: '2021-10-01',
    kinds: ['review'],
    speed: 'progressPerYear',
    risks: ['escapedFlawsRatio', 'driftRatio'],
    points: 3,
    own: { effort: { review: 1 } },
  });
  expect(JSON.parse(written('summary.json', 'json'))).toEqual(frontier.summary);
  expect(JSON.parse(written('manifest.json', 'json')).replications).toBe(2);
  const shown = await sweep('json', ...SHORT, '--replications', '2', '--quiet');
  expect(shown.out).toMatch(/means of 2 replications/);
  expect(shown.out).not.toMatch(/Wrote|Repeat|may be chance/);
});

test('it tells how far it has come', async () => {
  const told: string[] = [];
  const terminal = { out: () => {}, err: () => {}, progress: (doing: string) => told.push(doing), dim: (text: string) => text };
  await carryOut(['frontier', file, '--out', join(folder, 'told'), ...SHORT], terminal);
  const points = told.filter((doing) => doing.includes('point'));
  expect(points).toEqual([1, 2, 3].map((point) => `simulating overseen: point ${point} of 3`));
});

test('scenarios are completed, the number of steps is not', async () => {
  expect(await completeWords(['frontier', 'histo'])).toEqual(['history']);
  expect(await completeWords(['frontier', 'history', '--steps', ''])).toEqual([]);
});

describe('what cannot be swept is refused', () => {
  test.each<[words: string[], complaint: RegExp]>([
    [['mm1'], /^mm1 kind: expected a lab, which has oversight, got a plain network\. Write `kind: lab`/],
    [
      ['small-lab'],
      /^small-lab review: expected oversight .*`review`, `results` or `generations\.battery`, got none of them\. Add one of them to small-lab$/,
    ],
    [['no-such-lab'], /^no-such-lab: expected a scenario file/],
    [['small-lab', '--steps', '1'], /^--steps: expected a whole number from 2 to 12, got `1`$/],
    [['small-lab', '--steps', '2.5'], /^--steps: expected a whole number/],
    [['small-lab', '--replications', '1'], /^--replications: expected a whole number, 2 or more/],
    [['small-lab', '--set', 'review.nothing=1'], /review/],
  ])('%j', async (words, complaint) => {
    const { code, err } = await said('frontier', ...words, '--out', folder);
    expect(code).toBe(2);
    expect(err.trimEnd()).toMatch(complaint);
  });

  test('a folder that holds something else, before anything is simulated', async () => {
    writeFileSync(join(folder, 'out/overseen-frontier/mine.txt'), 'mine');
    const refused = await sweep('out', ...SHORT);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/`mine\.txt`.*--force/)]);
    rmSync(join(folder, 'out/overseen-frontier/mine.txt'));
  });

  test('a folder with a sweep has nothing that binds', async () => {
    const { code, err } = await said('explain', join(folder, 'out/overseen-frontier'));
    expect(code).toBe(2);
    expect(err).toMatch(
      /expected results of one path of one scenario, got a sweep, overseen\. Its answer is in .*frontier\.csv; run a scenario/,
    );
  });
});
