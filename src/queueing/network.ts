import { assert } from '../base/assert.ts';
import type { EventId } from '../kernel/event-list.ts';
import { EventList } from '../kernel/event-list.ts';
import { Variates } from '../random/variates.ts';
import type { Violation } from './audit.ts';
import { auditPath } from './audit.ts';
import { assertSpec } from './check-spec.ts';
import type { StreamSource } from './compile-network.ts';
import { compilePlaces } from './compile-network.ts';
import type { Control, Controller, Tracer } from './control.ts';
import { FIRST_CONTROLLER_CODE } from './control.ts';
import { Counters } from './counters.ts';
import { Fingerprint } from './fingerprint.ts';
import { Flow } from './flow.ts';
import { CLASS_OF, DOUBLES, INTEGERS, JobTable, SIZE } from './job-table.ts';
import type { PoolMode } from './pool-modes.ts';
import { poolModes } from './pool-modes.ts';
import type { ClassIndex, Job, NetworkSpec, PoolIndex } from './spec.ts';
import { SpreadRecorder } from './spread.ts';

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

/** A queueing network simulated event by event: `Flow` knows what happens, the kernel when, `Counters` what has happened so far. */
export class Network implements Control {
  readonly spec: NetworkSpec;
  readonly counters: Counters;
  readonly jobs: JobTable;
  readonly columns: readonly Float64Array[];
  /** Variances and quantiles, where they are asked for. */
  readonly spread: SpreadRecorder | undefined;
  /** Events simulated so far. */
  eventCount = 0;

  private readonly events = new EventList();
  private readonly digest = new Fingerprint();
  private readonly flow: Flow;
  /** By pool: how it serves. */
  private readonly modes: readonly PoolMode[];
  private started = false;
  /** In an array, since a field would hold an object for each number that is not whole. */
  private readonly instantDays = Float64Array.of(Number.NaN);
  private eventsAtInstant = 0;

  /**
   * @param streams called once for each sequence of random numbers, by class, station and purpose
   * @throws InvariantError if the data contradict themselves, or ask for decisions where there is no controller
   */
  constructor(spec: NetworkSpec, streams: StreamSource, options: NetworkOptions = {}) {
    const { controller, tracer, statistics = 'means', startDays = 0 } = options;
    assertSpec(spec, controller !== undefined);
    const isWatched = tracer !== undefined || statistics === 'spread';
    const modes = poolModes(spec, { isControlled: controller !== undefined, isWatched });
    this.spec = spec;
    this.events.clock[0] = startDays;
    this.jobs = new JobTable(spec.jobColumns);
    this.columns = this.jobs.columns;
    this.counters = new Counters(spec, startDays, this.jobs, modes);
    this.spread = statistics === 'spread' ? new SpreadRecorder(spec, this.events.clock) : undefined;
    const variates = new Variates();
    const tables = compilePlaces(spec, variates, streams);
    const { events, jobs, counters, digest, spread } = this;
    const parts = { spec, modes, tables, variates, events, jobs, counters, digest, tracer, spread };
    this.modes = modes;
    this.flow = new Flow(parts, streams);
    this.flow.router.controller = controller?.(this);
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
    if (!(untilDays >= this.nowDays)) assert(false, 'the clock only goes forward', { nowDays: this.nowDays, untilDays });
    if (!this.started) this.flow.start();
    this.started = true;
    this.flow.sources.bringIn();
    const count = this.flow.plain.advance(untilDays, maxEvents, this.flow);
    this.eventCount += count;
    if (count === maxEvents) {
      this.assertTimeGoesOn(maxEvents);
      return 'paused';
    }
    if (untilDays < Infinity) this.events.clock[0] = untilDays;
    return this.events.size === 0 ? 'empty' : 'reached';
  }

  schedule(atDays: number, priority: number, code: number, subject: number): EventId {
    if (!(atDays >= this.nowDays)) assert(false, 'an event lies ahead of the clock', { nowDays: this.nowDays, atDays, code });
    if (!(code >= FIRST_CONTROLLER_CODE)) assert(false, "the lower codes are the network's own", { code });
    return this.events.push(atDays, priority, code, subject);
  }

  setCapacity(pool: PoolIndex, servers: number): void {
    const { id } = this.spec.pools[pool]!;
    if (!(servers >= 0)) assert(false, 'capacity is at least 0', { pool: id, servers });
    if (this.modes[pool] !== 'shared') {
      const isWhole = servers === Infinity || Number.isInteger(servers);
      assert(isWhole, 'a pool with a feature has whole servers', { pool: id, servers });
    }
    this.flow.setCapacity(pool, servers);
  }

  setLimit(jobClass: ClassIndex, jobs: number): void {
    const { id, source } = this.spec.classes[jobClass]!;
    assert(source.kind === 'limited', 'only a limited class has a limit', { class: id });
    assert(jobs >= 0 && jobs < Infinity, 'a limit is finite and at least 0', { class: id, jobs });
    this.flow.sources.limit[jobClass] = jobs;
    if (this.started) this.flow.sources.refill(jobClass);
  }

  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void {
    const { id } = this.spec.pools[pool]!;
    assert(share >= 0 && share <= 1, 'a share lies in 0..1', { pool: id, share });
    assert(this.modes[pool] === 'shared', 'a pool with a feature has no limits of classes', { pool: id, share });
    this.flow.shared.setClassShare(pool, jobClass, share);
  }

  setBundle(jobClass: ClassIndex, jobs: number): void {
    const { id, source } = this.spec.classes[jobClass]!;
    assert(source.kind !== 'called', 'a called job says for itself how many it stands for', { class: id });
    this.assertSize(id, jobs);
    this.flow.sources.bundle[jobClass] = jobs;
  }

  bring(jobClass: ClassIndex, jobs: number, subject: number): void {
    const { id, source } = this.spec.classes[jobClass]!;
    assert(source.kind === 'called', 'only jobs of a called class are brought in', { class: id });
    this.assertSize(id, jobs);
    this.flow.sources.call(jobClass, jobs, subject);
  }

  sizeOf(job: Job): number {
    return this.jobs.doubles[job * DOUBLES + SIZE]!;
  }

  classOf(job: Job): ClassIndex {
    return this.jobs.integers[job * INTEGERS + CLASS_OF]!;
  }

  /** Laws that this path breaks so far; none unless there is a fault. */
  audit(): readonly Violation[] {
    return auditPath(this.spec, this.counters, this.jobs, this.nowDays);
  }

  private assertSize(jobClass: string, jobs: number): void {
    if (!(jobs > 0 && jobs < Infinity)) assert(false, 'a bundle stands for some jobs', { class: jobClass, jobs });
    if (jobs === 1 || !this.modes.includes('served')) return;
    assert(false, 'a pool with a feature serves jobs one by one', { class: jobClass, jobs });
  }

  /** Jobs without work that go round, or refill at once, would stop the clock for good. */
  private assertTimeGoesOn(events: number): void {
    const isStill = this.nowDays === this.instantDays[0];
    this.instantDays[0] = this.nowDays;
    this.eventsAtInstant = isStill ? this.eventsAtInstant + events : 0;
    if (this.eventsAtInstant < MOST_AT_ONCE) return;
    assert(false, 'time goes on: some job has work', { day: this.nowDays, events: this.eventsAtInstant });
  }
}
