import type { Located, ScalarValue } from './located.ts';
import { nodeAt } from './located.ts';

/** Keys of the map at a path; none if there is no map, which is the schema's to report. */
export function keysAt(root: Located, path: readonly PropertyKey[]): readonly string[] {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

/** The text at a path; undefined if something else or nothing stands there. */
export function textAt(root: Located, path: readonly PropertyKey[]): string | undefined {
  const value = scalarAt(root, path);
  return typeof value === 'string' ? value : undefined;
}

/** The number written at a path; undefined if something else or nothing stands there. */
export function numberAt(root: Located, path: readonly PropertyKey[]): number | undefined {
  const value = scalarAt(root, path);
  return typeof value === 'number' ? value : undefined;
}

/** The texts in the list at a path, empty where one is no text; undefined if there is no list. */
export function textsAt(root: Located, path: readonly PropertyKey[]): readonly string[] | undefined {
  const node = nodeAt(root, path);
  if (node?.kind !== 'list') return undefined;
  return node.items.map((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? item.value : ''));
}

/** Whether anything is written at a path. */
export function isAt(root: Located, path: readonly PropertyKey[]): boolean {
  return nodeAt(root, path) !== undefined;
}

function scalarAt(root: Located, path: readonly PropertyKey[]): ScalarValue | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' ? node.value : undefined;
}
