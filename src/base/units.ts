import type { Parsed, Problem } from './issue.ts';
import { suggest } from './suggest.ts';

/** A unit that values are kept in: people's effort, accelerators' effort, elapsed time, and the length of tasks. */
export type CanonicalUnit = 'work hours' | 'accelerator days' | 'days' | 'minutes';

/** Which values are let in; non-finite ones never are. */
export type QuantityRange = 'positive' | 'nonNegative' | 'any';

type Dimension = "people's effort" | 'accelerator effort' | 'elapsed time';

/** A year of formulas and of data, in every file [days] (Julian year). */
export const DAYS_PER_YEAR = 365.25;
/** [hours per day] */
export const HOURS_PER_DAY = 24;
/** [minutes per hour] */
export const MINUTES_PER_HOUR = 60;
/** [days per week] */
export const DAYS_PER_WEEK = 7;

const MINUTES_PER_DAY = HOURS_PER_DAY * MINUTES_PER_HOUR;

/** Every unit a reader may write, in the plural, with its size in the smallest unit of its dimension (whole numbers, so exact). */
const UNITS: Readonly<Record<string, { readonly dimension: Dimension; readonly size: number }>> = {
  'work hours': { dimension: "people's effort", size: 1 },
  'accelerator days': { dimension: 'accelerator effort', size: 1 },
  minutes: { dimension: 'elapsed time', size: 1 },
  hours: { dimension: 'elapsed time', size: MINUTES_PER_HOUR },
  days: { dimension: 'elapsed time', size: MINUTES_PER_DAY },
  weeks: { dimension: 'elapsed time', size: DAYS_PER_WEEK * MINUTES_PER_DAY },
  years: { dimension: 'elapsed time', size: DAYS_PER_YEAR * MINUTES_PER_DAY },
};

const QUANTITY = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]+(?:\s+[a-z]+)*)$/i;

/**
 * Reads a quantity such as `6 work hours`, `2700 accelerator days`, `90 minutes` or `0.31 years` into a canonical unit.
 * Effort and elapsed time are never converted into each other, and a bare number is refused: its unit would be a guess.
 * @param written what the reader wrote, of any type
 * @param unit the unit of the result, and so the dimension that is expected
 * @param range which values are let in
 *
 * parseQuantity('2 weeks', 'days') // => { ok: true, value: 14 }
 * parseQuantity('1.5 hours', 'minutes') // => { ok: true, value: 90 }
 * parseQuantity('1 work hour', 'work hours') // => { ok: true, value: 1 }
 */
export function parseQuantity(written: unknown, unit: CanonicalUnit, range: QuantityRange = 'nonNegative'): Parsed<number> {
  if (typeof written === 'number') return refuse(unit, `the bare number ${written}`, `Did you mean ${written} ${unit}?`);
  const parts = typeof written === 'string' ? QUANTITY.exec(written.trim()) : null;
  if (parts === null) return refuse(unit, quote(written), `Write a number and its unit, such as \`${exampleOf(unit)}\``);
  const [, digits = '', writtenUnit = ''] = parts;
  const found = findUnit(writtenUnit);
  if (found === undefined) return refuse(unit, quote(written), hintForUnknownUnit(digits, writtenUnit, unit));
  if (!sameDimension(found, unit)) return refuse(unit, quote(written), hintForDimension(found, unit));
  return withinRange(Number(digits), found, unit, range);
}

function convert(value: number, from: string, to: string): number {
  return from === to ? value : (value * sizeAndDimension(from).size) / sizeAndDimension(to).size;
}

/** Quotes the value in the unit that it was written in. */
function withinRange(written: number, from: string, unit: CanonicalUnit, range: QuantityRange): Parsed<number> {
  const value = convert(written, from, unit);
  const received = `${written} ${from}`;
  if (!Number.isFinite(value)) return { ok: false, problem: { expected: `a finite number of ${unit}`, received } };
  if (range === 'any' || value > 0 || (range === 'nonNegative' && value === 0)) return { ok: true, value: value + 0 };
  const problem: Problem = { expected: range === 'positive' ? `more than 0 ${unit}` : `0 ${unit} or more`, received };
  return { ok: false, problem: value < 0 ? { ...problem, hint: `Did you mean ${-written} ${from}?` } : problem };
}

function refuse(unit: CanonicalUnit, received: string, hint: string | undefined): Parsed<number> {
  const { dimension } = sizeAndDimension(unit);
  const accepted = Object.keys(UNITS).filter((name) => sizeAndDimension(name).dimension === dimension);
  const problem: Problem = { expected: `${dimension} in ${listWords(accepted)}`, received };
  return { ok: false, problem: hint === undefined ? problem : { ...problem, hint } };
}

/** The unit that was probably meant; where none comes near, what is expected names the units already. */
function hintForUnknownUnit(digits: string, writtenUnit: string, unit: CanonicalUnit): string | undefined {
  if (findWord(writtenUnit, ['months']) !== undefined) return 'Months differ in length: write days, weeks or years';
  const near = suggest(writtenUnit, Object.keys(UNITS));
  if (near === undefined) return undefined;
  return sameDimension(near, unit) ? `Did you mean ${digits} ${near}?` : hintForDimension(near, unit);
}

function hintForDimension(found: string, unit: CanonicalUnit): string {
  const [is, wanted] = [sizeAndDimension(found).dimension, sizeAndDimension(unit).dimension];
  return `${found} measure ${is}, and here ${wanted} is needed, which does not follow from it`;
}

function exampleOf(unit: CanonicalUnit): string {
  return `${DAYS_PER_WEEK} ${unit}`;
}

function findUnit(written: string): string | undefined {
  return findWord(written, Object.keys(UNITS));
}

/** One of the plural words, written in the plural or the singular, in any case and spacing. */
function findWord(written: string, plurals: readonly string[]): string | undefined {
  const word = written.toLowerCase().replace(/\s+/g, ' ');
  return plurals.find((plural) => word === plural || `${word}s` === plural);
}

function sameDimension(one: string, other: string): boolean {
  return sizeAndDimension(one).dimension === sizeAndDimension(other).dimension;
}

function sizeAndDimension(unit: string): { readonly dimension: Dimension; readonly size: number } {
  // Callers pass canonical units and names that findUnit returned, both of which are keys.
  return UNITS[unit]!;
}

function quote(written: unknown): string {
  return `\`${typeof written === 'string' ? written : (JSON.stringify(written) ?? String(written))}\``;
}

function listWords(words: readonly string[]): string {
  return words.length === 1 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
