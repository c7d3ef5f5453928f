import type { Expression, Operation } from './expression.ts';

/** Powers of the units that a unit is made of: `hours per day` is hours to the 1 and days to the -1; a pure number has none. */
export type UnitPowers = ReadonlyMap<string, number>;

/**
 * What a formula is measured in. Numbers written in a formula say nothing of their unit: what is made of them alone is `bare`,
 * and what they make of the clock `years` may be anything (`60 + 10 * years` people, `365.25 * years` days).
 */
export type FormulaUnit =
  | { readonly kind: 'bare' }
  | { readonly kind: 'anything' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'unit'; readonly powers: UnitPowers };

const TIME_WORDS = ['minutes', 'hours', 'days', 'weeks', 'years'];
/** Units of parameters and fields, in the plural. Sizes differ too: hours are not minutes here, and nothing is converted. */
export const UNIT_WORDS: readonly string[] = [
  ...[...TIME_WORDS, 'work hours', 'accelerator days'],
  ...['people', 'agents', 'accelerators', 'servers', 'jobs', 'experiments', 'changes'],
  ...['nats', 'logits', 'doublings'],
];
/** Words for numbers without unit: they say what the number is. */
export const PURE_WORDS: readonly string[] = ['ratio', 'share', 'exponent', 'number', 'AL0-AL5'];

const OTHER_WORDS: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['ln ratio', 'nats'],
]);

/** Of a number written out. */
export const BARE: FormulaUnit = { kind: 'bare' };
/** Of the clock, `years`. */
export const CLOCK: FormulaUnit = { kind: 'clock' };
const ANYTHING: FormulaUnit = { kind: 'anything' };
const PURE: FormulaUnit = { kind: 'unit', powers: new Map() };

/**
 * Reads a unit such as `minutes`, `per year`, `hours per day` or `share`; undefined if a word of it is unknown.
 *
 * parseUnit('hours per day') // => new Map([['hours', 1], ['days', -1]])
 * parseUnit('bananas') // => undefined
 */
export function parseUnit(text: string): UnitPowers | undefined {
  const powers = new Map<string, number>();
  const parts = ` ${text.trim().toLowerCase().replace(/\s+/g, ' ')}`.split(/ per (?=\S)/);
  for (const [index, part] of parts.entries()) {
    const word = part.trim();
    if (word === '' && index === 0 && parts.length > 1) continue;
    if (PURE_WORDS.some((pure) => pure.toLowerCase() === word)) continue;
    const base = baseOf(word);
    if (base === undefined) return undefined;
    add(powers, base, index === 0 ? 1 : -1);
  }
  return powers;
}

/**
 * The text of a unit, as it is shown.
 *
 * unitText(new Map([['logits', 1], ['doublings', -1]])) // => 'logits per doubling'
 */
export function unitText(powers: UnitPowers): string {
  const raised = (word: string, power: number): string => (power === 1 ? word : `${word}^${power}`);
  const above = [...powers].filter(([, power]) => power > 0).map(([base, power]) => raised(base, power));
  const below = [...powers].filter(([, power]) => power < 0).map(([base, power]) => raised(singularOf(base), -power));
  const text = [above.join(' '), ...below].join(' per ').trim();
  return text === '' ? 'no unit' : text;
}

function singularOf(plural: string): string {
  return plural === 'people' ? 'person' : plural.replace(/s$/, '');
}

/** Whether two units are one. */
export function sameUnit(a: UnitPowers, b: UnitPowers): boolean {
  return a.size === b.size && [...a].every(([base, power]) => b.get(base) === power);
}

/** Whether a unit is one of elapsed time. */
export function isTime(powers: UnitPowers): boolean {
  return powers.size === 1 && [...powers].every(([base, power]) => TIME_WORDS.includes(base) && power === 1);
}

/** Units in a formula do not go together; the message says which. */
export class UnitClash extends Error {}

/**
 * The unit of a formula.
 * @throws UnitClash where it adds or compares what has different units, or raises something to a power that has one
 */
export function unitOf(expression: Expression, unitOfName: (name: string) => FormulaUnit): FormulaUnit {
  if (expression.kind === 'number') return BARE;
  if (expression.kind === 'name') return unitOfName(expression.name);
  const units = expression.operands.map((operand) => unitOf(operand, unitOfName));
  const [first, second] = units as [FormulaUnit, FormulaUnit];
  const exponent = expression.operands[1];
  const number = exponent?.kind === 'number' ? exponent.value : undefined;
  return RULES[expression.operation](units, first, second, number);
}

type Rule = (units: readonly FormulaUnit[], first: FormulaUnit, second: FormulaUnit, exponent: number | undefined) => FormulaUnit;

const RULES: Readonly<Record<Operation, Rule>> = {
  add: (units) => units.reduce(alike),
  subtract: (units) => units.reduce(alike),
  min: (units) => units.reduce(alike),
  max: (units) => units.reduce(alike),
  multiply: (_, a, b) => product(a, b, 1),
  divide: (_, a, b) => product(a, b, -1),
  pow: (_, base, exponent, number) => power(base, exponent, number),
  sqrt: (_, base) => power(base, BARE, 1 / 2),
  negate: (_, a) => a,
  step: () => BARE,
  log: () => BARE,
  exp: (_, a) => {
    if (a.kind === 'unit' && !isPure(a) && !sameUnit(a.powers, NATS)) throw new UnitClash(`exp of ${unitText(a.powers)}`);
    return BARE;
  },
};

const NATS: UnitPowers = new Map([['nats', 1]]);
const YEARS: UnitPowers = new Map([['years', 1]]);

/** What is added or compared has one unit; numbers written out take the other's. */
function alike(a: FormulaUnit, b: FormulaUnit): FormulaUnit {
  if (a.kind === 'bare' || a.kind === 'anything') return b;
  if (b.kind === 'bare' || b.kind === 'anything') return a;
  if (a.kind === 'clock' && b.kind === 'clock') return CLOCK;
  const [one, other] = [powersOf(a), powersOf(b)];
  if (!sameUnit(one, other)) throw new UnitClash(`${unitText(one)} beside ${unitText(other)}`);
  return { kind: 'unit', powers: one };
}

/** Numbers written out count for a unit, but beside the clock they may stand for one. */
function product(a: FormulaUnit, b: FormulaUnit, sign: 1 | -1): FormulaUnit {
  if (a.kind === 'anything' || b.kind === 'anything') return ANYTHING;
  const bare = [a, b].filter((unit) => unit.kind !== 'unit' || isPure(unit));
  if (bare.some(({ kind }) => kind === 'clock') && bare.length === 2) return ANYTHING;
  if (bare.length === 2) return a.kind === 'unit' && b.kind === 'unit' ? PURE : BARE;
  const powers = new Map(powersOf(a));
  for (const [base, exponent] of powersOf(b)) add(powers, base, sign * exponent);
  return { kind: 'unit', powers };
}

/** What grows `per year` may be raised to years: that is growth, a pure number. */
function power(base: FormulaUnit, exponent: FormulaUnit, number: number | undefined): FormulaUnit {
  const raisedTo = powersOf(exponent);
  if (base.kind !== 'unit' || isPure(base)) {
    if (raisedTo.size > 0 && !sameUnit(raisedTo, YEARS)) throw new UnitClash(`a power in ${unitText(raisedTo)}`);
    return base.kind === 'clock' ? ANYTHING : base;
  }
  const [growsPer, sign] = base.powers.size === 1 ? [...base.powers][0]! : [];
  if (sign === -1 && [...raisedTo].every(([unit, to]) => unit === growsPer && to === 1)) return BARE;
  if (raisedTo.size > 0) throw new UnitClash(`${unitText(base.powers)} to a power in ${unitText(raisedTo)}`);
  if (number === undefined) throw new UnitClash(`${unitText(base.powers)} to a power that varies`);
  return { kind: 'unit', powers: new Map(number === 0 ? [] : [...base.powers].map(([unit, to]) => [unit, to * number])) };
}

function isPure(unit: FormulaUnit): boolean {
  return unit.kind === 'unit' && unit.powers.size === 0;
}

function powersOf(unit: FormulaUnit): UnitPowers {
  if (unit.kind === 'unit') return unit.powers;
  return unit.kind === 'clock' ? YEARS : new Map();
}

function baseOf(word: string): string | undefined {
  return OTHER_WORDS.get(word) ?? UNIT_WORDS.find((plural) => word === plural || `${word}s` === plural);
}

function add(powers: Map<string, number>, base: string, by: number): void {
  const sum = (powers.get(base) ?? 0) + by;
  if (sum === 0) powers.delete(base);
  else powers.set(base, sum);
}
