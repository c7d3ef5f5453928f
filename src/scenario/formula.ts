import type { ConstantNode, FunctionNode, MathNode, OperatorNode, ParenthesisNode, SymbolNode } from 'mathjs';
import { create, parseDependencies } from 'mathjs/number';
import type { Parsed } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { Expression, Operation } from './expression.ts';
import { FORMULA_FUNCTIONS, operandsOf } from './expression.ts';

// mathjs parses and does nothing else: its own functions differ between machines, and the whitelist below is the sandbox.
const { parse } = create({ ...parseDependencies });

const MAX_CHARACTERS = 1000;
/** Of a formula in a message [characters]. */
const SHOWN_CHARACTERS = 200;
const DATE = /^\d{4}-\d{2}(-\d{2})?$/;

const OPERATORS: Readonly<Record<string, Operation>> = {
  add: 'add',
  subtract: 'subtract',
  multiply: 'multiply',
  divide: 'divide',
  pow: 'pow',
  unaryMinus: 'negate',
};

/** Something a formula may not hold; caught at the end of parseFormula. */
class Refusal extends Error {
  readonly hint: string;

  constructor(hint: string) {
    super(hint);
    this.hint = hint;
  }
}

/** Formulas read before; a lab has hundreds, and one that is loaded again with other values has the same. */
const known = new Map<string, Parsed<Expression>>();
/** So many formulas at most are kept, whatever runs on for ever: ten large labs. */
const MOST_KNOWN = 4096;

/**
 * Reads a formula of + - * / ^, min, max, exp, log, sqrt, step, numbers and names.
 *
 * parseFormula('-3') // => { ok: true, value: { kind: 'apply', operation: 'negate', operands: [{ kind: 'number', value: 3 }] } }
 */
export function parseFormula(text: string): Parsed<Expression> {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const parsed = parseAnew(text);
  known.set(text, parsed);
  return parsed;
}

function parseAnew(text: string): Parsed<Expression> {
  try {
    if (text.length > MAX_CHARACTERS) throw new Refusal(`A formula has at most ${MAX_CHARACTERS} characters`);
    if (text.trim() === '') throw new Refusal('Write a number');
    if (DATE.test(text.trim())) throw new Refusal('It looks like a date, and would be taken for a subtraction');
    return { ok: true, value: translate(parse(text)) };
  } catch (error) {
    const hint = hintFor(error);
    if (hint === undefined) throw error;
    const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text;
    return { ok: false, problem: { expected: 'a formula', received: `\`${shown}\``, hint } };
  }
}

function hintFor(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.hint;
  // The parser recurses, so that brackets within brackets exhaust the stack.
  if (error instanceof RangeError) return 'It is nested too deeply';
  return error instanceof SyntaxError ? error.message : undefined;
}

function translate(node: MathNode): Expression {
  switch (node.type) {
    case 'ConstantNode':
      return translateConstant(node as ConstantNode<number>);
    case 'SymbolNode':
      return { kind: 'name', name: (node as SymbolNode).name };
    case 'ParenthesisNode':
      return translate((node as ParenthesisNode).content);
    case 'OperatorNode':
      return translateOperator(node as OperatorNode);
    case 'FunctionNode':
      return translateFunction(node as FunctionNode);
    default:
      throw new Refusal('A formula has + - * / ^, min, max, exp, log, sqrt, step, numbers and names');
  }
}

function translateConstant({ value }: ConstantNode<number>): Expression {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Refusal(`${String(value)} is no finite number`);
  return { kind: 'number', value };
}

function translateOperator(node: OperatorNode): Expression {
  if (node.implicit) throw new Refusal('Write each multiplication with *');
  const operation = OPERATORS[node.fn];
  if (operation === undefined) throw new Refusal(`The operators are + - * / ^, not ${node.op}`);
  return { kind: 'apply', operation, operands: node.args.map(translate) };
}

function translateFunction(node: FunctionNode): Expression {
  const name = (node.fn as unknown as SymbolNode).name;
  const operation = FORMULA_FUNCTIONS.find((known) => known === name);
  if (operation === undefined) {
    const near = suggest(name, FORMULA_FUNCTIONS);
    throw new Refusal(near === undefined ? `The functions are ${FORMULA_FUNCTIONS.join(', ')}` : `Did you mean ${near}?`);
  }
  const wanted = operandsOf(operation);
  const given = node.args.length;
  if (wanted === undefined ? given === 0 : given !== wanted)
    throw new Refusal(`${name} takes ${wanted ?? 'one or more values'}, not ${given}`);
  return { kind: 'apply', operation, operands: node.args.map(translate) };
}
