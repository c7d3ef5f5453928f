import type { EffortKind } from '../lab/oversight/effort.ts';
import { meanInterval } from '../stats/intervals.ts';
import { foldedText, type TextColumn, wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';
import type { FrontierFigures } from './frontier-figures.ts';
import { changedKinds, type Frontier, type FrontierPoint, savedShareOf } from './frontier-result.ts';
import { halfWidth } from './interval-text.ts';
import { prose, TEXT_WIDTH } from './text-section.ts';

/** With several risks nearly every point is in the set. */
const MOST_ROWS = 20;
/** More digits of a difference, and of its uncertainty, say nothing. */
const SHARE_DIGITS = 2;
const UNCERTAINTY_DIGITS = 2;

/** A column of the table and its cell for a point. */
interface Shown extends TextColumn {
  readonly cell: (point: FrontierPoint) => string;
}

const PROMOTIONS = right('promoted', 'days apart', ({ figures }) => figureText(figures.promotionIntervalDays));

/** By figure of the speed. */
const SPEED = {
  progressPerYear: [
    right('progress', 'ln S/year', ({ figures }) => figureText(figures.progressPerYear)),
    PROMOTIONS,
    right('experiments', 'per year', ({ figures }) => figureText(figures.experimentsPerYear)),
  ],
  changesPerYear: [right('changes', 'per year', ({ figures }) => figureText(figures.changesPerYear)), PROMOTIONS],
} as const;

/** By figure of the risk. */
const RISKS = {
  escapedFlawsRatio: right('flaws', 'per job', ({ figures }) => figureText(figures.escapedFlawsRatio)),
  driftRatio: right('drift', 'harm', ({ figures }) => figureText(figures.driftRatio)),
  falseResultsShare: right('false', 'results', ({ figures }) => percentText(figures.falseResultsShare)),
} as const;

/** The Pareto set of a sweep with the scenario's own point, fastest first; the cheapest gain; whether the scenario is beaten. */
export function frontierText(frontier: Frontier): string[] {
  return [
    ...setTable(frontier),
    '',
    ...wrapText(setText(frontier), TEXT_WIDTH),
    ...cheapestText(frontier),
    ...betterText(frontier),
  ];
}

function setTable({ points, speed, ...frontier }: Frontier): string[] {
  const columns = [
    { head: '', unit: '', align: 'left' as const, cell: markOf },
    ...frontier.kinds.map((kind) => effortColumn(frontier, kind)),
    ...SPEED[speed.figure],
    ...frontier.risks.map(({ figure }) => RISKS[figure]),
  ];
  const fastestFirst = points
    .filter(({ isOnFrontier, isOwn }) => isOnFrontier || isOwn)
    .sort((a, b) => b.figures[speed.figure] - a.figures[speed.figure]);
  const shown = thinned(fastestFirst);
  const rows = shown.map((point) => columns.map(({ cell }) => cell(point)));
  const left = fastestFirst.length - shown.length;
  const keys = 1 + frontier.kinds.length;
  return [
    ...foldedText(columns, rows, TEXT_WIDTH, keys),
    ...(left === 0 ? [] : [`and ${left} more between them, in frontier.csv`]),
  ];
}

function setText({ points, speed, own }: Frontier): string {
  const count = points.filter(({ isOnFrontier }) => isOnFrontier).length;
  const set = `${count} of ${countText(points.length, 'point')} ${count === 1 ? 'is' : 'are'} on the frontier`;
  const none = own.isOnFrontier ? '' : ' The scenario as it is, (own), is none of them.';
  return `${set}: no other has at least the ${speed.name} and no more of any risk, and is better in one.${none}`;
}

/** The first, the last, the scenario's own and others evenly between them, so many that they are taken in at a glance. */
function thinned(points: readonly FrontierPoint[]): readonly FrontierPoint[] {
  if (points.length <= MOST_ROWS) return points;
  const places = Array.from({ length: MOST_ROWS }, (_, i) => Math.round((i * (points.length - 1)) / (MOST_ROWS - 1)));
  return points.filter(({ isOwn }, i) => isOwn || places.includes(i));
}

function right(head: string, unit: string, cell: Shown['cell']): Shown {
  return { head, unit, align: 'right', cell };
}

function effortColumn(frontier: Pick<Frontier, 'replicationIsShare'>, kind: EffortKind): Shown {
  const unit = isShare(frontier, kind) ? 'of reports' : 'x own';
  return right(kind, unit, (point) => effortText(frontier, kind, point));
}

function markOf({ isOwn, isOnFrontier }: FrontierPoint): string {
  if (!isOwn) return '';
  return isOnFrontier ? 'own' : '(own)';
}

function effortText(frontier: Pick<Frontier, 'replicationIsShare'>, kind: EffortKind, { effort }: FrontierPoint): string {
  return isShare(frontier, kind) ? percentText(effort[kind]) : figureText(effort[kind]);
}

function isShare({ replicationIsShare }: Pick<Frontier, 'replicationIsShare'>, kind: EffortKind): boolean {
  return kind === 'replication' && replicationIsShare;
}

function cheapestText(frontier: Frontier): string[] {
  const { cheapest } = frontier;
  if (cheapest === undefined) return ['No change of one kind of effort lowers the risks as a whole.'];
  const saved = percentText(Number(savedShareOf(frontier, cheapest).toPrecision(SHARE_DIGITS)));
  return [
    ...wrapText(`Cheapest gain: ${effortsText(frontier, cheapest)}, for ${saved} less risk, mean of all`, TEXT_WIDTH),
    ...prose(outcomesText(frontier, cheapest)),
  ];
}

function betterText(frontier: Frontier): string[] {
  const { better, cheapest } = frontier;
  if (better !== undefined && better === cheapest)
    return ['It is as good as the scenario in everything and better in something.'];
  if (better === undefined) return ['Nothing here is as good as the scenario in everything and better in something.'];
  return [
    ...wrapText(`As good in everything and better in something: ${effortsText(frontier, better)}`, TEXT_WIDTH),
    ...prose(outcomesText(frontier, better)),
  ];
}

/** What is done otherwise than in the scenario. */
function effortsText(frontier: Frontier, point: FrontierPoint): string {
  const { own } = frontier;
  const efforts = changedKinds(own.effort, point.effort).map((kind) => {
    const [before, now] = [own, point].map((each) => `${effortText(frontier, kind, each)}${isShare(frontier, kind) ? '' : ' x'}`);
    return `${kind} ${now} instead of ${before}`;
  });
  return efforts.join(', ');
}

/** What comes of it; with more than one replication, how sure that is. */
function outcomesText({ own, speed, risks }: Frontier, point: FrontierPoint): string {
  const outcome = (name: string, figure: keyof FrontierFigures): string => {
    const differences = point.paths.map((path, i) => path[figure] - own.paths[i]![figure]);
    const half = halfWidth(meanInterval(differences.filter((difference) => !Number.isNaN(difference))));
    return changeText(name, own.figures[figure], point.figures[figure], half);
  };
  return [outcome(speed.name, speed.figure), ...risks.map(({ name, figure }) => outcome(name, figure))].join(', ');
}

/**
 * How a figure changes, as a share of what it was where that is possible.
 * @param half half of the 95 % confidence interval of the difference, NaN where it is not known
 *
 * changeText('drift', 0.2, 0.1, NaN) // => 'drift -50 %'
 * changeText('drift', 0.2, 0.1, 0.02) // => 'drift -50 % +- 10 %'
 * changeText('drift', 0, 0.1, NaN) // => 'drift 0.1 from 0'
 * changeText('drift', 0.2, 0.2, NaN) // => 'drift unchanged'
 */
export function changeText(name: string, before: number, now: number, half: number): string {
  const isKnown = half > 0;
  if (before === now && !isKnown) return `${name} unchanged`;
  if (!(before > 0)) return `${name} ${figureText(now)} from ${figureText(before)}`;
  const share = Number((now / before - 1).toPrecision(SHARE_DIGITS));
  const sure = isKnown ? ` +- ${percentText(Number((half / before).toPrecision(UNCERTAINTY_DIGITS)))}` : '';
  return `${name} ${share > 0 ? '+' : ''}${percentText(share)}${sure}`;
}
