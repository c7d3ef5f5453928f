import { InputError, type Issue } from '../base/issue.ts';
import { AS_WRITTEN, type DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';
import { parseCsv } from './parse-csv.ts';
import { readTextFile } from './read-text.ts';

/** Column that numbers the draws. */
const DRAW_COLUMN = 'draw';

/** Says where in the file something is wrong. */
type Refuse = (line: number, path: string, expected: string, received: string, hint?: string) => void;

/**
 * Reads a posterior sample as `loopgain calibrate` writes it: a column per parameter and variant.
 * @param file as the reader named it
 * @param all what the scenarios are unsure of: other columns are nobody's
 * @throws InputError with every cell that is no value, or beyond its parameter's range; and if no column is one of the scenarios'
 */
export function readPosterior(file: string, all: readonly Uncertainty[]): readonly DrawValues[] {
  const { columns, rows } = parseCsv(readTextFile(file));
  const issues: Issue[] = [];
  const refuse: Refuse = (line, path, expected, received, hint) => {
    issues.push({ file, line, path, severity: 'error', expected, received, ...(hint === undefined ? {} : { hint }) });
  };
  const parameters = rangesOf(all);
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
    if (row.length !== columns.length) {
      const isLast = index === rows.length - 1;
      refuse(line, '', `${columns.length} cells`, String(row.length), isLast ? 'The file seems cut off' : undefined);
      return AS_WRITTEN;
    }
    const cells = used.map((column) => ({ column, cell: row[columns.indexOf(column)]!, line }));
    const numbers = cells.filter(({ column }) => parameters.has(column));
    const names = cells.filter(({ column }) => options.has(column));
    return {
      parameters: Object.fromEntries(numbers.map((at) => [at.column, numberAt(at, parameters.get(at.column)!, refuse)])),
      options: Object.fromEntries(names.map((at) => [at.column, optionAt(at, options.get(at.column)!, refuse)])),
    };
  });
  if (issues.length > 0) throw new InputError(issues);
  return draws;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** By parameter; that which all scenarios allow. */
function rangesOf(all: readonly Uncertainty[]): ReadonlyMap<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { id, low, high } of all.flatMap(({ parameters }) => parameters)) {
    const other = ranges.get(id) ?? { low, high };
    ranges.set(id, { low: Math.max(low, other.low), high: Math.min(high, other.high) });
  }
  return ranges;
}

interface Cell {
  readonly column: string;
  readonly cell: string;
  readonly line: number;
}

function numberAt({ column, cell, line }: Cell, { low, high }: Range, refuse: Refuse): number {
  const value = cell === '' ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) refuse(line, column, 'a number', `\`${cell}\``);
  else if (value < low || value > high) refuse(line, column, `${low} to ${high}, the range of the parameter`, `\`${cell}\``);
  return value;
}

function optionAt({ column, cell, line }: Cell, known: readonly string[], refuse: Refuse): string {
  if (!known.includes(cell)) refuse(line, column, `one of ${known.join(', ')}`, `\`${cell}\``);
  return cell;
}
