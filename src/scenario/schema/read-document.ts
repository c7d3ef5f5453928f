import type * as z from 'zod';
import type { Issue } from '../../base/issue.ts';
import type { Environment } from '../environment.ts';
import type { LocatedMap } from '../located.ts';
import { issueAtKey, nodeAt, toPlain } from '../located.ts';
import { checkReferences } from '../references.ts';
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
  const result = schemaOf(env).safeParse(toPlain(root));
  if (result.success) return { document: result.data, issues: [], env };
  return { document: undefined, issues: [...reportSchemaIssues(result.error.issues, root), ...checkReferences(root)], env };
}

function environmentOf(root: LocatedMap, used: Set<string>): Environment {
  const epoch = nodeAt(root, ['time', 'epoch']);
  const epochDay = epoch === undefined ? undefined : readEpoch(toPlain(epoch));
  const clockless: Environment = {
    parameters: parameterValues(root),
    used,
    epochDay: epochDay === undefined || epochDay.ok ? epochDay?.value : NaN,
    endDays: NaN,
  };
  const written = nodeAt(root, ['time', 'end']);
  const end = written?.kind === 'scalar' && typeof written.value === 'string' ? readEnd(written.value, clockless) : undefined;
  return { ...clockless, endDays: end?.ok ? end.value : NaN };
}

function parameterValues(root: LocatedMap): ReadonlyMap<string, number> {
  const parameters = nodeAt(root, ['parameters']);
  const ids = parameters?.kind === 'map' ? [...parameters.entries.keys()] : [];
  return new Map(
    ids.map((id) => {
      const value = nodeAt(root, ['parameters', id, 'value']);
      return [id, value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : NaN];
    }),
  );
}

/** Warns of parameters that nothing reads. */
export function warnOfUnused(root: LocatedMap, { parameters, used }: Environment): readonly Issue[] {
  const unused = [...parameters.keys()].filter((id) => !used.has(id));
  return unused.map((id) => ({
    ...issueAtKey(root, ['parameters', id], {
      expected: 'a parameter that a formula reads',
      received: `\`${id}\`, which none does`,
    }),
    severity: 'warning',
  }));
}
