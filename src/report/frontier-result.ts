import type { Effort, EffortKind } from '../lab/oversight/effort.ts';
import type { EffortSweep } from '../lab/oversight/effort-sweep.ts';
import { type FrontierFigures, meanFigures, type Risk, type Speed, speedOf } from './frontier-figures.ts';
import { bestInEverything, cheapestStep, onFrontier, type Ranked, riskSavedShare } from './frontier-set.ts';

/** One amount of oversight, and what came of it. */
export interface FrontierPoint {
  readonly effort: Effort;
  /** Means of its paths. */
  readonly figures: FrontierFigures;
  /** One per replication, with the same random numbers for all points. */
  readonly paths: readonly FrontierFigures[];
  readonly isOnFrontier: boolean;
  /** The scenario as it is. */
  readonly isOwn: boolean;
}

/** What a sweep of oversight found. */
export interface Frontier {
  readonly kinds: readonly EffortKind[];
  readonly replicationIsShare: boolean;
  readonly speed: Speed;
  readonly risks: readonly Risk[];
  /** In the order of the sweep. */
  readonly points: readonly FrontierPoint[];
  readonly own: FrontierPoint;
  /** Which change of one kind of effort saves most risk per progress lost. */
  readonly cheapest: FrontierPoint | undefined;
  /** What has at least the progress and no more of any risk, with the most progress. */
  readonly better: FrontierPoint | undefined;
}

/**
 * Finds the Pareto set of a sweep, the cheapest gain, and whether the scenario is beaten in everything.
 * @param paths figures of each replication of each point, in the order of the sweep
 */
export function frontierOf(sweep: EffortSweep, risks: readonly Risk[], paths: readonly (readonly FrontierFigures[])[]): Frontier {
  const { kinds, replicationIsShare, own, points: efforts } = sweep;
  const figures = paths.map(meanFigures);
  const speed = speedOf(figures);
  const rank = (each: FrontierFigures): Ranked => rankedBy({ speed, risks }, each);
  const flags = onFrontier(figures.map(rank));
  const points = efforts.map((effort, i) => {
    const isOwn = changedKinds(own, effort).length === 0;
    return { effort, figures: figures[i]!, paths: paths[i]!, isOnFrontier: flags[i]!, isOwn };
  });
  const asIs = points.find(({ isOwn }) => isOwn)!;
  const ranked = (list: readonly FrontierPoint[]): readonly Ranked[] => list.map((each) => rank(each.figures));
  const steps = points.filter(({ effort }) => changedKinds(own, effort).length === 1);
  return {
    ...{ kinds, replicationIsShare, speed, risks, points, own: asIs },
    cheapest: steps[cheapestStep(rank(asIs.figures), ranked(steps))],
    better: points[bestInEverything(rank(asIs.figures), ranked(points))],
  };
}

/** Part of all risks that a point has less than the scenario as it is. */
export function savedShareOf(frontier: Frontier, point: FrontierPoint): number {
  return riskSavedShare(rankedBy(frontier, point.figures), rankedBy(frontier, frontier.own.figures));
}

/**
 * Kinds of effort in which one differs from the other.
 *
 * changedKinds({ review: 1, evaluation: 1, replication: 1 }, { review: 2, evaluation: 1, replication: 1 }) // => ['review']
 */
export function changedKinds(one: Effort, other: Effort): readonly EffortKind[] {
  return (Object.keys(one) as EffortKind[]).filter((kind) => one[kind] !== other[kind]);
}

function rankedBy({ speed, risks }: Pick<Frontier, 'speed' | 'risks'>, figures: FrontierFigures): Ranked {
  return { progress: figures[speed.figure], risks: risks.map(({ figure }) => figures[figure]) };
}
