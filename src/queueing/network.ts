import { assert, describeBreach, InvariantError } from '../base/assert.ts';
import type { EventId } from '../kernel/event-list.ts';
import { EventList } from '../kernel/event-list.ts';
import { Variates } from '../random/variates.ts';
import type { Violation } from './audit.ts';
import { auditPath } from './audit.ts';
import { Availability } from './availability.ts';
import { assertSpec } from './check-spec.ts';
import type { StreamSource } from './compile-network.ts';
import { choose, compilePlaces, TO_CHANCE, TO_DECIDED, TO_EXIT } from './compile-network.ts';
import type { Control, Controller, TracedEvent, Tracer } from './control.ts';
import {
  ABANDONMENT,
  ARRIVAL,
  CHANGE_OF_SHIFT,
  COMING,
  COMPLETION,
  FAILURE,
  FIRST_CONTROLLER_CODE,
  REPAIR,
  RETURN,
  SERVED,
  SHARED,
} from './control.ts';
import {
  ABANDONED,
  ADMITTED,
  ARRIVALS,
  CLASS_GONE,
  CLASS_GONE_SUM,
  CLASS_ROW,
  Counters,
  CYCLE_SQUARE_SUM,
  CYCLE_SUM,
  DEPARTED,
  GONE_SUM,
  LOST,
  PLACE_ROW,
} from './counters.ts';
import { Fingerprint } from './fingerprint.ts';
import { CLASS_OF, DOUBLES, ENTERED, INTEGERS, JobTable, PLACE_OF, SIZE, WANTED, NOWHERE } from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import { PlainPools } from './plain-pools.ts';
import type { PoolMode } from './pool-modes.ts';
import { poolModes } from './pool-modes.ts';
import { ServedPools } from './served-pools.ts';
import { SharedPools } from './shared-pools.ts';
import { Sources } from './sources.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';
import { SpreadRecorder } from './spread.ts';
import { WaitingRooms } from './waiting-rooms.ts';

/** More events than this at one instant are a loop without work. */
const MOST_AT_ONCE = 10_000_000;

/** What a network may be given besides its data. */
export interface NetworkOptions {
  readonly controller?: (control: Control) => Controller;
  readonly tracer?: Tracer;
  /** Whether variances and quantiles are kept besides means; 'means' where left out. */
  readonly statistics?: 'means' | 'spread';
  /** Clock at the beginning [days]; 0 where left out. */
  readonly startDays?: number;
}

/**
 * A queueing network simulated event by event.
 *
 * It leads jobs in, from station to station and out. How a station serves them depends on its pool: `PlainPools` have the hot loop
 * and no feature, `ServedPools` (with `WaitingRooms` and `Availability`) have all of them, `SharedPools` serve jobs by parts of servers.
 */
export class Network implements Control {
  readonly counters: Counters;
  readonly jobs: JobTable;
  /** Events simulated so far. */
  eventCount = 0;
  readonly spec: NetworkSpec;
  /** Variances and quantiles, where they are asked for. */
  readonly spread: SpreadRecorder | undefined;

  private readonly parts: NetworkParts;
  private readonly events = new EventList();
  private readonly digest = new Fingerprint();
  private readonly controller: Controller | undefined;
  private readonly tracer: Tracer | undefined;
  /** By place: how its pool serves. */
  private readonly modes: readonly PoolMode[];
  private readonly sources: Sources;
  private readonly plain: PlainPools;
  private readonly served: ServedPools;
  private readonly rooms: WaitingRooms;
  private readonly shared: SharedPools;
  private readonly availability: Availability;
  private readonly classCount: number;
  /** By pool: limited classes that begin at one of its stations which blocks. */
  private readonly heldBackBy: readonly (readonly ClassIndex[])[];
  /** Classes, the best priority first. */
  private readonly classOrder: readonly ClassIndex[];
  private started = false;
  private instantDays = Number.NaN;
  private eventsAtInstant = 0;

  /**
   * @param streams called once for each class and station, and for each class that comes from outside
   * @throws InvariantError if the data contradict themselves, or ask for decisions where there is no controller
   */
  constructor(spec: NetworkSpec, streams: StreamSource, options: NetworkOptions = {}) {
    const { controller, tracer, statistics = 'means', startDays = 0 } = options;
    assertSpec(spec, controller !== undefined);
    this.spec = spec;
    this.tracer = tracer;
    this.events.clock[0] = startDays;
    this.classCount = spec.classes.length;
    const isWatched = tracer !== undefined || statistics === 'spread';
    const modes = poolModes(spec, { isControlled: controller !== undefined, isWatched });
    this.modes = spec.stations.flatMap(({ pool }) => spec.classes.map(() => modes[pool]!));
    this.jobs = new JobTable(spec.jobColumns);
    this.counters = new Counters(spec, startDays, this.jobs, modes);
    this.spread = statistics === 'spread' ? new SpreadRecorder(spec, startDays) : undefined;
    const variates = new Variates();
    const { events, jobs, counters, spread } = this;
    this.parts = { spec, tables: compilePlaces(spec, variates, streams), variates, events, jobs, counters, spread };
    this.shared = new SharedPools(this.parts);
    this.served = new ServedPools(this.parts, (job, place) => this.trace('interrupted', job, place));
    this.rooms = new WaitingRooms(this.parts, this.served, streams);
    this.availability = new Availability(this.parts, streams, (pool, servers) => this.setCapacity(pool, servers));
    this.sources = new Sources(
      this.parts,
      streams,
      (jobClass) => this.admit(jobClass),
      (jobClass) => this.isHeldBack(jobClass),
    );
    this.plain = new PlainPools(
      this.parts,
      this.digest,
      this.plainClasses(),
      modes.map((mode) => mode === 'plain'),
    );
    this.classOrder = [...spec.classes.keys()].sort((a, b) => spec.classes[a]!.priority - spec.classes[b]!.priority);
    this.heldBackBy = spec.pools.map((_, p) =>
      this.classOrder.filter((c) => {
        const { entry, source } = spec.classes[c]!;
        const station = spec.stations[entry];
        return source.kind === 'limited' && station?.pool === p && station.buffer?.whenFull === 'block';
      }),
    );
    this.controller = controller?.(this);
  }

  /** The clock [days]. */
  get nowDays(): number {
    return this.events.clock[0]!;
  }

  /** Sixteen hexadecimal digits that tell this path's sequence of events from any other. */
  get fingerprint(): string {
    return this.digest.text;
  }

  /**
   * Simulates events up to and at `untilDays`, at most `maxEvents` of them; call it in chunks of some thousand.
   *
   * 'reached': the clock stands at `untilDays`; 'paused': more is due; 'empty': nothing will ever happen again, and the clock
   * stands at `untilDays`, or at the last event if that is Infinity.
   * @throws DeadlockError where servers are blocked in a circle
   */
  advance(untilDays: number, maxEvents: number): 'reached' | 'paused' | 'empty' {
    assert(untilDays >= this.nowDays, 'the clock only goes forward', { nowDays: this.nowDays, untilDays });
    if (!this.started) this.start();
    const count = this.plain.advance(untilDays, maxEvents, this);
    this.eventCount += count;
    if (count === maxEvents) {
      this.assertTimeGoesOn(maxEvents);
      return 'paused';
    }
    if (untilDays < Infinity) this.events.clock[0] = untilDays;
    return this.events.size === 0 ? 'empty' : 'reached';
  }

  /** One event that is not of a plain pool: `advance` hands it over. */
  handle(code: number, subject: number): void {
    this.digest.add(this.nowDays, kindOf(code), subject);
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
    const mode = this.modes[place]!;
    if (mode === 'shared') this.shared.arrive(job, jobClass, place);
    else if (mode === 'plain') this.plain.arrive(job, jobClass, place);
    else this.arriveServed(job, jobClass, place);
  }

  /** A job of a limited class has left. */
  replace(jobClass: ClassIndex): void {
    this.sources.noteExit(jobClass, 1);
  }

  schedule(atDays: number, priority: number, code: number, subject: number): EventId {
    assert(atDays >= this.nowDays, 'an event lies ahead of the clock', { nowDays: this.nowDays, atDays, code });
    assert(code >= FIRST_CONTROLLER_CODE, "the lower codes are the network's own", { code });
    return this.events.push(atDays, priority, code, subject);
  }

  setCapacity(pool: PoolIndex, servers: number): void {
    const { id } = this.spec.pools[pool]!;
    assert(servers >= 0, 'capacity is at least 0', { pool: id, servers });
    if (this.modeOf(pool) === 'shared') this.shared.setCapacity(pool, servers);
    else {
      assert(servers === Infinity || Number.isInteger(servers), 'a pool with a feature has whole servers', { pool: id, servers });
      this.served.setCapacity(pool, servers);
      this.letOn(pool);
    }
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'capacity', pool, 0, EXIT);
  }

  setLimit(jobClass: ClassIndex, jobs: number): void {
    const { id, source } = this.spec.classes[jobClass]!;
    assert(source.kind === 'limited', 'a class with a limit does not come from outside', { class: id });
    assert(jobs >= 0 && jobs < Infinity, 'a limit is finite and at least 0', { class: id, jobs });
    this.sources.limit[jobClass] = jobs;
    if (this.started) this.sources.refill(jobClass);
  }

  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void {
    const { id } = this.spec.pools[pool]!;
    assert(share >= 0 && share <= 1, 'a share lies in 0..1', { pool: id, share });
    assert(this.modeOf(pool) === 'shared', 'a pool with a feature has no limits of classes', { pool: id, share });
    this.shared.setClassShare(pool, jobClass, share);
  }

  setBundle(jobClass: ClassIndex, jobs: number): void {
    assert(jobs > 0 && jobs < Infinity, 'a bundle stands for some jobs', { class: this.spec.classes[jobClass]!.id, jobs });
    assert(jobs === 1 || !this.modes.includes('served'), 'a pool with a feature serves jobs one by one', { jobs });
    this.sources.bundle[jobClass] = jobs;
  }

  sizeOf(job: Job): number {
    return this.jobs.doubles[job * DOUBLES + SIZE]!;
  }

  classOf(job: Job): ClassIndex {
    return this.jobs.integers[job * INTEGERS + CLASS_OF]!;
  }

  column(index: number): Float64Array {
    return this.jobs.columns[index]!;
  }

  /** Laws that this path breaks so far; none unless there is a fault. */
  audit(): readonly Violation[] {
    return auditPath(this.spec, this.counters, this.jobs, this.nowDays);
  }

  /** Jobs without work that go round, or refill at once, would stop the clock for good. */
  private assertTimeGoesOn(events: number): void {
    const { nowDays } = this;
    this.eventsAtInstant = nowDays === this.instantDays ? this.eventsAtInstant + events : 0;
    this.instantDays = nowDays;
    assert(this.eventsAtInstant < MOST_AT_ONCE, 'time goes on: some job has work', {
      day: nowDays,
      events: this.eventsAtInstant,
    });
  }

  private start(): void {
    this.started = true;
    this.availability.start();
    for (const c of this.classOrder) this.sources.start(c, this.isPlainSource(c));
  }

  /** Whether the hot loop brings a class in: it comes one by one from outside, and nobody watches. */
  private isPlainSource(jobClass: ClassIndex): boolean {
    const { source } = this.spec.classes[jobClass]!;
    const isWatched = this.tracer !== undefined || this.spread !== undefined || this.controller !== undefined;
    return !isWatched && source.kind === 'open' && source.batch === undefined && source.intensity === undefined;
  }

  private plainClasses() {
    const { classes } = this.spec;
    return {
      arrivals: this.sources.arrivals,
      entry: Int32Array.from(classes, ({ entry }, c) => (entry === EXIT ? TO_EXIT : entry * this.classCount + c)),
      isReplaced: Uint8Array.from(classes, ({ source }) => (source.kind === 'limited' ? 1 : 0)),
    };
  }

  private modeOf(pool: PoolIndex): PoolMode {
    const station = this.spec.stations.findIndex((each) => each.pool === pool);
    return station < 0 ? 'shared' : this.modes[station * this.classCount]!;
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
    values[row + CLASS_GONE_SUM]! += this.nowDays - this.jobs.doubles[job * DOUBLES + ENTERED]!;
    this.remove(job, jobClass);
  }

  private moveOn(job: Job, jobClass: ClassIndex, to: number): void {
    if (to === TO_EXIT) this.leave(job, jobClass);
    else this.arrive(job, jobClass, to);
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
    return station === EXIT ? TO_EXIT : station * this.classCount + this.classOf(job);
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
    this.jobs.doubles[job * DOUBLES + ENTERED] = this.nowDays;
    this.sources.noteEntry(jobClass, size);
    this.counters.figures.values[this.counters.classRows + jobClass * CLASS_ROW + ADMITTED]! += size;
    if (this.controller !== undefined) this.controller.admit(job, jobClass);
    const entry = this.spec.classes[jobClass]!.entry;
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'arrival', job, jobClass, entry);
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
    const size = this.sizeOf(job);
    const cycleDays = this.nowDays - this.jobs.doubles[job * DOUBLES + ENTERED]!;
    values[row + DEPARTED]! += size;
    values[row + CYCLE_SUM]! += size * cycleDays;
    values[row + CYCLE_SQUARE_SUM]! += size * cycleDays * cycleDays;
    if (this.spread !== undefined) this.spread.leave(jobClass, cycleDays);
    this.remove(job, jobClass);
  }

  private remove(job: Job, jobClass: ClassIndex): void {
    const size = this.sizeOf(job);
    if (this.controller !== undefined) this.controller.leave(job, jobClass);
    this.jobs.remove(job);
    this.sources.noteExit(jobClass, size);
  }

  private runTimer(code: number, subject: number): void {
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'timer', code, subject, EXIT);
    this.controller!.timer(code, subject);
  }

  private trace(event: TracedEvent, job: Job, place: number): void {
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, event, job, this.classOf(job), this.stationOf(place));
  }
}

/** What kind of event the digest takes one for, whatever serves it. */
function kindOf(code: number): number {
  if (code === SERVED || code === SHARED) return COMPLETION;
  return code === COMING ? ARRIVAL : code;
}
