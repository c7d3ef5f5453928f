import * as Plot from '@observablehq/plot';
import { PROGRESS_LEVELS } from '../../../calibrate/peers/milestones.ts';
import { log } from '../../../numeric/log.ts';
import { figureText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type Curve, type CurvePoint, type DatedEvent, FROM, type Milestone, TO } from './peers-points.ts';
import { timesText } from './peers-words.ts';

/** A model's dates of multipliers. */
interface Takeoff {
  readonly model: string;
  readonly milestones: readonly Milestone[];
}

/** What is drawn. */
export interface PeersData {
  readonly kwa: Curve;
  readonly labs: readonly Curve[];
  readonly takeoffs: readonly Takeoff[];
  /** When AI comes that codes better than people; null where none is known. */
  readonly coder: DatedEvent | null;
}

/** Multipliers on the axis. */
const LEAST = 0.9;
const MOST = 3200;
const TICKS: readonly number[] = [1, 5, 25, 250, 2000];
/** [pixels] */
const WIDE = { height: 500, right: 182, left: 56 };
const NARROW = { height: 430, right: 130, left: 56 };
const MARGINS = { marginTop: 14, marginBottom: 28 };
const LINE = 16;
/** Of what is beside a mark. */
const LABEL = { fontSize: 11 } as const;

/** Draws when and by how much AI speeds up AI research, by the models of others and by our labs. */
export function drawPeers({ kwa, labs, takeoffs, coder }: PeersData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const { height, right, left } = isNarrow(canvas) ? NARROW : WIDE;
  const { blue, orange, purple, green } = palette.hues;
  const [early, late] = takeoffs;
  return chart(canvas, {
    ...{ ...MARGINS, height, marginLeft: left, marginRight: right },
    x: { domain: [FROM, TO], ticks: isNarrow(canvas) ? 3 : TO - FROM, tickFormat: 'd', label: null, tickSize: 4 },
    y: { type: 'log', domain: [LEAST, MOST], axis: null },
    marks: [
      Plot.gridY(TICKS, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(TICKS, { text: (level: number) => `${figureText(level)}×`, label: null, tickSize: 4 }),
      Plot.areaY(kwa.points, { x: 'year', y1: 'low', y2: 'high', fill: orange, fillOpacity: 0.16 }),
      Plot.line(kwa.points, { x: 'year', y: 'multiplier', stroke: orange, strokeWidth: 2.2 }),
      ...labs.map(({ points }) => Plot.line(points, { x: 'year', y: 'multiplier', stroke: blue, strokeWidth: 2.2 })),
      ...endLabels([kwa, ...labs], canvas),
      ...(early === undefined ? [] : takeoffMarks(early, purple, 'end', canvas)),
      ...(late === undefined ? [] : takeoffMarks(late, green, 'start', canvas)),
      ...(coder === null ? [] : coderMarks(coder, canvas)),
      ...(tips ? [kwa, ...labs].map(tipMark) : []),
    ],
  });
}

/** Names and last values of curves at their right ends, the first of them Kwa's. */
function endLabels(curves: readonly Curve[], canvas: Canvas): Plot.Markish[] {
  const { hues } = canvas.palette;
  const narrow = isNarrow(canvas);
  const ends = curves.flatMap(({ id, points }) => points.slice(-1).map((point) => ({ id, ...point })));
  const plotted = (narrow ? NARROW : WIDE).height - MARGINS.marginTop - MARGINS.marginBottom;
  const heights = ends.map(({ multiplier }) => (plotted * log(multiplier / LEAST)) / log(MOST / LEAST));
  const spread = spreadLabels(heights, LINE);
  return ends.map((end, i) => {
    const isKwa = end.id === curves[0]?.id;
    const name = isKwa ? (narrow ? 'Kwa' : 'Kwa (METR)') : narrow ? end.id : `Ours: ${end.id}`;
    const words = { text: () => `${name} ${timesText(end.multiplier)}×`, fill: isKwa ? hues.orange : hues.blue } as const;
    const style = narrow ? LABEL : {};
    const dy = heights[i]! - spread[i]!;
    return Plot.text([end], {
      x: 'year',
      y: 'multiplier',
      ...words,
      ...style,
      fontWeight: 'bold',
      textAnchor: 'start',
      dx: 6,
      dy,
    });
  });
}

/** The dates of a model's multipliers, its name at the last of them. */
function takeoffMarks({ model, milestones }: Takeoff, colour: string, anchor: 'start' | 'end', canvas: Canvas): Plot.Markish[] {
  const places = { x: 'year', y: 'multiplier' } as const;
  const narrow = isNarrow(canvas);
  const dated = { ...places, text: ({ year }: Milestone) => monthOf(year), fill: colour, ...LABEL };
  const beside = { textAnchor: anchor, dx: anchor === 'end' ? -9 : 9, stroke: canvas.palette.paper, strokeWidth: 3 };
  const named = narrow ? ({ textAnchor: anchor, dx: anchor === 'end' ? 6 : -6, fontSize: 11 } as const) : {};
  return [
    Plot.line(milestones, { ...places, stroke: colour, strokeWidth: 1.6, strokeDasharray: '4 3' }),
    Plot.dot(milestones, { ...places, fill: colour, r: 5 }),
    Plot.text(milestones.slice(-1), { ...places, text: () => model, fill: colour, fontWeight: 'bold', dy: -14, ...named }),
    Plot.text(narrow && anchor === 'end' ? [] : milestones, { ...dated, ...beside }),
  ];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Month and year of a decimal year.
 *
 * monthOf(2027.2) // => 'Mar 2027'
 */
export function monthOf(decimal: number): string {
  const year = Math.floor(decimal);
  return `${MONTHS[Math.floor((decimal - year) * MONTHS.length)]} ${year}`;
}

const [CODER_LEVEL] = PROGRESS_LEVELS as readonly [number];
/** Right of our curves, left of Kwa's band. */
const CODER_LABEL_YEAR = 2028.1;

/** The AI Futures Model's superhuman coder, which AI 2027 puts at five times: median and interval, which leaves the frame to the right. */
function coderMarks(event: DatedEvent, canvas: Canvas): Plot.Markish[] {
  const { palette } = canvas;
  const { green } = palette.hues;
  const narrow = isNarrow(canvas);
  const at = { ...event, multiplier: CODER_LEVEL, to: Math.min(event.high, TO) };
  const interval = `10 % to 90 % ${Math.floor(event.low)} to ${Math.floor(event.high)}${event.high > TO ? ' →' : ''}`;
  const label = narrow
    ? `Superhuman coder: ${monthOf(event.year)}\n${interval}`
    : `Superhuman coder, AI Futures Model: median ${monthOf(event.year)}, ${interval}`;
  const place = narrow ? { x: TO, textAnchor: 'end', dy: 20 } : { x: CODER_LABEL_YEAR, textAnchor: 'start', dy: -11 };
  return [
    Plot.ruleY([at], { x1: 'low', x2: 'to', y: 'multiplier', stroke: green, strokeWidth: 2 }),
    Plot.dot([at], { x: 'year', y: 'multiplier', stroke: green, fill: palette.paper, strokeWidth: 2, r: 5 }),
    Plot.text([at], {
      ...{ ...LABEL, y: 'multiplier', text: () => label, fill: green, stroke: palette.paper, strokeWidth: 3 },
      ...(place as object),
    }),
  ];
}

function tipMark({ id, points }: Curve): Plot.Markish {
  const title = ({ year, multiplier, low, high }: CurvePoint): string =>
    `${id}, ${monthOf(year)}: ${timesText(multiplier)} times (${timesText(low)} to ${timesText(high)})`;
  return Plot.tip(points, Plot.pointer({ x: 'year', y: 'multiplier', maxRadius: 14, title }));
}
