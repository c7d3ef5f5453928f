import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';

/** How points are spread over what is uncertain. */
export type Sampling = 'sobol' | 'latin-hypercube';

/** A scenario of an ensemble: all members have the same draws, so that they differ in nothing but what they are. */
export interface Member {
  readonly id: string;
  readonly title: string;
  /** The scenario with everything merged in. */
  readonly yaml: string;
  readonly uncertainty: Uncertainty;
}

/** What a lab has more of, while it follows the path of S that it takes without. */
export interface Boost {
  /** By pool: factors of its capacity; 1 where left out. */
  readonly capacityFactors: readonly number[];
  /** By stage: how many times as fast its people, or its slots, do the same work; 1 where left out. */
  readonly stageSpeeds: readonly number[];
}

/** One set of values, for each member its own where their priors differ. */
export interface Point {
  /** Names the substreams; points that share it have common random numbers. */
  readonly draw: 'point' | number;
  /** Number of its first path, which names substreams too; 1 where none is given. */
  readonly firstReplication?: number;
  /** By member. */
  readonly values: readonly DrawValues[];
  /** A path with it has no twin: what compares the two is NaN. */
  readonly boost?: Boost;
}

/**
 * Where points come from: drawn from the members' priors, numbered 1 to `draws`; or listed. Of a posterior sample, if there is one, draw k
 * takes row (k - 1) mod rows, for whatever of it a member is unsure of; the rest it draws from the prior.
 */
export type Design =
  | {
      readonly kind: 'drawn';
      readonly draws: number;
      readonly sampling: Sampling;
      readonly posterior?: readonly DrawValues[];
    }
  | { readonly kind: 'listed'; readonly points: readonly Point[] };

/** Everything that decides what an ensemble finds: plain data, the same for every thread. */
export interface EnsemblePlan {
  readonly seed: number;
  /** Paths of each point and member, with other random numbers. */
  readonly replications: number;
  readonly members: readonly Member[];
  readonly design: Design;
  /** Paths have no twins without AI, and cost half: what compares the two is NaN. */
  readonly twins?: 'none';
}

/** A run of points, the piece of work that a thread takes at once. */
export interface Block {
  readonly index: number;
  readonly firstPoint: number;
  readonly points: number;
}

/** How many points a plan has. */
export function pointCount({ design }: Pick<EnsemblePlan, 'design'>): number {
  return design.kind === 'drawn' ? design.draws : design.points.length;
}

/**
 * Cuts a plan into blocks.
 * @param pointsPerBlock 1 or more; it decides how much is lost at an interruption, and no figure
 */
export function blocksOf(plan: Pick<EnsemblePlan, 'design'>, pointsPerBlock: number): readonly Block[] {
  const points = pointCount(plan);
  return Array.from({ length: Math.ceil(points / pointsPerBlock) }, (_, index) => {
    const firstPoint = index * pointsPerBlock;
    return { index, firstPoint, points: Math.min(pointsPerBlock, points - firstPoint) };
  });
}
