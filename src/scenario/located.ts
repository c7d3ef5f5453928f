import type { Issue, Problem } from '../base/issue.ts';

/** Where something was written; nothing of it for values from the command line. */
export type Place = { readonly file?: string; readonly line?: number; readonly column?: number };

/** A scalar as YAML reads it; numbers are finite. */
export type ScalarValue = string | number | boolean | null;

/** What a reader wrote, each piece with its place, so that it can be merged and still be pointed at. */
export type Located =
  | { readonly kind: 'scalar'; readonly place: Place; readonly value: ScalarValue }
  | { readonly kind: 'list'; readonly place: Place; readonly items: readonly Located[] }
  | LocatedMap;

/** A map with the places of its keys; the order of entries is the order of writing. */
export type LocatedMap = { readonly kind: 'map'; readonly place: Place; readonly entries: ReadonlyMap<string, LocatedEntry> };

/** A key's place and its value. */
export type LocatedEntry = { readonly keyPlace: Place; readonly value: Located };

/** The plain value without places, as validators and printers want it. */
export function toPlain(node: Located): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(toPlain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, toPlain(entry.value)]));
}

/** The node at a path of keys and list indices; undefined where nothing was written. */
export function nodeAt(root: Located, path: readonly PropertyKey[]): Located | undefined {
  let node: Located | undefined = root;
  for (const key of path) {
    if (node?.kind === 'map') node = node.entries.get(String(key))?.value;
    else if (node?.kind === 'list') node = node.items[Number(key)];
    else return undefined;
  }
  return node;
}

/** The value's place, or that of the nearest parent for something missing. */
export function placeOf(root: Located, path: readonly PropertyKey[]): Place {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(root, path.slice(0, length));
    if (node !== undefined) return node.place;
  }
  return root.place;
}

/** The key's place, for what is wrong with the key itself. */
export function keyPlaceOf(root: Located, path: readonly PropertyKey[]): Place {
  const parent = nodeAt(root, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry?.keyPlace ?? placeOf(root, path);
}

/** Joins keys as readers and `--set` write them. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

/** An error about the value at a path. */
export function issueAt(root: Located, path: readonly PropertyKey[], problem: Problem): Issue {
  return { ...problem, ...placeOf(root, path), path: pathText(path), severity: 'error' };
}

/** An error about the key at a path. */
export function issueAtKey(root: Located, path: readonly PropertyKey[], problem: Problem): Issue {
  return { ...problem, ...keyPlaceOf(root, path), path: pathText(path), severity: 'error' };
}
