import { log } from '../numeric/log.ts';

/** From low to high. */
const LEVELS = '▁▂▃▄▅▆▇█';
/** Of what has come to its cap. */
const CAPPED = '^';
/** Of what is missing, and of what has no logarithm. */
const MISSING = '.';

/** Lowest and highest of the values that are drawn. */
export interface SparkRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The positive, finite values' range; NaN where there are none.
 *
 * sparkRange([2, NaN, 0, 8, Infinity]) // => { low: 2, high: 8 }
 */
export function sparkRange(values: readonly number[]): SparkRange {
  const drawn = values.filter(isDrawn);
  if (drawn.length === 0) return { low: Number.NaN, high: Number.NaN };
  return { low: Math.min(...drawn), high: Math.max(...drawn) };
}

/**
 * A curve as a line of text, a block for each value: its height is round(7 ln(v / low) / ln(high / low)) eighths above the first.
 * @param values v; Infinity for one at its cap, shown as `^`; NaN and those without a logarithm are shown as `.`
 * @param range of the scale; that of the values where none is given, so that curves can share one
 *
 * sparkline([1, 10, 100, Infinity, NaN]) // => '▁▅█^.'
 * sparkline([3, 3]) // => '▁▁'
 */
export function sparkline(values: readonly number[], range: SparkRange = sparkRange(values)): string {
  return values.map((value) => sign(value, range)).join('');
}

function sign(value: number, { low, high }: SparkRange): string {
  if (value === Infinity) return CAPPED;
  if (!isDrawn(value)) return MISSING;
  const top = LEVELS.length - 1;
  const level = high > low ? Math.round((top * log(value / low)) / log(high / low)) : 0;
  return LEVELS[Math.max(0, Math.min(top, level))]!;
}

function isDrawn(value: number): boolean {
  return value > 0 && value < Infinity;
}
