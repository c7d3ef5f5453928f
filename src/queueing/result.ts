import type { Histogram } from '../stats/histogram.ts';

/** Which stretch of a plain network's simulation is measured, and how finely; 0 <= warm-up < end. */
export interface NetworkClock {
  readonly endDays: number;
  /** Statistics start here. */
  readonly warmUpDays: number;
  /** Positive; counted from the end of the warm-up. */
  readonly sampleEveryDays: number;
}

/** Time-weighted figures of one place (a station, class or pool) over the measured stretch. */
export interface PlaceFigures {
  readonly id: string;
  readonly arrivals: number;
  readonly departures: number;
  /** X [jobs per day]. */
  readonly throughputPerDay: number;
  /** L, and Lq of them waiting [jobs]. */
  readonly meanInProcess: number;
  readonly meanWaiting: number;
  /** Wq, per service begun or patience lost; W, per departure from the place (for a class: from the network) [days]. */
  readonly meanWaitDays: number;
  readonly meanCycleDays: number;
  /** rho, share of capacity in use; above 1 only where work finishes after capacity fell; NaN without capacity, or limit to it. */
  readonly utilizationShare: number;
  /** Jobs that found no place, that would not wait, and that lost patience; arrivals count them, departures do not. */
  readonly lost: number;
  readonly balked: number;
  readonly abandoned: number;
  /** Share of capacity held by jobs that are served and blocked; a part of the utilization. */
  readonly blockedShare: number;
}

/** How the figures of one place spread around their means, over the measured stretch. */
export interface PlaceSpread {
  readonly id: string;
  /** Variance over time of the jobs there, waiting or in service. */
  readonly varianceInProcess: number;
  /** Waits and times at the place of jobs served; for a class, waits per visit and times in the network [days]. */
  readonly waitDays: Histogram;
  readonly cycleDays: Histogram;
}

/** Spreads by station, class and pool. */
export interface NetworkSpread {
  readonly stations: readonly PlaceSpread[];
  readonly classes: readonly PlaceSpread[];
  readonly pools: readonly PlaceSpread[];
}
