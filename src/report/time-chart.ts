import { wrapText } from './aligned-text.ts';
import { TEXT_WIDTH } from './text-section.ts';
import { cellName, type TimeCells, yearScale } from './time-cells.ts';

/** A line of a chart: a sign for each cell, named on the left. A row without signs is a heading. */
export interface ChartRow {
  readonly label: string;
  readonly signs?: string;
}

/** Of what has come to its cap, in sparklines. */
const CAP = '^';

/**
 * Rows over one scale of years, between bars, and how to read them. What they show is to be said in words beside them: a screen
 * reader spells signs out.
 * @param cells that the signs of each row stand for
 * @param letters what the letters of bands stand for
 */
export function timeChart(rows: readonly ChartRow[], cells: TimeCells, letters: string): string[] {
  const drawn = rows.filter(({ signs }) => signs !== undefined);
  const width = Math.max(...drawn.map(({ label }) => label.length));
  const scale = `${' '.repeat(width)}  ${yearScale(cells)}`.trimEnd();
  const lines = rows.map(({ label, signs }) => (signs === undefined ? label : `${label.padEnd(width)} |${signs}|`));
  const cap = drawn.some(({ signs }) => signs!.includes(CAP)) ? `; ${CAP} capped` : '';
  return [
    ...(scale === '' ? [] : [scale]),
    ...lines,
    `One sign per ${cellName(cells)}; heights by logarithm, lowest to highest${cap}.`,
    ...wrapText(`Letters: ${letters}.`, TEXT_WIDTH),
  ];
}
