import * as Plot from '@observablehq/plot';
import { dateOf } from '../chart.ts';
import type { Canvas } from '../figure.ts';

/** A dotted line, with its words above, where paths part from what they have in common. */
export function partingMarks(parting: number | null, { palette }: Canvas): Plot.Markish[] {
  if (parting === null) return [];
  const date = [dateOf(parting)];
  return [
    Plot.ruleX(date, { stroke: palette.faint, strokeDasharray: '2 3' }),
    Plot.text(date, {
      x: (at: Date) => at,
      text: () => 'futures part',
      fill: palette.faint,
      frameAnchor: 'bottom',
      textAnchor: 'start',
      dx: 5,
      dy: -2,
    }),
  ];
}
