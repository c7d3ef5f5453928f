import { expect, test } from 'vitest';
import { type CanonicalUnit, parseQuantity, type QuantityRange } from '../../../src/base/units.ts';

test.each<[string, CanonicalUnit, number]>([
  ['6 work hours', 'work hours', 6],
  ['1 work hour', 'work hours', 1],
  ['2700 accelerator days', 'accelerator days', 2700],
  ['7 days', 'days', 7],
  ['0.1 days', 'days', 0.1],
  ['2 weeks', 'days', 14],
  ['36 hours', 'days', 1.5],
  ['90 minutes', 'days', 0.0625],
  ['4 years', 'days', 1461],
  ['50 minutes', 'minutes', 50],
  ['2 hours', 'minutes', 120],
  ['  1.5e1   DAYS ', 'days', 15],
  ['.5 days', 'days', 0.5],
  ['0 days', 'days', 0],
])('%s is so many %s: %d', (written, unit, value) => {
  expect(parseQuantity(written, unit)).toEqual({ ok: true, value });
});

test.each<[unknown, CanonicalUnit, QuantityRange, string, string, string | undefined]>([
  [3, 'days', 'nonNegative', 'elapsed time in minutes, hours, days, weeks or years', 'the bare number 3', 'Did you mean 3 days?'],
  [
    '3',
    'work hours',
    'nonNegative',
    "people's effort in work hours",
    '`3`',
    'Write a number and its unit, such as `7 work hours`',
  ],
  [
    '6 hours',
    'work hours',
    'nonNegative',
    "people's effort in work hours",
    '`6 hours`',
    "hours measure elapsed time, and here people's effort is needed, which does not follow from it",
  ],
  [
    '6 work hours',
    'days',
    'nonNegative',
    'elapsed time in minutes, hours, days, weeks or years',
    '`6 work hours`',
    "work hours measure people's effort, and here elapsed time is needed, which does not follow from it",
  ],
  ['6 work huors', 'work hours', 'nonNegative', "people's effort in work hours", '`6 work huors`', 'Did you mean 6 work hours?'],
  [
    '6 months',
    'days',
    'nonNegative',
    'elapsed time in minutes, hours, days, weeks or years',
    '`6 months`',
    'Months differ in length: write days, weeks or years',
  ],
  ['6 parsecs', 'accelerator days', 'nonNegative', 'accelerator effort in accelerator days', '`6 parsecs`', undefined],
  [
    '1,000 days',
    'days',
    'nonNegative',
    'elapsed time in minutes, hours, days, weeks or years',
    '`1,000 days`',
    'Write a number and its unit, such as `7 days`',
  ],
  [
    null,
    'days',
    'nonNegative',
    'elapsed time in minutes, hours, days, weeks or years',
    '`null`',
    'Write a number and its unit, such as `7 days`',
  ],
  ['-3 days', 'days', 'nonNegative', '0 days or more', '-3 days', 'Did you mean 3 days?'],
  ['-3 days', 'days', 'positive', 'more than 0 days', '-3 days', 'Did you mean 3 days?'],
  ['0 days', 'days', 'positive', 'more than 0 days', '0 days', undefined],
  ['1e400 days', 'days', 'any', 'a finite number of days', 'Infinity days', undefined],
])('%j is no quantity in %s (%s)', (written, unit, range, expected, received, hint) => {
  const problem = hint === undefined ? { expected, received } : { expected, received, hint };
  expect(parseQuantity(written, unit, range)).toEqual({ ok: false, problem });
});

test('a negative quantity passes where it is asked for', () => {
  expect(parseQuantity('-1 weeks', 'days', 'any')).toEqual({ ok: true, value: -7 });
});
