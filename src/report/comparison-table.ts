import { isToldApart, type NetworkComparison, type PairedDifference, type PlaceComparison } from '../queueing/compare.ts';
import type { UncertainFigure } from '../queueing/intervals.ts';
import { UNCERTAIN } from '../queueing/intervals.ts';
import { UNCERTAIN_COLUMNS } from './interval-table.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** One figure of one place. */
interface Row {
  readonly kind: 'stage' | 'class' | 'pool';
  readonly place: string;
  readonly figure: UncertainFigure;
  readonly pair: PairedDifference;
}

function textColumn(id: string, meaning: string, of: (row: Row) => string): RecordColumn<Row> {
  return { id, unit: 'text', meaning, type: 'text', of };
}

function numberColumn(id: string, meaning: string, of: (pair: PairedDifference) => number): RecordColumn<Row> {
  return { id, unit: 'that of the row', meaning, type: 'number', of: ({ pair }) => of(pair) };
}

const COLUMNS: readonly RecordColumn<Row>[] = [
  textColumn('kind', 'What the row is about: stage, class or pool', ({ kind }) => kind),
  textColumn('place', 'Its id in both scenarios', ({ place }) => place),
  textColumn('figure', 'The figure, named as its column in intervals.csv', ({ figure }) => UNCERTAIN_COLUMNS[figure].column),
  textColumn('unit', 'Unit of the figure', ({ figure }) => UNCERTAIN_COLUMNS[figure].unit),
  numberColumn('first', "Mean of the first scenario's replications", ({ first }) => first.mean),
  numberColumn('second', "Mean of the second scenario's replications", ({ second }) => second.mean),
  numberColumn('difference', 'Second less first', ({ difference }) => difference.mean),
  numberColumn(
    'low',
    'Lower end of the 95 % confidence interval of the difference, by pairs',
    ({ difference }) => difference.low,
  ),
  numberColumn('high', 'Upper end of it', ({ difference }) => difference.high),
  numberColumn('standard_error', 'Standard error of the difference', ({ difference }) => difference.standardError),
  {
    id: 'told_apart_flag',
    unit: '0 or 1',
    meaning: '1 where the interval of the difference leaves out 0',
    type: 'integer',
    of: ({ pair }) => Number(isToldApart(pair.difference)),
  },
  {
    id: 'saved_ratio',
    unit: 'ratio',
    meaning:
      'As many times the replications would tell the difference as well with independent random numbers: the variances of both over that of the difference; empty where it does not vary',
    type: 'number',
    of: ({ pair }) => pair.savedRatio,
  },
  {
    id: 'replications',
    unit: 'count',
    meaning: 'Pairs of replications behind the difference',
    type: 'integer',
    of: ({ pair }) => pair.difference.count,
  },
];

const TABLE = {
  id: 'comparison',
  title:
    'Two scenarios compared on common random numbers: each stage, class and pool that both have, from the end of the warm-up on',
};

/** One row for each figure that a stage, class or pool has in both scenarios. */
export function comparisonTable({ stations, classes, pools }: NetworkComparison): Table {
  const rowsOf = (kind: Row['kind'], places: readonly PlaceComparison[]): Row[] =>
    places.flatMap((place) => UNCERTAIN.map((figure) => ({ kind, place: place.id, figure, pair: place[figure] })));
  const rows = [...rowsOf('stage', stations), ...rowsOf('class', classes), ...rowsOf('pool', pools)];
  return recordTable(
    TABLE.id,
    TABLE.title,
    COLUMNS,
    rows.filter(({ pair }) => !Number.isNaN(pair.difference.mean)),
  );
}

/** The same table without rows, for the page of columns and for `explain`. */
export function comparisonTableHead(): Table {
  return { ...TABLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}
