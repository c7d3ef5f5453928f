import type { LabClass, LabStage } from './parameters.ts';

const CONVERGED = 1e-15;

/**
 * Visits per job to each stage, V, with rework: the chain of the class's path with its ways back, V = 1 + sum of what returns.
 *
 * Solved by iteration, which converges since every share sent back is below 1. Source: traffic equations (Jackson 1957).
 * @returns one number per stage, 0 where the class does not come
 */
export function visitRatios(stages: readonly LabStage[], jobClass: LabClass): readonly number[] {
  const { path } = jobClass;
  const visits = new Array<number>(stages.length).fill(0);
  let change = Infinity;
  while (change > CONVERGED) {
    change = 0;
    let flow = 1;
    for (const k of path) {
      const returned = path.reduce(
        (sum, from) => sum + (returnsTo(stages, path, from, k) ? visits[from]! * backShare(stages[from]!) : 0),
        0,
      );
      const here = flow + returned;
      change = Math.max(change, Math.abs(here - visits[k]!) / here);
      visits[k] = here;
      flow = here * (1 - backShare(stages[k]!));
    }
  }
  return visits;
}

function backShare(stage: LabStage): number {
  return stage.kind === 'work' && stage.back !== undefined ? stage.back.share : 0;
}

function returnsTo(stages: readonly LabStage[], path: readonly number[], from: number, to: number): boolean {
  const stage = stages[from]!;
  return stage.kind === 'work' && stage.back?.to === to && path.includes(to);
}
