import { InputError } from '../base/issue.ts';
import type { WrittenRows } from '../ensemble/score/outcomes.ts';
import { parseCsv } from './parse-csv.ts';

/**
 * Takes a file of outcomes apart, as loopgain or a spreadsheet wrote it.
 * @param file as the reader named it
 * @throws InputError at the first line that is no CSV
 *
 * outcomeRows('subject,date,value\r\nrecursion,2028-01-01,not yet', 'mine.csv').rows // => [['recursion', '2028-01-01', 'not yet']]
 */
export function outcomeRows(text: string, file: string): WrittenRows {
  const plain = text.replaceAll('\r\n', '\n');
  const whole = plain.endsWith('\n') ? plain : `${plain}\n`;
  const { columns, rows } = parseCsv(whole);
  const lines = whole.split('\n').length - 1;
  const read = Math.min(1, columns.length) + rows.length;
  if (read === lines) return { columns: columns.map((column) => column.trim()), rows };
  const expected = 'cells between commas on one line, in quotes where they hold commas';
  const received = whole.split('\n')[read]!;
  throw new InputError([{ file, line: read + 1, path: '', severity: 'error', expected, received: `\`${received}\`` }]);
}
