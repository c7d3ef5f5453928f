import * as Plot from '@observablehq/plot';
import { log } from '../../../numeric/log.ts';
import { monthText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { namedPanels } from '../named-panels.ts';
import type { Palette } from '../palette.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type Fan, type FanPoint, lastOf } from './fan-story.ts';

/** Something that was measured, with its interval where there is one. */
export interface MeasuredPoint {
  readonly day: number;
  readonly name: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** Fans with what they have in common. */
export interface FanChart {
  readonly fans: readonly Fan[];
  readonly measured: readonly MeasuredPoint[];
  /** Labelled values of the axis. */
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
  /** A value as a label says it. */
  readonly textOf: (value: number) => string;
  /** Room for labels left and right [pixels]. */
  readonly room: number;
}

/** [pixels] */
const HEIGHT = 330;
const NARROW_HEIGHT = 220;
const MARGINS = { marginTop: 10, marginBottom: 26 };
const LABEL_LINE = 15;
/** Fans side by side. */
const COLUMNS = 2;
/** Colours of the bands, over each other. */
const OUTER_OPACITY = 0.16;
const INNER_OPACITY = 0.3;

/** Draws fans beside each other on one logarithmic scale, each with the medians of the others behind it. */
export function drawFans(shown: FanChart, canvas: Canvas): SvgElement {
  const { fans } = shown;
  if (fans.length === 1) return drawFan(shown, fans[0]!, canvas);
  const panels = fans.map((fan) => ({
    name: fan.name,
    colour: canvas.palette.hues[fan.hue],
    draw: (own: Canvas) => drawFan(shown, fan, own),
  }));
  return namedPanels(canvas, panels, COLUMNS);
}

function drawFan(shown: FanChart, fan: Fan, canvas: Canvas): SvgElement {
  const { palette, tips, width } = canvas;
  const height = isNarrow(canvas) ? NARROW_HEIGHT : HEIGHT;
  const domain = domainOf(shown);
  const days = shown.fans.flatMap(({ points }) => [points[0]!.day, lastOf({ points }).day]);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const x = ({ day }: { readonly day: number }): Date => dateOf(day);
  const hue = palette.hues[fan.hue];
  const others = shown.fans.filter((other) => other !== fan);
  return chart(canvas, {
    ...{ ...MARGINS, height, width, marginLeft: shown.room, marginRight: shown.room },
    x: { type: 'utc', domain: [dateOf(from), dateOf(to)], ticks: 3, label: null, tickSize: 4 },
    y: { type: 'log', domain, axis: null },
    marks: [
      ...axisMarks(shown, domain, palette),
      ...forkMarks(fan, palette),
      Plot.areaY(fan.points, { x, y1: 'p05', y2: 'p95', fill: hue, fillOpacity: OUTER_OPACITY }),
      Plot.areaY(fan.points, { x, y1: 'p25', y2: 'p75', fill: hue, fillOpacity: INNER_OPACITY }),
      ...others.map(({ points }) =>
        Plot.line(points, { x, y: 'p50', stroke: palette.faint, strokeWidth: 0.8, strokeDasharray: '2 3' }),
      ),
      Plot.line(fan.points, { x, y: 'p50', stroke: hue, strokeWidth: 2.4 }),
      ...measuredMarks(
        shown.measured.filter(({ day }) => day >= from && day <= to),
        palette,
      ),
      ...endMarks(shown, fan, height, domain, palette),
      ...(tips ? [tipMark(shown, fan)] : []),
    ],
  });
}

function domainOf({ fans, measured }: FanChart): [number, number] {
  const lows = [...fans.flatMap(({ points }) => points.map(({ p05 }) => p05)), ...measured.map(({ low, value }) => low ?? value)];
  const highs = [
    ...fans.flatMap(({ points }) => points.map(({ p95 }) => p95)),
    ...measured.map(({ high, value }) => high ?? value),
  ];
  return [Math.min(...lows) / AIR, Math.max(...highs) * AIR];
}

/** Room above and below, as a factor. */
const AIR = 1.12;

function axisMarks({ ticks }: FanChart, [least, most]: readonly [number, number], palette: Palette): Plot.Markish[] {
  const within = ticks.filter(({ value }) => value >= least && value <= most);
  const values = within.map(({ value }) => value);
  return [
    Plot.gridY(values, { stroke: palette.grid, strokeOpacity: 1 }),
    Plot.axisY(values, { text: (value: number) => within.find((tick) => tick.value === value)!.text, label: null, tickSize: 0 }),
  ];
}

/** Where the future begins. */
function forkMarks({ forkDay }: Fan, palette: Palette): Plot.Markish[] {
  if (forkDay === null) return [];
  const place = { x: dateOf(forkDay), frameAnchor: 'top', textAnchor: 'start', dx: 4, dy: 2 } as const;
  return [
    Plot.ruleX([dateOf(forkDay)], { stroke: palette.faint, strokeWidth: 0.8 }),
    Plot.text(['future'], { ...place, fill: palette.faint, fontSize: 11 }),
  ];
}

function measuredMarks(measured: readonly MeasuredPoint[], palette: Palette): Plot.Markish[] {
  const x = ({ day }: MeasuredPoint): Date => dateOf(day);
  const withInterval = measured.filter(({ low }) => low !== null);
  return [
    Plot.ruleX(withInterval, { x, y1: 'low', y2: 'high', stroke: palette.ink, strokeOpacity: 0.45 }),
    Plot.text(measured.slice(-1), {
      ...{ x, y: 'value', text: () => 'measured by METR', textAnchor: 'start', dx: 14, dy: 14 },
      ...{ fill: palette.faint, fontSize: 11 },
    }),
    Plot.dot(measured, { x, y: 'value', r: 2.4, fill: palette.ink, stroke: palette.paper, strokeWidth: 0.6 }),
  ];
}

/** The median and the ends of the band at the right edge. */
function endMarks(
  { textOf }: FanChart,
  fan: Fan,
  height: number,
  [least, most]: readonly [number, number],
  palette: Palette,
): Plot.Markish[] {
  const { day, p05, p50, p95 } = lastOf(fan);
  const plotted = height - MARGINS.marginTop - MARGINS.marginBottom;
  // What reads the same is said once.
  const ends = [p50, ...[p05, p95].filter((value) => textOf(value) !== textOf(p50))];
  const heights = ends.map((value) => (plotted * log(value / least)) / log(most / least));
  const spread = spreadLabels(heights, LABEL_LINE);
  return ends.map((value, i) => {
    const isMedian = i === 0;
    const style = isMedian ? { fontWeight: 'bold', fill: palette.hues[fan.hue] } : { fill: palette.faint, fontSize: 11 };
    const dy = heights[i]! - spread[i]!;
    return Plot.text([textOf(value)], {
      x: dateOf(day),
      y: value,
      text: (text: string) => text,
      textAnchor: 'start',
      dx: 6,
      dy,
      ...style,
    });
  });
}

function tipMark({ textOf }: FanChart, fan: Fan): Plot.Markish {
  const x = ({ day }: FanPoint): Date => dateOf(day);
  const title = ({ day, p05, p25, p50, p75, p95 }: FanPoint): string =>
    `${fan.name}, ${monthText(day)}\nmedian ${textOf(p50)}\nhalf of draws: ${textOf(p25)} to ${textOf(p75)}\nnine tenths: ${textOf(p05)} to ${textOf(p95)}`;
  return Plot.tip(fan.points, Plot.pointerX({ x, y: 'p50', title }));
}
