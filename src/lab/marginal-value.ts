import { log } from '../numeric/log.ts';
import type { StreamKey } from '../random/streams.ts';
import { momentsOf, standardError } from '../stats/moments.ts';
import type { LabScenario } from './parameters.ts';
import { simulateLab } from './simulate-lab.ts';
import type { Trajectory } from './trajectory.ts';

/** How much larger a pool is made to see what it is worth. */
const CAPACITY_FACTOR = 1.1;

/** What more of one pool is worth in experiments. */
export interface MarginalValue {
  readonly pool: string;
  /** d ln X / d ln capacity, simulated: mean over replications and its standard error. */
  readonly elasticity: number;
  readonly standardError: number;
}

/** A stretch of time over which experiments are counted [days since the epoch]. */
export interface Stretch {
  readonly fromDays: number;
  readonly toDays: number;
}

/**
 * Simulates the lab again with each pool ten per cent larger, on common random numbers and the same path of S, and compares the
 * experiments completed in the quarters up to the samples in each stretch; so many times, since a path has noise of its own.
 *
 * d ln X / d ln c = ln(X' / X) / ln 1.1. The plan's own value is 1 for the pool that binds and 0 for the others; the simulated one also
 * has what queueing and the limit on work in process make of it.
 * @param replications 2 or more
 * @returns one list for each stretch
 */
export function simulateMarginalValues(
  scenario: LabScenario,
  key: StreamKey,
  stretches: readonly Stretch[],
  replications: number,
): readonly (readonly MarginalValue[])[] {
  const keys = Array.from({ length: replications }, (_, i) => ({ ...key, replication: key.replication + i }));
  const runs = keys.map((replication) => elasticities(scenario, replication, stretches));
  const pools = Object.keys(runs[0]!);
  return stretches.map((_, s) =>
    pools.map((pool) => {
      const moments = momentsOf(runs.map((run) => run[pool]![s]!));
      return { pool, elasticity: moments.mean, standardError: standardError(moments) };
    }),
  );
}

/** By pool, by stretch. */
function elasticities(
  scenario: LabScenario,
  key: StreamKey,
  stretches: readonly Stretch[],
): Readonly<Record<string, readonly number[]>> {
  const { software, poolIds } = simulateLab(scenario, key);
  const experiments = (capacityFactors: readonly number[]): readonly number[] => {
    const path = simulateLab(scenario, key, { withSoftware: software, capacityFactors });
    return stretches.map((stretch) => experimentsWithin(path, stretch));
  };
  const base = experiments([]);
  const ofPool = (pool: number): readonly number[] => {
    const larger = experiments(poolIds.map((_, other) => (other === pool ? CAPACITY_FACTOR : 1)));
    return larger.map((count, s) => log(count / base[s]!) / log(CAPACITY_FACTOR));
  };
  return Object.fromEntries(poolIds.map((pool, i) => [pool, ofPool(i)]));
}

function experimentsWithin({ sampleDays, series }: Trajectory, { fromDays, toDays }: Stretch): number {
  const within = (days: number): boolean => days >= fromDays && days <= toDays;
  return series.experiments_per_year.reduce((sum, rate, i) => (within(sampleDays[i]!) ? sum + rate : sum), 0);
}
