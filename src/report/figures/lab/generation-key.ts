import * as Plot from '@observablehq/plot';
import { chart } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import type { SvgElement } from '../svg-text.ts';
import { type GenerationRow, STEPS, type Step } from './generation-rows.ts';
import { STEP_HUES } from './step-hues.ts';

/** [pixels] */
const LINE = 19;
const HEAD = 24;
const FOOT = 6;
const WIDTH = { narrow: 200, wide: 340 } as const;
/** Part of the width that is for words. */
const WORDS = { narrow: 142, wide: 150 } as const;

/** A step of the generation that the key shows, or of another that took one more [days since its start]. */
interface KeyLine {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** The first generation of those that took the most steps and were promoted, if any was. */
function shownIn(rows: readonly GenerationRow[]): GenerationRow {
  const promoted = rows.filter(({ outcome, stretches }) => outcome === 'promoted' && stretches.length > 0);
  const all = promoted.length > 0 ? promoted : rows;
  return all.reduce((best, row) => (row.stretches.length > best.stretches.length ? row : best));
}

/** The steps of the generation that is shown, and of others those that it did not take. */
function linesOf(rows: readonly GenerationRow[]): KeyLine[] {
  const of = ({ startDay, stretches }: GenerationRow) =>
    stretches.map(({ step, fromDay, toDay }) => ({ step, from: fromDay - startDay, to: toDay - startDay }));
  const shown = of(shownIn(rows));
  const others = rows.flatMap(of);
  const more = STEPS.filter((step) => !shown.some((line) => line.step === step)).flatMap(
    (step) => others.find((line) => line.step === step) ?? [],
  );
  return [...shown, ...more].map((stretch, line) => ({ ...stretch, line }));
}

export function keyHeight(rows: readonly GenerationRow[]): number {
  return HEAD + LINE * linesOf(rows).length + FOOT;
}

/** One generation enlarged, a line for each of its steps. */
export function drawKey(rows: readonly GenerationRow[], canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const size = isNarrow(canvas) ? 'narrow' : 'wide';
  const shown = shownIn(rows);
  const lines = linesOf(rows).map((line) => ({
    ...line,
    words: `${line.step === 'mend' ? 'if mended' : line.step}, ${daysText(line.to - line.from)}`,
  }));
  const bar = { x1: 'from', x2: 'to', y: 'line', strokeWidth: 11 } as const;
  return chart(
    { ...canvas, width: WIDTH[size] },
    {
      ...{ height: keyHeight(rows), marginTop: HEAD, marginBottom: FOOT, marginLeft: 4, marginRight: WORDS[size] },
      x: { domain: [0, Math.max(...lines.map(({ to }) => to))], axis: null },
      y: { domain: [lines.length - 1 / 2, -1 / 2], axis: null },
      marks: [
        Plot.text([`Generation ${shown.index}, enlarged`], {
          ...{
            frameAnchor: 'top-left',
            textAnchor: 'start',
            lineAnchor: 'bottom',
            dy: -6,
            fill: palette.ink,
            fontWeight: 600,
            fontSize: 12,
          },
        }),
        ...lines.map((line) => Plot.ruleY([line], { ...bar, stroke: palette.hues[STEP_HUES[line.step]] })),
        ...lines.map((line) =>
          Plot.text([line], {
            ...{ x: 'to', y: 'line', text: 'words', textAnchor: 'start', dx: 6 },
            ...{
              fill: palette.hues[STEP_HUES[line.step]],
              fontWeight: 600,
              fontSize: 11.5,
              stroke: palette.paper,
              strokeWidth: 3,
            },
          }),
        ),
      ],
    },
  );
}

function daysText(days: number): string {
  const count = Math.round(days);
  return count < 1 ? 'hours' : `${count} day${count === 1 ? '' : 's'}`;
}
