import * as Plot from '@observablehq/plot';
import { monthText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { shortTitle, yearText } from '../forecast-words.ts';
import { yearScale } from '../lab/lab-curves.ts';
import type { ComparedLabs, Material } from '../material.ts';
import { thinned } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';
import { COMPARED, comparisonSource, type RatioEffect, ratioOf } from './comparison-story.ts';
import { ratioText, ratioTicks } from './ratio-axis.ts';

interface EffectPoint extends RatioEffect {
  readonly day: number;
}

interface ComparisonOverTimeData {
  readonly points: readonly EffectPoint[];
}

const MOST_POINTS = 96;

/** How the effect of a change on progress comes and goes. */
export const comparisonOverTime: Figure<ComparisonOverTimeData> = {
  id: 'comparison-over-time',
  asks: 'When does the change begin to matter?',
  needs: ['comparison'],
  tell: ({ comparison }: Material) => (comparison === undefined ? undefined : overTimeStory(comparison)),
  draw: drawOverTime,
};

function overTimeStory(compared: ComparedLabs): Story<ComparisonOverTimeData> | undefined {
  const shown = COMPARED.map((metric) => ({ ...metric, all: pointsOf(compared, metric.id) })).find(({ all }) => all.length > 1);
  if (shown === undefined) return undefined;
  const { name, all } = shown;
  const [before, after] = compared.titles.map(shortTitle);
  const sure = all.filter(({ isSure }) => isSure);
  const title =
    sure.length === 0
      ? `${after}: no effect on the ${name} that chance could not explain`
      : `${after}: ${largest(name, sure, all)}`;
  return {
    title,
    subtitle: `${name[0]!.toUpperCase()}${name.slice(1)} of ${after} over that of ${before}: factor by date, on a logarithmic scale; band: 95 % interval`,
    caption: 'Where the band lies beyond 1, the effect is beyond chance. Both have the same draws and random numbers.',
    description: thinned(all, DESCRIBED)
      .map(({ day, ratio, low, high }) => `${monthText(day)} ${ratioText(ratio)} (${ratioText(low)} to ${ratioText(high)})`)
      .join('; '),
    sources: [comparisonSource(compared)],
    data: { points: thinned(all, MOST_POINTS) },
  };
}

/** Where the effect is largest, of what is beyond chance, and what is left of it. */
function largest(name: string, sure: readonly EffectPoint[], all: readonly EffectPoint[]): string {
  const extreme = sure.reduce((one, other) => (distance(other) > distance(one) ? other : one));
  const last = all.at(-1)!;
  const at = `the ${name} is ${ratioText(extreme.ratio)} times as high in ${yearText(extreme.day)}`;
  if (extreme === last) return `${at}, the largest effect`;
  if (!last.isSure) return `${at}; in ${yearText(last.day)} chance may explain the difference`;
  return `${at}, where the effect is largest, and ${ratioText(last.ratio)} times in ${yearText(last.day)}`;
}

const DESCRIBED = 6;

function pointsOf({ comparison }: ComparedLabs, id: string): readonly EffectPoint[] {
  const all = comparison.metrics.flatMap((row): EffectPoint[] => {
    const effect = row.metric.id === id ? ratioOf(row) : undefined;
    return effect === undefined ? [] : [{ day: row.civilDays, ...effect }];
  });
  const first = all.findIndex(({ ratio }) => ratio !== 1);
  return first < 0 ? [] : all.slice(Math.max(0, first - BEFORE));
}

/** Samples that are shown before the two part. */
const BEFORE = 1;

/** Of a ratio from 1, either way. */
function distance({ ratio }: EffectPoint): number {
  return Math.max(ratio, 1 / ratio);
}

function drawOverTime({ points }: ComparisonOverTimeData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const { blue } = palette.hues;
  const last = points.at(-1)!;
  const ends = points.flatMap(({ low, high }) => [low, high]);
  const x = ({ day }: EffectPoint): Date => dateOf(day);
  const timesText = (ratio: number): string => `${ratioText(ratio)}×`;
  const domain = [Math.min(1, ...ends) / AIR, Math.max(1, ...ends) * AIR] as const;
  const ticks = ratioTicks(...domain, MOST_TICKS);
  const margins = { marginLeft: 52, marginRight: 64 };
  const title = ({ day, ratio, low, high }: EffectPoint): string =>
    `${monthText(day)}: ${timesText(ratio)} (95 %: ${timesText(low)} to ${timesText(high)})`;
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? 260 : 340, marginTop: 12, marginBottom: 32 },
    ...margins,
    x: yearScale(canvas, margins, points[0]!.day, last.day),
    y: { type: 'log', domain: [...domain], axis: null },
    marks: [
      Plot.gridY(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(ticks, { text: timesText, label: null, tickSize: 0 }),
      Plot.ruleY([1], { stroke: palette.ink }),
      Plot.areaY(points, { x, y1: 'low', y2: 'high', fill: blue, fillOpacity: 0.2 }),
      Plot.line(points, { x, y: 'ratio', stroke: blue, strokeWidth: 2.4 }),
      Plot.text([last], {
        x,
        y: 'ratio',
        text: ({ ratio }: EffectPoint) => timesText(ratio),
        fill: blue,
        fontWeight: 'bold',
        textAnchor: 'start',
        dx: 7,
      }),
      ...(tips ? [Plot.tip(points, Plot.pointerX({ x, y: 'ratio', title }))] : []),
    ],
  });
}

const MOST_TICKS = 6;
/** Room above and below, as a factor. */
const AIR = 1.05;
