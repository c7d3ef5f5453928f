import { assert } from '../base/assert.ts';
import type { NetworkSpec, PoolSpec, StationIndex, StationSpec } from './spec.ts';

/**
 * How the jobs of a pool are served: each by one server, with no more ado; each by one server, with some feature; or by parts of
 * servers, where jobs stand for many, or classes have shares, or a part of a server is left.
 */
export type PoolMode = 'plain' | 'served' | 'shared';

/** What else bears on how a network is simulated. */
export interface Company {
  /** A controller may change capacities to parts of servers, and have jobs stand for many. */
  readonly isControlled: boolean;
  /** Each event is traced, or each wait and cycle is kept. */
  readonly isWatched: boolean;
}

/**
 * The mode of each pool.
 * @throws InvariantError where a pool has a feature of whole servers and parts of servers as well
 */
export function poolModes({ pools, stations }: NetworkSpec, { isControlled, isWatched }: Company): PoolMode[] {
  return pools.map((pool, p) => {
    const own = stations.filter((station) => station.pool === p);
    const station = own.find((each) => hasRoomOfItsOwn(each) || mayBeBlocked(each, stations));
    const feature = featureOf(pool) ?? station?.id;
    const parts = partsOf(pool);
    assert(feature === undefined || parts === undefined, 'a pool with a feature has whole servers, and no limits of classes', {
      pool: pool.id,
      feature,
      parts,
    });
    if (parts !== undefined) return 'shared';
    if (feature !== undefined) return 'served';
    if (isControlled) return 'shared';
    return isWatched || pool.schedule !== undefined ? 'served' : 'plain';
  });
}

/** What a pool has that only goes with whole servers. */
function featureOf({ discipline = 'fifo', preemption, breakdowns, onShrink }: PoolSpec): string | undefined {
  if (discipline !== 'fifo') return `discipline ${discipline}`;
  if (preemption !== undefined) return `preemption ${preemption}`;
  if (breakdowns !== undefined) return 'breakdowns';
  return onShrink === 'restart' || onShrink === 'requeue' ? `onShrink ${onShrink}` : undefined;
}

function hasRoomOfItsOwn({ buffer, balking, patienceDays }: StationSpec): boolean {
  return buffer !== undefined || balking !== undefined || patienceDays?.some((patience) => patience !== undefined) === true;
}

/** Whether a job that was served at a station may have to wait there for a place at the next. */
function mayBeBlocked({ routes }: StationSpec, stations: readonly StationSpec[]): boolean {
  const blocks = (to: StationIndex): boolean => stations[to]?.buffer?.whenFull === 'block';
  return routes.some((route) => {
    if (route.kind === 'decided') return stations.some((_, to) => blocks(to));
    return route.kind === 'fixed' ? blocks(route.to) : route.to.some(blocks);
  });
}

/** What makes jobs hold parts of a pool's servers. */
function partsOf({ capacity, classLimitShares = [], schedule }: PoolSpec): string | undefined {
  const part = [capacity, ...(schedule?.values ?? [])].find((servers) => servers < Infinity && !Number.isInteger(servers));
  if (part !== undefined) return `${part} servers`;
  return classLimitShares.some((share) => share !== 1) ? 'limits of classes' : undefined;
}
