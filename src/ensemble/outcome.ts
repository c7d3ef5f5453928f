import { classify, type Future } from '../lab/classify.ts';
import type { LabScenario } from '../lab/parameters.ts';
import type { Trajectory } from '../lab/trajectory.ts';
import { METRICS } from './metrics.ts';
import { type Milestone, milestonesOf } from './milestones.ts';

/** What all paths of a member have in common. */
export interface Frame {
  /** Days from 1970-01-01 to the epoch. */
  readonly epochCivilDays: number;
  readonly sampleDays: Float64Array;
  /** From which a future's change holds; undefined where nothing changes. */
  readonly forkDays: number | undefined;
  readonly stageIds: readonly string[];
  readonly milestones: readonly Milestone[];
}

/** What an ensemble keeps of one path: plain and structured-cloneable. */
export interface PathOutcome {
  readonly future: Future;
  /** Each metric at each sample [metric * samples + sample]; NaN where there is none, as for ratios over nothing. */
  readonly metrics: Float64Array;
  /** Index of the stage that binds, by sample; 255 before the lab's first look at itself. */
  readonly binding: Uint8Array;
  /** By milestone [days since the epoch]; NaN where it is never reached. */
  readonly milestoneDays: Float64Array;
  /** Of the generations that were deployed, in that order [days since the epoch]. */
  readonly releaseDays: Float64Array;
  /** p50 time horizon of each of them [minutes]. */
  readonly releaseMinutes: Float64Array;
  /** Of its generations; NaN where none has one. */
  readonly highestLoopGain: number;
  readonly events: number;
  /** Most jobs that one simulated job stood for. */
  readonly granularity: number;
  /** Of its event sequence. */
  readonly fingerprint: string;
}

/** The frame of a lab's paths. */
export function frameOf({ epochCivilDays, sampleDays, base, fork }: LabScenario): Frame {
  const stageIds = base.stages.map(({ id }) => id);
  return { epochCivilDays, sampleDays, forkDays: fork?.fromDays, stageIds, milestones: milestonesOf(stageIds) };
}

/** Keeps what an ensemble wants of a path; without a twin, what compares the two is NaN. */
export function outcomeOf(path: Trajectory, { milestones, stageIds, sampleDays }: Frame): PathOutcome {
  const metrics = new Float64Array(METRICS.length * sampleDays.length);
  for (const [i, { id }] of METRICS.entries()) metrics.set(path.series[id].map(finiteOrNone), i * sampleDays.length);
  const gains = path.generations.map(({ loopGainRatio }) => loopGainRatio).filter((gain) => !Number.isNaN(gain));
  const released = path.generations
    .filter(({ promotedDays }) => !Number.isNaN(promotedDays))
    .sort((one, other) => one.promotedDays - other.promotedDays);
  return {
    future: classify({ sampleDays: path.sampleDays, ...path.series }).future,
    metrics,
    binding: Uint8Array.from(path.bindingStage, (id) => stageIds.indexOf(id)),
    milestoneDays: Float64Array.from(milestones, ({ dayOf }) => dayOf(path)),
    releaseDays: Float64Array.from(released, ({ promotedDays }) => promotedDays),
    releaseMinutes: Float64Array.from(released, ({ horizonMinutes }) => horizonMinutes),
    highestLoopGain: gains.length === 0 ? Number.NaN : Math.max(...gains),
    events: path.events,
    granularity: path.granularityMax,
    fingerprint: path.fingerprint,
  };
}

function finiteOrNone(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
