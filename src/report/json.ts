import { numberText } from '../base/number-text.ts';

/**
 * Writes a plain record as JSON with the same number format as the CSV files: at most 12 significant digits, null for NaN and
 * the infinities; two spaces of indent and a last line feed.
 *
 * jsonText({ share: 0.1 + 0.2, wait: NaN }) // => '{\n  "share": 0.3,\n  "wait": null\n}\n'
 */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_key, part: unknown) => (typeof part === 'number' ? jsonNumber(part) : part), 2)}\n`;
}

function jsonNumber(value: number): number | null {
  return Number.isFinite(value) ? Number(numberText(value)) : null;
}
