import { assert, describeBreach, InvariantError } from '../base/assert.ts';
import { Availability } from './availability.ts';
import type { StreamSource } from './compile-network.ts';
import type { Controller, TracedEvent, Tracer } from './control.ts';
import { ABANDONMENT, ARRIVAL, CHANGE_OF_SHIFT, COMING, COMPLETION, FAILURE, REPAIR, RETURN, SERVED, SHARED } from './control.ts';
import type { Counters } from './counters.ts';
import {
  ABANDONED,
  ADMITTED,
  ARRIVALS,
  CLASS_GONE,
  CLASS_GONE_SUM,
  CLASS_ROW,
  CYCLE_SQUARE_SUM,
  CYCLE_SUM,
  DEPARTED,
  GONE_SUM,
  LOST,
  PLACE_ROW,
} from './figures.ts';
import type { Fingerprint } from './fingerprint.ts';
import type { JobTable } from './job-table.ts';
import { CLASS_OF, DOUBLES, ENTERED, INTEGERS, NOWHERE, PLACE_OF, SIZE, WANTED } from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import type { OtherEvents } from './plain-pools.ts';
import { PlainPools } from './plain-pools.ts';
import type { PoolMode } from './pool-modes.ts';
import { choose, TO_CHANCE, TO_DECIDED, TO_EXIT } from './routes.ts';
import { ServedPools } from './served-pools.ts';
import { SharedPools } from './shared-pools.ts';
import { Sources } from './sources.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';
import { WaitingRooms } from './waiting-rooms.ts';

/**
 * Leads jobs in, from station to station and out: what happens at each event but those that the hot loop does by itself.
 *
 * How a station serves a job depends on its pool: `PlainPools` have the hot loop and no feature; `ServedPools`, with `WaitingRooms`
 * and `Availability`, have all of them; `SharedPools` serve jobs by parts of servers.
 */
export class Flow implements OtherEvents {
  readonly plain: PlainPools;
  readonly sources: Sources;
  readonly shared: SharedPools;
  /** By pool: how it serves. */
  readonly modes: readonly PoolMode[];
  /** Who decides what plain data cannot, if anybody does. */
  controller: Controller | undefined;
  private readonly spec: NetworkSpec;
  private readonly parts: NetworkParts;
  private readonly counters: Counters;
  private readonly jobs: JobTable;
  private readonly digest: Fingerprint;
  private readonly tracer: Tracer | undefined;
  private readonly placeMode: readonly PoolMode[];
  private readonly served: ServedPools;
  private readonly rooms: WaitingRooms;
  private readonly availability: Availability;
  private readonly classCount: number;
  /** By pool: limited classes that begin at one of its stations which blocks. */
  private readonly heldBackBy: readonly (readonly ClassIndex[])[];

  constructor(
    parts: NetworkParts,
    modes: readonly PoolMode[],
    streams: StreamSource,
    digest: Fingerprint,
    tracer: Tracer | undefined,
  ) {
    const { spec, counters, jobs } = parts;
    this.spec = spec;
    this.parts = parts;
    this.counters = counters;
    this.jobs = jobs;
    this.digest = digest;
    this.tracer = tracer;
    this.modes = modes;
    this.placeMode = spec.stations.flatMap(({ pool }) => spec.classes.map(() => modes[pool]!));
    this.classCount = spec.classes.length;
    this.shared = new SharedPools(parts);
    this.served = new ServedPools(parts, (job, place) => this.trace('interrupted', job, place));
    this.rooms = new WaitingRooms(parts, this.served, streams);
    this.availability = new Availability(parts, streams, (pool, servers) => this.setCapacity(pool, servers));
    this.sources = new Sources(parts, streams, { admit: (c) => this.admit(c), isHeldBack: (c) => this.isHeldBack(c) });
    const { arrivals } = this.sources;
    const entry = Int32Array.from(spec.classes, (each, c) => this.placeAt(each.entry, c));
    const isReplaced = Uint8Array.from(spec.classes, ({ source }) => (source.kind === 'limited' ? 1 : 0));
    this.plain = new PlainPools(parts, digest, { arrivals, entry, isReplaced }, modes);
    this.heldBackBy = spec.pools.map((_, p) => [...spec.classes.keys()].filter((c) => mayBeHeldBack(spec, c, p)));
  }

  /** Schedules the first events, classes of the best priority first. */
  start(): void {
    const { classes } = this.spec;
    this.availability.start();
    const order = [...classes.keys()].sort((a, b) => classes[a]!.priority - classes[b]!.priority);
    for (const c of order) this.sources.start(c, this.isPlainSource(c));
  }

  /** One event that is not of a plain pool: `advance` hands it over. */
  handle(code: number, subject: number): void {
    this.digest.add(this.parts.events.clock[0]!, kindOf(code), subject);
    if (code === SHARED) this.completeShared(subject);
    else if (code === SERVED) this.completeServed(subject);
    else if (code === COMING) this.sources.come(subject);
    else if (code === RETURN) this.sources.return(subject);
    else if (code === ABANDONMENT) this.abandon(subject);
    else if (code === FAILURE || code === REPAIR || code === CHANGE_OF_SHIFT) this.availability.handle(code, subject);
    else this.runTimer(code, subject);
  }

  /** A job comes to a place, whatever its pool. */
  arrive(job: Job, jobClass: ClassIndex, place: number): void {
    if (place < TO_EXIT) this.failForLackOfRoute(job);
    const mode = this.placeMode[place]!;
    if (mode === 'shared') this.shared.arrive(job, jobClass, place);
    else if (mode === 'plain') this.plain.arrive(job, jobClass, place);
    else this.arriveServed(job, jobClass, place);
  }

  /** A job of a limited class has left. */
  replace(jobClass: ClassIndex): void {
    this.sources.noteExit(jobClass, 1);
  }

  /** Servers of a pool from now on. */
  setCapacity(pool: PoolIndex, servers: number): void {
    if (this.modes[pool] === 'shared') this.shared.setCapacity(pool, servers);
    else {
      this.served.setCapacity(pool, servers);
      this.letOn(pool);
    }
    if (this.tracer !== undefined) this.tracer.record(this.parts.events.clock[0]!, 'capacity', pool, 0, EXIT);
  }

  /** Whether the hot loop brings a class in: it comes one by one from outside, and nobody watches. */
  private isPlainSource(jobClass: ClassIndex): boolean {
    const { source } = this.spec.classes[jobClass]!;
    const isWatched = this.tracer !== undefined || this.parts.spread !== undefined || this.controller !== undefined;
    return !isWatched && source.kind === 'open' && source.batch === undefined && source.intensity === undefined;
  }

  private completeShared(job: Job): void {
    const place = this.placeOf(job);
    const jobClass = this.classOf(job);
    this.shared.complete(job, jobClass, place);
    this.trace('completion', job, place);
    const to = this.nextPlace(job, place);
    this.shared.serveNext(this.counters.placePool[place]!);
    this.moveOn(job, jobClass, to);
  }

  private completeServed(job: Job): void {
    const place = this.placeOf(job);
    const pool = this.counters.placePool[place]!;
    this.served.end(job, pool);
    this.trace('completion', job, place);
    const to = this.nextPlace(job, place);
    if (to > TO_EXIT && this.rooms.isBlocked(to)) {
      this.trace('blocked', job, to);
      this.rooms.block(job, pool, to);
      return;
    }
    this.served.release(job, place);
    this.served.serveNext(pool);
    this.moveOn(job, this.classOf(job), to);
    this.letOn(pool);
  }

  /** Servers or places to wait in of a pool have come free: jobs that it blocked or held back may go on. */
  private letOn(pool: PoolIndex): void {
    for (;;) {
      const job = this.rooms.takeUnblocked(pool);
      if (job === undefined) break;
      const place = this.placeOf(job);
      const to = this.jobs.integers[job * INTEGERS + WANTED]!;
      const from = this.counters.placePool[place]!;
      this.jobs.integers[job * INTEGERS + WANTED] = NOWHERE;
      this.served.release(job, place);
      this.arrive(job, this.classOf(job), to);
      this.served.serveNext(from);
      this.letOn(from);
    }
    for (const jobClass of this.heldBackBy[pool]!) this.sources.refill(jobClass);
  }

  /** Whether jobs of a limited class cannot come in, since the station where they begin is full and blocks. */
  private isHeldBack(jobClass: ClassIndex): boolean {
    const { entry } = this.spec.classes[jobClass]!;
    return entry !== EXIT && this.rooms.isBlocked(entry * this.classCount + jobClass);
  }

  private arriveServed(job: Job, jobClass: ClassIndex, place: number): void {
    const refusal = this.rooms.refusal(place);
    if (refusal === undefined) {
      this.served.arrive(job, jobClass, place);
      this.rooms.limitPatience(job, place);
      return;
    }
    const { values } = this.counters.figures;
    values[place * PLACE_ROW + ARRIVALS]! += 1;
    values[place * PLACE_ROW + refusal]! += 1;
    this.trace(refusal === LOST ? 'lost' : 'balked', job, place);
    this.turnAway(job, jobClass, place);
  }

  private abandon(job: Job): void {
    const place = this.placeOf(job);
    const { values } = this.counters.figures;
    this.rooms.forgetPatience(job);
    values[place * PLACE_ROW + GONE_SUM]! += this.served.giveUp(job, place);
    values[place * PLACE_ROW + ABANDONED]! += 1;
    this.trace('abandoned', job, place);
    this.turnAway(job, this.classOf(job), place);
    this.letOn(this.counters.placePool[place]!);
  }

  /** A job that was not served goes elsewhere, or out. */
  private turnAway(job: Job, jobClass: ClassIndex, place: number): void {
    const { elsewhere = EXIT } = this.spec.stations[this.stationOf(place)]!;
    if (elsewhere !== EXIT) {
      this.arrive(job, jobClass, elsewhere * this.classCount + jobClass);
      return;
    }
    const row = this.counters.classRows + jobClass * CLASS_ROW;
    const { values } = this.counters.figures;
    values[row + CLASS_GONE]! += 1;
    values[row + CLASS_GONE_SUM]! += this.parts.events.clock[0]! - this.jobs.doubles[job * DOUBLES + ENTERED]!;
    this.remove(job, jobClass);
  }

  private moveOn(job: Job, jobClass: ClassIndex, to: number): void {
    if (to === TO_EXIT) this.leave(job, jobClass);
    else this.arrive(job, jobClass, to);
  }

  private placeAt(station: StationIndex, jobClass: ClassIndex): number {
    return station === EXIT ? TO_EXIT : station * this.classCount + jobClass;
  }

  private classOf(job: Job): ClassIndex {
    return this.jobs.integers[job * INTEGERS + CLASS_OF]!;
  }

  private placeOf(job: Job): number {
    return this.jobs.integers[job * INTEGERS + PLACE_OF]!;
  }

  private stationOf(place: number): StationIndex {
    return Math.floor(place / this.classCount);
  }

  private nextPlace(job: Job, place: number): number {
    const { tables, variates } = this.parts;
    const next = tables.next[place]!;
    if (next >= TO_EXIT) return next;
    if (next === TO_CHANCE) return choose(tables, place, variates.next(tables.chance[place]!));
    if (next !== TO_DECIDED) return next;
    const station = this.controller!.route(job, this.stationOf(place));
    return this.placeAt(station, this.classOf(job));
  }

  private failForLackOfRoute(job: Job): never {
    const { id } = this.spec.classes[this.classOf(job)]!;
    const at = this.spec.stations[this.stationOf(this.placeOf(job))]!.id;
    throw new InvariantError(describeBreach('a class has a route wherever it comes', { class: id, at }));
  }

  private admit(jobClass: ClassIndex): void {
    const size = this.sources.bundle[jobClass]!;
    const job = this.jobs.add(jobClass);
    this.jobs.doubles[job * DOUBLES + SIZE] = size;
    this.jobs.doubles[job * DOUBLES + ENTERED] = this.parts.events.clock[0]!;
    this.sources.noteEntry(jobClass, size);
    this.counters.figures.values[this.counters.classRows + jobClass * CLASS_ROW + ADMITTED]! += size;
    if (this.controller !== undefined) this.controller.admit(job, jobClass);
    const entry = this.spec.classes[jobClass]!.entry;
    if (this.tracer !== undefined) this.tracer.record(this.parts.events.clock[0]!, 'arrival', job, jobClass, entry);
    const station = entry === EXIT ? this.decideEntry(job) : entry;
    this.arrive(job, jobClass, station * this.classCount + jobClass);
  }

  private decideEntry(job: Job): StationIndex {
    const station = this.controller!.route(job, EXIT);
    assert(station !== EXIT, 'a job that enters visits a station');
    return station;
  }

  private leave(job: Job, jobClass: ClassIndex): void {
    const { values } = this.counters.figures;
    const row = this.counters.classRows + jobClass * CLASS_ROW;
    const size = this.jobs.doubles[job * DOUBLES + SIZE]!;
    const cycleDays = this.parts.events.clock[0]! - this.jobs.doubles[job * DOUBLES + ENTERED]!;
    values[row + DEPARTED]! += size;
    values[row + CYCLE_SUM]! += size * cycleDays;
    values[row + CYCLE_SQUARE_SUM]! += size * cycleDays * cycleDays;
    if (this.parts.spread !== undefined) this.parts.spread.leave(jobClass, cycleDays);
    this.remove(job, jobClass);
  }

  private remove(job: Job, jobClass: ClassIndex): void {
    const size = this.jobs.doubles[job * DOUBLES + SIZE]!;
    if (this.controller !== undefined) this.controller.leave(job, jobClass);
    this.jobs.remove(job);
    this.sources.noteExit(jobClass, size);
  }

  private runTimer(code: number, subject: number): void {
    if (this.tracer !== undefined) this.tracer.record(this.parts.events.clock[0]!, 'timer', code, subject, EXIT);
    this.controller!.timer(code, subject);
  }

  private trace(event: TracedEvent, job: Job, place: number): void {
    if (this.tracer !== undefined)
      this.tracer.record(this.parts.events.clock[0]!, event, job, this.classOf(job), this.stationOf(place));
  }
}

/** Whether a class has a limit and begins at a station of a pool that blocks. */
function mayBeHeldBack({ classes, stations }: NetworkSpec, jobClass: ClassIndex, pool: PoolIndex): boolean {
  const { entry, source } = classes[jobClass]!;
  const station = stations[entry];
  return source.kind === 'limited' && station?.pool === pool && station.buffer?.whenFull === 'block';
}

/** What kind of event the digest takes one for, whatever serves it. */
function kindOf(code: number): number {
  if (code === SERVED || code === SHARED) return COMPLETION;
  return code === COMING ? ARRIVAL : code;
}
