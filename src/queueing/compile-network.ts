import type { Stream } from '../random/streams.ts';
import type { Variates } from '../random/variates.ts';
import type { PlaceTables } from './routes.ts';
import { TO_CHANCE, TO_DECIDED, TO_EXIT, TO_NOWHERE } from './routes.ts';
import type { NetworkSpec, Route, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

/** Streams of random numbers by name, so that a station that no job visits changes no other number. */
export type StreamSource = (jobClass: string, station: string, purpose: string) => Stream;

const UNIT = { kind: 'uniform', low: 0, high: 1 } as const;

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
