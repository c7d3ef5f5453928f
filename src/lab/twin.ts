import { pow } from '../numeric/pow.ts';
import type { LabScenario } from './parameters.ts';
import { ratioOf } from './quarter.ts';
import type { Trajectory } from './trajectory.ts';

/** lambda, the exponent of throughput in progress that holds on a day: a future may change it. */
export function parallelExponentAt({ base, fork }: LabScenario, days: number): number {
  const parameters = fork !== undefined && days >= fork.fromDays ? fork.parameters : base;
  return parameters.progress.parallelExponent;
}

/** Fills in the columns that compare a path with its twin: progress multiplier q X^lambda and throughput over the twin's. */
export function pairWithTwin(path: Trajectory, twin: Trajectory, scenario: LabScenario): Trajectory {
  const { series, sampleDays } = path;
  const throughput = series.experiments_per_year.map((rate, i) => ratioOf(rate, twin.series.experiments_per_year[i]!));
  const quality = series.result_quality_ratio.map((value, i) => ratioOf(value, twin.series.result_quality_ratio[i]!));
  const multiplier = throughput.map((ratio, i) => quality[i]! * pow(ratio, parallelExponentAt(scenario, sampleDays[i]!)));
  return {
    ...path,
    series: {
      ...series,
      throughput_ratio: throughput,
      progress_multiplier_ratio: multiplier,
    },
  };
}
