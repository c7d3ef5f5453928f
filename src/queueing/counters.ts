import type { NetworkSpec } from './spec.ts';

/** Time-weighted sums and counts of a network, all in jobs (a bundle of w jobs counts w), all since the clock's start. */
export interface Figures {
  /** By [station * classes + class]: jobs that came, began service and were served. */
  readonly arrivals: Float64Array;
  readonly starts: Float64Array;
  readonly completions: Float64Array;
  /** Integrals over time: jobs waiting, jobs in service [job days], capacity held [server days]. */
  readonly waitingArea: Float64Array;
  readonly serviceArea: Float64Array;
  readonly heldArea: Float64Array;
  /** Sums over jobs of the time spent waiting (to the start of service) and at the station (to its end) [job days]. */
  readonly waitSum: Float64Array;
  readonly sojournSum: Float64Array;
  /** Work of the services begun [server days], drawn or carried: what holding capacity has done or has yet to do. */
  readonly workSum: Float64Array;
  /** By class: jobs that entered and left the network, and the sums of their time in it and of its square. */
  readonly admitted: Float64Array;
  readonly departed: Float64Array;
  readonly cycleSum: Float64Array;
  readonly cycleSquareSum: Float64Array;
  /** By pool: integral of capacity [server days]; Infinity for good once it has been without limit. */
  readonly capacityArea: Float64Array;
}

function emptyFigures(stationClasses: number, classes: number, pools: number): Figures {
  return {
    arrivals: new Float64Array(stationClasses),
    starts: new Float64Array(stationClasses),
    completions: new Float64Array(stationClasses),
    waitingArea: new Float64Array(stationClasses),
    serviceArea: new Float64Array(stationClasses),
    heldArea: new Float64Array(stationClasses),
    waitSum: new Float64Array(stationClasses),
    sojournSum: new Float64Array(stationClasses),
    workSum: new Float64Array(stationClasses),
    admitted: new Float64Array(classes),
    departed: new Float64Array(classes),
    cycleSum: new Float64Array(classes),
    cycleSquareSum: new Float64Array(classes),
    capacityArea: new Float64Array(pools),
  };
}

/** Exact time-weighted statistics of a network, kept per station and class as jobs move. */
export class Counters {
  readonly figures: Figures;
  readonly classCount: number;
  /** Pool of each [station * classes + class]. */
  readonly placePool: Int32Array;
  /** Present state by [station * classes + class]: jobs waiting, jobs in service, capacity held. */
  readonly waiting: Float64Array;
  readonly inService: Float64Array;
  readonly held: Float64Array;
  /** Servers of each pool at present. */
  readonly capacity: Float64Array;
  /** 1 for a pool whose capacity has ever fallen. */
  readonly everShrank: Uint8Array;
  private readonly touchedDays: Float64Array;
  private readonly capacityTouchedDays: Float64Array;

  constructor(spec: NetworkSpec, startDays: number) {
    this.classCount = spec.classes.length;
    const places = spec.stations.length * this.classCount;
    this.placePool = Int32Array.from(spec.stations.flatMap((station) => spec.classes.map(() => station.pool)));
    this.figures = emptyFigures(places, this.classCount, spec.pools.length);
    this.waiting = new Float64Array(places);
    this.inService = new Float64Array(places);
    this.held = new Float64Array(places);
    this.capacity = Float64Array.from(spec.pools, (pool) => pool.capacity);
    this.everShrank = new Uint8Array(spec.pools.length);
    this.touchedDays = new Float64Array(places).fill(startDays);
    this.capacityTouchedDays = new Float64Array(spec.pools.length).fill(startDays);
  }

  /** Brings the integrals of one place up to `nowDays`; called before its state changes. */
  touch(place: number, nowDays: number): void {
    const elapsed = nowDays - this.touchedDays[place]!;
    if (elapsed <= 0) return;
    this.touchedDays[place] = nowDays;
    const { waitingArea, serviceArea, heldArea } = this.figures;
    waitingArea[place]! += this.waiting[place]! * elapsed;
    serviceArea[place]! += this.inService[place]! * elapsed;
    heldArea[place]! += this.held[place]! * elapsed;
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
    return copyOf(this.figures);
  }

  /** Capacity that a class (all classes where left out) has held on a pool, over time [server days]. */
  heldArea(figures: Figures, pool: number, jobClass?: number): number {
    let area = 0;
    for (let place = 0; place < this.placePool.length; place++) {
      if (this.placePool[place] !== pool || (jobClass !== undefined && place % this.classCount !== jobClass)) continue;
      area += figures.heldArea[place]!;
    }
    return area;
  }

  /** Brings every integral up to `nowDays`. */
  bringUpTo(nowDays: number): void {
    for (let place = 0; place < this.waiting.length; place++) this.touch(place, nowDays);
    for (let pool = 0; pool < this.capacity.length; pool++) this.touchCapacity(pool, nowDays);
  }

  private touchCapacity(pool: number, nowDays: number): void {
    const elapsed = nowDays - this.capacityTouchedDays[pool]!;
    if (elapsed <= 0) return;
    this.capacityTouchedDays[pool] = nowDays;
    this.figures.capacityArea[pool]! += this.capacity[pool]! * elapsed;
  }
}

/** What happened between two snapshots of one network, figure by figure: later - earlier. */
export function figuresBetween(earlier: Figures, later: Figures): Figures {
  const difference = copyOf(later);
  subtract(difference.arrivals, earlier.arrivals);
  subtract(difference.starts, earlier.starts);
  subtract(difference.completions, earlier.completions);
  subtract(difference.waitingArea, earlier.waitingArea);
  subtract(difference.serviceArea, earlier.serviceArea);
  subtract(difference.heldArea, earlier.heldArea);
  subtract(difference.waitSum, earlier.waitSum);
  subtract(difference.sojournSum, earlier.sojournSum);
  subtract(difference.workSum, earlier.workSum);
  subtract(difference.admitted, earlier.admitted);
  subtract(difference.departed, earlier.departed);
  subtract(difference.cycleSum, earlier.cycleSum);
  subtract(difference.cycleSquareSum, earlier.cycleSquareSum);
  subtract(difference.capacityArea, earlier.capacityArea);
  return difference;
}

/** Written out like all figures; a weekly look at a lab copies them hundreds of times. */
function copyOf(figures: Figures): Figures {
  return {
    arrivals: figures.arrivals.slice(),
    starts: figures.starts.slice(),
    completions: figures.completions.slice(),
    waitingArea: figures.waitingArea.slice(),
    serviceArea: figures.serviceArea.slice(),
    heldArea: figures.heldArea.slice(),
    waitSum: figures.waitSum.slice(),
    sojournSum: figures.sojournSum.slice(),
    workSum: figures.workSum.slice(),
    admitted: figures.admitted.slice(),
    departed: figures.departed.slice(),
    cycleSum: figures.cycleSum.slice(),
    cycleSquareSum: figures.cycleSquareSum.slice(),
    capacityArea: figures.capacityArea.slice(),
  };
}

function subtract(from: Float64Array, values: Float64Array): void {
  for (let i = 0; i < from.length; i++) from[i]! -= values[i]!;
}
