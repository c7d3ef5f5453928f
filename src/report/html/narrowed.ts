import { assert } from '../../base/assert.ts';
import { milestonesOf } from '../../ensemble/milestones.ts';
import type { Table } from '../table.ts';

/** What of a table is shown; all of it where nothing is said. */
export interface Shown {
  readonly title?: string;
  readonly columns?: readonly string[];
  readonly rows?: (row: number) => boolean;
}

/**
 * A table with some of its columns and rows.
 *
 * narrowed({ id: 't', title: 'T', rows: 2, columns: [], values: { a: [1, 2] } }, { rows: (row) => row > 0 }).rows // => 1
 * @throws InvariantError if it has no such column
 */
export function narrowed(table: Table, { title = table.title, columns, rows = () => true }: Shown): Table {
  const kept = [...Array(table.rows).keys()].filter(rows);
  const shown = columns?.map((id) => {
    const column = table.columns.find((candidate) => candidate.id === id);
    assert(column !== undefined, 'a table has the columns that are shown', { table: table.id, id });
    return column;
  });
  const own = shown ?? table.columns;
  const values = own.map(({ id }) => [id, kept.map((row) => table.values[id]![row]!)]);
  return { ...table, title, rows: kept.length, columns: own, values: Object.fromEntries(values) };
}

/** The table of this name. */
export function tableOf(tables: readonly Table[], id: string): Table {
  const table = tables.find((candidate) => candidate.id === id);
  assert(table !== undefined, 'a result has the tables that are shown', { id });
  return table;
}

/**
 * Whether a milestone is one of every lab; those of stages are many, and files have them.
 *
 * isOfEveryLab('progress-5') // => true
 * isOfEveryLab('al3-debug') // => false
 */
export function isOfEveryLab(milestone: string): boolean {
  return milestonesOf([]).some(({ id }) => id === milestone);
}
