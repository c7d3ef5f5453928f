import type { Control } from '../../queueing/control.ts';
import { curveAt } from '../curve.ts';
import type { Layout } from '../layout.ts';
import type { Ledger, StageBooks } from '../ledger.ts';
import type { LabParameters } from '../parameters.ts';
import { LOOK_BACK_DAYS } from './called-load.ts';
import { reviewDepth } from './detection.ts';

/**
 * How much of a full review people give now: min(1, budget / needed)^elasticity, needed being what full reviews of all that came in the
 * last four weeks would have taken of the people there are. 1 where no review is modelled or nothing has come.
 */
export function depthOfReview(
  p: LabParameters,
  layout: Layout,
  control: Control,
  ledger: Ledger,
  books: StageBooks | undefined,
): number {
  const { review } = p;
  const before = ledger.before(control.nowDays, LOOK_BACK_DAYS);
  if (review === undefined || books === undefined || before === undefined || before.days === control.nowDays) return 1;
  const stage = p.stages[review.stage]!;
  if (stage.kind !== 'work') return 1;
  const neededDays = books.fullDays[review.stage]! - before.stages.fullDays[review.stage]!;
  const pool = layout.pools[layout.stagePool[review.stage]!]!;
  const people = Math.max(pool.leastPeople, pool.headcountShare * curveAt(p.people[stage.pool]!.headcount, control.nowDays));
  return reviewDepth(review.policy, neededDays / (control.nowDays - before.days), people);
}
