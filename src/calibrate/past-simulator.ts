import type { Frame } from '../ensemble/outcome.ts';
import type { EnsemblePlan, Member, Point } from '../ensemble/plan.ts';
import type { PointOutcomes } from '../ensemble/run-ensemble.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Target } from './targets.ts';

/** Simulates a plan, somewhere; `label` names it among those of one calibration, so that what is done can be kept. */
export type RunPlan = (plan: EnsemblePlan, label: string) => Promise<Iterable<PointOutcomes>>;

/** A history and what was published of its time. */
export interface PastTask {
  readonly member: Member;
  readonly frame: Frame;
  readonly targets: readonly Target[];
  readonly seed: number;
}

/** A history's values and the number of its chance; 'point' for the values as written. */
interface PastPoint {
  readonly values: DrawValues;
  readonly draw: Point['draw'];
}

/**
 * Simulates a history at points, without twins.
 * @param replications paths of each point
 * @returns what each path says, [point][replication], by target
 */
export async function simulatePast(
  { member, frame, targets, seed }: PastTask,
  points: readonly PastPoint[],
  replications: number,
  run: (plan: EnsemblePlan) => Promise<Iterable<PointOutcomes>>,
): Promise<readonly (readonly Float64Array[])[]> {
  const listed = points.map(({ values, draw }): Point => ({ draw, values: [values] }));
  const plan: EnsemblePlan = { seed, replications, members: [member], design: { kind: 'listed', points: listed }, twins: 'none' };
  return Array.from(await run(plan), ({ outcomes }) =>
    outcomes[0]!.map((outcome) => Float64Array.from(targets, ({ simulated }) => simulated({ frame, outcome }))),
  );
}
