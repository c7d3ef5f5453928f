import * as Plot from '@observablehq/plot';
import { monthText, percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { namedPanels } from '../named-panels.ts';
import type { Hue } from '../palette.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';

/** The share of draws that have come to a milestone, by date. */
export interface ReachedCurve {
  readonly milestone: string;
  readonly name: string;
  readonly hue: Hue;
  readonly points: readonly { readonly day: number; readonly share: number }[];
  /** 95 % interval at the end. */
  readonly low: number;
  readonly high: number;
}

/** The milestones of one forecast. */
export interface ReachedPanel {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  readonly curves: readonly ReachedCurve[];
}

/** What is drawn. */
export interface FuturesOverTimeData {
  readonly panels: readonly ReachedPanel[];
}

/** [pixels] */
const HEIGHT = 250;
const MARGINS = { marginTop: 8, marginBottom: 24, marginLeft: 50 };
const LABEL_ROOM = 152;
const LINE = 13.5;
const COLUMNS = 2;
const PER_CENT = 100;
/** By place, so that curves are told apart without colour. */
const DASHES = ['none', '7 3', '2 3', '9 3 2 3', '4 4'];

/** Draws the share of draws that have reached each milestone, a panel for each forecast. */
export function drawReached({ panels }: FuturesOverTimeData, canvas: Canvas): SvgElement {
  if (panels.length === 1) return drawPanel(panels[0]!, panels, canvas);
  const named = panels.map((panel) => ({
    name: panel.name,
    colour: canvas.palette.hues[panel.hue],
    draw: (own: Canvas) => drawPanel(panel, panels, own),
  }));
  return namedPanels(canvas, named, COLUMNS);
}

function drawPanel({ curves }: ReachedPanel, panels: readonly ReachedPanel[], canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const days = panels.flatMap((panel) => panel.curves.flatMap(({ points }) => points.map(({ day }) => day)));
  const height = isNarrow(canvas) ? HEIGHT : HEIGHT * 1.4;
  const x = ({ day }: { readonly day: number }): Date => dateOf(day);
  return chart(canvas, {
    ...{ ...MARGINS, height, marginRight: LABEL_ROOM },
    x: { type: 'utc', domain: [dateOf(Math.min(...days)), dateOf(Math.max(...days))], ticks: 3, label: null, tickSize: 4 },
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY([0, 0.25, 0.5, 0.75, 1], { text: (share: number) => `${share * PER_CENT} %`, label: null, tickSize: 0 }),
      ...curves.map((curve, i) =>
        Plot.line(curve.points, {
          ...{ x, y: 'share', stroke: palette.hues[curve.hue], strokeWidth: 2 },
          strokeDasharray: DASHES[i % DASHES.length]!,
        }),
      ),
      ...endMarks(curves, height, Math.max(...days), canvas),
      ...(tips ? curves.map((curve) => tipMark(curve)) : []),
    ],
  });
}

function endMarks(curves: readonly ReachedCurve[], height: number, endDay: number, { palette }: Canvas): Plot.Markish[] {
  const plotted = height - MARGINS.marginTop - MARGINS.marginBottom;
  const heights = curves.map(({ points }) => points.at(-1)!.share * plotted);
  const spread = lowered(
    spreadLabels(
      heights.map((own) => Math.max(own, LINE)),
      2 * LINE,
    ),
    plotted,
  );
  return curves.flatMap(({ name, hue, points, low, high }, i) => {
    const { share } = points.at(-1)!;
    const place = { x: dateOf(endDay), y: share, textAnchor: 'start', dx: 6 } as const;
    const dy = heights[i]! - spread[i]!;
    const interval = `${whole(share)} % (${whole(low)}–${whole(high)})`;
    return [
      Plot.text([name], { ...place, dy: dy - LINE / 2, fill: palette.hues[hue], fontWeight: 'bold', fontSize: 11 }),
      Plot.text([interval], { ...place, dy: dy + LINE / 2, fill: palette.faint, fontSize: 11 }),
    ];
  });
}

/** Labels pushed beyond the top come down, and push those below them. */
function lowered(heights: readonly number[], top: number): readonly number[] {
  const down = [...heights];
  let free = top;
  for (const i of [...heights.keys()].sort((one, other) => heights[other]! - heights[one]!)) {
    down[i] = Math.min(heights[i]!, free);
    free = down[i]! - 2 * LINE;
  }
  return down;
}

function whole(share: number): string {
  return String(Math.round(share * PER_CENT));
}

function tipMark({ name, points }: ReachedCurve): Plot.Markish {
  return Plot.tip(
    points,
    Plot.pointer({
      x: ({ day }: { readonly day: number }) => dateOf(day),
      y: 'share',
      maxRadius: 12,
      title: ({ day, share }: { readonly day: number; readonly share: number }) =>
        `${name}: by ${monthText(day)} in ${percentText(share)} of draws`,
    }),
  );
}
