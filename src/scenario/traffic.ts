import type { Issue, Problem } from '../base/issue.ts';
import { numberText } from '../base/number-text.ts';
import type { NetworkSpec } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';
import { meanOf } from '../random/distributions.ts';
import type { NetworkScenario } from './loaded.ts';
import type { LocatedMap } from './located.ts';
import { issueAt } from './located.ts';
import { targetsOf } from './routing.ts';

/** Rework converges by its own factor per round; below this change the arrival rates have settled. */
const SETTLED = 1e-12;
const MAX_ROUNDS = 100_000;

/**
 * Load that the open classes bring to each pool: rho_p = sum over classes and stations of lambda V E[S] / c_p, with the visit
 * rates from the traffic equations gamma_j = lambda_j + sum_i gamma_i r_ij.
 * @returns one share per pool (1 is all of the first day's capacity); 0 for a pool without limit
 */
export function openLoads(spec: NetworkSpec): readonly number[] {
  const work = spec.pools.map(() => 0);
  spec.classes.forEach(({ source }, jobClass) => {
    if (source.kind !== 'open') return;
    const ratePerDay = 1 / meanOf(source.interarrivalDays);
    visitRatios(spec, jobClass).forEach((visits, station) => {
      const { pool, services } = spec.stations[station]!;
      const service = services[jobClass]!;
      if (visits > 0 && service.kind === 'drawn') work[pool]! += ratePerDay * visits * meanOf(service.distribution);
    });
  });
  return work.map((days, pool) => (days === 0 ? 0 : days / spec.pools[pool]!.capacity));
}

/** Visits to each station per job of a class, by iterating the traffic equations. */
function visitRatios(spec: NetworkSpec, jobClass: number): readonly number[] {
  const { entry } = spec.classes[jobClass]!;
  const targets = spec.stations.map(({ routes }) => targetsOf(routes[jobClass]!));
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
export function warnOfLoad(
  { spec, capacitySteps }: NetworkScenario,
  root: LocatedMap,
  severity: Issue['severity'],
): readonly Issue[] {
  return openLoads(spec).flatMap((load, pool) => {
    if (load < 1) return [];
    const { id, capacity } = spec.pools[pool]!;
    const changes = capacitySteps.some((steps) => steps.pool === pool);
    const hint =
      severity === 'warning' ? hintFor(changes) : 'There is no steady state: add capacity, or leave out `time.steadyState`';
    return [{ ...issueAt(root, ['pools', id, 'capacity'], { ...describeLoad(load, capacity), hint }), severity }];
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
