import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';

/** [characters] */
export const TEXT_WIDTH = 80;
const INDENT = '  ';
/** Of what is set in [characters] */
export const INDENTED_WIDTH = TEXT_WIDTH - INDENT.length;

/**
 * Lines set in below a title.
 *
 * indented(['a', '', 'b']) // => ['  a', '', '  b']
 */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `${INDENT}${line}`));
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
  return indented(wrapText(text, INDENTED_WIDTH));
}

/**
 * What a fact is about and what it is, wrapped, later lines set in.
 *
 * wrappedFact('bottleneck', 'run throughout') // => ['bottleneck: run throughout']
 */
export function wrappedFact(about: string, fact: string): string[] {
  const [first = '', ...more] = wrapText(`${about}: ${fact}`, INDENTED_WIDTH);
  return [first, ...indented(more)];
}
