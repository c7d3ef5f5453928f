import { log } from '../numeric/log.ts';
import type { Distribution } from '../random/distributions.ts';
import type { StreamSource } from './compile-network.ts';
import { ARRIVAL, ARRIVAL_LATE, COMING, RETURN } from './control.ts';
import type { NetworkParts } from './parts.ts';
import type { BatchSize, ClassIndex, ClassSpec, NetworkSpec, PoolIndex, Source } from './spec.ts';
import { timeOfAmount } from './timetable.ts';

const NONE = -1;

/** Where jobs come in. */
export interface Entrance {
  /** Brings one job of a class into the network. */
  admit(jobClass: ClassIndex): void;
  /** Whether the first station of a class has no place, so that jobs within a limit are held back. */
  isHeldBack(jobClass: ClassIndex): boolean;
}

/** Where jobs come from: when the next of an open class is due, and how many of a limited one may be in the network. */
export class Sources {
  /** By class: the sequence of times between arrivals, NONE for a limited class. */
  readonly arrivals: Int32Array;
  /** By class: jobs that may be in the network, NaN for an open class. */
  readonly limit: Float64Array;
  /** By class: jobs that each job admitted from now on stands for. */
  readonly bundle: Float64Array;
  private readonly parts: NetworkParts;
  private readonly entrance: Entrance;
  private readonly classes: readonly ClassSpec[];
  /** By class: the sequences of batch sizes and think times. */
  private readonly batches: Int32Array;
  private readonly thinking: Int32Array;
  /** By class: jobs in the network, in jobs and in rows of the job table; rows whose job thinks. */
  private readonly inSystem: Float64Array;
  /** Unlike a sum of sizes that are not whole, this comes back to 0. */
  private readonly entitiesInSystem: Int32Array;
  private readonly thinkers: Int32Array;
  /** By pool: limited classes that begin at one of its stations which blocks. */
  private readonly heldBackBy: readonly (readonly ClassIndex[])[];

  constructor(parts: NetworkParts, streams: StreamSource, entrance: Entrance) {
    const { classes } = parts.spec;
    this.parts = parts;
    this.entrance = entrance;
    this.classes = classes;
    const perClass = (of: (source: Source) => Distribution | undefined, purpose: string): Int32Array =>
      Int32Array.from(classes, ({ id, source }) => {
        const distribution = of(source);
        return distribution === undefined ? NONE : parts.variates.add(distribution, streams(id, '', purpose));
      });
    this.arrivals = perClass((source) => (source.kind === 'open' ? source.interarrivalDays : undefined), 'arrivals');
    this.batches = perClass((source) => (source.kind === 'open' ? drawnSize(source.batch) : undefined), 'batch');
    this.thinking = perClass((source) => (source.kind === 'limited' ? source.thinkDays : undefined), 'think');
    this.limit = Float64Array.from(classes, ({ source }) => (source.kind === 'limited' ? source.jobs : Number.NaN));
    this.bundle = new Float64Array(classes.length).fill(1);
    this.inSystem = new Float64Array(classes.length);
    this.entitiesInSystem = new Int32Array(classes.length);
    this.thinkers = new Int32Array(classes.length);
    this.heldBackBy = parts.spec.pools.map((_, p) => [...classes.keys()].filter((c) => mayBeHeldBack(parts.spec, c, p)));
  }

  /** Schedules a class's first arrival, or fills it up to its limit; the hot loop takes those that come one by one while nobody watches. */
  start(jobClass: ClassIndex, isWatched: boolean): void {
    const { source } = this.classes[jobClass]!;
    if (source.kind === 'limited') this.fill(jobClass);
    else if (isWatched || source.batch !== undefined || source.intensity !== undefined) this.scheduleComing(jobClass);
    else {
      const { events, variates } = this.parts;
      events.dueDays = events.clock[0]! + variates.next(this.arrivals[jobClass]!);
      events.post(ARRIVAL_LATE, ARRIVAL, jobClass);
    }
  }

  /** Places of a pool have come free: limited classes that it held back may come in. */
  letIn(pool: PoolIndex): void {
    for (const jobClass of this.heldBackBy[pool]!) this.refill(jobClass);
  }

  /** Jobs of an open class come: as many as are in a batch. */
  come(jobClass: ClassIndex): void {
    this.scheduleComing(jobClass);
    const jobs = this.sizeOfBatch(jobClass);
    for (let job = 0; job < jobs; job++) this.entrance.admit(jobClass);
  }

  /** A job has come in. */
  noteEntry(jobClass: ClassIndex, size: number): void {
    this.inSystem[jobClass]! += size;
    this.entitiesInSystem[jobClass]! += 1;
  }

  /** A job has left; of a limited class another comes, at once or after it has thought. */
  noteExit(jobClass: ClassIndex, size: number): void {
    this.inSystem[jobClass]! -= size;
    this.entitiesInSystem[jobClass]! -= 1;
    if (this.arrivals[jobClass] !== NONE) return;
    const sequence = this.thinking[jobClass]!;
    if (sequence === NONE) {
      this.refill(jobClass);
      return;
    }
    const { events, variates } = this.parts;
    this.thinkers[jobClass]! += 1;
    events.dueDays = events.clock[0]! + variates.next(sequence);
    events.add(ARRIVAL_LATE, RETURN, jobClass);
  }

  /** A job of a limited class has thought, and comes if there is room within the limit. */
  return(jobClass: ClassIndex): void {
    this.thinkers[jobClass]! -= 1;
    this.refill(jobClass);
  }

  /**
   * Admits jobs of a limited class while the limit has room for at least half of the next one; one at least if there is a limit
   * at all. Jobs that think count as there.
   */
  refill(jobClass: ClassIndex): void {
    const limit = this.limit[jobClass]!;
    const bundle = this.bundle[jobClass]!;
    const entities = (): number => this.entitiesInSystem[jobClass]! + this.thinkers[jobClass]!;
    if (entities() === 0 && limit > 0 && !this.entrance.isHeldBack(jobClass)) this.entrance.admit(jobClass);
    while (this.inSystem[jobClass]! + (this.thinkers[jobClass]! + 0.5) * bundle <= limit && !this.entrance.isHeldBack(jobClass)) {
      this.entrance.admit(jobClass);
    }
  }

  /** At the start, jobs of a class that thinks think first. */
  private fill(jobClass: ClassIndex): void {
    const sequence = this.thinking[jobClass]!;
    if (sequence === NONE) {
      this.refill(jobClass);
      return;
    }
    const { events, variates } = this.parts;
    while (this.thinkers[jobClass]! + 1 <= this.limit[jobClass]!) {
      this.thinkers[jobClass]! += 1;
      events.dueDays = events.clock[0]! + variates.next(sequence);
      events.add(ARRIVAL_LATE, RETURN, jobClass);
    }
  }

  private scheduleComing(jobClass: ClassIndex): void {
    const { events, variates } = this.parts;
    const { source } = this.classes[jobClass]!;
    const gapDays = variates.next(this.arrivals[jobClass]!);
    const nowDays = events.clock[0]!;
    const intensity = source.kind === 'open' ? source.intensity : undefined;
    const comesDays = intensity === undefined ? nowDays + gapDays : timeOfAmount(intensity, nowDays, gapDays);
    if (comesDays === Infinity) return;
    events.dueDays = comesDays;
    events.add(ARRIVAL_LATE, COMING, jobClass);
  }

  private sizeOfBatch(jobClass: ClassIndex): number {
    const { source } = this.classes[jobClass]!;
    const batch = source.kind === 'open' ? source.batch : undefined;
    if (batch === undefined) return 1;
    if (batch.kind === 'fixed') return batch.jobs;
    const drawn = this.parts.variates.next(this.batches[jobClass]!);
    return batch.kind === 'geometric' ? 1 + Math.floor(drawn) : drawn;
  }
}

/** Whether a class has a limit and begins at a station of a pool that blocks. */
function mayBeHeldBack({ classes, stations }: NetworkSpec, jobClass: ClassIndex, pool: PoolIndex): boolean {
  const { entry, source } = classes[jobClass]!;
  const station = stations[entry];
  return source.kind === 'limited' && station?.pool === pool && station.buffer?.whenFull === 'block';
}

/** What a batch's size is drawn from: a geometric one is 1 and the whole part of an exponential time. */
function drawnSize(batch: BatchSize | undefined): Distribution | undefined {
  if (batch === undefined || batch.kind === 'fixed') return undefined;
  if (batch.kind === 'empirical') return { kind: 'empirical', values: batch.jobs, weights: batch.weights };
  const chanceOfMore = 1 - 1 / batch.mean;
  return { kind: 'exponential', mean: -1 / log(chanceOfMore) };
}
