import type { DrawValues } from '../scenario/drawn.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

interface PosteriorRow {
  readonly draw: number;
  readonly values: DrawValues;
}

const FIRST: readonly RecordColumn<PosteriorRow>[] = [
  { id: 'draw', unit: 'count', meaning: 'Number of the draw; all weigh the same', type: 'integer', of: ({ draw }) => draw },
];

const TABLE = {
  id: 'posterior',
  title: 'A sample of the posterior: a row per draw, with a column for each uncertain parameter and variant, by its name',
};

/** Table of a posterior sample, a row per draw; the first draw says which parameters and variants there are. */
export function posteriorTable(values: readonly DrawValues[]): Table {
  const [first] = values;
  const parameters = Object.keys(first?.parameters ?? {}).map(
    (id): RecordColumn<PosteriorRow> => ({
      ...{ id, unit: 'unit of the parameter', meaning: `Value of the parameter ${id}`, type: 'number' },
      of: (row) => row.values.parameters[id]!,
    }),
  );
  const variants = Object.keys(first?.options ?? {}).map(
    (id): RecordColumn<PosteriorRow> => ({
      ...{ id, unit: 'text', meaning: `Option of the variant ${id}`, type: 'text' },
      of: (row) => row.values.options[id]!,
    }),
  );
  const rows = values.map((drawn, i) => ({ draw: i + 1, values: drawn }));
  return recordTable(TABLE.id, TABLE.title, [...FIRST, ...parameters, ...variants], rows);
}

/** The same table without rows and without what was drawn. */
export function posteriorTableHead(): Table {
  return { ...TABLE, columns: FIRST.map(bareColumn), rows: 0, values: {} };
}
