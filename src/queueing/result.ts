/** A plain network's simulation, input side: which stretch is measured and how finely. */
export interface NetworkClock {
  readonly endDays: number;
  /** Statistics start here. */
  readonly warmUpDays: number;
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
  readonly throughputPerDay: number;
  readonly meanInProcess: number;
  readonly meanWaiting: number;
  readonly meanWaitDays: number;
  readonly meanCycleDays: number;
  /** Share of capacity in use; NaN where there is none. */
  readonly utilizationShare: number;
}
