import * as Plot from '@observablehq/plot';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { shortTitle, yearText } from '../forecast-words.ts';
import type { ComparedLabs, Material } from '../material.ts';
import type { SvgElement } from '../svg-text.ts';
import { COMPARED, comparisonSource, type RatioEffect, ratioOf } from './comparison-story.ts';
import { ratioText, ratioTicks } from './ratio-axis.ts';

interface Effect extends RatioEffect {
  readonly name: string;
}

interface ComparisonData {
  readonly effects: readonly Effect[];
}

/** What a change changes at the end. */
export const comparison: Figure<ComparisonData> = {
  id: 'comparison',
  asks: 'What does the change change?',
  needs: ['comparison'],
  tell: ({ comparison: compared }: Material) => (compared === undefined ? undefined : comparisonStory(compared)),
  draw: drawComparison,
};

function comparisonStory(compared: ComparedLabs): Story<ComparisonData> | undefined {
  const { metrics } = compared.comparison;
  const lastDay = Math.max(...metrics.map(({ civilDays }) => civilDays));
  const effects = COMPARED.flatMap(({ id, name }): Effect[] => {
    const row = metrics.find(({ metric, civilDays }) => metric.id === id && civilDays === lastDay);
    const effect = row === undefined ? undefined : ratioOf(row);
    return effect === undefined ? [] : [{ name, ...effect }];
  });
  const [first] = effects;
  if (first === undefined) return undefined;
  const [before, after] = compared.titles.map(shortTitle);
  const year = yearText(lastDay);
  return {
    title: titleOf(after!, effects, year),
    subtitle: `${after} over ${before} in ${year}: factor, on a logarithmic scale, with 95 % intervals`,
    caption:
      'Disc: beyond chance. Ring: chance alone may explain it. At 1 nothing changes; both have the same draws and random numbers.',
    description: effects
      .map(({ name, ratio, low, high }) => `${name} ${timesText(ratio)} (${timesText(low)} to ${timesText(high)})`)
      .join('; '),
    sources: [comparisonSource(compared)],
    data: { effects },
  };
}

/** About the first that is beyond chance, which come in the order of what matters. */
function titleOf(after: string, effects: readonly Effect[], year: string): string {
  const sure = effects.find(({ isSure }) => isSure);
  if (sure === undefined) return `${after}: nothing changes by ${year} that chance could not explain`;
  const { name, ratio, low, high } = sure;
  return `${after}: in ${year} the ${name} ${isPlural(name) ? 'are' : 'is'} ${ratioText(ratio)} times as high (95 %: ${ratioText(low)} to ${ratioText(high)})`;
}

function isPlural(name: string): boolean {
  return /^\w+s per /.test(name);
}

function timesText(ratio: number): string {
  return `${ratioText(ratio)}×`;
}

/** [pixels] */
const ROW = 34;
const NARROW_ROW = 44;
const NAME_ROOM = 190;
const VALUE_ROOM = 138;

function drawComparison({ effects }: ComparisonData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const narrow = isNarrow(canvas);
  const row = narrow ? NARROW_ROW : ROW;
  const { blue } = palette.hues;
  const ends = effects.flatMap(({ low, high }) => [low, high]);
  const text = ({ ratio, low, high }: Effect): string =>
    low === 1 && high === 1 ? 'no change' : `${timesText(ratio)} (${ratioText(low)}–${ratioText(high)})`;
  const domain = [Math.min(1, ...ends) / AIR, Math.max(1, ...ends) * AIR] as const;
  const ticks = ratioTicks(...domain, narrow ? 4 : 6);
  const dy = narrow ? 8 : 0;
  const halo = { stroke: palette.paper, strokeWidth: 4 } as const;
  const place = narrow ? { textAnchor: 'start', dx: 0, dy: -10 } : { textAnchor: 'end', dx: -12 };
  return chart(canvas, {
    ...{
      height: effects.length * row + 34,
      marginTop: 6,
      marginBottom: 28,
      marginLeft: narrow ? 10 : NAME_ROOM,
      marginRight: VALUE_ROOM,
    },
    x: {
      ...{ type: 'log', domain: [...domain], axis: null },
    },
    y: { type: 'band', domain: effects.map(({ name }) => name), axis: null },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { text: timesText, label: null, tickSize: 4 }),
      Plot.ruleX([1], { stroke: palette.ink }),
      Plot.text(effects, {
        ...{ y: 'name', text: 'name', frameAnchor: 'left', fill: palette.ink, ...halo },
        ...(place as object),
      }),
      Plot.ruleY(effects, { y: 'name', x1: 'low', x2: 'high', stroke: blue, strokeWidth: 2.4, strokeOpacity: 0.55, dy }),
      Plot.dot(effects, {
        x: 'ratio',
        y: 'name',
        r: 5,
        stroke: blue,
        strokeWidth: 2,
        fill: ({ isSure }: Effect) => (isSure ? blue : palette.paper),
        dy,
      }),
      Plot.text(effects, {
        y: 'name',
        text,
        frameAnchor: 'right',
        textAnchor: 'start',
        dx: 10,
        dy,
        fill: palette.faint,
        fontSize: 11.5,
      }),
      ...(tips
        ? [Plot.tip(effects, Plot.pointerY({ x: 'ratio', y: 'name', title: (each: Effect) => `${each.name}: ${text(each)}` }))]
        : []),
    ],
  });
}

/** Room at both ends, as a factor. */
const AIR = 1.06;
