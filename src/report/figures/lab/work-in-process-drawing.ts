import * as Plot from '@observablehq/plot';
import { percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { panelTitle, stacked, tipsAlong } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type Point, pointsOf } from './end-names.ts';
import { monthName, yearScale } from './lab-curves.ts';
import { logScale } from './log-scale.ts';
import { wordedCount } from './path-data.ts';
import { layerMarks, layersText, type ShareLayer } from './share-layers.ts';

/** Experiments begun and finished since the first day of a span. */
export interface FlowPoint {
  /** Since that day [days] */
  readonly day: number;
  readonly begun: number;
  readonly finished: number;
}

/** A year of experiments, added up. */
export interface FlowYear {
  readonly name: string;
  readonly points: readonly FlowPoint[];
}

/** How long experiments take by sample [days], and how they flow in the first and the last year. */
export interface ExperimentFlow {
  readonly cycleDays: readonly (number | null)[];
  readonly years: readonly FlowYear[];
}

/** Where jobs are, by day [days since 1970-01-01], all of them, and experiments, where there are any. */
export interface WorkInProcessData {
  readonly days: readonly number[];
  readonly layers: readonly ShareLayer[];
  readonly jobs: readonly (number | null)[];
  readonly experiments: ExperimentFlow | undefined;
}

/** [pixels] */
const MARGINS = { marginLeft: 46, marginRight: 16 } as const;

/** Stages stacked by their parts of all jobs, above experiments under way and finished. */
export function drawWorkInProcess(data: WorkInProcessData, canvas: Canvas): SvgElement {
  return stacked(canvas, [drawStages(data, canvas), drawFlow(data, canvas)]);
}

function drawStages({ days, layers, jobs }: WorkInProcessData, canvas: Canvas): SvgElement {
  const vertical = { marginTop: 12, marginBottom: 24 };
  const height = isNarrow(canvas) ? 270 : 320;
  const size = {
    width: canvas.width - MARGINS.marginLeft - MARGINS.marginRight,
    height: height - vertical.marginTop - vertical.marginBottom,
  };
  return chart(canvas, {
    height,
    ...MARGINS,
    ...vertical,
    x: yearScale(canvas, MARGINS, days[0]!, days.at(-1)!),
    y: { domain: [0, 1], label: null, ticks: 5, tickFormat: percentText },
    marks: [
      ...layerMarks(days, layers, size, canvas),
      ...tipsAlong(canvas, [...days.keys()], {
        x: (i) => dateOf(days[i]!),
        y: () => 1 / 2,
        title: (i) => `${monthName(days[i]!)}\n${layersText(layers, i)}\n${wordedCount(jobs[i] ?? Number.NaN)} jobs under way`,
      }),
    ],
  });
}

function drawFlow(data: WorkInProcessData, canvas: Canvas): SvgElement {
  const { experiments } = data;
  return experiments === undefined || experiments.years.length === 0 ? drawJobs(data, canvas) : drawYears(experiments, canvas);
}

function drawJobs({ days, jobs }: WorkInProcessData, canvas: Canvas): SvgElement {
  const points = pointsOf(days, jobs);
  const counts = points.map(({ value }) => value);
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? 220 : 230, marginTop: 34, marginBottom: 28 },
    ...MARGINS,
    x: yearScale(canvas, MARGINS, days[0]!, days.at(-1)!),
    y: logScale(Math.min(...counts) / ROOM, Math.max(...counts) * ROOM),
    marks: [
      panelTitle(canvas, 'Jobs under way', MARGINS.marginLeft),
      Plot.lineY(points, { x: ({ day }: Point) => dateOf(day), y: 'value', strokeWidth: 2, stroke: canvas.palette.hues.orange }),
    ],
  });
}

/** So many times as much as the largest has room above, and as little as the least below. */
const ROOM = 2.5;

/** A point of a year, its counts as parts of what is finished in the year. */
interface PlacedPoint extends FlowPoint {
  readonly year: string;
  readonly count: number;
}

/** Years beside each other, each on a scale of its own: experiments begun above those finished. */
function drawYears({ years }: ExperimentFlow, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const points = years.flatMap(({ name, points: all }, i): PlacedPoint[] => {
    const count = Math.max(all.at(-1)!.finished, 1);
    return all.map(({ day, begun, finished }) => ({
      year: panelName(name, i),
      day,
      begun: begun / count,
      finished: finished / count,
      count,
    }));
  });
  const place = { fx: 'year', x: 'day' } as const;
  const label = { ...place, fontWeight: 600, stroke: palette.paper, strokeWidth: 3 } as const;
  const middles = years.flatMap(({ name }, i) =>
    points.filter(({ year }) => year === panelName(name, i)).slice(MIDDLE, MIDDLE + 1),
  );
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? 240 : 270, marginTop: 40, marginBottom: 40 },
    ...MARGINS,
    fx: { label: null, domain: years.map(({ name }, i) => panelName(name, i)), padding: 0.12 },
    x: {
      label: 'months',
      ticks: [0, 91, 183, 274, 365],
      tickFormat: (day: number) => String(Math.round(day / DAYS_PER_MONTH)),
      labelArrow: 'none',
    },
    y: { domain: [0, Math.max(...points.map(({ begun }) => begun))], label: null, ticks: 4, tickFormat: percentText },
    marks: [
      Plot.axisFx({ anchor: 'top', label: null, fontWeight: 600, fontSize: 12, tickSize: 0 }),
      Plot.areaY(points, { ...place, y1: 'finished', y2: 'begun', fill: palette.hues.orange, fillOpacity: 0.3 }),
      Plot.lineY(points, { ...place, y: 'begun', stroke: palette.hues.orange, strokeWidth: 2 }),
      Plot.lineY(points, { ...place, y: 'finished', stroke: palette.hues.green, strokeWidth: 2 }),
      Plot.text(middles, {
        ...label,
        y: 'begun',
        text: () => 'begun',
        fill: palette.hues.orange,
        textAnchor: 'end',
        dx: -6,
        dy: -8,
      }),
      Plot.text(middles, {
        ...label,
        y: 'finished',
        text: () => 'finished',
        fill: palette.hues.green,
        textAnchor: 'start',
        dx: 6,
        dy: 10,
      }),
      ...yearTips(points, canvas),
    ],
  });
}

const DAYS_PER_MONTH = 30.44;
/** Sample of a year at which its lines are named. */
const MIDDLE = 6;

function panelName(name: string, place: number): string {
  return place === 0 ? `First year, ${name}` : `Last year, ${name}`;
}

function yearTips(points: readonly PlacedPoint[], { tips, palette }: Canvas): Plot.Markish[] {
  if (!tips) return [];
  const counted = (share: number, { count }: PlacedPoint): string => wordedCount(Math.round(share * count));
  const title = (point: PlacedPoint): string =>
    `month ${Math.round(point.day / DAYS_PER_MONTH)}\n${counted(point.begun, point)} begun, with those under way at first\n${counted(point.finished, point)} finished\n${counted(point.begun - point.finished, point)} under way`;
  return [Plot.tip(points, Plot.pointerX({ fx: 'year', x: 'day', y: 'begun', title, fill: palette.paper }))];
}
