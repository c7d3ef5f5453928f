import { FUTURES } from '../forecast/view-tally.ts';
import type { Frame, PathOutcome } from '../outcome.ts';
import type { EnsemblePlan } from '../plan.ts';
import { outcomesInOrder, type RunOptions } from '../run-ensemble.ts';
import { type CommonSample, commonSamples, type Two } from './common-samples.ts';
import { type MetricComparison, MetricPairs } from './metric-pairs.ts';
import { type MilestoneComparison, MilestonePairs } from './milestone-pairs.ts';

/** Paths in which a stage binds at a day. */
export interface BindingComparison {
  /** Days since 1970-01-01. */
  readonly civilDays: number;
  readonly stage: string;
  readonly paths: Two<number>;
}

/** Two labs compared over the same draws, the same replications and the same random numbers. */
export interface LabComparison {
  readonly ids: Two<string>;
  /** Of both, in their order. */
  readonly stageIds: readonly string[];
  /** Points, which are what intervals count, and pairs of paths of each. */
  readonly points: number;
  readonly replications: number;
  /** Pairs of paths that are the same in all that is kept of them. */
  readonly samePairs: number;
  readonly metrics: readonly MetricComparison[];
  readonly milestones: readonly MilestoneComparison[];
  /** Pairs of paths by class of future [first * classes + second], as in FUTURES. */
  readonly transitions: Int32Array;
  /** Stages that bind in either, by day. */
  readonly binding: readonly BindingComparison[];
  readonly events: number;
  /** Most jobs that one simulated job stood for, in any path. */
  readonly granularity: number;
}

/** Compares the two members of an ensemble that has been simulated. */
export function compareMembers(
  plan: EnsemblePlan,
  frames: Two<Frame>,
  options: Pick<RunOptions, 'store' | 'pointsPerBlock'>,
): LabComparison {
  const [first, second] = frames;
  const samples = commonSamples(first, second);
  const metrics = new MetricPairs(samples, [first.sampleDays.length, second.sampleDays.length]);
  const milestones = new MilestonePairs(frames);
  const stageIds = [...new Set(frames.flatMap((frame) => frame.stageIds))];
  const binding = new BindingPairs(samples, frames, stageIds);
  const counts = new PairCounts();
  let points = 0;
  for (const { outcomes } of outcomesInOrder(plan, options)) {
    const [firsts, seconds] = outcomes as Two<readonly PathOutcome[]>;
    points++;
    metrics.add(firsts, seconds);
    milestones.add(firsts, seconds);
    for (const [i, path] of firsts.entries()) {
      binding.add(path, seconds[i]!);
      counts.add(path, seconds[i]!);
    }
  }
  return {
    ids: [plan.members[0]!.id, plan.members[1]!.id],
    stageIds,
    ...{ points, replications: plan.replications, ...counts.found() },
    metrics: metrics.comparisons(),
    milestones: milestones.comparisons(),
    binding: binding.comparisons(),
  };
}

/** What is counted of all pairs of paths. */
class PairCounts {
  readonly #transitions = new Int32Array(FUTURES.length * FUTURES.length);
  #samePairs = 0;
  #events = 0;
  #granularity = 1;

  add(...pair: Two<PathOutcome>): void {
    const [first, second] = pair;
    this.#transitions[FUTURES.indexOf(first.future) * FUTURES.length + FUTURES.indexOf(second.future)]!++;
    if (areSame(first, second)) this.#samePairs++;
    for (const { events, granularity } of pair) {
      this.#events += events;
      this.#granularity = Math.max(this.#granularity, granularity);
    }
  }

  found(): Pick<LabComparison, 'transitions' | 'samePairs' | 'events' | 'granularity'> {
    return {
      ...{ transitions: this.#transitions, samePairs: this.#samePairs },
      ...{ events: this.#events, granularity: this.#granularity },
    };
  }
}

/** How often each stage binds, by day. */
class BindingPairs {
  readonly #samples: readonly CommonSample[];
  readonly #frames: Two<Frame>;
  readonly #stages: readonly string[];
  readonly #counts: readonly Two<Int32Array>[];

  constructor(samples: readonly CommonSample[], frames: Two<Frame>, stages: readonly string[]) {
    this.#samples = samples;
    this.#frames = frames;
    this.#stages = stages;
    const none = (): Int32Array => new Int32Array(this.#stages.length);
    this.#counts = samples.map(() => [none(), none()]);
  }

  add(...pair: Two<PathOutcome>): void {
    for (const [s, { samples }] of this.#samples.entries()) {
      for (const [member, { binding }] of pair.entries()) {
        const id = this.#frames[member]!.stageIds[binding[samples[member]!]!];
        if (id !== undefined) this.#counts[s]![member]![this.#stages.indexOf(id)]!++;
      }
    }
  }

  comparisons(): readonly BindingComparison[] {
    return this.#samples.flatMap(({ civilDays }, s) =>
      this.#stages.flatMap((stage, i): BindingComparison[] => {
        const paths: Two<number> = [this.#counts[s]![0][i]!, this.#counts[s]![1][i]!];
        return paths[0] + paths[1] === 0 ? [] : [{ civilDays, stage, paths }];
      }),
    );
  }
}

function areSame(one: PathOutcome, other: PathOutcome): boolean {
  return (
    one.future === other.future &&
    areEqual(one.metrics, other.metrics) &&
    areEqual(one.milestoneDays, other.milestoneDays) &&
    areEqual(one.binding, other.binding)
  );
}

function areEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return one.length === other.length && Array.from(one).every((value, i) => Object.is(value, other[i]));
}
