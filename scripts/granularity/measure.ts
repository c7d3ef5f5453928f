import { readFileSync } from 'node:fs';
import type { SampleColumnId } from '../../src/lab/columns.ts';
import type { PoolColumnId } from '../../src/lab/place-columns.ts';
import { simulateLab } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { log } from '../../src/numeric/log.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { momentsOf, standardError } from '../../src/stats/moments.ts';

/** A stretch of a shipped scenario, over which figures are means of its samples. */
export interface Stretch {
  readonly scenario: string;
  readonly fromDays: number;
  readonly end: string;
  readonly seeds: readonly number[];
}

/** Mean over seeds and its standard error. */
export interface Estimate {
  readonly mean: number;
  readonly error: number;
}

/** What one granularity makes of a stretch. */
export interface Measured {
  /** ln experiments a year, and ln changes a year: means over the stretch. */
  readonly logExperiments: Estimate;
  readonly logChanges: Estimate;
  /** Experiments completed over what X_max would have allowed. */
  readonly expected: Estimate;
  /** By pool: capacity held over capacity. */
  readonly utilization: Readonly<Record<string, Estimate>>;
  readonly cycleDays: Estimate;
  /** ln S at the end. */
  readonly logEfficiency: Estimate;
  readonly events: Estimate;
  /** Largest bundle [jobs]. */
  readonly bundleJobs: number;
}

/** Simulates a stretch at a granularity with every seed; `jobsPerYear` undefined is exact simulation. */
export function measure(stretch: Stretch, jobsPerYear: number | undefined): Measured {
  const granularity = jobsPerYear === undefined ? 'exact' : `{experiment: ${jobsPerYear}, change: ${jobsPerYear}}`;
  const overrides = [`granularity=${granularity}`, `time.end=${stretch.end}`];
  const read = (path: string): string => readFileSync(path, 'utf8');
  const lab = loadScenario(`scenarios/${stretch.scenario}.yaml`, { read, overrides }).lab!;
  const paths = stretch.seeds.map((seed) => simulateLab(lab, { seed, draw: 'point', replication: 1 }));
  const over = (of: (path: Trajectory) => number): Estimate => {
    const moments = momentsOf(paths.map(of));
    return { mean: moments.mean, error: standardError(moments) };
  };
  const { poolIds } = paths[0]!;
  const poolMean = (pool: number) => over((path) => meanOfPool(path, stretch, 'utilization_share', pool));
  return {
    logExperiments: over((path) => meanOf(path, stretch, 'experiments_per_year', log)),
    logChanges: over((path) => meanOf(path, stretch, 'changes_per_year', log)),
    expected: over((path) => meanOf(path, stretch, 'experiments_expected_ratio')),
    utilization: Object.fromEntries(poolIds.map((id, pool) => [id, poolMean(pool)])),
    cycleDays: over((path) => meanOf(path, stretch, 'experiment_cycle_days')),
    logEfficiency: over((path) => log(path.series.software_efficiency_ratio.at(-1)!)),
    events: over((path) => path.events),
    bundleJobs: Math.max(...paths.map((path) => path.granularityMax)),
  };
}

function meanOf(path: Trajectory, { fromDays }: Stretch, column: SampleColumnId, scale = (x: number): number => x): number {
  const values = [...path.series[column]].filter((_, i) => path.sampleDays[i]! >= fromDays);
  return values.reduce((sum, value) => sum + scale(value), 0) / values.length;
}

function meanOfPool(path: Trajectory, { fromDays }: Stretch, column: PoolColumnId, pool: number): number {
  const pools = path.poolIds.length;
  const rows = [...path.sampleDays.keys()].filter((i) => path.sampleDays[i]! >= fromDays);
  return rows.reduce((sum, i) => sum + path.poolSeries[column][i * pools + pool]!, 0) / rows.length;
}
