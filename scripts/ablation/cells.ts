import { readFileSync } from 'node:fs';
import { classify, type Future } from '../../src/lab/classify.ts';
import { simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { exp } from '../../src/numeric/exp.ts';
import { log } from '../../src/numeric/log.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';
import { PARTING, type PartingState } from './levers.ts';

/** What became of a scenario, over seeds. */
export interface Cell {
  /** By seed. */
  readonly futures: readonly Future[];
  /** At the end, geometric mean. */
  readonly softwareEfficiency: number;
  /** d ln S/dt of the last year over its highest yearly mean. */
  readonly growthOverPeak: number;
  /** Means over the last year. */
  readonly leverage: number;
  readonly multiplier: number;
  /** At the end, by seed. */
  readonly pools: readonly string[];
}

/** A shipped scenario with overrides, read from the working directory; levers hold from the parting on. */
export function loadAblated(name: string, set: readonly string[]): LoadedScenario {
  const overrides = [...(set.length > 0 ? [`from=${PARTING}`] : []), ...set];
  return loadScenario(`scenarios/${name}.yaml`, { read: (path) => readFileSync(path, 'utf8'), overrides });
}

/** Simulates a scenario with overrides and its twin. */
export function simulateAblated(name: string, set: readonly string[], seed: number): Trajectory {
  return simulateWithTwin(loadAblated(name, set).lab!, { seed, draw: 'point', replication: 1 });
}

/** One cell of a table: a scenario with overrides, by every seed. */
export function cellOf(name: string, set: readonly string[], seeds: readonly number[]): Cell {
  const paths = seeds.map((seed) => simulateAblated(name, set, seed));
  const mean = (of: (path: Trajectory) => number): number => paths.reduce((sum, path) => sum + of(path), 0) / paths.length;
  const classified = paths.map(({ sampleDays, series }) => classify({ sampleDays, ...series }));
  const growth = classified.map(({ conditions }) => conditions.find(({ condition }) => condition.startsWith('growth'))!.found);
  return {
    futures: classified.map(({ future }) => future),
    growthOverPeak: growth.reduce((sum, found) => sum + found, 0) / growth.length,
    softwareEfficiency: exp(mean(({ series }) => log(series.software_efficiency_ratio.at(-1)!))),
    leverage: mean(({ series }) => meanOfLastYear(series.leverage_ratio)),
    multiplier: mean(({ series }) => meanOfLastYear(series.progress_multiplier_ratio)),
    pools: paths.map(({ bindingPool }) => bindingPool.at(-1)!),
  };
}

/** Where a path stands at the parting. */
export function partingState(lab: NonNullable<LoadedScenario['lab']>, { sampleDays, series }: Trajectory): PartingState {
  const row = sampleDays.findIndex((days) => days >= lab.fork!.fromDays);
  return {
    softwareEfficiency: series.software_efficiency_ratio[row]!,
    experimentsPerYear: series.experiments_per_year[row]!,
    horizonMinutes: series.horizon_p50_minutes[row]!,
  };
}

function meanOfLastYear(values: Float64Array): number {
  const last = values.subarray(-12);
  return last.reduce((sum, value) => sum + value, 0) / last.length;
}
