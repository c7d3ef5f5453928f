import type { EventList } from '../kernel/event-list.ts';
import { Availability } from './availability.ts';
import { ClassBooks } from './class-books.ts';
import type { StreamSource } from './compile-network.ts';
import type { TracedEvent, Tracer } from './control.ts';
import { ABANDONMENT, CHANGE_OF_SHIFT, COMING, FAILURE, kindOf, REPAIR, RETURN, SERVED, SHARED } from './control.ts';
import type { Counters } from './counters.ts';
import { LOST } from './figures.ts';
import type { JobTable } from './job-table.ts';
import { CLASS_OF, DOUBLES, ENTERED, INTEGERS, NOWHERE, PLACE_OF, SIZE, WANTED } from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import type { OtherEvents } from './plain-pools.ts';
import { PlainPools } from './plain-pools.ts';
import type { PoolMode } from './pool-modes.ts';
import { Router } from './router.ts';
import { TO_EXIT } from './routes.ts';
import { ServedPools } from './served-pools.ts';
import { SharedPools } from './shared-pools.ts';
import type { Entrance } from './sources.ts';
import { Sources } from './sources.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex } from './spec.ts';
import { EXIT } from './spec.ts';
import { WaitingRooms } from './waiting-rooms.ts';

/**
 * Leads jobs in, from station to station and out: what happens at each event but those that the hot loop does by itself.
 *
 * How a station serves a job depends on its pool: `PlainPools` have the hot loop and no feature; `ServedPools`, with `WaitingRooms`
 * and `Availability`, have all of them; `SharedPools` serve jobs by parts of servers.
 */
export class Flow implements OtherEvents, Entrance {
  readonly plain: PlainPools;
  readonly sources: Sources;
  readonly shared: SharedPools;
  readonly router: Router;
  private readonly spec: NetworkSpec;
  private readonly parts: NetworkParts;
  private readonly counters: Counters;
  private readonly jobs: JobTable;
  private readonly events: EventList;
  private readonly tracer: Tracer | undefined;
  private readonly placeMode: readonly PoolMode[];
  private readonly served: ServedPools;
  private readonly rooms: WaitingRooms;
  private readonly availability: Availability;
  private readonly books: ClassBooks;

  constructor(parts: NetworkParts, streams: StreamSource) {
    const { spec, counters, jobs, modes } = parts;
    this.spec = spec;
    this.parts = parts;
    this.counters = counters;
    this.jobs = jobs;
    this.events = parts.events;
    this.tracer = parts.tracer;
    this.placeMode = spec.stations.flatMap(({ pool }) => spec.classes.map(() => modes[pool]!));
    this.router = new Router(parts);
    this.books = new ClassBooks(parts);
    this.shared = new SharedPools(parts);
    this.served = new ServedPools(parts, (job, place) => this.trace('interrupted', job, place));
    this.rooms = new WaitingRooms(parts, this.served, streams);
    this.availability = new Availability(parts, streams, (pool, servers) => this.setCapacity(pool, servers));
    this.sources = new Sources(parts, streams, this);
    const { arrivals } = this.sources;
    const entry = Int32Array.from(spec.classes, (each, c) => this.router.placeAt(each.entry, c));
    const isReplaced = Uint8Array.from(spec.classes, ({ source }) => (source.kind === 'limited' ? 1 : 0));
    this.plain = new PlainPools(parts, { arrivals, entry, isReplaced });
  }

  /** Schedules the first events, classes of the best priority first. */
  start(): void {
    const { classes } = this.spec;
    this.availability.start();
    const isWatched = this.tracer !== undefined || this.parts.spread !== undefined || this.router.controller !== undefined;
    const order = [...classes.keys()].sort((a, b) => classes[a]!.priority - classes[b]!.priority);
    for (const c of order) this.sources.start(c, isWatched);
    this.sources.bringIn();
  }

  /** One event that is not of a plain pool: `advance` hands it over. */
  handle(code: number, subject: number): void {
    this.parts.digest.addNow(this.events.clock, kindOf(code), subject);
    if (code === SHARED) this.completeShared(subject);
    else if (code === SERVED) this.completeServed(subject);
    else if (code === COMING) this.sources.come(subject);
    else if (code === RETURN) this.sources.return(subject);
    else if (code === ABANDONMENT) this.abandon(subject);
    else if (code === FAILURE || code === REPAIR || code === CHANGE_OF_SHIFT) this.availability.handle(code, subject);
    else {
      this.tracer?.record(this.events.clock[0]!, 'timer', code, subject, EXIT);
      this.router.controller!.timer(code, subject);
    }
    this.sources.bringIn();
  }

  /** A job goes on from a plain pool to one that is not; where it is turned away it may have to be replaced. */
  takeOver(job: Job, jobClass: ClassIndex, place: number): void {
    this.arrive(job, jobClass, place);
    this.sources.bringIn();
  }

  /** A job comes to a place, whatever its pool. */
  private arrive(job: Job, jobClass: ClassIndex, place: number): void {
    if (place < TO_EXIT) this.router.failForLackOfRoute(job);
    const mode = this.placeMode[place]!;
    if (mode === 'shared') this.shared.arrive(job, jobClass, place);
    else if (mode === 'plain') this.plain.arrive(job, jobClass, place);
    else this.arriveServed(job, jobClass, place);
  }

  /** A job of a limited class has left. */
  replace(jobClass: ClassIndex): void {
    this.sources.noteExit(jobClass, 1);
    this.sources.bringIn();
  }

  /** Servers of a pool from now on. */
  setCapacity(pool: PoolIndex, servers: number): void {
    if (this.parts.modes[pool] === 'shared') this.shared.setCapacity(pool, servers);
    else {
      this.served.setCapacity(pool, servers);
      this.letOn(pool);
      this.rooms.refuseDeadlock(pool);
    }
    if (this.tracer !== undefined) this.tracer.record(this.events.clock[0]!, 'capacity', pool, 0, EXIT);
  }

  private completeShared(job: Job): void {
    const place = this.placeOf(job);
    const jobClass = this.classOf(job);
    this.shared.complete(job, jobClass, place);
    this.trace('completion', job, place);
    const to = this.router.nextPlace(job, place);
    this.shared.serveNext(this.counters.placePool[place]!);
    this.moveOn(job, jobClass, to);
  }

  private completeServed(job: Job): void {
    const place = this.placeOf(job);
    const pool = this.counters.placePool[place]!;
    this.served.end(job, pool);
    this.trace('completion', job, place);
    const to = this.router.nextPlace(job, place);
    if (to > TO_EXIT && this.rooms.isBlocked(to)) {
      this.trace('blocked', job, to);
      this.rooms.block(job, pool, to);
      return;
    }
    this.served.release(job, place);
    this.served.serveNext(pool);
    this.moveOn(job, this.classOf(job), to);
    this.letOn(pool);
    this.rooms.refuseDeadlock(pool);
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
      this.served.serveNext(from);
      this.arrive(job, this.classOf(job), to);
      this.letOn(from);
    }
    this.sources.letIn(pool);
  }

  /** Whether jobs of a limited class cannot come in, since the station where they begin is full and blocks. */
  isHeldBack(jobClass: ClassIndex): boolean {
    const entry = this.router.placeAt(this.spec.classes[jobClass]!.entry, jobClass);
    return entry !== TO_EXIT && this.rooms.isBlocked(entry);
  }

  private arriveServed(job: Job, jobClass: ClassIndex, place: number): void {
    const refusal = this.rooms.refuse(place);
    if (refusal === undefined) {
      this.served.arrive(job, jobClass, place);
      this.rooms.limitPatience(job, place);
      return;
    }
    this.trace(refusal === LOST ? 'lost' : 'balked', job, place);
    this.turnAway(job, jobClass, place);
  }

  private abandon(job: Job): void {
    const place = this.placeOf(job);
    this.rooms.abandon(job, place);
    this.trace('abandoned', job, place);
    this.turnAway(job, this.classOf(job), place);
    this.letOn(this.counters.placePool[place]!);
  }

  /** A job that was not served goes elsewhere, or out. */
  private turnAway(job: Job, jobClass: ClassIndex, place: number): void {
    const elsewhere = this.router.placeElsewhere(place, jobClass);
    if (elsewhere !== TO_EXIT) {
      this.arrive(job, jobClass, elsewhere);
      return;
    }
    this.books.leaveUnserved(job, jobClass);
    this.remove(job, jobClass);
  }

  private moveOn(job: Job, jobClass: ClassIndex, to: number): void {
    if (to === TO_EXIT) this.leave(job, jobClass);
    else this.arrive(job, jobClass, to);
  }

  private classOf(job: Job): ClassIndex {
    return this.jobs.integers[job * INTEGERS + CLASS_OF]!;
  }

  private placeOf(job: Job): number {
    return this.jobs.integers[job * INTEGERS + PLACE_OF]!;
  }

  admit(jobClass: ClassIndex, subject: number): void {
    const size = this.sources.bundle[jobClass]!;
    const job = this.jobs.add(jobClass);
    this.jobs.doubles[job * DOUBLES + SIZE] = size;
    this.jobs.doubles[job * DOUBLES + ENTERED] = this.events.clock[0]!;
    this.sources.noteEntry(jobClass, size);
    this.books.enter(job, jobClass);
    if (this.router.controller !== undefined) this.router.controller.admit(job, jobClass, subject);
    this.tracer?.record(this.events.clock[0]!, 'arrival', job, jobClass, this.spec.classes[jobClass]!.entry);
    this.arrive(job, jobClass, this.router.firstPlace(job, jobClass));
  }

  private leave(job: Job, jobClass: ClassIndex): void {
    this.books.leave(job, jobClass);
    this.parts.spread?.leave(jobClass, this.events.clock[0]! - this.jobs.doubles[job * DOUBLES + ENTERED]!);
    this.remove(job, jobClass);
  }

  private remove(job: Job, jobClass: ClassIndex): void {
    const size = this.jobs.doubles[job * DOUBLES + SIZE]!;
    if (this.router.controller !== undefined) this.router.controller.leave(job, jobClass);
    this.jobs.remove(job);
    this.sources.noteExit(jobClass, size);
  }

  private trace(event: TracedEvent, job: Job, place: number): void {
    this.tracer?.record(this.events.clock[0]!, event, job, this.classOf(job), this.router.stationOf(place));
  }
}
