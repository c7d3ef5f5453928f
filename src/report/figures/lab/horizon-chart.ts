import * as Plot from '@observablehq/plot';
import { log } from '../../../numeric/log.ts';
import { durationText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import type { Hue } from '../palette.ts';
import { tipsNear } from '../panels.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type CurvePoint, monthName, yearScale } from './lab-curves.ts';
import { partingMarks } from './parting-marks.ts';

/** A path's horizon [minutes] from where it parts from the others. */
export interface HorizonCurve {
  readonly name: string;
  readonly hue: Hue;
  readonly points: readonly CurvePoint[];
  /** Whether it goes on beyond the cap, at which a horizon no longer means a time. */
  readonly isCapped: boolean;
}

/** A published horizon [minutes]. */
export interface HorizonPoint {
  readonly day: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether the truth is at least the value. */
  readonly isBound: boolean;
  /** Empty where others near it are named. */
  readonly name: string;
}

export interface HorizonData {
  /** What all paths have in common; empty for a single one. */
  readonly past: readonly CurvePoint[];
  readonly partingDay: number | null;
  readonly curves: readonly HorizonCurve[];
  readonly points: readonly HorizonPoint[];
}

/** Lengths of tasks that are named beside the axis [minutes]. */
const LENGTHS: ReadonlyMap<number, string> = new Map([
  [1 / 60, '1 second'],
  [0.1, '6 seconds'],
  [1, '1 minute'],
  [10, '10 minutes'],
  [60, '1 hour'],
  [480, '1 work day'],
  [2400, '1 work week'],
  [10_000, '1 month'],
  [120_000, '1 work year'],
  [1_200_000, '10 years'],
  [12_000_000, '100 years'],
]);

/** Where those are too far apart. */
const FINE_LENGTHS: ReadonlyMap<number, string> = new Map([
  ...LENGTHS,
  [2, '2 minutes'],
  [5, '5 minutes'],
  [20, '20 minutes'],
  [30, '30 minutes'],
  [120, '2 hours'],
  [240, '4 hours'],
  [960, '2 work days'],
]);
/** So many are enough. */
const FEW_LENGTHS = 3;

/** Of an arrow's label [pixels]. */
const LINE = 17;
/** Days left free before the first point and after the last arrow, in parts of the axis. */
const FREE = 0.03;

/** Draws horizons over time, and what was measured. */
export function drawHorizon({ past, partingDay, curves, points }: HorizonData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const all = [...past, ...curves.flatMap((curve) => curve.points)];
  const days = [...all, ...points].map(({ day }) => day);
  const values = [...all.map(({ value }) => value), ...points.flatMap(({ value, low, high }) => [value, low, high])];
  const open = curves.filter(({ isCapped }) => !isCapped);
  const arrows = curves.filter(({ isCapped }) => isCapped).sort((one, other) => endOf(one).day - endOf(other).day);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const free = FREE * (last - first);
  const domain = [Math.min(...values) / 1.3, Math.max(...values) * 1.3] as const;
  const frame = {
    height: (isNarrow(canvas) ? 360 : 440) + LINE * arrows.length,
    marginTop: 22 + LINE * arrows.length,
    marginBottom: 26,
  };
  const plotted = frame.height - frame.marginTop - frame.marginBottom;
  const pixels: PixelsUp = (minutes) => (plotted * log(minutes / domain[0])) / log(domain[1] / domain[0]);
  const margins = { marginLeft: isNarrow(canvas) ? 86 : 90, marginRight: open.length === 0 ? 12 : isNarrow(canvas) ? 92 : 150 };
  const within = (named: ReadonlyMap<number, string>): number[] =>
    [...named.keys()].filter((each) => each >= domain[0] && each <= domain[1]);
  const lengths = within(within(LENGTHS).length < FEW_LENGTHS ? FINE_LENGTHS : LENGTHS);
  const line = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value', strokeWidth: 2.2, curve: 'step-after' } as const;
  return chart(canvas, {
    ...frame,
    ...margins,
    x: yearScale(canvas, margins, points.length === 0 ? first : first - free, arrows.length === 0 ? last : last + free),
    y: { type: 'log', domain: [...domain], axis: null },
    marks: [
      Plot.gridY(lengths, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(lengths, { text: (minutes: number) => FINE_LENGTHS.get(minutes)!, label: null, tickSize: 0 }),
      ...partingMarks(partingDay, canvas),
      Plot.line(past, { ...line, stroke: palette.ink }),
      ...curves.map((curve) => Plot.line(curve.points, { ...line, stroke: palette.hues[curve.hue] })),
      ...pointMarks(points, pixels, canvas),
      ...arrows.flatMap((curve, i) => arrowMarks(curve, (i + 1) * LINE, canvas)),
      ...endMarks(open, pixels, canvas),
      ...tipsNear(canvas, told(past, curves, points), {
        x: ({ day }) => dateOf(day),
        y: ({ value }) => value,
        title: ({ name, day, value }) => `${name}, ${monthName(day)}\ntasks of ${durationText(value)}`,
      }),
    ],
  });
}

/** Half of an arrow's head [pixels] */
const HEAD = 4.5;

const ARROW: Plot.VectorShapeImplementation = {
  draw(path, length) {
    path.moveTo(0, 0);
    path.lineTo(0, -length);
    path.moveTo(-HEAD, HEAD - length);
    path.lineTo(0, -length);
    path.lineTo(HEAD, HEAD - length);
  },
};

function endOf({ points }: HorizonCurve): CurvePoint {
  return points.at(-1)!;
}

/** An arrow up from where a curve leaves the scale, to its name left of it: the later, the higher, so that none is crossed. */
function arrowMarks(curve: HorizonCurve, rise: number, canvas: Canvas): Plot.Markish[] {
  const end = [endOf(curve)];
  const colour = canvas.palette.hues[curve.hue];
  const place = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value' } as const;
  const label = `${curve.name}: ${isNarrow(canvas) ? '' : 'beyond the scale from '}${monthName(endOf(curve).day)}`;
  return [
    Plot.vector(end, { ...place, stroke: colour, strokeWidth: 2.2, length: rise, anchor: 'start', shape: ARROW }),
    Plot.text(end, { ...place, text: () => label, fill: colour, fontWeight: 'bold', textAnchor: 'end', dx: -7, dy: -rise + 4 }),
  ];
}

/** Height of a horizon above the foot of the frame [pixels]. */
type PixelsUp = (minutes: number) => number;

/** Name and last horizon of curves that end within the scale, beside their ends. */
function endMarks(curves: readonly HorizonCurve[], pixels: PixelsUp, canvas: Canvas): Plot.Markish[] {
  const heights = curves.map((curve) => pixels(endOf(curve).value));
  const spread = spreadLabels(heights, 2 * LINE);
  return curves.flatMap((curve, i) => {
    const place = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value', textAnchor: 'start', dx: 7 } as const;
    const [fill, dy] = [canvas.palette.hues[curve.hue], heights[i]! - spread[i]!];
    return [
      Plot.text([endOf(curve)], {
        ...place,
        text: () => curve.name,
        fill,
        fontWeight: 'bold',
        fontSize: 11,
        dy,
        lineWidth: isNarrow(canvas) ? 8 : 12,
        textOverflow: 'ellipsis',
      }),
      Plot.text([endOf(curve)], { ...place, text: () => durationText(endOf(curve).value), fill, fontSize: 11, dy: dy + 13 }),
    ];
  });
}

/** Published horizons with their intervals, lower bounds as arrows, and names left of some. */
function pointMarks(points: readonly HorizonPoint[], pixels: PixelsUp, canvas: Canvas): Plot.Markish[] {
  const { palette } = canvas;
  const x = ({ day }: HorizonPoint): Date => dateOf(day);
  const place = { x, y: 'value' } as const;
  const [exact, bounds] = [points.filter(({ isBound }) => !isBound), points.filter(({ isBound }) => isBound)];
  return [
    Plot.ruleX(points, { x, y1: 'low', y2: 'high', stroke: palette.faint, strokeOpacity: 0.6 }),
    Plot.dot(exact, { ...place, r: 3, fill: palette.ink, stroke: palette.paper, strokeWidth: 0.8 }),
    Plot.dot(bounds, { ...place, r: 4.5, symbol: 'triangle', fill: palette.ink, stroke: palette.paper, strokeWidth: 0.8 }),
    ...nameMarks(
      points.filter(({ name }) => name !== ''),
      pixels,
      canvas,
    ),
  ];
}

function nameMarks(named: readonly HorizonPoint[], pixels: PixelsUp, canvas: Canvas): Plot.Markish[] {
  const heights = named.map(({ value }) => pixels(value));
  const spread = spreadLabels(heights, NAME_LINE);
  const text = ({ name }: HorizonPoint): string => (isNarrow(canvas) ? name.replace('Claude ', '') : name);
  const words = { text, textAnchor: 'end', dx: -8, fill: canvas.palette.ink, fontSize: 11 } as const;
  const halo = { stroke: canvas.palette.paper, strokeWidth: 3 } as const;
  return named.map((point, i) => {
    return Plot.text([point], {
      x: ({ day }: HorizonPoint) => dateOf(day),
      y: 'value',
      ...words,
      ...halo,
      dy: heights[i]! - spread[i]!,
    });
  });
}

/** Of a model's name [pixels]. */
const NAME_LINE = 14;

/** Points of curves and measurements with what a pointer is told of each. */
function told(past: readonly CurvePoint[], curves: readonly HorizonCurve[], points: readonly HorizonPoint[]) {
  const simulated = [{ name: 'Simulated', points: past }, ...curves].flatMap(({ name, points: own }) =>
    own.map((point) => ({ ...point, name })),
  );
  const measured = points.map(({ day, value, name, isBound }) => {
    return { day, value, name: name === '' ? `Measured by METR${isBound ? ' (at least)' : ''}` : name };
  });
  return [...simulated, ...measured];
}
