import type { Table, TableColumn } from './table.ts';

/** A column of a table with one row per record, and where its value comes from. */
export interface RecordColumn<Row> extends TableColumn {
  readonly of: (row: Row) => number | string | boolean;
}

/** Makes columns of one type and unit. */
export function columnOf<Row>(type: TableColumn['type'], unit: string) {
  return (id: string, meaning: string, of: RecordColumn<Row>['of']): RecordColumn<Row> => ({ id, unit, meaning, type, of });
}

/**
 * Lays records out as a table, one row each.
 *
 * recordTable('pools', 'Pools', [{ id: 'pool', unit: '', meaning: '', type: 'text', of: (row) => row.id }], [{ id: 'clerk' }]).values // => { pool: ['clerk'] }
 */
export function recordTable<Row>(
  id: string,
  title: string,
  columns: readonly RecordColumn<Row>[],
  records: readonly Row[],
): Table {
  const values = columns.map((column) => [column.id, columnValues(column, records)] as const);
  return { id, title, columns: columns.map(bareColumn), rows: records.length, values: Object.fromEntries(values) };
}

/** What a column holds, without where it comes from. */
export function bareColumn({ id, unit, meaning, type }: TableColumn): TableColumn {
  return { id, unit, meaning, type };
}

function columnValues<Row>(column: RecordColumn<Row>, records: readonly Row[]): readonly string[] | Float64Array {
  return column.type === 'text'
    ? records.map((record) => String(column.of(record)))
    : Float64Array.from(records, (record) => Number(column.of(record)));
}
