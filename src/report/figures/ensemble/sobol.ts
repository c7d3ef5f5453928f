import * as Plot from '@observablehq/plot';
import type { SobolResult } from '../../../ensemble/sensitivity/sobol.ts';
import { percentText } from '../../figure-text.ts';
import type { TargetResult } from '../../sensitivity-target.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import type { LabSensitivity, Material } from '../material.ts';
import { namedPanels } from '../named-panels.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';
import { parameterText } from './parameter-words.ts';
import { targetWords } from './sensitivity-target.ts';

/** A share of variance with its 90 % interval. */
interface Index {
  readonly parameter: string;
  readonly kind: 'alone' | 'with others';
  readonly share: number;
  readonly low: number | null;
  readonly high: number | null;
}

interface SobolPanel {
  readonly target: string;
  readonly indices: readonly Index[];
}

interface SobolData {
  readonly panels: readonly SobolPanel[];
}

/** Targets that are shown. */
const MOST_PANELS = 4;

/** Of whose ignorance how much of the uncertainty is. */
export const sobol: Figure<SobolData> = {
  id: 'sobol',
  asks: 'Knowing what would take away most of the uncertainty?',
  needs: ['sensitivity'],
  tell: ({ sensitivity }: Material) => (sensitivity === undefined ? undefined : sobolStory(sensitivity)),
  draw: drawSobol,
};

function sobolStory({ id, title, sobol: results = [] }: LabSensitivity): Story<SobolData> | undefined {
  const varying = results.filter(({ result }) => result.variance > 0 && result.indices.length > 0).slice(0, MOST_PANELS);
  const [first] = varying;
  if (first === undefined) return undefined;
  const panels = varying.map(panelOf);
  const [largest] = first.result.indices;
  const { total, first: alone } = largest!.of;
  return {
    title: `“${parameterText(largest!.parameter)}” carries ${percentOf(total.share)} of what is uncertain about ${targetWords(first.target)}, ${percentOf(alone.share)} by itself`,
    subtitle: `${title}: Sobol’ indices, share of variance [%]; lines: 90 % intervals, cut at 0 and 100 %`,
    caption:
      'Disc: what would go if that one parameter were known (first order). Ring: what would stay if all others were known (total). Where they lie apart, parameters act together.',
    description: panels
      .map(
        ({ target, indices }) =>
          `${target}: ${indices.map(({ parameter, kind, share }) => `${parameter} ${kind} ${percentOf(share)}`).join(', ')}`,
      )
      .join('; '),
    sources: [`simulated: ${id}, ${first.result.rows} base points (Saltelli)`],
    data: { panels },
  };
}

function panelOf({ target, result }: TargetResult<SobolResult>): SobolPanel {
  const indices = result.indices.flatMap(({ parameter, of }): Index[] =>
    (
      [
        ['alone', of.first],
        ['with others', of.total],
      ] as const
    ).map(([kind, { share, low, high }]) => {
      return { parameter: parameterText(parameter), kind, share: rounded(share) ?? 0, low: rounded(low), high: rounded(high) };
    }),
  );
  const words = targetWords(target);
  return { target: `${words[0]!.toUpperCase()}${words.slice(1)}`, indices };
}

function percentOf(share: number): string {
  return percentText(Math.round(share * PER_CENT) / PER_CENT);
}

const PER_CENT = 100;
/** [pixels] */
const ROW = 34;
const COLUMNS = 2;

function drawSobol({ panels }: SobolData, canvas: Canvas): SvgElement {
  const named = panels.map((panel) => ({
    name: panel.target,
    colour: canvas.palette.ink,
    draw: (own: Canvas) => drawPanel(panel, own),
  }));
  return namedPanels(canvas, named, COLUMNS);
}

function drawPanel({ indices }: SobolPanel, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const { blue, orange } = palette.hues;
  const parameters = [...new Set(indices.map(({ parameter }) => parameter))];
  const of = (kind: Index['kind']): readonly Index[] => indices.filter((index) => index.kind === kind);
  const bounded = (kind: Index['kind']): readonly Index[] => of(kind).filter(({ low }) => low !== null);
  const ticks = isNarrow(canvas) ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const title = ({ parameter, kind, share, low, high }: Index): string =>
    `${parameter} ${kind}: ${percentOf(share)}${low === null ? '' : ` (90 %: ${percentOf(low)} to ${percentOf(high!)})`}`;
  const [up, down] = [-5, 5];
  return chart(canvas, {
    ...{
      height: parameters.length * ROW + 44,
      marginTop: 18,
      marginBottom: 26,
      marginLeft: isNarrow(canvas) ? 150 : 170,
      marginRight: 18,
    },
    x: { domain: [-0.08, 1.08], clamp: true, axis: null },
    y: { type: 'band', domain: parameters, axis: null },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { text: (share: number) => `${share * PER_CENT} %`, label: null, tickSize: 0 }),
      Plot.text(parameters, {
        y: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -8,
        fill: palette.ink,
      }),
      Plot.ruleY(bounded('alone'), { y: 'parameter', x1: 'low', x2: 'high', stroke: blue, strokeWidth: 1.6, dy: up }),
      Plot.ruleY(bounded('with others'), { y: 'parameter', x1: 'low', x2: 'high', stroke: orange, strokeWidth: 1.6, dy: down }),
      Plot.dot(of('alone'), { x: 'share', y: 'parameter', fill: blue, r: 4.5, dy: up }),
      Plot.dot(of('with others'), {
        x: 'share',
        y: 'parameter',
        fill: palette.paper,
        stroke: orange,
        strokeWidth: 2,
        r: 4.5,
        dy: down,
      }),
      Plot.text(of('alone').slice(0, 1), {
        x: 'share',
        y: 'parameter',
        text: () => 'by itself',
        fill: blue,
        dy: up - 13,
        fontSize: 11,
      }),
      Plot.text(of('with others').slice(0, 1), {
        x: 'share',
        y: 'parameter',
        text: () => 'with others',
        fill: orange,
        dy: down + 13,
        fontSize: 11,
      }),
      ...(tips ? [Plot.tip(indices, Plot.pointer({ x: 'share', y: 'parameter', title }))] : []),
    ],
  });
}
