import * as Plot from '@observablehq/plot';
import { figureText, monthText } from '../../figure-text.ts';
import { chart, dateOf, timeScale } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { shortTitle, yearText } from '../forecast-words.ts';
import type { ComparedLabs, Material } from '../material.ts';
import { thinned } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';
import { COMPARED, comparisonSource, type RatioEffect, ratioOf } from './comparison-story.ts';

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
  const extreme = all.reduce((one, other) => (distance(other) > distance(one) ? other : one));
  const last = all.at(-1)!;
  const lasting = extreme === last ? '' : `, and ${figureText(last.ratio)} times in ${yearText(last.day)}`;
  const title = all.some(({ isSure }) => isSure)
    ? `${after}: the effect on the ${name} is largest in ${yearText(extreme.day)}, ${figureText(extreme.ratio)} times${lasting}`
    : `${after}: no effect on the ${name} that chance could not explain`;
  return {
    title,
    subtitle: `${name[0]!.toUpperCase()}${name.slice(1)} of ${after} over that of ${before}: factor by date, on a logarithmic scale; band: 95 % interval`,
    caption: 'Where the band lies beyond 1, the effect is beyond chance. Both have the same draws and random numbers.',
    description: thinned(all, DESCRIBED)
      .map(({ day, ratio, low, high }) => `${monthText(day)} ${figureText(ratio)} (${figureText(low)} to ${figureText(high)})`)
      .join('; '),
    sources: [comparisonSource(compared)],
    data: { points: thinned(all, MOST_POINTS) },
  };
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
  const timesText = (ratio: number): string => `${figureText(ratio)}×`;
  const title = ({ day, ratio, low, high }: EffectPoint): string =>
    `${monthText(day)}: ${timesText(ratio)} (95 %: ${timesText(low)} to ${timesText(high)})`;
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? 260 : 340, marginTop: 12, marginBottom: 26, marginLeft: 52, marginRight: 64 },
    x: { ...timeScale(canvas, points[0]!.day, last.day), ticks: isNarrow(canvas) ? 3 : 8 },
    y: {
      type: 'log',
      domain: [Math.min(1, ...ends) / AIR, Math.max(1, ...ends) * AIR],
      label: null,
      tickFormat: timesText,
      ticks: 5,
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
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

/** Room above and below, as a factor. */
const AIR = 1.05;
