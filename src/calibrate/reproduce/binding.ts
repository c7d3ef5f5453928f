import type { Frame, PathOutcome } from '../../ensemble/outcome.ts';
import { layOutPools } from '../../lab/layout.ts';
import type { LabScenario } from '../../lab/parameters.ts';

/** A year ends with a sample; that of the same day a year ago is the last one before it. */
const YEAR_DAYS = 365;

/** How long a stage bound experiments in the year up to a day. */
export interface BindingShare {
  readonly stage: string;
  /** That works at the stage: its people, or the accelerators of a stage that runs in slots. */
  readonly pool: string;
  /** Mean share of the year over paths as written, and over draws. */
  readonly written: number;
  readonly drawn: number;
  /** Share of draws in which it bound at all in that year. */
  readonly everDrawn: number;
}

/** Pool that works at each stage, by stage. */
export function stagePools({ base }: LabScenario): readonly string[] {
  const { pools, stagePool, slotsPool } = layOutPools(base);
  return base.stages.map((stage, k) => pools[stage.kind === 'slots' ? slotsPool : stagePool[k]!]!.id);
}

/** Share of the samples of the year up to a day at which each stage bound, by stage. */
export function bindingShares(
  { epochCivilDays, sampleDays, stageIds }: Pick<Frame, 'epochCivilDays' | 'sampleDays' | 'stageIds'>,
  { binding }: Pick<PathOutcome, 'binding'>,
  endDay: number,
): Float64Array {
  const endDays = endDay - epochCivilDays;
  const within = binding.filter((_, i) => sampleDays[i]! <= endDays && sampleDays[i]! > endDays - YEAR_DAYS);
  return Float64Array.from(stageIds, (_, k) => within.filter((stage) => stage === k).length / within.length);
}

/** Summarises shares of paths as written and of draws; stages that bound longest as written come first, those that never did are left out. */
export function reproduceBinding(
  stageIds: readonly string[],
  pools: readonly string[],
  written: readonly Float64Array[],
  drawn: readonly Float64Array[],
): readonly BindingShare[] {
  const meanAt = (paths: readonly Float64Array[], k: number): number =>
    paths.reduce((sum, shares) => sum + shares[k]!, 0) / paths.length;
  return stageIds
    .map((stage, k) => ({
      ...{ stage, pool: pools[k]! },
      written: meanAt(written, k),
      drawn: meanAt(drawn, k),
      everDrawn: drawn.filter((shares) => shares[k]! > 0).length / drawn.length,
    }))
    .filter((share) => share.written > 0 || share.drawn > 0)
    .sort((one, other) => other.written - one.written || other.drawn - one.drawn);
}
