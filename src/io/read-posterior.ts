import { InputError, type Issue } from '../base/issue.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';
import { parseCsv } from './parse-csv.ts';
import { readTextFile } from './read-text.ts';

/** Column that numbers the draws. */
const DRAW_COLUMN = 'draw';

/**
 * Reads a posterior sample as `loopgain calibrate` writes it: a column per parameter and variant.
 * @param file as the reader named it
 * @param all what the scenarios are unsure of: other columns are nobody's
 * @throws InputError with every cell that is no value, and if no column is one of the scenarios'
 */
export function readPosterior(file: string, all: readonly Uncertainty[]): readonly DrawValues[] {
  const { columns, rows } = parseCsv(readTextFile(file));
  const issues: Issue[] = [];
  const refuse = (line: number, path: string, expected: string, received: string, hint?: string): void => {
    issues.push({ file, line, path, severity: 'error', expected, received, ...(hint === undefined ? {} : { hint }) });
  };
  const parameters = new Set(all.flatMap((uncertainty) => uncertainty.parameters.map(({ id }) => id)));
  const options = new Map(
    all.flatMap(({ variants }) => variants.map((variant) => [variant.id, variant.options.map(({ id }) => id)] as const)),
  );
  const used = columns.filter((column) => parameters.has(column) || options.has(column));
  if (columns[0] !== DRAW_COLUMN || used.length === 0 || rows.length === 0) {
    const received = columns.length === 0 ? 'nothing' : `${rows.length} rows of \`${columns.slice(0, 3).join(',')}...\``;
    refuse(1, '', 'a posterior sample with parameters of the scenario', received, 'Write one with `loopgain calibrate`');
    throw new InputError(issues);
  }
  const draws = rows.map((row, index): DrawValues => {
    const line = index + 2;
    if (row.length !== columns.length) refuse(line, '', `${columns.length} cells`, String(row.length));
    const cell = (column: string): string => row[columns.indexOf(column)] ?? '';
    const number = (column: string): number => {
      const value = cell(column) === '' ? Number.NaN : Number(cell(column));
      if (!Number.isFinite(value)) refuse(line, column, 'a number', `\`${cell(column)}\``);
      return value;
    };
    const option = (column: string): string => {
      const known = options.get(column)!;
      if (!known.includes(cell(column))) refuse(line, column, `one of ${known.join(', ')}`, `\`${cell(column)}\``);
      return cell(column);
    };
    return {
      parameters: Object.fromEntries(used.filter((id) => parameters.has(id)).map((id) => [id, number(id)])),
      options: Object.fromEntries(used.filter((id) => options.has(id)).map((id) => [id, option(id)])),
    };
  });
  if (issues.length > 0) throw new InputError(issues);
  return draws;
}
