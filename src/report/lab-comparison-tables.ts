import type { BindingComparison, LabComparison } from '../ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../ensemble/comparison/metric-pairs.ts';
import type { MilestoneComparison } from '../ensemble/comparison/milestone-pairs.ts';
import { FUTURES } from '../ensemble/forecast/view-tally.ts';
import { isToldApart } from '../queueing/compare.ts';
import { effectOf, scaled, sharesOf } from './lab-comparison-figures.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

type Column<Row> = RecordColumn<Row>;
type Make = <Row>(id: string, meaning: string, of: (row: Row) => number | string) => Column<Row>;

const made =
  (type: TableColumn['type'], unit: string): Make =>
  (id, meaning, of) => ({ id, unit, meaning, type, of });
const text = made('text', 'text');
const share = made('number', 'share');
const count = made('integer', 'count');
const date = made('date', 'date');
const days = made('number', 'days');
const ofMetric = made('number', 'unit of the metric');
const ofScale = made('number', 'by scale');

const EFFECT = 'ratio of second to first where the scale is log, second less first where it is linear';

const METRIC_COLUMNS: readonly Column<MetricComparison>[] = [
  text('metric', 'Column of timeseries.csv', ({ metric }) => metric.id),
  text('unit', 'Its unit', ({ metric }) => metric.unit),
  date('date', 'First sample of a year, or the last', ({ civilDays }) => civilDays),
  text(
    'scale',
    'How the two are compared: log, by ratio and geometric means; linear, by difference and means, also where a path is at 0',
    ({ scale }) => scale,
  ),
  ofMetric('first', 'Mean of the first by scale, over the pairs', (row) => scaled(row, row.values.first.mean)),
  ofMetric('second', 'Mean of the second by scale', (row) => scaled(row, row.values.second.mean)),
  ofScale('effect', `What the second changes: ${EFFECT}`, (row) => effectOf(row).mean),
  ofScale(
    'effect_low',
    'Lower end of its 95 % confidence interval, by pairs; a draw counts once, with the mean of its replications',
    (row) => effectOf(row).low,
  ),
  ofScale('effect_high', 'Upper end of it', (row) => effectOf(row).high),
  {
    id: 'told_apart_flag',
    unit: '0 or 1',
    meaning: '1 where the interval leaves out no change',
    type: 'integer',
    of: ({ values }) => Number(isToldApart(values.difference)),
  },
  share('above_share', 'Pairs of paths in which the second has more', ({ above, pairs }) => above / pairs),
  share('same_share', 'Pairs of paths in which both have the same', ({ same, pairs }) => same / pairs),
  count('pairs', 'Pairs of paths that both have a value', ({ pairs }) => pairs),
  count(
    'points',
    'Draws, or replications where nothing is drawn, behind the interval: those with a value in both',
    ({ values }) => values.difference.count,
  ),
  {
    id: 'saved_ratio',
    unit: 'ratio',
    meaning:
      'As many times the points would tell the effect as well with independent random numbers and draws; empty where it does not vary',
    type: 'number',
    of: ({ values }) => values.savedRatio,
  },
];

const LATER = 'how many days later the second reaches it, over the pairs in which both do';

const MILESTONE_COLUMNS: readonly Column<MilestoneComparison>[] = [
  text('milestone', 'Name of the milestone', ({ id }) => id),
  text('meaning', 'What is reached', ({ meaning }) => meaning),
  share('first_share', 'Share of the paths of the first that reach it by the end', (row) => sharesOf(row)[0]),
  share('second_share', 'Share of the paths of the second', (row) => sharesOf(row)[1]),
  share('share_difference', 'Second less first', ({ share: { difference } }) => difference),
  share(
    'share_difference_low',
    'Lower end of its 95 % interval, by pairs (Agresti and Min), counting draws',
    ({ share: { low } }) => low,
  ),
  share('share_difference_high', 'Upper end of it', ({ share: { high } }) => high),
  count('both', 'Pairs of paths in which both reach it', ({ both }) => both),
  count('only_first', 'Pairs in which only the first does', ({ onlyFirst }) => onlyFirst),
  count('only_second', 'Pairs in which only the second does', ({ onlySecond }) => onlySecond),
  count('neither', 'Pairs in which neither does', ({ neither }) => neither),
  date(
    'first_date_p50',
    'Day by which half of the paths of the first have reached it, those that never do counted as later; empty if later than the end',
    ({ medians }) => medians[0],
  ),
  date('second_date_p50', 'The same of the second', ({ medians }) => medians[1]),
  days('later_days', `Mean of ${LATER}; below 0 it is earlier`, ({ laterDays }) => laterDays.mean),
  days('later_low_days', 'Lower end of its 95 % confidence interval, by pairs, counting draws', ({ laterDays }) => laterDays.low),
  days('later_high_days', 'Upper end of it', ({ laterDays }) => laterDays.high),
];

interface FutureRow {
  readonly first: number;
  readonly second: number;
  readonly transitions: Int32Array;
}

const FUTURE_COLUMNS: readonly Column<FutureRow>[] = [
  text('first', 'Class of future of the first by the rules', ({ first }) => FUTURES[first]!),
  text('second', 'Class of future of the second, in the same pair', ({ second }) => FUTURES[second]!),
  count('pairs', 'Pairs of paths that are so', pairsOf),
  share('share', 'Their share of all', (row) => pairsOf(row) / row.transitions.reduce((sum, pairs) => sum + pairs, 0)),
];

interface BindingRow extends BindingComparison {
  readonly pairs: number;
}

const BINDING_COLUMNS: readonly Column<BindingRow>[] = [
  date('date', 'First sample of a year, or the last', ({ civilDays }) => civilDays),
  text('stage', 'Stage', ({ stage }) => stage),
  share('first_share', 'Share of the paths of the first in which it binds experiments', ({ paths, pairs }) => paths[0] / pairs),
  share('second_share', 'Share of the paths of the second', ({ paths, pairs }) => paths[1] / pairs),
];

const TITLES = {
  lab_comparison: 'Two labs compared on common random numbers: each metric at the first sample of each year, and at the last',
  milestone_comparison: 'Whether and when each of two labs reaches its milestones, pair by pair',
  future_comparison: 'Which class of future each of two labs comes to, pair by pair',
  binding_comparison: 'Which stage binds in each of two labs, where one does in either',
} as const;

/** Tables of a comparison: lab_comparison, milestone_comparison, future_comparison, binding_comparison. */
export function labComparisonTables({ metrics, milestones, transitions, binding, points, replications }: LabComparison): Table[] {
  const futures = FUTURES.flatMap((_, first) => FUTURES.map((__, second) => ({ first, second, transitions })));
  const bindings = binding.map((row) => ({ ...row, pairs: points * replications }));
  return tablesOf(
    metrics.filter(({ pairs }) => pairs > 0),
    milestones,
    futures,
    bindings,
  );
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function labComparisonTableHeads(): Table[] {
  return tablesOf([], [], [], []).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}

function tablesOf(
  metrics: readonly MetricComparison[],
  milestones: readonly MilestoneComparison[],
  futures: readonly FutureRow[],
  bindings: readonly BindingRow[],
): Table[] {
  return [
    recordTable('lab_comparison', TITLES.lab_comparison, METRIC_COLUMNS, metrics),
    recordTable('milestone_comparison', TITLES.milestone_comparison, MILESTONE_COLUMNS, milestones),
    recordTable('future_comparison', TITLES.future_comparison, FUTURE_COLUMNS, futures),
    recordTable('binding_comparison', TITLES.binding_comparison, BINDING_COLUMNS, bindings),
  ];
}

function pairsOf({ first, second, transitions }: FutureRow): number {
  return transitions[first * FUTURES.length + second]!;
}
