import { log } from '../numeric/log.ts';
import type { Distribution } from '../random/distributions.ts';
import type { StreamSource } from './compile-network.ts';
import { ARRIVAL, ARRIVAL_LATE, COMING, NOBODYS_CALL, RETURN } from './control.ts';
import type { NetworkParts } from './parts.ts';
import type { BatchSize, ClassIndex, ClassSpec, PoolIndex, Source } from './spec.ts';
import { timeOfAmount } from './timetable.ts';

const NONE = -1;

/** Where jobs come in. */
export interface Entrance {
  /** Brings one job of a class into the network; `subject` is what it was called for. */
  admit(jobClass: ClassIndex, subject: number): void;
  /** Whether the first station of a class has no place, so that jobs within a limit are held back. */
  isHeldBack(jobClass: ClassIndex): boolean;
}

/** A job that its controller brings in. */
interface Call {
  readonly jobClass: ClassIndex;
  readonly jobs: number;
  readonly subject: number;
}

/** Where jobs come from: when the next of an open class is due, and how many of a limited one may be in the network. */
export class Sources {
  /** By class: the sequence of times between arrivals, NONE for a class that is not open. */
  readonly arrivals: Int32Array;
  /** By class: jobs that may be in the network, NaN for a class that is not limited. */
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
  /** By class: jobs held back. By pool: the classes of those that one of its stations holds back, the first to come in first. */
  private readonly outside: Int32Array;
  private readonly doors: readonly ClassIndex[][];
  /** Classes of jobs that have left and are replaced at once. */
  private readonly leavers: ClassIndex[] = [];
  /** Jobs that are brought in when the present event is over. */
  private readonly calls: Call[] = [];

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
    this.outside = new Int32Array(classes.length);
    this.doors = parts.spec.pools.map(() => []);
  }

  /** Schedules a class's first arrival, or fills it up to its limit; the hot loop takes those that come one by one while nobody watches. */
  start(jobClass: ClassIndex, isWatched: boolean): void {
    const { source } = this.classes[jobClass]!;
    if (source.kind === 'called') return;
    if (source.kind === 'limited') this.fill(jobClass);
    else if (isWatched || source.batch !== undefined || source.intensity !== undefined) this.scheduleComing(jobClass);
    else {
      const { events, variates } = this.parts;
      events.dueDays = events.clock[0]! + variates.next(this.arrivals[jobClass]!);
      events.post(ARRIVAL_LATE, ARRIVAL, jobClass);
    }
  }

  /** Places of a pool have come free: jobs that were held back may come in, those first that have waited longest. */
  letIn(pool: PoolIndex): void {
    const door = this.doors[pool]!;
    for (;;) {
      const first = door.findIndex((jobClass) => !this.entrance.isHeldBack(jobClass));
      if (first < 0) return;
      const [jobClass] = door.splice(first, 1);
      this.outside[jobClass!]! -= 1;
      if (this.lacks(jobClass!)) this.entrance.admit(jobClass!, NOBODYS_CALL);
    }
  }

  /** Jobs of an open class come: as many as are in a batch. */
  come(jobClass: ClassIndex): void {
    this.scheduleComing(jobClass);
    const jobs = this.sizeOfBatch(jobClass);
    for (let job = 0; job < jobs; job++) this.entrance.admit(jobClass, NOBODYS_CALL);
  }

  /** A job has come in. */
  noteEntry(jobClass: ClassIndex, size: number): void {
    this.inSystem[jobClass]! += size;
    this.entitiesInSystem[jobClass]! += 1;
  }

  /** A job has left; of a limited class another comes after it has thought, or by `bringIn`. */
  noteExit(jobClass: ClassIndex, size: number): void {
    this.inSystem[jobClass]! -= size;
    this.entitiesInSystem[jobClass]! -= 1;
    if (Number.isNaN(this.limit[jobClass])) return;
    const sequence = this.thinking[jobClass]!;
    if (sequence === NONE) {
      this.leavers.push(jobClass);
      return;
    }
    const { events, variates } = this.parts;
    this.thinkers[jobClass]! += 1;
    events.dueDays = events.clock[0]! + variates.next(sequence);
    events.add(ARRIVAL_LATE, RETURN, jobClass);
  }

  /** A job of a called class is to come in. */
  call(jobClass: ClassIndex, jobs: number, subject: number): void {
    this.calls.push({ jobClass, jobs, subject });
  }

  /** When all else of an event has happened, those who were blocked gone on: called jobs come, then others for those that have left. */
  bringIn(): void {
    while (this.calls.length + this.leavers.length > 0) {
      const call = this.calls.shift();
      if (call === undefined) this.refill(this.leavers.shift()!);
      else {
        this.bundle[call.jobClass] = call.jobs;
        this.entrance.admit(call.jobClass, call.subject);
      }
    }
  }

  /** A job of a limited class has thought, and comes if there is room within the limit. */
  return(jobClass: ClassIndex): void {
    this.thinkers[jobClass]! -= 1;
    this.refill(jobClass);
  }

  /**
   * Admits jobs of a limited class while the limit has room for at least half of the next one; one at least if there is a limit
   * at all. Jobs that think or are held back count as there.
   */
  refill(jobClass: ClassIndex): void {
    while (this.lacks(jobClass)) {
      if (this.entrance.isHeldBack(jobClass)) this.holdBack(jobClass);
      else this.entrance.admit(jobClass, NOBODYS_CALL);
    }
  }

  private lacks(jobClass: ClassIndex): boolean {
    const limit = this.limit[jobClass]!;
    const away = this.thinkers[jobClass]! + this.outside[jobClass]!;
    if (this.entitiesInSystem[jobClass]! + away === 0) return limit > 0;
    return this.inSystem[jobClass]! + (away + 0.5) * this.bundle[jobClass]! <= limit;
  }

  private holdBack(jobClass: ClassIndex): void {
    const { spec } = this.parts;
    const pool = spec.stations[spec.classes[jobClass]!.entry]!.pool;
    this.outside[jobClass]! += 1;
    this.doors[pool]!.push(jobClass);
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

/** What a batch's size is drawn from: a geometric one is 1 and the whole part of an exponential time. */
function drawnSize(batch: BatchSize | undefined): Distribution | undefined {
  if (batch === undefined || batch.kind === 'fixed') return undefined;
  if (batch.kind === 'empirical') return { kind: 'empirical', values: batch.jobs, weights: batch.weights };
  const chanceOfMore = 1 - 1 / batch.mean;
  return { kind: 'exponential', mean: -1 / log(chanceOfMore) };
}
