import type { Located, LocatedEntry, LocatedMap } from './located.ts';

/**
 * Lays one document over another: maps merge key by key, scalars and lists replace, `null` removes, and a bare scalar for a
 * parameter replaces only its `value`. A prior goes with the value that it is about: who replaces the value and writes no prior wants
 * that value in every draw. Keys keep the order in which they were first written.
 *
 * Inside `change` a `null` is kept, since there it is an instruction of its own: it removes the key from the fork on. So a
 * child's `change` is laid over its parent's, and where both say something the child wins; `from` is a scalar like any other. So it is
 * inside the `set` of a variant's option, which is laid over the document in some draws only.
 */
export function mergeDocuments(under: LocatedMap, over: LocatedMap): LocatedMap {
  return mergeMaps(under, over, []);
}

/** A document on its own: the keys that are `null` are gone. */
export function withoutNulls(document: LocatedMap): LocatedMap {
  return mergeDocuments({ ...document, entries: new Map() }, document);
}

/** What holds up to the fork, and what holds from it on: the same document without `from` and with `change` laid over it. */
export function splitAtFork(document: LocatedMap): { readonly base: LocatedMap; readonly fork: LocatedMap | undefined } {
  const base = without(document, ['from', 'change']);
  const change = document.entries.get('change')?.value;
  return { base, fork: change?.kind === 'map' ? mergeMaps(base, change, []) : undefined };
}

/** The document without some of its first-level keys. */
export function without(document: LocatedMap, keys: readonly string[]): LocatedMap {
  return { ...document, entries: new Map([...document.entries].filter(([key]) => !keys.includes(key))) };
}

/** The document with one value laid over it at a path. */
export function setAt(document: LocatedMap, path: readonly string[], value: Located): LocatedMap {
  const nested = path.reduceRight<Located>(
    (inner, key) => ({ kind: 'map', place: {}, entries: new Map([[key, { keyPlace: {}, value: inner }]]) }),
    value,
  );
  return nested.kind === 'map' ? mergeDocuments(document, nested) : document;
}

function mergeMaps(under: LocatedMap, over: LocatedMap, path: readonly string[]): LocatedMap {
  const entries = new Map<string, LocatedEntry>(under.entries);
  for (const [key, { keyPlace, value }] of over.entries) {
    const merged = merge(under.entries.get(key)?.value, value, [...path, key]);
    if (merged === undefined) entries.delete(key);
    else entries.set(key, { keyPlace, value: merged });
  }
  // What --set adds to has its place still.
  return { kind: 'map', place: over.place.file === undefined ? under.place : over.place, entries };
}

function merge(under: Located | undefined, over: Located, path: readonly string[]): Located | undefined {
  if (over.kind === 'scalar' && over.value === null) return isInstruction(path) ? over : undefined;
  if (isParameter(path) && under?.kind === 'map') {
    const given = over.kind === 'scalar' ? asValue(over) : over;
    if (given.kind === 'map') return mergeMaps(replacesValue(under, given) ? without(under, ['prior']) : under, given, path);
  }
  if (over.kind === 'map') return mergeMaps(under?.kind === 'map' ? under : { ...over, entries: new Map() }, over, path);
  return over;
}

/** A bare scalar for a parameter. */
function asValue(over: Located): LocatedMap {
  return { kind: 'map', place: over.place, entries: new Map([['value', { keyPlace: over.place, value: over }]]) };
}

function replacesValue(under: LocatedMap, over: LocatedMap): boolean {
  return under.entries.has('value') && over.entries.has('value') && !over.entries.has('prior');
}

/** uncertainty.variants.<id>.options.<id>.set */
const SET_DEPTH = 6;

function isInstruction(path: readonly string[]): boolean {
  if (path[0] === 'change') return path.length > 1;
  return path[0] === 'uncertainty' && path.length > SET_DEPTH && path[SET_DEPTH - 1] === 'set';
}

function isParameter(path: readonly string[]): boolean {
  const [room] = path.slice(-2);
  return room === 'parameters' && (path.length === 2 || (path.length === 3 && path[0] === 'change'));
}
