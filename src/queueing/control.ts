import type { EventId } from '../kernel/event-list.ts';
import type { Counters } from './counters.ts';
import type { ClassIndex, Job, PoolIndex, StationIndex } from './spec.ts';

/** First event code that is a controller's own. */
export const FIRST_CONTROLLER_CODE = 16;

/** Order within one instant: what has ended, what capacity there is, what the lab decides, what arrives, what is observed. */
export const PRIORITY = { completion: 0, capacity: 1, control: 2, arrival: 3, sample: 4 } as const;

/** Decides for a network what plain data cannot: attributes of jobs, routes, timers. */
export interface Controller {
  /** A job has entered: fill its columns. Its bundle size is already set. */
  admit(job: Job, jobClass: ClassIndex): void;
  /** Station a job visits next, or EXIT; asked on entry (from = EXIT) and after a visit wherever the route is 'decided'. */
  route(job: Job, from: StationIndex): StationIndex;
  /** A job has left; its columns are still there. */
  leave(job: Job, jobClass: ClassIndex): void;
  /** One of the controller's own events is due. */
  timer(code: number, subject: number): void;
}

/** What a controller may do to its network. */
export interface Control {
  readonly nowDays: number;
  schedule(atDays: number, priority: number, code: number, subject: number): EventId;
  setCapacity(pool: PoolIndex, servers: number): void;
  /** Most of a pool's capacity that a class may hold, as a share 0..1. */
  setClassShare(pool: PoolIndex, jobClass: ClassIndex, share: number): void;
  /** Work-in-process limit of a limited class, in jobs. */
  setLimit(jobClass: ClassIndex, jobs: number): void;
  /** Number of jobs that each job admitted from now on stands for. */
  setBundle(jobClass: ClassIndex, jobs: number): void;
  sizeOf(job: Job): number;
  classOf(job: Job): ClassIndex;
  /** A job attribute, indexed by job; fetch it anew at each use, since it grows. */
  column(index: number): Float64Array;
  readonly counters: Counters;
}

/** Sees every event: the network's trace. */
export interface Tracer {
  record(
    timeDays: number,
    event: 'arrival' | 'completion' | 'timer',
    subject: number,
    jobClass: ClassIndex,
    station: StationIndex,
  ): void;
}
