import type { ClassSpec, NetworkSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { StreamKey } from '../../src/random/streams.ts';
import { NaiveAgenda } from './naive-agenda.ts';
import { NaiveDraws } from './naive-draws.ts';
import { NAIVE_PRIORITY, type NaiveJob, NaivePool } from './naive-pool.ts';
import { whenPassed } from './naive-timetable.ts';

/** What happens to a job at a station. */
export type NaiveHappening = 'arrival' | 'completion' | 'lost' | 'balked' | 'abandoned';

/** One line of the log: when, what, and by index to which class and where. */
export type NaiveEntry = {
  readonly timeDays: number;
  readonly what: NaiveHappening;
  readonly jobClass: number;
  readonly station: number;
};

/** A queueing network simulated the slow and plain way, by the words of the specification alone. */
export class NaiveSimulator {
  readonly log: NaiveEntry[] = [];
  /** Integrals of the jobs present and of those in line, by station. */
  readonly presentDays: number[];
  readonly lineDays: number[];
  private readonly spec: NetworkSpec;
  private readonly agenda = new NaiveAgenda();
  private readonly draws: NaiveDraws;
  readonly pools: readonly NaivePool[];
  /** Those who wait for a place, from outside or blocked, first come first. */
  private waiters: NaiveJob[] = [];
  /** Classes of those who have left, to be replaced at once when all that follows from the event has come about. */
  private departed: number[] = [];
  private turns = 0;

  constructor(spec: NetworkSpec, key: StreamKey) {
    this.spec = spec;
    this.draws = new NaiveDraws(spec, key);
    this.presentDays = spec.stations.map(() => 0);
    this.lineDays = spec.stations.map(() => 0);
    this.pools = spec.pools.map((pool) => new NaivePool(pool, this.agenda, this.draws, (job) => this.complete(job)));
    for (const pool of this.pools) pool.open(() => this.capacityChanged(pool));
    const byPriority = spec.classes.map((jobClass, index) => ({ jobClass, index }));
    byPriority.sort((a, b) => a.jobClass.priority - b.jobClass.priority);
    for (const { jobClass, index } of byPriority) this.openSource(jobClass, index);
    this.replaceDeparted();
  }

  /** The next event, unless it comes after a time. */
  step(untilDays: number): boolean {
    const next = this.agenda.first();
    if (next === undefined || next.timeDays > untilDays) return false;
    this.integrateTo(next.timeDays);
    this.agenda.remove(next);
    next.happen();
    this.replaceDeparted();
    return true;
  }

  /** Brings the clock and the integrals to a time. */
  integrateTo(days: number): void {
    const passedDays = days - this.agenda.nowDays;
    this.spec.stations.forEach(({ pool }, station) => {
      const { line, serving, blocked } = this.pools[pool]!;
      const present = [...line, ...serving, ...blocked].filter((job) => job.station === station);
      this.presentDays[station]! += passedDays * present.length;
      this.lineDays[station]! += passedDays * line.filter((job) => job.station === station).length;
    });
    this.agenda.nowDays = days;
  }

  private openSource(jobClass: ClassSpec, index: number): void {
    const { source } = jobClass;
    if (source.kind === 'open') {
      this.awaitArrival(jobClass, index);
      return;
    }
    if (source.kind === 'limited') for (let i = 0; i < source.jobs; i++) this.replace(index);
  }

  private awaitArrival(jobClass: ClassSpec, index: number): void {
    const { source } = jobClass;
    if (source.kind !== 'open') return;
    const { agenda, draws } = this;
    const apartDays = draws.interarrivalDays(index, source.interarrivalDays);
    const { intensity } = source;
    const atDays = intensity === undefined ? agenda.nowDays + apartDays : whenPassed(intensity, agenda.nowDays, apartDays);
    if (atDays === Infinity) return;
    agenda.add(atDays, NAIVE_PRIORITY.arrival, () => {
      const jobs = draws.batchJobs(index, source.batch);
      for (let i = 0; i < jobs; i++) this.comeIn(index);
      this.awaitArrival(jobClass, index);
    });
  }

  private capacityChanged(pool: NaivePool): void {
    pool.shrink(() => ++this.turns);
    this.serve(pool);
  }

  private comeIn(jobClass: number): void {
    const { entry, priority } = this.spec.classes[jobClass]!;
    const job: NaiveJob = {
      jobClass,
      priority,
      station: EXIT,
      pool: undefined,
      waitsFor: EXIT,
      hasCome: false,
      turn: 0,
      workDays: 0,
      leftDays: 0,
      isDrawn: false,
    };
    this.goTo(job, entry);
  }

  private complete(job: NaiveJob): void {
    const pool = job.pool!;
    this.write('completion', job, job.station);
    this.goTo(job, this.draws.nextStation(job.jobClass, job.station));
    this.serve(pool);
  }

  /** A job goes on: it has to wait for a place, or gives back its server and leaves or comes to the next station. */
  private goTo(job: NaiveJob, to: number): void {
    if (to !== EXIT && this.mustWait(job, to)) {
      this.waitForPlace(job, to);
      return;
    }
    this.giveBackServer(job);
    if (to === EXIT) this.leave(job);
    else this.enter(job, to);
  }

  /** A job comes to a station: it turns away, is lost or joins the line. */
  private enter(job: NaiveJob, at: number): void {
    this.arrive(job, at);
    const mayBalk = this.spec.stations[at]!.balking !== undefined && this.draws.balks(job.jobClass, at);
    if (mayBalk && this.isLong(at)) this.turnAway('balked', job, at);
    else if (!this.hasPlace(at)) this.turnAway('lost', job, at);
    else this.join(job, at);
  }

  /** Whether so many wait at a station that some turn away. */
  private isLong(at: number): boolean {
    return this.poolOf(at).lineAt(at).length >= this.spec.stations[at]!.balking!.waitingJobs;
  }

  /** Whether there is no place for a job that has a server to keep or can be held back. */
  private mustWait(job: NaiveJob, to: number): boolean {
    const canWait = job.pool !== undefined || (!job.hasCome && this.spec.classes[job.jobClass]!.source.kind === 'limited');
    return canWait && this.spec.stations[to]!.buffer?.whenFull === 'block' && !this.hasPlace(to);
  }

  private giveBackServer(job: NaiveJob): void {
    const { pool } = job;
    if (pool === undefined) return;
    pool.remove(job);
    job.pool = undefined;
    pool.serve();
  }

  private turnAway(what: NaiveHappening, job: NaiveJob, from: number): void {
    this.write(what, job, from);
    this.goTo(job, this.spec.stations[from]!.elsewhere ?? EXIT);
  }

  /** A job comes to a station; at its first it comes into the network. */
  private arrive(job: NaiveJob, at: number): void {
    if (!job.hasCome) this.write('arrival', job, at);
    job.hasCome = true;
  }

  private hasPlace(at: number): boolean {
    const { buffer } = this.spec.stations[at]!;
    const pool = this.poolOf(at);
    return buffer === undefined || pool.lineAt(at).length < buffer.jobs || pool.free > 0;
  }

  private waitForPlace(job: NaiveJob, to: number): void {
    job.waitsFor = to;
    this.waiters.push(job);
    if (job.pool === undefined) return;
    job.pool.remove(job);
    job.pool.blocked.push(job);
  }

  private join(job: NaiveJob, to: number): void {
    job.station = to;
    job.pool = this.poolOf(to);
    job.turn = ++this.turns;
    job.pool.add(job);
    this.awaitAbandonment(job);
    this.serve(job.pool);
  }

  private awaitAbandonment(job: NaiveJob): void {
    const patienceDays = this.draws.patienceDays(job.jobClass, job.station);
    if (patienceDays === undefined) return;
    job.patience = this.agenda.add(this.agenda.nowDays + patienceDays, NAIVE_PRIORITY.capacity, () => this.abandon(job));
  }

  private abandon(job: NaiveJob): void {
    const { station, pool } = job;
    pool!.remove(job);
    job.pool = undefined;
    this.turnAway('abandoned', job, station);
    this.serve(pool!);
  }

  private leave(job: NaiveJob): void {
    if (this.spec.classes[job.jobClass]!.source.kind === 'limited') this.replace(job.jobClass);
  }

  private replaceDeparted(): void {
    while (this.departed.length > 0) this.comeIn(this.departed.shift()!);
  }

  /** A job of a limited class comes at once, or when it has thought. */
  private replace(jobClass: number): void {
    const { source } = this.spec.classes[jobClass]!;
    if (source.kind !== 'limited' || source.thinkDays === undefined) {
      this.departed.push(jobClass);
      return;
    }
    const thinkDays = this.draws.thinkDays(jobClass, source.thinkDays);
    this.agenda.add(this.agenda.nowDays + thinkDays, NAIVE_PRIORITY.arrival, () => this.comeIn(jobClass));
  }

  /** Services begin, and those come in for whom there is a place then. */
  private serve(pool: NaivePool): void {
    pool.serve();
    const admitted = this.waiters.filter((job) => this.poolOf(job.waitsFor) === pool && this.hasPlace(job.waitsFor));
    const next = admitted.find((job) => job.pool !== undefined) ?? admitted[0];
    if (next === undefined) return;
    this.waiters = this.waiters.filter((job) => job !== next);
    const before = next.pool;
    this.giveBackServer(next);
    this.enter(next, next.waitsFor);
    if (before !== undefined) this.serve(before);
    this.serve(pool);
  }

  private poolOf(station: number): NaivePool {
    return this.pools[this.spec.stations[station]!.pool]!;
  }

  private write(what: NaiveHappening, job: NaiveJob, station: number): void {
    this.log.push({ timeDays: this.agenda.nowDays, what, jobClass: job.jobClass, station });
  }
}
