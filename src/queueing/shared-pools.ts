import { assert } from '../base/assert.ts';
import type { EventList } from '../kernel/event-list.ts';
import { COMPLETION_FIRST, SHARED } from './control.ts';
import type { Counters } from './counters.ts';
import {
  ARRIVALS,
  COMPLETIONS,
  HELD,
  HELD_AREA,
  IN_SERVICE,
  PLACE_ROW,
  SERVICE_AREA,
  SOJOURN_SUM,
  STARTS,
  TOUCHED,
  WAIT_SUM,
  WAITING,
  WAITING_AREA,
  WORK_SUM,
} from './figures.ts';
import type { JobTable } from './job-table.ts';
import {
  ARRIVED,
  CLASS_OF,
  DOUBLES,
  ENDS,
  EVENT,
  INTEGERS,
  LEFT_OVER,
  NEXT,
  NOBODY,
  PLACE_OF,
  SERVERS,
  SINCE,
  SIZE,
  TICKET,
  WAITED,
} from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import type { ClassIndex, Job, PoolIndex } from './spec.ts';

/** Least part of what a job may want of a pool that is worth starting on; below it lies only rounding. */
const LEAST_PART = 1e-6;
/** Parts of a job below this are rounding. */
const ROUNDING = 1e-9;
/** A job that gets this much of what it stands for gets all of it. */
const ALL_BUT_ROUNDING = 1 - ROUNDING;

/** Columns of a pool's row: servers held, jobs waiting, jobs that hold less than they stand for, servers there are. */
const POOL_HELD = 0;
const POOL_WAITING = 1;
const POOL_SHORT = 2;
const CAPACITY = 3;
const POOL_ROW = 4;

/**
 * Pools whose jobs may hold parts of servers: jobs stand for many, or classes have shares, or a part of a server is left. They wait
 * per pool, first come first served within a priority; at most one job of each class holds less than it stands for.
 */
export class SharedPools {
  private readonly events: EventList;
  private readonly clock: Float64Array;
  private readonly counters: Counters;
  private readonly values: Float64Array;
  private readonly jobs: JobTable;
  private readonly parts: NetworkParts;
  private readonly placePool: Int32Array;
  private readonly classCount: number;
  private readonly state: Float64Array;
  /** By pool * classes + class: the queue; the job in service that is short of servers; servers held; most of the capacity that it may hold. */
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly shortOf: Int32Array;
  private readonly classHeld: Float64Array;
  private readonly limitShare: Float64Array;
  /** By pool: classes that want servers, with a queue or a job that is short, in ascending order from pool * classes on; and how many. */
  private readonly wanting: Int32Array;
  private readonly wantingCount: Int32Array;
  private readonly classPriority: Float64Array;
  private ticket = 0;
  /** Servers that the job may take which starts or gets more. */
  private room = 0;

  constructor(parts: NetworkParts) {
    const { spec, events, counters, jobs } = parts;
    this.parts = parts;
    this.events = events;
    this.clock = events.clock;
    this.counters = counters;
    this.values = counters.figures.values;
    this.jobs = jobs;
    this.placePool = counters.placePool;
    const pools = spec.pools.length;
    const classes = spec.classes.length;
    this.classCount = classes;
    this.state = new Float64Array(pools * POOL_ROW);
    for (let pool = 0; pool < pools; pool++) this.state[pool * POOL_ROW + CAPACITY] = counters.capacity[pool]!;
    this.head = new Int32Array(pools * classes).fill(NOBODY);
    this.tail = new Int32Array(pools * classes).fill(NOBODY);
    this.shortOf = new Int32Array(pools * classes).fill(NOBODY);
    this.classHeld = new Float64Array(pools * classes);
    this.limitShare = Float64Array.from({ length: pools * classes }, (_, i) => {
      return spec.pools[Math.floor(i / classes)]!.classLimitShares?.[i % classes] ?? 1;
    });
    this.classPriority = Float64Array.from(spec.classes, (c) => c.priority);
    this.wanting = new Int32Array(pools * classes);
    this.wantingCount = new Int32Array(pools);
  }

  /** A job comes to a place, and is served at once or waits. */
  arrive(job: Job, jobClass: ClassIndex, place: number): void {
    const nowDays = this.clock[0]!;
    const { jobs, values, state } = this;
    const { doubles } = jobs;
    const pool = this.placePool[place]!;
    const row = job * DOUBLES;
    jobs.integers[job * INTEGERS + PLACE_OF] = place;
    doubles[row + ARRIVED] = nowDays;
    doubles[row + SERVERS] = 0;
    doubles[row + TICKET] = this.ticket++;
    doubles[row + LEFT_OVER] = -1;
    this.touch(place);
    if (this.parts.spread !== undefined) this.parts.spread.changePlace(place, 1);
    if (values[place * PLACE_ROW + ARRIVALS] === 0) this.counters.noteVisit(place);
    values[place * PLACE_ROW + ARRIVALS]! += doubles[row + SIZE]!;
    const at = pool * POOL_ROW;
    const free = state[at + CAPACITY]! - state[at + POOL_HELD]!;
    if (state[at + POOL_WAITING] === 0 && state[at + POOL_SHORT] === 0) {
      this.room = this.roomFor(pool, jobClass, free);
      if (this.isEnough(this.room, doubles[row + SIZE]!, pool)) {
        this.start(job, jobClass, place, pool);
        return;
      }
    }
    this.enqueue(job, place, pool, jobClass);
    if (free > 0 || this.heldByLaterShort(job, pool) > 0) this.share(pool);
  }

  /** A job's service ends; its servers are free, but not yet given to others. */
  complete(job: Job, jobClass: ClassIndex, place: number): void {
    const nowDays = this.clock[0]!;
    const { values, jobs, placePool } = this;
    const { doubles } = jobs;
    const pool = placePool[place]!;
    const row = job * DOUBLES;
    const size = doubles[row + SIZE]!;
    const at = place * PLACE_ROW;
    this.stop(job, jobClass, place, pool);
    values[at + COMPLETIONS]! += size;
    const sojournDays = nowDays - doubles[row + ARRIVED]!;
    values[at + SOJOURN_SUM]! += size * sojournDays;
    const { spread } = this.parts;
    if (spread === undefined) return;
    spread.changePlace(place, -1);
    spread.serve(place, doubles[row + WAITED]!, sojournDays);
  }

  /** Gives servers that have come free to those who wait. */
  serveNext(pool: PoolIndex): void {
    const at = pool * POOL_ROW;
    const { state } = this;
    if (state[at + POOL_WAITING]! > 0 || state[at + POOL_SHORT]! > 0) this.share(pool);
  }

  /** Servers of a pool from now on; where they become fewer, work in service finishes or the latest begun is interrupted. */
  setCapacity(pool: PoolIndex, servers: number): void {
    const { onShrink } = this.parts.spec.pools[pool]!;
    const at = pool * POOL_ROW + CAPACITY;
    const grows = servers >= this.state[at]!;
    this.counters.setCapacity(pool, servers, this.clock[0]!);
    this.state[at] = servers;
    if (!grows && onShrink === 'resume') this.interruptExcess(pool);
    if (grows || onShrink === 'resume') this.serveNext(pool);
  }

  /** Most of a pool's capacity that a class may hold, as a share. */
  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void {
    this.limitShare[pool * this.classCount + jobClass] = share;
    this.share(pool);
  }

  /** As Counters.touch: this call is the most frequent of all. */
  private touch(place: number): void {
    const nowDays = this.clock[0]!;
    const { values } = this;
    const row = place * PLACE_ROW;
    const elapsed = nowDays - values[row + TOUCHED]!;
    values[row + TOUCHED] = nowDays;
    values[row + WAITING_AREA]! += values[row + WAITING]! * elapsed;
    values[row + SERVICE_AREA]! += values[row + IN_SERVICE]! * elapsed;
    values[row + HELD_AREA]! += values[row + HELD]! * elapsed;
  }

  private enqueue(job: Job, place: number, pool: PoolIndex, jobClass: ClassIndex): void {
    const { integers, doubles } = this.jobs;
    const queue = pool * this.classCount + jobClass;
    integers[job * INTEGERS + NEXT] = NOBODY;
    const tail = this.tail[queue]!;
    if (tail === NOBODY) this.beginQueue(queue, job, pool, jobClass);
    else integers[tail * INTEGERS + NEXT] = job;
    this.tail[queue] = job;
    this.state[pool * POOL_ROW + POOL_WAITING]! += 1;
    this.values[place * PLACE_ROW + WAITING]! += doubles[job * DOUBLES + SIZE]!;
  }

  /** Puts a job where it stood in its queue: behind those that came to the pool before it. */
  private enqueueByTicket(job: Job, place: number, pool: PoolIndex, jobClass: ClassIndex): void {
    const { integers, doubles } = this.jobs;
    const queue = pool * this.classCount + jobClass;
    const ticket = doubles[job * DOUBLES + TICKET]!;
    let before = NOBODY;
    let after = this.head[queue]!;
    while (after !== NOBODY && doubles[after * DOUBLES + TICKET]! < ticket) {
      before = after;
      after = integers[after * INTEGERS + NEXT]!;
    }
    integers[job * INTEGERS + NEXT] = after;
    if (before === NOBODY) this.beginQueue(queue, job, pool, jobClass);
    else integers[before * INTEGERS + NEXT] = job;
    if (after === NOBODY) this.tail[queue] = job;
    this.state[pool * POOL_ROW + POOL_WAITING]! += 1;
    this.values[place * PLACE_ROW + WAITING]! += doubles[job * DOUBLES + SIZE]!;
  }

  /** A class comes to want servers of a pool. */
  private join(pool: PoolIndex, jobClass: ClassIndex): void {
    const { wanting } = this;
    const first = pool * this.classCount;
    let at = first + this.wantingCount[pool]!++;
    for (; at > first && wanting[at - 1]! > jobClass; at--) wanting[at] = wanting[at - 1]!;
    wanting[at] = jobClass;
  }

  /** A class wants no more of a pool. */
  private quit(pool: PoolIndex, jobClass: ClassIndex): void {
    const { wanting } = this;
    const first = pool * this.classCount;
    const last = first + --this.wantingCount[pool]!;
    let at = first;
    while (wanting[at] !== jobClass) at++;
    for (; at < last; at++) wanting[at] = wanting[at + 1]!;
  }

  private beginQueue(queue: number, job: Job, pool: PoolIndex, jobClass: ClassIndex): void {
    if (this.head[queue] === NOBODY && this.shortOf[queue] === NOBODY) this.join(pool, jobClass);
    this.head[queue] = job;
  }

  /** Takes the first job out of its queue. */
  private dequeue(job: Job, jobClass: ClassIndex, place: number, pool: PoolIndex): void {
    const { integers, doubles } = this.jobs;
    const queue = pool * this.classCount + jobClass;
    const next = integers[job * INTEGERS + NEXT]!;
    this.head[queue] = next;
    if (next === NOBODY) {
      this.tail[queue] = NOBODY;
      if (this.shortOf[queue] === NOBODY) this.quit(pool, jobClass);
    }
    this.state[pool * POOL_ROW + POOL_WAITING]! -= 1;
    this.touch(place);
    this.take(this.values, place * PLACE_ROW + WAITING, doubles[job * DOUBLES + SIZE]!);
  }

  /** Leaves in a job's row the work of the service that starts or resumes [server days per job]. */
  private beginWork(job: Job, place: number): void {
    const nowDays = this.clock[0]!;
    const { values } = this;
    const { tables, variates } = this.parts;
    const { doubles, columns } = this.jobs;
    const row = job * DOUBLES;
    if (doubles[row + LEFT_OVER]! >= 0) return;
    const at = place * PLACE_ROW;
    const size = doubles[row + SIZE]!;
    const column = tables.column[place]!;
    const workDays = column < 0 ? variates.next(tables.work[place]!) : columns[column]![job]!;
    doubles[row + LEFT_OVER] = workDays;
    values[at + STARTS]! += size;
    doubles[row + WAITED] = nowDays - doubles[row + ARRIVED]!;
    values[at + WAIT_SUM]! += size * (nowDays - doubles[row + ARRIVED]!);
    values[at + WORK_SUM]! += size * workDays;
  }

  private scheduleEnd(job: Job, row: number, endsDays: number): void {
    const { doubles, integers } = this.jobs;
    doubles[row + ENDS] = endsDays;
    this.events.dueDays = endsDays;
    integers[job * INTEGERS + EVENT] = this.events.add(COMPLETION_FIRST, SHARED, job);
  }

  /** Gives a job its servers: as many as it stands for, or what there is room for if that is less. */
  private start(job: Job, jobClass: ClassIndex, place: number, pool: PoolIndex): void {
    const nowDays = this.clock[0]!;
    const { values } = this;
    const { doubles } = this.jobs;
    const row = job * DOUBLES;
    const at = place * PLACE_ROW;
    const size = doubles[row + SIZE]!;
    const isShort = this.room < size * ALL_BUT_ROUNDING;
    const held = isShort ? this.room : size;
    if (isShort) this.noteShort(job, jobClass, pool);
    this.beginWork(job, place);
    doubles[row + SERVERS] = held;
    doubles[row + SINCE] = nowDays;
    values[at + IN_SERVICE]! += size;
    values[at + HELD]! += held;
    this.state[pool * POOL_ROW + POOL_HELD]! += held;
    this.classHeld[pool * this.classCount + jobClass]! += held;
    const workDays = doubles[row + LEFT_OVER]!;
    this.scheduleEnd(job, row, nowDays + (isShort ? (workDays * size) / held : workDays));
  }

  /** At most one job of a class is short on a pool: it took all that there was, and is the first to get what comes free. */
  private noteShort(job: Job, jobClass: ClassIndex, pool: PoolIndex): void {
    const queue = pool * this.classCount + jobClass;
    if (this.shortOf[queue] !== NOBODY) {
      assert(false, 'one job of a class is short of servers on a pool', { job, pool, day: this.clock[0] });
    }
    if (this.head[queue] === NOBODY) this.join(pool, jobClass);
    this.shortOf[queue] = job;
    this.state[pool * POOL_ROW + POOL_SHORT]! += 1;
  }

  private forgetShort(queue: number, pool: PoolIndex, jobClass: ClassIndex): void {
    if (this.head[queue] === NOBODY) this.quit(pool, jobClass);
    this.shortOf[queue] = NOBODY;
    this.state[pool * POOL_ROW + POOL_SHORT]! -= 1;
  }

  /** Takes a part out of a sum; what is left of the last part by rounding is nothing. */
  private take(sums: Float64Array, at: number, part: number): void {
    const left = sums[at]! - part;
    sums[at] = left > part * ROUNDING ? left : 0;
  }

  private stop(job: Job, jobClass: ClassIndex, place: number, pool: PoolIndex): void {
    const { values } = this;
    const { doubles } = this.jobs;
    const row = job * DOUBLES;
    const held = doubles[row + SERVERS]!;
    const at = place * PLACE_ROW;
    const queue = pool * this.classCount + jobClass;
    this.touch(place);
    this.take(values, at + IN_SERVICE, doubles[row + SIZE]!);
    this.take(values, at + HELD, held);
    this.take(this.state, pool * POOL_ROW + POOL_HELD, held);
    this.take(this.classHeld, queue, held);
    doubles[row + SERVERS] = 0;
    if (this.shortOf[queue] === job) this.forgetShort(queue, pool, jobClass);
  }

  /** Servers of a shared pool that a class may take of those that are free. */
  private roomFor(pool: PoolIndex, jobClass: ClassIndex, free: number): number {
    const queue = pool * this.classCount + jobClass;
    const share = this.limitShare[queue]!;
    if (share === 1) return free;
    if (share === 0) return 0;
    const underLimit = share * this.state[pool * POOL_ROW + CAPACITY]! - this.classHeld[queue]!;
    return underLimit < free ? underLimit : free;
  }

  private isEnough(room: number, size: number, pool: PoolIndex): boolean {
    const capacity = this.state[pool * POOL_ROW + CAPACITY]!;
    return room > (size < capacity ? size : capacity) * LEAST_PART;
  }

  /**
   * Shares a pool out: the best priority first, then the earliest ticket, take what is free, and what later jobs hold that are
   * short themselves. A bundle larger than the pool is so served like the many jobs that it stands for.
   */
  private share(pool: PoolIndex): void {
    const { state, classPriority, head, shortOf, wanting } = this;
    const at = pool * POOL_ROW;
    const queues = pool * this.classCount;
    for (;;) {
      const free = state[at + CAPACITY]! - state[at + POOL_HELD]!;
      const shortCount = state[at + POOL_SHORT]!;
      if (shortCount === 0 && (state[at + POOL_WAITING] === 0 || free <= 0)) return;
      const { doubles } = this.jobs;
      let best = NOBODY;
      let bestClass = 0;
      let bestRoom = 0;
      let isAll = false;
      const end = queues + this.wantingCount[pool]!;
      for (let i = queues; i < end; i++) {
        const jobClass = wanting[i]!;
        const short = shortOf[queues + jobClass]!;
        const job = short === NOBODY ? head[queues + jobClass]! : short;
        if (best !== NOBODY) {
          const priority = classPriority[jobClass]!;
          const bestPriority = classPriority[bestClass]!;
          if (priority > bestPriority) continue;
          if (priority === bestPriority && doubles[job * DOUBLES + TICKET]! > doubles[best * DOUBLES + TICKET]!) continue;
        }
        const within = shortCount === 0 ? free : free + this.heldByLaterShort(job, pool);
        const room = this.roomFor(pool, jobClass, within);
        if (!this.isEnough(room, doubles[job * DOUBLES + SIZE]!, pool)) continue;
        best = job;
        bestClass = jobClass;
        bestRoom = room;
        isAll = room === within;
      }
      if (best === NOBODY) return;
      this.room = bestRoom;
      if (bestRoom > free) this.interruptLaterShort(best, pool);
      if (shortOf[queues + bestClass] === best) this.topUp(best, bestClass, pool);
      else {
        const place = this.jobs.integers[best * INTEGERS + PLACE_OF]!;
        this.dequeue(best, bestClass, place, pool);
        this.start(best, bestClass, place, pool);
      }
      if (isAll && shortOf[queues + bestClass] === best) return; // it took all that there is, and would have more
    }
  }

  private comesBefore(job: Job, other: Job): boolean {
    const { integers, doubles } = this.jobs;
    const priority = this.classPriority[integers[job * INTEGERS + CLASS_OF]!]!;
    const otherPriority = this.classPriority[integers[other * INTEGERS + CLASS_OF]!]!;
    if (priority !== otherPriority) return priority < otherPriority;
    return doubles[job * DOUBLES + TICKET]! < doubles[other * DOUBLES + TICKET]!;
  }

  /** Servers held by short jobs that come after this one. */
  private heldByLaterShort(job: Job, pool: PoolIndex): number {
    const { wanting, shortOf } = this;
    const queues = pool * this.classCount;
    const end = queues + this.wantingCount[pool]!;
    let held = 0;
    for (let i = queues; i < end; i++) {
      const short = shortOf[queues + wanting[i]!]!;
      if (short !== NOBODY && short !== job && this.comesBefore(job, short))
        held += this.jobs.doubles[short * DOUBLES + SERVERS]!;
    }
    return held;
  }

  private interruptLaterShort(job: Job, pool: PoolIndex): void {
    const { wanting, shortOf } = this;
    const queues = pool * this.classCount;
    const end = queues + this.wantingCount[pool]!;
    for (let i = queues; i < end; i++) {
      const short = shortOf[queues + wanting[i]!]!;
      if (short !== NOBODY && short !== job && this.comesBefore(job, short)) this.interrupt(short, pool);
    }
  }

  /** A short job gets more servers, and ends the sooner. */
  private topUp(job: Job, jobClass: ClassIndex, pool: PoolIndex): void {
    const nowDays = this.clock[0]!;
    const { doubles, integers } = this.jobs;
    const row = job * DOUBLES;
    const queue = pool * this.classCount + jobClass;
    const size = doubles[row + SIZE]!;
    const before = doubles[row + SERVERS]!;
    const isShort = before + this.room < size * ALL_BUT_ROUNDING;
    const held = isShort ? before + this.room : size;
    const place = integers[job * INTEGERS + PLACE_OF]!;
    this.touch(place);
    this.values[place * PLACE_ROW + HELD]! += held - before;
    this.state[pool * POOL_ROW + POOL_HELD]! += held - before;
    this.classHeld[queue]! += held - before;
    if (!isShort) this.forgetShort(queue, pool, jobClass);
    const endsDays = nowDays + ((doubles[row + ENDS]! - nowDays) * before) / held;
    doubles[row + SERVERS] = held;
    doubles[row + ENDS] = endsDays;
    this.events.dueDays = endsDays;
    this.events.move(integers[job * INTEGERS + EVENT]!, COMPLETION_FIRST);
  }

  /** After a fall in capacity: the jobs that began last go back to their places in the queue and resume later. */
  private interruptExcess(pool: PoolIndex): void {
    const { jobs, state } = this;
    const { doubles, integers } = jobs;
    const at = pool * POOL_ROW;
    if (state[at + POOL_HELD]! <= state[at + CAPACITY]!) return;
    const inService: Job[] = [];
    for (let job = 0; job < jobs.used; job++) {
      if (!jobs.isPresent(job) || doubles[job * DOUBLES + SERVERS] === 0) continue;
      if (this.placePool[integers[job * INTEGERS + PLACE_OF]!] === pool) inService.push(job);
    }
    const by = (column: number, a: Job, b: Job): number => doubles[b * DOUBLES + column]! - doubles[a * DOUBLES + column]!;
    inService.sort((a, b) => by(SINCE, a, b) || by(TICKET, a, b));
    for (const job of inService) {
      if (state[at + POOL_HELD]! <= state[at + CAPACITY]!) return;
      this.interrupt(job, pool);
    }
  }

  /** Takes a job's servers away; it waits with the work that is left of its service. */
  private interrupt(job: Job, pool: PoolIndex): void {
    const nowDays = this.clock[0]!;
    const { doubles, integers } = this.jobs;
    const row = job * DOUBLES;
    const place = integers[job * INTEGERS + PLACE_OF]!;
    const jobClass = integers[job * INTEGERS + CLASS_OF]!;
    this.events.drop(integers[job * INTEGERS + EVENT]!);
    const leftOver = ((doubles[row + ENDS]! - nowDays) * doubles[row + SERVERS]!) / doubles[row + SIZE]!;
    this.stop(job, jobClass, place, pool);
    doubles[row + LEFT_OVER] = leftOver;
    this.enqueueByTicket(job, place, pool, jobClass);
  }
}
