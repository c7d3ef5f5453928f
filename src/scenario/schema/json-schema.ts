import * as z from 'zod';
import { NO_ENVIRONMENT } from '../environment.ts';
import { labSchema } from './lab.ts';
import { networkSchema } from './network.ts';
import { priorsSchema } from './priors.ts';
import { whatIfSchema } from './what-if.ts';

/** A JSON Schema, or a part of one; `unit` is ours, beside the standard's keywords. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The scenario format as JSON Schema (draft 7), for editors: a lab, a plain network, a file of priors, a what-if, or a scenario that extends
 * another and so may leave out anything. It knows keys and types; units, sums and references are checked on loading.
 */
export function scenarioJsonSchema(): JsonSchema {
  const { lab, network } = kindJsonSchemas();
  const priors = toJsonSchema(priorsSchema());
  const anyWhatIf = toJsonSchema(whatIfSchema());
  const text = (description: string): JsonSchema => ({ type: 'string', description });
  const fork = {
    from: text('the date from which `change` holds'),
    change: { ...loosen(lab), description: 'what is different from `from` on, merged over all the rest; null removes' },
  };
  const whatIf = { ...anyWhatIf, properties: { ...(anyWhatIf['properties'] as JsonSchema), ...fork } };
  const parent = {
    extends: text('a shipped scenario by its name, or a file in the same folder or below: this one is merged over it'),
  };
  const extending = [
    withProperties(loosen(lab), { ...parent, ...fork }),
    withProperties(loosen(network), parent),
    withProperties(loosen(priors), parent),
  ];
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'loopgain scenario',
    type: 'object',
    if: { required: ['extends'] },
    // biome-ignore lint/suspicious/noThenProperty: the name is JSON Schema's, and this object is never awaited
    then: { required: ['loopgain', 'extends'], anyOf: extending },
    else: byKind({ network, priors, 'what-if': whatIf }, withProperties(lab, fork)),
  };
}

/** The schema of the kind that a file names. */
function byKind(schemas: Readonly<Record<string, JsonSchema>>, otherwise: JsonSchema): JsonSchema {
  return Object.entries(schemas).reduceRight<JsonSchema>(
    (others, [kind, schema]) => ({
      if: { properties: { kind: { const: kind } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: as above
      then: schema,
      else: others,
    }),
    otherwise,
  );
}

/** The format of each kind of scenario on its own. */
export function kindJsonSchemas(): { readonly lab: JsonSchema; readonly network: JsonSchema } {
  return { lab: toJsonSchema(labSchema(NO_ENVIRONMENT)), network: toJsonSchema(networkSchema(NO_ENVIRONMENT)) };
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return rest;
}

function withProperties(schema: JsonSchema, properties: JsonSchema): JsonSchema {
  return { ...schema, properties: { ...properties, ...(schema['properties'] as JsonSchema) } };
}

/** The same shape for a part of it that is merged over the rest: nothing is required, anything may be null, a parameter a number. */
function loosen(schema: JsonSchema): JsonSchema {
  const { required: _, default: __, oneOf, ...rest } = schema;
  const loosened = Object.fromEntries(Object.entries(rest).map(([keyword, value]) => [keyword, loosenKeyword(keyword, value)]));
  // Without their required keys several forms may fit at once.
  return oneOf === undefined ? loosened : { ...loosened, anyOf: loosenForms(oneOf as readonly JsonSchema[]) };
}

/** Forms of which one is chosen: a scenario that changes the form of its parent removes the other forms' keys with null. */
function loosenForms(forms: readonly JsonSchema[]): readonly JsonSchema[] {
  const keys = forms.flatMap(({ properties }) => Object.keys((properties ?? {}) as JsonSchema));
  const removed = Object.fromEntries(keys.map((key) => [key, { type: 'null' }]));
  return forms.map(loosen).map((form) => (form['properties'] === undefined ? form : withProperties(form, removed)));
}

function loosenKeyword(keyword: string, value: unknown): unknown {
  if (keyword === 'properties') {
    const entries = Object.entries(value as Readonly<Record<string, JsonSchema>>);
    return Object.fromEntries(
      entries.map(([key, schema]) => [key, orNull(key === 'parameters' ? loosenParameters(schema) : loosen(schema))]),
    );
  }
  if (keyword === 'additionalProperties' && typeof value === 'object') return orNull(loosen(value as JsonSchema));
  if (keyword === 'anyOf') return loosenForms(value as readonly JsonSchema[]);
  return value;
}

function loosenParameters(schema: JsonSchema): JsonSchema {
  const parameter = loosen(schema['additionalProperties'] as JsonSchema);
  const value = { type: 'number', description: 'replaces the value alone' };
  return { ...loosen(schema), additionalProperties: { anyOf: [value, parameter, { type: 'null' }] } };
}

function orNull(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}
