import * as Plot from '@observablehq/plot';
import { figureText, monthText, percentText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { workText } from '../ensemble/fan-horizon.ts';
import type { Canvas, Figure } from '../figure.ts';
import { namedPanels } from '../named-panels.ts';
import type { SvgElement } from '../svg-text.ts';
import {
  type GivenPoint,
  type PublishedPoint,
  type ReproductionData,
  type ReproductionPanel,
  reproductionStory,
} from './reproduction-story.ts';

/** What was published beside what the model gives. */
export const reproduction: Figure<ReproductionData> = {
  id: 'reproduction',
  asks: 'Does the model give what was measured?',
  needs: ['reproduction'],
  tell: reproductionStory,
  draw: ({ panels }, canvas) =>
    namedPanels(
      canvas,
      panels.map((panel) => ({
        name: panel.name,
        colour: canvas.palette.ink,
        draw: (own: Canvas) => drawPanel(panel, daysOf(panels), own),
      })),
      COLUMNS,
    ),
};

const COLUMNS = 3;
/** [pixels] */
const HEIGHT = 190;
const LEFT = 76;
const MOST_TICKS = 5;

const TEXTS: Readonly<Record<ReproductionPanel['unit'], (value: number) => string>> = {
  minutes: workText,
  share: percentText,
  ratio: (value) => `${figureText(value)}×`,
};

const TICKS: Readonly<Record<ReproductionPanel['unit'], readonly number[]>> = {
  minutes: [1, 10, 60, 480, 2400, 10_000, 120_000],
  share: [0, 0.25, 0.5, 0.75, 1],
  ratio: [1, 2, 4, 8, 16, 32, 64, 128, 256],
};

/** First and last day of all panels, which share their axis of dates. */
function daysOf(panels: readonly ReproductionPanel[]): [Date, Date] {
  const days = panels.flatMap(({ given, published }) => [...given, ...published].map(({ day }) => day));
  return [dateOf(Math.min(...days)), dateOf(Math.max(...days))];
}

function drawPanel(panel: ReproductionPanel, dates: [Date, Date], canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const { unit, given, published } = panel;
  const { blue, orange } = palette.hues;
  const x = ({ day }: { readonly day: number }): Date => dateOf(day);
  const domain = domainOf(panel);
  const within = TICKS[unit].filter((value) => value >= domain[0] && value <= domain[1]);
  const ticks = within.filter((_, i) => within.length <= MOST_TICKS || i % 2 === 0);
  const textOf = TEXTS[unit];
  const of = (verdict: PublishedPoint['verdict']): readonly PublishedPoint[] =>
    published.filter((point) => point.verdict === verdict);
  const colour = ({ verdict }: PublishedPoint): string => (verdict === 'missed' ? orange : palette.ink);
  const open = published.filter(({ high }) => high === null);
  const title = ({ day, value, verdict }: PublishedPoint): string => `${monthText(day)}: ${textOf(value)} published, ${verdict}`;
  return chart(canvas, {
    ...{ height: HEIGHT, marginTop: 14, marginBottom: 24, marginLeft: LEFT, marginRight: 14 },
    x: { type: 'utc', domain: dates, ticks: 'year', label: null, tickSize: 4 },
    y: { type: unit === 'share' ? 'linear' : 'log', domain, axis: null },
    marks: [
      Plot.gridY(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(ticks, { text: textOf, label: null, tickSize: 0 }),
      Plot.areaY(given, { x, y1: 'low', y2: 'high', fill: blue, fillOpacity: 0.2 }),
      Plot.line(given, { x, y: 'median', stroke: blue, strokeWidth: 2 }),
      Plot.ruleX(published, {
        x,
        y1: 'low',
        y2: ({ high }: PublishedPoint) => high ?? domain[1],
        stroke: colour,
        strokeOpacity: 0.6,
      }),
      Plot.text(open, { x, y: () => domain[1], text: () => '↑', dy: 2, fill: colour }),
      Plot.dot(of('met'), { x, y: 'value', r: 3.6, fill: palette.ink, stroke: palette.paper }),
      Plot.dot(of('missed'), { x, y: 'value', r: 4.4, symbol: 'times', stroke: orange, strokeWidth: 2.2 }),
      Plot.dot(of('input'), { x, y: 'value', r: 3.6, fill: palette.paper, stroke: palette.ink, strokeWidth: 1.6 }),
      ...(tips ? [Plot.tip(published, Plot.pointer({ x, y: 'value', title })), givenTip(given, textOf)] : []),
    ],
  });
}

function givenTip(given: readonly GivenPoint[], textOf: (value: number) => string): Plot.Markish {
  return Plot.tip(
    given,
    Plot.pointerX({
      x: ({ day }: GivenPoint) => dateOf(day),
      y: 'low',
      anchor: 'top',
      title: ({ day, low, median, high }: GivenPoint) =>
        `${monthText(day)}: model ${textOf(median)} (${textOf(low)} to ${textOf(high)})`,
    }),
  );
}

function domainOf({ unit, given, published }: ReproductionPanel): [number, number] {
  if (unit === 'share') return [0, 1];
  const lows = [...given.map(({ low }) => low), ...published.map(({ low }) => low)];
  const highs = [...given.map(({ high }) => high), ...published.map(({ high, value }) => high ?? value * AIR)];
  return [Math.min(...lows) / AIR, Math.max(...highs) * AIR];
}

/** Room above and below, as a factor. */
const AIR = 1.15;
