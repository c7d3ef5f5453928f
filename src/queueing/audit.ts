import type { Counters } from './counters.ts';
import type { JobTable } from './job-table.ts';
import type { NetworkSpec } from './spec.ts';

/** A law that a path broke: where, what should have been, what was found. */
export interface Violation {
  readonly law: string;
  readonly place: string;
  readonly expected: number;
  readonly found: number;
}

/** Rounding allowed in sums over a path, relative to their size. */
const TOLERANCE = 1e-6;

/**
 * Checks the laws that hold exactly on every path: flow is conserved, the time-weighted number of jobs equals the time jobs
 * spent (Little's law, with those still there counted up to now), and servers held never exceed capacity.
 */
export function auditPath(spec: NetworkSpec, counters: Counters, jobs: JobTable, nowDays: number): readonly Violation[] {
  const violations: Violation[] = [];
  const check = (law: string, place: string, expected: number, found: number): void => {
    const scale = Math.max(1, Math.abs(expected), Math.abs(found));
    if (!(Math.abs(expected - found) <= TOLERANCE * scale)) violations.push({ law, place, expected, found });
  };
  const figures = counters.snapshot(nowDays);
  const present = presentJobs(jobs, counters.waiting.length, spec.classes.length, nowDays);
  spec.stations.forEach((station, s) => {
    spec.classes.forEach((jobClass, c) => {
      const place = s * spec.classes.length + c;
      const name = `${station.id}/${jobClass.id}`;
      check(
        'arrivals = departures + present',
        name,
        figures.arrivals[place]!,
        figures.completions[place]! + present.count[place]!,
      );
      const area = figures.waitingArea[place]! + figures.serviceArea[place]!;
      check("Little's law: number over time = time over jobs", name, area, figures.sojournSum[place]! + present.age[place]!);
      check(
        'arrivals = departures + waiting + in service',
        name,
        figures.arrivals[place]!,
        figures.completions[place]! + counters.waiting[place]! + counters.inService[place]!,
      );
    });
  });
  spec.classes.forEach((jobClass, c) => {
    check('entered = left + in the network', jobClass.id, figures.admitted[c]!, figures.departed[c]! + present.ofClass[c]!);
    check("Little's law in the network", jobClass.id, areaOfClass(spec, figures, c), figures.cycleSum[c]! + present.classAge[c]!);
  });
  spec.pools.forEach((pool, p) => {
    const capacity = figures.capacityArea[p]!;
    if (capacity === Infinity || (pool.onShrink === 'finish' && counters.everShrank[p] === 1)) return;
    const held = heldInPool(spec, figures, p);
    if (!(held <= capacity * (1 + TOLERANCE) + TOLERANCE)) {
      violations.push({ law: 'servers held <= capacity, over time', place: pool.id, expected: capacity, found: held });
    }
  });
  return violations;
}

/** Capacity held on a pool over time [server days], all its stations and classes together. */
export function heldInPool(spec: NetworkSpec, figures: Counters['figures'], pool: number): number {
  let held = 0;
  spec.stations.forEach((station, s) => {
    if (station.pool !== pool) return;
    for (let c = 0; c < spec.classes.length; c++) held += figures.heldArea[s * spec.classes.length + c]!;
  });
  return held;
}

function areaOfClass(spec: NetworkSpec, figures: Counters['figures'], c: number): number {
  let area = 0;
  for (let s = 0; s < spec.stations.length; s++) {
    const place = s * spec.classes.length + c;
    area += figures.waitingArea[place]! + figures.serviceArea[place]!;
  }
  return area;
}

function presentJobs(jobs: JobTable, places: number, classes: number, nowDays: number) {
  const count = new Float64Array(places);
  const age = new Float64Array(places);
  const ofClass = new Float64Array(classes);
  const classAge = new Float64Array(classes);
  for (let job = 0; job < jobs.used; job++) {
    if (jobs.present[job] !== 1) continue;
    const size = jobs.size[job]!;
    const place = jobs.place[job]!;
    const c = jobs.jobClass[job]!;
    count[place]! += size;
    age[place]! += size * (nowDays - jobs.arrivedDays[job]!);
    ofClass[c]! += size;
    classAge[c]! += size * (nowDays - jobs.enteredDays[job]!);
  }
  return { count, age, ofClass, classAge };
}
