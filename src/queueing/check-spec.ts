import { assert } from '../base/assert.ts';
import type { Distribution } from '../random/distributions.ts';
import { meanOf, validateDistribution } from '../random/distributions.ts';
import type { BatchSize, ClassSpec, NetworkSpec, PoolSpec, Route, StationSpec, Timetable } from './spec.ts';
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
  assertDistinct(spec);
  for (const pool of spec.pools) assertPool(pool, spec.classes.length);
  for (const jobClass of spec.classes) assertClass(jobClass, spec.stations.length, hasController);
  for (const station of spec.stations) assertStation(station, spec, hasController);
  assertTurnsAwayForGood(spec);
  spec.classes.forEach((jobClass, c) => {
    assert(takesTime(spec, c), 'a class that refills at once does some work', { class: jobClass.id });
  });
}

/** Random numbers go by the ids of classes, stations and pools: two of the same name would draw the same. */
function assertDistinct(spec: NetworkSpec): void {
  for (const kind of ['pools', 'classes', 'stations'] as const) {
    const ids = spec[kind].map(({ id }) => id);
    const twice = ids.find((id, i) => ids.indexOf(id) < i);
    assert(twice === undefined, 'ids differ', { of: kind, id: twice });
  }
}

function assertDistribution(distribution: Distribution, where: Readonly<Record<string, unknown>>): void {
  const fault = validateDistribution(distribution);
  assert(fault === undefined, 'a distribution has parameters in range', { ...where, kind: distribution.kind, ...fault });
}

/** Whether time can pass for a class: one that refills at once and never works would stop the clock. */
function takesTime({ classes, stations }: NetworkSpec, jobClass: number): boolean {
  const { source } = classes[jobClass]!;
  if (source.kind !== 'limited' || source.thinkDays !== undefined || stations.length === 0) return true;
  return stations.some(({ services }) => {
    const service = services[jobClass]!;
    return service.kind === 'carried' || meanOf(service.distribution) > 0;
  });
}

function assertPool({ id, capacity, classLimitShares = [], schedule, breakdowns }: PoolSpec, classes: number): void {
  assert(capacity >= 0, 'capacity is at least 0', { pool: id, capacity });
  if (schedule !== undefined) {
    assertTimetable(schedule, { pool: id });
    assert(schedule.values[0] === capacity, 'a schedule begins with the capacity', {
      pool: id,
      capacity,
      begins: schedule.values[0],
    });
  }
  if (breakdowns !== undefined) {
    const most = Math.max(capacity, ...(schedule?.values ?? []));
    assert(most < Infinity, 'servers that fail can be counted', { pool: id, capacity: most });
    assertDistribution(breakdowns.upDays, { pool: id });
    assertDistribution(breakdowns.downDays, { pool: id });
    const cycleDays = meanOf(breakdowns.upDays) + meanOf(breakdowns.downDays);
    assert(cycleDays > 0, 'time passes between failures', { pool: id, cycleDays });
  }
  assert(classLimitShares.length <= classes, 'no more limits than classes', { pool: id, classLimitShares });
  for (const share of classLimitShares) assert(share >= 0 && share <= 1, 'a share lies in 0..1', { pool: id, share });
}

function assertClass({ id, priority, entry, source }: ClassSpec, stations: number, hasController: boolean): void {
  assert(Number.isFinite(priority), 'a priority is a number', { class: id, priority });
  assert(isIndex(entry, stations) || entry === EXIT, 'an entry is a station', { class: id, entry });
  assert(entry !== EXIT || hasController, 'a controller decides where jobs without an entry begin', { class: id });
  if (source.kind === 'called') {
    assert(hasController, 'a controller brings in the jobs of a called class', { class: id });
    return;
  }
  if (source.kind === 'limited') {
    assert(source.jobs >= 0 && source.jobs < Infinity, 'a limit is finite and at least 0', { class: id, jobs: source.jobs });
    if (source.thinkDays !== undefined) assertDistribution(source.thinkDays, { class: id });
    return;
  }
  assertDistribution(source.interarrivalDays, { class: id });
  const meanDays = meanOf(source.interarrivalDays);
  assert(meanDays > 0, 'time passes between arrivals', { class: id, meanDays });
  if (source.batch !== undefined) assertBatch(source.batch, id);
  if (source.intensity === undefined) return;
  assertTimetable(source.intensity, { class: id });
  const comes = source.intensity.everyDays === Infinity || source.intensity.values.some((value) => value > 0);
  assert(comes, 'jobs come at some time of the cycle', { class: id });
}

function assertBatch(batch: BatchSize, jobClass: string): void {
  if (batch.kind === 'geometric') {
    assert(batch.mean >= 1 && batch.mean < Infinity, 'a batch is at least one job', { class: jobClass, mean: batch.mean });
    return;
  }
  if (batch.kind === 'empirical') {
    assertDistribution({ kind: 'empirical', values: batch.jobs, weights: batch.weights }, { class: jobClass });
  }
  const sizes = batch.kind === 'fixed' ? [batch.jobs] : batch.jobs;
  for (const jobs of sizes) assert(Number.isInteger(jobs) && jobs >= 1, 'a batch is some jobs', { class: jobClass, jobs });
}

function assertTimetable({ everyDays, atDays, values }: Timetable, where: Readonly<Record<string, unknown>>): void {
  assert(everyDays > 0, 'a cycle takes time', { ...where, everyDays });
  assert(atDays.length === values.length && atDays[0] === 0, 'a timetable begins at 0, with a value for each time', where);
  for (const [i, days] of atDays.entries()) {
    assert(days < (atDays[i + 1] ?? everyDays), 'the times of a timetable ascend, within its cycle', { ...where, days });
    assert(values[i]! >= 0, 'the values of a timetable are at least 0', { ...where, value: values[i] });
  }
}

function assertStation(station: StationSpec, spec: NetworkSpec, hasController: boolean): void {
  const { id, pool, services, routes } = station;
  assert(spec.pools[pool] !== undefined, 'a station is on a pool', { station: id, pool });
  const classes = spec.classes.length;
  assert(services.length === classes && routes.length === classes, 'one service and one route per class', { station: id });
  for (const service of services) {
    if (service.kind === 'drawn') assertDistribution(service.distribution, { station: id });
    else
      assert(isIndex(service.column, spec.jobColumns), 'a carried service is a column', { station: id, column: service.column });
  }
  assertRoom(station, spec);
  for (const route of routes) assertRoute(route, id, spec.stations.length, hasController);
}

function assertRoom({ id, buffer, balking, patienceDays, elsewhere }: StationSpec, spec: NetworkSpec): void {
  if (buffer !== undefined) {
    const { jobs } = buffer;
    assert(Number.isInteger(jobs) && jobs >= 0, 'places to wait in are counted', { station: id, jobs });
  }
  if (balking !== undefined) {
    const { share, waitingJobs } = balking;
    assert(share >= 0 && share <= 1, 'a share lies in 0..1', { station: id, share });
    assert(waitingJobs >= 0, 'some jobs wait, or none', { station: id, waitingJobs });
  }
  const classes = spec.classes.length;
  for (const patience of patienceDays ?? []) if (patience !== undefined) assertDistribution(patience, { station: id });
  assert(patienceDays === undefined || patienceDays.length === classes, 'one patience per class, or none', { station: id });
  assert(elsewhere === undefined || elsewhere === EXIT || isIndex(elsewhere, spec.stations.length), 'elsewhere is a station', {
    station: id,
    elsewhere,
  });
}

/** Jobs turned away at once from one station after the other, or where they were brought in at once, would stop the clock. */
function assertTurnsAwayForGood({ stations, classes }: NetworkSpec): void {
  const turnsAway = ({ buffer, balking }: StationSpec): boolean => buffer?.whenFull === 'lose' || balking !== undefined;
  const onward = (at: number): number => (at === EXIT || !turnsAway(stations[at]!) ? EXIT : (stations[at]!.elsewhere ?? EXIT));
  for (const [s, { id }] of stations.entries()) {
    let at = onward(s);
    for (let steps = 0; at !== EXIT && steps < stations.length; steps++) at = onward(at);
    assert(at === EXIT, 'a job turned away elsewhere comes to where it may stay', { station: id });
  }
  for (const { id, entry, source } of classes) {
    if (source.kind !== 'limited' || source.thinkDays !== undefined || entry === EXIT) continue;
    const station = stations[entry]!;
    const stays = !turnsAway(station) || (station.elsewhere ?? EXIT) !== EXIT;
    assert(stays, 'a class that is replaced at once is not turned away where it comes in', { class: id, station: station.id });
  }
}

function assertRoute(route: Route, station: string, stations: number, hasController: boolean): void {
  if (route.kind === 'decided') {
    assert(hasController, 'a controller decides the routes that are to be decided', { station });
    return;
  }
  const targets = route.kind === 'fixed' ? [route.to] : route.to;
  for (const to of targets) assert(isIndex(to, stations) || to === EXIT, 'a route leads to a station or out', { station, to });
  if (route.kind === 'fixed' || targets.length === 0) return;
  const { probability } = route;
  assert(probability.length === targets.length && probability.every((p) => p >= 0), 'each target has a probability', { station });
  const sum = probability.reduce((total, p) => total + p, 0);
  assert(Math.abs(sum - 1) <= SUM_TOLERANCE, 'probabilities sum to 1', { station, sum });
}

function isIndex(index: number, length: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < length;
}
