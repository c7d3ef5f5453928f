import type { SamplerTable } from '../random/sampler.ts';
import type { Stream } from '../random/streams.ts';
import type { NetworkSpec, Route, Service, StationIndex } from './spec.ts';
import { EXIT } from './spec.ts';

/** How the next station is found: always the same; by chance; by the controller; by chance among none, for a class that never comes. */
export const FIXED = 0;
export const CHANCE = 1;
export const DECIDED = 2;
export const NOWHERE = 3;

/** Streams of random numbers by name, so that a station that no job visits changes no other number. */
export type StreamSource = (jobClass: string, station: string, purpose: string) => Stream;

/** Stations to choose from, the running sums of their probabilities and where the uniforms come from. */
export interface Choice {
  readonly to: readonly StationIndex[];
  readonly cumulative: readonly number[];
  readonly stream: Stream;
}

/** A network's services and routes as tables by place, station * classes + class. */
export interface PlaceTables {
  /** Job column that holds the work, -1 where it is drawn by `sampler` from `stream`. */
  readonly column: Int32Array;
  readonly sampler: Int32Array;
  readonly stream: readonly (Stream | undefined)[];
  readonly routeKind: Uint8Array;
  readonly routeTo: Int32Array;
  readonly choice: readonly (Choice | undefined)[];
}

/** Compiles stations and classes to tables; streams are opened only for what is drawn. */
export function compilePlaces(spec: NetworkSpec, samplers: SamplerTable, streams: StreamSource): PlaceTables {
  const classes = spec.classes.length;
  const places = spec.stations.length * classes;
  const column = new Int32Array(places).fill(-1);
  const sampler = new Int32Array(places);
  const stream = new Array<Stream | undefined>(places).fill(undefined);
  const routeKind = new Uint8Array(places);
  const routeTo = new Int32Array(places).fill(EXIT);
  const choice = new Array<Choice | undefined>(places).fill(undefined);
  spec.stations.forEach((station, s) => {
    spec.classes.forEach((jobClass, c) => {
      const place = s * classes + c;
      const service: Service = station.services[c]!;
      const route: Route = station.routes[c]!;
      if (service.kind === 'carried') {
        column[place] = service.column;
      } else {
        sampler[place] = samplers.add(service.distribution);
        stream[place] = streams(jobClass.id, station.id, 'service');
      }
      routeKind[place] = routeKindOf(route);
      if (route.kind === 'fixed') routeTo[place] = route.to;
      if (route.kind === 'chance' && route.to.length > 0) {
        let sum = 0;
        const cumulative = route.probability.map((p) => (sum += p));
        choice[place] = { to: route.to, cumulative, stream: streams(jobClass.id, station.id, 'route') };
      }
    });
  });
  return { column, sampler, stream, routeKind, routeTo, choice };
}

function routeKindOf(route: Route): number {
  if (route.kind === 'fixed') return FIXED;
  if (route.kind === 'decided') return DECIDED;
  return route.to.length === 0 ? NOWHERE : CHANCE;
}

/** The station that a uniform number picks. */
export function choose({ to, cumulative }: Choice, u: number): StationIndex {
  let choice = 0;
  while (u >= cumulative[choice]! && choice < cumulative.length - 1) choice++;
  return to[choice]!;
}
