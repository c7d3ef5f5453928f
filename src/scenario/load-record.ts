import { InputError } from '../base/issue.ts';
import { loadNetwork } from './load-network.ts';
import type { NetworkScenario } from './loaded.ts';
import type { Located, LocatedMap, ScalarValue } from './located.ts';
import { withoutNulls } from './merge.ts';
import { FORMAT } from './schema/common.ts';

/** What a scenario file of kind network says, as plain data: text for quantities with a unit, such as '0.9 days'. */
export interface NetworkRecord {
  readonly time: Readonly<Record<string, unknown>>;
  readonly pools: Readonly<Record<string, unknown>>;
  readonly classes: Readonly<Record<string, unknown>>;
  readonly stages: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/**
 * A plain network from a record in the words of scenario files, ready to be simulated.
 * @throws InputError with every problem found
 */
export function networkFromRecord(record: NetworkRecord): NetworkScenario {
  const head = { loopgain: FORMAT, kind: 'network', title: 'A record' };
  const { network, issues } = loadNetwork(withoutNulls(locateMap({ ...head, ...record })));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (network === undefined || errors.length > 0) throw new InputError(errors);
  return network;
}

/** Nowhere: a record has no lines. */
const PLACE = {};

function locate(value: unknown): Located {
  if (Array.isArray(value)) return { kind: 'list', place: PLACE, items: value.map(locate) };
  if (typeof value === 'object' && value !== null) return locateMap(value);
  return { kind: 'scalar', place: PLACE, value: value as ScalarValue };
}

function locateMap(map: object): LocatedMap {
  const written = Object.entries(map).filter(([, value]) => value !== undefined);
  const entries = written.map(([key, value]) => [key, { keyPlace: PLACE, value: locate(value) }] as const);
  return { kind: 'map', place: PLACE, entries: new Map(entries) };
}
