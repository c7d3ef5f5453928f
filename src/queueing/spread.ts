import { HistogramTally } from '../stats/histogram.ts';
import type { NetworkSpread, PlaceSpread } from './result.ts';
import type { NetworkSpec } from './spec.ts';

/** Jobs at a place over time, and the waits and cycles of those that left it. */
class PlaceTally {
  private present = 0;
  private touchedDays: number;
  private sinceDays: number;
  private area = 0;
  private squareArea = 0;
  waits = new HistogramTally();
  cycles = new HistogramTally();

  private readonly clock: Float64Array;

  constructor(clock: Float64Array) {
    this.clock = clock;
    this.touchedDays = clock[0]!;
    this.sinceDays = clock[0]!;
  }

  change(by: number): void {
    const nowDays = this.clock[0]!;
    const elapsed = nowDays - this.touchedDays;
    this.touchedDays = nowDays;
    this.area += this.present * elapsed;
    this.squareArea += this.present * this.present * elapsed;
    this.present += by;
  }

  /** The same jobs, but nothing known of them. */
  restart(): void {
    this.change(0);
    this.sinceDays = this.touchedDays;
    this.area = 0;
    this.squareArea = 0;
    this.waits = new HistogramTally();
    this.cycles = new HistogramTally();
  }

  result(id: string): PlaceSpread {
    this.change(0);
    const days = this.touchedDays - this.sinceDays;
    const mean = this.area / days;
    return {
      id,
      varianceInProcess: Math.max(0, this.squareArea / days - mean * mean),
      waitDays: this.waits.histogram(),
      cycleDays: this.cycles.histogram(),
    };
  }
}

/** Keeps variances and quantiles of a network, where they are asked for. */
export class SpreadRecorder {
  private readonly spec: NetworkSpec;
  private readonly stations: readonly PlaceTally[];
  private readonly classes: readonly PlaceTally[];
  private readonly pools: readonly PlaceTally[];

  /** @param clock the network's [days] */
  constructor(spec: NetworkSpec, clock: Float64Array) {
    this.spec = spec;
    this.stations = spec.stations.map(() => new PlaceTally(clock));
    this.classes = spec.classes.map(() => new PlaceTally(clock));
    this.pools = spec.pools.map(() => new PlaceTally(clock));
  }

  /** Jobs come to a place, or leave it. */
  changePlace(place: number, by: number): void {
    const station = Math.floor(place / this.classes.length);
    this.stations[station]!.change(by);
    this.pools[this.spec.stations[station]!.pool]!.change(by);
    this.classes[place % this.classes.length]!.change(by);
  }

  /** A job has been served. */
  serve(place: number, waitDays: number, sojournDays: number): void {
    const station = Math.floor(place / this.classes.length);
    const pool = this.pools[this.spec.stations[station]!.pool]!;
    this.stations[station]!.waits.add(waitDays);
    this.stations[station]!.cycles.add(sojournDays);
    pool.waits.add(waitDays);
    pool.cycles.add(sojournDays);
    this.classes[place % this.classes.length]!.waits.add(waitDays);
  }

  /** A job has left the network, served. */
  leave(jobClass: number, cycleDays: number): void {
    this.classes[jobClass]!.cycles.add(cycleDays);
  }

  /** Forgets all but the jobs that are there: the end of a warm-up. */
  restart(): void {
    for (const place of [...this.stations, ...this.classes, ...this.pools]) place.restart();
  }

  /** What has been found since the start, or the last restart. */
  result(): NetworkSpread {
    const { stations, classes, pools } = this.spec;
    return {
      stations: this.stations.map((place, s) => place.result(stations[s]!.id)),
      classes: this.classes.map((place, c) => place.result(classes[c]!.id)),
      pools: this.pools.map((place, p) => place.result(pools[p]!.id)),
    };
  }
}
