import * as Plot from '@observablehq/plot';
import { log } from '../../../numeric/log.ts';
import { figureText, percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { panelTitle, stacked, tipsAlong } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { endNames, type NamedEnd, type Point, pointsOf } from './end-names.ts';
import { monthName, yearScale } from './lab-curves.ts';
import { logScale } from './log-scale.ts';
import { roundPercent, wordedCount } from './path-data.ts';

/** What comes to be reviewed and how much of it people read, by day [days since 1970-01-01]. */
export interface ReviewFloodData {
  readonly days: readonly number[];
  /** Pieces of work that come to review, a year, and as many as people's reading time would read in full. */
  readonly comePerYear: readonly (number | null)[];
  readonly readPerYear: readonly (number | null)[];
  readonly readShare: readonly (number | null)[];
  readonly caughtShare: readonly (number | null)[];
  readonly escapedPerYear: readonly (number | null)[];
  readonly approvalsPerYear: readonly (number | null)[];
  readonly minutesPerApproval: readonly (number | null)[];
}

/** A line with its name. */
interface Line {
  readonly points: readonly Point[];
  readonly name: string;
  readonly colour: string;
}

/** The flood on a logarithmic scale, above the part of it that is read and the flaws that are caught. */
export function drawReviewFlood(data: ReviewFloodData, canvas: Canvas): SvgElement {
  return stacked(canvas, [drawFlood(data, canvas), drawShares(data, canvas)]);
}

function drawFlood(data: ReviewFloodData, canvas: Canvas): SvgElement {
  const { days, comePerYear, readPerYear } = data;
  const { hues } = canvas.palette;
  const [come, read] = [pointsOf(days, comePerYear), pointsOf(days, readPerYear)];
  const values = [...come, ...read].map(({ value }) => value);
  const [low, high] = [Math.min(...values) / 2, Math.max(...values) * 2];
  const size = sizeOf(canvas, isNarrow(canvas) ? 270 : 300);
  const toPixels = (value: number): number => (innerHeight(size) * log(value / low)) / log(high / low);
  const lines = [
    { points: come, name: 'come to review', colour: hues.orange },
    { points: read, name: 'read in full', colour: hues.blue },
  ];
  return chart(canvas, {
    ...size,
    x: yearScale(canvas, size, days[0]!, days.at(-1)!),
    y: logScale(low, high),
    marks: [
      panelTitle(canvas, 'Pieces of work a year', size.marginLeft),
      Plot.areaY(gapOf(come, read), { x: atDay, y1: 'low', y2: 'high', fill: hues.orange, fillOpacity: 0.12 }),
      ...lines.map(lineMark),
      ...endNames(
        lines.flatMap((line) => endOf(line, wordedCount)),
        toPixels,
        canvas,
      ),
      ...floodTips(data, canvas),
    ],
  });
}

function drawShares({ days, readShare, caughtShare }: ReviewFloodData, canvas: Canvas): SvgElement {
  const { hues } = canvas.palette;
  const size = sizeOf(canvas, isNarrow(canvas) ? 230 : 240);
  const toPixels = (value: number): number => (innerHeight(size) * value) / TOP;
  const lines = [
    { points: pointsOf(days, readShare), name: 'read', colour: hues.blue },
    { points: pointsOf(days, caughtShare), name: 'flaws caught', colour: hues.purple },
  ];
  return chart(canvas, {
    ...size,
    x: yearScale(canvas, size, days[0]!, days.at(-1)!),
    y: { domain: [0, TOP], label: null, grid: true, ticks: 5, tickFormat: percentText },
    marks: [
      panelTitle(canvas, 'Shares read by people and of flaws caught', size.marginLeft),
      ...lines.map(lineMark),
      ...endNames(
        lines.flatMap((line) => endOf(line, roundPercent)),
        toPixels,
        canvas,
      ),
    ],
  });
}

/** All of it, with some room. */
const TOP = 1.04;

interface Size {
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  readonly marginLeft: number;
  readonly marginRight: number;
}

function sizeOf(canvas: Canvas, height: number): Size {
  return { height, marginTop: 34, marginBottom: 26, marginLeft: 46, marginRight: isNarrow(canvas) ? 108 : 130 };
}

function innerHeight({ height, marginTop, marginBottom }: Size): number {
  return height - marginTop - marginBottom;
}

function atDay({ day }: { readonly day: number }): Date {
  return dateOf(day);
}

function gapOf(
  high: readonly Point[],
  low: readonly Point[],
): { readonly day: number; readonly high: number; readonly low: number }[] {
  const lows = new Map(low.map(({ day, value }) => [day, value]));
  return high.flatMap(({ day, value }) => (lows.has(day) ? [{ day, high: value, low: lows.get(day)! }] : []));
}

function lineMark({ points, colour }: Line): Plot.Markish {
  return Plot.lineY(points, { x: atDay, y: 'value', stroke: colour, strokeWidth: 2 });
}

/** A line's end with its name and, below it, its last value. */
function endOf({ points, name, colour }: Line, text: (value: number) => string): NamedEnd[] {
  return points.slice(-1).map((point) => ({ ...point, words: `${name}\n${text(point.value)}`, colour }));
}

function floodTips(data: ReviewFloodData, canvas: Canvas): Plot.Markish[] {
  const shown = [...data.days.keys()].filter((i) => data.comePerYear[i] !== null);
  return tipsAlong(canvas, shown, {
    x: (i) => dateOf(data.days[i]!),
    y: (i) => data.comePerYear[i]!,
    title: (i) => tipText(data, i),
  });
}

function tipText(data: ReviewFloodData, i: number): string {
  const share = (of: readonly (number | null)[]): string => percentText(of[i] ?? Number.NaN);
  const count = (of: readonly (number | null)[]): string => wordedCount(of[i] ?? Number.NaN);
  return [
    monthName(data.days[i]!),
    `${count(data.comePerYear)} pieces of work a year come to review`,
    `${share(data.readShare)} read by people`,
    `${count(data.approvalsPerYear)} approvals a year, ${figureText(data.minutesPerApproval[i] ?? Number.NaN)} min of reading each`,
    `${share(data.caughtShare)} of flaws caught, ${count(data.escapedPerYear)} a year adopted`,
  ].join('\n');
}
