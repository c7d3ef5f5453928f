import {
  AREA,
  ARRIVALS,
  BLOCKED_AREA,
  BLOCKED_SUM,
  CLASS_ROW,
  Figures,
  HELD,
  HELD_AREA,
  IN_SERVICE,
  PLACE_ROW,
  PRESENT_JOBS,
  SERVICE_AREA,
  STARTS,
  TOUCHED,
  WAIT_SUM,
  WAITING,
  WAITING_AREA,
} from './figures.ts';
import type { JobTable } from './job-table.ts';
import { DOUBLES, INTEGERS, NOWHERE, PLACE_OF, SERVERS, SINCE, WANTED } from './job-table.ts';
import type { PoolMode } from './pool-modes.ts';
import type { NetworkSpec } from './spec.ts';

/**
 * Exact time-weighted statistics of a network, kept per station and class as jobs move.
 *
 * Where a job holds one server, only the jobs at a place are integrated as they come and go; how many of them waited follows
 * from how long each did. Where jobs hold parts of servers, all that is held is integrated as it changes.
 */
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
  private readonly jobs: JobTable;
  /** By place: 1 where every job holds one server. */
  private readonly isWhole: Uint8Array;
  private readonly anyWhole: boolean;
  /** Clock of the last `bringUpTo`; an array, since a field would hold an object for each number that is not whole. */
  private readonly upToDays = Float64Array.of(Number.NaN);
  private readonly isPlain: Uint8Array;
  /** Places that jobs may have come to, ascending: those of whole servers from the beginning on, others with their first job. */
  private readonly visited: number[];

  /** @param modes by pool */
  constructor(spec: NetworkSpec, startDays: number, jobs: JobTable, modes: readonly PoolMode[]) {
    this.classCount = spec.classes.length;
    this.placeCount = spec.stations.length * this.classCount;
    this.classRows = this.placeCount * PLACE_ROW;
    this.poolCells = this.classRows + this.classCount * CLASS_ROW;
    const values = new Float64Array(this.poolCells + spec.pools.length);
    for (let place = 0; place < this.placeCount; place++) values[place * PLACE_ROW + TOUCHED] = startDays;
    this.placePool = Int32Array.from(spec.stations.flatMap((station) => spec.classes.map(() => station.pool)));
    this.capacity = Float64Array.from(spec.pools, (pool) => pool.capacity);
    this.everShrank = new Uint8Array(spec.pools.length);
    this.capacityTouchedDays = new Float64Array(spec.pools.length).fill(startDays);
    this.jobs = jobs;
    this.isWhole = Uint8Array.from(this.placePool, (pool) => (modes[pool] === 'shared' ? 0 : 1));
    this.anyWhole = this.isWhole.includes(1);
    this.visited = [...this.isWhole.keys()].filter((place) => this.isWhole[place] === 1);
    this.figures = new Figures(this.placeCount, this.classCount, values, this.visited);
    this.isPlain = Uint8Array.from(this.placePool, (pool) => (modes[pool] === 'plain' ? 1 : 0));
  }

  /** Present jobs waiting at a place. */
  waiting(place: number): number {
    return this.figures.values[place * PLACE_ROW + WAITING]!;
  }

  /** Present jobs that hold servers at a place. */
  inService(place: number): number {
    const { values } = this.figures;
    const row = place * PLACE_ROW;
    return this.isWhole[place] === 1 ? values[row + PRESENT_JOBS]! - values[row + WAITING]! : values[row + IN_SERVICE]!;
  }

  /** A job comes to a place of a shared pool for the first time. */
  noteVisit(place: number): void {
    const { visited } = this;
    let at = visited.length;
    while (at > 0 && visited[at - 1]! > place) at--;
    visited.splice(at, 0, place);
  }

  /** Brings the integrals of one place of a shared pool up to `nowDays`; called before its state changes. */
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

  /** Brings every integral up to `nowDays` and copies the figures, over an earlier copy where one is given that nobody needs any more. */
  snapshot(nowDays: number, over?: Figures): Figures {
    this.bringUpTo(nowDays);
    return this.figures.copy(over);
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
    if (this.upToDays[0] === nowDays && !this.anyWhole) return; // at one instant no integral grows
    this.upToDays[0] = nowDays;
    for (const place of this.visited) {
      if (this.isWhole[place] === 0) this.touch(place, nowDays);
      else this.touchWhole(place, nowDays);
    }
    if (this.anyWhole) this.divideAreas(nowDays);
    for (let pool = 0; pool < this.capacity.length; pool++) this.touchCapacity(pool, nowDays);
  }

  private touchWhole(place: number, nowDays: number): void {
    const { values } = this.figures;
    const row = place * PLACE_ROW;
    values[row + AREA]! += values[row + PRESENT_JOBS]! * (nowDays - values[row + TOUCHED]!);
    values[row + TOUCHED] = nowDays;
  }

  /** Where jobs hold one server each: the time that they waited, those waiting now up to now, and what is left of all their time. */
  private divideAreas(nowDays: number): void {
    const { values } = this.figures;
    const { doubles, integers, used } = this.jobs;
    for (let place = 0; place < this.placeCount; place++) {
      if (this.isWhole[place] === 0) continue;
      const row = place * PLACE_ROW;
      values[row + WAITING_AREA] = values[row + WAIT_SUM]!;
      values[row + BLOCKED_AREA] = values[row + BLOCKED_SUM]!;
    }
    for (let job = 0; job < used; job++) {
      if (!this.jobs.isPresent(job)) continue;
      const place = integers[job * INTEGERS + PLACE_OF]!;
      if (this.isWhole[place] === 0) continue;
      const sinceDays = nowDays - doubles[job * DOUBLES + SINCE]!;
      if (doubles[job * DOUBLES + SERVERS] === 0) values[place * PLACE_ROW + WAITING_AREA]! += sinceDays;
      else if (integers[job * INTEGERS + WANTED] !== NOWHERE) values[place * PLACE_ROW + BLOCKED_AREA]! += sinceDays;
    }
    for (let place = 0; place < this.placeCount; place++) {
      if (this.isWhole[place] === 0) continue;
      const row = place * PLACE_ROW;
      const served = values[row + AREA]! - values[row + WAITING_AREA]!;
      values[row + SERVICE_AREA] = served;
      values[row + HELD_AREA] = served;
      values[row + IN_SERVICE] = values[row + PRESENT_JOBS]! - values[row + WAITING]!;
      if (this.isPlain[place] === 1) values[row + STARTS] = values[row + ARRIVALS]! - values[row + WAITING]!;
    }
  }

  private touchCapacity(pool: number, nowDays: number): void {
    const elapsed = nowDays - this.capacityTouchedDays[pool]!;
    if (elapsed <= 0) return;
    this.capacityTouchedDays[pool] = nowDays;
    this.figures.values[this.poolCells + pool]! += this.capacity[pool]! * elapsed;
  }
}
