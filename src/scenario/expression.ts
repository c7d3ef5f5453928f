import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { pow } from '../numeric/pow.ts';

/** What a formula may do: its operators and functions, with how many operands each takes. */
export type Operation = keyof typeof OPERATIONS;

/** A formula as data. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly Expression[] };

const OPERATIONS = {
  add: { operands: 2, apply: (a: number, b: number) => a + b },
  subtract: { operands: 2, apply: (a: number, b: number) => a - b },
  multiply: { operands: 2, apply: (a: number, b: number) => a * b },
  divide: { operands: 2, apply: (a: number, b: number) => a / b },
  pow: { operands: 2, apply: pow },
  negate: { operands: 1, apply: (a: number) => -a },
  exp: { operands: 1, apply: exp },
  log: { operands: 1, apply: log },
  sqrt: { operands: 1, apply: Math.sqrt },
  /** 0 below zero, 1 from it on */
  step: { operands: 1, apply: (a: number) => (a < 0 ? 0 : 1) },
  min: { operands: undefined, apply: Math.min },
  max: { operands: undefined, apply: Math.max },
} as const;

type Apply = (...operands: readonly number[]) => number;

/** Functions that a formula may call by name. */
export const FORMULA_FUNCTIONS = ['min', 'max', 'exp', 'log', 'sqrt', 'step'] as const;

/** Number of operands an operation takes; undefined for one or more. */
export function operandsOf(operation: Operation): number | undefined {
  return OPERATIONS[operation].operands;
}

/**
 * The value of an expression, from the house's own functions, so that it is the same on every machine.
 * @param valueOfName the value of a name; NaN for what is not known
 *
 * evaluate({ kind: 'apply', operation: 'pow', operands: [{ kind: 'name', name: 'x' }, { kind: 'number', value: 2 }] }, () => 3) // => 9
 */
export function evaluate(expression: Expression, valueOfName: (name: string) => number): number {
  if (expression.kind === 'number') return expression.value;
  if (expression.kind === 'name') return valueOfName(expression.name);
  const operands = expression.operands.map((operand) => evaluate(operand, valueOfName));
  const apply: Apply = OPERATIONS[expression.operation].apply;
  return apply(...operands);
}

/**
 * An expression as a function of one of its names, where it is wanted for many values: what that name is not in is worked out once.
 * @param valueOfName the values of the other names
 */
export function functionOf(
  expression: Expression,
  name: string,
  valueOfName: (name: string) => number,
): (value: number) => number {
  if (!namesIn(expression).includes(name)) {
    const constant = evaluate(expression, valueOfName);
    return () => constant;
  }
  if (expression.kind !== 'apply') return (value) => value;
  const apply: Apply = OPERATIONS[expression.operation].apply;
  const operands = expression.operands.map((operand) => functionOf(operand, name, valueOfName));
  const [first, second] = operands as [(value: number) => number, (value: number) => number];
  if (operands.length === 1) return (value) => apply(first(value));
  if (operands.length === 2) return (value) => apply(first(value), second(value));
  return (value) => apply(...operands.map((operand) => operand(value)));
}

/**
 * The names an expression reads, each once.
 *
 * namesIn({ kind: 'name', name: 'years' }) // => ['years']
 */
export function namesIn(expression: Expression): readonly string[] {
  if (expression.kind === 'number') return [];
  if (expression.kind === 'name') return [expression.name];
  return [...new Set(expression.operands.flatMap(namesIn))];
}
