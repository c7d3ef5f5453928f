import fc from 'fast-check';
import type { NetworkSpec, PoolSpec, Route, StationSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import { exponential, limitedClass, networkOf, openClass, poolOf, stationOf } from './networks.ts';
import { featuredNetwork } from './random-networks.ts';

/** What a network may have besides: by station a later one where those go whom it turns away, and by pool whether it has no limit. */
const additions = fc.record({
  elsewhere: fc.array(fc.option(fc.nat(3), { nil: undefined }), { minLength: 4, maxLength: 4 }),
  isUnlimited: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
});

/** Networks with any of the features, jobs sent elsewhere and delays. */
export const extendedNetwork: fc.Arbitrary<NetworkSpec> = fc
  .tuple(featuredNetwork, additions)
  .map(([spec, { elsewhere, isUnlimited }]) => ({
    ...spec,
    pools: spec.pools.map((pool, p) => (isUnlimited[p] === 0 && neverChanges(pool) ? { ...pool, capacity: Infinity } : pool)),
    stations: spec.stations.map((station, s) => sentTo(station, s, elsewhere[s], spec)),
  }));

function neverChanges({ schedule, breakdowns }: PoolSpec): boolean {
  return schedule === undefined && breakdowns === undefined;
}

/** To a later station only, so that nobody is sent round and round. */
function sentTo(station: StationSpec, index: number, elsewhere: number | undefined, { stations }: NetworkSpec): StationSpec {
  if (elsewhere === undefined || elsewhere <= index || elsewhere >= stations.length) return station;
  return { ...station, elsewhere };
}

/** How the servers of a pool may come and go: from day to day, one day for good, or by chance. */
const CHANGES: Readonly<Record<'none' | 'shifts' | 'end' | 'failures', (capacity: number) => Partial<PoolSpec>>> = {
  none: () => ({}),
  shifts: (capacity) => ({ schedule: { everyDays: 3, atDays: [0, 2], values: [capacity, capacity - 1] } }),
  end: (capacity) => ({ schedule: { everyDays: Infinity, atDays: [0, 10, 20], values: [capacity, 2, 1] } }),
  failures: () => ({ breakdowns: { upDays: exponential(3), downDays: exponential(0.5) } }),
};

/** Stations in a circle, each with servers of its own and few places, from one to the next or back: jobs block each other, some for good. */
export const blockingNetwork: fc.Arbitrary<NetworkSpec> = fc
  .record({
    servers: fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 2, maxLength: 4 }),
    places: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
    meanDays: fc.array(fc.constantFrom(0.25, 0.5, 1), { minLength: 4, maxLength: 4 }),
    backShare: fc.constantFrom(0, 0.125, 0.25),
    jobs: fc.integer({ min: 1, max: 4 }),
    changes: fc.array(fc.constantFrom('none', 'none', 'shifts', 'end', 'failures'), { minLength: 4, maxLength: 4 }),
  })
  .map(({ servers, places, meanDays, backShare, jobs, changes }) => {
    const last = servers.length - 1;
    const onward = (s: number): Route => ({
      kind: 'chance',
      to: [s === last ? 0 : s + 1, s === 0 ? last : s - 1, EXIT],
      probability: [0.5, backShare, 0.5 - backShare],
    });
    return networkOf(
      servers.map((capacity, s) => ({ ...poolOf(`pool${s}`, capacity), ...CHANGES[changes[s]!](capacity) })),
      [
        limitedClass('inside', jobs, { source: { kind: 'limited', jobs, thinkDays: exponential(1) } }),
        openClass('outside', exponential(1), { entry: last }),
      ],
      servers.map((_, s) => ({
        ...stationOf(`station${s}`, s, [exponential(meanDays[s]!), exponential(meanDays[s]!)], onward(s)),
        buffer: { jobs: places[s]!, whenFull: 'block' },
      })),
    );
  });
