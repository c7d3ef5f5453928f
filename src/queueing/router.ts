import { assert, describeBreach, InvariantError } from '../base/assert.ts';
import type { Controller } from './control.ts';
import { CLASS_OF, INTEGERS, PLACE_OF } from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import { choose, TO_CHANCE, TO_DECIDED, TO_EXIT } from './routes.ts';
import type { ClassIndex, Job, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

/** Finds where jobs go next: places, numbered station * classes + class. */
export class Router {
  /** Who decides what plain data cannot, if anybody does. */
  controller: Controller | undefined;
  private readonly parts: NetworkParts;
  private readonly classCount: number;

  constructor(parts: NetworkParts) {
    this.parts = parts;
    this.classCount = parts.spec.classes.length;
  }

  /** The place of a class at a station, or TO_EXIT. */
  placeAt(station: StationIndex, jobClass: ClassIndex): number {
    return station === EXIT ? TO_EXIT : station * this.classCount + jobClass;
  }

  stationOf(place: number): StationIndex {
    return Math.floor(place / this.classCount);
  }

  /** Where a job begins that has come in. */
  firstPlace(job: Job, jobClass: ClassIndex): number {
    const { entry } = this.parts.spec.classes[jobClass]!;
    const station = entry === EXIT ? this.controller!.route(job, EXIT) : entry;
    assert(station !== EXIT, 'a job that enters visits a station');
    return this.placeAt(station, jobClass);
  }

  /** Where a job goes that has been served; below TO_EXIT if its class has no way on. */
  nextPlace(job: Job, place: number): number {
    const { tables, variates } = this.parts;
    const next = tables.next[place]!;
    if (next >= TO_EXIT) return next;
    if (next === TO_CHANCE) return choose(tables, place, variates.next(tables.chance[place]!));
    if (next !== TO_DECIDED) return next;
    return this.placeAt(this.controller!.route(job, this.stationOf(place)), this.classOf(job));
  }

  /** Where a job goes that was turned away at a place. */
  placeElsewhere(place: number, jobClass: ClassIndex): number {
    return this.placeAt(this.parts.spec.stations[this.stationOf(place)]!.elsewhere ?? EXIT, jobClass);
  }

  /** Stops a job that is where its class has no way on. */
  failForLackOfRoute(job: Job): never {
    const { spec, jobs } = this.parts;
    const { id } = spec.classes[this.classOf(job)]!;
    const at = spec.stations[this.stationOf(jobs.integers[job * INTEGERS + PLACE_OF]!)]!.id;
    throw new InvariantError(describeBreach('a class has a route wherever it comes', { class: id, at }));
  }

  private classOf(job: Job): ClassIndex {
    return this.parts.jobs.integers[job * INTEGERS + CLASS_OF]!;
  }
}
