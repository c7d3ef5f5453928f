import type { FamilyInWindow } from '../calibrate/trends/compare-families.ts';
import type { ReproducedDoublingTime } from '../calibrate/trends/doubling-times.ts';
import type { Inconsistency } from '../calibrate/trends/inconsistencies.ts';
import { pow } from '../numeric/pow.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

/** What the published series say, each by itself. */
export interface TrendsResult {
  readonly doublingTimes: readonly ReproducedDoublingTime[];
  readonly families: readonly FamilyInWindow[];
  readonly inconsistencies: readonly Inconsistency[];
}

type Of<Row> = (row: Row) => number | string | boolean;

function column<Row>(type: TableColumn['type'], unit: string) {
  return (id: string, meaning: string, of: Of<Row>): RecordColumn<Row> => ({ id, unit, meaning, type, of });
}

const time = {
  text: column<ReproducedDoublingTime>('text', 'text'),
  days: column<ReproducedDoublingTime>('number', 'days'),
};
const DOUBLING_TIME_COLUMNS: readonly RecordColumn<ReproducedDoublingTime>[] = [
  time.text('label', 'Published doubling time, as metr-doubling-times names it', ({ label }) => label),
  time.text('suite', 'Series of the time horizons that it is of', ({ suite }) => suite),
  time.text('from', 'First releases that count, or the first of two models; empty is open', ({ from }) => from),
  time.text('to', 'Last releases that count, or the second of two models; empty is open', ({ to }) => to),
  time.text('method', 'OLS, of log2 of the horizon on the day of release; or two points', ({ method }) => method),
  column<ReproducedDoublingTime>('integer', 'count')('models', 'Models that it is fitted to', ({ models }) => models),
  time.days('published_days', 'As published', ({ published }) => published.value),
  time.days('published_low_days', 'Lower end of the published interval', ({ published }) => published.low),
  time.days('published_high_days', 'Upper end of the published interval', ({ published }) => published.high),
  time.days('doubling_days', 'By the same method from the series', ({ ours }) => ours.days),
  time.days('doubling_low_days', 'Lower end of its 95 % interval, by a bootstrap over models', ({ ours }) => ours.lowDays),
  time.days('doubling_high_days', 'Upper end of that interval', ({ ours }) => ours.highDays),
  column<ReproducedDoublingTime>('boolean', '0 or 1')(
    'reproduced',
    'Whether it rounds to the published number; empty for two points, where it can but do so',
    ({ method, reproduced }) => (method === 'OLS' ? reproduced : Number.NaN),
  ),
];

const family = {
  text: column<FamilyInWindow>('text', 'text'),
  count: column<FamilyInWindow>('integer', 'count'),
  days: column<FamilyInWindow>('number', 'days'),
  doublings: column<FamilyInWindow>('number', 'doublings'),
  nats: column<FamilyInWindow>('number', 'nats'),
};
const FAMILY_COLUMNS: readonly RecordColumn<FamilyInWindow>[] = [
  family.text('suite', 'Series of the time horizons', ({ suite }) => suite),
  family.text('from', 'First releases that count; empty is open', ({ from }) => from),
  family.text('to', 'Last releases that count; empty is open', ({ to }) => to),
  family.text('family', 'Kind of growth', (row) => row.family.id),
  family.count('parameters', 'Parameters of the curve', (row) => row.family.parameters),
  family.count('models', 'Models that the curve is fitted to', ({ models }) => models),
  family.doublings('residual_sd', 'Standard deviation of log2 of the horizons around the curve', ({ curve }) =>
    Math.sqrt(curve.residualVariance),
  ),
  family.days('doubling_days', 'Time of a doubling on the day of the last release', ({ doublingDays }) => doublingDays),
  column<FamilyInWindow>('date', 'date')('break_date', 'Day on which the growth of a piecewise curve changes', ({ curve }) =>
    curve.shape.kind === 'break' ? Math.round(curve.shape.day) : Number.NaN,
  ),
  column<FamilyInWindow>('number', 'share')(
    'doubling_time_share',
    'Part of the time of each doubling that the next one takes, of a superexponential curve; near 1 it is exponential',
    ({ curve }) => (curve.shape.kind === 'ratio' ? curve.shape.share : Number.NaN),
  ),
  column<FamilyInWindow>('number', 'minutes')(
    'ceiling_minutes',
    'Horizon that a logistic curve never passes; where it is far above all horizons the curve is exponential',
    ({ curve }) => (curve.shape.kind === 'ceiling' ? pow(2, curve.shape.log) : Number.NaN),
  ),
  family.count('windows', 'Expanding windows that the next releases were forecast from', ({ origins }) => origins),
  family.count('forecasts', 'Forecasts from these, up to three releases ahead', ({ forecasts }) => forecasts),
  family.doublings(
    'crps',
    'Continuous ranked probability score of held-out log2 horizons, mean over windows',
    ({ crps }) => crps,
  ),
  family.nats('log_score', 'Minus the log density of held-out log2 horizons, mean over windows', ({ logScore }) => logScore),
  family.doublings('crps_difference', 'The CRPS less that of the exponential family', (row) => row.crpsDifference.mean),
  family.doublings('crps_difference_se', 'Its standard error, over windows', (row) => row.crpsDifference.standardError),
  family.nats('log_score_difference', 'The log score less that of the exponential family', (row) => row.logScoreDifference.mean),
  family.nats('log_score_difference_se', 'Its standard error, over windows', (row) => row.logScoreDifference.standardError),
  family.text(
    'verdict',
    'best, by the CRPS; not told apart, where either score is within two standard errors of the best one; worse',
    ({ verdict }) => verdict,
  ),
];

const finding = {
  text: column<Inconsistency>('text', 'text'),
  figure: column<Inconsistency>('number', 'that of the row'),
};
const INCONSISTENCY_COLUMNS: readonly RecordColumn<Inconsistency>[] = [
  finding.text('id', 'Inconsistency', ({ id }) => id),
  finding.text('claim', 'What is stated', ({ claim }) => claim),
  finding.text('stated_in', 'Series that states it', ({ statedIn }) => statedIn),
  finding.figure('stated', 'Its value', ({ stated }) => stated),
  finding.text('against', 'What it is held against', ({ against }) => against),
  finding.text('computed_from', 'Series that this is computed from', ({ computedFrom }) => computedFrom),
  finding.figure('computed', 'The value of that', ({ computed }) => computed),
  finding.figure('computed_low', 'Lower end of its 95 % interval', ({ computedLow }) => computedLow),
  finding.figure('computed_high', 'Upper end of that interval', ({ computedHigh }) => computedHigh),
  finding.text('unit', 'Unit of the values', ({ unit }) => unit),
];

/** Tables of the published series: doubling_times, families, inconsistencies. */
export function trendsTables({ doublingTimes, families, inconsistencies }: TrendsResult): Table[] {
  return [
    recordTable('doubling_times', 'Published doubling times of time horizons, and ours', DOUBLING_TIME_COLUMNS, doublingTimes),
    recordTable('families', 'Kinds of growth on the same time horizons, by what they forecast', FAMILY_COLUMNS, families),
    recordTable(
      'inconsistencies',
      'Published numbers, and what others or arithmetic make of them',
      INCONSISTENCY_COLUMNS,
      inconsistencies,
    ),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function trendsTableHeads(): Table[] {
  const none = { doublingTimes: [], families: [], inconsistencies: [] };
  return trendsTables(none).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}
