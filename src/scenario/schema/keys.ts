import type { JsonSchema } from './json-schema.ts';
import { kindJsonSchemas } from './json-schema.ts';

/** A key of the scenario format. */
export type KeyInfo = {
  readonly kind: 'lab' | 'network';
  /** Keys from the root joined by dots; `<id>` stands for a name of the scenario's own, `<n>` for a place in a list. */
  readonly path: string;
  readonly meaning: string;
  /** Unit of the value as the simulation has it; undefined for maps, words and text. */
  readonly unit: string | undefined;
  /** What holds where the key is left out; undefined if it must be there or nothing does. */
  readonly byDefault: unknown;
  /** The words that may stand there, where there is a list of them. */
  readonly words: readonly string[] | undefined;
};

/** Every key of the format, in the order of the format. */
export function formatKeys(): readonly KeyInfo[] {
  const { lab, network } = kindJsonSchemas();
  return distinct([...walk(lab, 'lab', []), ...walk(network, 'network', [])]);
}

/**
 * The keys that a name may mean: all whose path ends in it.
 *
 * explainKey('automation.offset').map(({ path, unit }) => `${path} [${unit}]`) // => ['stages.<id>.automation.offset [doublings]']
 */
export function explainKey(name: string): readonly KeyInfo[] {
  return formatKeys().filter(({ path }) => path === name || path.endsWith(`.${name}`));
}

function walk(schema: JsonSchema, kind: KeyInfo['kind'], path: readonly string[]): readonly KeyInfo[] {
  const named = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>);
  const free: [string, unknown][] = [
    ['<id>', schema['additionalProperties']],
    ['<n>', schema['items']],
  ];
  const written = free.filter((entry): entry is [string, JsonSchema] => typeof entry[1] === 'object' && !Array.isArray(entry[1]));
  const forms = [...((schema['anyOf'] ?? []) as readonly JsonSchema[]), ...((schema['oneOf'] ?? []) as readonly JsonSchema[])];
  return [
    ...[...named, ...written].flatMap(([key, inner]) => [
      ...describe(inner, kind, [...path, key]),
      ...walk(inner, kind, [...path, key]),
    ]),
    ...forms.flatMap((form) => walk(form, kind, path)),
  ];
}

function describe(schema: JsonSchema, kind: KeyInfo['kind'], path: readonly string[]): readonly KeyInfo[] {
  const { description, unit, default: byDefault, enum: words } = schema as Readonly<Record<string, unknown>>;
  if (typeof description !== 'string') return [];
  return [
    {
      kind,
      path: path.join('.'),
      meaning: description,
      unit: unit as string | undefined,
      byDefault,
      words: words as readonly string[] | undefined,
    },
  ];
}

/** Forms of one value often share a key, and both kinds share their heads. */
function distinct(keys: readonly KeyInfo[]): readonly KeyInfo[] {
  const seen = new Set<string>();
  return keys.filter(({ kind: _, ...rest }) => {
    const text = JSON.stringify(rest);
    return !seen.has(text) && seen.add(text);
  });
}
