import { formatIsoDate, parseIsoDate } from '../../base/calendar.ts';
import { formatIssue, InputError, type Issue, type Parsed, type Problem } from '../../base/issue.ts';
import { suggest } from '../../base/suggest.ts';
import type { Future } from '../../lab/classify.ts';
import { FUTURES } from '../forecast/view-tally.ts';
import type { MetricId } from '../metrics.ts';
import { lastKnownDay, needsDaysOf, type StoredForecast, sampleUpTo } from './stored.ts';

/** What was found when somebody looked. */
export type Finding =
  | { readonly kind: 'metric'; readonly subject: MetricId; readonly value: number }
  /** `reachedDays` [days since 1970-01-01], Infinity for not yet. */
  | { readonly kind: 'milestone'; readonly subject: string; readonly reachedDays: number }
  | { readonly kind: 'future'; readonly subject: typeof FUTURE; readonly future: Future };

/** An outcome that came true, held against one scenario. */
export interface Outcome {
  /** Id of the scenario. */
  readonly forecast: string;
  /** Day of which it is true [days since 1970-01-01]. */
  readonly day: number;
  /** The last sample on or before that day. */
  readonly sample: number;
  readonly finding: Finding;
}

/** Rows of a file by column, as they are written. */
export interface WrittenRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Subject of an outcome that is a class of future. */
export const FUTURE = 'future';
/** Value of a milestone that was not reached by the day it was looked for. */
export const NOT_YET = 'not yet';

/** Columns of a file of outcomes; the first three must be there. */
const COLUMNS = ['subject', 'date', 'value', 'scenario', 'note'];
const NEEDED = 3;

type Cells = Readonly<Record<string, string>>;

/**
 * Reads outcomes and holds each against the scenarios that it is about: the one that it names, or all, since there is one world.
 * Rows without a value are not known yet and left out.
 * @param file as the reader named it
 * @throws InputError with file, line and column of every problem
 */
export function readOutcomes({ columns, rows }: WrittenRows, forecasts: readonly StoredForecast[], file: string): Outcome[] {
  const badColumns = columnProblems(columns).map(
    (problem): Issue => ({ file, line: 1, path: '', severity: 'error', ...problem }),
  );
  if (badColumns.length > 0) throw new InputError(badColumns);
  const issues: Issue[] = [];
  const outcomes = rows.flatMap((row, index) => {
    const cells = Object.fromEntries(columns.map((column, i) => [column, (row[i] ?? '').trim()]));
    if (row.every((cell) => cell.trim() === '') || cells['value'] === '') return [];
    const refuse = (path: string, problem: Problem): void => {
      issues.push({ file, line: index + 2, path, severity: 'error', ...problem });
    };
    if (row.length > columns.length) {
      refuse('', { expected: `${columns.length} cells as in the first line`, received: String(row.length) });
      return [];
    }
    return readRow(cells, forecasts, refuse);
  });
  // Most problems are the same for every scenario.
  if (issues.length > 0) throw new InputError([...new Map(issues.map((issue) => [formatIssue(issue), issue])).values()]);
  if (outcomes.length > 0) return outcomes;
  const hint = 'Fill in what has come true; --template prints what can be';
  throw new InputError([
    { file, path: '', severity: 'error', expected: 'at least one outcome with a value', received: 'none', hint },
  ]);
}

function columnProblems(written: readonly string[]): Problem[] {
  const columns = written.filter((column) => column !== '');
  const missing = COLUMNS.slice(0, NEEDED).filter((column) => !columns.includes(column));
  const unknown = columns.filter((column) => !COLUMNS.includes(column));
  return [
    ...missing.map((column) => ({ expected: `a column \`${column}\``, received: listed(columns) })),
    ...unknown.map((column) => ({ expected: `no columns but ${listed(COLUMNS)}`, received: `\`${column}\`` })),
  ];
}

function readRow(
  cells: Cells,
  forecasts: readonly StoredForecast[],
  refuse: (path: string, problem: Problem) => void,
): Outcome[] {
  const { scenario = '', date = '' } = cells;
  const meant = scenario === '' ? forecasts : forecasts.filter(({ id }) => id === scenario);
  if (meant.length === 0) {
    const ids = forecasts.map(({ id }) => id);
    refuse('scenario', { expected: `${listed(ids)}, or nothing for all`, received: `\`${scenario}\``, ...hintOf(scenario, ids) });
  }
  const day = parseIsoDate(date);
  if (day === undefined) refuse('date', { expected: 'a date such as 2027-01-01', received: shown(date) });
  if (day === undefined) return [];
  return meant.flatMap((forecast) => {
    const finding = readFinding(cells, day, forecast);
    if (!finding.ok) refuse(finding.problem.path, finding.problem);
    const problem = dayProblem(day, forecast) ?? (finding.ok ? knownProblem(day, forecast, finding.value) : undefined);
    if (problem !== undefined) refuse('date', problem);
    if (!finding.ok || problem !== undefined) return [];
    return [{ forecast: forecast.id, day, sample: sampleUpTo(forecast.sampleDays, day), finding: finding.value }];
  });
}

type PlacedProblem = Problem & { readonly path: string };
type Found = Exclude<Parsed<Finding>, { readonly ok: false }> | { readonly ok: false; readonly problem: PlacedProblem };

function readFinding({ subject = '', value = '' }: Cells, day: number, forecast: StoredForecast): Found {
  const metric = forecast.metrics.find((id) => id === subject);
  if (metric !== undefined) {
    const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
    if (Number.isFinite(number)) return { ok: true, value: { kind: 'metric', subject: metric, value: number } };
    return refused('value', { expected: 'a number', received: shown(value) });
  }
  if (forecast.milestones.includes(subject)) {
    const reachedDays = value === NOT_YET ? Infinity : parseIsoDate(value);
    if (reachedDays !== undefined && (reachedDays === Infinity || reachedDays <= day))
      return { ok: true, value: { kind: 'milestone', subject, reachedDays } };
    const expected = `the date on which it was reached, no later than that on which it was looked for, or \`${NOT_YET}\``;
    return refused('value', { expected, received: shown(value) });
  }
  if (subject === FUTURE) {
    const future = FUTURES.find((id) => id === value);
    if (future !== undefined) return { ok: true, value: { kind: 'future', subject: FUTURE, future } };
    return refused('value', { expected: listed(FUTURES), received: shown(value), ...hintOf(value, FUTURES) });
  }
  const known = [...forecast.metrics, ...forecast.milestones, FUTURE];
  const hint = { hint: '--template prints all of them' };
  const expected = `a metric or a milestone of the forecast, or \`${FUTURE}\``;
  return refused('subject', { expected, received: shown(subject), ...hint, ...hintOf(subject, known) });
}

function dayProblem(day: number, { id, sampleDays }: StoredForecast): Problem | undefined {
  const [first, last] = [sampleDays[0]!, sampleDays.at(-1)!];
  if (day >= first && day <= last) return undefined;
  const expected = `a day of the forecast of ${id}, ${formatIsoDate(first)} to ${formatIsoDate(last)}`;
  return { expected, received: formatIsoDate(day) };
}

/** What takes years to be known of a day cannot be told of the last days of a forecast: none of its paths tells it either. */
function knownProblem(day: number, forecast: StoredForecast, { kind, subject }: Finding): Problem | undefined {
  if (kind !== 'milestone' || day <= lastKnownDay(forecast, subject)) return undefined;
  const last = formatIsoDate(Math.floor(lastKnownDay(forecast, subject)));
  const later = `the forecast of ${forecast.id} knows ${subject} only ${Math.ceil(needsDaysOf(subject))} days later`;
  return { expected: `a day up to ${last}, since ${later}`, received: formatIsoDate(day) };
}

function refused(path: string, problem: Problem): Found {
  return { ok: false, problem: { ...problem, path } };
}

function hintOf(written: string, known: readonly string[]): { readonly hint?: string } {
  const near = suggest(written, known);
  return near === undefined ? {} : { hint: `Did you mean ${near}?` };
}

function shown(text: string): string {
  return text === '' ? 'nothing' : `\`${text}\``;
}

function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.map((word) => `\`${word}\``).join(', ');
}
