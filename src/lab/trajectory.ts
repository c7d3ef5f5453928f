import type { Violation } from '../queueing/audit.ts';
import type { SampleColumnId } from './columns.ts';
import type { PoolColumnId, StageColumnId } from './place-columns.ts';

/** A model generation on its way from start to promotion; days since the epoch, NaN where it did not happen. */
export interface Generation {
  readonly index: number;
  readonly startDays: number;
  /** Training began: at the start, or once the training data were there. */
  readonly trainingDays: number;
  readonly trainedDays: number;
  /** The last evaluation ended. */
  readonly evaluatedDays: number;
  /** The last approval was given. */
  readonly approvedDays: number;
  /** A staged release began. */
  readonly releasedDays: number;
  readonly promotedDays: number;
  /** Since the start of the generation before; dropped ones are left out. */
  readonly intervalDays: number;
  readonly effectiveComputeRatio: number;
  readonly softwareEfficiencyRatio: number;
  readonly horizonMinutes: number;
  readonly horizonCapped: boolean;
  readonly loopGainRatio: number;
  readonly returnsEffectiveRatio: number;
  readonly bindingPool: string;
  readonly bindingStage: string;
  /** Harm of its drift at the last look or at promotion, and as the last look measured it. */
  readonly trueHarm: number;
  readonly measuredHarm: number;
  /** Looks that raised an alarm, and those of them that chance alone would have raised. */
  readonly alarms: number;
  readonly falseAlarms: number;
  /** 1 if it was promoted with harm that its battery did not see. */
  readonly misses: number;
  /** Remediations. */
  readonly rounds: number;
  readonly daysLost: number;
  readonly outcome: 'in flight' | 'promoted' | 'rolled back';
}

/** A lasting change of the stage that binds experiments, or of the step of the generation loop that holds up successors. */
export interface Migration {
  readonly days: number;
  readonly loop: 'research' | 'generation';
  readonly fromStage: string;
  readonly toStage: string;
  readonly fromPool: string;
  readonly toPool: string;
}

/**
 * Migrations of one loop: where experiments are bound, or what holds up successors.
 */
export function migrationsOf(loop: Migration['loop'], { migrations }: Pick<Trajectory, 'migrations'>): readonly Migration[] {
  return migrations.filter((migration) => migration.loop === loop);
}

/** Accelerators that the lab ordered, on the day of their arrival. */
export interface Delivery {
  readonly days: number;
  readonly accelerators: number;
}

/** ln S whenever the lab's control reads it, and what the lab's orders added to its fleet. */
export interface SoftwarePath {
  readonly days: readonly number[];
  readonly logEfficiency: readonly number[];
  readonly deliveries: readonly Delivery[];
}

/** One simulated path, column-wise and structured-cloneable. */
export interface Trajectory {
  readonly sampleDays: Float64Array;
  readonly stageIds: readonly string[];
  readonly poolIds: readonly string[];
  readonly series: Readonly<Record<SampleColumnId, Float64Array>>;
  /** Binding pool and stage at each sample. */
  readonly bindingPool: readonly string[];
  readonly bindingStage: readonly string[];
  /** Step of the generation loop that holds up successors at each sample; `nothing` where none is due. */
  readonly holdingStep: readonly string[];
  /** Each [sample * stages + stage]. */
  readonly stageSeries: Readonly<Record<StageColumnId, Float64Array>>;
  /** Each [sample * pools + pool]. */
  readonly poolSeries: Readonly<Record<PoolColumnId, Float64Array>>;
  /** ln S at every look of the lab's control and the fleet's orders, for a twin to follow. */
  readonly software: SoftwarePath;
  readonly generations: readonly Generation[];
  readonly migrations: readonly Migration[];
  readonly audit: readonly Violation[];
  readonly fingerprint: string;
  readonly events: number;
  /** Largest number of jobs one simulated job stood for. */
  readonly granularityMax: number;
}
