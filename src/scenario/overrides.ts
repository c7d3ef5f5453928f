import type { Issue, Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { parseValueText } from './document.ts';
import type { Located, LocatedMap } from './located.ts';
import { nodeAt, pathText } from './located.ts';
import { setAt } from './merge.ts';

/** Maps whose keys are the scenario's own, so that `--set` may change an entry but not make one. */
const NAMED_MAPS = ['parameters', 'pools', 'classes', 'stages'];

/** A document with overrides laid over it, and what was wrong with them. */
export type Overridden = { readonly document: LocatedMap; readonly issues: readonly Issue[] };

/** Lays `path=value` texts over a document, in order; a parameter may go by its bare name, and `null` removes. */
export function applyOverrides(document: LocatedMap, overrides: readonly string[]): Overridden {
  const issues: Issue[] = [];
  let result = document;
  for (const override of overrides) {
    const parsed = parseOverride(override, result);
    if ('issues' in parsed) issues.push(...parsed.issues);
    else result = setAt(result, parsed.path, parsed.value);
  }
  return { document: result, issues };
}

function parseOverride(
  override: string,
  document: LocatedMap,
): { path: readonly string[]; value: Located } | { issues: readonly Issue[] } {
  const refuse = (path: string, problem: Problem) => ({ issues: [{ ...problem, path, severity: 'error' as const }] });
  const split = override.indexOf('=');
  const written = override.slice(0, split).trim();
  const text = override.slice(split + 1).trim();
  if (split < 0 || written === '' || text === '') {
    return refuse('--set', { expected: 'path=value, such as theta=1.5', received: `\`${override}\`` });
  }
  const path = expandPath(written.split('.'), document);
  const unknown = findUnknown(path, document);
  if (unknown !== undefined) return refuse(written, unknown);
  const { value, issues } = parseValueText(text);
  if (value !== undefined && issues.length === 0) return { path, value };
  return { issues: issues.map((issue) => ({ ...issue, path: written })) };
}

/** A bare parameter's name stands for its place under `parameters`. */
function expandPath(path: readonly string[], document: LocatedMap): readonly string[] {
  const name = path[0]!;
  const isParameter = nodeAt(document, ['parameters', name]) !== undefined;
  return isParameter && !document.entries.has(name) ? ['parameters', ...path] : path;
}

/** Only names can be judged here; other keys are the schema's to know. */
function findUnknown(path: readonly string[], document: LocatedMap): Problem | undefined {
  const [room, id] = path[0] === 'change' ? path.slice(1) : path;
  if (path.length === 1 && !document.entries.has(path[0]!))
    return describeUnknown(path[0]!, namesOf(document, 'parameters'), document);
  if (room === undefined || id === undefined || !NAMED_MAPS.includes(room)) return undefined;
  const known = namesOf(document, room);
  if (known.length === 0 || known.includes(id)) return undefined;
  const near = suggest(id, known);
  const hint = near === undefined ? `There are ${known.join(', ')}` : `Did you mean \`${room}.${near}\`?`;
  return { expected: `an entry of ${room}`, received: `\`${pathText([room, id])}\``, hint };
}

/** First-level keys that a document may have although it has not. */
const OPTIONAL_KEYS = ['from', 'change', 'review', 'results', 'findings', 'coordination', 'loop', 'uncertainty'];

function describeUnknown(name: string, parameters: readonly string[], document: LocatedMap): Problem | undefined {
  if (OPTIONAL_KEYS.includes(name)) return undefined;
  const near = suggest(name, [...parameters, ...document.entries.keys()]);
  const hint =
    near === undefined ? 'The command `explain` tells what names there are: `explain history`' : `Did you mean \`${near}\`?`;
  return { expected: 'a parameter or a path of keys', received: `\`${name}\``, hint };
}

function namesOf(document: LocatedMap, room: string): readonly string[] {
  const map = nodeAt(document, [room]);
  return map?.kind === 'map' ? [...map.entries.keys()] : [];
}
