// The package's plain entry wants Node's Buffer as soon as it is imported, which a browser lacks.
import { stringify } from 'csv-stringify/browser/esm/sync';
import { numberText } from '../base/number-text.ts';
import { cellText } from './cell.ts';
import type { Table } from './table.ts';

/** Rows stringified at a time: large arrays of rows cost memory, small ones calls. */
const ROWS_PER_CHUNK = 4096;

/**
 * Writes a table as CSV that pandas, R, DuckDB and spreadsheets open without options: a header row, commas, line feeds, ISO dates,
 * numbers in at most 12 significant digits, nothing for a missing value.
 * @throws InvariantError if a column has too few values
 *
 * csvText({ id: 't', title: '', rows: 1, columns: [{ id: 'a', unit: 'jobs', meaning: '', type: 'number' }], values: { a: [0.5] } }) // => 'a\n0.5\n'
 */
export function csvText(table: Table): string {
  const chunks = [writeRows([table.columns.map((column) => column.id)])];
  for (let from = 0; from < table.rows; from += ROWS_PER_CHUNK) {
    const rows = Array.from({ length: Math.min(ROWS_PER_CHUNK, table.rows - from) }, (_, index) => rowTexts(table, from + index));
    chunks.push(writeRows(rows));
  }
  return chunks.join('');
}

function rowTexts(table: Table, row: number): string[] {
  return table.columns.map((column) => cellText(table, column, row));
}

function writeRows(rows: readonly (readonly string[])[]): string {
  // The library's own casts would write `1` for true and nothing for false; cells arrive as text, and the casts keep it so.
  return stringify([...rows], {
    record_delimiter: '\n',
    quote_record_delimiter: true,
    cast: { number: numberText, boolean: String },
  });
}
