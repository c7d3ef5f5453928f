import * as Plot from '@observablehq/plot';
import { figureText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, isNarrow } from '../figure.ts';
import type { Hue } from '../palette.ts';
import { panelTitle, stacked, tipsNear } from '../panels.ts';
import type { SvgElement } from '../svg-text.ts';
import { twoDigits } from './lab-curves.ts';

/** What is left of the speed-up at one place on the way from code to progress. */
export interface Level {
  readonly name: string;
  /** Why it is less, or more, than the level before. */
  readonly because: string;
  readonly hue: Hue;
  /** Times as much as without AI. */
  readonly value: number;
}

/** An experiment's work at a stage, of 100 hands-on hours at all stages without AI. */
export interface StageHours {
  readonly stage: string;
  readonly hoursBefore: number;
  readonly hoursAfter: number;
  readonly speedup: number;
  /** Whether it holds up the lab. */
  readonly isBinding: boolean;
}

export interface AmdahlData {
  readonly levels: readonly Level[];
  readonly stages: readonly StageHours[];
}

/** Draws what is left of a speed-up step by step, and below it the hours that make the first steps. */
export function drawAmdahl({ levels, stages }: AmdahlData, canvas: Canvas): SvgElement {
  return stacked(canvas, [drawLevels(levels, canvas), drawStages(stages, canvas)]);
}

/** A level with where its bar lies [pixels from the top]. */
interface LevelBar extends Level {
  readonly before: number;
  readonly top: number;
}

const BAR = 20;
/** Of two lines of words [pixels] */
const WORDS = 34;
const TICKS = [0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192];

function drawLevels(levels: readonly Level[], canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const row = narrow ? WORDS + BAR + 14 : WORDS + 12;
  const bars = levels.map((level, i): LevelBar => {
    return { ...level, before: levels[i - 1]?.value ?? level.value, top: i * row + (narrow ? WORDS + 4 : (row - BAR) / 2) };
  });
  const values = levels.map(({ value }) => value);
  const [least, most] = [Math.min(1, ...values), Math.max(...values) * 1.12];
  const ticks = TICKS.filter((tick) => tick >= least && tick <= most);
  const plotted = levels.length * row;
  const lost = (bar: LevelBar): number => Math.min(bar.before, bar.value);
  const more = (bar: LevelBar): number => Math.max(bar.before, bar.value);
  const solid = { y1: ({ top }: LevelBar) => top, y2: ({ top }: LevelBar) => top + BAR } as const;
  const steps = bars.slice(1);
  return chart(canvas, {
    ...{ height: plotted + 26, marginTop: 2, marginBottom: 24, marginLeft: narrow ? 8 : 352, marginRight: narrow ? 52 : 64 },
    x: {
      type: 'log',
      domain: [least, most],
      ticks,
      tickFormat: (tick: number) => `${figureText(tick)}×`,
      label: null,
      tickSize: 3,
    },
    y: { type: 'identity', axis: null },
    marks: [
      // Where words stand above the bars, lines would cross them.
      Plot.ruleX(narrow ? [] : ticks, { y1: 2, y2: plotted + 2, stroke: palette.grid }),
      Plot.rect(bars, { ...solid, x1: 1, x2: 'value', fill: ({ hue }: LevelBar) => palette.hues[hue] }),
      Plot.rect(steps, { ...solid, x1: lost, x2: more, fill: palette.faint, fillOpacity: 0.16 }),
      Plot.rect(steps, { ...solid, x1: lost, x2: more, fill: 'none', stroke: palette.faint, strokeDasharray: '3 3' }),
      Plot.link(narrow ? [] : steps, {
        ...{ x1: 'before', x2: 'before', stroke: palette.faint, strokeDasharray: '3 3' },
        ...{ y1: ({ top }: LevelBar) => top - row + BAR, y2: ({ top }: LevelBar) => top },
      }),
      ...wordMarks(bars, canvas),
      ...tipsNear(canvas, bars, {
        x: ({ value }) => value,
        y: ({ top }) => top + BAR / 2,
        title: ({ name, value, because }) => `${name}: ${figureText(value)} times as without AI\n${because}`,
      }),
    ],
  });
}

/** What a level is and why, left of its bar or above it, and its value right of all of it. */
function wordMarks(bars: readonly LevelBar[], canvas: Canvas): Plot.Markish[] {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const up = ({ top }: LevelBar): number => (narrow ? top - WORDS + 8 : top + BAR / 2 - 8);
  const left = { frameAnchor: 'left', textAnchor: 'start', dx: narrow ? 0 : -348, lineAnchor: 'middle' } as const;
  const halo = { stroke: palette.paper, strokeWidth: 4 } as const;
  const one = (bar: LevelBar, y: number, text: string, style: Plot.TextOptions): Plot.Markish =>
    Plot.text([bar], { ...left, ...halo, y: () => y, text: () => text, ...style });
  return bars.flatMap((bar, i) => [
    one(bar, up(bar), bar.name, { fontWeight: 'bold', fontSize: 13, fill: palette.hues[bar.hue] }),
    one(bar, up(bar) + 16, bar.because, { fontSize: 11, fill: palette.faint }),
    Plot.text([bar], {
      ...{ x: Math.max(bar.value, bar.before), y: () => bar.top + BAR / 2, text: () => `${figureText(bar.value)}×`, dx: 6 },
      ...{ textAnchor: 'start', fontWeight: 'bold', fontSize: 14, fill: palette.hues[bar.hue] },
    }),
    ...(i === 0 ? [] : [factorMark(bar, canvas)]),
  ]);
}

/** Room for a factor, in parts of a factor. */
const LEAST_FACTOR = 1.35;

/** What the step multiplies by, in its dashed part where there is room. */
function factorMark(bar: LevelBar, { palette }: Canvas): Plot.Markish {
  const isWide = Math.max(bar.before / bar.value, bar.value / bar.before) > LEAST_FACTOR;
  return Plot.text(isWide ? [bar] : [], {
    ...{
      x: Math.sqrt(bar.before * bar.value),
      y: () => bar.top + BAR / 2,
      text: () => `× ${twoDigits(bar.value / bar.before)}`,
    },
    ...{ fontSize: 11, fill: bar.value > bar.before ? palette.paper : palette.ink },
  });
}

const STAGE_ROW = 22;

function drawStages(stages: readonly StageHours[], canvas: Canvas): SvgElement {
  const { palette } = canvas;
  const narrow = isNarrow(canvas);
  const marginLeft = narrow ? 76 : 96;
  const left = stages.reduce((sum, { hoursAfter }) => sum + hoursAfter, 0);
  const most = Math.max(...stages.map(({ hoursBefore }) => hoursBefore));
  const bar = { y: 'stage', insetTop: 4, insetBottom: 4 } as const;
  const colour = ({ isBinding }: StageHours): string => (isBinding ? palette.hues.green : palette.hues.purple);
  const words = ({ speedup, hoursAfter, isBinding }: StageHours): string =>
    `${twoDigits(hoursAfter)} h, ${speedup < 1.005 ? 'no faster' : `${twoDigits(speedup)}×`}${isBinding ? (narrow ? ': binds' : ': holds up the lab') : ''}`;
  return chart(canvas, {
    ...{ height: stages.length * STAGE_ROW + 44, marginTop: 40, marginBottom: 4, marginLeft, marginRight: narrow ? 106 : 210 },
    x: { domain: [0, most], axis: null },
    y: { domain: stages.map(({ stage }) => stage), label: null, tickSize: 0 },
    marks: [
      panelTitle(
        canvas,
        `Of 100 hands-on hours${narrow ? '' : ' of an experiment'} about ${Math.round(left)} are left`,
        marginLeft,
      ),
      Plot.barX(stages, { ...bar, x: 'hoursBefore', fill: palette.hues.purple, fillOpacity: 0.2 }),
      Plot.barX(stages, { ...bar, x: 'hoursAfter', fill: colour }),
      Plot.text(stages, {
        ...{ x: 'hoursBefore', y: 'stage', text: words, textAnchor: 'start', dx: 6, fontSize: 11 },
        fill: ({ isBinding }: StageHours) => (isBinding ? palette.hues.green : palette.ink),
      }),
    ],
  });
}
