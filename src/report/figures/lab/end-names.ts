import * as Plot from '@observablehq/plot';
import { dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { spreadLabels } from '../spread-labels.ts';

/** A number by day [days since 1970-01-01]. */
export interface Point {
  readonly day: number;
  readonly value: number;
}

/** The end of a curve, and what it is called there. */
export interface NamedEnd extends Point {
  readonly words: string;
  readonly colour: string;
}

/** Height of a line of a name [pixels]. */
const LINE = 15;

/** Names of curves at their right ends, which overlap neither each other nor what is below the picture; `toPixels` tells how high a value lies in the picture. */
export function endNames(ends: readonly NamedEnd[], toPixels: (value: number) => number, canvas: Canvas): Plot.Markish[] {
  const heights = ends.map(({ value }) => toPixels(value));
  const lines = Math.max(...ends.map(({ words }) => words.split('\n').length));
  const least = (LINE * (lines - 1)) / 2;
  const spread = spreadLabels(
    heights.map((height) => Math.max(height, least)),
    LINE * lines,
  );
  return ends.map(({ day, value, words, colour }, i) =>
    Plot.text([value], {
      ...{ x: () => dateOf(day), y: () => value, text: () => words, dx: 6, dy: heights[i]! - spread[i]!, textAnchor: 'start' },
      ...{ fill: colour, fontWeight: 600, fontSize: isNarrow(canvas) ? 11 : 12 },
    }),
  );
}

/** The days on which there is a number. */
export function pointsOf(days: readonly number[], values: readonly (number | null)[]): Point[] {
  return values.flatMap((value, i) => (value === null ? [] : [{ day: days[i]!, value }]));
}
