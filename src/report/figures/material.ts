import type { Trends } from '../../calibrate/series.ts';
import type { Forecast } from '../../ensemble/forecast/forecast.ts';
import type { Trajectory } from '../../lab/trajectory.ts';

/** A lab that was simulated once, with its twin. */
export interface LabPath {
  readonly id: string;
  readonly title: string;
  readonly trajectory: Trajectory;
  /** The scenario's epoch, in days since 1970-01-01 [days]. */
  readonly epochCivilDays: number;
  /** Day since the epoch on which it parts from the history; undefined where nothing changes [days]. */
  readonly fromDays: number | undefined;
}

/** What pictures can be about; each part is there where a command has it. */
export interface Material {
  /** One lab, looked into. */
  readonly path?: LabPath;
  /** Labs of one epoch, side by side; a single one counts. */
  readonly paths?: readonly LabPath[];
  /** Forecasts with common draws, side by side; a single one counts. */
  readonly forecasts?: readonly Forecast[];
  /** What was published of the past. */
  readonly published?: Trends;
}
