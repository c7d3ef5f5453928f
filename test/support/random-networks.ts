import fc from 'fast-check';
import type { ClassSpec, NetworkSpec, PoolSpec, Route, Service, StationSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { Distribution } from '../../src/random/distributions.ts';

/** Chances in eighths, so that they sum to exactly 1. */
const PARTS = 8;

const meanDays = fc.constantFrom(0.25, 0.6, 1, 2.5);

const work: fc.Arbitrary<Distribution> = fc.oneof(
  meanDays.map((mean): Distribution => ({ kind: 'exponential', mean })),
  meanDays.map((value): Distribution => ({ kind: 'deterministic', value })),
  meanDays.map((median): Distribution => ({ kind: 'lognormal', median, spread: 0.5 })),
  meanDays.map((low): Distribution => ({ kind: 'uniform', low, high: 2 * low })),
);

function poolArbitrary(index: number, classes: number): fc.Arbitrary<PoolSpec> {
  return fc.record({
    id: fc.constant(`pool${index}`),
    capacity: fc.constantFrom(0.4, 1, 2, 3.7, 6, Infinity),
    onShrink: fc.constantFrom('resume', 'finish'),
    classLimitShares: fc.array(fc.constantFrom(1, 1, 0.5, 0.3), { minLength: classes, maxLength: classes }),
  });
}

function classArbitrary(index: number, stations: number): fc.Arbitrary<ClassSpec> {
  return fc.record({
    id: fc.constant(`class${index}`),
    priority: fc.integer({ min: 0, max: 2 }),
    entry: fc.nat(stations - 1),
    source: fc.oneof(
      work.map((interarrivalDays) => ({ kind: 'open' as const, interarrivalDays })),
      fc.integer({ min: 0, max: 7 }).map((jobs) => ({ kind: 'limited' as const, jobs })),
    ),
  });
}

/** Anywhere, but out with at least a quarter of the chances. */
function routeArbitrary(stations: number): fc.Arbitrary<Route> {
  return fc.tuple(fc.nat(stations - 1), fc.nat(stations - 1), fc.nat(3), fc.nat(3)).map(([a, b, toA, toB]) => ({
    kind: 'chance',
    to: [a, b, EXIT],
    probability: [toA / PARTS, toB / PARTS, (PARTS - toA - toB) / PARTS],
  }));
}

function stationArbitrary(index: number, pools: number, classes: number, stations: number): fc.Arbitrary<StationSpec> {
  const perClass = { minLength: classes, maxLength: classes };
  return fc.record({
    id: fc.constant(`station${index}`),
    pool: fc.nat(pools - 1),
    services: fc.array(
      work.map((distribution): Service => ({ kind: 'drawn', distribution })),
      perClass,
    ),
    routes: fc.array(routeArbitrary(stations), perClass),
  });
}

/** Networks of up to three pools, three classes and four stations, with feedback, limits, delays and parts of servers. */
export const randomNetwork: fc.Arbitrary<NetworkSpec> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([pools, classes, stations]) =>
    fc.record({
      pools: fc.tuple(...count(pools, (i) => poolArbitrary(i, classes))),
      classes: fc.tuple(...count(classes, (i) => classArbitrary(i, stations))),
      stations: fc.tuple(...count(stations, (i) => stationArbitrary(i, pools, classes, stations))),
      jobColumns: fc.constant(0),
    }),
  );

function count<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, i) => make(i));
}
