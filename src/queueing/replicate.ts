import { assert } from '../base/assert.ts';
import type { StreamKey } from '../random/streams.ts';
import { mergeHistograms } from '../stats/histogram.ts';
import { meanInterval } from '../stats/intervals.ts';
import { momentsOf } from '../stats/moments.ts';
import type { Tracer } from './control.ts';
import { Fingerprint } from './fingerprint.ts';
import type { NetworkIntervals, PathFigures } from './intervals.ts';
import { halfWidthShare, replicationIntervals, uncertainFigures } from './intervals.ts';
import type { Measured } from './measure.ts';
import type { NetworkClock, NetworkSpread, PlaceFigures, PlaceSpread } from './result.ts';
import type { NetworkResult, NetworkRunOptions } from './simulate-network.ts';
import { simulateNetwork } from './simulate-network.ts';
import type { NetworkSpec } from './spec.ts';

/** How many replications: so many, or as many as a relative precision takes, from `least` to `most` of them. */
export type ReplicationPlan =
  | { readonly replications: number }
  | {
      /** Half the width of the 95 % interval of each class's mean cycle time, as a share of that mean, is at most this. */
      readonly precisionShare: number;
      /** 10 where left out, since few replications may agree by chance; at least 5. */
      readonly least?: number;
      /** 200 where left out. */
      readonly most?: number;
    };

/** What replications may be given besides. */
export interface ReplicationOptions extends Pick<NetworkRunOptions, 'statistics'> {
  /** Sees the first replication. */
  readonly tracer?: Tracer;
  /** Is told before each replication how many are done. */
  readonly watch?: (done: number) => void;
}

/** What independent replications of one network found. */
export interface NetworkStudy {
  readonly replications: number;
  /** Widest half-width of a class's mean cycle time, as a share of that mean; Infinity where one is not known. */
  readonly reachedShare: number;
  readonly intervals: NetworkIntervals;
  /** Figures of each replication, in order: equal seeds pair those of two networks. */
  readonly paths: readonly PathFigures[];
  /**
   * Overall figures are means over the replications, spreads are of all their jobs, events of all paths; the samples are those of the
   * first replication.
   */
  readonly result: NetworkResult;
}

const LEAST = 10;
const FEWEST = 5;
const MOST = 200;

/**
 * Simulates independent replications of a plain network, numbered from 1, and gives each figure its 95 % interval.
 *
 * With a precision, replications are added one by one until it is reached for the mean cycle time of every class, or until there are
 * `most`. Waits are not asked: that of a stage with little load is near 0, and its relative precision the last that anybody needs.
 * Source: Law (2015), Simulation Modeling and Analysis, 9.4.1 (sequential procedure).
 * @param key seed and draw; replication n of it is the path of simulateNetwork with that number
 * @throws InvariantError as simulateNetwork does, or if the plan cannot be followed
 */
export function replicateNetwork(
  spec: NetworkSpec,
  clock: NetworkClock,
  key: Pick<StreamKey, 'seed' | 'draw'>,
  plan: ReplicationPlan,
  options: ReplicationOptions = {},
): NetworkStudy {
  const { least, most, precisionShare } = limitsOf(plan);
  const { tracer, watch, ...common } = options;
  const study = new Study();
  do {
    watch?.(study.replications);
    const traced = study.replications === 0 && tracer !== undefined ? { tracer } : {};
    const path = { ...key, replication: study.replications + 1 };
    study.add(simulateNetwork(spec, clock, path, { ...common, ...traced }));
  } while (study.replications < least || (study.replications < most && !(study.reachedShare() <= precisionShare)));
  return study.summary();
}

function limitsOf(plan: ReplicationPlan): { least: number; most: number; precisionShare: number } {
  if ('replications' in plan) {
    const { replications } = plan;
    assert(Number.isInteger(replications) && replications >= 1, 'at least one replication', { replications });
    return { least: replications, most: replications, precisionShare: Infinity };
  }
  const { precisionShare, most = MOST, least = Math.min(LEAST, most) } = plan;
  assert(FEWEST <= least && least <= most, 'a precision is judged by enough replications', { fewest: FEWEST, least, most });
  assert(precisionShare > 0, 'a precision that can be reached', { precisionShare });
  return { least, most, precisionShare };
}

/** Replications so far; their paths are not kept. */
class Study {
  private readonly paths: PathFigures[] = [];
  private readonly overalls: Measured[] = [];
  private readonly fingerprints: string[] = [];
  private events = 0;
  private first: NetworkResult | undefined;
  private spread: NetworkSpread | undefined;

  get replications(): number {
    return this.paths.length;
  }

  add(result: NetworkResult): void {
    const { overall, spread, events, fingerprint } = result;
    this.first ??= result;
    this.paths.push(uncertainFigures(overall, spread));
    this.overalls.push(overall);
    this.fingerprints.push(fingerprint);
    this.events += events;
    if (spread !== undefined)
      this.spread = this.spread === undefined ? spread : mergeSpreads(this.spread, spread, this.paths.length);
  }

  reachedShare(): number {
    const shares = this.first!.overall.classes.map((_, c) =>
      halfWidthShare(meanInterval(this.paths.map(({ classes }) => classes[c]!.meanCycleDays))),
    );
    return Math.max(0, ...shares);
  }

  summary(): NetworkStudy {
    const { replications, paths, overalls, events, spread } = this;
    const first = this.first!;
    return {
      replications,
      reachedShare: this.reachedShare(),
      intervals: replicationIntervals(paths, first.overall),
      paths,
      result: {
        ...first,
        overall: meanMeasured(overalls),
        ...(spread === undefined ? {} : { spread }),
        events,
        fingerprint: foldFingerprints(this.fingerprints),
      },
    };
  }
}

function meanMeasured(all: readonly Measured[]): Measured {
  const meanOf = (of: keyof Measured): PlaceFigures[] => all[0]![of].map((_, i) => meanFigures(all.map((each) => each[of][i]!)));
  return { stations: meanOf('stations'), classes: meanOf('classes'), pools: meanOf('pools') };
}

function meanFigures(all: readonly PlaceFigures[]): PlaceFigures {
  const { id, ...figures } = all[0]!;
  const names = Object.keys(figures) as (keyof typeof figures)[];
  const means = names.map((name) => [name, momentsOf(all.map((each) => each[name])).mean] as const);
  return { id, ...(Object.fromEntries(means) as typeof figures) };
}

/** Jobs of both; the variance over time is the mean of `count` replications', of which `other` is the last. */
function mergeSpreads(one: NetworkSpread, other: NetworkSpread, count: number): NetworkSpread {
  const merge = (of: keyof NetworkSpread): PlaceSpread[] =>
    one[of].map((place, i) => {
      const next = other[of][i]!;
      return {
        id: place.id,
        varianceInProcess: place.varianceInProcess + (next.varianceInProcess - place.varianceInProcess) / count,
        waitDays: mergeHistograms(place.waitDays, next.waitDays),
        cycleDays: mergeHistograms(place.cycleDays, next.cycleDays),
      };
    });
  return { stations: merge('stations'), classes: merge('classes'), pools: merge('pools') };
}

/** One fingerprint for all; that of a single path is its own. */
function foldFingerprints(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0]!;
  const fold = new Fingerprint();
  const hexadecimal = 16;
  const half = texts[0]!.length / 2;
  for (const [i, text] of texts.entries()) {
    fold.add(i, Number.parseInt(text.slice(0, half), hexadecimal), Number.parseInt(text.slice(half), hexadecimal));
  }
  return fold.text;
}
