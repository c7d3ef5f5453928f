import { METRICS, type MetricId, metricIndex } from '../../src/ensemble/metrics.ts';
import type { Milestone } from '../../src/ensemble/milestones.ts';
import type { Frame, PathOutcome } from '../../src/ensemble/outcome.ts';
import type { EnsemblePlan, Point } from '../../src/ensemble/plan.ts';
import type { BlockStore } from '../../src/ensemble/run-ensemble.ts';

/** What a made-up path says; the rest is missing. */
export interface MadePath {
  readonly metrics?: Partial<Record<MetricId, readonly number[]>>;
  readonly milestoneDays?: readonly number[];
  readonly future?: PathOutcome['future'];
  readonly binding?: readonly number[];
}

/** A frame of samples and milestones by their ids, whose paths are made up. */
export function madeFrame(sampleDays: readonly number[], milestones: readonly string[] = [], epochCivilDays = 0): Frame {
  const named = milestones.map((id): Milestone => ({ id, meaning: id, needsDays: 0, dayOf: () => NaN }));
  return {
    epochCivilDays,
    forkDays: undefined,
    sampleDays: Float64Array.from(sampleDays),
    stageIds: ['decide', 'run'],
    milestones: named,
  };
}

/** A path as an ensemble keeps it. */
export function madeOutcome({ sampleDays, milestones }: Frame, made: MadePath): PathOutcome {
  const metrics = new Float64Array(METRICS.length * sampleDays.length).fill(NaN);
  for (const [id, values] of Object.entries(made.metrics ?? {}))
    metrics.set(values, metricIndex(id as MetricId) * sampleDays.length);
  return {
    future: made.future ?? 'none',
    metrics,
    binding: Uint8Array.from(made.binding ?? new Array<number>(sampleDays.length).fill(0)),
    milestoneDays: Float64Array.from(made.milestoneDays ?? new Array<number>(milestones.length).fill(NaN)),
    releaseDays: new Float64Array(0),
    releaseMinutes: new Float64Array(0),
    highestLoopGain: NaN,
    events: 1,
    granularity: 1,
    fingerprint: '',
  };
}

/** A plan of two members whose paths are made up, by point, member and replication, and where they are found. */
export function madeEnsemble(points: readonly (readonly (readonly PathOutcome[])[])[]): {
  readonly plan: EnsemblePlan;
  readonly found: { readonly store: BlockStore; readonly pointsPerBlock: number };
} {
  const uncertainty = { parameters: [], correlations: [], variants: [] };
  const members = ['a', 'b'].map((id) => ({ id, title: id, yaml: '', uncertainty }));
  const listed = points.map((_, i): Point => ({ draw: i + 1, values: [] }));
  const plan: EnsemblePlan = {
    seed: 1,
    replications: points[0]![0]!.length,
    members,
    design: { kind: 'listed', points: listed },
  };
  const store: BlockStore = {
    has: () => true,
    put: () => {},
    get: (index) => ({ index, outcomes: points[index]!.flat() }),
  };
  return { plan, found: { store, pointsPerBlock: 1 } };
}
