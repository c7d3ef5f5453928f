import { DAYS_PER_YEAR } from '../base/units.ts';
import type { LabScenario } from './parameters.ts';
import type { Trajectory } from './trajectory.ts';

/** Code per engineer is stated over its mean in the first four years, 2021 to 2024 in the history, or before a fork that comes sooner. */
const BASELINE_YEARS = 4;

/** Puts a path's code per engineer over its early mean, which is known only once the path is. */
export function withRelativeCode(path: Trajectory, { fork }: Pick<LabScenario, 'fork'>): Trajectory {
  const { series, sampleDays } = path;
  const code = series.code_per_engineer_ratio;
  const forkDays = fork?.fromDays ?? 0;
  const untilDays = Math.min(BASELINE_YEARS * DAYS_PER_YEAR, forkDays > 0 ? forkDays : Infinity);
  const measured = code.filter((value) => !Number.isNaN(value));
  const before = code.filter((value, i) => sampleDays[i]! < untilDays && !Number.isNaN(value));
  const early = before.length > 0 ? before : measured.subarray(0, 1);
  const baseline = early.reduce((sum, value) => sum + value, 0) / early.length;
  return { ...path, series: { ...series, code_per_engineer_ratio: code.map((value) => value / baseline) } };
}
