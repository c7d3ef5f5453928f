import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columnTexts, parseCsv } from '../../../src/io/parse-csv.ts';
import { log } from '../../../src/numeric/log.ts';
import { ensembleCrps } from '../../../src/stats/forecast-scores.ts';
import { ROOT } from '../../support/markdown.ts';
import { said } from '../../support/said.ts';
import { UNSURE_LAB } from '../../support/unsure-lab.ts';

const DRAWS = 12;
/** Scenarios of the forecast. */
const NAMES = ['unsure', 'other'];
let folder = '';
let forecast = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loopgain-'));
  writeFileSync(join(folder, 'small-lab.yaml'), readFileSync(join(ROOT, 'scenarios', 'small-lab.yaml'), 'utf8'));
  for (const name of NAMES) writeFileSync(join(folder, `${name}.yaml`), UNSURE_LAB);
  const files = NAMES.map((name) => join(folder, `${name}.yaml`));
  const { code, err } = await said('forecast', ...files, '--draws', String(DRAWS), '--jobs', '1', '--out', folder);
  expect([code, err]).toEqual([0, '']);
  forecast = join(folder, 'unsure+other-forecast');
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bytesOf = (path: string) => readdirSync(path).map((name) => [name, readFileSync(join(path, name)).toString('latin1')]);

function outcomesFile(text: string): string {
  const file = join(folder, 'outcomes.csv');
  writeFileSync(file, `subject,date,value,scenario\n${text}`);
  return file;
}

/** Cells of a table of scores by column, of the rows that a test is about. */
function rowsOf(name: string, wanted: Readonly<Record<string, string>>, out = `${forecast}-score`): Record<string, string>[] {
  const { columns, rows } = parseCsv(readFileSync(join(out, name), 'utf8'));
  return rows
    .map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]!])))
    .filter((row) => Object.entries(wanted).every(([column, value]) => row[column] === value));
}

test('automation levels of stages are milestones too', async () => {
  const file = outcomesFile('al1-implement,2022-04-01,not yet,\n');
  const { code, err } = await said('score', forecast, file, '--out', join(folder, 'levels'));
  expect([code, err]).toEqual([0, '']);
  const scored = rowsOf(
    'scores.csv',
    { subject: 'al1-implement', given: 'all' },
    join(folder, 'levels', 'unsure+other-forecast-score'),
  );
  expect(scored.map(({ scenario }) => scenario)).toEqual(NAMES);
});

test('the template, filled in, is scored: every subject, for each scenario', async () => {
  const template = await said('score', forecast, '--template');
  expect([template.code, template.err]).toEqual([0, '']);
  const { columns, rows } = parseCsv(template.out);
  expect(columns).toEqual(['subject', 'date', 'value', 'note']);
  expect(new Set(rows.map(([, date]) => date))).toEqual(new Set(['2022-04-01']));
  const found = ({ 0: subject = '', 3: note = '' }: readonly string[]) =>
    subject === 'future' ? 'none' : note.includes('`not yet`') ? 'not yet' : '0.5';
  const filled = join(folder, 'filled.csv');
  writeFileSync(filled, `subject,date,value\n${rows.map((row) => `${row[0]},${row[1]},${found(row)}\n`).join('')}`);
  const { code, out, err } = await said('score', forecast, filled, '--out', join(folder, 'filled'));
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`${rows.length} outcomes against ${DRAWS} paths`);
  const scored = rowsOf('scores.csv', { given: 'all' }, join(folder, 'filled', 'unsure+other-forecast-score'));
  expect(scored.map(({ scenario, subject }) => [scenario, subject])).toEqual(
    NAMES.flatMap((scenario) => rows.map(([subject]) => [scenario, subject])),
  );
  const unscored = scored.filter(({ paths, crps, brier_score: brier }) => paths !== '0' && crps === '' && brier === '');
  expect(unscored).toEqual([]);
});

test('scores are those of the stored paths, apart for each option, at the last sample before the date', async () => {
  const file = outcomesFile('software_efficiency_ratio,2022-01-20,1.4,unsure\n');
  const { code, out } = await said('score', forecast, file);
  expect(code).toBe(0);
  expect(out).toContain('1 outcome against 12 paths');
  expect(out).toContain('too few dates to tell');
  const paths = await parquetReadObjects({ file: await asyncBufferFromFile(join(forecast, 'paths.parquet')) });
  const at = paths.filter(({ scenario, date }) => scenario === 'unsure' && date.toISOString().startsWith('2021-12-31'));
  const values: number[] = at.map((row) => row['software_efficiency_ratio']);
  expect(values).toHaveLength(DRAWS);
  const draws = parseCsv(readFileSync(join(forecast, 'draws.csv'), 'utf8'));
  const laws = columnTexts(draws, 'horizonLaw')!.filter((_, row) => columnTexts(draws, 'scenario')![row] === 'unsure');
  const views = { all: () => true, 'horizonLaw=faster': (i: number) => laws[i] === 'faster' };
  for (const [given, has] of Object.entries(views)) {
    const members = values.filter((_, i) => has(i)).map(log);
    const [score] = rowsOf('scores.csv', { given });
    expect(score).toMatchObject({ sample_date: '2021-12-31', paths: String(members.length), scale: 'log' });
    expect(Number(score!['crps'])).toBeCloseTo(ensembleCrps(members, log(Math.fround(1.4))).fair, 9);
  }
  const evidence = rowsOf('score_means.csv', { outcomes_of: 'all' }).map((row) => [row['given'], Number(row['evidence'])]);
  expect(evidence.map(([given]) => given)).toEqual(['all', 'horizonLaw=exponential', 'horizonLaw=faster']);
});

test('paths of one draw count as one', async () => {
  const out = join(folder, 'replicated');
  await said('forecast', join(folder, 'unsure.yaml'), '--draws', '3', '--replications', '2', '--jobs', '1', '--out', out);
  const file = outcomesFile('human_share,2022-04-01,0.9,\nhorizon-week,2022-04-01,not yet,\nfuture,2022-04-01,none,\n');
  expect((await said('score', join(out, 'unsure-forecast'), file)).code).toBe(0);
  const scores = rowsOf('scores.csv', { given: 'all' }, join(out, 'unsure-forecast-score'));
  expect(scores.map(({ paths, draws }) => [paths, draws])).toEqual(new Array(3).fill(['6', '3']));
});

test('is written beside the forecast, which stays as it was; the same again gives the same bytes', async () => {
  const before = bytesOf(forecast);
  const file = outcomesFile('human_share,2022-04-01,0.9,\nhorizon-week,2022-04-01,not yet,other\n');
  const first = await said('score', forecast, file);
  expect(first.out).toMatch(
    /\nWrote .*unsure\+other-forecast-score\nRepeat: .* score .*unsure\+other-forecast .*outcomes\.csv\n$/,
  );
  const written = bytesOf(`${forecast}-score`);
  expect(written.map(([name]) => name)).toEqual(
    [
      'scores.csv',
      'calibration.csv',
      'score_means.csv',
      'outcomes.csv',
      'summary.json',
      'datapackage.json',
      'manifest.json',
    ].sort(),
  );
  const json = await said('score', forecast, file, '--json');
  expect(JSON.parse(json.out).score.summary[1]).toMatchObject({ id: 'other', outcomes: 2, paths: DRAWS });
  expect(bytesOf(`${forecast}-score`)).toEqual(written);
  expect(bytesOf(forecast)).toEqual(before);
});

test('what is no forecast of the future is told', async () => {
  const file = outcomesFile('human_share,2021-06-01,0.9,unsure\nfuture,2021-12-31,none,unsure\n');
  const { code, err } = await said('score', forecast, file);
  expect(code).toBe(0);
  expect(err).toContain('warning: expected outcomes after 2021-10-01, when unsure parts from history, got 1 outcome up to then');
  expect(err).toContain('warning: expected the class of future at the end of unsure, 2022-04-01, got one before');
});

test('a folder that is no forecast, outcomes that are none, and a scenario that is not in it are refused', async () => {
  const refused = async (...words: string[]) => {
    const { code, out, err } = await said('score', ...words);
    expect([code, out]).toEqual([2, '']);
    return err;
  };
  expect(await refused(folder)).toContain('manifest.json: expected the manifest of a forecast, got none there');
  expect(await refused(`${forecast}-score`, 'x.csv')).toContain('got one of another kind, score');
  expect(await refused(forecast)).toMatch(
    /^outcomes: expected a CSV file of what came true, got nothing\. Print a file .*--template\n$/,
  );
  expect(await refused(forecast, join(folder, 'nowhere.csv'))).toContain('got nothing at this path');
  expect(await refused(forecast, outcomesFile('human_share,2022-04-01,0.9,unsur\n'))).toContain(
    'outcomes.csv:2 scenario: expected `unsure`, `other`',
  );
});

test('a forecast that was changed after the fact is refused', async () => {
  appendFileSync(join(forecast, 'draws.csv'), 'unsure,13,1,recursion\n');
  rmSync(join(forecast, 'fan.csv'));
  const { code, err } = await said('score', forecast, outcomesFile('human_share,2022-04-01,0.9,\n'));
  expect(code).toBe(2);
  expect(err).toMatch(
    /draws\.csv: expected the file that loopgain wrote, whose hash is in the manifest, got another file\. Only a forecast/,
  );
  expect(err).toMatch(/fan\.csv: .* got nothing at this path/);
});
