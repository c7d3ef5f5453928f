import { assert } from '../base/assert.ts';
import { meanOf } from '../random/distributions.ts';
import type { ClassSpec, NetworkSpec, PoolSpec, Route, StationSpec } from './spec.ts';
import { EXIT } from './spec.ts';

/** Rounding allowed in probabilities that sum to 1. */
const SUM_TOLERANCE = 1e-9;

/**
 * Checks that a network's data can be simulated: indices that exist, one service and route per class, capacities and limits in
 * range, probabilities that sum to 1, and no decision where nobody decides.
 * @param hasController whether there is one that decides routes and entries
 * @throws InvariantError at the first that does not hold
 */
export function assertSpec(spec: NetworkSpec, hasController: boolean): void {
  for (const pool of spec.pools) assertPool(pool, spec.classes.length);
  for (const jobClass of spec.classes) assertClass(jobClass, spec.stations.length, hasController);
  for (const station of spec.stations) assertStation(station, spec, hasController);
  spec.classes.forEach((jobClass, c) => {
    assert(takesTime(spec, c), 'a class that refills at once does some work', { class: jobClass.id });
  });
}

/** Whether time can pass for a class: one that refills at once and never works would stop the clock. */
function takesTime({ classes, stations }: NetworkSpec, jobClass: number): boolean {
  if (classes[jobClass]!.source.kind === 'open' || stations.length === 0) return true;
  return stations.some(({ services }) => {
    const service = services[jobClass]!;
    return service.kind === 'carried' || meanOf(service.distribution) > 0;
  });
}

function assertPool({ id, capacity, classLimitShares = [] }: PoolSpec, classes: number): void {
  assert(capacity >= 0, 'capacity is at least 0', { pool: id, capacity });
  assert(classLimitShares.length <= classes, 'no more limits than classes', { pool: id, classLimitShares });
  for (const share of classLimitShares) assert(share >= 0 && share <= 1, 'a share lies in 0..1', { pool: id, share });
}

function assertClass({ id, priority, entry, source }: ClassSpec, stations: number, hasController: boolean): void {
  assert(Number.isFinite(priority), 'a priority is a number', { class: id, priority });
  assert(isStation(entry, stations) || entry === EXIT, 'an entry is a station', { class: id, entry });
  assert(entry !== EXIT || hasController, 'a controller decides where jobs without an entry begin', { class: id });
  if (source.kind === 'limited') {
    assert(source.jobs >= 0 && source.jobs < Infinity, 'a limit is finite and at least 0', { class: id, jobs: source.jobs });
  } else {
    const meanDays = meanOf(source.interarrivalDays);
    assert(meanDays > 0, 'time passes between arrivals', { class: id, meanDays });
  }
}

function assertStation({ id, pool, services, routes }: StationSpec, spec: NetworkSpec, hasController: boolean): void {
  assert(spec.pools[pool] !== undefined, 'a station is on a pool', { station: id, pool });
  const classes = spec.classes.length;
  assert(services.length === classes && routes.length === classes, 'one service and one route per class', { station: id });
  for (const service of services) {
    const carried = service.kind === 'carried' ? service.column : 0;
    assert(service.kind === 'drawn' || carried < spec.jobColumns, 'a carried service is a column', { station: id, carried });
  }
  for (const route of routes) assertRoute(route, id, spec.stations.length, hasController);
}

function assertRoute(route: Route, station: string, stations: number, hasController: boolean): void {
  if (route.kind === 'decided') {
    assert(hasController, 'a controller decides the routes that are to be decided', { station });
    return;
  }
  const targets = route.kind === 'fixed' ? [route.to] : route.to;
  for (const to of targets) assert(isStation(to, stations) || to === EXIT, 'a route leads to a station or out', { station, to });
  if (route.kind === 'fixed' || targets.length === 0) return;
  const { probability } = route;
  assert(probability.length === targets.length && probability.every((p) => p >= 0), 'each target has a probability', { station });
  const sum = probability.reduce((total, p) => total + p, 0);
  assert(Math.abs(sum - 1) <= SUM_TOLERANCE, 'probabilities sum to 1', { station, sum });
}

function isStation(index: number, stations: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < stations;
}
