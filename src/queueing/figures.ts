// Rows hold side by side what an event reads and writes. Numbers that the hot loop uses stand alone, first in a file
// that imports no values, so that the bundler writes them in.

/** The present state of a place, a station and class together: when it last changed, and jobs there. */
export const TOUCHED = 0;
export const PRESENT_JOBS = 1;
/** Sums of a place since the clock's start, in jobs (a bundle of w jobs counts w). Integral over time of the jobs there [job days]. */
export const AREA = 2;
/** Jobs that came, those too that turned away; */
export const ARRIVALS = 3;
/** and that were served. */
export const COMPLETIONS = 4;
/** Sums over jobs of the time spent waiting [job days], */
export const WAIT_SUM = 5;
/** and at the station, to the end of their service or till they were let on [job days]. */
export const SOJOURN_SUM = 6;
/** Work of the services begun [server days], drawn or carried: what holding capacity has done or has yet to do. */
export const WORK_SUM = 7;
/** Present state: jobs waiting, in service; capacity held. */
export const WAITING = 8;
export const IN_SERVICE = 9;
export const HELD = 10;
/** Integrals over time: jobs waiting [job days], */
export const WAITING_AREA = 12;
/** jobs in service or blocked after it [job days], */
export const SERVICE_AREA = 13;
/** capacity held [server days], */
export const HELD_AREA = 14;
/** and of that by jobs blocked [server days]. */
export const BLOCKED_AREA = 15;
/** Jobs that began service; */
export const STARTS = 16;
/** that found no place, */
export const LOST = 17;
/** that would not wait, */
export const BALKED = 18;
/** and that lost patience; */
export const ABANDONED = 19;
/** and the time that these were at the station [job days]. */
export const GONE_SUM = 20;
/** Time that jobs were blocked, of those that have gone on [job days]; BLOCKED_AREA follows from it. */
export const BLOCKED_SUM = 21;
/** Length of a place's row. */
export const PLACE_ROW = 24;

/** Sums of a class: jobs that entered the network, that left it served, and of their time in it and of its square; */
export const ADMITTED = 0;
export const DEPARTED = 1;
export const CYCLE_SUM = 2;
export const CYCLE_SQUARE_SUM = 3;
/** jobs that left it lost, balking or out of patience, and of their time in it. */
export const CLASS_GONE = 4;
export const CLASS_GONE_SUM = 5;
/** Length of a class's row. */
export const CLASS_ROW = 8;

/** One of the sums kept of a place. */
export type PlaceFigure =
  | typeof ARRIVALS
  | typeof COMPLETIONS
  | typeof WAIT_SUM
  | typeof SOJOURN_SUM
  | typeof WORK_SUM
  | typeof WAITING_AREA
  | typeof SERVICE_AREA
  | typeof HELD_AREA
  | typeof BLOCKED_AREA
  | typeof STARTS
  | typeof LOST
  | typeof BALKED
  | typeof ABANDONED
  | typeof GONE_SUM;
/** One of the sums kept of a class. */
export type ClassFigure =
  | typeof ADMITTED
  | typeof DEPARTED
  | typeof CYCLE_SUM
  | typeof CYCLE_SQUARE_SUM
  | typeof CLASS_GONE
  | typeof CLASS_GONE_SUM;

/** Time-weighted sums and counts of a network at one time, or of what happened between two. */
export class Figures {
  /** Number of [station * classes + class], and of classes. */
  readonly places: number;
  readonly classes: number;
  /** Rows of places, then of classes, then by pool the integral of capacity [server days]; Infinity for good once it was without limit. */
  readonly values: Float64Array;
  /** Places that jobs may have come to, ascending; the sums of all others are 0. One growing list for all figures of a network. */
  readonly visited: readonly number[];

  constructor(places: number, classes: number, values: Float64Array, visited: readonly number[]) {
    this.places = places;
    this.classes = classes;
    this.values = values;
    this.visited = visited;
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

  /** A copy, written over other figures of the same network where they are given. */
  copy(over = this.none()): Figures {
    const { values, visited, places } = this;
    for (const place of visited) copyPart(values, over.values, place * PLACE_ROW, (place + 1) * PLACE_ROW);
    copyPart(values, over.values, places * PLACE_ROW, values.length);
    return over;
  }

  /** What happened since an earlier time of the same network, written over other figures of it where they are given. */
  since(earlier: Figures, over = this.none()): Figures {
    const { values, visited, places } = this;
    for (const place of visited) subtractPart(values, earlier.values, over.values, place * PLACE_ROW, (place + 1) * PLACE_ROW);
    subtractPart(values, earlier.values, over.values, places * PLACE_ROW, values.length);
    return over;
  }

  /** Figures of the same network in which nothing has happened. */
  private none(): Figures {
    return new Figures(this.places, this.classes, new Float64Array(this.values.length), this.visited);
  }
}

function copyPart(values: Float64Array, over: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) over[i] = values[i]!;
}

function subtractPart(values: Float64Array, earlier: Float64Array, over: Float64Array, from: number, to: number): void {
  for (let i = from; i < to; i++) over[i] = values[i]! - earlier[i]!;
}
