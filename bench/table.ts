import { markdownTable } from '../scripts/ablation/tables.ts';
import { alignedText } from '../src/report/aligned-text.ts';

/** What was measured, as rows of texts; the first column is a name, the others are figures. */
export interface MeasuredTable {
  /** Of its place in docs/performance.md. */
  readonly id: string;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A table for the terminal. */
export function terminalText({ title, heads, rows }: MeasuredTable): string {
  const columns = heads.map((head, i) => ({ head, unit: '', align: i === 0 ? ('left' as const) : ('right' as const) }));
  return [title, ...alignedText(columns, rows).map((line) => `  ${line}`), ''].join('\n');
}

/** A table for a page. */
export function pageText({ heads, rows }: MeasuredTable): string {
  return markdownTable(heads, rows);
}

/** A whole number with commas between thousands. */
export function wholeText(value: number): string {
  return value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}
