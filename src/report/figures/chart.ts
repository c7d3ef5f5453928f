import * as Plot from '@observablehq/plot';
import { type Canvas, isNarrow } from './figure.ts';
import type { SvgElement } from './svg-text.ts';

/** A chart in the house style on a canvas; options are Plot's own. */
export function chart({ document, width, palette }: Canvas, options: Plot.PlotOptions): SvgElement {
  const style = {
    fontFamily: 'system-ui, Helvetica, Arial, sans-serif',
    fontSize: '12px',
    color: palette.ink,
    background: 'none',
    overflow: 'visible',
  };
  // Plot is typed for a browser's document; what pictures need of one is less.
  return Plot.plot({ ...options, document: document as never, width, style }) as unknown as SvgElement;
}

const MS_PER_DAY = 86_400_000;

/**
 * The moment of a day count, which charts place on an axis of dates.
 * @param days since 1970-01-01 [days]
 *
 * dateOf(18628).toISOString() // => '2021-01-01T00:00:00.000Z'
 */
export function dateOf(days: number): Date {
  return new Date(days * MS_PER_DAY);
}

/** The axis of dates that all pictures over time share. */
export function timeScale(canvas: Canvas, fromDay: number, toDay: number): Plot.ScaleOptions {
  return { type: 'utc', domain: [dateOf(fromDay), dateOf(toDay)], ticks: isNarrow(canvas) ? 5 : 12, label: null, tickSize: 4 };
}
