import type * as z from 'zod';
import type { Issue } from '../../base/issue.ts';
import type { Environment } from '../environment.ts';
import { NO_ENVIRONMENT } from '../environment.ts';
import type { UnitPowers } from '../formula-unit.ts';
import { parseUnit } from '../formula-unit.ts';
import type { LocatedMap } from '../located.ts';
import { issueAtKey, keyPlaceOf, nodeAt, toPlain } from '../located.ts';
import { keysAt, numberAt, textAt } from '../outline.ts';
import { readEnd, readEpoch } from './common.ts';
import { reportSchemaIssues } from './report.ts';

/** What a document says, or undefined where it has problems. */
export type ReadDocument<Document> = {
  readonly document: Document | undefined;
  readonly issues: readonly Issue[];
  readonly env: Environment;
};

/**
 * Reads a merged document with a schema: first its parameters and its clock, which the other values are read with, then all of it.
 * @param used filled with the names of parameters that are read
 */
export function readDocument<Document>(
  root: LocatedMap,
  schemaOf: (env: Environment) => z.ZodType<Document>,
  used: Set<string>,
): ReadDocument<Document> {
  const env = environmentOf(root, used);
  const result = readIn(schemaOf, env, toPlain(root));
  return result.success
    ? { document: result.data, issues: [], env }
    : { document: undefined, issues: reportSchemaIssues(result.error.issues, root), env };
}

/** A schema and the environment that it reads with. */
type OpenSchema = { readonly schema: z.ZodType; readonly slot: Environment };

/** To build a schema takes longer than to read a document with it, so each is built once, and reads with what lies in its slot. */
const openSchemas = new WeakMap<(env: Environment) => z.ZodType, OpenSchema>();

/** What a schema makes of a value in an environment; nothing of the value or the environment stays behind. */
function readIn<Document>(schemaOf: (env: Environment) => z.ZodType<Document>, env: Environment, value: unknown) {
  const { schema, slot } = openSchemas.get(schemaOf) ?? openSchema(schemaOf);
  Object.assign(slot, env);
  const result = schema.safeParse(value) as z.ZodSafeParseResult<Document>;
  Object.assign(slot, NO_ENVIRONMENT);
  return result;
}

function openSchema(schemaOf: (env: Environment) => z.ZodType): OpenSchema {
  const slot = { ...NO_ENVIRONMENT };
  const open = { schema: schemaOf(slot), slot };
  openSchemas.set(schemaOf, open);
  return open;
}

function environmentOf(root: LocatedMap, used: Set<string>): Environment {
  const epoch = nodeAt(root, ['time', 'epoch']);
  const epochDay = epoch === undefined ? undefined : readEpoch(toPlain(epoch));
  const clockless: Environment = {
    ...parametersOf(root),
    used,
    epochDay: epochDay === undefined || epochDay.ok ? epochDay?.value : NaN,
    endDays: NaN,
  };
  const written = nodeAt(root, ['time', 'end']);
  const end = written?.kind === 'scalar' && typeof written.value === 'string' ? readEnd(written.value, clockless) : undefined;
  return { ...clockless, endDays: end?.ok ? end.value : NaN };
}

/** Values and units. A value outside its range is an issue where it is declared, and not again wherever it is read. */
function parametersOf(root: LocatedMap): Pick<Environment, 'parameters' | 'units'> {
  const parameters = new Map<string, number>();
  const units = new Map<string, UnitPowers>();
  for (const id of keysAt(root, ['parameters'])) {
    const [value, low, high] = ['value', 'range.0', 'range.1'].map((path) =>
      numberAt(root, ['parameters', id, ...path.split('.')]),
    );
    const isOutside = value !== undefined && ((low !== undefined && value < low) || (high !== undefined && value > high));
    parameters.set(id, value === undefined || isOutside ? NaN : value);
    const unit = parseUnit(textAt(root, ['parameters', id, 'unit']) ?? '');
    if (unit !== undefined) units.set(id, unit);
  }
  return { parameters, units };
}

/** Warns of parameters that nothing reads; those of an extended scenario may be for what the one that extends it has switched off. */
export function warnOfUnused(root: LocatedMap, { parameters, used }: Environment): readonly Issue[] {
  const own = root.entries.get('loopgain')?.keyPlace.file;
  const isOwn = (id: string): boolean => {
    const { file } = keyPlaceOf(root, ['parameters', id]);
    return own === undefined || file === undefined || file === own;
  };
  const unused = [...parameters.keys()].filter((id) => !used.has(id) && isOwn(id));
  return unused.map((id) => ({
    ...issueAtKey(root, ['parameters', id], {
      expected: 'a parameter that a formula reads',
      received: `\`${id}\`, which none does`,
    }),
    severity: 'warning',
  }));
}
