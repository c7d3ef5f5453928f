/** Instead of the place a job goes to next: it leaves; by chance; the controller says; nowhere, for a class that never comes. */
export const TO_EXIT = -1;
export const TO_CHANCE = -2;
export const TO_DECIDED = -3;
export const TO_NOWHERE = -4;

import type { Stream } from '../random/streams.ts';
import type { Variates } from '../random/variates.ts';
import type { NetworkSpec, Route, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

/** Streams of random numbers by name, so that a station that no job visits changes no other number. */
export type StreamSource = (jobClass: string, station: string, purpose: string) => Stream;

const UNIT = { kind: 'uniform', low: 0, high: 1 } as const;

/** A network's services and routes as tables by place, station * classes + class. */
export interface PlaceTables {
  readonly pool: Int32Array;
  /** Job column that holds the work, -1 where it is drawn as sequence `work` of the variates. */
  readonly column: Int32Array;
  readonly work: Int32Array;
  /** The next place, or one of TO_EXIT .. TO_NOWHERE. */
  readonly next: Int32Array;
  /** By chance: the first and last of the choices, and the sequence of uniform numbers. */
  readonly firstChoice: Int32Array;
  readonly lastChoice: Int32Array;
  readonly chance: Int32Array;
  /** By choice: the place it leads to, TO_EXIT too, and the probability of it and those of the same place before it. */
  readonly choiceTo: Int32Array;
  readonly choiceSum: Float64Array;
}

/** Compiles stations and classes to tables; streams are opened only for what is drawn. */
export function compilePlaces(spec: NetworkSpec, variates: Variates, streams: StreamSource): PlaceTables {
  const classes = spec.classes.length;
  const places = spec.stations.length * classes;
  const of = (fill: number): Int32Array => new Int32Array(places).fill(fill);
  const [pool, column, work, next] = [of(0), of(-1), of(-1), of(TO_EXIT)];
  const [firstChoice, lastChoice, chance] = [of(0), of(0), of(-1)];
  const choiceTo: number[] = [];
  const choiceSum: number[] = [];
  spec.stations.forEach((station, s) => {
    spec.classes.forEach((jobClass, c) => {
      const place = s * classes + c;
      const service = station.services[c]!;
      const route = station.routes[c]!;
      const placeOf = (to: StationIndex): number => (to === EXIT ? TO_EXIT : to * classes + c);
      pool[place] = station.pool;
      if (service.kind === 'carried') column[place] = service.column;
      else work[place] = variates.add(service.distribution, streams(jobClass.id, station.id, 'service'));
      next[place] = route.kind === 'fixed' ? placeOf(route.to) : kindOf(route);
      if (next[place] !== TO_CHANCE || route.kind !== 'chance') return;
      let sum = 0;
      firstChoice[place] = choiceTo.length;
      choiceTo.push(...route.to.map(placeOf));
      choiceSum.push(...route.probability.map((p) => (sum += p)));
      lastChoice[place] = choiceTo.length - 1;
      chance[place] = variates.add(UNIT, streams(jobClass.id, station.id, 'route'));
    });
  });
  return {
    ...{ pool, column, work, next, firstChoice, lastChoice, chance },
    choiceTo: Int32Array.from(choiceTo),
    choiceSum: Float64Array.from(choiceSum),
  };
}

function kindOf(route: Exclude<Route, { kind: 'fixed' }>): number {
  if (route.kind === 'decided') return TO_DECIDED;
  return route.to.length === 0 ? TO_NOWHERE : TO_CHANCE;
}

/** The place that a uniform number picks for a job that leaves `place`. */
export function choose({ firstChoice, lastChoice, choiceTo, choiceSum }: PlaceTables, place: number, u: number): number {
  let choice = firstChoice[place]!;
  while (choice < lastChoice[place]! && u >= choiceSum[choice]!) choice++;
  return choiceTo[choice]!;
}
