import { DAYS_PER_YEAR } from '../base/units.ts';
import { pow } from '../numeric/pow.ts';
import type { LabScenario } from './parameters.ts';
import { ratioOf } from './quarter.ts';
import type { Trajectory } from './trajectory.ts';

/** Code per engineer is stated over its mean in the first four years, 2021 to 2024 in the history, or before a fork that comes sooner. */
const CODE_BASELINE_YEARS = 4;

/**
 * Fills in the columns that need a second look at the path: progress multiplier q X^lambda over the twin's, throughput over the twin's, and code per engineer over its early mean.
 */
export function pairWithTwin(path: Trajectory, twin: Trajectory, scenario: LabScenario): Trajectory {
  const { series, sampleDays } = path;
  const lambdaAt = (days: number): number => {
    const forked = scenario.fork !== undefined && days >= scenario.fork.fromDays;
    return (forked ? scenario.fork!.parameters : scenario.base).progress.parallelExponent;
  };
  const throughput = series.experiments_per_year.map((rate, i) => ratioOf(rate, twin.series.experiments_per_year[i]!));
  const quality = series.result_quality_ratio.map((value, i) => ratioOf(value, twin.series.result_quality_ratio[i]!));
  const multiplier = throughput.map((ratio, i) => quality[i]! * pow(ratio, lambdaAt(sampleDays[i]!)));
  const forkDays = scenario.fork?.fromDays ?? 0;
  const untilDays = Math.min(CODE_BASELINE_YEARS * DAYS_PER_YEAR, forkDays > 0 ? forkDays : Infinity);
  const measured = series.code_per_engineer_ratio.filter((value) => !Number.isNaN(value));
  const before = series.code_per_engineer_ratio.filter((value, i) => sampleDays[i]! < untilDays && !Number.isNaN(value));
  const early = before.length > 0 ? before : measured.subarray(0, 1);
  const baseline = early.reduce((sum, value) => sum + value, 0) / early.length;
  return {
    ...path,
    series: {
      ...series,
      throughput_ratio: throughput,
      progress_multiplier_ratio: multiplier,
      code_per_engineer_ratio: series.code_per_engineer_ratio.map((value) => value / baseline),
    },
  };
}
