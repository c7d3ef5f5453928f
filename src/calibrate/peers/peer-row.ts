/** What a row is worth: a figure as its authors publish it, what their published equations give here, or ours. */
type Standing = 'published' | 'computed from the published model' | 'loopgain';

/** What is forecast. */
export type PeerQuantity =
  | 'automated_share'
  | 'best_year_doublings'
  | 'horizon_p50'
  | 'milestone_date'
  | 'progress_multiplier'
  | 'share_of_simulations'
  | 'software_growth'
  | 'takeoff_duration'
  | 'throughput_ratio';

/** One number of one model's forecast. */
export interface PeerRow {
  readonly model: string;
  /** Who says so. */
  readonly claimant: string;
  readonly quantity: PeerQuantity;
  /** What must have come true, or which case is meant; empty for a quantity at a date. */
  readonly milestone: string;
  /** Since 1970-01-01; NaN without a date [days] */
  readonly day: number;
  /** NaN where it never comes true. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  /** What low .. high is; empty where there is none. */
  readonly interval: string;
  readonly standing: Standing;
}

/** A published figure beside what our own implementation of the same model gives. */
export interface ReproducedRow {
  readonly model: string;
  readonly figure: string;
  readonly published: number;
  readonly reproduced: number;
  /** How far apart they may be. */
  readonly tolerance: number;
  readonly unit: string;
}

/**
 * Whether a published figure is met.
 *
 * isMet({ published: 0.41, reproduced: 0.42, tolerance: 0.02 }) // => true
 */
export function isMet({
  published,
  reproduced,
  tolerance,
}: Pick<ReproducedRow, 'published' | 'reproduced' | 'tolerance'>): boolean {
  return Math.abs(reproduced - published) <= tolerance;
}

/** What a model's rows have in common. */
export type RowOrigin = Pick<PeerRow, 'model' | 'claimant' | 'standing'>;

/** A value with an interval about it. */
export interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A number that stands alone. */
export function alone(value: number): Spread {
  return { value, low: Number.NaN, high: Number.NaN };
}
