import type { UncertainFigures } from '../queueing/intervals.ts';
import { UNCERTAIN } from '../queueing/intervals.ts';
import type { NetworkStudy } from '../queueing/replicate.ts';
import { UNCERTAIN_COLUMNS } from './interval-table.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** One place in one replication. */
interface Row {
  readonly replication: number;
  readonly kind: 'stage' | 'class' | 'pool';
  readonly place: string;
  readonly figures: UncertainFigures;
}

const COLUMNS: readonly RecordColumn<Row>[] = [
  {
    id: 'replication',
    unit: 'number',
    meaning: 'Number of the replication, from 1; with the same seed it has the same random numbers in another scenario',
    type: 'integer',
    of: ({ replication }) => replication,
  },
  { id: 'kind', unit: 'text', meaning: 'What the row is about: stage, class or pool', type: 'text', of: ({ kind }) => kind },
  { id: 'place', unit: 'text', meaning: 'Its id in the scenario', type: 'text', of: ({ place }) => place },
  ...UNCERTAIN.map(
    (figure): RecordColumn<Row> => ({
      id: UNCERTAIN_COLUMNS[figure].column,
      unit: UNCERTAIN_COLUMNS[figure].unit,
      meaning: 'The figure of this replication, from the end of the warm-up on',
      type: 'number',
      of: ({ figures }) => figures[figure],
    }),
  ),
];

const TABLE = { id: 'replications', title: 'Each stage, class and pool in each replication, from the end of the warm-up on' };

/** One row for each stage, class and pool of each replication: figures of two scenarios with the same seed can be paired. */
export function replicationTable({ paths, intervals }: NetworkStudy): Table {
  const rows = paths.flatMap((path, index): Row[] => {
    const rowsOf = (kind: Row['kind'], of: keyof typeof path): Row[] =>
      path[of].map((figures, i) => ({ replication: index + 1, kind, place: intervals[of][i]!.id, figures }));
    return [...rowsOf('stage', 'stations'), ...rowsOf('class', 'classes'), ...rowsOf('pool', 'pools')];
  });
  return recordTable(TABLE.id, TABLE.title, COLUMNS, rows);
}

/** The same table without rows, for the page of columns and for `explain`. */
export function replicationTableHead(): Table {
  return { ...TABLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}
