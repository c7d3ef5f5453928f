import type { Distribution } from '../random/distributions.ts';

/** Route target of a job that leaves the network. */
export const EXIT = -1;

/** Index of a pool in `NetworkSpec.pools`. */
export type PoolIndex = number;
/** Index of a job class in `NetworkSpec.classes`. */
export type ClassIndex = number;
/** Index of a station in `NetworkSpec.stations`. */
export type StationIndex = number;
/** Index of a job's row in the job columns; reused after the job has left. */
export type Job = number;

/**
 * A number that changes at set times, for good or in a cycle: `values[i]` from `atDays[i]` on.
 *
 * `atDays` ascends from 0, below `everyDays`; with `everyDays` Infinity nothing comes again.
 */
export interface Timetable {
  readonly everyDays: number;
  readonly atDays: readonly number[];
  readonly values: readonly number[];
}

/**
 * What becomes of work in service when its server goes: it finishes first; waits at its place in the line and goes on; waits
 * there and begins again; or goes to the end of the line, and begins anew with work of another size. The worst priority goes first
 * where better ones interrupt, and of equals the latest started. While work finishes, more servers are held than there are, and
 * nobody is interrupted.
 */
export type ShrinkPolicy = 'finish' | 'resume' | 'restart' | 'requeue';

/**
 * Order of a line among jobs of the same priority: by arrival, the latest first, or the least work first. Work is drawn when a service
 * begins; with 'shortest' when the job joins the line.
 */
export type Discipline = 'fifo' | 'lifo' | 'shortest';

/** What becomes of work that a better priority interrupts: it goes on, begins again, or begins anew with work of another size. */
export type Preemption = 'resume' | 'restart' | 'resample';

/**
 * Times between failures and to repair [days] of each server that a pool ever has, on shift or not; a failed server takes a job out
 * of service by `onShrink`. It has no job of its own: jobs move to a server that is free.
 */
export interface Breakdowns {
  readonly upDays: Distribution;
  readonly downDays: Distribution;
}

/**
 * Servers that one or more stations share.
 *
 * A pool has a real-valued capacity of servers. A plain job holds one server; a bundle that stands for w jobs holds w. Where less
 * than that is free, a job may hold what is left and is served the slower for it, so that no capacity is lost to rounding. Such
 * parts of servers go with none of the optional features below but a schedule.
 */
export interface PoolSpec {
  readonly id: string;
  /** Servers, any number >= 0; `Infinity` makes every station on it a pure delay. */
  readonly capacity: number;
  /** Most of the capacity that each class may hold, as a share 0..1; 1 for every class where left out. */
  readonly classLimitShares?: readonly number[];
  /** What happens to work in service when capacity falls below it; the latest started goes first. */
  readonly onShrink: ShrinkPolicy;
  /** Servers by time, shifts for instance; its first value is `capacity`. */
  readonly schedule?: Timetable;
  /** 'fifo' where left out. */
  readonly discipline?: Discipline;
  /** Whether a better priority interrupts a worse one, the latest started first; it waits where left out. */
  readonly preemption?: Preemption;
  readonly breakdowns?: Breakdowns;
}

/** How many jobs come together. */
export type BatchSize =
  | { readonly kind: 'fixed'; readonly jobs: number }
  /** 1, 2, ... with chances that fall by the same factor: p (1 - p)^(n - 1), p = 1 / mean */
  | { readonly kind: 'geometric'; readonly mean: number }
  | { readonly kind: 'empirical'; readonly jobs: readonly number[]; readonly weights: readonly number[] };

/**
 * Where the jobs of a class come from: outside, a fixed work-in-process limit, or its controller.
 *
 * Open: `interarrivalDays` apart, each time `batch` of them (1); where `intensity` is given, time runs that many times as fast
 * for the arrivals, so that exponential times of mean 1 / r become a Poisson process of rate r times the intensity.
 * Limited: a job that leaves is replaced after a think time, which all begin with, or at once, when all else of that event has
 * happened. Classes start in the order of their priorities.
 * Called: a job comes whenever the controller brings one in, and only then.
 */
export type Source =
  | {
      readonly kind: 'open';
      readonly interarrivalDays: Distribution;
      readonly batch?: BatchSize;
      readonly intensity?: Timetable;
    }
  | { readonly kind: 'limited'; readonly jobs: number; readonly thinkDays?: Distribution }
  | { readonly kind: 'called' };

/** A kind of job: its priority (any number; the least is served first), its first station (EXIT: the controller says) and its source. */
export interface ClassSpec {
  readonly id: string;
  readonly priority: number;
  readonly entry: StationIndex;
  readonly source: Source;
}

/** Work of one visit, in server days per job: drawn from a distribution, or carried by the job in one of its columns. */
export type Service =
  | { readonly kind: 'drawn'; readonly distribution: Distribution }
  | { readonly kind: 'carried'; readonly column: number };

/** Where a job goes after a visit: one place, one of several by chance, or where the controller says. */
export type Route =
  | { readonly kind: 'fixed'; readonly to: StationIndex }
  | { readonly kind: 'chance'; readonly to: readonly StationIndex[]; readonly probability: readonly number[] }
  | { readonly kind: 'decided' };

/**
 * Places to wait in, whole and >= 0. A job that finds no server and no place is lost, or keeps the server that it was served by
 * until there is a place (blocking after service); one that comes from outside is lost, or, within a work-in-process limit, held back.
 *
 * Its own server is none that a job finds, so that it can block itself. A better priority makes no room by interrupting. When a server
 * comes free, the line goes first, then the job that left the server to its next station, then those blocked and those held back, each
 * first come first served.
 */
export interface Buffer {
  readonly jobs: number;
  readonly whenFull: 'lose' | 'block';
}

/** Who finds at least so many waiting turns away with this chance; who was blocked looks at the line when it is let in. */
export interface Balking {
  readonly waitingJobs: number;
  readonly share: number;
}

/** A queue in front of a pool; `services` and `routes` have one entry per class (a class that never comes may have any). */
export interface StationSpec {
  readonly id: string;
  readonly pool: PoolIndex;
  readonly services: readonly Service[];
  readonly routes: readonly Route[];
  readonly buffer?: Buffer;
  readonly balking?: Balking;
  /** By class: how long a job waits at most for its service to begin [days]; undefined for one that stays. */
  readonly patienceDays?: readonly (Distribution | undefined)[];
  /** Where a job goes that is lost, turns away or loses patience; out of the network where left out. */
  readonly elsewhere?: StationIndex;
}

/** A queueing network as plain data. */
export interface NetworkSpec {
  readonly pools: readonly PoolSpec[];
  readonly classes: readonly ClassSpec[];
  readonly stations: readonly StationSpec[];
  /** Number of attribute columns a job carries for its controller. */
  readonly jobColumns: number;
}
