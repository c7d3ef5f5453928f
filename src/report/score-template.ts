import { civilFromDays } from '../base/calendar.ts';
import { METRICS, metricIndex } from '../ensemble/metrics.ts';
import { milestonesOf } from '../ensemble/milestones.ts';
import { FUTURE, NOT_YET } from '../ensemble/score/outcomes.ts';
import { lastKnownDay, needsDaysOf, type StoredForecast } from '../ensemble/score/stored.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** What may come true, and when to look. */
interface TemplateRow {
  readonly subject: string;
  readonly day: number;
  readonly note: string;
}

const COLUMNS: readonly RecordColumn<TemplateRow>[] = [
  { id: 'subject', unit: 'text', meaning: 'Metric, milestone, or future', type: 'text', of: ({ subject }) => subject },
  { id: 'date', unit: 'date', meaning: 'Day on which to look', type: 'date', of: ({ day }) => day },
  { id: 'value', unit: 'text', meaning: 'What was found; empty for not known', type: 'text', of: () => '' },
  { id: 'note', unit: 'text', meaning: 'For the reader, not read', type: 'text', of: ({ note }) => note },
];

const TABLE = {
  id: 'outcomes',
  title: 'What came true, as it was given; a column `scenario` may say of which scenario, else a row is held against all',
};

/**
 * Outcomes to fill in: each metric and each milestone of every lab (automation levels may be added) on the first sample of each year after the scenarios part from
 * history, as far as the scenarios can tell, and the class of future at the end.
 */
export function templateTable(forecasts: readonly StoredForecast[]): Table {
  const days = distinct(forecasts.flatMap(yearStarts)).sort((a, b) => a - b);
  const metrics = distinct(forecasts.flatMap((forecast) => forecast.metrics));
  const known = distinct(forecasts.flatMap((forecast) => forecast.milestones));
  const milestones = milestonesOf([]).filter(({ id }) => known.includes(id));
  const subjects = [
    ...metrics.map((subject) => ({
      subject,
      note: `${METRICS[metricIndex(subject)]!.meaning} [${METRICS[metricIndex(subject)]!.unit}]`,
      lastDay: Infinity,
    })),
    ...milestones.map(({ id: subject, meaning }) => ({
      subject,
      note: milestoneNote(subject, meaning),
      lastDay: Math.min(...forecasts.map((forecast) => lastKnownDay(forecast, subject))),
    })),
  ];
  const end = Math.min(...forecasts.map(({ sampleDays }) => sampleDays.at(-1)!));
  const rows = days.flatMap((day) =>
    subjects.filter(({ lastDay }) => day <= lastDay).map(({ subject, note }) => ({ subject, note, day })),
  );
  const future = { subject: FUTURE, day: end, note: 'class of future, judged over the whole time' };
  return recordTable(TABLE.id, TABLE.title, COLUMNS, [...rows, future]);
}

/** The same table without rows, for the page of columns and for `explain`. */
export function templateTableHead(): Table {
  return { ...TABLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

function yearStarts({ sampleDays, fromDays = Number.NEGATIVE_INFINITY }: StoredForecast): readonly number[] {
  const yearOf = (day: number): number => civilFromDays(day).year;
  return sampleDays.filter((day, i) => i > 0 && day > fromDays && yearOf(day) > yearOf(sampleDays[i - 1]!));
}

function milestoneNote(milestone: string, meaning: string): string {
  const later = needsDaysOf(milestone) === 0 ? '' : `; known only ${Math.ceil(needsDaysOf(milestone))} days after the date`;
  return `date on which it was reached, or \`${NOT_YET}\`: ${meaning}${later}`;
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
