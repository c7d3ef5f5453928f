import * as Plot from '@observablehq/plot';
import type { Effort, EffortKind } from '../../../lab/oversight/effort.ts';
import { figureText, monthText, percentText } from '../../figure-text.ts';
import { changedKinds, type Frontier, type FrontierPoint } from '../../frontier-result.ts';
import { chart } from '../chart.ts';
import { type Canvas, type Figure, isNarrow, type Story } from '../figure.ts';
import { listText } from '../forecast-words.ts';
import type { LabFrontier, Material } from '../material.ts';
import { namedPanels } from '../named-panels.ts';
import { rounded } from '../rounded.ts';
import type { SvgElement } from '../svg-text.ts';

/** An amount of oversight, how fast the lab is with it, and what it risks. */
interface DrawnPoint {
  readonly speed: number;
  /** By risk. */
  readonly risks: readonly number[];
  readonly words: string;
  readonly isOnFrontier: boolean;
  readonly mark: 'as it is' | 'cheapest' | 'better' | null;
}

interface FrontierData {
  readonly speedText: string;
  readonly risks: readonly { readonly name: string; readonly isShare: boolean }[];
  readonly points: readonly DrawnPoint[];
}

/** What speed costs in risk. */
export const frontier: Figure<FrontierData> = {
  id: 'frontier',
  asks: 'What does safety cost in speed?',
  needs: ['frontier'],
  tell: ({ frontier: found }: Material) => (found === undefined ? undefined : frontierStory(found)),
  draw: drawFrontier,
};

const SPEEDS = { progressPerYear: 'progress, d ln S per year', changesPerYear: 'changes per year' } as const;
const RISKS = {
  escapedFlawsRatio: { name: 'Flaws that escape, per job', isShare: false },
  driftRatio: { name: 'Harm by drift', isShare: true },
  falseResultsShare: { name: 'False results', isShare: true },
} as const;

function frontierStory({ id, title, fromDay, toDay, frontier: found }: LabFrontier): Story<FrontierData> | undefined {
  const { speed, risks } = found;
  const points = found.points.flatMap((point) => drawnPoint(point, found) ?? []);
  if (points.length < 2 || risks.length === 0) return undefined;
  const months = `${monthText(Math.floor(fromDay))} to ${monthText(Math.floor(toDay))}`;
  return {
    title: titleOf(found),
    subtitle: `${title}: risk against ${SPEEDS[speed.figure]}, means of ${months}; each point is another amount of oversight`,
    caption:
      'Down and to the right is better. Discs joined by the line: nothing else is as fast with no more of any risk (of several risks: the line of each). Ring: the scenario as it is.',
    description: points
      .filter(({ isOnFrontier, mark }) => isOnFrontier || mark !== null)
      .map((point) => `${point.words}: ${SPEEDS[speed.figure]} ${figureText(point.speed)}, ${riskWords(point, found)}`)
      .join('; '),
    sources: [`simulated: ${id}, on common random numbers`],
    data: { speedText: SPEEDS[speed.figure], risks: risks.map(({ figure }) => RISKS[figure]), points },
  };
}

function riskWords({ risks }: DrawnPoint, { risks: modelled }: Frontier): string {
  return modelled.map(({ name }, i) => `${name} ${figureText(risks[i]!)}`).join(', ');
}

function titleOf({ own, better, cheapest, speed, risks, kinds }: Frontier): string {
  const what = speed.name === 'progress' ? 'progress' : 'the pace of changes';
  const change = (point: FrontierPoint): string =>
    listText(changedKinds(own.effort, point.effort).filter((kind) => kinds.includes(kind)));
  if (better !== undefined) return `Another amount of ${change(better)} is faster, or as fast, with no more of any risk`;
  if (cheapest === undefined) return 'No amount of oversight here lowers the risk';
  const [risk] = risks;
  const lost = 1 - cheapest.figures[speed.figure] / own.figures[speed.figure];
  const saved = 1 - cheapest.figures[risk!.figure] / own.figures[risk!.figure];
  const price = lost > 0 ? `costs ${percentText(Number(lost.toPrecision(2)))} of ${what}` : `costs no ${what}`;
  return `${effortWords(cheapest.effort, changedKinds(own.effort, cheapest.effort))} ${price} and takes away ${percentText(Number(saved.toPrecision(2)))} of ${risk!.name}`;
}

/**
 * Efforts as a person says them, over those of the scenario.
 *
 * effortWords({ review: 2, evaluation: 1, replication: 1 }, ['review']) // => '2 times the review'
 */
export function effortWords(effort: Effort, kinds: readonly EffortKind[]): string {
  const words = kinds.map((kind) => (effort[kind] === 0 ? `no ${kind}` : `${figureText(effort[kind])} times the ${kind}`));
  return words.length === 0 ? 'as it is' : listText(words);
}

function drawnPoint(point: FrontierPoint, { speed, risks, kinds, own, cheapest, better }: Frontier): DrawnPoint | undefined {
  const { figures, effort, isOnFrontier, isOwn } = point;
  const speedValue = rounded(figures[speed.figure]);
  const values = risks.flatMap(({ figure }) => rounded(figures[figure]) ?? []);
  if (speedValue === null || values.length < risks.length) return undefined;
  const mark = isOwn ? 'as it is' : point === better ? 'better' : point === cheapest ? 'cheapest' : null;
  const changed = changedKinds(own.effort, effort).filter((kind) => kinds.includes(kind));
  return { speed: speedValue, risks: values, words: effortWords(effort, changed), isOnFrontier, mark };
}

/** [pixels] */
const HEIGHT = 330;
const COLUMNS = 2;
/** Room below 0 and above the largest, for words, in parts of it. */
const FOOT = 0.12;

function drawFrontier({ speedText, risks, points }: FrontierData, canvas: Canvas): SvgElement {
  const panels = risks.map((risk, i) => ({
    name: risk.name,
    colour: canvas.palette.ink,
    draw: (own: Canvas) => drawRisk(points, { ...risk, place: i, speedText }, own),
  }));
  return namedPanels(canvas, panels, COLUMNS);
}

interface RiskAxis {
  readonly isShare: boolean;
  readonly place: number;
  readonly speedText: string;
}

function drawRisk(points: readonly DrawnPoint[], { isShare, place, speedText }: RiskAxis, canvas: Canvas): SvgElement {
  const { palette, tips } = canvas;
  const { blue, orange } = palette.hues;
  const y = ({ risks }: DrawnPoint): number => risks[place]!;
  const textOf = isShare ? percentText : figureText;
  const marked = points.filter(({ mark }) => mark !== null);
  const speeds = points.map(({ speed }) => speed);
  const top = Math.max(...points.map(y)) || 1;
  const middle = (Math.min(...speeds) + Math.max(...speeds)) / 2;
  const label = ({ mark, words }: DrawnPoint): string => (mark === 'as it is' ? mark : `${mark}: ${words}`);
  const left = marked.filter(({ speed }) => speed > middle);
  const right = marked.filter(({ speed }) => speed <= middle);
  const title = (point: DrawnPoint): string =>
    `${point.words}\n${speedText}: ${figureText(point.speed)}\nrisk: ${textOf(y(point))}`;
  const labels = (own: readonly DrawnPoint[], anchor: 'start' | 'end', dy: number): Plot.Markish =>
    Plot.text(own, {
      ...{
        x: 'speed',
        y,
        text: label,
        textAnchor: anchor,
        dx: anchor === 'end' ? -9 : 9,
        dy,
        lineWidth: 14,
      },
      ...{ fill: palette.ink, stroke: palette.paper, strokeWidth: 4, fontWeight: 'bold', fontSize: 11.5 },
    });
  return chart(canvas, {
    ...{ height: isNarrow(canvas) ? HEIGHT - 50 : HEIGHT, marginTop: 22, marginBottom: 42, marginLeft: 56, marginRight: 28 },
    x: { label: speedText, labelAnchor: 'center', labelArrow: 'none', ticks: isNarrow(canvas) ? 3 : 6, nice: true },
    y: { label: null, domain: [-FOOT * top, top * (1 + FOOT)], tickFormat: textOf, ticks: 5, tickSize: 0 },
    marks: [
      Plot.gridY({ stroke: palette.grid, strokeOpacity: 1, ticks: 5 }),
      Plot.ruleY([0], { stroke: palette.faint }),
      Plot.line(stepsDown(points, place), { x: 'speed', y, stroke: blue, strokeOpacity: 0.6, strokeWidth: 1.6 }),
      Plot.dot(points, { x: 'speed', y, r: 3.4, fill: palette.faint, fillOpacity: 0.4 }),
      Plot.dot(
        points.filter(({ isOnFrontier }) => isOnFrontier),
        { x: 'speed', y, r: 4.2, fill: blue, stroke: palette.paper },
      ),
      Plot.dot(marked, { x: 'speed', y, r: 7, stroke: orange, strokeWidth: 2.2 }),
      ...[left, right].flatMap((side, i) => [
        labels(side.filter(isOwn), i === 0 ? 'end' : 'start', -14),
        labels(
          side.filter((point) => !isOwn(point)),
          i === 0 ? 'end' : 'start',
          16,
        ),
      ]),
      ...(tips ? [Plot.tip(points, Plot.pointer({ x: 'speed', y, title }))] : []),
    ],
  });
}

function isOwn({ mark }: DrawnPoint): boolean {
  return mark === 'as it is';
}

/** Those that nothing else beats in this one risk: the fastest first, then ever less of it. */
function stepsDown(points: readonly DrawnPoint[], place: number): readonly DrawnPoint[] {
  const fastestFirst = [...points].sort((one, other) => other.speed - one.speed || one.risks[place]! - other.risks[place]!);
  let least = Infinity;
  return fastestFirst.filter(({ risks }) => {
    const isLess = risks[place]! < least;
    if (isLess) least = risks[place]!;
    return isLess;
  });
}
