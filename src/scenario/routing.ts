import type { Route } from '../queueing/spec.ts';

/** The word for leaving, beside the ids of stages. */
export const LEAVE = 'exit';

/** How jobs may go through the stages of a network. */
export type Ways = {
  readonly stages: readonly string[];
  /** Classes whose path can be read, with the stage that each starts at. */
  readonly entries: ReadonlyMap<string, string>;
  /** Where a class may go from a stage, stages or LEAVE; undefined where it has no way on. */
  readonly onward: (stage: string, jobClass: string) => readonly string[] | undefined;
  readonly hasWork: (stage: string, jobClass: string) => boolean;
};

/** What is wrong where a class comes: nothing to do, no route for it, or none from there to the exit; without a class, for all. */
export type Trap = {
  readonly stage: string;
  readonly jobClass: string | undefined;
  readonly kind: 'workless' | 'unrouted' | 'endless';
};

/** Where jobs may go from a station, with the chance of each. */
export function targetsOf(route: Route): readonly { readonly to: number; readonly probability: number }[] {
  if (route.kind === 'fixed') return [{ to: route.to, probability: 1 }];
  if (route.kind === 'chance') return route.to.map((to, index) => ({ to, probability: route.probability[index]! }));
  return [];
}

/** Finds stages that a class reaches and that are not ready for it, or that it never leaves, and stages that nobody could leave. */
export function findTraps(ways: Ways): readonly Trap[] {
  const classes = [...ways.entries].map(([jobClass, entry]) => ({ jobClass, ...reachOf(ways, jobClass, entry) }));
  const traps = classes.flatMap(({ jobClass, visited, leaving }) => {
    const trap = (kind: Trap['kind'], isOne: (stage: string) => boolean): readonly Trap[] =>
      ways.stages.filter((stage) => visited.has(stage) && isOne(stage)).map((stage) => ({ stage, jobClass, kind }));
    const workless = trap('workless', (stage) => !ways.hasWork(stage, jobClass));
    const unrouted = trap('unrouted', (stage) => ways.onward(stage, jobClass) === undefined);
    // What leads to an unrouted stage is stuck for that reason alone.
    const endless = unrouted.length > 0 ? [] : trap('endless', (stage) => !leaving.has(stage));
    return [...workless, ...unrouted, ...endless];
  });
  // A stage that nobody comes to may lack a way on, but not lead nowhere.
  const closed = ways.stages.filter(
    (stage) =>
      classes.every(({ visited, leaving }) => !visited.has(stage) && !leaving.has(stage)) &&
      classes.some(({ jobClass }) => ways.onward(stage, jobClass) !== undefined),
  );
  return [...traps, ...closed.map((stage): Trap => ({ stage, jobClass: undefined, kind: 'endless' }))];
}

/** The stages that a class comes to, and those from which it can leave. */
function reachOf({ stages, onward }: Ways, jobClass: string, entry: string) {
  const forward = new Map(stages.map((stage) => [stage, onward(stage, jobClass) ?? []]));
  const backward = new Map<string, string[]>();
  for (const [stage, targets] of forward) {
    for (const target of targets) {
      const sources = backward.get(target) ?? [];
      sources.push(stage);
      backward.set(target, sources);
    }
  }
  return {
    visited: reach(entry, (stage) => forward.get(stage) ?? []),
    leaving: reach(LEAVE, (target) => backward.get(target) ?? []),
  };
}

/** All places that one comes to from one, that one included. */
function reach(start: string, onward: (place: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set([start]);
  // A set is walked in the order of insertion, additions included.
  for (const place of reached) for (const next of onward(place)) reached.add(next);
  return reached;
}
