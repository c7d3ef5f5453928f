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
  const { total } = largest!.of;
  return {
    title: `“${parameterText(largest!.parameter)}” carries ${percentOf(cut(total.share))} of what is uncertain about ${targetWords(first.target)}${intervalText(total)}`,
    subtitle: `${title}: Sobol’ indices, share of variance [%], estimates and 90 % intervals (lines), cut at 0 and 100 %`,
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
      return { parameter: parameterText(parameter), kind, share: cut(share), low: cutOrNull(low), high: cutOrNull(high) };
    }),
  );
  const words = targetWords(target);
  return { target: `${words[0]!.toUpperCase()}${words.slice(1)}`, indices };
}

/** Estimates of shares may lie outside of what shares can be. */
function cut(share: number): number {
  return rounded(Math.min(1, Math.max(0, share))) ?? 0;
}

function cutOrNull(share: number): number | null {
  return Number.isFinite(share) ? cut(share) : null;
}

function intervalText({ low, high }: SobolResult['indices'][number]['of']['total']): string {
  return Number.isFinite(low) && Number.isFinite(high)
    ? ` (90 %: ${percentOf(cut(low))} to ${percentOf(cut(high))})`
    : ', by a rough estimate';
}

function percentOf(share: number): string {
  return percentText(Math.round(share * PER_CENT) / PER_CENT);
}

const PER_CENT = 100;
/** [pixels] */
const ROW = 46;
/** Of a parameter's name above its marks. */
const NAME_LINE = -15;
const SIDE = 20;
const KEY_HEIGHT = 28;
const KEY_WIDTH = 84;
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
  const [up, down] = [2, 12];
  const key = { frameAnchor: 'top-left', textAnchor: 'start', lineAnchor: 'bottom', dy: -12, fontSize: 11.5 } as const;
  return chart(canvas, {
    ...{
      height: parameters.length * ROW + KEY_HEIGHT + 26,
      marginTop: KEY_HEIGHT,
      marginBottom: 26,
      marginLeft: SIDE,
      marginRight: SIDE,
    },
    x: { domain: [0, 1], axis: null },
    y: { type: 'band', domain: parameters, axis: null },
    marks: [
      Plot.gridX(ticks, { stroke: palette.grid, strokeOpacity: 1 }),
      Plot.axisX(ticks, { text: (share: number) => `${share * PER_CENT} %`, label: null, tickSize: 0 }),
      Plot.text(parameters, {
        y: (name: string) => name,
        text: (name: string) => name,
        ...{ frameAnchor: 'left', textAnchor: 'start', dx: -SIDE, dy: NAME_LINE },
        ...{ fill: palette.ink, stroke: palette.paper, strokeWidth: 4 },
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
      Plot.text(['● by itself'], { ...key, dx: -SIDE, fill: blue }),
      Plot.text(['○ with others'], { ...key, dx: KEY_WIDTH - SIDE, fill: orange }),
      ...(tips ? [Plot.tip(indices, Plot.pointer({ x: 'share', y: 'parameter', title }))] : []),
    ],
  });
}
