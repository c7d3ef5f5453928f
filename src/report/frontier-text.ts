import { alignedText, type TextColumn, wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';
import { changedKinds, type Frontier, type FrontierPoint, savedShareOf } from './frontier-result.ts';
import type { EffortKind } from '../lab/oversight/effort.ts';

/** [characters] */
const WIDTH = 100;
/** A change that rounds to less than this share is none. */
const SMALLEST_SHOWN = 5e-4;

/** A column of the table and its cell for a point. */
interface Shown extends TextColumn {
  readonly cell: (point: FrontierPoint) => string;
}

const SPEED: readonly Shown[] = [
  right('progress', 'ln S/year', ({ figures }) => figureText(figures.progressPerYear)),
  right('promotions', 'days apart', ({ figures }) => figureText(figures.promotionIntervalDays)),
  right('experiments', 'per year', ({ figures }) => figureText(figures.experimentsPerYear)),
];

/** By figure of the risk. */
const RISKS = {
  escapedFlawsRatio: right('flaws', 'per job', ({ figures }) => figureText(figures.escapedFlawsRatio)),
  driftRatio: right('drift', 'harm', ({ figures }) => figureText(figures.driftRatio)),
  falseResultsShare: right('false', 'of results', ({ figures }) => percentText(figures.falseResultsShare)),
} as const;

/** The Pareto set of a sweep with the scenario's own point, most progress first; the cheapest gain; whether the scenario is beaten. */
export function frontierText(frontier: Frontier): string[] {
  const { points } = frontier;
  const columns = [
    ...frontier.kinds.map((kind) => effortColumn(frontier, kind)),
    ...SPEED,
    ...frontier.risks.map(({ figure }) => RISKS[figure]),
    { head: '', unit: '', align: 'left' as const, cell: markOf },
  ];
  const shown = points
    .filter(({ isOnFrontier, isOwn }) => isOnFrontier || isOwn)
    .sort((a, b) => b.figures.progressPerYear - a.figures.progressPerYear);
  const rows = shown.map((point) => columns.map(({ cell }) => cell(point)));
  const count = points.filter(({ isOnFrontier }) => isOnFrontier).length;
  const said = `${count} of ${countText(points.length, 'point')} ${count === 1 ? 'is' : 'are'} on the frontier: no other has at least the progress and no more of any risk, and is better in one.`;
  return [...alignedText(columns, rows), '', ...wrapText(said, WIDTH), ...cheapestText(frontier), ...betterText(frontier)];
}

function right(head: string, unit: string, cell: Shown['cell']): Shown {
  return { head, unit, align: 'right', cell };
}

function effortColumn(frontier: Frontier, kind: EffortKind): Shown {
  const unit = isShare(frontier, kind) ? 'of reports' : 'x own';
  return right(kind, unit, (point) => effortText(frontier, kind, point));
}

function markOf({ isOwn, isOnFrontier }: FrontierPoint): string {
  return isOwn ? `<- own${isOnFrontier ? '' : ', beaten'}` : '';
}

function effortText(frontier: Frontier, kind: EffortKind, { effort }: FrontierPoint): string {
  return isShare(frontier, kind) ? percentText(effort[kind]) : figureText(effort[kind]);
}

function isShare({ replicationIsShare }: Frontier, kind: EffortKind): boolean {
  return kind === 'replication' && replicationIsShare;
}

function cheapestText(frontier: Frontier): string[] {
  const { cheapest } = frontier;
  if (cheapest === undefined) return ['No change of one kind of effort lowers the risks as a whole.'];
  const saved = percentText(savedShareOf(frontier, cheapest));
  return [
    `Cheapest gain: ${effortsText(frontier, cheapest)}, for ${saved} less risk, mean of all`,
    `  ${outcomesText(frontier, cheapest)}`,
  ];
}

function betterText(frontier: Frontier): string[] {
  const { better } = frontier;
  if (better === undefined) return ['Nothing here is as good as the scenario in everything and better in something.'];
  return [
    `As good in everything and better in something: ${effortsText(frontier, better)}`,
    `  ${outcomesText(frontier, better)}`,
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

/** What comes of it. */
function outcomesText({ own, risks }: Frontier, { figures }: FrontierPoint): string {
  const outcomes = [
    changeText('progress', own.figures.progressPerYear, figures.progressPerYear),
    ...risks.map(({ name, figure }) => changeText(name, own.figures[figure], figures[figure])),
  ];
  return outcomes.join(', ');
}

/**
 * How a figure changes, as a share of what it was where that is possible.
 *
 * changeText('drift', 0.2, 0.1) // => 'drift -50 %'
 * changeText('drift', 0, 0.1) // => 'drift 0.1 from 0'
 * changeText('drift', 0.2, 0.2) // => 'drift unchanged'
 */
export function changeText(name: string, before: number, now: number): string {
  if (!(before > 0)) return before === now ? `${name} unchanged` : `${name} ${figureText(now)} from ${figureText(before)}`;
  const share = now / before - 1;
  if (Math.abs(share) < SMALLEST_SHOWN) return `${name} unchanged`;
  return `${name} ${share > 0 ? '+' : ''}${percentText(share)}`;
}
