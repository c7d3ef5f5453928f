import { COMPLETION_FIRST, SERVED } from './control.ts';
import {
  AREA,
  ARRIVALS,
  COMPLETIONS,
  PLACE_ROW,
  PRESENT_JOBS,
  SOJOURN_SUM,
  STARTS,
  TOUCHED,
  WAIT_SUM,
  WAITING,
  WORK_SUM,
} from './figures.ts';
import {
  ARRIVED,
  CLASS_OF,
  DOUBLES,
  ENDS,
  EVENT,
  HAS_BEGUN,
  INTEGERS,
  LEFT_OVER,
  NO_EVENT,
  NOWHERE,
  PATIENCE,
  PLACE_OF,
  SERVERS,
  SINCE,
  TICKET,
  WAITED,
  WANTED,
  WORK,
} from './job-table.ts';
import { Line } from './line.ts';
import type { NetworkParts } from './parts.ts';
import type { ClassIndex, Job, PoolIndex, PoolSpec, ShrinkPolicy } from './spec.ts';

/**
 * Pools of whole servers, one for each job, with all that plain ones lack: an order of the line, interruptions by better priorities
 * or for want of servers. They count by the same sums, so that a network without features gives the same bytes here.
 */
export class ServedPools {
  private readonly parts: NetworkParts;
  /** Told of each job whose server is taken away. */
  private readonly onInterruption: (job: Job, place: number) => void;
  private readonly pools: readonly PoolSpec[];
  private readonly capacity: Float64Array;
  private readonly held: Float64Array;
  private readonly priority: Float64Array;
  /** By pool: who waits, the next to be served first; who is in service, the next to be interrupted first. */
  private readonly lines: readonly Line[];
  private readonly inService: readonly Line[];
  private ticket = 0;
  private begun = 0;

  constructor(parts: NetworkParts, onInterruption: (job: Job, place: number) => void) {
    const { spec, jobs } = parts;
    this.parts = parts;
    this.onInterruption = onInterruption;
    this.pools = spec.pools;
    this.capacity = Float64Array.from(spec.pools, ({ capacity }) => capacity);
    this.held = new Float64Array(spec.pools.length);
    this.priority = Float64Array.from(spec.classes, ({ priority }) => priority);
    this.lines = spec.pools.map(() => new Line(jobs));
    this.inService = spec.pools.map(() => new Line(jobs));
  }

  /** A job comes to a place, and is served at once or waits. */
  arrive(job: Job, jobClass: ClassIndex, place: number): void {
    const { events, jobs, tables } = this.parts;
    const nowDays = events.clock[0]!;
    const row = job * DOUBLES;
    const { doubles, integers } = jobs;
    this.changePresent(place, 1);
    this.values[place * PLACE_ROW + ARRIVALS]! += 1;
    integers[job * INTEGERS + PLACE_OF] = place;
    integers[job * INTEGERS + PATIENCE] = NO_EVENT;
    doubles[row + ARRIVED] = nowDays;
    doubles[row + SINCE] = nowDays;
    doubles[row + TICKET] = this.ticket++;
    doubles[row + WAITED] = 0;
    doubles[row + LEFT_OVER] = -1;
    const pool = tables.pool[place]!;
    if (!this.hasServer(pool)) this.makeRoom(pool, this.priority[jobClass]!);
    if (this.hasServer(pool)) this.begin(job, place, pool);
    else this.enqueue(job, place, pool);
  }

  /** Whether a pool has a server that is free. */
  hasServer(pool: PoolIndex): boolean {
    return this.held[pool]! < this.capacity[pool]!;
  }

  /** Whether a pool has a job in service that still has work. */
  isServing(pool: PoolIndex): boolean {
    return this.inService[pool]!.size > 0;
  }

  /** A job that has been served leaves its place, and its server is free, but not yet given to others. */
  release(job: Job, place: number): void {
    const { events, jobs, tables, spread } = this.parts;
    const { doubles } = jobs;
    const pool = tables.pool[place]!;
    const sojournDays = events.clock[0]! - doubles[job * DOUBLES + ARRIVED]!;
    this.changePresent(place, -1);
    this.values[place * PLACE_ROW + COMPLETIONS]! += 1;
    this.values[place * PLACE_ROW + SOJOURN_SUM]! += sojournDays;
    this.held[pool]! -= 1;
    doubles[job * DOUBLES + SERVERS] = 0;
    if (spread !== undefined) spread.serve(place, doubles[job * DOUBLES + WAITED]!, sojournDays);
  }

  /** A service has ended; the job still holds its server, and is no more to be interrupted. */
  end(job: Job, pool: PoolIndex): void {
    this.inService[pool]!.remove(job);
  }

  /** Gives servers that have come free to those who wait. */
  serveNext(pool: PoolIndex): void {
    const line = this.lines[pool]!;
    while (line.size > 0) {
      if (!this.hasServer(pool)) this.makeRoom(pool, line.firstRank);
      if (!this.hasServer(pool)) return;
      const job = line.take();
      const place = this.parts.jobs.integers[job * INTEGERS + PLACE_OF]!;
      this.leaveLine(job, place);
      this.begin(job, place, pool);
    }
  }

  /** A job that waits gives up; its time at the station so far is returned [days]. */
  giveUp(job: Job, place: number): number {
    const { events, jobs, tables } = this.parts;
    const row = job * DOUBLES;
    this.lines[tables.pool[place]!]!.remove(job);
    this.leaveLine(job, place);
    if (jobs.doubles[row + LEFT_OVER]! > 0) this.values[place * PLACE_ROW + WORK_SUM]! -= jobs.doubles[row + LEFT_OVER]!;
    this.changePresent(place, -1);
    return events.clock[0]! - jobs.doubles[row + ARRIVED]!;
  }

  /** Servers of a pool from now on. */
  setCapacity(pool: PoolIndex, servers: number): void {
    const { onShrink } = this.pools[pool]!;
    this.parts.counters.setCapacity(pool, servers, this.parts.events.clock[0]!);
    this.capacity[pool] = servers;
    const serving = this.inService[pool]!;
    while (onShrink !== 'finish' && this.held[pool]! > servers && serving.size > 0)
      this.interrupt(serving.take(), pool, onShrink);
    this.serveNext(pool);
  }

  /** Jobs at a place from now on; brings the integral over time up to now. */
  private changePresent(place: number, change: number): void {
    const { values } = this;
    const nowDays = this.parts.events.clock[0]!;
    const row = place * PLACE_ROW;
    const present = values[row + PRESENT_JOBS]!;
    values[row + AREA]! += present * (nowDays - values[row + TOUCHED]!);
    values[row + TOUCHED] = nowDays;
    values[row + PRESENT_JOBS] = present + change;
    if (this.parts.spread !== undefined) this.parts.spread.changePlace(place, change);
  }

  private get values(): Float64Array {
    return this.parts.counters.figures.values;
  }

  /** Where better priorities interrupt, the worst job in service gives way to one that is better. */
  private makeRoom(pool: PoolIndex, priority: number): void {
    const { preemption } = this.pools[pool]!;
    const serving = this.inService[pool]!;
    if (preemption === undefined || serving.size === 0 || -serving.firstRank <= priority) return;
    if (this.held[pool]! > this.capacity[pool]!) return; // what finishes after a fall in capacity frees no server
    this.interrupt(serving.take(), pool, preemption);
  }

  private enqueue(job: Job, place: number, pool: PoolIndex): void {
    const { jobs } = this.parts;
    const { doubles, integers } = jobs;
    const row = job * DOUBLES;
    const { discipline } = this.pools[pool]!;
    if (discipline === 'shortest' && doubles[row + LEFT_OVER]! < 0) this.bringWork(job, place);
    const ticket = doubles[row + TICKET]!;
    const key = discipline === 'shortest' ? doubles[row + LEFT_OVER]! : discipline === 'lifo' ? -ticket : ticket;
    doubles[row + SERVERS] = 0;
    this.values[place * PLACE_ROW + WAITING]! += 1;
    this.lines[pool]!.add(job, this.priority[integers[job * INTEGERS + CLASS_OF]!]!, key);
  }

  private leaveLine(job: Job, place: number): void {
    const { events, jobs } = this.parts;
    const { doubles } = jobs;
    const waitDays = events.clock[0]! - doubles[job * DOUBLES + SINCE]!;
    this.values[place * PLACE_ROW + WAITING]! -= 1;
    this.values[place * PLACE_ROW + WAIT_SUM]! += waitDays;
    doubles[job * DOUBLES + WAITED]! += waitDays;
  }

  /** Gives a job its work for this visit [server days]. */
  private bringWork(job: Job, place: number): void {
    const { jobs, tables, variates } = this.parts;
    const column = tables.column[place]!;
    const workDays = column < 0 ? variates.next(tables.work[place]!) : jobs.columns[column]![job]!;
    jobs.doubles[job * DOUBLES + WORK] = workDays;
    jobs.doubles[job * DOUBLES + LEFT_OVER] = workDays;
    this.values[place * PLACE_ROW + WORK_SUM]! += workDays;
  }

  private begin(job: Job, place: number, pool: PoolIndex): void {
    const { events, jobs } = this.parts;
    const { doubles, integers } = jobs;
    const nowDays = events.clock[0]!;
    const row = job * DOUBLES;
    if (doubles[row + LEFT_OVER]! < 0) this.bringWork(job, place);
    if (integers[job * INTEGERS + PATIENCE]! >= 0) events.drop(integers[job * INTEGERS + PATIENCE]!);
    if (integers[job * INTEGERS + PATIENCE] !== HAS_BEGUN) this.values[place * PLACE_ROW + STARTS]! += 1;
    integers[job * INTEGERS + PATIENCE] = HAS_BEGUN;
    integers[job * INTEGERS + WANTED] = NOWHERE;
    doubles[row + SERVERS] = 1;
    doubles[row + SINCE] = nowDays;
    events.dueDays = nowDays + doubles[row + LEFT_OVER]!;
    doubles[row + ENDS] = events.dueDays;
    this.held[pool]! += 1;
    const rank = this.pools[pool]!.preemption === undefined ? 0 : -this.priority[integers[job * INTEGERS + CLASS_OF]!]!;
    this.inService[pool]!.add(job, rank, -this.begun++);
    integers[job * INTEGERS + EVENT] = events.add(COMPLETION_FIRST, SERVED, job);
  }

  /** Takes a job's server away, and puts it back into the line. */
  private interrupt(job: Job, pool: PoolIndex, policy: Exclude<ShrinkPolicy, 'finish'> | 'resample'): void {
    const { events, jobs } = this.parts;
    const { doubles, integers } = jobs;
    const nowDays = events.clock[0]!;
    const row = job * DOUBLES;
    const place = integers[job * INTEGERS + PLACE_OF]!;
    const leftDays = doubles[row + ENDS]! - nowDays;
    events.drop(integers[job * INTEGERS + EVENT]!);
    this.held[pool]! -= 1;
    const isDrawnAnew = policy === 'requeue' || policy === 'resample';
    if (isDrawnAnew) this.values[place * PLACE_ROW + WORK_SUM]! -= leftDays;
    if (policy === 'restart') this.values[place * PLACE_ROW + WORK_SUM]! += doubles[row + WORK]! - leftDays;
    doubles[row + LEFT_OVER] = isDrawnAnew ? -1 : policy === 'restart' ? doubles[row + WORK]! : leftDays;
    doubles[row + SINCE] = nowDays;
    if (policy === 'requeue') doubles[row + TICKET] = this.ticket++;
    this.enqueue(job, place, pool);
    this.onInterruption(job, place);
  }
}
