import { AS_WRITTEN, type DrawValues } from '../../scenario/drawn.ts';
import type { UncertainParameter, Uncertainty } from '../../scenario/uncertainty.ts';
import type { Member, Point, Sampling } from '../plan.ts';
import { pointsOf } from '../points.ts';
import type { Two } from './common-samples.ts';

/** How two members are drawn. */
export interface PairedDraws {
  readonly seed: number;
  readonly draws: number;
  readonly sampling: Sampling;
  /** A posterior sample that they come from, where it has what a member is unsure of. */
  readonly posterior?: readonly DrawValues[];
}

/**
 * Draws the values of two members, all else equal: where both are unsure of a parameter in the same way, the second has the value of the
 * first, also where a correlation of one of the two has gone with a parameter that the other is sure of.
 */
export function pairedPoints(members: Two<Member>, { seed, ...drawn }: PairedDraws): readonly Point[] {
  const points = pointsOf({ seed, replications: 1, members, design: { kind: 'drawn', ...drawn } });
  const shared = sharedParameters(members[0].uncertainty, members[1].uncertainty);
  return Array.from({ length: points.count }, (_, index) => {
    const { draw, values } = points.at(index);
    const [first, second] = values as Two<DrawValues>;
    const same = Object.fromEntries(shared.map((id) => [id, first.parameters[id]!]));
    return { draw, values: [first, { ...second, parameters: { ...second.parameters, ...same } }] };
  });
}

/** Replications as points, so that threads share them: of the members as they are written, the first the path that stands alone. */
export function replicatedPoints(replications: number): readonly Point[] {
  const values: Two<DrawValues> = [AS_WRITTEN, AS_WRITTEN];
  return Array.from({ length: replications }, (_, i) => ({ draw: 'point', firstReplication: i + 1, values }));
}

function sharedParameters(first: Uncertainty, second: Uncertainty): readonly string[] {
  const beliefs = new Map(first.parameters.map((parameter) => [parameter.id, beliefOf(parameter)]));
  return second.parameters.filter((parameter) => beliefs.get(parameter.id) === beliefOf(parameter)).map(({ id }) => id);
}

function beliefOf({ prior, low, high }: UncertainParameter): string {
  return JSON.stringify([prior, low, high]);
}
