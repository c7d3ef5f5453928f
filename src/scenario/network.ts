import type { Curve } from '../lab/parameters.ts';
import type { CapacitySteps, NetworkClock } from '../queueing/result.ts';
import type { ClassSpec, NetworkSpec, PoolSpec, Route, Service, StationSpec } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';
import type { Distribution } from '../random/distributions.ts';
import type { NetworkScenario } from './loaded.ts';
import type { Findings } from './references.ts';
import { findTraps, NO_WORK, UNROUTED } from './routing.ts';
import { sampleDaysOf } from './schema/common.ts';
import type { NetworkDocument } from './schema/network.ts';

/** Samples a network takes where its scenario does not say how often. */
const DEFAULT_SAMPLES = 100;
/** The word for leaving, beside the ids of stages. */
const LEAVE = 'exit';

type Ids = { readonly pools: readonly string[]; readonly classes: readonly string[]; readonly stages: readonly string[] };

/** A network's simulation from its document; ids become indices in the order of the alphabet, so that the order of writing changes no number. */
export function toNetworkScenario(document: NetworkDocument, findings: Findings): NetworkScenario {
  const ids: Ids = {
    pools: sortedKeys(document.pools),
    classes: sortedKeys(document.classes),
    stages: sortedKeys(document.stages),
  };
  const spec = {
    pools: ids.pools.map((id) => poolOf(id, document, ids, findings)),
    classes: ids.classes.map((id) => classOf(id, document, ids, findings)),
    stations: ids.stages.map((id) => stationOf(id, document, ids, findings)),
    jobColumns: 0,
  };
  // With a name that is wrong a job's way is not the one that was meant.
  if (findings.issues.length === 0) checkWays(spec, findings);
  return {
    spec,
    clock: clockOf(document, findings),
    capacitySteps: stepsOf(document, ids),
    epochCivilDays: document.time.epoch,
    stageIds: ids.stages,
  };
}

/** Each class must be able to go on and find work wherever it comes, and to leave in the end. */
function checkWays(spec: NetworkSpec, findings: Findings): void {
  for (const { station, jobClass, kind } of findTraps(spec)) {
    const [stage, visitor] = [spec.stations[station]!.id, spec.classes[jobClass]!.id];
    const expected = {
      workless: `work for ${visitor}, which comes here`,
      unrouted: `a way on for ${visitor}: \`next\`, or a place on its path`,
      endless: `a way from here to the exit for ${visitor}`,
    }[kind];
    findings.add(kind === 'workless' ? ['stages', stage, 'work', 'byClass', visitor] : ['stages', stage], {
      expected,
      received: 'none',
    });
  }
}

function sortedKeys(map: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(map).sort();
}

function poolOf(id: string, document: NetworkDocument, ids: Ids, findings: Findings): PoolSpec {
  const { capacity, limits, onShrink } = document.pools[id]!;
  for (const jobClass of Object.keys(limits))
    findings.indexOf(ids.classes, jobClass, ['pools', id, 'limits', jobClass], 'a class');
  return {
    id,
    capacity: typeof capacity === 'number' ? capacity : capacity.values[0]!,
    classLimitShares: ids.classes.map((jobClass) => limits[jobClass] ?? 1),
    onShrink,
  };
}

function classOf(id: string, document: NetworkDocument, ids: Ids, findings: Findings): ClassSpec {
  const { priority, arrivals, wip, path } = document.classes[id]!;
  const stations = path.map((stage, index) => {
    const at = ['classes', id, 'path', index];
    if (path.indexOf(stage) < index)
      findings.add(at, {
        expected: 'each stage once',
        received: `\`${stage}\` again`,
        hint: 'Send jobs back with `back` or `next`',
      });
    return findings.indexOf(ids.stages, stage, at, 'a stage');
  });
  const source =
    arrivals === undefined ? { kind: 'limited' as const, jobs: wip ?? 0 } : { kind: 'open' as const, interarrivalDays: arrivals };
  return { id, priority, entry: stations[0]!, source };
}

function stationOf(id: string, document: NetworkDocument, ids: Ids, findings: Findings): StationSpec {
  const { staff, work, back } = document.stages[id]!;
  if (back !== undefined) findings.indexOf(ids.stages, back.to, ['stages', id, 'back', 'to'], 'a stage');
  for (const jobClass of 'byClass' in work ? Object.keys(work.byClass) : []) {
    findings.indexOf(ids.classes, jobClass, ['stages', id, 'work', 'byClass', jobClass], 'a class');
  }
  return {
    id,
    pool: findings.indexOf(ids.pools, staff, ['stages', id, 'staff'], 'a pool'),
    services: ids.classes.map((jobClass) => serviceOf(id, jobClass, document)),
    routes: routesOf(id, document, ids, findings),
  };
}

function serviceOf(id: string, jobClass: string, document: NetworkDocument): Service {
  const { work } = document.stages[id]!;
  const distribution: Distribution | undefined = 'byClass' in work ? work.byClass[jobClass] : work;
  return distribution === undefined ? NO_WORK : { kind: 'drawn', distribution };
}

/** By class: `next` where there is one, else the path of the class, with rework. A class whose path has it not goes nowhere. */
function routesOf(id: string, document: NetworkDocument, ids: Ids, findings: Findings): readonly Route[] {
  const { next, back } = document.stages[id]!;
  if (next !== undefined) {
    const targets = Object.entries(next).map(([target, share]) => {
      const at = ['stages', id, 'next', target];
      return { to: target === LEAVE ? EXIT : findings.indexOf([...ids.stages, LEAVE], target, at, 'a stage or exit'), share };
    });
    const route = chance(targets);
    return ids.classes.map(() => route);
  }
  return ids.classes.map((jobClass) => {
    const { path } = document.classes[jobClass]!;
    const place = path.indexOf(id);
    if (place < 0) return UNROUTED;
    const following = path[place + 1];
    const onward = following === undefined ? EXIT : Math.max(ids.stages.indexOf(following), 0);
    if (back === undefined) return { kind: 'fixed', to: onward };
    return chance([
      { to: Math.max(ids.stages.indexOf(back.to), 0), share: back.share },
      { to: onward, share: 1 - back.share },
    ]);
  });
}

function chance(targets: readonly { readonly to: number; readonly share: number }[]): Route {
  const possible = targets.filter(({ share }) => share > 0);
  const [only] = possible;
  if (possible.length === 1) return { kind: 'fixed', to: only!.to };
  return { kind: 'chance', to: possible.map(({ to }) => to), probability: possible.map(({ share }) => share) };
}

function clockOf({ time }: NetworkDocument, findings: Findings): NetworkClock {
  const sampleEveryDays = time.sample === undefined ? time.end / DEFAULT_SAMPLES : sampleDaysOf(time.sample);
  if (sampleEveryDays === undefined) {
    findings.add(['time', 'sample'], {
      expected: 'week, day or a time such as 10 days',
      received: '`month`',
      hint: 'A plain network has no calendar',
    });
  }
  if (time.warmUp >= time.end)
    findings.add(['time', 'warmUp'], { expected: 'less than the end', received: `${time.warmUp} of ${time.end} days` });
  return { endDays: time.end, warmUpDays: time.warmUp, sampleEveryDays: sampleEveryDays ?? time.end };
}

function stepsOf(document: NetworkDocument, ids: Ids): readonly CapacitySteps[] {
  return ids.pools.flatMap((id, pool) => {
    const { capacity } = document.pools[id]!;
    if (typeof capacity === 'number') return [];
    const changes = changesOf(capacity);
    return changes.length === 0
      ? []
      : [{ pool, timesDays: changes.map(({ days }) => days), values: changes.map(({ value }) => value) }];
  });
}

function changesOf({ startDays, stepDays, values }: Curve): { readonly days: number; readonly value: number }[] {
  return [...values]
    .map((value, index) => ({ days: startDays + index * stepDays, value }))
    .filter(({ value }, index) => index > 0 && value !== values[index - 1]);
}
