import fc from 'fast-check';
import type {
  Balking,
  BatchSize,
  Breakdowns,
  Buffer,
  ClassSpec,
  Discipline,
  NetworkSpec,
  PoolSpec,
  Preemption,
  Route,
  Service,
  ShrinkPolicy,
  Source,
  StationSpec,
  Timetable,
} from '../../src/queueing/spec.ts';
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

/** What is there once in three times, so that some pools have no feature at all. */
function maybe<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

/** A record without what is undefined in it. */
function defined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as never;
}

/** A number that changes up to three times, within a cycle or for good. */
function timetable(values: readonly number[]): fc.Arbitrary<Timetable> {
  const value = fc.constantFrom(...values);
  return fc
    .tuple(fc.constantFrom(4, 7.5, Infinity), fc.array(value, { minLength: 1, maxLength: 4 }))
    .map(([everyDays, chosen]) => ({
      everyDays,
      atDays: chosen.map((_, i) => i),
      values: chosen,
    }));
}

/** Pools of whole servers, with or without each feature. */
function featuredPool(index: number): fc.Arbitrary<PoolSpec> {
  return fc
    .record({
      id: fc.constant(`pool${index}`),
      capacity: fc.constantFrom(0, 1, 2, 5),
      onShrink: fc.constantFrom<ShrinkPolicy>('finish', 'resume', 'resume', 'finish', 'restart', 'requeue'),
      schedule: maybe(timetable([0, 1, 2, 4])),
      discipline: maybe(fc.constantFrom<Discipline>('fifo', 'lifo', 'shortest')),
      preemption: maybe(fc.constantFrom<Preemption>('resume', 'restart', 'resample')),
      breakdowns: maybe(fc.record<Breakdowns>({ upDays: work, downDays: work })),
    })
    .map((pool): PoolSpec => defined({ ...pool, capacity: pool.schedule?.values[0] ?? pool.capacity }));
}

const batch: fc.Arbitrary<BatchSize> = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((jobs): BatchSize => ({ kind: 'fixed', jobs })),
  fc.constantFrom(1, 1.5, 3).map((mean): BatchSize => ({ kind: 'geometric', mean })),
  fc.constant<BatchSize>({ kind: 'empirical', jobs: [1, 3], weights: [2, 1] }),
);

const featuredSource: fc.Arbitrary<Source> = fc.oneof(
  fc
    .record({ interarrivalDays: work, batch: maybe(batch), intensity: maybe(timetable([0, 0.5, 2])) })
    .filter(({ intensity }) => intensity === undefined || intensity.values.some((value) => value > 0))
    .map((source): Source => ({ kind: 'open', ...defined(source) })),
  fc
    .record({ jobs: fc.integer({ min: 0, max: 7 }), thinkDays: maybe(work) })
    .map((source): Source => ({ kind: 'limited', ...defined(source) })),
);

/** Rooms to wait in, with or without each feature; jobs turned away at once leave, so that none is sent about without end. */
function featuredRoom(classes: number) {
  return fc.record({
    buffer: maybe(fc.record<Buffer>({ jobs: fc.nat(3), whenFull: fc.constantFrom('lose', 'block') })),
    balking: maybe(fc.record<Balking>({ waitingJobs: fc.nat(3), share: fc.constantFrom(0.5, 1) })),
    patienceDays: maybe(fc.array(maybe(work), { minLength: classes, maxLength: classes })),
  });
}

/** Networks of whole servers with any of the features, alone or together; some run into a deadlock. */
export const featuredNetwork: fc.Arbitrary<NetworkSpec> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([pools, classes, stations]) =>
    fc.record({
      pools: fc.tuple(...count(pools, (i) => featuredPool(i))),
      classes: fc.tuple(
        ...count(classes, (i) =>
          fc.tuple(classArbitrary(i, stations), featuredSource).map(([jobClass, source]): ClassSpec => ({ ...jobClass, source })),
        ),
      ),
      stations: fc.tuple(
        ...count(stations, (i) =>
          fc
            .tuple(stationArbitrary(i, pools, classes, stations), featuredRoom(classes))
            .map(([station, room]): StationSpec => ({ ...station, ...defined(room) })),
        ),
      ),
      jobColumns: fc.constant(0),
    }),
  )
  .map(admitted);

/** The same, where those replaced at once think a while if they might be turned away where they come in. */
function admitted(spec: NetworkSpec): NetworkSpec {
  const classes = spec.classes.map((jobClass): ClassSpec => {
    const { buffer, balking } = spec.stations[jobClass.entry]!;
    const mayTurnAway = buffer?.whenFull === 'lose' || balking !== undefined;
    if (jobClass.source.kind !== 'limited' || !mayTurnAway) return jobClass;
    return { ...jobClass, source: { ...jobClass.source, thinkDays: { kind: 'exponential', mean: 1 } } };
  });
  return { ...spec, classes };
}

/** The same network where every pool has whole servers and no limits: those without features are plain. */
export const plainNetwork: fc.Arbitrary<NetworkSpec> = randomNetwork.map((spec) => ({
  ...spec,
  pools: spec.pools.map(({ id, capacity, onShrink }) => ({ id, capacity: Math.ceil(capacity), onShrink })),
}));

function count<T>(length: number, make: (index: number) => T): T[] {
  return Array.from({ length }, (_, i) => make(i));
}
