/** Which stretch of a plain network's simulation is measured, and how finely; 0 <= warm-up < end. */
export interface NetworkClock {
  readonly endDays: number;
  /** Statistics start here. */
  readonly warmUpDays: number;
  /** Positive; counted from the end of the warm-up. */
  readonly sampleEveryDays: number;
}

/** Capacity of a pool that follows a schedule: from `timesDays[i]` on it is `values[i]`. */
export interface CapacitySteps {
  readonly pool: number;
  readonly timesDays: readonly number[];
  readonly values: readonly number[];
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
  /** Wq, per service begun; W, per departure from the place (for a class: from the network) [days]. */
  readonly meanWaitDays: number;
  readonly meanCycleDays: number;
  /** rho, share of capacity in use; above 1 only where work finishes after capacity fell; NaN without capacity, or limit to it. */
  readonly utilizationShare: number;
}
