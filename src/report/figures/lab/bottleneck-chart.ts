import * as Plot from '@observablehq/plot';
import { log } from '../../../numeric/log.ts';
import { figureText, percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { stageHue } from '../palette.ts';
import { tipsAlong } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { monthName, twoDigits, yearScale } from './lab-curves.ts';

/** A stretch of time in which one stage binds [days since 1970-01-01]. */
export interface Stretch {
  readonly stage: string;
  readonly pool: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A figure of a stage or pool at every sample; null where there is none. */
export interface PlaceRow {
  readonly place: string;
  readonly values: readonly (number | null)[];
}

export interface BottleneckData {
  readonly stretches: readonly Stretch[];
  /** Of the samples [days since 1970-01-01]. */
  readonly days: readonly number[];
  /** Jobs waiting, by stage. */
  readonly queues: readonly PlaceRow[];
  /** Part of its capacity that a pool holds. */
  readonly utilizations: readonly PlaceRow[];
}

/** Heights and distances [pixels]. */
const BAND = 38;
const LABEL_LINE = 15;
const HEADING = 34;
const ROW = 30;
const ROW_GAP = 7;
/** Mean width of a letter of a label. */
const LETTER = 7.8;
const DATE_LETTER = 6.6;

/** A row of a stage or pool as it is drawn: parts 0 to 1 of its height, and words on its last value. */
interface DrawnRow {
  readonly place: string;
  readonly colour: string;
  /** Foot of the row [pixels from the top] */
  readonly foot: number;
  readonly parts: readonly (number | null)[];
  readonly atEnd: string;
}

/** Draws which stage binds, and below it a row for each queue and each pool. */
export function drawBottleneck({ stretches, days, queues, utilizations }: BottleneckData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const margins = { marginLeft: narrow ? 86 : 96, marginRight: narrow ? 52 : 74 };
  const plotted = canvas.width - margins.marginLeft - margins.marginRight;
  const [first, last] = [stretches[0]!.fromDay, stretches.at(-1)!.toDay];
  const labels = labelled(stretches, plotted, margins.marginRight);
  const bandTop = Math.max(...labels.map(({ line }) => line)) * LABEL_LINE + 4;
  const queueTop = bandTop + BAND + HEADING;
  const poolTop = queueTop + (queues.length === 0 ? 0 : queues.length * (ROW + ROW_GAP) + HEADING);
  const height = poolTop + utilizations.length * (ROW + ROW_GAP);
  const mostQueue = Math.max(10, ...queues.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const drawnQueues = queues.map((row, i): DrawnRow => {
    const parts = row.values.map((value) => (value === null ? null : log(Math.max(1, value)) / log(mostQueue)));
    return { ...rowOf(row, queueTop + i * (ROW + ROW_GAP), jobsText), colour: palette.hues[stageHue(row.place)], parts };
  });
  const drawnPools = utilizations.map((row, i): DrawnRow => {
    const place = rowOf(row, poolTop + i * (ROW + ROW_GAP), (value) => percentText(Number(value.toPrecision(2))));
    return { ...place, colour: palette.faint, parts: row.values.map((value) => (value === null ? null : Math.min(1, value))) };
  });
  const within = days.map((_, i) => i).filter((i) => days[i]! >= first);
  return chart(canvas, {
    ...{ height: height + 26, marginTop: 0, marginBottom: 26, ...margins },
    x: yearScale(canvas, margins, first, last),
    y: { type: 'identity', axis: null },
    marks: [
      ...moveMarks(stretches, bandTop, height, canvas),
      ...bandMarks(labels, bandTop, canvas),
      ...headingMarks(
        queues.length === 0 ? [] : [[queueTop, `Jobs waiting, 1 to ${jobsText(mostQueue)} (logarithmic)`]],
        margins.marginLeft,
        canvas,
      ),
      ...headingMarks(
        utilizations.length === 0 ? [] : [[poolTop, 'How busy each pool is, 0 to 100 %']],
        margins.marginLeft,
        canvas,
      ),
      ...[...drawnQueues, ...drawnPools].flatMap((row) => rowMarks(row, days, within, canvas)),
      ...tipsAlong(canvas, within, {
        x: (i) => dateOf(days[i]!),
        y: () => bandTop + BAND,
        title: (i) => tipOf({ stretches, days, queues, utilizations }, i),
      }),
    ],
  });
}

const MILLION = 1e6;

/** A count at a glance. */
function jobsText(jobs: number): string {
  return jobs < MILLION ? twoDigits(jobs) : `${twoDigits(jobs / MILLION)}M`;
}

function rowOf({ place, values }: PlaceRow, top: number, words: (value: number) => string) {
  const end = values.findLast((value) => value !== null);
  return { place, foot: top + ROW, atEnd: end === undefined || end === null ? '' : words(end) };
}

/** A stretch with where its name goes. */
interface Labelled extends Stretch {
  /** 0 within the band, else lines above it. */
  readonly line: number;
  /** Of a label above, so that it does not leave the picture [pixels] */
  readonly shift: number;
}

/** Names within the band where they fit; above it, from the stretch's start, the later the lower, so that no leader is crossed. */
function labelled(stretches: readonly Stretch[], plotted: number, overhang: number): Labelled[] {
  const [first, last] = [stretches[0]!.fromDay, stretches.at(-1)!.toDay];
  const pixels = (day: number): number => (plotted * (day - first)) / Math.max(1, last - first);
  const above: { start: number; line: number }[] = [];
  return stretches
    .map((_, i) => stretches.length - 1 - i)
    .map((i) => {
      const stretch = stretches[i]!;
      const [from, to] = [pixels(stretch.fromDay), pixels(stretch.toDay)];
      const least = Math.max(stretch.stage.length * LETTER, i === 0 ? 0 : monthName(stretch.fromDay).length * DATE_LETTER) + 8;
      if (least <= to - from) return { ...stretch, line: 0, shift: 0 };
      const width = aboveOf(stretch).length * LETTER;
      const start = Math.min(from, plotted + overhang - width);
      const line = 1 + Math.max(0, ...above.filter((other) => other.start < start + width).map((other) => other.line));
      above.push({ start, line });
      return { ...stretch, line, shift: start - from };
    })
    .reverse();
}

function aboveOf({ stage, fromDay }: Stretch): string {
  return `${stage}, ${monthName(fromDay)}`;
}

/** Dotted lines through all rows at every move. */
function moveMarks(stretches: readonly Stretch[], top: number, foot: number, { palette }: Canvas): Plot.Markish[] {
  const line = {
    x: ({ fromDay }: Stretch) => dateOf(fromDay),
    y1: top,
    y2: foot,
    stroke: palette.faint,
    strokeDasharray: '2 3',
  } as const;
  return [Plot.ruleX(stretches.slice(1), line)];
}

function bandMarks(stretches: readonly Labelled[], top: number, canvas: Canvas): Plot.Markish[] {
  const { palette } = canvas;
  const hue = ({ stage }: Stretch): string => palette.hues[stageHue(stage)];
  const x = ({ fromDay }: Stretch): Date => dateOf(fromDay);
  const band = { x1: x, x2: ({ toDay }: Stretch) => dateOf(toDay), y1: () => top, y2: () => top + BAND, fill: hue } as const;
  const within = stretches.filter(({ line }) => line === 0);
  const above = stretches.filter(({ line }) => line > 0);
  const y = ({ line }: Labelled): number => top - line * LABEL_LINE + LABEL_LINE / 2 - 2;
  const style = { x, textAnchor: 'start', dx: 5, fill: palette.paper } as const;
  const halo = { stroke: palette.paper, strokeWidth: 3 } as const;
  return [
    Plot.rect(stretches, { ...band, insetLeft: 0.5, insetRight: 0.5 }),
    Plot.text(within, { ...style, y: () => top + BAND / 2 - 7, text: 'stage', fontWeight: 'bold', fontSize: 12 }),
    Plot.text(
      within.filter((stretch) => stretch !== stretches[0]),
      {
        ...{ ...style, y: () => top + BAND / 2 + 8, text: ({ fromDay }: Stretch) => monthName(fromDay), fontSize: 10.5 },
      },
    ),
    Plot.link(above, { x1: x, x2: x, y1: (each: Labelled) => y(each) + 6, y2: () => top, stroke: hue }),
    ...above.map((each) => {
      return Plot.text([each], {
        ...style,
        ...halo,
        y,
        text: aboveOf,
        dx: each.shift - 1,
        fill: hue,
        fontWeight: 'bold',
        fontSize: 11,
      });
    }),
  ];
}

function headingMarks(headings: readonly (readonly [number, string])[], marginLeft: number, { palette }: Canvas): Plot.Markish[] {
  const style = {
    frameAnchor: 'left',
    textAnchor: 'start',
    dx: -marginLeft,
    fontWeight: 600,
    fontSize: 12.5,
    fill: palette.ink,
  } as const;
  const halo = { stroke: palette.paper, strokeWidth: 4 } as const;
  return headings.map(([y, words]) => Plot.text([words], { ...style, ...halo, y: () => y - 12, text: () => words }));
}

/** A row's area, its name at the left and its last value at the right. */
function rowMarks(
  { place, colour, foot, parts, atEnd }: DrawnRow,
  days: readonly number[],
  within: readonly number[],
  canvas: Canvas,
): Plot.Markish[] {
  const { palette } = canvas;
  const top = (i: number): number => (parts[i] === null ? Number.NaN : foot - ROW * parts[i]!);
  const curve = { x: (i: number) => dateOf(days[i]!), curve: 'step-before' } as const;
  const words = { y: () => foot - ROW / 2, text: (text: string) => text, fontSize: 12, fill: palette.ink } as const;
  return [
    Plot.ruleY([foot], { stroke: palette.grid }),
    Plot.areaY(within, { ...curve, y1: () => foot, y2: top, fill: colour, fillOpacity: 0.3 }),
    Plot.lineY(within, { ...curve, y: top, stroke: colour, strokeWidth: 1.4 }),
    Plot.text([place], { ...words, frameAnchor: 'left', textAnchor: 'end', dx: -8 }),
    Plot.text([atEnd], { ...words, frameAnchor: 'right', textAnchor: 'start', dx: 6, fontSize: 11 }),
  ];
}

function tipOf({ stretches, days, queues, utilizations }: BottleneckData, i: number): string {
  const stretch = stretches.findLast(({ fromDay }) => fromDay <= days[i]!) ?? stretches[0]!;
  const waiting = queues.map(({ place, values }) => `${place}: ${figureText(values[i] ?? Number.NaN)} jobs waiting`);
  const busy = utilizations.map(({ place, values }) => `${place}: ${percentText(values[i] ?? Number.NaN)} busy`);
  return [`${monthName(days[i]!)}: ${stretch.stage} binds (${stretch.pool})`, ...waiting, ...busy].join('\n');
}
