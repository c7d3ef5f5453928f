import type { Counters } from './counters.ts';
import type { ClassFigure, Figures, PlaceFigure } from './figures.ts';
import {
  ABANDONED,
  ADMITTED,
  ARRIVALS,
  BALKED,
  BLOCKED_AREA,
  CLASS_GONE,
  CLASS_GONE_SUM,
  COMPLETIONS,
  CYCLE_SUM,
  DEPARTED,
  GONE_SUM,
  HELD_AREA,
  LOST,
  SERVICE_AREA,
  SOJOURN_SUM,
  WAITING_AREA,
  WORK_SUM,
} from './figures.ts';
import type { JobTable } from './job-table.ts';
import {
  ARRIVED,
  CLASS_OF,
  DOUBLES,
  ENDS,
  ENTERED,
  INTEGERS,
  LEFT_OVER,
  NOWHERE,
  PLACE_OF,
  SERVERS,
  SIZE,
  WANTED,
} from './job-table.ts';
import type { NetworkSpec } from './spec.ts';

/** A law that a path broke: where, what should have been, what was found. */
export interface Violation {
  readonly law: string;
  /** Ids of the station and class, of the class or of the pool. */
  readonly place: string;
  readonly expected: number;
  readonly found: number;
}

/** Rounding allowed in sums over a path, relative to their size. */
const TOLERANCE = 1e-6;

/**
 * Checks the laws that hold exactly on every path, whatever its chances: flow is conserved; the number of jobs over time equals
 * the time over jobs, those still there counted up to now (Little's law); work brought equals capacity held over time plus work
 * left, so that none is lost or done twice; and no more is held than there is.
 * @param counters brought up to `nowDays` by this
 * @returns what is broken; empty unless there is a fault
 */
export function auditPath(spec: NetworkSpec, counters: Counters, jobs: JobTable, nowDays: number): readonly Violation[] {
  const figures = counters.snapshot(nowDays);
  const present = presentJobs(jobs, counters.placeCount, spec.classes.length, nowDays);
  return [
    ...spec.stations.flatMap((station, s) =>
      spec.classes.flatMap((jobClass, c) =>
        placeViolations(`${station.id}/${jobClass.id}`, s * spec.classes.length + c, counters, figures, present),
      ),
    ),
    ...spec.classes.flatMap((_, c) => classViolations(spec, c, figures, present)),
    ...spec.pools.flatMap((_, p) => poolViolations(spec, p, counters, figures)),
  ];
}

function placeViolations(name: string, place: number, counters: Counters, figures: Figures, present: Present): Violation[] {
  const of = (figure: PlaceFigure): number => figures.ofPlace(place, figure);
  const arrivals = of(ARRIVALS);
  const gone = of(COMPLETIONS) + of(LOST) + of(BALKED) + of(ABANDONED);
  const counted = counters.waiting(place) + counters.inService(place);
  const area = of(WAITING_AREA) + of(SERVICE_AREA);
  return [
    ...unequal('arrivals = departures + turned away + present', name, arrivals, gone + present.count[place]!),
    ...unequal('arrivals = departures + turned away + waiting + in service', name, arrivals, gone + counted),
    ...unequal(LITTLE, name, area, of(SOJOURN_SUM) + of(GONE_SUM) + present.age[place]!),
    ...unequal(
      'work brought = capacity in use over time + work left',
      name,
      of(WORK_SUM),
      of(HELD_AREA) - of(BLOCKED_AREA) + present.workLeft[place]!,
    ),
  ];
}

function classViolations(spec: NetworkSpec, c: number, figures: Figures, present: Present): Violation[] {
  const { id } = spec.classes[c]!;
  const of = (figure: ClassFigure): number => figures.ofClass(c, figure);
  return [
    ...unequal('entered = left + in the network', id, of(ADMITTED), of(DEPARTED) + of(CLASS_GONE) + present.ofClass[c]!),
    ...unequal(LITTLE, id, areaOfClass(spec, figures, c), of(CYCLE_SUM) + of(CLASS_GONE_SUM) + present.classAge[c]!),
  ];
}

/** Held capacity may exceed what there is only where work in service finishes after a fall, or servers are blocked. */
function poolViolations(spec: NetworkSpec, p: number, counters: Counters, figures: Figures): Violation[] {
  const { id, onShrink } = spec.pools[p]!;
  const mayKeep = onShrink === 'finish' || spec.stations.some(({ buffer }) => buffer?.whenFull === 'block');
  if (mayKeep && counters.everShrank[p] === 1) return [];
  const capacity = figures.capacityArea(p);
  const held = counters.heldArea(figures, p);
  const allowed = capacity + TOLERANCE * Math.max(1, capacity);
  return held <= allowed ? [] : [{ law: 'servers held <= capacity, over time', place: id, expected: capacity, found: held }];
}

const LITTLE = "Little's law: number over time = time over jobs";

/** A violation where two numbers differ by more than rounding. */
function unequal(law: string, place: string, expected: number, found: number): Violation[] {
  const scale = Math.max(1, Math.abs(expected), Math.abs(found));
  return Math.abs(expected - found) <= TOLERANCE * scale ? [] : [{ law, place, expected, found }];
}

function areaOfClass(spec: NetworkSpec, figures: Figures, c: number): number {
  let area = 0;
  for (let s = 0; s < spec.stations.length; s++) {
    const place = s * spec.classes.length + c;
    area += figures.ofPlace(place, WAITING_AREA) + figures.ofPlace(place, SERVICE_AREA);
  }
  return area;
}

/** Sums over the jobs that are in the network, by [station * classes + class] and by class. */
interface Present {
  readonly count: Float64Array;
  /** Time since they came to the station [job days]. */
  readonly age: Float64Array;
  /** Work that is still to do for services begun [server days]. */
  readonly workLeft: Float64Array;
  readonly ofClass: Float64Array;
  /** Time since they entered the network [job days]. */
  readonly classAge: Float64Array;
}

function presentJobs(jobs: JobTable, places: number, classes: number, nowDays: number): Present {
  const [count, age, workLeft] = [new Float64Array(places), new Float64Array(places), new Float64Array(places)];
  const [ofClass, classAge] = [new Float64Array(classes), new Float64Array(classes)];
  const { doubles, integers } = jobs;
  for (let job = 0; job < jobs.used; job++) {
    if (!jobs.isPresent(job)) continue;
    const row = job * DOUBLES;
    const size = doubles[row + SIZE]!;
    const place = integers[job * INTEGERS + PLACE_OF]!;
    const c = integers[job * INTEGERS + CLASS_OF]!;
    count[place]! += size;
    age[place]! += size * (nowDays - doubles[row + ARRIVED]!);
    if (integers[job * INTEGERS + WANTED] === NOWHERE) workLeft[place]! += workLeftOf(doubles, row, nowDays);
    ofClass[c]! += size;
    classAge[c]! += size * (nowDays - doubles[row + ENTERED]!);
  }
  return { count, age, workLeft, ofClass, classAge };
}

/** In service: what its servers do until it ends. Waiting: what an interruption left, or nothing begun. */
function workLeftOf(doubles: Float64Array, row: number, nowDays: number): number {
  const held = doubles[row + SERVERS]!;
  if (held > 0) return held * (doubles[row + ENDS]! - nowDays);
  return Math.max(0, doubles[row + SIZE]! * doubles[row + LEFT_OVER]!);
}
