import { join } from 'node:path';
import { formatIsoDate } from '../../base/calendar.ts';
import { InputError, type Issue } from '../../base/issue.ts';
import { type Outcome, readOutcomes } from '../../ensemble/score/outcomes.ts';
import { scoreForecast } from '../../ensemble/score/score-forecast.ts';
import type { StoredForecast, ValuesAt } from '../../ensemble/score/stored.ts';
import { outcomeRows } from '../../io/outcome-rows.ts';
import { PATHS_FILE, readForecast } from '../../io/read-forecast.ts';
import { readPathValues } from '../../io/read-paths.ts';
import { readTextFile } from '../../io/read-text.ts';
import { checkResultFolder } from '../../io/result-folder.ts';
import { csvText } from '../../report/csv.ts';
import { countText } from '../../report/figure-text.ts';
import { templateTable } from '../../report/score-template.ts';
import { scoreSummary, scoreText } from '../../report/score-text.ts';
import { type Action, type Answer, plainAnswer } from '../answer.ts';
import { commandText } from '../command-text.ts';
import { resultFolder } from '../result-place.ts';
import { scoreId, writeScore } from '../write-score.ts';

/** Judges a forecast by what came true; or prints what could come true, to be filled in. */
export const score: Action = async (given, progress) => {
  const { folder: forecastFolder = '.', outcomes: file, template, force, out } = given;
  progress(`checking ${forecastFolder}`);
  const { manifest, forecasts } = await readForecast(forecastFolder);
  if (template) return templateAnswer(forecasts);
  if (file === undefined) throw noOutcomes(forecastFolder);
  const id = scoreId(forecastFolder);
  const folder = resultFolder({ id }, { out: out ?? join(forecastFolder, '..') });
  checkResultFolder(folder, force);
  const text = readTextFile(file);
  const outcomes = readOutcomes(outcomeRows(text, file), forecasts, file);
  progress(`scoring ${forecastFolder}`);
  const valuesAt = await valuesOf(join(forecastFolder, PATHS_FILE), forecasts, outcomes);
  const scored = forecasts
    .filter((forecast) => outcomes.some((outcome) => outcome.forecast === forecast.id))
    .map((forecast) => scoreForecast(forecast, outcomes, valuesAt));
  await writeScore({ forecastFolder, manifest, folder, text, scored }, force);
  const again = file === '-' ? join(folder, 'outcomes.csv') : file;
  const replay = commandText(['score', forecastFolder, again, ...(out === undefined ? [] : ['--out', out])]);
  return {
    lines: scoreText(scored),
    notes: [`Wrote ${folder}`, `Repeat: ${replay}`],
    json: { score: { id, folder, replay, forecast: manifest.scenario.id, summary: scoreSummary(scored) } },
    warnings: forecasts.flatMap((forecast) => warningsOf(forecast, outcomes, file)),
  };
};

function templateAnswer(forecasts: readonly StoredForecast[]): Answer {
  const table = templateTable(forecasts);
  const rows = Array.from({ length: table.rows }, (_, row) => ({
    subject: table.values['subject']![row],
    date: formatIsoDate(Number(table.values['date']![row])),
  }));
  return plainAnswer(csvText(table).trimEnd().split('\n'), { template: rows });
}

/** Reads what the outcomes of metrics are held against, each once. */
async function valuesOf(path: string, forecasts: readonly StoredForecast[], outcomes: readonly Outcome[]): Promise<ValuesAt> {
  const wanted = new Map(
    outcomes.flatMap(({ forecast, finding, sample }) => {
      if (finding.kind !== 'metric') return [];
      const day = forecasts.find(({ id }) => id === forecast)!.sampleDays[sample]!;
      return [[`${forecast} ${finding.subject} ${sample}`, { scenario: forecast, metric: finding.subject, day }] as const];
    }),
  );
  const values = await readPathValues(path, [...wanted.values()]);
  return (forecast, metric, sample) => values.get(wanted.get(`${forecast} ${metric} ${sample}`)!)!;
}

/** What is no forecast: history, and the class of a path that is not over. */
function warningsOf({ id, fromDays, sampleDays }: StoredForecast, outcomes: readonly Outcome[], file: string): Issue[] {
  const own = outcomes.filter(({ forecast }) => forecast === id);
  const past = fromDays === undefined ? 0 : own.filter(({ day }) => day <= fromDays).length;
  const early = own.filter(({ finding, day }) => finding.kind === 'future' && day < sampleDays.at(-1)!).length;
  const warn = (expected: string, received: string, hint: string): Issue => ({
    ...{ file, path: 'date', severity: 'warning', expected, received, hint },
  });
  return [
    ...(past === 0
      ? []
      : [
          warn(
            `outcomes after ${formatIsoDate(fromDays!)}, when ${id} parts from history`,
            `${countText(past, 'outcome')} up to then`,
            'They tell how well history was fitted, not how well the future was foreseen',
          ),
        ]),
    ...(early === 0
      ? []
      : [
          warn(
            `the class of future at the end of ${id}, ${formatIsoDate(sampleDays.at(-1)!)}`,
            'one before',
            'The rules name a class by the whole time up to the end',
          ),
        ]),
  ];
}

function noOutcomes(folder: string): InputError {
  const hint = `Print a file to fill in: ${commandText(['score', folder, '--template'])}`;
  return new InputError([
    { path: 'outcomes', severity: 'error', expected: 'a CSV file of what came true', received: 'nothing', hint },
  ]);
}
