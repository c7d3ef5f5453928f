import * as Plot from '@observablehq/plot';
import { figureText } from '../../figure-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import { hueOf, type Palette } from '../palette.ts';
import { tipsNear } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { wrapped } from '../wrapped.ts';
import { endNames, type NamedEnd } from './end-names.ts';
import { monthName, yearScale } from './lab-curves.ts';

/** Gain at a promotion. */
export interface GainMark {
  readonly generation: number;
  readonly day: number;
  readonly gain: number;
}

/** A curve of gains by day [days since 1970-01-01], with its promotions. */
export interface GainCurve {
  readonly id: string;
  readonly name: string;
  readonly days: readonly number[];
  readonly gains: readonly (number | null)[];
  readonly marks: readonly GainMark[];
}

/** The past that all curves share, if they do, and what each comes to. */
export interface LoopGainData {
  readonly past: GainCurve | undefined;
  readonly curves: readonly GainCurve[];
}

/** Above it the loop accelerates by itself. */
const LINE_AT = 1;
/** The picture reaches from here, or from the least gain, to here, or to the largest. */
const LEAST = -0.6;
const MOST = 1.35;
/** [pixels] */
const MARGINS = { marginTop: 14, marginBottom: 28, marginLeft: 34 } as const;

/** Letters of a line of a name beside its curve, and how wide they are [pixels]. */
const NAME_LETTERS = { narrow: 11, wide: 17 } as const;
const LETTER = 5;

/** Curves of loop gain with the line at 1. */
export function drawLoopGain({ past, curves }: LoopGainData, canvas: Canvas): SvgElement {
  const narrow = isNarrow(canvas);
  const height = narrow ? 340 : 420;
  const letters = curves.length === 1 ? 0 : narrow ? NAME_LETTERS.narrow : NAME_LETTERS.wide;
  const margins = { ...MARGINS, marginRight: 50 + letters * LETTER };
  const all = past === undefined ? curves : [past, ...curves];
  const hues = curves.map(({ id }, place) => canvas.palette.hues[hueOf(id, place)]);
  const gains = all.flatMap((curve) => curve.gains.filter((gain) => gain !== null));
  const [low, high] = [Math.max(LEAST, Math.min(0, ...gains)), Math.max(MOST, ...gains)];
  const days = all.flatMap((curve) => [curve.days[0]!, curve.days.at(-1)!]);
  const toPixels = (gain: number): number => ((gain - low) / (high - low)) * (height - MARGINS.marginTop - MARGINS.marginBottom);
  return chart(canvas, {
    height,
    ...margins,
    x: yearScale(canvas, margins, Math.min(...days), Math.max(...days)),
    y: { domain: [low, high], label: null, grid: true, ticks: 5, tickFormat: figureText },
    marks: [
      ...lineMarks(canvas, high),
      ...(past === undefined ? [] : curveMarks(past, canvas.palette.ink, canvas.palette, low)),
      ...curves.flatMap((curve, i) => curveMarks(curve, hues[i]!, canvas.palette, low)),
      ...endNames(
        curves.map((curve, i) => endOf(curve, hues[i]!, { low, letters })),
        toPixels,
        canvas,
      ),
      ...tipsNear(canvas, all.flatMap(tipRows), {
        x: ({ day }) => dateOf(day),
        y: ({ gain }) => Math.max(gain, low),
        title: ({ name, generation, day, gain }) =>
          `${name}, generation ${generation}\nlet out ${monthName(day)}\nloop gain ${figureText(gain)}`,
      }),
    ],
  });
}

function lineMarks(canvas: Canvas, high: number): Plot.Markish[] {
  const { palette } = canvas;
  const words = isNarrow(canvas) ? 'above 1:\naccelerates\nby itself' : 'above 1: the loop accelerates by itself';
  const halo = { stroke: palette.paper, strokeWidth: 3 } as const;
  const place = { frameAnchor: 'left', textAnchor: 'start', lineAnchor: 'bottom', dx: 4, dy: -4 } as const;
  return [
    Plot.rect([0], { y1: LINE_AT, y2: high, fill: palette.ink, fillOpacity: 0.05 }),
    Plot.ruleY([LINE_AT], { stroke: palette.ink, strokeWidth: 1.4 }),
    Plot.ruleY([0], { stroke: palette.faint, strokeWidth: 0.8 }),
    Plot.text([LINE_AT], { ...place, y: LINE_AT, text: () => words, ...halo, fontWeight: 600, fill: palette.ink }),
  ];
}

function curveMarks({ days, gains, marks }: GainCurve, stroke: string, palette: Palette, low: number): Plot.Markish[] {
  const shown = gains.map((gain) => (gain === null || gain < low ? Number.NaN : gain));
  return [
    Plot.lineY(shown, { x: days.map(dateOf), y: shown, stroke, strokeWidth: 1.3, strokeOpacity: 0.85 }),
    Plot.dot(
      marks.filter(({ gain }) => gain >= low),
      { x: ({ day }: GainMark) => dateOf(day), y: 'gain', r: 3.4, fill: stroke, stroke: palette.paper, strokeWidth: 1 },
    ),
  ];
}

function tipRows({ name, marks }: GainCurve) {
  return marks.map((mark) => ({ name, ...mark }));
}

/** Name and last gain of a curve, the gain alone where there is one curve; a gain below the picture is named at its lower edge. */
function endOf(curve: GainCurve, colour: string, { low, letters }: { readonly low: number; readonly letters: number }): NamedEnd {
  const gain = curve.gains.findLast((value) => value !== null) ?? 0;
  const last = `${figureText(gain)}${gain < low ? ' ↓' : ''}`;
  const words = letters === 0 ? last : wrapped(`${curve.name} ${last}`, letters).join('\n');
  return { day: curve.days.at(-1)!, value: Math.max(gain, low), words, colour };
}
