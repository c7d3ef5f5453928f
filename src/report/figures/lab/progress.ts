import * as Plot from '@observablehq/plot';
import { log } from '../../../numeric/log.ts';
import { figureText } from '../../figure-text.ts';
import { classifyPath } from '../../lab-text.ts';
import { chart, dateOf } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { shortTitle } from '../forecast-words.ts';
import type { LabPath, Material } from '../material.ts';
import { type Hue, hueOf } from '../palette.ts';
import { tipsNear } from '../panels.ts';
import { spreadLabels } from '../spread-labels.ts';
import type { SvgElement } from '../svg-text.ts';
import { type CurvePoint, curveOf, monthName, partedAt, partingDay, twoDigits, yearScale } from './lab-curves.ts';
import { partingMarks } from './parting-marks.ts';

/** A path's curve from where it parts from the others. */
interface ProgressCurve {
  readonly name: string;
  readonly hue: Hue;
  /** Which future it turned out to be. */
  readonly verdict: string;
  readonly points: readonly CurvePoint[];
}

interface ProgressData {
  /** What all paths have in common; empty for a single one. */
  readonly past: readonly CurvePoint[];
  readonly partingDay: number | null;
  readonly curves: readonly ProgressCurve[];
}

/** How much faster research goes than without AI, path beside path. */
export const progress: Figure<ProgressData> = {
  id: 'progress',
  asks: 'S-curve, compounding or recursion: how much faster does AI make research?',
  needs: ['paths'],
  tell: ({ paths }: Material) => (paths === undefined ? undefined : progressStory(paths)),
  draw: drawProgress,
};

/** Less than this apart from 1 is no speed-up that a picture is needed for. */
const LEAST_CHANGE = 1.02;

function progressStory(paths: readonly LabPath[]): Story<ProgressData> | undefined {
  const parting = partingDay(paths);
  const whole = paths.map((path) => ({ path, points: curveOf(path, 'progress_multiplier_ratio') }));
  const told = whole.filter(({ points }) => points.some(({ value }) => value > LEAST_CHANGE || value < 1 / LEAST_CHANGE));
  if (told.length === 0) return undefined;
  const curves = told.map(({ path, points }, place): ProgressCurve => {
    const verdict = VERDICTS[classifyPath(path.trajectory).future];
    return { name: shortTitle(path.title), hue: hueOf(path.id, place), verdict, points: partedAt(points, parting)[1] };
  });
  const byEnd = [...curves].sort((one, other) => endOf(one).value - endOf(other).value);
  const ends = byEnd.map((curve) => `${curve.name} ${figureText(endOf(curve).value)} times (${curve.verdict})`);
  return {
    title: titleOf(byEnd),
    subtitle:
      'AI R&D progress multiplier: research per year relative to the same people and machines without AI (logarithmic scale)',
    caption:
      'At 1 AI changes nothing, at 10 a year brings what would take ten. Beside each value is what the path turned out to be by rules that read its figures alone: an S-curve runs into a limit, compounding keeps its pace because people still decide, recursion no longer needs them.',
    description: `Progress multiplier on a logarithmic scale by month. In ${monthName(endOf(byEnd[0]!).day)}: ${ends.join('; ')}.`,
    sources: [`simulated by loopgain: ${paths.map(({ id }) => id).join(', ')}`],
    data: { past: partedAt(told[0]!.points, parting)[0], partingDay: parting ?? null, curves },
  };
}

const NONE = 'none';
const VERDICTS = { recursion: 'recursion', compounding: 'compounding', 's-curve': 'S-curve', none: NONE } as const;

function titleOf(byEnd: readonly ProgressCurve[]): string {
  const month = monthName(endOf(byEnd[0]!).day);
  const [slowest, fastest] = [byEnd[0]!, byEnd.at(-1)!];
  if (byEnd.length === 1) {
    const verdict = slowest.verdict === NONE ? 'neither S-curve, compounding nor recursion' : slowest.verdict;
    return `By ${month} AI makes research ${figureText(endOf(slowest).value)} times as fast: ${verdict}`;
  }
  const [least, most] = [slowest, fastest].map((curve) => twoDigits(endOf(curve).value));
  return `By ${month} AI makes research ${least} times (${slowest.name}) to ${most} times (${fastest.name}) as fast`;
}

function endOf({ points }: Pick<ProgressCurve, 'points'>): CurvePoint {
  return points.at(-1)!;
}

const TICKS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
/** Height of a label of two lines [pixels]. */
const LABEL_LINE = 31;

function drawProgress({ past, partingDay: parting, curves }: ProgressData, canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const named = [{ name: 'All', points: past }, ...curves].flatMap(({ name, points }) =>
    points.map((point) => ({ ...point, name })),
  );
  const all = [...past, ...curves.flatMap(({ points }) => points)];
  const values = all.map(({ value }) => value);
  const domain = [Math.min(1, ...values) / 1.3, Math.max(2, ...values) * 1.25] as const;
  const frame = { height: isNarrow(canvas) ? 340 : 420, marginTop: 12, marginBottom: 26 };
  const plotted = frame.height - frame.marginTop - frame.marginBottom;
  const heights = curves.map((curve) => (plotted * log(endOf(curve).value / domain[0])) / log(domain[1] / domain[0]));
  const spread = spreadLabels(heights, LABEL_LINE);
  const ticks = TICKS.filter((tick) => tick >= domain[0] && tick <= domain[1]);
  const line = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value', strokeWidth: 2.2 } as const;
  const margins = { marginLeft: 42, marginRight: isNarrow(canvas) ? 116 : 164 };
  const days = all.map(({ day }) => day);
  return chart(canvas, {
    ...frame,
    ...margins,
    x: yearScale(canvas, margins, Math.min(...days), Math.max(...days)),
    y: { type: 'log', domain: [...domain], axis: null },
    marks: [
      Plot.gridY(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisY(ticks, { text: (tick: number) => `${figureText(tick)}×`, label: null, tickSize: 0 }),
      Plot.ruleY([1], { stroke: palette.faint, strokeDasharray: '2 3' }),
      ...partingMarks(parting, canvas),
      Plot.line(past, { ...line, stroke: palette.ink }),
      ...curves.map(({ points, hue }) => Plot.line(points, { ...line, stroke: palette.hues[hue] })),
      ...curves.flatMap((curve, i) => labelMarks(curve, heights[i]! - spread[i]!, canvas)),
      ...tipsNear(canvas, named, {
        x: ({ day }) => dateOf(day),
        y: ({ value }) => value,
        title: ({ name, day, value }) => `${name}, ${monthName(day)}\n${figureText(value)} times the research without AI`,
      }),
    ],
  });
}

/** Name of a curve at its right end; below, its last value and what it was classified as. */
function labelMarks(curve: ProgressCurve, dy: number, canvas: Canvas): Plot.Markish[] {
  const size = isNarrow(canvas) ? 11 : 12;
  const style = { textAnchor: 'start', dx: 6, fill: canvas.palette.hues[curve.hue] } as const;
  const place = { x: ({ day }: CurvePoint) => dateOf(day), y: 'value', ...style } as const;
  const cut = { lineWidth: isNarrow(canvas) ? 9 : 12, textOverflow: 'ellipsis' } as const;
  const second = `${figureText(endOf(curve).value)}×, ${curve.verdict}`;
  return [
    Plot.text([endOf(curve)], { ...place, ...cut, text: () => curve.name, fontSize: size, fontWeight: 'bold', dy }),
    Plot.text([endOf(curve)], { ...place, text: () => second, fontSize: isNarrow(canvas) ? 10 : 12, dy: dy + 14 }),
  ];
}
