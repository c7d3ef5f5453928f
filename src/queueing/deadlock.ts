/** Jobs wait in a circle, each for the server that the next one holds: nothing there will ever move again. */
export class DeadlockError extends Error {
  override readonly name = 'DeadlockError';
  /** When the circle closed [days]. */
  readonly dayDays: number;
  /** Ids of the stations whose servers wait, in the order in which they do. */
  readonly stations: readonly string[];

  constructor(dayDays: number, stations: readonly string[]) {
    super(
      `deadlock on day ${dayDays}: all servers of ${stations.join(', ')} are blocked, each by the next station. ` +
        'Give one of them more places to wait in, or `whenFull: lose`',
    );
    this.dayDays = dayDays;
    this.stations = stations;
  }
}

/** A pool that only holds jobs which have been served, and the pools that they wait for. */
export interface BlockedPool {
  readonly pool: number;
  readonly waitsFor: readonly number[];
}

/**
 * The pools that wait for each other for good: all of whose servers wait for pools that are themselves among them.
 * @param blocked pools all of whose servers hold jobs that wait for others
 *
 * stuckPools([{ pool: 0, waitsFor: [1] }, { pool: 1, waitsFor: [0] }, { pool: 2, waitsFor: [3] }]) // => [0, 1]
 */
export function stuckPools(blocked: readonly BlockedPool[]): number[] {
  let stuck = blocked;
  for (;;) {
    const among = new Set(stuck.map(({ pool }) => pool));
    const rest = stuck.filter(({ waitsFor }) => waitsFor.every((pool) => among.has(pool)));
    if (rest.length === stuck.length) return rest.map(({ pool }) => pool);
    stuck = rest;
  }
}
