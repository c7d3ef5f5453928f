import { expect, test } from 'vitest';
import { pow } from '../../../src/numeric/pow.ts';
import { evaluate, namesIn } from '../../../src/scenario/expression.ts';
import { parseFormula } from '../../../src/scenario/formula.ts';

function resultOf(text: string, names: Readonly<Record<string, number>> = {}): number {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(parsed.problem.hint);
  return evaluate(parsed.value, (name) => names[name] ?? Number.NaN);
}

test.each([
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['-2^2', -4],
  ['2^3^2', 512],
  ['7 / 2 - 1', 2.5],
  ['1e4', 10_000],
  ['min(3, 1, 2) + max(3, 1)', 4],
  ['sqrt(16) + exp(0) + log(1)', 5],
  ['step(-0.5) + step(0) * 10 + step(2) * 100', 110],
])('%s is %d', (text, value) => {
  expect(resultOf(text)).toBe(value);
});

test('powers come from the house, so that they are the same on every machine', () => {
  expect(resultOf('60 * growth^min(years, 6)', { growth: 1.8, years: 2.7 })).toBe(60 * pow(1.8, 2.7));
});

test('names are found once each, wherever they stand', () => {
  const parsed = parseFormula('a * years + min(b, -a)');
  expect(parsed.ok && namesIn(parsed.value)).toEqual(['a', 'years', 'b']);
});

test.each([
  '2 x',
  'x = 3',
  'f(x) = 2',
  'x; y',
  '[1, 2]',
  'x[1]',
  'a.b',
  '"text"',
  'true ? 1 : 2',
  'x > 3',
  'x!',
  '1:3',
  '5 cm',
  'import({})',
  'evaluate("1")',
  'a.constructor("return 1")()',
  '',
  ' ',
  '1 +',
  `1${' + 1'.repeat(400)}`,
  `${'('.repeat(490)}1${')'.repeat(490)}`,
  '2026-02-30',
  '2026-02',
  '1e999',
])('refused: %s', (text) => {
  expect(parseFormula(text).ok).toBe(false);
});

test('a formula is refused with what was expected and why', () => {
  expect(parseFormula('mn(a, b)')).toEqual({
    ok: false,
    problem: { expected: 'a formula', received: '`mn(a, b)`', hint: 'Did you mean min?' },
  });
});
