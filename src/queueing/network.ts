import { assert, describeBreach, InvariantError } from '../base/assert.ts';
import type { EventId } from '../kernel/event-list.ts';
import { EventList } from '../kernel/event-list.ts';
import { SamplerTable } from '../random/sampler.ts';
import type { Stream } from '../random/streams.ts';
import type { Violation } from './audit.ts';
import { auditPath } from './audit.ts';
import { assertSpec } from './check-spec.ts';
import type { PlaceTables, StreamSource } from './compile-network.ts';
import { choose, compilePlaces, DECIDED, FIXED, NOWHERE } from './compile-network.ts';
import type { Control, Controller, Tracer } from './control.ts';
import { ARRIVAL, ARRIVAL_LATE, COMPLETION, FIRST_CONTROLLER_CODE } from './control.ts';
import { ADMITTED, CLASS_ROW, CYCLE_SQUARE_SUM, CYCLE_SUM, Counters, DEPARTED } from './counters.ts';
import { Fingerprint } from './fingerprint.ts';
import { CLASS_OF, DOUBLES, ENTERED, INTEGERS, JobTable, PLACE_OF, SIZE } from './job-table.ts';
import { Pools } from './pools.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

/** More events than this at one instant are a loop without work. */
const MOST_AT_ONCE = 10_000_000;

/** What a network may be given besides its data. */
export interface NetworkOptions {
  readonly controller?: (control: Control) => Controller;
  readonly tracer?: Tracer;
  /** Clock at the beginning [days]; 0 where left out. */
  readonly startDays?: number;
}

/**
 * A queueing network simulated event by event: one table-driven loop over typed arrays.
 *
 * It brings jobs in, leads them from station to station and out; `Pools` decides who is served and when that ends.
 */
export class Network implements Control {
  readonly counters: Counters;
  readonly jobs: JobTable;
  /** Events simulated so far. */
  eventCount = 0;
  readonly spec: NetworkSpec;

  private readonly events = new EventList();
  private readonly clock: Float64Array;
  private readonly fingerprintOfPath = new Fingerprint();
  private readonly controller: Controller | undefined;
  private readonly tracer: Tracer | undefined;
  private readonly samplers = new SamplerTable();
  private readonly tables: PlaceTables;
  private readonly pools: Pools;
  private readonly classCount: number;

  /** By class: first station; how many may be in the network; how many are, in jobs and in rows of the job table. */
  private readonly entry: Int32Array;
  private readonly limit: Float64Array;
  private readonly inSystem: Float64Array;
  /** Unlike a sum of sizes that are not whole, this comes back to 0. */
  private readonly entitiesInSystem: Int32Array;
  private readonly bundle: Float64Array;
  private readonly arrivalSampler: Int32Array;
  private readonly arrivalStream: (Stream | undefined)[];
  private started = false;
  private instantDays = Number.NaN;
  private eventsAtInstant = 0;

  /**
   * @param streams called once for each class and station, and for each class that comes from outside
   * @throws InvariantError if the data contradict themselves, or ask for decisions where there is no controller
   */
  constructor(spec: NetworkSpec, streams: StreamSource, options: NetworkOptions = {}) {
    assertSpec(spec, options.controller !== undefined);
    this.spec = spec;
    this.tracer = options.tracer;
    this.clock = this.events.clock;
    this.clock[0] = options.startDays ?? 0;
    const classes = spec.classes.length;
    this.classCount = classes;
    this.counters = new Counters(spec, this.nowDays);
    this.jobs = new JobTable(spec.jobColumns);
    this.tables = compilePlaces(spec, this.samplers, streams);
    this.pools = new Pools(spec, this.tables, this.samplers, this.events, this.counters, this.jobs);
    this.entry = Int32Array.from(spec.classes, (c) => c.entry);
    this.limit = Float64Array.from(spec.classes, (c) => (c.source.kind === 'limited' ? c.source.jobs : Number.NaN));
    this.inSystem = new Float64Array(classes);
    this.entitiesInSystem = new Int32Array(classes);
    this.bundle = new Float64Array(classes).fill(1);
    this.arrivalSampler = Int32Array.from(spec.classes, (c) =>
      c.source.kind === 'open' ? this.samplers.add(c.source.interarrivalDays) : -1,
    );
    this.arrivalStream = spec.classes.map((c) => (c.source.kind === 'open' ? streams(c.id, '', 'arrivals') : undefined));
    this.controller = options.controller?.(this);
  }

  /** The clock [days]. */
  get nowDays(): number {
    return this.clock[0]!;
  }

  /** Sixteen hexadecimal digits that tell this path's sequence of events from any other. */
  get fingerprint(): string {
    return this.fingerprintOfPath.text;
  }

  /**
   * Simulates events up to and at `untilDays`, at most `maxEvents` of them; call it in chunks of some thousand.
   *
   * 'reached': the clock stands at `untilDays`; 'paused': more is due; 'empty': nothing will ever happen again, and the clock
   * stands at `untilDays`, or at the last event if that is Infinity.
   */
  advance(untilDays: number, maxEvents: number): 'reached' | 'paused' | 'empty' {
    assert(untilDays >= this.nowDays, 'the clock only goes forward', { nowDays: this.nowDays, untilDays });
    if (!this.started) this.start();
    const { events, fingerprintOfPath } = this;
    for (let n = 0; n < maxEvents; n++) {
      if (!events.next(untilDays)) {
        if (untilDays < Infinity) this.clock[0] = untilDays;
        return events.size === 0 ? 'empty' : 'reached';
      }
      const { code, subject } = events;
      this.eventCount++;
      fingerprintOfPath.add(this.clock[0]!, code, subject);
      if (code === COMPLETION) this.complete(subject);
      else if (code === ARRIVAL) this.arriveFromOutside(subject);
      else this.runTimer(code, subject);
    }
    this.assertTimeGoesOn(maxEvents);
    return 'paused';
  }

  schedule(atDays: number, priority: number, code: number, subject: number): EventId {
    assert(atDays >= this.nowDays, 'an event lies ahead of the clock', { nowDays: this.nowDays, atDays, code });
    assert(code >= FIRST_CONTROLLER_CODE, "the lower codes are the network's own", { code });
    return this.events.push(atDays, priority, code, subject);
  }

  setCapacity(pool: PoolIndex, servers: number): void {
    const { id, onShrink } = this.spec.pools[pool]!;
    assert(servers >= 0, 'capacity is at least 0', { pool: id, servers });
    this.pools.setCapacity(pool, servers, onShrink);
  }

  setLimit(jobClass: ClassIndex, jobs: number): void {
    const { id, source } = this.spec.classes[jobClass]!;
    assert(source.kind === 'limited', 'a class with a limit does not come from outside', { class: id });
    assert(jobs >= 0 && jobs < Infinity, 'a limit is finite and at least 0', { class: id, jobs });
    this.limit[jobClass] = jobs;
    if (this.started) this.refill(jobClass);
  }

  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void {
    assert(share >= 0 && share <= 1, 'a share lies in 0..1', { pool: this.spec.pools[pool]!.id, share });
    this.pools.setClassShare(pool, jobClass, share);
  }

  setBundle(jobClass: ClassIndex, jobs: number): void {
    assert(jobs > 0 && jobs < Infinity, 'a bundle stands for some jobs', { class: this.spec.classes[jobClass]!.id, jobs });
    this.bundle[jobClass] = jobs;
    if (jobs !== 1) this.pools.expectBundles();
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
    const nowDays = this.clock[0]!;
    this.eventsAtInstant = nowDays === this.instantDays ? this.eventsAtInstant + events : 0;
    this.instantDays = nowDays;
    assert(this.eventsAtInstant < MOST_AT_ONCE, 'time goes on: some job has work', {
      day: nowDays,
      events: this.eventsAtInstant,
    });
  }

  private start(): void {
    this.started = true;
    for (const c of this.pools.classOrder) {
      if (this.arrivalSampler[c]! >= 0) this.scheduleArrival(c);
      else this.refill(c);
    }
  }

  private complete(job: Job): void {
    const { integers } = this.jobs;
    const place = integers[job * INTEGERS + PLACE_OF]!;
    const jobClass = integers[job * INTEGERS + CLASS_OF]!;
    const pool = this.counters.placePool[place]!;
    this.pools.complete(job, jobClass, place);
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'completion', job, jobClass, this.stationOf(place));
    const to = this.tables.routeKind[place] === FIXED ? this.tables.routeTo[place]! : this.nextStation(job, place);
    this.pools.serveNext(pool);
    if (to === EXIT) this.leave(job, jobClass);
    else this.pools.arrive(job, jobClass, to * this.classCount + jobClass);
  }

  private stationOf(place: number): StationIndex {
    return Math.floor(place / this.classCount);
  }

  private nextStation(job: Job, place: number): StationIndex {
    const kind = this.tables.routeKind[place]!;
    if (kind === DECIDED) return this.controller!.route(job, this.stationOf(place));
    if (kind === NOWHERE) this.failForLackOfRoute(job, place);
    const choice = this.tables.choice[place]!;
    return choose(choice, choice.stream.next());
  }

  private failForLackOfRoute(job: Job, place: number): never {
    const { id } = this.spec.classes[this.classOf(job)]!;
    const at = this.spec.stations[this.stationOf(place)]!.id;
    throw new InvariantError(describeBreach('a class has a route wherever it comes', { class: id, at }));
  }

  private arriveFromOutside(jobClass: ClassIndex): void {
    this.scheduleArrival(jobClass);
    this.admit(jobClass);
  }

  private scheduleArrival(jobClass: ClassIndex): void {
    this.samplers.sampleNext(this.arrivalSampler[jobClass]!, this.arrivalStream[jobClass]!);
    this.events.dueDays = this.clock[0]! + this.samplers.variate;
    this.events.add(ARRIVAL_LATE, ARRIVAL, jobClass);
  }

  private admit(jobClass: ClassIndex): void {
    const size = this.bundle[jobClass]!;
    const job = this.jobs.add(jobClass);
    this.jobs.doubles[job * DOUBLES + SIZE] = size;
    this.jobs.doubles[job * DOUBLES + ENTERED] = this.clock[0]!;
    this.inSystem[jobClass]! += size;
    this.entitiesInSystem[jobClass]! += 1;
    this.counters.figures.values[this.counters.classRows + jobClass * CLASS_ROW + ADMITTED]! += size;
    if (this.controller !== undefined) this.controller.admit(job, jobClass);
    const entry = this.entry[jobClass]!;
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'arrival', job, jobClass, entry);
    const station = entry === EXIT ? this.decideEntry(job) : entry;
    this.pools.arrive(job, jobClass, station * this.classCount + jobClass);
  }

  private decideEntry(job: Job): StationIndex {
    const station = this.controller!.route(job, EXIT);
    assert(station !== EXIT, 'a job that enters visits a station');
    return station;
  }

  /** Admits jobs of a limited class while the limit has room for at least half of the next one; one at least if there is a limit at all. */
  private refill(jobClass: ClassIndex): void {
    const limit = this.limit[jobClass]!;
    if (this.entitiesInSystem[jobClass] === 0 && limit > 0) this.admit(jobClass);
    while (this.inSystem[jobClass]! + this.bundle[jobClass]! / 2 <= limit) this.admit(jobClass);
  }

  private leave(job: Job, jobClass: ClassIndex): void {
    const { doubles } = this.jobs;
    const { values } = this.counters.figures;
    const row = this.counters.classRows + jobClass * CLASS_ROW;
    const size = doubles[job * DOUBLES + SIZE]!;
    const cycleDays = this.clock[0]! - doubles[job * DOUBLES + ENTERED]!;
    values[row + DEPARTED]! += size;
    values[row + CYCLE_SUM]! += size * cycleDays;
    values[row + CYCLE_SQUARE_SUM]! += size * cycleDays * cycleDays;
    this.entitiesInSystem[jobClass]! -= 1;
    this.inSystem[jobClass]! -= size;
    if (this.controller !== undefined) this.controller.leave(job, jobClass);
    this.jobs.remove(job);
    if (this.arrivalSampler[jobClass]! < 0) this.refill(jobClass);
  }

  private runTimer(code: number, subject: number): void {
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'timer', code, subject, EXIT);
    this.controller!.timer(code, subject);
  }
}
