import * as Plot from '@observablehq/plot';
import type { MorrisEffect } from '../../../ensemble/sensitivity/morris.ts';
import { exp } from '../../../numeric/exp.ts';
import { figureText } from '../../figure-text.ts';
import { sizeText, type TargetResult } from '../../sensitivity-target.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
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
    title: `Wherever the others are, “${first!.parameter}” moves ${targetWords(target)} most: by ${first!.text} on average`,
    subtitle: `${title}: mean size of the move of ${targetWords(target)} as each unknown goes from the 5 % to the 95 % quantile of its prior [${unit}], with 95 % intervals`,
    caption:
      'Disc: it acts much the same wherever the others are. Ring: it acts with others, or bends. Morris’ elementary effects, mu*.',
    description: movers
      .map(({ parameter, text, withOthers }) => `${parameter} ${text}${withOthers ? ', with others' : ''}`)
      .join('; '),
    sources: [`simulated: ${id}, Morris’ trajectories on common random numbers`],
    data: { isFactor: target.kind === 'log', unit, movers },
  };
}

function moversOf({ target, result }: TargetResult<readonly MorrisEffect[]>): readonly Mover[] {
  const place = (value: number): number => rounded(target.kind === 'log' ? exp(value) : value)!;
  return result
    .filter(({ acts }) => acts !== 'not at all')
    .slice(0, MOST_ROWS)
    .map(({ parameter, effects: { meanSize, meanSizeStandardError: error }, acts }): Mover => {
      const half = Number.isFinite(error) ? NORMAL_95 * error : 0;
      const [low, high] = [Math.max(0, meanSize - half), meanSize + half];
      return {
        ...{ parameter: parameterText(parameter), size: place(meanSize), low: place(low), high: place(high) },
        ...{ withOthers: acts === 'with others', text: sizeText(target, meanSize) },
      };
    });
}

/** [pixels] */
const ROW = 26;
const NAME_ROOM = 192;

function drawMorris({ isFactor, movers }: MorrisData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const hue = palette.hues.blue;
  const most = Math.max(...movers.map(({ high }) => high));
  const textOf = (value: number): string => `${figureText(value)}${isFactor ? '×' : ''}`;
  const title = ({ parameter, text, withOthers }: Mover): string => `${parameter}: ${text}${withOthers ? ', with others' : ''}`;
  return chart(canvas, {
    ...{ height: movers.length * ROW + 34, marginTop: 6, marginBottom: 26, marginLeft: NAME_ROOM, marginRight: 24 },
    x: {
      type: isFactor ? 'log' : 'linear',
      domain: [isFactor ? 1 : 0, most],
      label: null,
      grid: true,
      ticks: isNarrow(canvas) ? 3 : 7,
      tickFormat: textOf,
    },
    y: { type: 'band', domain: movers.map(({ parameter }) => parameter), axis: null },
    marks: [
      Plot.text(movers, { y: 'parameter', text: 'parameter', frameAnchor: 'left', textAnchor: 'end', dx: -8, fill: palette.ink }),
      Plot.ruleY(movers, { y: 'parameter', x1: 'low', x2: 'high', stroke: hue, strokeOpacity: 0.6, strokeWidth: 2 }),
      Plot.dot(movers, {
        x: 'size',
        y: 'parameter',
        r: 4.5,
        stroke: hue,
        strokeWidth: 2,
        fill: ({ withOthers }: Mover) => (withOthers ? palette.paper : hue),
      }),
      ...(tips ? [Plot.tip(movers, Plot.pointerY({ x: 'size', y: 'parameter', title }))] : []),
    ],
  });
}
