import * as Plot from '@observablehq/plot';
import type { MorrisEffect } from '../../../ensemble/sensitivity/morris.ts';
import { exp } from '../../../numeric/exp.ts';
import { figureText } from '../../figure-text.ts';
import { type NamedTarget, sizeText, type TargetResult } from '../../sensitivity-target.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { twoDigits } from '../lab/lab-curves.ts';
import type { LabSensitivity, Material } from '../material.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';
import { parameterText } from './parameter-words.ts';
import { firstMoved, targetWords } from './sensitivity-target.ts';

/** How much a parameter moves the target, wherever the others are. */
interface Mover {
  readonly parameter: string;
  /** mu* with its 95 % interval: years, factors or the target's own unit. */
  readonly size: number;
  readonly low: number;
  readonly high: number;
  readonly withOthers: boolean;
  readonly text: string;
}

/** With what only words tell. */
interface ToldMover extends Mover {
  readonly interval: string;
}

interface MorrisData {
  readonly isFactor: boolean;
  readonly unit: string;
  readonly movers: readonly Mover[];
}

const MOST_ROWS = 14;
/** Standard errors of a 95 % interval. */
const NORMAL_95 = 1.96;

/** What moves a target most, wherever everything else is. */
export const morris: Figure<MorrisData> = {
  id: 'morris',
  asks: 'Which unknowns matter, wherever the others are?',
  needs: ['sensitivity'],
  tell: ({ sensitivity }: Material) => (sensitivity === undefined ? undefined : morrisStory(sensitivity)),
  draw: drawMorris,
};

function morrisStory({ id, title, morris: results = [] }: LabSensitivity): Story<MorrisData> | undefined {
  const found = firstMoved(results, (effects) => effects.some(({ acts }) => acts !== 'not at all'));
  if (found === undefined) return undefined;
  const { target } = found;
  const movers = moversOf(found);
  const [first] = movers;
  const unit = target.kind === 'date' ? 'years' : target.kind === 'log' ? 'factor' : target.unit;
  return {
    title: `“${first!.parameter}” moves ${movedTarget(target)} most: ${first!.text} on average${first!.interval}`,
    subtitle: `${title}: how far each unknown moves ${movedTarget(target)} as it goes from the 5 % to the 95 % quantile of its prior, mean over where the others are [${unit}]; lines: 95 % intervals`,
    caption:
      'Disc: it acts much the same wherever the others are. Ring: it acts with others, or bends. Morris’ elementary effects, mu*.',
    description: movers
      .map(({ parameter, text, withOthers }) => `${parameter} ${text}${withOthers ? ', with others' : ''}`)
      .join('; '),
    sources: [`simulated: ${id}, Morris’ trajectories on common random numbers`],
    data: { isFactor: target.kind === 'log', unit, movers: movers.map(({ interval: _, ...mover }) => mover) },
  };
}

function moversOf({ target, result }: TargetResult<readonly MorrisEffect[]>): readonly ToldMover[] {
  const place = (value: number): number => rounded(target.kind === 'log' ? exp(value) : value)!;
  return result
    .filter(({ acts }) => acts !== 'not at all')
    .slice(0, MOST_ROWS)
    .map(({ parameter, effects: { meanSize, meanSizeStandardError: error }, acts }): ToldMover => {
      const half = Number.isFinite(error) ? NORMAL_95 * error : 0;
      const [low, high] = [Math.max(0, meanSize - half), meanSize + half];
      const interval = half === 0 ? '' : ` (95 %: ${twoDigits(place(low))} to ${twoDigits(place(high))})`;
      return {
        ...{ interval, parameter: parameterText(parameter), size: place(meanSize), low: place(low), high: place(high) },
        ...{ withOthers: acts === 'with others', text: movedBy(target, meanSize) },
      };
    });
}

function movedTarget(target: NamedTarget): string {
  return `${target.kind === 'date' ? 'the date of ' : ''}${targetWords(target)}`;
}

/** A size of a move as the end of a sentence. */
function movedBy(target: NamedTarget, size: number): string {
  if (target.kind === 'log') return `by a factor ${twoDigits(exp(size))}`;
  return `by ${target.kind === 'date' ? `${twoDigits(size)} years` : sizeText(target, size)}`;
}

/** [pixels] */
const ROW = 26;
const NARROW_ROW = 42;
const NAME_ROOM = 216;
const NARROW_SIDE = 12;

function drawMorris({ isFactor, movers }: MorrisData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const narrow = isNarrow(canvas);
  const dy = narrow ? 8 : 0;
  const name = narrow ? ({ textAnchor: 'start', dx: -NARROW_SIDE, dy: -9 } as const) : ({ textAnchor: 'end', dx: -10 } as const);
  const hue = palette.hues.blue;
  const halo = { stroke: palette.paper, strokeWidth: 4 } as const;
  const most = Math.max(...movers.map(({ high }) => high));
  const textOf = (value: number): string => `${figureText(value)}${isFactor ? '×' : ''}`;
  const title = ({ parameter, text, withOthers }: Mover): string => `${parameter}: ${text}${withOthers ? ', with others' : ''}`;
  return chart(canvas, {
    ...{ height: movers.length * (narrow ? NARROW_ROW : ROW) + 34, marginTop: 6, marginBottom: 26 },
    ...{ marginLeft: narrow ? NARROW_SIDE : NAME_ROOM, marginRight: 24 },
    x: {
      type: isFactor ? 'log' : 'linear',
      domain: [isFactor ? 1 : 0, most],
      label: null,
      grid: true,
      ticks: narrow ? 4 : 7,
      tickFormat: textOf,
    },
    y: { type: 'band', domain: movers.map(({ parameter }) => parameter), axis: null },
    marks: [
      Plot.text(movers, { y: 'parameter', text: 'parameter', frameAnchor: 'left', fill: palette.ink, ...halo, ...name }),
      Plot.ruleY(movers, { y: 'parameter', x1: 'low', x2: 'high', stroke: hue, strokeOpacity: 0.6, strokeWidth: 2, dy }),
      Plot.dot(movers, {
        x: 'size',
        y: 'parameter',
        r: 4.5,
        stroke: hue,
        strokeWidth: 2,
        fill: ({ withOthers }: Mover) => (withOthers ? palette.paper : hue),
        dy,
      }),
      ...(tips ? [Plot.tip(movers, Plot.pointerY({ x: 'size', y: 'parameter', title }))] : []),
    ],
  });
}
