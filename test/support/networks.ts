import type { StreamSource } from '../../src/queueing/compile-network.ts';
import type { NetworkClock } from '../../src/queueing/result.ts';
import type { NetworkResult, NetworkRunOptions } from '../../src/queueing/simulate-network.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import type { ClassSpec, NetworkSpec, PoolSpec, Route, Service, StationSpec } from '../../src/queueing/spec.ts';
import { EXIT } from '../../src/queueing/spec.ts';
import type { Distribution } from '../../src/random/distributions.ts';
import type { StreamKey } from '../../src/random/streams.ts';
import { createStream, substreamKey } from '../../src/random/streams.ts';

/** The key of a test's simulation. */
export function replicationKey(replication: number, seed = 42): StreamKey {
  return { seed, draw: 'point', replication };
}

/** Streams as a simulation has them. */
export function streamsOf(key: StreamKey = replicationKey(1)): StreamSource {
  return (jobClass, station, purpose) => createStream(substreamKey(key, jobClass, station, purpose));
}

export function exponential(mean: number): Distribution {
  return { kind: 'exponential', mean };
}

export function deterministic(value: number): Distribution {
  return { kind: 'deterministic', value };
}

export function poolOf(id: string, capacity: number, onShrink: PoolSpec['onShrink'] = 'resume'): PoolSpec {
  return { id, capacity, onShrink };
}

/** A class that comes from outside and begins at the first station, unless told otherwise. */
export function openClass(id: string, interarrivalDays: Distribution, change: Partial<ClassSpec> = {}): ClassSpec {
  return { id, priority: 0, entry: 0, source: { kind: 'open', interarrivalDays }, ...change };
}

/** A class of which so many are always in the network. */
export function limitedClass(id: string, jobs: number, change: Partial<ClassSpec> = {}): ClassSpec {
  return { id, priority: 0, entry: 0, source: { kind: 'limited', jobs }, ...change };
}

/** A station with one service per class, and one route for all of them: out, unless told otherwise. */
export function stationOf(
  id: string,
  pool: number,
  work: readonly Distribution[],
  route: Route = { kind: 'fixed', to: EXIT },
): StationSpec {
  const services = work.map((distribution): Service => ({ kind: 'drawn', distribution }));
  return { id, pool, services, routes: work.map(() => route) };
}

export function networkOf(
  pools: readonly PoolSpec[],
  classes: readonly ClassSpec[],
  stations: readonly StationSpec[],
  jobColumns = 0,
): NetworkSpec {
  return { pools, classes, stations, jobColumns };
}

/** One queue in front of some servers; a customer comes every day in the mean. */
export function singleQueue(servers: number, work: Distribution): NetworkSpec {
  return networkOf([poolOf('clerks', servers)], [openClass('customer', exponential(1))], [stationOf('serve', 0, [work])]);
}

/** Service rates of the five stages, each of two servers [jobs per day and server]. */
const REWORK_RATES = [0.625, 0.75, 0.75, 0.75, 0.625];

/** Five M/M/2 stages in a row, a job a day; a fifth of the jobs go back from the fourth to the second. */
export function reworkLine(): NetworkSpec {
  const stations = REWORK_RATES.map((rate, i) => {
    const onward = i + 1 < REWORK_RATES.length ? i + 1 : EXIT;
    const rework: Route = { kind: 'chance', to: [1, onward], probability: [0.2, 0.8] };
    return stationOf(`stage${i}`, i, [exponential(1 / rate)], i === 3 ? rework : { kind: 'fixed', to: onward });
  });
  return networkOf(
    REWORK_RATES.map((_, i) => poolOf(`pair${i}`, 2)),
    [openClass('job', exponential(1))],
    stations,
  );
}

/** Simulates without looking in between. */
export function simulateWhole(
  spec: NetworkSpec,
  clock: Pick<NetworkClock, 'endDays'> & Partial<NetworkClock>,
  key: StreamKey = replicationKey(1),
  options: NetworkRunOptions = {},
): NetworkResult {
  return simulateNetwork(spec, { warmUpDays: 0, sampleEveryDays: clock.endDays, ...clock }, key, options);
}
