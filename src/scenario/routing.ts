import type { NetworkSpec, Route, Service } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';

/** The service of a class that is not expected at a station, and its route: findTraps tells whether one comes all the same. */
export const NO_WORK: Service = { kind: 'drawn', distribution: { kind: 'deterministic', value: 0 } };
/** See NO_WORK. */
export const UNROUTED: Route = { kind: 'chance', to: [], probability: [] };

/** What is wrong where a class comes: nothing to do, no route for it, or none from there to the exit. */
export type Trap = { readonly station: number; readonly jobClass: number; readonly kind: 'workless' | 'unrouted' | 'endless' };

/** Where jobs may go from a station, with the chance of each. */
export function targetsOf(route: Route): readonly { readonly to: number; readonly probability: number }[] {
  if (route.kind === 'fixed') return [{ to: route.to, probability: 1 }];
  if (route.kind === 'chance') return route.to.map((to, index) => ({ to, probability: route.probability[index]! }));
  return [];
}

/** Finds stations that a class reaches and that are not ready for it, or that it never leaves. */
export function findTraps(spec: NetworkSpec): readonly Trap[] {
  return spec.classes.flatMap(({ entry }, jobClass) => {
    const onward = spec.stations.map(({ routes }) => targetsOf(routes[jobClass]!).map(({ to }) => to));
    const visited = reach([entry], (station) => onward[station] ?? []);
    const leaving = reach([EXIT], (target) => onward.flatMap((targets, station) => (targets.includes(target) ? [station] : [])));
    const trap = (kind: Trap['kind'], isOne: (station: number) => boolean): Trap[] =>
      spec.stations.flatMap((_, station) => (visited.has(station) && isOne(station) ? [{ station, jobClass, kind }] : []));
    const workless = trap('workless', (station) => spec.stations[station]!.services[jobClass] === NO_WORK);
    const unrouted = trap('unrouted', (station) => spec.stations[station]!.routes[jobClass] === UNROUTED);
    // What leads to an unrouted station is stuck for that reason alone.
    const endless = unrouted.length > 0 ? [] : trap('endless', (station) => !leaving.has(station));
    return [...workless, ...unrouted, ...endless];
  });
}

/** All places that one comes to from some, those included. */
function reach(start: readonly number[], onward: (place: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set(start);
  // A set is walked in the order of insertion, additions included.
  for (const place of reached) for (const next of onward(place)) reached.add(next);
  return reached;
}
