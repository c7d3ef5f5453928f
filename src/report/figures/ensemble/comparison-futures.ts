import * as Plot from '@observablehq/plot';
import { FUTURES } from '../../../ensemble/forecast/view-tally.ts';
import { percentText } from '../../figure-text.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { shortTitle } from '../forecast-words.ts';
import type { ComparedLabs, Material } from '../material.ts';
import { hueOf } from '../palette.ts';
import type { SvgElement } from '../svg-text.ts';
import { comparisonSource } from './comparison-story.ts';

/** Pairs of paths that are one class of future in the first lab and one in the second. */
interface Flow {
  readonly before: string;
  readonly after: string;
  readonly pairs: number;
}

interface ComparisonFuturesData {
  readonly names: readonly [string, string];
  readonly flows: readonly Flow[];
}

/** What classes of future a change makes of what classes. */
export const comparisonFutures: Figure<ComparisonFuturesData> = {
  id: 'comparison-futures',
  asks: 'Does the change make another future of it?',
  needs: ['comparison'],
  tell: ({ comparison }: Material) => (comparison === undefined ? undefined : futuresStory(comparison)),
  draw: drawFlows,
};

const WORDS: Readonly<Record<string, string>> = { 's-curve': 'S-curve', none: 'none of these' };

function wordOf(future: string): string {
  return WORDS[future] ?? future;
}

function quoted(future: string): string {
  return future === 'none' ? 'none of the three' : `“${wordOf(future)}”`;
}

function futuresStory(compared: ComparedLabs): Story<ComparisonFuturesData> | undefined {
  const { transitions } = compared.comparison;
  const flows = FUTURES.flatMap((before, i) =>
    FUTURES.flatMap((after, j): Flow[] => {
      const pairs = transitions[i * FUTURES.length + j]!;
      return pairs === 0 ? [] : [{ before, after, pairs }];
    }),
  );
  const all = sumOf(flows);
  if (all === 0) return undefined;
  const names = compared.titles.map(shortTitle) as [string, string];
  const moved = flows.filter(({ before, after }) => before !== after).sort((one, other) => other.pairs - one.pairs);
  const [largest] = moved;
  const share = percentText(Math.round((sumOf(moved) / all) * PER_CENT) / PER_CENT);
  const often = largest !== undefined && 2 * largest.pairs > sumOf(moved) ? 'most of them' : 'among them';
  return {
    title:
      largest === undefined
        ? `${names[1]}: no path turns out to be another future`
        : `${names[1]}: ${share} of paths turn out to be another future, ${often} ${quoted(largest.after)} instead of ${quoted(largest.before)}`,
    subtitle: `Classes of future, from ${names[0]} to ${names[1]}: pairs of paths with the same draws`,
    caption: 'Each band is so many pairs of paths: at the left what the first is, at the right what the second is.',
    description: flows
      .map(({ before, after, pairs }) => `${pairs} of ${all} pairs: ${wordOf(before)}, then ${wordOf(after)}`)
      .join('; '),
    sources: [comparisonSource(compared)],
    data: { names, flows },
  };
}

const PER_CENT = 100;

function sumOf(flows: readonly Flow[]): number {
  return flows.reduce((sum, { pairs }) => sum + pairs, 0);
}

/** A place on the way from left to right, with the upper and lower edge of a band. */
interface Edge {
  readonly flow: number;
  readonly x: number;
  readonly low: number;
  readonly high: number;
  readonly future: string;
}

const STEPS = 24;
/** Longer names are broken. */
const NAME_EMS = 12;

/** Edges of each band: stacked by the first's class at the left and by the second's at the right. */
function edgesOf(flows: readonly Flow[]): readonly Edge[] {
  const order: readonly string[] = FUTURES;
  const rank = (future: string): number => order.indexOf(future);
  const stackBy = (compare: (one: Flow, other: Flow) => number): Map<Flow, number> => {
    let top = 0;
    return new Map(
      [...flows].sort(compare).map((flow) => {
        const from = top;
        top += flow.pairs;
        return [flow, from];
      }),
    );
  };
  const left = stackBy((one, other) => rank(one.before) - rank(other.before) || rank(one.after) - rank(other.after));
  const right = stackBy((one, other) => rank(one.after) - rank(other.after) || rank(one.before) - rank(other.before));
  return flows.flatMap((flow, i) =>
    Array.from({ length: STEPS + 1 }, (_, step): Edge => {
      const x = step / STEPS;
      const way = x * x * (3 - 2 * x);
      const low = left.get(flow)! * (1 - way) + right.get(flow)! * way;
      return { flow: i, x, low, high: low + flow.pairs, future: flow.before };
    }),
  );
}

/** A class at one side, with the middle of its bands. */
interface Side {
  readonly future: string;
  readonly pairs: number;
  readonly middle: number;
}

function sideOf(flows: readonly Flow[], of: (flow: Flow) => string): readonly Side[] {
  let top = 0;
  return FUTURES.flatMap((future): Side[] => {
    const pairs = sumOf(flows.filter((flow) => of(flow) === future));
    top += pairs;
    return pairs === 0 ? [] : [{ future, pairs, middle: top - pairs / 2 }];
  });
}

function drawFlows({ names, flows }: ComparisonFuturesData, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const all = sumOf(flows);
  const hue = ({ future }: { readonly future: string }): string => palette.hues[hueOf(future, 0)];
  const room = isNarrow(canvas) ? 112 : 150;
  const text = ({ future, pairs }: Side): string =>
    `${wordOf(future)}\n${percentText(Math.round((pairs / all) * PER_CENT) / PER_CENT)}`;
  const sides = [
    { x: 0, all: sideOf(flows, ({ before }) => before), textAnchor: 'end', dx: -8 },
    { x: 1, all: sideOf(flows, ({ after }) => after), textAnchor: 'start', dx: 8 },
  ] as const;
  const title = ({ flow }: Edge): string => {
    const { before, after, pairs } = flows[flow]!;
    return `${pairs} of ${all} pairs: ${wordOf(before)}, then ${wordOf(after)}`;
  };
  return chart(canvas, {
    ...{ height: 300, marginTop: 46, marginBottom: 8, marginLeft: room, marginRight: room },
    x: { domain: [0, 1], axis: null },
    y: { domain: [all, 0], axis: null },
    marks: [
      Plot.areaY(edgesOf(flows), {
        x: 'x',
        y1: 'low',
        y2: 'high',
        z: 'flow',
        fill: hue,
        fillOpacity: 0.45,
        stroke: palette.paper,
      }),
      ...sides.flatMap(({ x, all: side, textAnchor, dx }, i) => [
        Plot.text([names[i]!], {
          ...{ frameAnchor: i === 0 ? 'top-left' : 'top-right', textAnchor: i === 0 ? 'start' : 'end', lineAnchor: 'bottom' },
          ...{ dx: i === 0 ? -room : room, dy: -8, lineWidth: NAME_EMS, fontWeight: 'bold', fill: palette.ink },
        }),
        Plot.text(side, { x: () => x, y: 'middle', text, textAnchor, dx, fill: hue, fontWeight: 'bold', lineHeight: 1.25 }),
      ]),
      ...(tips ? [Plot.tip(edgesOf(flows), Plot.pointer({ x: 'x', y: ({ low, high }: Edge) => (low + high) / 2, title }))] : []),
    ],
  });
}
