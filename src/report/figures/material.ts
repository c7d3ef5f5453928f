import type { LabForecast } from '../../calibrate/peers/lab-rows.ts';
import type { PeerRow } from '../../calibrate/peers/peer-row.ts';
import type { Reproduction } from '../../calibrate/reproduce/reproduce.ts';
import type { Trends } from '../../calibrate/series.ts';
import type { ReproducedDoublingTime } from '../../calibrate/trends/doubling-times.ts';
import type { Two } from '../../ensemble/comparison/common-samples.ts';
import type { LabComparison } from '../../ensemble/comparison/comparison.ts';
import type { Forecast } from '../../ensemble/forecast/forecast.ts';
import type { MarginalPool, MarginalStage } from '../../ensemble/sensitivity/marginal.ts';
import type { MorrisEffect } from '../../ensemble/sensitivity/morris.ts';
import type { SobolResult } from '../../ensemble/sensitivity/sobol.ts';
import type { Trajectory } from '../../lab/trajectory.ts';
import type { Frontier } from '../frontier-result.ts';
import type { TargetResult } from '../sensitivity-target.ts';
import type { TornadoResult } from '../sensitivity-tornado.ts';

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

/** What sensitivity analysis of one lab found, by method; each is there where it was asked for. */
export interface LabSensitivity {
  readonly id: string;
  readonly title: string;
  /** Days from 1970-01-01 to the epoch. */
  readonly epochCivilDays: number;
  readonly tornado?: readonly TargetResult<TornadoResult>[];
  readonly sobol?: readonly TargetResult<SobolResult>[];
  readonly morris?: readonly TargetResult<readonly MorrisEffect[]>[];
  readonly marginal?: { readonly stages: readonly MarginalStage[]; readonly pools: readonly MarginalPool[] };
}

/** Two labs that were compared path by path. */
export interface ComparedLabs {
  readonly titles: Two<string>;
  readonly comparison: LabComparison;
}

/** Forecasts of others, with paths of labs of ours. */
export interface PeersPicture {
  readonly rows: readonly PeerRow[];
  readonly labs: readonly LabForecast[];
}

/** What more and less oversight does to one lab. */
export interface LabFrontier {
  readonly id: string;
  readonly title: string;
  /** The stretch that was looked at [days since 1970-01-01]. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly frontier: Frontier;
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
  /** What of one lab's uncertainty matters. */
  readonly sensitivity?: LabSensitivity;
  /** What a change changes. */
  readonly comparison?: ComparedLabs;
  /** A history beside what was published of it. */
  readonly reproduction?: Reproduction;
  /** Models of others beside ours. */
  readonly peers?: PeersPicture;
  /** Speed against risk. */
  readonly frontier?: LabFrontier;
  /** Published doubling times of time horizons, and ours. */
  readonly doublingTimes?: readonly ReproducedDoublingTime[];
}
