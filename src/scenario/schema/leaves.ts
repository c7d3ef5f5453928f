import * as z from 'zod';
import { parseIsoDate } from '../../base/calendar.ts';
import type { Parsed, Problem } from '../../base/issue.ts';
import { numberText } from '../../base/number-text.ts';
import type { CanonicalUnit, QuantityRange } from '../../base/units.ts';
import type { Curve } from '../../lab/curve.ts';
import type { Environment, NumberRange } from '../environment.ts';
import { readCurve, readNumber, readQuantity } from '../environment.ts';

// A schema is made for each document, so compiling it would cost more than it saves; it also needs a right that pages may deny.
z.config({ jitless: true });

/** Ranges of dimensionless numbers. */
export const RANGES = {
  any: { says: 'a finite number', holds: () => true },
  positive: { says: 'more than 0', holds: (value) => value > 0 },
  nonNegative: { says: '0 or more', holds: (value) => value >= 0 },
  share: { says: 'a share from 0 to 1', holds: (value) => value >= 0 && value <= 1 },
  sharePositive: { says: 'a share of more than 0, up to 1', holds: (value) => value > 0 && value <= 1 },
  shareBelowOne: { says: 'a share from 0 to less than 1', holds: (value) => value >= 0 && value < 1 },
  hoursPerDay: { says: '0 to 24 hours', holds: (value) => value >= 0 && value <= 24 },
  daysPerWeek: { says: '0 to 7 days', holds: (value) => value >= 0 && value <= 7 },
  whole: { says: 'a whole number', holds: (value) => Number.isInteger(value) },
  minusOneOrMore: { says: '-1 or more', holds: (value) => value >= -1 },
  wholeNonNegative: { says: 'a whole number, 0 or more', holds: (value) => value >= 0 && Number.isInteger(value) },
  oneOrMore: { says: '1 or more', holds: (value) => value >= 1 },
  wholePositive: { says: 'a whole number, 1 or more', holds: (value) => value >= 1 && Number.isInteger(value) },
  overlap: { says: '1, 2 or 3', holds: (value) => [1, 2, 3].includes(value) },
  level: { says: 'an automation level from 0 to 5', holds: (value) => value >= 0 && value <= 5 && Number.isInteger(value) },
} as const satisfies Readonly<Record<string, NumberRange>>;

/** A map with exactly these keys. Its issue about unknown keys carries the known ones as its message, for the suggestion. */
export function fields<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  description?: string,
): z.ZodObject<Shape, z.core.$strict> {
  const known = Object.keys(shape).join(' ');
  const object = z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
  return description === undefined ? object : object.describe(description);
}

/** One of several forms; `says` words them all. */
export function either<const Options extends readonly z.core.SomeType[]>(says: string, options: Options): z.ZodUnion<Options> {
  return z.union(options, { error: () => says });
}

/** What a lab may have or not: a map, or `none`, by which a child or the command line leaves it out again. */
export function orNone<Map extends z.ZodObject>(map: Map, description: string) {
  const none = z.literal('none').transform((): undefined => undefined);
  return either(`\`none\` or a map of ${Object.keys(map.shape).join(', ')}`, [none, map])
    .describe(description)
    .optional();
}

/** A word out of a list. */
export function word<const Words extends readonly string[]>(words: Words): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words);
}

/** A map keyed by id. */
export function byId<Value extends z.core.SomeType>(value: Value, description: string) {
  const id = z.string().regex(/^[a-z][a-z0-9-]*$/, { error: 'an id of lower-case letters, digits and hyphens' });
  return z.record(id, value).describe(description);
}

/** A dimensionless number: a literal, or a formula over parameters. */
export function number(env: Environment, range: keyof typeof RANGES, description: string, unit = rangeUnit(range)) {
  return leaf((written) => readNumber(written, RANGES[range], unit, env), RANGES[range].says, description, unit);
}

/** A quantity with a unit, in `unit`. */
export function quantity(env: Environment, unit: CanonicalUnit, range: QuantityRange, description: string) {
  return leaf((written) => readQuantity(written, unit, range, env), `a quantity that can be read as ${unit}`, description, unit);
}

/** A function of time, tabulated. */
export function curve(
  env: Environment,
  range: keyof typeof RANGES,
  description: string,
  unit = rangeUnit(range),
): z.ZodType<Curve, string | number> {
  return leaf(
    (written) => readCurve(written, RANGES[range], unit, env),
    `${RANGES[range].says}, or a formula of years`,
    description,
    unit,
  );
}

/** A calendar date, in days since the epoch. */
export function date(env: Environment, description: string) {
  return leaf((written) => readDate(written, env), 'a date such as 2026-07-01', description, 'date');
}

/** A leaf with a reader of its own; `says` words what it takes where the value is neither number nor text. */
export function leaf<Value>(
  read: (written: string | number) => Parsed<Value>,
  says: string,
  description: string,
  unit: string,
): z.ZodType<Value, string | number> {
  return z
    .union([z.number(), z.string()], { error: () => says })
    .transform((written, context) => {
      const parsed = read(written);
      if (parsed.ok) return parsed.value;
      context.issues.push({ code: 'custom', input: written, message: parsed.problem.expected, params: parsed.problem });
      return z.NEVER;
    })
    .meta({ description, unit });
}

/**
 * A check of values that belong together. It runs even where some of them are wrong by themselves, so that all is told at once,
 * and must leave alone what is not of its type.
 */
export function checkTogether<Schema extends z.ZodType>(
  schema: Schema,
  check: (written: Partial<z.output<Schema>>, context: z.core.$RefinementCtx) => void,
): Schema {
  const checkMap = (written: unknown, context: z.core.$RefinementCtx): void => {
    if (typeof written === 'object' && written !== null) check(written as Partial<z.output<Schema>>, context);
  };
  return schema.superRefine(checkMap, { when: () => true });
}

/** Whether all values could be read as numbers. */
export function areNumbers(values: readonly unknown[]): values is readonly number[] {
  return values.every((value) => typeof value === 'number' && Number.isFinite(value));
}

/** Adds a problem to what a refinement checks, at a path below it. */
export function addProblem(context: z.core.$RefinementCtx, path: PropertyKey[], problem: Problem): void {
  context.addIssue({ code: 'custom', path, message: problem.expected, params: problem });
}

/** Probabilities and shares that should sum to 1 may miss it by this. */
const SUM_TOLERANCE = 1e-9;

/** Checks that shares sum to 1. */
export function checkSum(shares: readonly unknown[], context: z.core.$RefinementCtx): void {
  if (!areNumbers(shares)) return;
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    addProblem(context, [], { expected: 'shares that sum to 1', received: `a sum of ${numberText(sum)}` });
}

/** Days since the epoch of a date. */
export function readDate(written: string | number, env: Environment): Parsed<number> {
  const day = typeof written === 'string' ? parseIsoDate(written) : undefined;
  const received = typeof written === 'string' ? `\`${written}\`` : String(written);
  if (day === undefined) return { ok: false, problem: { expected: 'a date such as 2026-07-01', received } };
  if (env.epochDay === undefined) {
    return { ok: false, problem: { expected: 'a time since the start', received, hint: 'Dates need `time.epoch`' } };
  }
  return { ok: true, value: day - env.epochDay };
}

function rangeUnit(range: keyof typeof RANGES): string {
  return range.startsWith('share') ? 'share' : 'number';
}
