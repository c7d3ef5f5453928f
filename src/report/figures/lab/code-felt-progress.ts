import * as Plot from '@observablehq/plot';
import { parseIsoDate } from '../../../base/calendar.ts';
import type { Trends } from '../../../calibrate/series.ts';
import type { SampleColumnId } from '../../../lab/columns.ts';
import { log } from '../../../numeric/log.ts';
import { figureText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { LabPath, Material } from '../material.ts';
import type { Hue } from '../palette.ts';
import { tipsNear } from '../panels.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type CurvePoint, curveOf, monthName, twoDigits, valueUpTo, yearScale } from './lab-curves.ts';

/** What AI multiplies, as simulated and as published. */
interface Measure {
  readonly name: string;
  readonly shortName: string;
  readonly hue: Hue;
  readonly points: readonly CurvePoint[];
  readonly published: readonly CurvePoint[];
}

interface CodeFeltProgressData {
  readonly measures: readonly Measure[];
}

/** Three figures of one lab that are taken for each other. */
export const codeFeltProgress: Figure<CodeFeltProgressData> = {
  id: 'code-felt-progress',
  asks: 'Eight times the code, four times the output: how much more progress is that?',
  needs: ['path'],
  tell: ({ path, published }: Material) => (path === undefined ? undefined : codeFeltProgressStory(path, published)),
  draw: drawCodeFeltProgress,
};

/** Years that the published figures are of, and one to come. */
const FROM_DAY = parseIsoDate('2023-01-01')!;
const TO_DAY = parseIsoDate('2027-07-01')!;
/** Where nothing is published, what is told is of this day, if the path has it. */
const TOLD_DAY = parseIsoDate('2026-07-01')!;
/** Less than this is no speed-up that could be told apart. */
const LEAST_SPEEDUP = 1.2;

interface MeasureSource extends Pick<Measure, 'name' | 'shortName' | 'hue'> {
  readonly column: SampleColumnId;
  readonly series: string;
}

const CODE_NAME = 'Code per engineer';

const SOURCES: readonly MeasureSource[] = [
  { name: CODE_NAME, shortName: 'Code', hue: 'blue', column: 'code_per_engineer_ratio', series: 'code-per-engineer' },
  { name: 'Work per hour (felt)', shortName: 'Felt', hue: 'ochre', column: 'leverage_ratio', series: 'felt-output' },
  { name: 'Progress of research', shortName: 'Progress', hue: 'rose', column: 'progress_multiplier_ratio', series: '' },
];

function codeFeltProgressStory(path: LabPath, published: Trends | undefined): Story<CodeFeltProgressData> | undefined {
  const measures = SOURCES.map(({ column, series, ...words }): Measure => {
    const points = curveOf(path, column).filter(({ day }) => day >= FROM_DAY && day <= TO_DAY);
    const [first, last] = [points[0]?.day ?? Infinity, points.at(-1)?.day ?? -Infinity];
    return { ...words, points, published: publishedOf(published, series).filter(({ day }) => day >= first && day <= last) };
  }).filter(({ points }) => points.length > 1);
  const day = Math.min(TOLD_DAY, ...measures.map(({ points }) => points.at(-1)!.day));
  const told = measures.map((measure) => ({ ...measure, value: valueUpTo(measure.points, day) }));
  if (told.length < 2 || !told.some(({ name, value }) => name !== CODE_NAME && value >= LEAST_SPEEDUP)) return undefined;
  const hasPublished = measures.some((measure) => measure.published.length > 0);
  return {
    title: titleOf(told, monthName(day)),
    subtitle: `${path.title}: times as much as without AI, in the quarter up to the date (logarithmic scale)`,
    caption: `Code is what engineers merge, work what all staff get done in an hour, progress what research gains in a year.${hasPublished ? " Dots: published by Anthropic's institute; code was read off a chart by others, over the mean of 2021 to 2024 (three baselines are named for the same 8), and what 130 people felt is an answer in a survey, which its authors expect to be too high." : ''}`,
    description: told.map((measure) => describe(measure, measure.value, day)).join('; '),
    sources: [`simulated by loopgain: ${path.id}`, ...sourcesOf(measures, published)],
    data: { measures },
  };
}

/** What is told of each measure on one day. */
function titleOf(told: readonly (Measure & { readonly value: number })[], month: string): string {
  const parts = told.map(({ name, value }) => `${twoDigits(value)} times the ${name.split(' ')[0]!.toLowerCase()}`);
  return `AI makes ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)} (${month})`;
}

/** A published series on the days that its quarters and months end, up to which simulated figures look back as well. */
function publishedOf(published: Trends | undefined, id: string): CurvePoint[] {
  const figures = published?.get(id)?.figures ?? [];
  return figures.filter(({ value }) => value > 0).map(({ lastDay, value }) => ({ day: lastDay + 1, value }));
}

function describe({ name, published }: Measure, value: number, day: number): string {
  const last = published.at(-1);
  const beside = last === undefined ? '' : `, published ${figureText(last.value)} times up to ${monthName(last.day - 1)}`;
  return `${name}: ${figureText(value)} times in ${monthName(day)}${beside}`;
}

function sourcesOf(measures: readonly Measure[], published: Trends | undefined): string[] {
  const shown = SOURCES.filter(({ name }) => measures.some((measure) => measure.name === name && measure.published.length > 0));
  const infos = shown.flatMap(({ series }) => published?.get(series)?.info ?? []);
  return [...new Set(infos.map(({ claimant, published: date }) => `${claimant}, ${date}`))];
}

const TICKS = [0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
/** [pixels] */
const LABEL_LINE = 30;

function drawCodeFeltProgress({ measures }: CodeFeltProgressData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const all = measures.flatMap(({ points, published }) => [...points, ...published]);
  const [days, values] = [all.map(({ day }) => day), all.map(({ value }) => value)];
  const domain = [Math.min(1, ...values) / 1.1, Math.max(...values) * 1.25] as const;
  const frame = { height: narrow ? 330 : 400, marginTop: 10, marginBottom: 26 };
  const margins = { marginLeft: 36, marginRight: narrow ? 66 : 160 };
  const plotted = frame.height - frame.marginTop - frame.marginBottom;
  const heights = measures.map(({ points }) => (plotted * log(points.at(-1)!.value / domain[0])) / log(domain[1] / domain[0]));
  const spread = spreadLabels(heights, LABEL_LINE);
  const ticks = TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]);
  return chart(canvas, {
    ...frame,
    ...margins,
    x: yearScale(canvas, margins, Math.min(...days), Math.max(...days)),
    y: { type: 'log', domain: [...domain], axis: null },
    marks: [
      Plot.gridY(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(ticks, { text: (tick: number) => `${figureText(tick)}×`, label: null, tickSize: 0 }),
      ...measures.flatMap((measure, i) => measureMarks(measure, heights[i]! - spread[i]!, canvas)),
      ...tipsNear(canvas, named(measures), {
        x: ({ day }) => dateOf(day),
        y: ({ value }) => value,
        title: ({ name, day, value }) => `${name}, ${monthName(day)}\n${figureText(value)} times as without AI`,
      }),
    ],
  });
}

/** A measure's line, its published dots with the value of the last, and its name at the end. */
function measureMarks(measure: Measure, dy: number, canvas: Canvas): Plot.Markish[] {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const colour = palette.hues[measure.hue];
  const place = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value' } as const;
  const [end, last] = [measure.points.slice(-1), measure.published.slice(-1)];
  const beside = { ...place, textAnchor: 'start', dx: 7, fill: colour } as const;
  const size = narrow ? 11 : 12;
  return [
    Plot.line(measure.points, { ...place, stroke: colour, strokeWidth: 2.4 }),
    Plot.dot(measure.published, { ...place, r: 4.5, fill: palette.paper, stroke: colour, strokeWidth: 2 }),
    Plot.text(last, {
      ...{ ...place, text: ({ value }: CurvePoint) => `${figureText(value)}× published`, fill: colour },
      ...{ textAnchor: 'end', dx: -9, dy: -7, fontSize: size, stroke: palette.paper, strokeWidth: 4 },
    }),
    Plot.text(end, {
      ...beside,
      text: () => (narrow ? measure.shortName : measure.name),
      fontWeight: 'bold',
      fontSize: size,
      dy,
    }),
    Plot.text(end, { ...beside, text: ({ value }: CurvePoint) => `${twoDigits(value)}×`, fontSize: size, dy: dy + 14 }),
  ];
}

function named(measures: readonly Measure[]): (CurvePoint & { readonly name: string })[] {
  return measures.flatMap(({ name, points, published }) => [
    ...points.map((point) => ({ ...point, name })),
    ...published.map((point) => ({ ...point, name: `${name}, published` })),
  ]);
}
