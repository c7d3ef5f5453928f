/** Rows of a CSV file by column. */
export interface CsvRows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One cell and what ends it: quoted with doubled quotes, or bare. */
const CELL = /(?:"((?:[^"]|"")*)"|([^,"\n]*))(,|\n|$)/y;

/**
 * Reads CSV as loopgain writes it: commas, line feeds, a header row, cells in quotes where they hold any of these.
 *
 * parseCsv('a,b\n1,"x, ""y"""\n').rows // => [['1', 'x, "y"']]
 */
export function parseCsv(text: string): CsvRows {
  const rows: string[][] = [];
  let row: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length) {
    const match = CELL.exec(text);
    if (match === null) break;
    row.push(match[1]?.replaceAll('""', '"') ?? match[2]!);
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  const [columns = [], ...body] = rows;
  return { columns, rows: body };
}

/**
 * Cells of one column as numbers, NaN where empty; undefined if there is no such column.
 *
 * columnNumbers({ columns: ['a'], rows: [['2'], ['']] }, 'a') // => [2, NaN]
 */
export function columnNumbers(csv: CsvRows, column: string): number[] | undefined {
  return columnTexts(csv, column)?.map((cell) => (cell === '' ? Number.NaN : Number(cell)));
}

/**
 * Cells of one column as they are written; undefined if there is no such column.
 *
 * columnTexts({ columns: ['a'], rows: [['x']] }, 'a') // => ['x']
 */
export function columnTexts({ columns, rows }: CsvRows, column: string): string[] | undefined {
  const index = columns.indexOf(column);
  return index === -1 ? undefined : rows.map((row) => row[index] ?? '');
}
