import type { NetworkSpec } from './spec.ts';

// Rows hold side by side what an event reads and writes. Numbers that the hot loop uses come first in a file and stand alone, so that
// the bundler writes them in.

/** The present state of a place, a station and class together: when it last changed; jobs waiting, in service; capacity held. */
export const TOUCHED = 0;
export const WAITING = 1;
export const IN_SERVICE = 2;
export const HELD = 3;
/** Sums of a place since the clock's start, in jobs (a bundle of w jobs counts w). Integrals over time: jobs waiting [job days], */
export const WAITING_AREA = 4;
/** jobs in service [job days], */
export const SERVICE_AREA = 5;
/** capacity held [server days]. */
export const HELD_AREA = 6;
/** Jobs that came, */
export const ARRIVALS = 7;
/** began service, */
export const STARTS = 8;
/** and were served. */
export const COMPLETIONS = 9;
/** Sums over jobs of the time spent waiting, to the start of service [job days], */
export const WAIT_SUM = 10;
/** and at the station, to its end [job days]. */
export const SOJOURN_SUM = 11;
/** Work of the services begun [server days], drawn or carried: what holding capacity has done or has yet to do. */
export const WORK_SUM = 12;
/** Length of a place's row. */
export const PLACE_ROW = 16;

/** Sums of a class: jobs that entered and left the network, and of their time in it and of its square. */
export const ADMITTED = 0;
export const DEPARTED = 1;
export const CYCLE_SUM = 2;
export const CYCLE_SQUARE_SUM = 3;
/** Length of a class's row. */
export const CLASS_ROW = 4;

/** One of the sums kept of a place. */
export type PlaceFigure =
  | typeof WAITING_AREA
  | typeof SERVICE_AREA
  | typeof HELD_AREA
  | typeof ARRIVALS
  | typeof STARTS
  | typeof COMPLETIONS
  | typeof WAIT_SUM
  | typeof SOJOURN_SUM
  | typeof WORK_SUM;
/** One of the sums kept of a class. */
export type ClassFigure = typeof ADMITTED | typeof DEPARTED | typeof CYCLE_SUM | typeof CYCLE_SQUARE_SUM;

/** Time-weighted sums and counts of a network at one time, or of what happened between two. */
export class Figures {
  /** Number of [station * classes + class], and of classes. */
  readonly places: number;
  readonly classes: number;
  /** Rows of places, then of classes, then by pool the integral of capacity [server days]; Infinity for good once it was without limit. */
  readonly values: Float64Array;

  constructor(places: number, classes: number, values: Float64Array) {
    this.places = places;
    this.classes = classes;
    this.values = values;
  }

  /** A sum of one place, station * classes + class. */
  ofPlace(place: number, figure: PlaceFigure): number {
    return this.values[place * PLACE_ROW + figure]!;
  }

  /** A sum of one class. */
  ofClass(jobClass: number, figure: ClassFigure): number {
    return this.values[this.places * PLACE_ROW + jobClass * CLASS_ROW + figure]!;
  }

  /** Integral of a pool's capacity [server days]. */
  capacityArea(pool: number): number {
    return this.values[this.places * PLACE_ROW + this.classes * CLASS_ROW + pool]!;
  }

  /** The same at all stations from `first` on, `count` of them, all classes together. */
  ofStations(first: number, count: number, figure: PlaceFigure): number {
    let sum = 0;
    for (let place = first * this.classes; place < (first + count) * this.classes; place++) sum += this.ofPlace(place, figure);
    return sum;
  }

  /** What happened since an earlier time of the same network. */
  since(earlier: Figures): Figures {
    const difference = this.values.slice();
    for (let i = 0; i < difference.length; i++) difference[i]! -= earlier.values[i]!;
    return new Figures(this.places, this.classes, difference);
  }
}

/** Exact time-weighted statistics of a network, kept per station and class as jobs move. */
export class Counters {
  /** The sums so far; brought up to now by `bringUpTo`. Its rows of places also hold their present state. */
  readonly figures: Figures;
  readonly classCount: number;
  readonly placeCount: number;
  /** Pool of each [station * classes + class]. */
  readonly placePool: Int32Array;
  /** Servers of each pool at present. */
  readonly capacity: Float64Array;
  /** 1 for a pool whose capacity has ever fallen. */
  readonly everShrank: Uint8Array;
  /** Where the rows of classes and the integrals of capacity begin in `figures.values`. */
  readonly classRows: number;
  private readonly poolCells: number;
  private readonly capacityTouchedDays: Float64Array;

  constructor(spec: NetworkSpec, startDays: number) {
    this.classCount = spec.classes.length;
    this.placeCount = spec.stations.length * this.classCount;
    this.classRows = this.placeCount * PLACE_ROW;
    this.poolCells = this.classRows + this.classCount * CLASS_ROW;
    const values = new Float64Array(this.poolCells + spec.pools.length);
    for (let place = 0; place < this.placeCount; place++) values[place * PLACE_ROW + TOUCHED] = startDays;
    this.figures = new Figures(this.placeCount, this.classCount, values);
    this.placePool = Int32Array.from(spec.stations.flatMap((station) => spec.classes.map(() => station.pool)));
    this.capacity = Float64Array.from(spec.pools, (pool) => pool.capacity);
    this.everShrank = new Uint8Array(spec.pools.length);
    this.capacityTouchedDays = new Float64Array(spec.pools.length).fill(startDays);
  }

  /** Present jobs waiting at a place. */
  waiting(place: number): number {
    return this.figures.values[place * PLACE_ROW + WAITING]!;
  }

  /** Present jobs in service at a place. */
  inService(place: number): number {
    return this.figures.values[place * PLACE_ROW + IN_SERVICE]!;
  }

  /** Brings the integrals of one place up to `nowDays`; called before its state changes. */
  touch(place: number, nowDays: number): void {
    const { values } = this.figures;
    const row = place * PLACE_ROW;
    const elapsed = nowDays - values[row + TOUCHED]!;
    if (elapsed <= 0) return;
    values[row + TOUCHED] = nowDays;
    values[row + WAITING_AREA]! += values[row + WAITING]! * elapsed;
    values[row + SERVICE_AREA]! += values[row + IN_SERVICE]! * elapsed;
    values[row + HELD_AREA]! += values[row + HELD]! * elapsed;
  }

  /** Changes a pool's capacity from `nowDays` on. */
  setCapacity(pool: number, servers: number, nowDays: number): void {
    this.touchCapacity(pool, nowDays);
    if (servers < this.capacity[pool]!) this.everShrank[pool] = 1;
    this.capacity[pool] = servers;
  }

  /** Brings every integral up to `nowDays` and copies the figures. */
  snapshot(nowDays: number): Figures {
    this.bringUpTo(nowDays);
    return new Figures(this.placeCount, this.classCount, this.figures.values.slice());
  }

  /** Capacity that a class (all classes where left out) has held on a pool, over time [server days]. */
  heldArea(figures: Figures, pool: number, jobClass?: number): number {
    const [first, step] = jobClass === undefined ? [0, 1] : [jobClass, this.classCount];
    let area = 0;
    for (let place = first; place < this.placeCount; place += step) {
      if (this.placePool[place] === pool) area += figures.ofPlace(place, HELD_AREA);
    }
    return area;
  }

  /** Brings every integral up to `nowDays`. */
  bringUpTo(nowDays: number): void {
    for (let place = 0; place < this.placeCount; place++) this.touch(place, nowDays);
    for (let pool = 0; pool < this.capacity.length; pool++) this.touchCapacity(pool, nowDays);
  }

  private touchCapacity(pool: number, nowDays: number): void {
    const elapsed = nowDays - this.capacityTouchedDays[pool]!;
    if (elapsed <= 0) return;
    this.capacityTouchedDays[pool] = nowDays;
    this.figures.values[this.poolCells + pool]! += this.capacity[pool]! * elapsed;
  }
}
