import type { SequenceIndex } from '../random/variates.ts';
import type { StreamSource } from './compile-network.ts';
import { ABANDONMENT, CAPACITY_SECOND } from './control.ts';
import { DeadlockError, stuckPools } from './deadlock.ts';
import { ABANDONED, ARRIVALS, BALKED, BLOCKED_SUM, GONE_SUM, LOST, PLACE_ROW, WAITING } from './figures.ts';
import { DOUBLES, INTEGERS, NO_EVENT, NOWHERE, PATIENCE, PLACE_OF, SERVERS, SINCE, WANTED } from './job-table.ts';
import { Line } from './line.ts';
import type { NetworkParts } from './parts.ts';
import type { ServedPools } from './served-pools.ts';
import type { Job, PoolIndex, StationIndex, StationSpec } from './spec.ts';
import { mostFrom } from './timetable.ts';

/** A sequence that is not drawn from. */
const NONE = -1;

/** Instead of a pool: one whose jobs go on for certain. */
const SOMEBODY_WHO_MOVES = -1;

/** Why a job does not wait at a station. */
export type Refusal = typeof LOST | typeof BALKED;

/** The rooms in front of stations: who may wait there, for how long, and who is blocked until there is a place. */
export class WaitingRooms {
  private readonly parts: NetworkParts;
  private readonly served: ServedPools;
  private readonly stations: readonly StationSpec[];
  private readonly classCount: number;
  /** By place: the sequences of uniforms for balking and of patience. */
  private readonly balking: Int32Array;
  private readonly patience: Int32Array;
  /** By station: the jobs that it blocks, the longest blocked first. By pool: its stations that block, and how many servers wait. */
  private readonly blocked: readonly Line[];
  private readonly blockers: readonly (readonly StationIndex[])[];
  private readonly blockedServers: Int32Array;
  private ticket = 0;

  constructor(parts: NetworkParts, served: ServedPools, streams: StreamSource) {
    const { spec, variates, jobs } = parts;
    this.parts = parts;
    this.served = served;
    this.stations = spec.stations;
    this.classCount = spec.classes.length;
    const perPlace = (open: (station: StationSpec, jobClass: number) => SequenceIndex): Int32Array =>
      Int32Array.from(spec.stations.flatMap((station) => spec.classes.map((_, c) => open(station, c))));
    this.balking = perPlace(({ id, balking }, c) => {
      if (balking === undefined || balking.share === 1) return NONE;
      return variates.add({ kind: 'uniform', low: 0, high: 1 }, streams(spec.classes[c]!.id, id, 'balking'));
    });
    this.patience = perPlace(({ id, patienceDays }, c) => {
      const distribution = patienceDays?.[c];
      return distribution === undefined ? NONE : variates.add(distribution, streams(spec.classes[c]!.id, id, 'patience'));
    });
    this.blocked = spec.stations.map(() => new Line(jobs));
    this.blockers = spec.pools.map((_, p) =>
      [...spec.stations.keys()].filter((s) => spec.stations[s]!.pool === p && spec.stations[s]!.buffer?.whenFull === 'block'),
    );
    this.blockedServers = new Int32Array(spec.pools.length);
  }

  /** Why a job that comes to a place does not stay there, which is counted; undefined where it does. */
  refuse(place: number): Refusal | undefined {
    const refusal = this.refusalAt(place);
    if (refusal === undefined) return undefined;
    this.values[place * PLACE_ROW + ARRIVALS]! += 1;
    this.values[place * PLACE_ROW + refusal]! += 1;
    return refusal;
  }

  private refusalAt(place: number): Refusal | undefined {
    const station = this.stationOf(place);
    const { buffer, balking } = this.stations[station]!;
    if (balking !== undefined) {
      const sequence = this.balking[place]!;
      const u = sequence === NONE ? 0 : this.parts.variates.next(sequence);
      if (this.waitingAt(station) >= balking.waitingJobs && u < balking.share) return BALKED;
    }
    return buffer !== undefined && !this.hasRoom(place) ? LOST : undefined;
  }

  /** A job that has begun to wait will do so no longer than its patience lasts. */
  limitPatience(job: Job, place: number): void {
    const { doubles, integers } = this.parts.jobs;
    const sequence = this.patience[place]!;
    if (sequence === NONE) return;
    const patienceDays = this.parts.variates.next(sequence);
    if (doubles[job * DOUBLES + SERVERS] !== 0) return;
    const { events } = this.parts;
    events.dueDays = events.clock[0]! + patienceDays;
    integers[job * INTEGERS + PATIENCE] = events.add(CAPACITY_SECOND, ABANDONMENT, job);
  }

  /** A job's patience is at its end: it leaves the line. */
  abandon(job: Job, place: number): void {
    this.parts.jobs.integers[job * INTEGERS + PATIENCE] = NO_EVENT;
    this.values[place * PLACE_ROW + GONE_SUM]! += this.served.giveUp(job, place);
    this.values[place * PLACE_ROW + ABANDONED]! += 1;
  }

  /** Whether a job that has been served must keep its server until there is a place where it goes next. */
  isBlocked(place: number): boolean {
    return this.stations[this.stationOf(place)]!.buffer?.whenFull === 'block' && !this.hasRoom(place);
  }

  /**
   * A job keeps its server and waits for a place.
   * @throws DeadlockError where that closes a circle of servers that wait for each other
   */
  block(job: Job, pool: PoolIndex, wanted: number): void {
    const { events, jobs } = this.parts;
    jobs.integers[job * INTEGERS + WANTED] = wanted;
    jobs.doubles[job * DOUBLES + SINCE] = events.clock[0]!;
    this.blocked[this.stationOf(wanted)]!.add(job, 0, this.ticket++);
    this.blockedServers[pool]! += 1;
    this.refuseDeadlock(pool);
  }

  /** Takes the job out that has been blocked longest by a station of this pool and for which there is room now; undefined if there is none. */
  takeUnblocked(pool: PoolIndex): Job | undefined {
    for (const station of this.blockers[pool]!) {
      const queue = this.blocked[station]!;
      if (queue.size === 0 || !this.hasRoom(this.parts.jobs.integers[queue.first * INTEGERS + WANTED]!)) continue;
      return this.unblock(queue.take());
    }
    return undefined;
  }

  /** Whether a job that comes to a place finds a server or a place to wait in. */
  hasRoom(place: number): boolean {
    const station = this.stationOf(place);
    const { pool, buffer } = this.stations[station]!;
    return buffer === undefined || this.served.hasServer(pool) || this.waitingAt(station) < buffer.jobs;
  }

  private unblock(job: Job): Job {
    const { events, jobs, tables } = this.parts;
    const place = jobs.integers[job * INTEGERS + PLACE_OF]!;
    this.values[place * PLACE_ROW + BLOCKED_SUM]! += events.clock[0]! - jobs.doubles[job * DOUBLES + SINCE]!;
    this.blockedServers[tables.pool[place]!]! -= 1;
    return job;
  }

  private get values(): Float64Array {
    return this.parts.counters.figures.values;
  }

  private stationOf(place: number): StationIndex {
    return Math.floor(place / this.classCount);
  }

  private waitingAt(station: StationIndex): number {
    let waiting = 0;
    for (let c = 0; c < this.classCount; c++) waiting += this.values[(station * this.classCount + c) * PLACE_ROW + WAITING]!;
    return waiting;
  }

  /**
   * Looks for a circle when a job of a pool has been blocked, or a server of it has gone.
   * @throws DeadlockError where servers wait for each other, and nothing else can free one of them
   */
  refuseDeadlock(pool: PoolIndex): void {
    if (this.isStill(pool)) this.refuseCircle();
  }

  private refuseCircle(): void {
    const { spec, jobs, tables, events } = this.parts;
    const waitsFor = new Map<PoolIndex, Set<PoolIndex>>();
    const impatient = this.stationsOfTheImpatient();
    for (let job = 0; job < jobs.used; job++) {
      const wanted = jobs.integers[job * INTEGERS + WANTED]!;
      if (wanted === NOWHERE || !jobs.isPresent(job)) continue;
      const pool = tables.pool[jobs.integers[job * INTEGERS + PLACE_OF]!]!;
      if (!this.isStill(pool)) continue;
      const other = impatient.has(this.stationOf(wanted)) ? SOMEBODY_WHO_MOVES : tables.pool[wanted]!;
      waitsFor.set(pool, (waitsFor.get(pool) ?? new Set()).add(other));
    }
    const stuck = stuckPools([...waitsFor].map(([pool, others]) => ({ pool, waitsFor: [...others] })));
    if (stuck.length === 0) return;
    const stations = spec.stations.filter(({ pool }) => stuck.includes(pool)).map(({ id }) => id);
    throw new DeadlockError(events.clock[0]!, stations);
  }

  /** Stations where a place will come free since somebody there loses patience. */
  private stationsOfTheImpatient(): ReadonlySet<StationIndex> {
    const { jobs } = this.parts;
    const stations = new Set<StationIndex>();
    for (let job = 0; job < jobs.used; job++) {
      if (!jobs.isPresent(job) || jobs.doubles[job * DOUBLES + SERVERS] !== 0) continue;
      if (jobs.integers[job * INTEGERS + PATIENCE]! >= 0) stations.add(this.stationOf(jobs.integers[job * INTEGERS + PLACE_OF]!));
    }
    return stations;
  }

  /** Whether nothing but a place elsewhere can free a server of this pool: all that it has, or comes to have, hold blocked jobs. */
  private isStill(pool: PoolIndex): boolean {
    const { spec, counters, events } = this.parts;
    const { schedule, breakdowns, capacity } = spec.pools[pool]!;
    const blocked = this.blockedServers[pool]!;
    if (blocked === 0 || this.served.isServing(pool)) return false;
    if (schedule !== undefined) return blocked >= mostFrom(schedule, events.clock[0]!);
    return blocked >= (breakdowns === undefined ? Math.max(capacity, counters.capacity[pool]!) : capacity);
  }
}
