import type { Buffer, NetworkSpec, PoolSpec, Source, StationSpec } from '../src/queueing/spec.ts';
import type { Distribution } from '../src/random/distributions.ts';
import { deterministic, exponential, limitedClass, networkOf, openClass, poolOf, stationOf } from '../test/support/networks.ts';
import { specOf, TASKS } from './tasks.ts';

/** Days between jobs that visit the station beside the line. */
const RARE_DAYS = 1000;
/** Events that the station beside the line has pending: an arrival, a change of shift, and one for each of three servers that may fail. */
const RARE_JOBS = 5;

const SHIFTS = { everyDays: 7, atDays: [0, 5], values: [3, 1] };
const BREAKDOWNS = { upDays: exponential(20), downDays: exponential(2) };
const PATIENCE = exponential(5);

/** Two classes of different priority in front of two servers, with some of it changed. */
function twoClasses(pool: Partial<PoolSpec>, station: Partial<StationSpec> = {}, source: Partial<Source> = {}): NetworkSpec {
  const work: readonly Distribution[] = [exponential(1), { kind: 'erlang', mean: 1, phases: 2 }];
  const from = (meanDays: number) => ({ source: { kind: 'open', interarrivalDays: exponential(meanDays), ...source } as Source });
  return networkOf(
    [{ ...poolOf('clerks', 2), ...pool }],
    [openClass('urgent', exponential(4), from(4)), openClass('usual', exponential(2), { ...from(2), priority: 1 })],
    [{ ...stationOf('serve', 0, work), ...station }],
  );
}

/** Two stations in a row with few places to wait at the second; who finds none keeps its server, or begins again at the first. */
function shortOfPlaces(whenFull: Buffer['whenFull']): NetworkSpec {
  const { classes, pools, stations } = twoClasses({});
  const first = { ...stations[0]!, id: 'before', routes: classes.map(() => ({ kind: 'fixed', to: 1 }) as const) };
  const second = { ...stations[0]!, pool: 1, buffer: { jobs: 2, whenFull }, ...(whenFull === 'lose' ? { elsewhere: 0 } : {}) };
  return networkOf([...pools, poolOf('last', 2)], classes, [first, second]);
}

/** Jobs that think between their visits. */
function thinkers(): NetworkSpec {
  const classes = [openClass('thinker', PATIENCE, { source: { kind: 'limited', jobs: 8, thinkDays: exponential(3) } })];
  return networkOf([poolOf('clerks', 2)], classes, [stationOf('serve', 0, [exponential(1)])]);
}

/** A network for every feature, each of them small. */
export function featured(): readonly NetworkSpec[] {
  const policies = (['finish', 'resume', 'restart', 'requeue'] as const).flatMap((onShrink) => [
    twoClasses({ onShrink, capacity: 3, schedule: SHIFTS }),
    twoClasses({ onShrink, breakdowns: BREAKDOWNS }),
  ]);
  const orders = (['fifo', 'lifo', 'shortest'] as const).flatMap((discipline) => [
    twoClasses({ discipline }),
    ...(['resume', 'restart', 'resample'] as const).map((preemption) => twoClasses({ discipline, preemption })),
  ]);
  const places: readonly Partial<StationSpec>[] = [
    { buffer: { jobs: 3, whenFull: 'lose' } },
    { balking: { waitingJobs: 2, share: 0.5 } },
    { patienceDays: [undefined, PATIENCE] },
  ];
  const arrivals: readonly Partial<Source>[] = [
    { batch: { kind: 'fixed', jobs: 2 } },
    { batch: { kind: 'geometric', mean: 2 } },
    { batch: { kind: 'empirical', jobs: [1, 3], weights: [2, 1] } },
    { intensity: { everyDays: 1, atDays: [0, 0.5], values: [0.5, 1.5] } },
  ];
  const shared = [twoClasses({ capacity: 2.5 }), twoClasses({ classLimitShares: [0.5, 1] }), twoClasses({ capacity: Infinity })];
  return [
    ...policies,
    ...orders,
    ...places.map((place) => twoClasses({}, place)),
    ...arrivals.map((source) => twoClasses({ capacity: 4 }, {}, source)),
    ...shared,
    shortOfPlaces('block'),
    shortOfPlaces('lose'),
    thinkers(),
  ];
}

/** The line of task (b), and beside it a station with all features at once, which few jobs visit. */
export function lineWithFeaturedStation(): NetworkSpec {
  const line = specOf(TASKS.line);
  const rare: Source = {
    kind: 'open',
    interarrivalDays: exponential(RARE_DAYS),
    batch: { kind: 'geometric', mean: 2 },
    intensity: { everyDays: 7, atDays: [0, 5], values: [1, 0.5] },
  };
  const pool: PoolSpec = {
    ...poolOf('specialists', 3, 'requeue'),
    schedule: { everyDays: 7 * RARE_DAYS, atDays: [0, 5 * RARE_DAYS], values: [3, 1] },
    discipline: 'shortest',
    preemption: 'restart',
    breakdowns: { upDays: exponential(2 * RARE_DAYS), downDays: exponential(RARE_DAYS) },
  };
  const station: StationSpec = {
    ...stationOf('special', line.pools.length, [deterministic(1), { kind: 'lognormal', median: 1, spread: 1 }]),
    buffer: { jobs: 3, whenFull: 'lose' },
    balking: { waitingJobs: 2, share: 0.5 },
    patienceDays: [undefined, PATIENCE],
  };
  const entry = line.stations.length;
  return networkOf(
    [...line.pools, pool],
    [...line.classes, openClass('rare', exponential(RARE_DAYS), { entry, source: rare, priority: 1 })],
    [...line.stations.map(withSecondClass), station],
  );
}

/** The line, and beside it a plain station with about as many events pending as the featured one has. */
export function lineWithPlainStation(): NetworkSpec {
  const line = specOf(TASKS.line);
  const entry = line.stations.length;
  const work = exponential(RARE_DAYS);
  return networkOf(
    [...line.pools, poolOf('specialists', Infinity)],
    [...line.classes, limitedClass('rare', RARE_JOBS, { entry, priority: 1 })],
    [...line.stations.map(withSecondClass), stationOf('special', line.pools.length, [work, work])],
  );
}

/** A station of one class that a second one, which never comes, may pass likewise. */
function withSecondClass(station: StationSpec): StationSpec {
  const { services, routes } = station;
  return { ...station, services: [...services, ...services], routes: [...routes, ...routes] };
}
