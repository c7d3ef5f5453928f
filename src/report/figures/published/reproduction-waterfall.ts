import * as Plot from '@observablehq/plot';
import type { QuarterStory } from '../../../calibrate/reproduce/reproduce.ts';
import { figureText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** What is left of the speed-up after one more mechanism. */
interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  /** Nine tenths of draws. */
  readonly low: number | null;
  readonly high: number | null;
  /** One of the three that are told: code, felt, progress. */
  readonly isTold: boolean;
  readonly published: number | null;
  /** When that was published of. */
  readonly quarter: string | null;
}

interface WaterfallData {
  readonly steps: readonly Step[];
}

const [CODE, FELT, PROGRESS] = ['code', 'leverage', 'progress'];
const NAMES: Readonly<Record<string, string>> = {
  'ai-code': 'code, if AI’s part of it were free',
  code: 'code per engineer',
  leverage: 'felt: all work of all staff',
  latency: 'hands-on time of an experiment',
  bottleneck: 'what the scarcest pool allows',
  queueing: 'less what waits',
  throughput: 'experiments, against no AI',
  parallel: 'less what is done twice side by side',
  taste: 'with the taste of who chose them',
  progress: 'progress, against no AI',
};

/** Where the speed-up of code goes on the way to progress. */
export const reproductionWaterfall: Figure<WaterfallData> = {
  id: 'reproduction-waterfall',
  asks: 'Why does code made many times faster not make research so much faster?',
  needs: ['reproduction'],
  tell: ({ reproduction }: Material) => (reproduction === undefined ? undefined : waterfallStory(reproduction.stories)),
  draw: drawWaterfall,
};

function waterfallStory(stories: readonly QuarterStory[]): Story<WaterfallData> | undefined {
  const last = stories.findLast(({ steps }) => steps.every(({ level }) => level > 0 && Number.isFinite(level)));
  if (last === undefined) return undefined;
  const steps = stepsOf(last, stories);
  const levelOf = (id: string | undefined): string => {
    const found = last.steps.find(({ step }) => step.id === id);
    return figureText(Number((found?.level ?? Number.NaN).toPrecision(2)));
  };
  return {
    title: `With ${levelOf(CODE)} times the code, people feel ${levelOf(FELT)} times the output, and research goes ${levelOf(PROGRESS)} times as fast`,
    subtitle: `${last.quarter.id}, the model as written: what is left of the speed-up as one mechanism after another takes its part; logarithmic scale`,
    caption:
      'Each bar goes from the level before to its own, and factors multiply. Thin lines: nine tenths of draws. Diamonds: published. At the right each level, its factor, and what was published.',
    description: steps
      .map(({ name, to, factor }) => `${name}: ${figureText(to)} times (factor ${figureText(factor)})`)
      .join('; '),
    sources: ['simulated: history', 'Anthropic Institute (code per engineer, felt output)'],
    data: { steps },
  };
}

function stepsOf({ quarter, steps }: QuarterStory, stories: readonly QuarterStory[]): readonly Step[] {
  return steps.map(({ step, level, factor, drawnLevel }, i): Step => {
    const told = stories.flatMap((story) =>
      story.steps.filter((each) => each.step.id === step.id).map((each) => ({ ...each, id: story.quarter.id })),
    );
    const published = told.findLast((each) => Number.isFinite(each.published));
    return {
      name: NAMES[step.id] ?? step.level,
      ...{ from: i === 0 ? 1 : rounded(steps[i - 1]!.level)!, to: rounded(level)!, factor: rounded(factor)! },
      ...{ low: rounded(drawnLevel.low), high: rounded(drawnLevel.high), isTold: [CODE, FELT, PROGRESS].includes(step.id) },
      published: published === undefined ? null : published.published,
      quarter: published === undefined || published.id === quarter.id ? null : published.id,
    };
  });
}

/** [pixels] */
const ROW = 32;
const NARROW_ROW = 46;
const NARROW_NAME = 10 - NARROW_ROW / 2;
const NAME_ROOM = 262;
const RIGHT_ROOM = 104;
/** Of what was published, where it is wide. */
const PUBLISHED_ROOM = 146;
const TICKS = [0.5, 1, 2, 4, 8, 16, 32];

function drawWaterfall({ steps }: WaterfallData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const narrow = isNarrow(canvas);
  const row = narrow ? NARROW_ROW : ROW;
  const { blue, orange, green, purple } = palette.hues;
  const ends = steps.flatMap(({ from, to, low, high, published }) => [from, to, low ?? to, high ?? to, published ?? to]);
  const [least, most] = [Math.min(1, ...ends) / AIR, Math.max(...ends) * AIR];
  const ticks = TICKS.filter((value) => value >= least && value <= most);
  const colour = ({ from, to, isTold }: Step): string => (isTold ? blue : to < from ? orange : green);
  const bounded = steps.filter(({ low }) => low !== null);
  const published = steps.filter(({ published: value }) => value !== null);
  const labelled = (value: number): string => `${figureText(Number(value.toPrecision(2)))}×`;
  const names = narrow
    ? ({ frameAnchor: 'left', textAnchor: 'start', dx: -8, dy: NARROW_NAME } as const)
    : ({ frameAnchor: 'left', textAnchor: 'end', dx: -12 } as const);
  const beside = narrow
    ? ({ frameAnchor: 'right', textAnchor: 'end', dx: RIGHT_ROOM, dy: NARROW_NAME } as const)
    : ({ frameAnchor: 'right', textAnchor: 'start', dx: RIGHT_ROOM + 8 } as const);
  const inset = narrow ? { insetTop: 20, insetBottom: 8 } : { insetTop: 7, insetBottom: 7 };
  const dy = narrow ? 6 : 0;
  return chart(canvas, {
    ...{
      height: steps.length * row + 30,
      marginTop: 4,
      marginBottom: 26,
      marginLeft: narrow ? 8 : NAME_ROOM,
      marginRight: narrow ? RIGHT_ROOM : RIGHT_ROOM + PUBLISHED_ROOM,
    },
    x: { type: 'log', domain: [least, most], axis: null },
    y: { type: 'band', domain: steps.map(({ name }) => name), axis: null },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { text: labelled, label: null, tickSize: 0 }),
      Plot.ruleX([1], { stroke: palette.ink }),
      Plot.barX(steps, { y: 'name', x1: 'from', x2: 'to', fill: colour, fillOpacity: 0.8, ...inset }),
      Plot.ruleY(bounded, { y: 'name', x1: 'low', x2: 'high', stroke: palette.ink, strokeOpacity: 0.45, dy }),
      Plot.tickX(steps, { y: 'name', x: 'to', stroke: palette.ink, strokeWidth: 2, ...inset }),
      Plot.text(
        steps.filter(({ isTold }) => !isTold),
        { y: 'name', text: 'name', fill: palette.ink, ...names },
      ),
      Plot.text(
        steps.filter(({ isTold }) => isTold),
        { y: 'name', text: 'name', fill: blue, fontWeight: 'bold', ...names },
      ),
      Plot.text(steps, {
        y: 'name',
        text: ({ to }: Step) => labelled(to),
        frameAnchor: 'right',
        textAnchor: 'start',
        dx: 8,
        dy,
        fontWeight: 'bold',
        fill: palette.ink,
      }),
      Plot.text(steps.slice(1), {
        y: 'name',
        text: ({ factor }: Step) => `× ${figureText(Number(factor.toPrecision(2)))}`,
        frameAnchor: 'right',
        textAnchor: 'end',
        dx: RIGHT_ROOM - 4,
        dy,
        fill: palette.faint,
        fontSize: 11,
      }),
      Plot.dot(published, { y: 'name', x: 'published', symbol: 'diamond', r: 6, fill: purple, stroke: palette.paper, dy }),
      Plot.text(published, {
        ...{ y: 'name', dy, fill: purple, stroke: palette.paper, strokeWidth: 3, fontSize: 11 },
        ...beside,
        text: ({ published: value, quarter }: Step) =>
          `published ${figureText(value!)}×${quarter === null ? '' : ` (${quarter})`}`,
      }),
      ...(tips
        ? [
            Plot.tip(
              steps,
              Plot.pointerY({
                x: 'to',
                y: 'name',
                title: ({ name, to, factor, low, high }: Step) =>
                  `${name}: ${labelled(to)}, a factor ${figureText(factor)}\nnine tenths of draws: ${figureText(low ?? to)} to ${figureText(high ?? to)}`,
              }),
            ),
          ]
        : []),
    ],
  });
}

/** Room at both ends, as a factor. */
const AIR = 1.08;
