import { assert, describeBreach, InvariantError } from '../base/assert.ts';
import type { EventId } from '../kernel/event-list.ts';
import { EventList } from '../kernel/event-list.ts';
import { SamplerTable } from '../random/sampler.ts';
import type { Stream } from '../random/streams.ts';
import type { Violation } from './audit.ts';
import { auditPath } from './audit.ts';
import { assertSpec } from './check-spec.ts';
import type { Control, Controller, Tracer } from './control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from './control.ts';
import { Counters } from './counters.ts';
import { Fingerprint } from './fingerprint.ts';
import { JobTable, NOBODY } from './job-table.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

const COMPLETION = 0;
const ARRIVAL = 1;

const FIXED = 0;
const CHANCE = 1;
const DECIDED = 2;
/** By chance among no stations: for a class that never comes. */
const NOWHERE = 3;

/** Least part of what a job may want of a pool that is worth starting on; below it lies only rounding. */
const LEAST_PART = 1e-6;
/** A job that gets this much of what it stands for gets all of it. */
const ALL_BUT_ROUNDING = 1 - 1e-9;

/** Streams of random numbers by name, so that a station that no job visits changes no other number. */
export type StreamSource = (jobClass: string, station: string, purpose: string) => Stream;

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
 * Jobs wait per pool, first come first served within a priority. The class holds the one hot loop of the project, which is why
 * the file is long: what an event does is written out in one place.
 */
export class Network implements Control {
  nowDays: number;
  readonly counters: Counters;
  readonly jobs: JobTable;
  /** Events simulated so far. */
  eventCount = 0;

  private readonly events = new EventList();
  private readonly fingerprintOfPath = new Fingerprint();
  private readonly controller: Controller | undefined;
  private readonly tracer: Tracer | undefined;
  private readonly classCount: number;

  private readonly serviceColumn: Int32Array;
  private readonly serviceSampler: Int32Array;
  private readonly serviceStream: (Stream | undefined)[];
  private readonly routeKind: Uint8Array;
  private readonly routeTo: Int32Array;
  private readonly routeChoices: (readonly number[])[];
  private readonly routeCumulative: (readonly number[])[];
  private readonly routeStream: (Stream | undefined)[];
  private readonly continues: Uint8Array;
  private readonly samplers = new SamplerTable();

  private readonly poolHeld: Float64Array;
  private readonly poolWaiting: Int32Array;
  /** Jobs in service that hold less than they stand for: their number by pool, and the one of each [pool * classes + class]. */
  private readonly poolShort: Int32Array;
  private readonly shortOf: Int32Array;
  private readonly limitShare: Float64Array;
  private readonly classHeld: Float64Array;
  private readonly queueHead: Int32Array;
  private readonly queueTail: Int32Array;
  private readonly classOrder: Int32Array;
  private readonly classPriority: Float64Array;
  private readonly classEntry: Int32Array;

  private readonly limit: Float64Array;
  private readonly inSystem: Float64Array;
  /** The same in rows of the job table: unlike a sum of sizes that are not whole, it comes back to 0. */
  private readonly entitiesInSystem: Int32Array;
  private readonly bundle: Float64Array;
  private readonly arrivalSampler: Int32Array;
  private readonly arrivalStream: (Stream | undefined)[];
  private ticket = 0;
  private started = false;

  readonly spec: NetworkSpec;

  /**
   * @param streams called once for each class and station, and for each class that comes from outside
   * @throws InvariantError if the data contradict themselves, or ask for decisions where there is no controller
   */
  constructor(spec: NetworkSpec, streams: StreamSource, options: NetworkOptions = {}) {
    assertSpec(spec, options.controller !== undefined);
    this.spec = spec;
    const classes = spec.classes.length;
    const places = spec.stations.length * classes;
    this.classCount = classes;
    this.nowDays = options.startDays ?? 0;
    this.counters = new Counters(spec, this.nowDays);
    this.jobs = new JobTable(spec.jobColumns);
    this.tracer = options.tracer;

    this.serviceColumn = new Int32Array(places).fill(-1);
    this.serviceSampler = new Int32Array(places);
    this.serviceStream = new Array<Stream | undefined>(places).fill(undefined);
    this.routeKind = new Uint8Array(places);
    this.routeTo = new Int32Array(places).fill(EXIT);
    this.routeChoices = new Array<readonly number[]>(places).fill([]);
    this.routeCumulative = new Array<readonly number[]>(places).fill([]);
    this.routeStream = new Array<Stream | undefined>(places).fill(undefined);
    this.continues = Uint8Array.from(spec.stations, (station) => (station.continues === true ? 1 : 0));
    this.compilePlaces(streams);

    const pools = spec.pools.length;
    this.poolHeld = new Float64Array(pools);
    this.poolWaiting = new Int32Array(pools);
    this.poolShort = new Int32Array(pools);
    this.shortOf = new Int32Array(pools * classes).fill(NOBODY);
    this.classHeld = new Float64Array(pools * classes);
    this.limitShare = Float64Array.from({ length: pools * classes }, (_, i) => {
      return spec.pools[Math.floor(i / classes)]!.classLimitShares?.[i % classes] ?? 1;
    });
    this.queueHead = new Int32Array(pools * classes).fill(NOBODY);
    this.queueTail = new Int32Array(pools * classes).fill(NOBODY);
    this.classPriority = Float64Array.from(spec.classes, (c) => c.priority);
    this.classEntry = Int32Array.from(spec.classes, (c) => c.entry);
    this.classOrder = Int32Array.from(spec.classes.keys()).sort((a, b) => this.classPriority[a]! - this.classPriority[b]!);

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
        if (untilDays < Infinity) this.nowDays = untilDays;
        return events.size === 0 ? 'empty' : 'reached';
      }
      const { timeDays, code, subject } = events;
      this.nowDays = timeDays;
      this.eventCount++;
      fingerprintOfPath.add(timeDays, code, subject);
      if (code === COMPLETION) this.complete(subject);
      else if (code === ARRIVAL) this.arriveFromOutside(subject);
      else this.runTimer(code, subject);
    }
    return 'paused';
  }

  schedule(atDays: number, priority: number, code: number, subject: number): EventId {
    assert(atDays >= this.nowDays, 'an event lies ahead of the clock', { nowDays: this.nowDays, atDays, code });
    assert(code >= FIRST_CONTROLLER_CODE, "the lower codes are the network's own", { code });
    return this.events.push(atDays, priority, code, subject);
  }

  setCapacity(pool: PoolIndex, servers: number): void {
    assert(servers >= 0, 'capacity is at least 0', { pool: this.spec.pools[pool]!.id, servers });
    const grows = servers >= this.counters.capacity[pool]!;
    this.counters.setCapacity(pool, servers, this.nowDays);
    if (grows) this.shareAnew(pool);
    else if (this.spec.pools[pool]!.onShrink === 'resume') this.interruptExcess(pool);
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
    this.limitShare[pool * this.classCount + jobClass] = share;
    this.shareAnew(pool);
  }

  setBundle(jobClass: ClassIndex, jobs: number): void {
    assert(jobs > 0 && jobs < Infinity, 'a bundle stands for some jobs', { class: this.spec.classes[jobClass]!.id, jobs });
    this.bundle[jobClass] = jobs;
  }

  sizeOf(job: Job): number {
    return this.jobs.size[job]!;
  }

  classOf(job: Job): ClassIndex {
    return this.jobs.jobClass[job]!;
  }

  column(index: number): Float64Array {
    return this.jobs.columns[index]!;
  }

  /** Laws that this path breaks so far; none unless there is a fault. */
  audit(): readonly Violation[] {
    return auditPath(this.spec, this.counters, this.jobs, this.nowDays);
  }

  private start(): void {
    this.started = true;
    for (const c of this.classOrder) {
      if (this.arrivalSampler[c]! >= 0) this.scheduleArrival(c);
      else this.refill(c);
    }
  }

  private complete(job: Job): void {
    const { jobs, counters, nowDays } = this;
    const place = jobs.place[job]!;
    const pool = this.counters.placePool[place]!;
    const size = jobs.size[job]!;
    const held = jobs.held[job]!;
    this.stopService(job, place, pool);
    counters.figures.completions[place]! += size;
    counters.figures.sojournSum[place]! += size * (nowDays - jobs.arrivedDays[job]!);
    jobs.leftover[job] = -1;
    const station = (place - jobs.jobClass[job]!) / this.classCount;
    if (this.tracer !== undefined) this.tracer.record(nowDays, 'completion', job, jobs.jobClass[job]!, station);
    const to = this.nextStation(job, place, station);
    if (to !== EXIT && this.continues[to] === 1 && this.spec.stations[to]!.pool === pool) {
      this.goOn(job, to, pool, held);
      return;
    }
    if (this.poolShort[pool]! > 0) this.shareAnew(pool);
    else if (this.poolWaiting[pool]! > 0) this.dispatch(pool);
    if (to === EXIT) this.leave(job);
    else this.arrive(job, to);
  }

  private nextStation(job: Job, place: number, station: StationIndex): StationIndex {
    const kind = this.routeKind[place]!;
    if (kind === FIXED) return this.routeTo[place]!;
    if (kind === DECIDED) return this.controller!.route(job, station);
    if (kind === NOWHERE) this.failForLackOfRoute(job, station);
    const u = this.routeStream[place]!.next();
    const cumulative = this.routeCumulative[place]!;
    let choice = 0;
    while (u >= cumulative[choice]! && choice < cumulative.length - 1) choice++;
    return this.routeChoices[place]![choice]!;
  }

  private failForLackOfRoute(job: Job, station: StationIndex): never {
    const { id } = this.spec.classes[this.jobs.jobClass[job]!]!;
    throw new InvariantError(
      describeBreach('a class has a route wherever it comes', { class: id, at: this.spec.stations[station]!.id }),
    );
  }

  private arriveFromOutside(jobClass: ClassIndex): void {
    this.scheduleArrival(jobClass);
    this.admit(jobClass);
  }

  private scheduleArrival(jobClass: ClassIndex): void {
    const gap = this.samplers.draw(this.arrivalSampler[jobClass]!, this.arrivalStream[jobClass]!);
    this.events.push(this.nowDays + gap, PRIORITY.arrival, ARRIVAL, jobClass);
  }

  private admit(jobClass: ClassIndex): void {
    const size = this.bundle[jobClass]!;
    const job = this.jobs.add(jobClass, size, this.nowDays);
    this.inSystem[jobClass]! += size;
    this.entitiesInSystem[jobClass]! += 1;
    this.counters.figures.admitted[jobClass]! += size;
    if (this.controller !== undefined) this.controller.admit(job, jobClass);
    const entry = this.classEntry[jobClass]!;
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'arrival', job, jobClass, entry);
    this.arrive(job, entry === EXIT ? this.decideEntry(job) : entry);
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

  private leave(job: Job): void {
    const { jobs } = this;
    const jobClass = jobs.jobClass[job]!;
    const size = jobs.size[job]!;
    const { figures } = this.counters;
    const cycleDays = this.nowDays - jobs.enteredDays[job]!;
    figures.departed[jobClass]! += size;
    figures.cycleSum[jobClass]! += size * cycleDays;
    figures.cycleSquareSum[jobClass]! += size * cycleDays * cycleDays;
    this.entitiesInSystem[jobClass]! -= 1;
    this.inSystem[jobClass]! -= size;
    if (this.controller !== undefined) this.controller.leave(job, jobClass);
    jobs.remove(job);
    if (this.arrivalSampler[jobClass]! < 0) this.refill(jobClass);
  }

  private arrive(job: Job, station: StationIndex): void {
    const { jobs, counters } = this;
    const jobClass = jobs.jobClass[job]!;
    const place = station * this.classCount + jobClass;
    const pool = this.counters.placePool[place]!;
    jobs.place[job] = place;
    jobs.arrivedDays[job] = this.nowDays;
    jobs.ticket[job] = this.ticket++;
    counters.touch(place, this.nowDays);
    counters.figures.arrivals[place]! += jobs.size[job]!;
    if (this.poolWaiting[pool] === 0) {
      const free = this.freeFor(pool, jobClass);
      if (this.isEnough(free, jobs.size[job]!, pool)) {
        this.startService(job, place, pool, free);
        return;
      }
    }
    this.enqueue(job, place, pool, jobClass);
    if (this.poolShort[pool]! > 0) this.shareAnew(pool);
    else if (this.poolWaiting[pool]! > 1) this.dispatch(pool);
  }

  /** The next step of a visit on the same pool: whoever served the last one goes on, nobody comes between. */
  private goOn(job: Job, station: StationIndex, pool: PoolIndex, held: number): void {
    const { jobs, counters } = this;
    const jobClass = jobs.jobClass[job]!;
    const place = station * this.classCount + jobClass;
    jobs.place[job] = place;
    jobs.arrivedDays[job] = this.nowDays;
    counters.touch(place, this.nowDays);
    counters.figures.arrivals[place]! += jobs.size[job]!;
    this.startService(job, place, pool, held);
  }

  private enqueue(job: Job, place: number, pool: PoolIndex, jobClass: ClassIndex): void {
    const { jobs } = this;
    const queue = pool * this.classCount + jobClass;
    jobs.next[job] = NOBODY;
    const tail = this.queueTail[queue]!;
    if (tail === NOBODY) this.queueHead[queue] = job;
    else jobs.next[tail] = job;
    this.queueTail[queue] = job;
    this.poolWaiting[pool]! += 1;
    this.counters.waiting[place]! += jobs.size[job]!;
  }

  /** Servers of a pool that a class may still take. */
  private freeFor(pool: PoolIndex, jobClass: ClassIndex): number {
    const capacity = this.counters.capacity[pool]!;
    const free = capacity - this.poolHeld[pool]!;
    const share = this.limitShare[pool * this.classCount + jobClass]!;
    if (share === 1) return free;
    if (share === 0) return 0;
    const underLimit = share * capacity - this.classHeld[pool * this.classCount + jobClass]!;
    return underLimit < free ? underLimit : free;
  }

  private isEnough(free: number, size: number, pool: PoolIndex): boolean {
    const capacity = this.counters.capacity[pool]!;
    return free > (size < capacity ? size : capacity) * LEAST_PART;
  }

  /**
   * Jobs that hold less than they stand for share the pool anew: they go back to the head of their queues and start again with
   * what there is, the best priority first. A bundle larger than the pool is so served like the many jobs that it stands for.
   */
  private shareAnew(pool: PoolIndex): void {
    for (let c = 0; c < this.classCount; c++) {
      const short = this.shortOf[pool * this.classCount + c]!;
      if (short !== NOBODY) this.interrupt(short, pool);
    }
    if (this.poolWaiting[pool]! > 0) this.dispatch(pool);
  }

  /** Starts waiting jobs while there are servers for one: the best priority first, then the earliest ticket. */
  private dispatch(pool: PoolIndex): void {
    const { jobs, classOrder, classPriority, queueHead, classCount } = this;
    while (this.poolWaiting[pool]! > 0) {
      let best = NOBODY;
      let bestFree = 0;
      let bestPriority = 0;
      for (let i = 0; i < classCount; i++) {
        const jobClass = classOrder[i]!;
        if (best !== NOBODY && classPriority[jobClass]! > bestPriority) break;
        const head = queueHead[pool * classCount + jobClass]!;
        if (head === NOBODY || (best !== NOBODY && jobs.ticket[head]! > jobs.ticket[best]!)) continue;
        const free = this.freeFor(pool, jobClass);
        if (!this.isEnough(free, jobs.size[head]!, pool)) continue;
        best = head;
        bestFree = free;
        bestPriority = classPriority[jobClass]!;
      }
      if (best === NOBODY) return;
      this.dequeue(best, pool);
      this.startService(best, jobs.place[best]!, pool, bestFree);
    }
  }

  private dequeue(job: Job, pool: PoolIndex): void {
    const { jobs, counters } = this;
    const queue = pool * this.classCount + jobs.jobClass[job]!;
    const next = jobs.next[job]!;
    this.queueHead[queue] = next;
    if (next === NOBODY) this.queueTail[queue] = NOBODY;
    this.poolWaiting[pool]! -= 1;
    const place = jobs.place[job]!;
    counters.touch(place, this.nowDays);
    counters.waiting[place]! -= jobs.size[job]!;
  }

  /** Gives a job its servers: as many as it stands for, or what is free if that is less. */
  private startService(job: Job, place: number, pool: PoolIndex, free: number): void {
    const { jobs, counters, nowDays } = this;
    const size = jobs.size[job]!;
    const isShort = free < size * ALL_BUT_ROUNDING;
    const held = isShort ? free : size;
    if (isShort) this.noteShort(job, pool);
    jobs.held[job] = held;
    jobs.startedDays[job] = nowDays;
    counters.inService[place]! += size;
    counters.held[place]! += held;
    this.poolHeld[pool]! += held;
    this.classHeld[pool * this.classCount + jobs.jobClass[job]!]! += held;
    let workDays = jobs.leftover[job]!;
    if (workDays < 0) {
      counters.figures.starts[place]! += size;
      counters.figures.waitSum[place]! += size * (nowDays - jobs.arrivedDays[job]!);
      const column = this.serviceColumn[place]!;
      if (column >= 0) workDays = jobs.columns[column]![job]!;
      else workDays = this.samplers.draw(this.serviceSampler[place]!, this.serviceStream[place]!);
      counters.figures.workSum[place]! += size * workDays;
    }
    const atDays = nowDays + (held === size ? workDays : (workDays * size) / held);
    jobs.completionDays[job] = atDays;
    jobs.completion[job] = this.events.push(atDays, PRIORITY.completion, COMPLETION, job);
  }

  /** At most one job of a class is short on a pool: it took all that there was, and is the first to get what comes free. */
  private noteShort(job: Job, pool: PoolIndex): void {
    const queue = pool * this.classCount + this.jobs.jobClass[job]!;
    assert(this.shortOf[queue] === NOBODY, 'one job of a class is short of servers on a pool', { job, pool, day: this.nowDays });
    this.shortOf[queue] = job;
    this.poolShort[pool]! += 1;
  }

  private stopService(job: Job, place: number, pool: PoolIndex): void {
    const { jobs, counters } = this;
    const held = jobs.held[job]!;
    counters.touch(place, this.nowDays);
    counters.inService[place]! -= jobs.size[job]!;
    counters.held[place]! -= held;
    this.poolHeld[pool]! -= held;
    this.classHeld[pool * this.classCount + jobs.jobClass[job]!]! -= held;
    jobs.held[job] = 0;
    const queue = pool * this.classCount + jobs.jobClass[job]!;
    if (this.shortOf[queue] === job) {
      this.shortOf[queue] = NOBODY;
      this.poolShort[pool]! -= 1;
    }
  }

  /** After a fall in capacity: the jobs that began last go back to their places in the queue and resume later. */
  private interruptExcess(pool: PoolIndex): void {
    const { jobs, counters } = this;
    const capacity = counters.capacity[pool]!;
    if (this.poolHeld[pool]! <= capacity) return;
    const inService: Job[] = [];
    for (let job = 0; job < jobs.used; job++) {
      if (jobs.present[job] === 1 && jobs.held[job]! > 0 && this.counters.placePool[jobs.place[job]!] === pool)
        inService.push(job);
    }
    inService.sort((a, b) => jobs.startedDays[b]! - jobs.startedDays[a]! || jobs.ticket[b]! - jobs.ticket[a]!);
    for (const job of inService) {
      if (this.poolHeld[pool]! <= capacity) break;
      this.interrupt(job, pool);
    }
    this.shareAnew(pool);
  }

  /** Takes a job's servers away; it waits with the work that is left of its service. */
  private interrupt(job: Job, pool: PoolIndex): void {
    const { jobs } = this;
    const place = jobs.place[job]!;
    this.events.cancel(jobs.completion[job]!);
    jobs.leftover[job] = ((jobs.completionDays[job]! - this.nowDays) * jobs.held[job]!) / jobs.size[job]!;
    this.stopService(job, place, pool);
    this.enqueueByTicket(job, pool * this.classCount + jobs.jobClass[job]!);
    this.poolWaiting[pool]! += 1;
    this.counters.waiting[place]! += jobs.size[job]!;
  }

  /** Puts a job where it stood in its queue: behind those that came to the pool before it. */
  private enqueueByTicket(job: Job, queue: number): void {
    const { jobs } = this;
    let before = NOBODY;
    let after = this.queueHead[queue]!;
    while (after !== NOBODY && jobs.ticket[after]! < jobs.ticket[job]!) {
      before = after;
      after = jobs.next[after]!;
    }
    jobs.next[job] = after;
    if (before === NOBODY) this.queueHead[queue] = job;
    else jobs.next[before] = job;
    if (after === NOBODY) this.queueTail[queue] = job;
  }

  private runTimer(code: number, subject: number): void {
    if (this.tracer !== undefined) this.tracer.record(this.nowDays, 'timer', code, subject, EXIT);
    this.controller!.timer(code, subject);
  }

  private compilePlaces(streams: StreamSource): void {
    this.spec.stations.forEach((station, s) => {
      this.spec.classes.forEach((jobClass, c) => {
        const place = s * this.classCount + c;
        const service = station.services[c]!;
        const route = station.routes[c]!;
        if (service.kind === 'carried') {
          this.serviceColumn[place] = service.column;
        } else {
          this.serviceSampler[place] = this.samplers.add(service.distribution);
          this.serviceStream[place] = streams(jobClass.id, station.id, 'service');
        }
        if (route.kind === 'fixed') {
          this.routeTo[place] = route.to;
        } else if (route.kind === 'decided') {
          this.routeKind[place] = DECIDED;
        } else if (route.to.length === 0) {
          this.routeKind[place] = NOWHERE;
        } else {
          this.routeKind[place] = CHANCE;
          this.routeChoices[place] = route.to;
          let sum = 0;
          this.routeCumulative[place] = route.probability.map((p) => (sum += p));
          this.routeStream[place] = streams(jobClass.id, station.id, 'route');
        }
      });
    });
  }
}
