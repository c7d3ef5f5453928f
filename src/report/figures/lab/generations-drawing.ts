import * as Plot from '@observablehq/plot';
import { countText, figureText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import type { Canvas } from '../figure.ts';
import { composed, panelTitle, tipsAlong, tipsNear } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { drawKey, keyHeight } from './generation-key.ts';
import { type GenerationRow, type GenerationsData, STEPS, type Step, type StepStretch } from './generation-rows.ts';
import { monthName, yearScale } from './lab-curves.ts';
import { STEP_HUES } from './step-hues.ts';

/** [pixels] */
const MARGINS = { marginLeft: 46, marginRight: 20 } as const;
const ROWS_HEIGHT = { most: 460, vertical: 44 } as const;
const ROW = { least: 5, most: 18 } as const;
const INTERVALS_HEIGHT = 150;
/** With fewer rows than this the corner above the staircase is too small for the key. */
const CORNER_ROWS = 12;

/** The staircase of generations, with a key in the free corner above it, over the days between starts. */
export function drawGenerations(data: GenerationsData, canvas: Canvas): SvgElement {
  const row = Math.max(ROW.least, Math.min(ROW.most, ROWS_HEIGHT.most / data.rows.length));
  const rows = drawRows(data, canvas, row);
  const rowsHeight = Number(rows.getAttribute('height'));
  const key = drawKey(data.rows, canvas);
  const keyAbove = data.rows.length < CORNER_ROWS ? keyHeight(data.rows) : 0;
  return composed(canvas, keyAbove + rowsHeight + INTERVALS_HEIGHT, [
    { panel: rows, x: 0, y: keyAbove },
    { panel: key, x: keyAbove > 0 ? 0 : canvas.width - Number(key.getAttribute('width')), y: 0 },
    { panel: drawIntervals(data, canvas), x: 0, y: keyAbove + rowsHeight },
  ]);
}

function timeAxis({ rows, endDay }: GenerationsData, canvas: Canvas): Plot.ScaleOptions {
  return yearScale(canvas, MARGINS, rows[0]!.startDay, endDay);
}

/** A stretch with the row that it lies in. */
interface Bar extends StepStretch {
  readonly row: GenerationRow;
}

/** Rows that there is room for below the last, where it is named. */
const BELOW = 1.7;

function drawRows(data: GenerationsData, canvas: Canvas, rowHeight: number): SvgElement {
  const { palette } = canvas;
  const { rows } = data;
  const axis = timeAxis(data, canvas);
  const bars = rows.flatMap((row) => row.stretches.map((stretch): Bar => ({ ...stretch, row })));
  const of = (step: Step): Bar[] => bars.filter((one) => one.step === step);
  const thick = Math.min(rowHeight * 0.7, 11);
  const bar = {
    y: ({ row }: Bar) => row.index,
    x1: ({ fromDay }: Bar) => dateOf(fromDay),
    x2: ({ toDay }: Bar) => dateOf(toDay),
  };
  return chart(canvas, {
    ...{ height: Math.round((rows.length + BELOW) * rowHeight) + ROWS_HEIGHT.vertical, marginTop: 18, marginBottom: 26 },
    ...MARGINS,
    x: axis,
    y: { domain: [rows[0]!.index - 0.5, rows.at(-1)!.index + BELOW], reverse: true, axis: null },
    marks: [
      Plot.gridX({ ticks: axis.ticks as never, stroke: palette.grid, strokeOpacity: 1 }),
      ...STEPS.map((step) => Plot.ruleY(of(step), { ...bar, stroke: palette.hues[STEP_HUES[step]], strokeWidth: thick })),
      ...outcomeMarks(rows, canvas, rowHeight),
      ...numberMarks(rows, canvas, rowHeight),
      ...tipsNear(canvas, rows, { x: ({ endDay }) => dateOf(endDay), y: ({ index }) => index, title: tipText }),
    ],
  });
}

function atEnd({ endDay }: GenerationRow): Date {
  return dateOf(endDay);
}

/** Promotions as dots, roll-backs as crosses, what is in flight as a triangle; the first of each is named. */
function outcomeMarks(rows: readonly GenerationRow[], { palette }: Canvas, rowHeight: number): Plot.Markish[] {
  const of = (outcome: GenerationRow['outcome']): GenerationRow[] => rows.filter((row) => row.outcome === outcome);
  const [promoted, dropped, flying] = [of('promoted'), of('rolled back'), of('in flight')];
  const place = { x: atEnd, y: 'index' } as const;
  const size = Math.max(2, Math.min(4, rowHeight / 4));
  const name = (named: readonly GenerationRow[], words: string, fill: string): Plot.Markish => {
    const halo = { stroke: palette.paper, strokeWidth: 3 } as const;
    return Plot.text(named.slice(0, 1), {
      ...place,
      text: () => words,
      fill,
      ...halo,
      textAnchor: 'start',
      dx: 8,
      fontSize: 11,
      fontWeight: 600,
    });
  };
  return [
    Plot.dot(promoted, { ...place, r: size, fill: palette.ink, stroke: palette.paper, strokeWidth: 0.8 }),
    Plot.dot(dropped, { ...place, r: size + 1.5, symbol: 'times', stroke: palette.hues.rose, strokeWidth: 2.4 }),
    Plot.text(flying, { ...place, text: () => '▸', fill: palette.ink, dx: 4 }),
    name(promoted.slice(1), 'promoted', palette.ink),
    name(dropped, 'rolled back', palette.hues.rose),
    Plot.text(flying.slice(-1), {
      ...place,
      text: () => 'in flight',
      fill: palette.ink,
      textAnchor: 'end',
      lineAnchor: 'top',
      dy: 8,
      fontSize: 11,
      fontWeight: 600,
    }),
  ];
}

/** Smallest row in which each number fits [pixels]. */
const NUMBERED_ROW = 12;
const EVERY = 5;

function numberMarks(rows: readonly GenerationRow[], { palette }: Canvas, rowHeight: number): Plot.Markish[] {
  const numbered = rows.filter((_, i) => rowHeight >= NUMBERED_ROW || i % EVERY === 0);
  const words = ({ index }: GenerationRow): string => (index === rows[0]!.index ? `generation ${index}` : String(index));
  const [first, others] = [numbered.slice(0, 1), numbered.slice(1)];
  const text = {
    x: ({ startDay }: GenerationRow) => dateOf(startDay),
    y: 'index',
    text: words,
    fill: palette.faint,
    fontSize: 11,
  } as const;
  return [Plot.text(first, { ...text, textAnchor: 'start', dx: 8 }), Plot.text(others, { ...text, textAnchor: 'end', dx: -4 })];
}

function tipText({ index, startDay, endDay, outcome, stretches }: GenerationRow): string {
  const steps = stretches.map(({ step, fromDay, toDay }) => `${step} ${daysText(toDay - fromDay)}`);
  return [
    `Generation ${index}, started ${monthName(startDay)}`,
    ...steps,
    `${outcome} ${outcome === 'in flight' ? '' : monthName(endDay)}`,
  ].join('\n');
}

function daysText(days: number): string {
  return countText(Math.round(days), 'day');
}

function drawIntervals(data: GenerationsData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const spaced = data.rows.filter(({ intervalDays }) => intervalDays !== null);
  const most = Math.max(1, ...spaced.map(({ intervalDays }) => intervalDays!));
  const place = { x: ({ startDay }: GenerationRow) => dateOf(startDay), y: 'intervalDays' } as const;
  const label = {
    ...{ text: ({ intervalDays }: GenerationRow) => figureText(Math.round(intervalDays!)), fill: palette.ink },
    ...{ fontWeight: 600, stroke: palette.paper, strokeWidth: 3 },
  } as const;
  return chart(canvas, {
    ...{ height: INTERVALS_HEIGHT, marginTop: 38, marginBottom: 26 },
    ...MARGINS,
    x: timeAxis(data, canvas),
    y: { domain: [0, most * 1.25], label: null, grid: true, ticks: 3 },
    marks: [
      panelTitle(canvas, 'Days from one start to the next', MARGINS.marginLeft),
      Plot.lineY(spaced, { ...place, stroke: palette.ink, strokeWidth: 1.2 }),
      Plot.dot(spaced, { ...place, r: 3, fill: palette.ink }),
      ...extremes(spaced).map(({ row, dy }) => Plot.text([row], { ...place, ...label, dy })),
      ...tipsAlong(canvas, spaced, {
        x: ({ startDay }) => dateOf(startDay),
        y: ({ intervalDays }) => intervalDays!,
        title: ({ index, intervalDays, startDay }) =>
          `Generation ${index}, ${monthName(startDay)}\n${daysText(intervalDays!)} after the start of the one before`,
      }),
    ],
  });
}

/** A lower point has no room below it, in parts of the highest. */
const LOW_SHARE = 0.18;

/** First, shortest and last: what a reader compares; the shortest between them is named below, where there is room. */
function extremes(spaced: readonly GenerationRow[]): { readonly row: GenerationRow; readonly dy: number }[] {
  if (spaced.length === 0) return [];
  const shortest = spaced.reduce((best, row) => (row.intervalDays! < best.intervalDays! ? row : best));
  const [first, last] = [spaced[0]!, spaced.at(-1)!];
  const isRoomBelow = shortest.intervalDays! > LOW_SHARE * Math.max(...spaced.map(({ intervalDays }) => intervalDays!));
  return [...new Set([first, shortest, last])].map((row) => ({
    row,
    dy: row === first || row === last || !isRoomBelow ? -10 : 12,
  }));
}
