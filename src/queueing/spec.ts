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
 * Servers that one or more stations share.
 *
 * A pool has a real-valued capacity of servers. A plain job holds one server; a bundle that stands for w jobs holds w. Where less
 * than that is free, a job may hold what is left and is served the slower for it, so that no capacity is lost to rounding.
 */
export interface PoolSpec {
  readonly id: string;
  /** Servers, any number >= 0; `Infinity` makes every station on it a pure delay. */
  readonly capacity: number;
  /** Most of the capacity that each class may hold, as a share 0..1; 1 for every class where left out. */
  readonly classLimitShares?: readonly number[];
  /** What happens to work in service when capacity falls below it: it finishes, or the latest started waits and resumes. */
  readonly onShrink: 'finish' | 'resume';
}

/** Where the jobs of a class come from: outside, or a fixed work-in-process limit that refills at once. */
export type Source =
  | { readonly kind: 'open'; readonly interarrivalDays: Distribution }
  | { readonly kind: 'limited'; readonly jobs: number };

/** A kind of job: its priority (0 is served first), its first station (EXIT: the controller says) and its source. */
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

/** A queue in front of a pool; `services` and `routes` have one entry per class (a class that never comes may have any). */
export interface StationSpec {
  readonly id: string;
  readonly pool: PoolIndex;
  readonly services: readonly Service[];
  readonly routes: readonly Route[];
}

/** A queueing network as plain data. */
export interface NetworkSpec {
  readonly pools: readonly PoolSpec[];
  readonly classes: readonly ClassSpec[];
  readonly stations: readonly StationSpec[];
  /** Number of attribute columns a job carries for its controller. */
  readonly jobColumns: number;
}
