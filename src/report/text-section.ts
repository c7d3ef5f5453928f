import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';

/** [characters] */
export const TEXT_WIDTH = 80;
const INDENT = '  ';

/**
 * Lines set in below a title.
 *
 * indented(['a', 'b']) // => ['  a', '  b']
 */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `${INDENT}${line}`);
}

/** A title, and a table set in below it. */
export function section(title: string, heads: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  return [...wrapText(title, TEXT_WIDTH), ...indented(alignedText(heads, rows))];
}

/**
 * Sentences set in and wrapped.
 *
 * prose('No figure.') // => ['  No figure.']
 */
export function prose(text: string): string[] {
  return indented(wrapText(text, TEXT_WIDTH - INDENT.length));
}
