import { assert, assertNever } from '../base/assert.ts';
import { formatIsoDate } from '../base/calendar.ts';
import { numberText } from '../base/number-text.ts';
import type { Table, TableColumn } from './table.ts';

/**
 * Text of one cell as the files hold it; a missing value (NaN, or the empty text) is empty.
 * @param row [0, table.rows)
 * @throws InvariantError if the column has no value there, or an infinite one
 *
 * cellText({ id: 't', title: '', rows: 1, columns: [], values: { date: [18628] } }, { id: 'date', unit: 'date', meaning: '', type: 'date' }, 0) // => '2021-01-01'
 */
export function cellText(table: Table, column: TableColumn, row: number): string {
  const value = table.values[column.id]?.[row];
  assert(value !== undefined, 'every column has a value in each row', { table: table.id, column: column.id, row });
  return typeof value === 'string' ? value : numericCellText(value, column, table.id, row);
}

function numericCellText(value: number, { id, type }: TableColumn, table: string, row: number): string {
  if (Number.isNaN(value)) return '';
  assert(Number.isFinite(value), 'a cell is finite or missing', { table, column: id, row, value });
  switch (type) {
    case 'date':
      return formatIsoDate(value);
    case 'boolean':
      return value === 0 ? 'false' : 'true';
    case 'number':
    case 'integer':
    case 'text':
      return numberText(value);
    default:
      return assertNever(type);
  }
}
