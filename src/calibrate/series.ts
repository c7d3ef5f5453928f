import { InputError, type Issue, type Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { spanOfDate } from './published-date.ts';

/** Where a series comes from and what its numbers are. */
export interface SeriesInfo {
  /** Name of the file. */
  readonly id: string;
  readonly title: string;
  /** Who says so. */
  readonly claimant: string;
  readonly url: string;
  readonly published: string;
  /** Last day of what `published` names [days since 1970-01-01] */
  readonly publishedDay: number;
  readonly accessed: string;
  /** What the numbers are relative to. */
  readonly denominator: string;
  readonly unit: string;
  readonly licence: string;
  /** From the claimant's own text or data, or from somebody who quotes them. */
  readonly transcription: 'primary' | 'secondary';
  /** What low and high are, such as `95 %`; `none` where nothing is published. */
  readonly interval: string;
  readonly caveats: readonly string[];
}

/** One published number of a series. */
export interface PublishedFigure {
  /** What of the series it is: a model, a quarter, a parameter. */
  readonly label: string;
  /** As written, such as 2025-02-24, 2025-02, 2025-Q1, 2025 or 2025-02..2025-06; empty where it has none. */
  readonly date: string;
  /** First and last day of the date, both included; NaN without a date [days since 1970-01-01] */
  readonly firstDay: number;
  readonly lastDay: number;
  /** In the unit of the series; NaN where only an interval is published. */
  readonly value: number;
  /** The published interval, what of is in the info; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Whether the truth is the value, or at least the value. */
  readonly bound: 'value' | 'at least';
  /** Last day of when it was published [days since 1970-01-01] */
  readonly publishedDay: number;
  readonly source: string;
  readonly note: string;
  /** Further columns of the series, as text. */
  readonly more: Readonly<Record<string, string>>;
}

/** A published series. */
export interface Series {
  readonly info: SeriesInfo;
  readonly figures: readonly PublishedFigure[];
}

/** Every series by its id. */
export type Trends = ReadonlyMap<string, Series>;

/** Rows of a series' file as text, and the file as it shall be named in issues. */
interface SeriesRows {
  readonly file: string;
  readonly columns: readonly string[];
  /** One per line, from the second line on. */
  readonly rows: readonly (readonly string[])[];
}

const COLUMNS = ['date', 'label', 'value', 'low', 'high', 'bound', 'source', 'note'] as const;
type Column = (typeof COLUMNS)[number];
const PUBLISHED_COLUMN = 'published';
/** Of a series whose rows have units of their own. */
const UNIT_COLUMN = 'unit';
/** Units of what is more than nothing. */
const POSITIVE_UNITS: readonly string[] = ['minutes', 'days', 'ratio'];

/**
 * The series of an id.
 * @throws InputError if there is none, with those that there are
 */
export function seriesOf(trends: Trends, id: string): Series {
  const series = trends.get(id);
  if (series === undefined) throw missing(id, '', 'a series of this name', [...trends.keys()], id);
  return series;
}

/**
 * The figure of a label, the first if there are more.
 * @throws InputError if there is none, with those that there are
 */
export function figureOf(series: Series, label: string): PublishedFigure {
  const figure = series.figures.find((candidate) => candidate.label === label);
  const known = series.figures.map((candidate) => candidate.label);
  if (figure === undefined) throw missing(series.info.id, 'label', `a row labelled \`${label}\``, known, label);
  return figure;
}

/**
 * What is wrong with a cell of a series.
 * @param id of the series
 * @param column empty for the whole file
 */
export function seriesError(id: string, column: string, problem: Problem): InputError {
  return new InputError([{ ...problem, file: `${id}.csv`, path: column, severity: 'error' }]);
}

function missing(id: string, column: string, expected: string, known: readonly string[], wanted: string): InputError {
  const near = suggest(wanted, known);
  const problem = { expected, received: `only ${known.join(', ')}` };
  return seriesError(id, column, near === undefined ? problem : { ...problem, hint: `Is it \`${near}\`?` });
}

/**
 * Reads the rows of a series, with everything that is wrong with them.
 * @param written cells by column; `date,label,value,low,high,bound,source,note` come first, `published` may follow and others
 */
export function figuresOf(info: SeriesInfo, written: SeriesRows): { figures: PublishedFigure[]; issues: Issue[] } {
  const head = written.columns.slice(0, COLUMNS.length).join();
  if (head !== COLUMNS.join()) {
    const problem = { expected: `the columns ${COLUMNS.join()} first`, received: head };
    return { figures: [], issues: [{ ...problem, file: written.file, line: 1, path: '', severity: 'error' }] };
  }
  if (written.rows.length === 0) {
    const problem = { expected: 'a row or more', received: 'none' };
    return { figures: [], issues: [{ ...problem, file: written.file, line: 2, path: '', severity: 'error' }] };
  }
  const issues: Issue[] = [];
  const seen = new Set<string>();
  const figures = written.rows.map((row, index) => {
    const refuse = (path: string, problem: Problem): void => {
      issues.push({ ...problem, file: written.file, line: index + 2, path, severity: 'error' });
    };
    if (row.length !== written.columns.length) {
      refuse('', { expected: `${written.columns.length} cells`, received: String(row.length) });
    }
    const cells = Object.fromEntries(written.columns.map((column, place) => [column, row[place] ?? '']));
    const figure = figureOfCells(cells, info, refuse);
    const key = `${figure.label} ${figure.date}`;
    if (seen.has(key)) refuse('label', { expected: 'one row of a label and date', received: `\`${figure.label}\` again` });
    seen.add(key);
    return figure;
  });
  return { figures, issues };
}

type Refuse = (path: string, problem: Problem) => void;

function figureOfCells(cells: Readonly<Record<string, string>>, info: SeriesInfo, refuse: Refuse): PublishedFigure {
  const text = (column: Column): string => cells[column]!;
  const number = (column: Column): number => {
    const written = text(column);
    const value = written === '' ? Number.NaN : Number(written);
    if (written !== '' && !Number.isFinite(value))
      refuse(column, { expected: 'a number or nothing', received: `\`${written}\`` });
    return value;
  };
  const [value, low, high] = [number('value'), number('low'), number('high')];
  if (Number.isNaN(value) && Number.isNaN(low + high)) {
    refuse('value', { expected: 'a value, or both ends of an interval', received: 'neither' });
  }
  refuseImpossible({ value, low, high }, cells[UNIT_COLUMN] || info.unit, refuse);
  const bound = text('bound');
  if (bound !== 'value' && bound !== 'at least') {
    refuse('bound', { expected: '`value` or `at least`', received: `\`${bound}\`` });
  }
  if (text('label') === '') refuse('label', { expected: 'a label', received: 'nothing' });
  return {
    ...datesOf(cells, info, refuse),
    ...{ label: text('label'), date: text('date'), value, low, high },
    bound: bound === 'at least' ? bound : 'value',
    ...{ source: text('source'), note: text('note') },
    more: Object.fromEntries(Object.entries(cells).filter(([column]) => !COLUMNS.some((known) => known === column))),
  };
}

/** Refuses numbers that cannot be, by themselves or beside each other. */
function refuseImpossible(numbers: Readonly<Record<'value' | 'low' | 'high', number>>, unit: string, refuse: Refuse): void {
  const { value, low, high } = numbers;
  for (const [column, number] of Object.entries(numbers)) {
    const received = String(number);
    if (POSITIVE_UNITS.includes(unit) && number <= 0) refuse(column, { expected: `more than 0 ${unit}`, received });
    if (unit === 'share' && (number < 0 || number > 1)) refuse(column, { expected: 'a share from 0 to 1', received });
  }
  if (Number.isNaN(low) !== Number.isNaN(high) && !Number.isNaN(value)) {
    refuse(Number.isNaN(low) ? 'low' : 'high', { expected: 'both ends of an interval, or neither', received: 'nothing' });
  }
  if (low > high) refuse('low', { expected: `at most ${high}, the upper end`, received: String(low) });
  else if (value < low || value > high) {
    refuse('value', { expected: `a value in its interval, ${low} to ${high}`, received: String(value) });
  }
}

function datesOf(cells: Readonly<Record<string, string>>, info: SeriesInfo, refuse: Refuse) {
  const written = cells[PUBLISHED_COLUMN] ?? '';
  const published = spanOfDate(written);
  if (published === undefined) refuse(PUBLISHED_COLUMN, dateProblem(written));
  const publishedDay = written === '' || published === undefined ? info.publishedDay : published.lastDay;
  const span = spanOfDate(cells['date']!, publishedDay);
  if (span === undefined) refuse('date', dateProblem(cells['date']!));
  return { firstDay: span?.firstDay ?? Number.NaN, lastDay: span?.lastDay ?? Number.NaN, publishedDay };
}

function dateProblem(written: string): Problem {
  return {
    expected: 'a date such as 2025-02-24, 2025-02, 2025-Q1, 2025, 2025-02..2025-06, 2025.. or nothing',
    received: `\`${written}\``,
  };
}
