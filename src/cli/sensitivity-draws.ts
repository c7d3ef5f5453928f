import { join } from 'node:path';
import { parseIsoDate } from '../base/calendar.ts';
import { InputError } from '../base/issue.ts';
import { METRICS } from '../ensemble/metrics.ts';
import { analyseDraws, drawnInputs } from '../ensemble/sensitivity/draws.ts';
import { censoredYears, DEFAULT_TARGETS } from '../ensemble/sensitivity/targets.ts';
import { FORECAST_KIND, type Manifest, readResultFile } from '../io/manifest.ts';
import { type CsvRows, columnNumbers, columnTexts, parseCsv } from '../io/parse-csv.ts';
import { log } from '../numeric/log.ts';
import { dateColumnId, endColumnId, milestonesIn } from '../report/draws-table.ts';
import {
  type DrawsFinding,
  drawsAnswer,
  drawsHeading,
  drawsSensitivityTable,
  drawsSensitivityText,
} from '../report/sensitivity-draws.ts';
import type { NamedTarget, TargetResult } from '../report/sensitivity-target.ts';
import type { Arguments } from './arguments.ts';
import { AS_WRITTEN, type GivenScenario, loadScenarios } from './load.ts';
import type { Found } from './sensitivity-study.ts';

/** A target and its value on each path of draws.csv. */
interface DrawnTarget extends NamedTarget {
  readonly values: readonly number[];
}

/**
 * What the draws of a forecast's folder tell, without another simulation.
 * @throws InputError if the folder holds no forecast, a file of it is another, or a target is not in draws.csv
 */
export function sensitivityOfDraws(folder: string, manifest: Manifest, given: Arguments): Found {
  if (manifest.scenario.kind !== FORECAST_KIND) throw noForecast(folder, manifest);
  const csv = parseCsv(readResultFile(folder, 'draws.csv', manifest));
  const ids = [...new Set(columnTexts(csv, 'scenario'))];
  for (const id of ids) readResultFile(folder, `${id}.yaml`, manifest);
  const scenarios = loadScenarios(
    ids.map((id) => join(folder, `${id}.yaml`)),
    AS_WRITTEN,
  );
  const results = targetIds(given).flatMap((target) =>
    scenarios.map((scenario, i) => findingOf(target, rowsOf(csv, ids[i]!), ids[i]!, scenario, manifest.seed)),
  );
  const { granularity, events, fingerprint, replications = 1 } = manifest;
  return {
    answer: drawsAnswer(results[0]!),
    heading: `From the draws of ${manifest.scenario.id}, without another simulation. ${drawsHeading(results)} Correlated inputs share what they explain; with the others held, each has its own.`,
    lines: drawsSensitivityText(results),
    tables: [drawsSensitivityTable(results)],
    summary: results,
    pictured: {},
    facts: { granularity, events, fingerprint, replications },
    discard: () => {},
  };
}

/** draws.csv has how paths end. */
function targetIds({ targets }: Arguments): readonly string[] {
  return targets.length === 0 ? DEFAULT_TARGETS.filter((id) => !id.includes('@') || id.endsWith('@end')) : targets;
}

function rowsOf(csv: CsvRows, scenario: string): CsvRows {
  const place = csv.columns.indexOf('scenario');
  return { columns: csv.columns, rows: csv.rows.filter((row) => row[place] === scenario) };
}

function findingOf(
  id: string,
  csv: CsvRows,
  scenario: string,
  { scenario: { lab, uncertainty } }: GivenScenario,
  seed: number,
): TargetResult<DrawsFinding> {
  const { values, ...target } = drawnTarget(id, csv, lab!);
  const draws = columnNumbers(csv, 'draw')!;
  const firsts = draws.flatMap((draw, row) => (draw === draws[row - 1] ? [] : [row]));
  const outcome = firsts.map((row, i) => meanOf(values.slice(row, firsts[i + 1])));
  const parameters = uncertainty.parameters.map((parameter) => {
    const drawn = columnNumbers(csv, parameter.id)!;
    return { id: parameter.id, values: firsts.map((row) => drawn[row]!) };
  });
  const variants = uncertainty.variants.map((variant) => {
    const drawn = columnTexts(csv, variant.id)!;
    return { id: variant.id, options: firsts.map((row) => drawn[row]!) };
  });
  const isKnown = outcome.every(Number.isFinite);
  const together = uncertainty.correlations.map(({ between }) => between);
  const found = isKnown ? analyseDraws(seed, drawnInputs(parameters, variants), outcome, together) : undefined;
  return { target, result: { scenario, found } };
}

/** A milestone's day in years, the last known one for later; the logarithm of a metric at the end where draws are compared by ratio. */
function drawnTarget(
  id: string,
  csv: CsvRows,
  { epochCivilDays, endDays }: { readonly epochCivilDays: number; readonly endDays: number },
): DrawnTarget {
  const milestone = milestonesIn(csv.columns).find((each) => each.id === id);
  const dates = columnTexts(csv, dateColumnId(id));
  if (milestone !== undefined && dates !== undefined) {
    const lastKnownDays = endDays - milestone.needsDays;
    const daysOf = (date: string): number => (parseIsoDate(date) ?? Number.NaN) - epochCivilDays;
    const values = dates.map((date) => censoredYears(daysOf(date), lastKnownDays));
    const censoredShare = dates.filter((date) => date === '').length / dates.length;
    return { id, meaning: milestone.meaning, unit: 'years', kind: 'date', censoredShare, values };
  }
  const [name = '', at = 'end'] = id.split('@');
  const metric = METRICS.find((each) => each.id === name);
  const values = at === 'end' ? columnNumbers(csv, endColumnId(name)) : undefined;
  if (metric === undefined || values === undefined) throw noTarget(id);
  const { meaning, unit, scale } = metric;
  const named = { id: `${name}@end`, censoredShare: 0 };
  if (scale === 'linear') return { ...named, meaning, unit, kind: 'linear', values };
  return { ...named, meaning: `${meaning}; its logarithm`, unit: 'ln', kind: 'log', values: values.map(log) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function noTarget(id: string): InputError {
  const expected = 'a milestone, or a metric with @end, that draws.csv has';
  return new InputError([{ path: '--target', severity: 'error', expected, received: `\`${id}\`` }]);
}

function noForecast(path: string, { scenario }: Manifest): InputError {
  const hint = 'Name a scenario, or the folder that `loopgain forecast` wrote';
  return new InputError([
    { path, severity: 'error', expected: 'results of a forecast', received: `those of a ${scenario.kind}`, hint },
  ]);
}
