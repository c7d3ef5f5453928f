import * as Plot from '@observablehq/plot';
import type { LabForecast } from '../../calibrate/peers/lab-rows.ts';
import { PROGRESS_LEVELS } from '../../calibrate/peers/milestones.ts';
import type { PeerRow } from '../../calibrate/peers/peer-row.ts';
import { log } from '../../numeric/log.ts';
import { figureText } from '../figure-text.ts';
import { COLOURS, FROM, HEIGHT, LEAST, MARGINS, MOST, TICKS, TO, WIDTH } from './peers-layout.ts';
import { type Curve, kwaCurve, labCurve, type Milestone, superhumanCoder, takeoff } from './peers-points.ts';
import { descriptionOf, sourceLines, timesText, titleOf } from './peers-words.ts';
import { spreadLabels } from './spread-labels.ts';
import { type SvgDocument, svgText } from './svg-text.ts';

/** What the picture is drawn from. */
export interface PeersPicture {
  readonly rows: readonly PeerRow[];
  readonly labs: readonly LabForecast[];
}

const SUBTITLE =
  'AI R&D progress multiplier: how many times as fast as the same people without AI (logarithmic scale). Lines: median; band: 10 % to 90 %';

/**
 * Draws when and by how much AI speeds up AI research, by the models of others and by our labs, as the text of an SVG file.
 * @param picture rows of all models, and our labs' paths
 * @param document to draw in
 */
export function peersFigure({ rows, labs }: PeersPicture, document: SvgDocument): string {
  const kwa = kwaCurve(rows);
  const ours = labs.map((lab) => labCurve(lab, FROM, TO));
  const [ai2027, aifm] = ['AI 2027', 'AI Futures Model'].map((model) => takeoff(rows, model));
  const title = titleOf([kwa, ...ours], [...ai2027!, ...aifm!]);
  const svg = Plot.plot({
    ...{ document, width: WIDTH, height: HEIGHT, ...MARGINS },
    style: { fontFamily: 'Helvetica, Arial, sans-serif', fontSize: '13px', color: COLOURS.ink, overflow: 'visible' },
    x: { domain: [FROM, TO], ticks: TO - FROM, tickFormat: 'd', label: null, tickSize: 4 },
    y: { type: 'log', domain: [LEAST, MOST], axis: null },
    marks: [
      ...headMarks(title),
      Plot.gridY(TICKS),
      Plot.axisY(TICKS, { text: (level: number) => `${figureText(level)}×`, label: null, tickSize: 4 }),
      ...kwaMarks(kwa),
      ...ours.map(labMark),
      ...endLabels([kwa, ...ours]),
      ...takeoffMarks(ai2027!, 'AI 2027', COLOURS.ai2027, 'end'),
      ...takeoffMarks(aifm!, 'AI Futures Model', COLOURS.aifm, 'start'),
      ...coderMarks(rows),
      ...footMarks(sourceLines(rows, labs[0]?.paths.length ?? 0)),
    ],
  });
  return svgText(svg, { title, description: descriptionOf([kwa, ...ours], { 'AI 2027': ai2027!, 'AI Futures Model': aifm! }) });
}

/** Of what is beside a mark. */
const LABEL = { fontSize: 11.5 } as const;

/** Title and subtitle, from the left edge. */
function headMarks(title: string): Plot.Markish[] {
  const place = { frameAnchor: 'top-left', textAnchor: 'start', dx: -MARGINS.marginLeft + 16, clip: false } as const;
  return [
    Plot.text([title], { ...place, dy: -MARGINS.marginTop + 22, fontSize: 21, fontWeight: 'bold', fill: COLOURS.ink }),
    Plot.text([SUBTITLE], { ...place, dy: -MARGINS.marginTop + 54, fontSize: 13, fill: COLOURS.faint }),
  ];
}

function footMarks(lines: readonly string[]): Plot.Markish[] {
  const place = { frameAnchor: 'bottom-left', textAnchor: 'start', dx: -MARGINS.marginLeft + 16, lineAnchor: 'top' } as const;
  return [Plot.text([lines.join('\n')], { ...place, dy: 36, fontSize: 11.5, lineHeight: 1.4, fill: COLOURS.faint })];
}

function kwaMarks({ points }: Curve): Plot.Markish[] {
  return [
    Plot.areaY(points, { x: 'year', y1: 'low', y2: 'high', fill: COLOURS.kwa, fillOpacity: 0.16 }),
    Plot.line(points, { x: 'year', y: 'multiplier', stroke: COLOURS.kwa, strokeWidth: 2.2 }),
  ];
}

function labMark({ points }: Curve): Plot.Markish {
  return Plot.line(points, { x: 'year', y: 'multiplier', stroke: COLOURS.ours, strokeWidth: 2.2 });
}

/** Names and last values of curves at their right ends, the first of them Kwa's. */
function endLabels(curves: readonly Curve[]): Plot.Markish[] {
  const ends = curves.flatMap(({ id, points }) => points.slice(-1).map((point) => ({ id, ...point })));
  const plotted = HEIGHT - MARGINS.marginTop - MARGINS.marginBottom;
  const heights = ends.map(({ multiplier }) => (plotted * log(multiplier / LEAST)) / log(MOST / LEAST));
  const spread = spreadLabels(heights, LINE);
  return ends.map((end, i) => {
    const [name, fill] = end.id === curves[0]?.id ? ['Kwa (METR)', COLOURS.kwa] : [`Ours: ${end.id}`, COLOURS.ours];
    const words = { text: () => `${name} ${timesText(end.multiplier)}×`, fill, fontWeight: 'bold' } as const;
    return Plot.text([end], { x: 'year', y: 'multiplier', ...words, textAnchor: 'start', dx: 7, dy: heights[i]! - spread[i]! });
  });
}

/** [pixels] */
const LINE = 16;

/** The dates of a model's multipliers, its name at the last of them. */
function takeoffMarks(milestones: readonly Milestone[], name: string, colour: string, anchor: 'start' | 'end'): Plot.Markish[] {
  const places = { x: 'year', y: 'multiplier' } as const;
  return [
    Plot.line(milestones, { ...places, stroke: colour, strokeWidth: 1.6, strokeDasharray: '4 3' }),
    Plot.dot(milestones, { ...places, fill: colour, r: 5 }),
    Plot.text(milestones.slice(-1), { ...places, text: () => name, fill: colour, fontWeight: 'bold', dy: -14 }),
    Plot.text(milestones, {
      ...{ ...places, text: ({ year }: Milestone) => monthOf(year), fill: colour, ...LABEL },
      ...{ textAnchor: anchor, dx: anchor === 'end' ? -9 : 9 },
    }),
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
function coderMarks(rows: readonly PeerRow[]): Plot.Markish[] {
  const event = superhumanCoder(rows);
  if (event === undefined) return [];
  const at = { ...event, multiplier: CODER_LEVEL, to: Math.min(event.high, TO) };
  const label = `Superhuman coder, AI Futures Model: median ${monthOf(event.year)}, 10 % to 90 % ${Math.floor(event.low)} to ${Math.floor(event.high)} →`;
  return [
    Plot.ruleY([at], { x1: 'low', x2: 'to', y: 'multiplier', stroke: COLOURS.aifm, strokeWidth: 2 }),
    Plot.dot([at], { x: 'year', y: 'multiplier', stroke: COLOURS.aifm, fill: 'white', strokeWidth: 2, r: 5 }),
    Plot.text([at], {
      ...LABEL,
      x: CODER_LABEL_YEAR,
      y: 'multiplier',
      text: () => label,
      textAnchor: 'start',
      dy: -11,
      fill: COLOURS.aifm,
    }),
  ];
}
