import type { Located, LocatedMap, ScalarValue } from './located.ts';
import { without } from './merge.ts';

/** The document without what it is unsure of: what a single draw needs of it, which then need not be read again and again. */
export function sureDocument(document: LocatedMap): LocatedMap {
  const sure = withMap(without(document, ['uncertainty']), 'parameters', withoutPriors);
  return withMap(sure, 'change', (change) => withMap(change, 'parameters', withoutPriors));
}

function withoutPriors(parameters: LocatedMap): LocatedMap {
  const bare = (parameter: LocatedMap): LocatedMap => without(parameter, ['prior', 'priorSource']);
  return [...parameters.entries.keys()].reduce((map, id) => withMap(map, id, bare), parameters);
}

/** The document with the map under a key, if there is one, made anew. */
function withMap(document: LocatedMap, key: string, make: (map: LocatedMap) => LocatedMap): LocatedMap {
  const entry = document.entries.get(key);
  if (entry?.value.kind !== 'map') return document;
  return { ...document, entries: new Map(document.entries).set(key, { ...entry, value: make(entry.value) }) };
}

/** Values of parameters as a document that can be laid over another. */
export function valuesDocument(values: Readonly<Record<string, number>>): LocatedMap {
  const parameters = Object.entries(values).map(([id, value]): [string, Located] => [id, mapOf([['value', scalarOf(value)]])]);
  return mapOf([['parameters', mapOf(parameters)]]);
}

function mapOf(entries: readonly (readonly [string, Located])[]): LocatedMap {
  return { kind: 'map', place: {}, entries: new Map(entries.map(([key, value]) => [key, { keyPlace: {}, value }])) };
}

function scalarOf(value: ScalarValue): Located {
  return { kind: 'scalar', place: {}, value };
}
