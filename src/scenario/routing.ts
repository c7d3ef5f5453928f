import type { NetworkSpec, Route } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';

/** A station that a class reaches and cannot leave: no route there is for it (unrouted), or none leads to the exit (endless). */
export type Trap = { readonly station: number; readonly jobClass: number; readonly kind: 'unrouted' | 'endless' };

/** Where jobs may go from a station, with the chance of each. */
export function targetsOf(route: Route): readonly { readonly to: number; readonly probability: number }[] {
  if (route.kind === 'fixed') return [{ to: route.to, probability: 1 }];
  if (route.kind === 'chance') return route.to.map((to, index) => ({ to, probability: route.probability[index]! }));
  return [];
}

/** Finds stations that jobs reach and from which they never leave the network. */
export function findTraps(spec: NetworkSpec): readonly Trap[] {
  return spec.classes.flatMap(({ entry }, jobClass) => {
    const onward = spec.stations.map(({ routes }) => targetsOf(routes[jobClass]!).map(({ to }) => to));
    const visited = reach([entry], (station) => onward[station]!);
    const leaving = reach([EXIT], (target) => onward.flatMap((targets, station) => (targets.includes(target) ? [station] : [])));
    const stations = [...visited].filter((station) => station !== EXIT).sort((a, b) => a - b);
    const unrouted = stations.filter((station) => onward[station]!.length === 0);
    // What leads to an unrouted station is stuck for that reason alone.
    const found = unrouted.length > 0 ? unrouted : stations.filter((station) => !leaving.has(station));
    return found.map((station) => ({
      station,
      jobClass,
      kind: unrouted.length > 0 ? ('unrouted' as const) : ('endless' as const),
    }));
  });
}

function reach(start: readonly number[], onward: (place: number) => readonly number[]): ReadonlySet<number> {
  const reached = new Set(start);
  // A set is walked in the order of insertion, additions included.
  for (const place of reached) {
    if (place === EXIT && !start.includes(EXIT)) continue;
    for (const next of onward(place)) reached.add(next);
  }
  return reached;
}
