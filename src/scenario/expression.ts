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
  add: { operands: 2, apply: ([a, b]: readonly number[]) => a! + b! },
  subtract: { operands: 2, apply: ([a, b]: readonly number[]) => a! - b! },
  multiply: { operands: 2, apply: ([a, b]: readonly number[]) => a! * b! },
  divide: { operands: 2, apply: ([a, b]: readonly number[]) => a! / b! },
  pow: { operands: 2, apply: ([a, b]: readonly number[]) => pow(a!, b!) },
  negate: { operands: 1, apply: ([a]: readonly number[]) => -a! },
  exp: { operands: 1, apply: ([a]: readonly number[]) => exp(a!) },
  log: { operands: 1, apply: ([a]: readonly number[]) => log(a!) },
  sqrt: { operands: 1, apply: ([a]: readonly number[]) => Math.sqrt(a!) },
  /** 0 below zero, 1 from it on */
  step: { operands: 1, apply: ([a]: readonly number[]) => (a! < 0 ? 0 : 1) },
  min: { operands: undefined, apply: (values: readonly number[]) => Math.min(...values) },
  max: { operands: undefined, apply: (values: readonly number[]) => Math.max(...values) },
} as const;

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
  return OPERATIONS[expression.operation].apply(operands);
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
