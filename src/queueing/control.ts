import type { EventId } from '../kernel/event-list.ts';
import type { Counters } from './counters.ts';
import type { ClassIndex, Job, PoolIndex, StationIndex } from './spec.ts';

/** What the network's own events have for a priority, see PRIORITY. */
export const COMPLETION_FIRST = 0;
export const CAPACITY_SECOND = 1;
export const ARRIVAL_LATE = 3;

/** Codes of the network's own events: at a plain pool a service ends; a job of a plain source comes. */
export const COMPLETION = 0;
export const ARRIVAL = 1;
/** At a served pool, and at a shared one, a service ends. */
export const SERVED = 2;
export const SHARED = 3;
/** Jobs of a source come that is not plain; one comes back that has thought. */
export const COMING = 4;
export const RETURN = 5;
/** A job loses patience. */
export const ABANDONMENT = 6;
/** A server fails, is repaired; the capacity of a pool changes by its schedule. */
export const FAILURE = 7;
export const REPAIR = 8;
export const CHANGE_OF_SHIFT = 9;
/** What kind of event the fingerprint takes one for, whatever serves it. */
export function kindOf(code: number): number {
  if (code === SERVED || code === SHARED) return COMPLETION;
  return code === COMING ? ARRIVAL : code;
}

/** First event code that is a controller's own. */
export const FIRST_CONTROLLER_CODE = 16;

/** Order within one instant: what has ended, what capacity there is, what the lab decides, what arrives, what is observed. */
export const PRIORITY = {
  completion: COMPLETION_FIRST,
  capacity: CAPACITY_SECOND,
  control: 2,
  arrival: ARRIVAL_LATE,
  sample: 4,
} as const;

/** Subject of a job that nobody brought in. */
export const NOBODYS_CALL = -1;

/** Decides for a network what plain data cannot: attributes of jobs, routes, timers. */
export interface Controller {
  /** A job has entered: fill its columns. Its size is already set; `subject` is what it was brought in with, -1 if it came by itself. */
  admit(job: Job, jobClass: ClassIndex, subject: number): void;
  /** Station a job visits next, or EXIT; asked after a visit wherever the route is 'decided', and on entry (from = EXIT, and no EXIT for an answer). */
  route(job: Job, from: StationIndex): StationIndex;
  /** A job has left; its columns are still there. */
  leave(job: Job, jobClass: ClassIndex): void;
  /** One of the controller's own events is due. */
  timer(code: number, subject: number): void;
}

/** What a controller may do to its network. */
export interface Control {
  /** The clock [days]. */
  readonly nowDays: number;
  /** Has `timer(code, subject)` called at `atDays`, not before now; `code` from FIRST_CONTROLLER_CODE up, `priority` of PRIORITY. */
  schedule(atDays: number, priority: number, code: number, subject: number): EventId;
  /** Servers of a pool from now on, any number >= 0, Infinity too. */
  setCapacity(pool: PoolIndex, servers: number): void;
  /** Most of a pool's capacity that a class may hold, as a share 0..1; what it holds beyond that it keeps until its services end. */
  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void;
  /** Work-in-process limit of a limited class, in jobs; above the limit none is admitted until enough have left. */
  setLimit(jobClass: ClassIndex, jobs: number): void;
  /** Number of jobs, positive, that each job admitted from now on stands for; of a called class each says so for itself. */
  setBundle(jobClass: ClassIndex, jobs: number): void;
  /**
   * Brings in a job of a called class that stands for `jobs` jobs, a positive number; `admit` is told its `subject`.
   *
   * It comes now, but after all else of the present event: the row of a job that leaves is read by then, and those who were blocked
   * have gone on. Called jobs come in the order of their calls, before the replacements of those who have left.
   */
  bring(jobClass: ClassIndex, jobs: number, subject: number): void;
  /** Number of jobs that a job stands for. */
  sizeOf(job: Job): number;
  /** Class of a job. */
  classOf(job: Job): ClassIndex;
  /** Attributes of jobs, each indexed by job; fetch one anew at each use, since it grows. */
  readonly columns: readonly Float64Array[];
  /** Exact statistics so far; its present state may be read at any time, its integrals after `bringUpTo` or by `snapshot`. */
  readonly counters: Counters;
}

/** What a tracer is told of. */
export type TracedEvent =
  | 'arrival'
  | 'completion'
  | 'timer'
  | 'lost'
  | 'balked'
  | 'abandoned'
  | 'blocked'
  | 'interrupted'
  | 'capacity';

/** Sees every event: the network's trace. */
export interface Tracer {
  /**
   * `subject` is a job, for a timer its code, for a change of capacity the pool; `station` is where the job is served, enters or
   * turns away, EXIT where there is none.
   */
  record(timeDays: number, event: TracedEvent, subject: number, jobClass: ClassIndex, station: StationIndex): void;
}
