import { assertNever } from '../base/assert.ts';
import type { Issue, Problem } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import type { BatchSize, NetworkSpec, PoolSpec, Source, Timetable } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';
import { meanOfTimetable } from '../queueing/timetable.ts';
import { meanOf } from '../random/distributions.ts';
import type { NetworkScenario } from './loaded.ts';
import type { LocatedMap } from './located.ts';
import { issueAt } from './located.ts';
import { targetsOf } from './routing.ts';

/** Rework converges by its own factor per round; below this change the arrival rates have settled. */
const SETTLED = 1e-12;
const MAX_ROUNDS = 100_000;

/**
 * Load that the open classes surely bring to each pool: rho_p = sum over classes and stations of lambda V E[S] / c_p, with the visit
 * rates from the traffic equations gamma_j = lambda_j + sum_i gamma_i r_ij. Where a job may be lost, turn away or lose patience, what
 * comes is more than what is done: no line grows there without end, and neither that work counts nor what would follow it.
 * @returns one share per pool (1 is all of the capacity); 0 for a pool without limit
 */
export function openLoads(spec: NetworkSpec): readonly number[] {
  const work = spec.pools.map(() => 0);
  spec.classes.forEach(({ source }, jobClass) => {
    if (source.kind !== 'open') return;
    const ratePerDay = arrivalRate(source);
    visitRatios(spec, jobClass).forEach((visits, station) => {
      const { pool, services } = spec.stations[station]!;
      const service = services[jobClass]!;
      if (visits === 0 || service.kind !== 'drawn' || sendsAway(spec, station, jobClass)) return;
      work[pool]! += ratePerDay * visits * meanOf(service.distribution);
    });
  });
  return work.map((days, pool) => (days === 0 ? 0 : days / (meanCapacity(spec.pools[pool]!) * upShare(spec.pools[pool]!))));
}

/** Jobs per day: one batch per mean time between arrivals, as often as the intensity says. */
function arrivalRate({ interarrivalDays, batch, intensity }: Extract<Source, { kind: 'open' }>): number {
  return (meanBatch(batch) * (intensity === undefined ? 1 : meanOfRound(intensity))) / meanOf(interarrivalDays);
}

function meanBatch(batch: BatchSize = { kind: 'fixed', jobs: 1 }): number {
  switch (batch.kind) {
    case 'fixed':
      return batch.jobs;
    case 'geometric':
      return batch.mean;
    case 'empirical':
      return meanOf({ kind: 'empirical', values: batch.jobs, weights: batch.weights });
    default:
      return assertNever(batch);
  }
}

/** Servers of a pool: the mean of what comes again, else those of the first day. */
function meanCapacity({ capacity, schedule }: PoolSpec): number {
  return schedule === undefined ? capacity : meanOfRound(schedule);
}

/** The mean over one round of a timetable that comes again; the first value of one that does not. */
function meanOfRound(timetable: Timetable): number {
  return timetable.everyDays === Infinity ? timetable.values[0]! : meanOfTimetable(timetable);
}

/** Share of time that a server is not under repair. */
function upShare({ breakdowns }: PoolSpec): number {
  if (breakdowns === undefined) return 1;
  const [up, down] = [meanOf(breakdowns.upDays), meanOf(breakdowns.downDays)];
  return up / (up + down);
}

/** Whether a job of the class may not get through a station; a full buffer turns away only those who come from outside. */
function sendsAway({ stations, classes }: NetworkSpec, station: number, jobClass: number): boolean {
  const { buffer, balking, patienceDays } = stations[station]!;
  const full = buffer !== undefined && (buffer.whenFull === 'lose' || classes[jobClass]!.entry === station);
  return full || balking !== undefined || patienceDays?.[jobClass] !== undefined;
}

/** Visits to each station per job of a class, by iterating the traffic equations as far as no job may have been sent away. */
function visitRatios(spec: NetworkSpec, jobClass: number): readonly number[] {
  const { entry } = spec.classes[jobClass]!;
  const targets = spec.stations.map(({ routes }, station) =>
    sendsAway(spec, station, jobClass) ? [] : targetsOf(routes[jobClass]!),
  );
  let visits = spec.stations.map(() => 0);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = spec.stations.map((_, station) => (station === entry ? 1 : 0));
    targets.forEach((routes, station) => {
      for (const { to, probability } of routes) if (to !== EXIT) next[to]! += visits[station]! * probability;
    });
    const change = Math.max(...next.map((value, station) => Math.abs(value - visits[station]!)));
    visits = next;
    if (change < SETTLED) break;
  }
  return visits;
}

/** Issues about pools that more work comes to than they can do; errors where a steady state is asked for, which there is none of. */
export function warnOfLoad({ spec }: NetworkScenario, root: LocatedMap, severity: Issue['severity']): readonly Issue[] {
  return openLoads(spec).flatMap((load, pool) => {
    if (load < 1) return [];
    const { id, schedule } = spec.pools[pool]!;
    const hint =
      severity === 'warning'
        ? hintFor(schedule?.everyDays === Infinity)
        : 'There is no steady state: add capacity, or leave out `time.steadyState`';
    const problem = describeLoad(load, meanCapacity(spec.pools[pool]!));
    return [{ ...issueAt(root, ['pools', id, 'capacity'], { ...problem, hint }), severity }];
  });
}

function hintFor(changes: boolean): string {
  return changes ? 'So it is at the start; its capacity changes later' : 'Its queue grows without end';
}

function describeLoad(load: number, capacity: number): Problem {
  if (capacity === 0) return { expected: 'servers, since work comes here', received: 'none' };
  const received = Number.isFinite(load) ? `a load of ${numberText(load)}` : `a capacity of ${numberText(capacity)}`;
  return { expected: 'a load below 1', received };
}
