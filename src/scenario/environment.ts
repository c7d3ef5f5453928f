import { yearsFromDays } from '../base/calendar.ts';
import type { Parsed, Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { CanonicalUnit, QuantityRange } from '../base/units.ts';
import { DAYS_PER_WEEK, parseQuantity } from '../base/units.ts';
import type { Curve } from '../lab/curve.ts';
import type { Expression } from './expression.ts';
import { evaluate, FORMULA_FUNCTIONS, functionOf, namesIn } from './expression.ts';
import { parseFormula } from './formula.ts';
import type { FormulaUnit, UnitPowers } from './formula-unit.ts';
import { BARE, CLOCK } from './formula-unit.ts';
import type { Measure } from './unit-clash.ts';
import { findUnitClash } from './unit-clash.ts';

/** What the values of a document are read with: its parameters and its calendar. */
export type Environment = {
  /** By id; NaN for one that is declared wrongly, which is an issue of its own and breaks no formula. */
  readonly parameters: ReadonlyMap<string, number>;
  /** By id, the unit that each is declared with; none for a unit that nobody knows. */
  readonly units: ReadonlyMap<string, UnitPowers>;
  /** Filled with the names of the parameters that were read. */
  readonly used: Set<string>;
  /** Days from 1970-01-01 to the epoch; undefined without one, NaN if it is written wrongly. */
  readonly epochDay: number | undefined;
  /** End of the simulation in days since the epoch; NaN until it is known. */
  readonly endDays: number;
};

/** Of no document: for a schema that is built before there is one, or for its shape alone. */
export const NO_ENVIRONMENT: Environment = {
  parameters: new Map(),
  units: new Map(),
  used: new Set(),
  epochDay: undefined,
  endDays: NaN,
};

/** The name by which formulas of time know the years since the epoch. */
export const YEARS = 'years';

/** Words that formulas and units use, so that no parameter may bear them. */
export const RESERVED_NAMES: readonly string[] = [
  YEARS,
  ...FORMULA_FUNCTIONS,
  'minutes',
  'hours',
  'days',
  'weeks',
  'inf',
  'exit',
];

/** Curves are tabulated this finely: changes of staff and fleet are slower, and linear between two points. */
const CURVE_STEP_DAYS = DAYS_PER_WEEK;
/** Twenty thousand years: more was meant for something else. */
const MAX_POINTS = 1_000_000;

const TWO_WORD_UNITS = ['work hours', 'accelerator days'];
const UNIT_WORDS = [...TWO_WORD_UNITS, 'minutes', 'hours', 'days', 'weeks', 'years'];
const WITH_UNIT = /^(.*?\S)\s+((?:work |accelerator )?(?:minute|hour|day|week|year)s?)$/i;
const LITERAL_WITH_WORDS = /^[+-]?[\d.]+(?:e[+-]?\d+)?\s*[a-z ]+$/i;
const LITERAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Which dimensionless numbers are let in, and how that is said. */
export type NumberRange = { readonly says: string; readonly holds: (value: number) => boolean };

/** Reads a number, or a formula over parameters that is measured in `unit`. */
export function readNumber(written: string | number, range: NumberRange, unit: string, env: Environment): Parsed<number> {
  const value = resultOf(written, { unit, beside: false }, env);
  if (!value.ok) return value;
  return checkRange(value.value, written, range);
}

/** Reads a quantity: a number or a formula over parameters, and a unit. */
export function readQuantity(
  written: string | number,
  unit: CanonicalUnit,
  range: QuantityRange,
  env: Environment,
): Parsed<number> {
  const [, formula = '', unitWritten = ''] = typeof written === 'string' ? (WITH_UNIT.exec(written.trim()) ?? []) : [];
  if (formula === '' || LITERAL.test(formula)) return explainBareFormula(written, parseQuantity(written, unit, range));
  const misspelt = unitWritten.includes(' ') ? undefined : findMisspeltUnit(`${formula} ${unitWritten}`, unit);
  if (misspelt !== undefined) return misspelt;
  const dimension = parseQuantity(`1 ${unitWritten}`, unit, 'any');
  if (!dimension.ok) return quoteWhole(dimension, written);
  const value = resultOf(formula, { unit: unitWritten, beside: true }, env);
  if (!value.ok) return value;
  if (Number.isNaN(value.value)) return value;
  if (!Number.isFinite(value.value)) return notFinite(value.value, written);
  const quantity = parseQuantity(`${value.value} ${unitWritten}`, unit, range);
  return quantity.ok ? quantity : quoteResult(quantity.problem, written);
}

/** Reads a number or a formula of `years` and parameters into a table from day 0 to the end; one point if it does not vary. */
export function readCurve(written: string | number, range: NumberRange, unit: string, env: Environment): Parsed<Curve> {
  const table = tabulate(written, env, range, unit);
  if (!table.ok) return table;
  return { ok: true, value: { startDays: 0, stepDays: CURVE_STEP_DAYS, values: Float64Array.from(table.value) } };
}

function tabulate(written: string | number, env: Environment, range: NumberRange, unit: string): Parsed<readonly number[]> {
  const parsed = expressionOf(written, { unit, beside: false }, env, [YEARS]);
  if (!parsed.ok) return parsed;
  const varies = namesIn(parsed.value).includes(YEARS) && Number.isFinite(env.endDays);
  const points = varies ? Math.ceil(env.endDays / CURVE_STEP_DAYS) + 1 : 1;
  if (points > MAX_POINTS) return refuse('an earlier end for what changes each week', `${points} weeks`, undefined);
  const broken = namesBroken(parsed.value, env);
  const valueAt = functionOf(parsed.value, YEARS, (name) => env.parameters.get(name) ?? NaN);
  const values: number[] = [];
  for (let point = 0; point < points; point++) {
    const years = yearsFromDays(point * CURVE_STEP_DAYS);
    const checked = checkRange(valueAt(years), written, range, broken);
    if (!checked.ok) return varies ? addHint(checked.problem, `That is its value at years = ${years}`) : checked;
    values.push(checked.value);
  }
  return { ok: true, value: values };
}

/** NaN, and no problem, where a parameter in it is declared wrongly. */
function resultOf(written: string | number, measure: Measure, env: Environment): Parsed<number> {
  const parsed = expressionOf(written, measure, env, []);
  if (!parsed.ok) return parsed;
  const value = evaluate(parsed.value, (name) => env.parameters.get(name) ?? NaN);
  if (Number.isNaN(value) && !namesBroken(parsed.value, env)) return notFinite(value, written);
  return { ok: true, value };
}

function expressionOf(
  written: string | number,
  measure: Measure,
  env: Environment,
  known: readonly string[],
): Parsed<Expression> {
  if (typeof written === 'number') return { ok: true, value: { kind: 'number', value: written } };
  const parsed = parseFormula(written);
  if (!parsed.ok) return parsed;
  for (const name of namesIn(parsed.value)) {
    if (env.parameters.has(name)) env.used.add(name);
    else if (!known.includes(name)) return unknownName(name, written, [...env.parameters.keys(), ...known]);
  }
  const clash = findUnitClash(parsed.value, written, measure, unitOfName(env));
  return clash === undefined ? parsed : { ok: false, problem: clash };
}

function unitOfName({ units }: Environment): (name: string) => FormulaUnit {
  return (name) => {
    const powers = units.get(name);
    if (powers === undefined) return name === YEARS ? CLOCK : BARE;
    return { kind: 'unit', powers };
  };
}

function unknownName(name: string, written: string, known: readonly string[]): Parsed<never> {
  const received = name === written.trim() ? `\`${name}\`` : `\`${name}\` in \`${written}\``;
  if (name === YEARS)
    return refuse(
      'a value that does not change with time',
      received,
      'Only capacity, oversight.seen, review.aiFlaws and automated.beside may use years',
    );
  const near = suggest(name, known);
  return refuse('a number or a formula over parameters', received, near === undefined ? undefined : `Did you mean \`${near}\`?`);
}

function namesBroken(expression: Expression, env: Environment): boolean {
  return namesIn(expression).some((name) => Number.isNaN(env.parameters.get(name) ?? 0));
}

function checkRange(value: number, written: string | number, range: NumberRange, broken = Number.isNaN(value)): Parsed<number> {
  if (broken && Number.isNaN(value)) return { ok: true, value };
  if (!Number.isFinite(value)) return notFinite(value, written);
  // Plus 0 makes minus 0, which divides to minus infinity, 0.
  if (range.holds(value)) return { ok: true, value: value + 0 };
  return quoteResult({ expected: range.says, received: String(value) }, written);
}

function notFinite(value: number, written: string | number): Parsed<never> {
  return quoteResult({ expected: 'a finite number', received: String(value) }, written);
}

/** Says beside a result which formula gave it. */
function quoteResult(problem: Problem, written: string | number): Parsed<never> {
  if (typeof written === 'number' || LITERAL.test(written)) return { ok: false, problem };
  const { hint: _, ...rest } = problem;
  return { ok: false, problem: { ...rest, received: `${problem.received}, the value of \`${written}\`` } };
}

function quoteWhole({ problem }: { readonly problem: Problem }, written: string | number): Parsed<never> {
  return { ok: false, problem: { ...problem, received: `\`${written}\`` } };
}

/** A formula without a unit is told that, rather than to write a number. */
function explainBareFormula(written: string | number, parsed: Parsed<number>): Parsed<number> {
  if (parsed.ok || typeof written === 'number') return parsed;
  const lastWord = /[a-z]+$/i.exec(written.trim())?.[0] ?? '';
  const near = LITERAL_WITH_WORDS.test(written.trim()) ? undefined : suggest(lastWord, UNIT_WORDS);
  if (near === undefined) return parsed;
  return addHint(parsed.problem, near === lastWord ? 'Write a number before it' : `Did you mean ${near}?`);
}

/** `16 wrk hours` reads as a formula and a unit, but it is the unit that is misspelt. */
function findMisspeltUnit(written: string, unit: CanonicalUnit): Parsed<never> | undefined {
  const lastWords = /[a-z]+ [a-z]+$/i.exec(written)?.[0] ?? '';
  const near = suggest(lastWords, TWO_WORD_UNITS);
  const refused = parseQuantity(written, unit);
  if (near === undefined || refused.ok) return undefined;
  const told = parseQuantity(`1 ${near}`, unit);
  return addHint(refused.problem, told.ok ? `Did you mean ${near}?` : (told.problem.hint ?? ''));
}

function addHint(problem: Problem, hint: string): Parsed<never> {
  return { ok: false, problem: { ...problem, hint } };
}

function refuse(expected: string, received: string, hint: string | undefined): Parsed<never> {
  return { ok: false, problem: hint === undefined ? { expected, received } : { expected, received, hint } };
}
