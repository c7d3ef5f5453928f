import { assert, assertNever } from '../base/assert.ts';
import { formatIsoDate } from '../base/calendar.ts';
import { numberText } from '../base/number-text.ts';
import type { Table, TableColumn } from './table.ts';

/**
 * Text of one cell as the files hold it. A missing value is empty: NaN, the empty text, and the infinities, which are ratios over
 * nothing and which readers of CSV take for texts.
 * @param row [0, table.rows)
 * @throws InvariantError if the column has no value there
 *
 * cellText({ id: 't', title: '', rows: 1, columns: [], values: { date: [18628] } }, { id: 'date', unit: 'date', meaning: '', type: 'date' }, 0) // => '2021-01-01'
 */
export function cellText(table: Table, column: TableColumn, row: number): string {
  const value = table.values[column.id]?.[row];
  assert(value !== undefined, 'every column has a value in each row', { table: table.id, column: column.id, row });
  return typeof value === 'string' ? value : numericCellText(value, column.type);
}

function numericCellText(value: number, type: TableColumn['type']): string {
  if (!Number.isFinite(value)) return '';
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
