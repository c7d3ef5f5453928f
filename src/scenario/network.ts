import type { NetworkClock } from '../queueing/result.ts';
import type { ClassSpec, PoolSpec, Route, Service, Source, StationSpec } from '../queueing/spec.ts';
import { EXIT } from '../queueing/spec.ts';
import type { Distribution } from '../random/distributions.ts';
import type { NetworkScenario } from './loaded.ts';
import { LEAVE } from './routing.ts';
import { MSER5, sampleDaysOf } from './schema/common.ts';
import type { NetworkDocument } from './schema/network.ts';

/** Samples a network takes where its scenario does not say how often. */
const DEFAULT_SAMPLES = 100;
/** The service of a class that does not come to a station, and its route. */
const NO_WORK: Service = { kind: 'drawn', distribution: { kind: 'deterministic', value: 0 } };
const UNROUTED: Route = { kind: 'chance', to: [], probability: [] };

type Ids = { readonly pools: readonly string[]; readonly classes: readonly string[]; readonly stages: readonly string[] };

/**
 * A network's simulation from its document, which checkNetwork has found nothing wrong with; ids become indices in the order of
 * the alphabet, so that the order of writing changes no number.
 */
export function toNetworkScenario(document: NetworkDocument): NetworkScenario {
  const ids: Ids = {
    pools: sortedKeys(document.pools),
    classes: sortedKeys(document.classes),
    stages: sortedKeys(document.stages),
  };
  const spec = {
    pools: ids.pools.map((id) => poolOf(id, document, ids)),
    classes: ids.classes.map((id) => classOf(id, document, ids)),
    stations: ids.stages.map((id) => stationOf(id, document, ids)),
    jobColumns: 0,
  };
  return {
    spec,
    clock: clockOf(document),
    warmUp: document.time.warmUp === MSER5 ? 'mser5' : 'given',
    epochCivilDays: document.time.epoch,
    stageIds: ids.stages,
  };
}

function sortedKeys(map: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(map).sort();
}

function poolOf(id: string, document: NetworkDocument, ids: Ids): PoolSpec {
  const { capacity, limits, onShrink, discipline, preemption, breakdowns } = document.pools[id]!;
  return {
    id,
    capacity: capacity.values[0]!,
    ...(Object.keys(limits).length === 0 ? {} : { classLimitShares: ids.classes.map((jobClass) => limits[jobClass] ?? 1) }),
    onShrink,
    ...(capacity.values.length === 1 ? {} : { schedule: capacity }),
    ...(discipline === 'fifo' ? {} : { discipline }),
    ...(preemption === undefined ? {} : { preemption }),
    ...(breakdowns === undefined ? {} : { breakdowns: { upDays: breakdowns.up, downDays: breakdowns.down } }),
  };
}

function classOf(id: string, document: NetworkDocument, ids: Ids): ClassSpec {
  const { priority, path } = document.classes[id]!;
  return { id, priority, entry: ids.stages.indexOf(path[0]!), source: sourceOf(document.classes[id]!) };
}

function sourceOf({ arrivals, batch, intensity, wip, think }: NetworkDocument['classes'][string]): Source {
  if (arrivals === undefined) return { kind: 'limited', jobs: wip ?? 0, ...(think === undefined ? {} : { thinkDays: think }) };
  return {
    kind: 'open',
    interarrivalDays: arrivals,
    ...(batch === undefined ? {} : { batch }),
    ...(intensity === undefined ? {} : { intensity }),
  };
}

function stationOf(id: string, document: NetworkDocument, ids: Ids): StationSpec {
  const { staff, buffer, balking, patience, elsewhere } = document.stages[id]!;
  return {
    id,
    pool: ids.pools.indexOf(staff),
    services: ids.classes.map((jobClass) => serviceOf(id, jobClass, document)),
    routes: routesOf(id, document, ids),
    ...(buffer === undefined ? {} : { buffer: { jobs: buffer.places, whenFull: buffer.whenFull } }),
    ...(balking === undefined ? {} : { balking: { waitingJobs: balking.waiting, share: balking.share } }),
    ...(patience === undefined ? {} : { patienceDays: ids.classes.map((jobClass) => distributionOf(patience, jobClass)) }),
    ...(elsewhere === undefined || elsewhere === LEAVE ? {} : { elsewhere: ids.stages.indexOf(elsewhere) }),
  };
}

function serviceOf(id: string, jobClass: string, document: NetworkDocument): Service {
  const distribution = distributionOf(document.stages[id]!.work, jobClass);
  return distribution === undefined ? NO_WORK : { kind: 'drawn', distribution };
}

function distributionOf(written: NetworkDocument['stages'][string]['work'], jobClass: string): Distribution | undefined {
  return 'byClass' in written ? written.byClass[jobClass] : written;
}

/** By class: `next` where there is one, else the path of the class, with rework. A class whose path has it not goes nowhere. */
function routesOf(id: string, document: NetworkDocument, ids: Ids): readonly Route[] {
  const { next, back } = document.stages[id]!;
  if (next !== undefined) {
    const targets = Object.entries(next).map(([target, share]) => ({ to: indexOfTarget(target, ids), share }));
    const route = chance(targets);
    return ids.classes.map(() => route);
  }
  return ids.classes.map((jobClass) => {
    const { path } = document.classes[jobClass]!;
    const place = path.indexOf(id);
    if (place < 0) return UNROUTED;
    const onward = indexOfTarget(path[place + 1] ?? LEAVE, ids);
    if (back === undefined) return { kind: 'fixed', to: onward };
    return chance([
      { to: indexOfTarget(back.to, ids), share: back.share },
      { to: onward, share: 1 - back.share },
    ]);
  });
}

function indexOfTarget(target: string, ids: Ids): number {
  return target === LEAVE ? EXIT : ids.stages.indexOf(target);
}

function chance(targets: readonly { readonly to: number; readonly share: number }[]): Route {
  const possible = targets.filter(({ share }) => share > 0);
  const [only] = possible;
  if (possible.length === 1) return { kind: 'fixed', to: only!.to };
  return { kind: 'chance', to: possible.map(({ to }) => to), probability: possible.map(({ share }) => share) };
}

function clockOf({ time }: NetworkDocument): NetworkClock {
  const sampleEveryDays = time.sample === undefined ? undefined : sampleDaysOf(time.sample);
  const warmUpDays = time.warmUp === MSER5 ? 0 : time.warmUp;
  return { endDays: time.end, warmUpDays, sampleEveryDays: sampleEveryDays ?? time.end / DEFAULT_SAMPLES };
}
