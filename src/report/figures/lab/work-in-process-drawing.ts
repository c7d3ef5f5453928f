import * as Plot from '@observablehq/plot';
import { figureText, percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { yearText } from '../forecast-words.ts';
import { panelTitle, stacked, tipsAlong } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type Point, pointsOf } from './end-names.ts';
import { monthName, yearScale } from './lab-curves.ts';
import { logScale } from './log-scale.ts';
import { wordedCount } from './path-data.ts';
import { layerMarks, layersText, type ShareLayer } from './share-layers.ts';

/** Experiments under way and what comes of them, by sample. */
export interface ExperimentFlow {
  readonly inProcess: readonly (number | null)[];
  readonly finishedPerDay: readonly (number | null)[];
  readonly cycleDays: readonly (number | null)[];
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

function drawFlow({ days, jobs, experiments }: WorkInProcessData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const upper = pointsOf(days, experiments?.inProcess ?? jobs);
  const lower = pointsOf(days, experiments?.finishedPerDay ?? []);
  const counts = [...upper, ...lower].map(({ value }) => value);
  const title = experiments === undefined ? 'Jobs under way' : 'Experiments under way, and finished a day';
  const line = { x: ({ day }: Point) => dateOf(day), y: 'value', strokeWidth: 2 } as const;
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? 220 : 230, marginTop: 34, marginBottom: 28 },
    ...MARGINS,
    x: yearScale(canvas, MARGINS, days[0]!, days.at(-1)!),
    y: logScale(Math.min(...counts) / ROOM, Math.max(...counts) * ROOM),
    marks: [
      panelTitle(canvas, title, MARGINS.marginLeft),
      Plot.lineY(upper, { ...line, stroke: palette.hues.orange }),
      Plot.lineY(lower, { ...line, stroke: palette.hues.green }),
      ...(experiments === undefined
        ? []
        : [...nameMarks(upper, lower, canvas), ...gapMarks(days, experiments, canvas), ...flowTips(days, experiments, canvas)]),
    ],
  });
}

/** So many times as much as the largest has room above, and as little as the least below. */
const ROOM = 2.5;
/** Part of the path at which its lines are named. */
const NAMED_AT = 0.4;

function nameMarks(upper: readonly Point[], lower: readonly Point[], { palette }: Canvas): Plot.Markish[] {
  const label = {
    x: ({ day }: Point) => dateOf(day),
    y: 'value',
    stroke: palette.paper,
    strokeWidth: 3,
    fontWeight: 600,
  } as const;
  const at = (points: readonly Point[]): Point[] => points.slice(Math.floor(points.length * NAMED_AT)).slice(0, 1);
  return [
    Plot.text(at(upper), { ...label, text: () => 'under way', fill: palette.hues.orange, dy: -13, textAnchor: 'end' }),
    Plot.text(at(lower), { ...label, text: () => 'finished a day', fill: palette.hues.green, dy: 13, textAnchor: 'start' }),
  ];
}

/** Where the distance between the lines is measured, in parts of the path. */
const MEASURED_AT = [0.2, 0.8] as const;

/** The distance between the lines as the days that it stands for. */
function gapMarks(
  days: readonly number[],
  { inProcess, finishedPerDay, cycleDays }: ExperimentFlow,
  { palette }: Canvas,
): Plot.Markish[] {
  const gaps = MEASURED_AT.map((part) => Math.floor(part * (days.length - 1)))
    .filter((i) => [inProcess[i], finishedPerDay[i], cycleDays[i]].every((value) => typeof value === 'number' && value > 0))
    .map((i) => ({
      day: days[i]!,
      high: inProcess[i]!,
      low: finishedPerDay[i]!,
      words: `${figureText(Math.round(cycleDays[i]!))} days (${yearText(days[i]!)})`,
    }));
  return [
    Plot.ruleX(gaps, {
      x: ({ day }: { day: number }) => dateOf(day),
      y1: 'low',
      y2: 'high',
      stroke: palette.ink,
      strokeDasharray: '2 2',
    }),
    Plot.text(gaps, {
      ...{
        x: ({ day }: { day: number }) => dateOf(day),
        y: ({ low, high }: { low: number; high: number }) => Math.sqrt(low * high),
        text: 'words',
      },
      ...{ fill: palette.ink, stroke: palette.paper, strokeWidth: 4, fontWeight: 600 },
    }),
  ];
}

function flowTips(
  days: readonly number[],
  { inProcess, finishedPerDay, cycleDays }: ExperimentFlow,
  canvas: Canvas,
): Plot.Markish[] {
  const shown = [...days.keys()].filter((i) => inProcess[i] !== null);
  return tipsAlong(canvas, shown, {
    x: (i) => dateOf(days[i]!),
    y: (i) => inProcess[i]!,
    title: (i) =>
      `${monthName(days[i]!)}\n${wordedCount(inProcess[i]!)} experiments under way\n${wordedCount(finishedPerDay[i] ?? Number.NaN)} finished a day\n${figureText(cycleDays[i] ?? Number.NaN)} days from start to end`,
  });
}
