import type { Effort, EffortKind } from '../lab/oversight/effort.ts';
import type { EffortSweep } from '../lab/oversight/effort-sweep.ts';
import type { FrontierFigures, Risk } from './frontier-figures.ts';
import { bestInEverything, cheapestStep, onFrontier, type Ranked, riskSavedShare } from './frontier-set.ts';

/** One amount of oversight, and what came of it. */
export interface FrontierPoint {
  readonly effort: Effort;
  readonly figures: FrontierFigures;
  readonly isOnFrontier: boolean;
  /** The scenario as it is. */
  readonly isOwn: boolean;
}

/** What a sweep of oversight found. */
export interface Frontier {
  readonly kinds: readonly EffortKind[];
  readonly replicationIsShare: boolean;
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
 * @param figures of each point, in the order of the sweep
 */
export function frontierOf(sweep: EffortSweep, risks: readonly Risk[], figures: readonly FrontierFigures[]): Frontier {
  const { kinds, replicationIsShare, own, points: efforts } = sweep;
  const flags = onFrontier(figures.map((each) => rankedBy(risks, each)));
  const points = efforts.map((effort, i) => {
    return { effort, figures: figures[i]!, isOnFrontier: flags[i]!, isOwn: changedKinds(own, effort).length === 0 };
  });
  const asIs = points.find(({ isOwn }) => isOwn)!;
  const ranked = (list: readonly FrontierPoint[]): readonly Ranked[] => list.map((each) => rankedBy(risks, each.figures));
  const ownRank = rankedBy(risks, asIs.figures);
  const steps = points.filter(({ effort }) => changedKinds(own, effort).length === 1);
  return {
    ...{ kinds, replicationIsShare, risks, points, own: asIs },
    cheapest: steps[cheapestStep(ownRank, ranked(steps))],
    better: points[bestInEverything(ownRank, ranked(points))],
  };
}

/** Part of all risks that a point has less than the scenario as it is. */
export function savedShareOf({ risks, own }: Pick<Frontier, 'risks' | 'own'>, point: FrontierPoint): number {
  return riskSavedShare(rankedBy(risks, point.figures), rankedBy(risks, own.figures));
}

/**
 * Kinds of effort in which one differs from the other.
 *
 * changedKinds({ review: 1, evaluation: 1, replication: 1 }, { review: 2, evaluation: 1, replication: 1 }) // => ['review']
 */
export function changedKinds(one: Effort, other: Effort): readonly EffortKind[] {
  return (Object.keys(one) as EffortKind[]).filter((kind) => one[kind] !== other[kind]);
}

function rankedBy(risks: readonly Risk[], figures: FrontierFigures): Ranked {
  return { progress: figures.progressPerYear, risks: risks.map(({ figure }) => figures[figure]) };
}
