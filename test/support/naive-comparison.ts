import type { Tracer } from '../../src/queueing/control.ts';
import { DeadlockError } from '../../src/queueing/deadlock.ts';
import { SERVICE_AREA, WAITING_AREA } from '../../src/queueing/figures.ts';
import { Network } from '../../src/queueing/network.ts';
import type { NetworkSpec, PoolSpec } from '../../src/queueing/spec.ts';
import type { NaivePool } from './naive-pool.ts';
import { type NaiveEntry, type NaiveHappening, NaiveSimulator } from './naive-simulator.ts';
import { replicationKey, streamsOf } from './networks.ts';

const CHUNK = 100;
/** Sums of the same times in another order differ by less, relative to the later of the time and one day. */
const SAME_TIME = 1e-9;
const SAME_MEAN = 1e-6;

const HAPPENINGS: readonly string[] = ['arrival', 'completion', 'lost', 'balked', 'abandoned'] satisfies NaiveHappening[];

/** What the engine makes of a network. */
type EnginePath = {
  readonly network: Network;
  readonly log: NaiveEntry[];
  readonly untilDays: number;
  readonly deadlock?: DeadlockError;
};

/** What happened at one instant, in alphabetical order. */
type Instant = { readonly timeDays: number; readonly happenings: string[] };

/** How the two simulators differ, if they do, and what they agreed on. */
export type Comparison = {
  readonly difference: string | undefined;
  readonly log: readonly NaiveEntry[];
  readonly isDeadlocked: boolean;
};

/** Simulates a network with the engine, to a day, about so many events or a deadlock, and with the naive simulator to the same time. */
export function compareWithNaive(spec: NetworkSpec, endDays: number, mostEvents = Infinity): Comparison {
  const path = enginePath(spec, endDays, mostEvents);
  const naive = new NaiveSimulator(spec, replicationKey(1));
  while (naive.step(path.untilDays) && naive.log.length <= path.log.length + CHUNK);
  naive.integrateTo(path.untilDays);
  const isDeadlocked = path.deadlock !== undefined;
  const difference = isDeadlocked
    ? (logDifference(spec, before(path.log, path.untilDays), before(naive.log, path.untilDays)) ??
      movement(spec, path.deadlock, naive, endDays))
    : (logDifference(spec, path.log, naive.log) ??
      meansDifference(spec, path, naive) ??
      unseenDeadlock(spec, naive, path.untilDays));
  return { difference, log: naive.log, isDeadlocked };
}

function enginePath(spec: NetworkSpec, endDays: number, mostEvents: number): EnginePath {
  const log: NaiveEntry[] = [];
  const tracer: Tracer = {
    record(timeDays, event, _subject, jobClass, station) {
      if (HAPPENINGS.includes(event)) log.push({ timeDays, what: event as NaiveHappening, jobClass, station });
    },
  };
  const network = new Network(spec, streamsOf(), { tracer });
  try {
    while (network.eventCount < mostEvents && network.advance(endDays, CHUNK) === 'paused');
    const untilDays = network.eventCount < mostEvents ? endDays : network.nowDays;
    while (network.advance(untilDays, CHUNK) === 'paused');
    return { network, log, untilDays };
  } catch (error) {
    if (!(error instanceof DeadlockError)) throw error;
    return { network, log, untilDays: error.dayDays, deadlock: error };
  }
}

/** The first instant at which not the same happened. */
function logDifference(spec: NetworkSpec, engineLog: readonly NaiveEntry[], naiveLog: readonly NaiveEntry[]): string | undefined {
  const engine = instantsOf(spec, engineLog);
  const naive = instantsOf(spec, naiveLog);
  for (let i = 0; i < Math.max(engine.length, naive.length); i++) {
    const [a, b] = [engine[i], naive[i]];
    const areEqual =
      a !== undefined && b !== undefined && areSame(a.timeDays, b.timeDays) && a.happenings.join() === b.happenings.join();
    if (!areEqual) return `after ${i} instants alike the engine has ${told(a)}, the naive simulator ${told(b)}`;
  }
  return undefined;
}

function told(instant: Instant | undefined): string {
  return instant === undefined ? 'nothing' : `${instant.happenings.join(', ')} on day ${instant.timeDays}`;
}

/** What happened, put together where times are the same but for rounding. */
function instantsOf(spec: NetworkSpec, log: readonly NaiveEntry[]): Instant[] {
  const instants: Instant[] = [];
  for (const { timeDays, what, jobClass, station } of log) {
    const happening = `${what} of ${spec.classes[jobClass]!.id} at ${spec.stations[station]!.id}`;
    const last = instants.at(-1);
    if (last !== undefined && areSame(last.timeDays, timeDays)) last.happenings.push(happening);
    else instants.push({ timeDays, happenings: [happening] });
  }
  for (const { happenings } of instants) happenings.sort();
  return instants;
}

function areSame(aDays: number, bDays: number): boolean {
  return Math.abs(aDays - bDays) <= SAME_TIME * Math.max(1, aDays);
}

function before(log: readonly NaiveEntry[], days: number): NaiveEntry[] {
  return log.filter(({ timeDays }) => timeDays < days && !areSame(timeDays, days));
}

/** Time averages of jobs present, L, and of those in line, Lq, at the stations. */
function meansDifference(
  spec: NetworkSpec,
  { network, untilDays }: EnginePath,
  { presentDays, lineDays }: NaiveSimulator,
): string | undefined {
  const figures = network.counters.snapshot(untilDays);
  for (const [s, { id }] of spec.stations.entries()) {
    const line = figures.ofStations(s, 1, WAITING_AREA);
    const present = line + figures.ofStations(s, 1, SERVICE_AREA);
    const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_MEAN * untilDays;
    if (!isSame(present, presentDays[s]!) || !isSame(line, lineDays[s]!)) {
      return `${id}: job days ${present}, ${line} in line; naive ${presentDays[s]}, ${lineDays[s]} in line`;
    }
  }
  return undefined;
}

/** Whether anybody is served, after all, by the pools that the engine has found blocked for good. */
function movement(
  spec: NetworkSpec,
  deadlock: DeadlockError | undefined,
  naive: NaiveSimulator,
  endDays: number,
): string | undefined {
  const pools = spec.stations.filter(({ id }) => deadlock?.stations.includes(id)).map(({ pool }) => pool);
  const afterDeadlock = naive.log.length;
  while (naive.step(endDays));
  const moved = naive.log
    .slice(afterDeadlock)
    .find(({ what, station }) => what === 'completion' && pools.includes(spec.stations[station]!.pool));
  return moved === undefined ? undefined : `${deadlock?.message}; yet one is served on day ${moved.timeDays}`;
}

function unseenDeadlock(spec: NetworkSpec, naive: NaiveSimulator, nowDays: number): string | undefined {
  const stuck = stuckPools(spec, naive, nowDays);
  return stuck.length === 0
    ? undefined
    : `the engine has not seen that ${stuck.map((pool) => pool.spec.id)} are blocked for good`;
}

/** Pools that nothing will ever move again: all their servers keep jobs that wait for places at pools among them. */
function stuckPools({ stations }: NetworkSpec, { pools }: NaiveSimulator, nowDays: number): NaivePool[] {
  let stuck = pools.filter(({ spec, serving, blocked }) => {
    return serving.length === 0 && blocked.length > 0 && blocked.length >= mostServers(spec, nowDays);
  });
  for (;;) {
    const isStuck = (station: number): boolean => {
      const { pool, patienceDays = [] } = stations[station]!;
      return stuck.includes(pools[pool]!) && patienceDays.every((patience) => patience === undefined);
    };
    const rest = stuck.filter(({ blocked }) => blocked.every(({ waitsFor }) => isStuck(waitsFor)));
    if (rest.length === stuck.length) return rest;
    stuck = rest;
  }
}

/** Servers that a pool has or comes to have after a day. */
function mostServers({ schedule, capacity }: PoolSpec, nowDays: number): number {
  if (schedule === undefined) return capacity;
  const { everyDays, atDays, values } = schedule;
  return Math.max(...values.filter((_, i) => everyDays < Infinity || (atDays[i + 1] ?? Infinity) > nowDays));
}
