import { figureText } from '../../src/report/figure-text.ts';
import type { Cell } from './cells.ts';
import type { Lever } from './levers.ts';

/** Rows of texts as a Markdown table. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Heads that go with `cellTexts`. */
export const CELL_HEADS = ['turns out to be', 'S at the end', 'growth over its peak', 'leverage', 'multiplier', 'binds'];

/** A cell's figures as texts. */
export function cellTexts(cell: Cell): readonly string[] {
  const { softwareEfficiency, growthOverPeak, leverage, multiplier } = cell;
  const figures = [softwareEfficiency, growthOverPeak, leverage, multiplier].map(figureText);
  return [futureText(cell), ...figures, distinct(cell.pools).join(' or ')];
}

/** The name, or how many seeds gave which. */
export function futureText({ futures }: Pick<Cell, 'futures'>): string {
  const names = distinct(futures);
  if (names.length === 1) return names[0]!;
  return names.map((name) => `${name} (${futures.filter((future) => future === name).length} of ${futures.length})`).join(', ');
}

/** What every pair of levers turns a path into; on the diagonal each alone. */
export function pairMatrix(levers: readonly Lever[], at: (row: Lever, column: Lever) => Cell | undefined): string {
  const rows = levers.map((row, r) => [
    `**${row.id}**`,
    ...levers.map((column, c) => {
      const cell = c < r ? undefined : at(row, column);
      return cell === undefined ? '' : futureText(cell);
    }),
  ]);
  return markdownTable(['', ...levers.map(({ id }) => id)], rows);
}

/** The text with what stands between `<!-- made: id -->` and `<!-- end -->` replaced. */
export function replaceMade(text: string, id: string, made: string): string {
  const from = text.indexOf(`<!-- made: ${id} -->`);
  const to = text.indexOf('<!-- end -->', from);
  if (from < 0 || to < 0) throw new Error(`there is no place for ${id}`);
  return `${text.slice(0, from)}<!-- made: ${id} -->\n${made}\n${text.slice(to)}`;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
