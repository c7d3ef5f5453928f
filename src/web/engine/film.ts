import type { LabParameters } from '../../lab/parameters.ts';
import type { Trajectory } from '../../lab/trajectory.ts';

/** What a lab does from sample to sample, for the moving picture of its network. */
export interface Film {
  /** By sample [days since 1970-01-01] */
  readonly days: readonly number[];
  /** Day from which a future goes its own way [days since 1970-01-01]; null where there is no such day. */
  readonly partingDay: number | null;
  readonly stages: readonly FilmedStage[];
  readonly pools: readonly FilmedPool[];
  /** Stages that experiments visit, in order, by index. */
  readonly path: readonly number[];
  /** Stages that changes visit, in order, by index. */
  readonly changePath: readonly number[];
  /** Whether experiments are served before changes. */
  readonly experimentsFirst: boolean;
  /** Stage that binds, by sample; '' where none is known. */
  readonly binding: readonly string[];
  /** By sample; null where there is none. */
  readonly generation: readonly (number | null)[];
  readonly horizonMinutes: readonly (number | null)[];
  /** Where the horizon stands at its cap. */
  readonly isCapped: readonly boolean[];
  readonly progressRatio: readonly (number | null)[];
}

/** A stage, by sample; null where there is none. */
export interface FilmedStage {
  readonly id: string;
  /** Work of people and AI, or slots of accelerators. */
  readonly kind: 'work' | 'slots';
  /** The pool that serves it. */
  readonly pool: string;
  readonly waitingJobs: readonly (number | null)[];
  readonly inProcessJobs: readonly (number | null)[];
  readonly waitDays: readonly (number | null)[];
  readonly visitsPerYear: readonly (number | null)[];
  readonly automatedShare: readonly (number | null)[];
  readonly utilizationShare: readonly (number | null)[];
  readonly speedupRatio: readonly (number | null)[];
}

/** A pool, by sample. */
export interface FilmedPool {
  readonly id: string;
  readonly utilizationShare: readonly (number | null)[];
  readonly capacityServers: readonly (number | null)[];
}

/** What a path's columns hold of the network, as plain numbers; a future parts from the history `fromDays` after the epoch. */
export function filmOf(trajectory: Trajectory, lab: LabParameters, epochCivilDays: number, fromDays?: number): Film {
  const { sampleDays, stageIds, poolIds, stageSeries, poolSeries, series } = trajectory;
  const samples = [...sampleDays.keys()];
  const stageColumn = (values: Float64Array, stage: number) => samples.map((i) => shown(values[i * stageIds.length + stage]!));
  const poolColumn = (values: Float64Array, pool: number) => samples.map((i) => shown(values[i * poolIds.length + pool]!));
  const [experiment, change] = lab.classes;
  return {
    days: Array.from(sampleDays, (days) => epochCivilDays + days),
    partingDay: fromDays === undefined ? null : epochCivilDays + fromDays,
    stages: stageIds.map((id, k) => ({
      id,
      kind: lab.stages[k]!.kind,
      pool: poolOf(lab, k),
      waitingJobs: stageColumn(stageSeries.waiting_jobs, k),
      inProcessJobs: stageColumn(stageSeries.in_process_jobs, k),
      waitDays: stageColumn(stageSeries.wait_days, k),
      visitsPerYear: stageColumn(stageSeries.visits_per_year, k),
      automatedShare: stageColumn(stageSeries.automated_share, k),
      utilizationShare: stageColumn(stageSeries.utilization_share, k),
      speedupRatio: stageColumn(stageSeries.speedup_ratio, k),
    })),
    pools: poolIds.map((id, p) => ({
      id,
      utilizationShare: poolColumn(poolSeries.utilization_share, p),
      capacityServers: poolColumn(poolSeries.capacity_servers, p),
    })),
    path: experiment?.path ?? [],
    changePath: change?.path ?? [],
    experimentsFirst: experiment !== undefined && change !== undefined && experiment.priority < change.priority,
    binding: trajectory.bindingStage,
    generation: Array.from(series.generation_index, shown),
    horizonMinutes: Array.from(series.horizon_p50_minutes, shown),
    isCapped: Array.from(series.horizon_capped_flag, (flag) => flag === 1),
    progressRatio: Array.from(series.progress_multiplier_ratio, shown),
  };
}

function poolOf(lab: LabParameters, stage: number): string {
  const found = lab.stages[stage]!;
  return found.kind === 'work' ? lab.people[found.pool]!.id : 'fleet';
}

/** Four digits are more than a picture shows. */
const DIGITS = 4;

function shown(value: number): number | null {
  return Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : null;
}
