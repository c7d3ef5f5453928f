import { expect, test } from 'vitest';
import { assert, assertNever, InvariantError } from '../../../src/base/assert.ts';

test('passes what holds', () => {
  expect(() => assert(true, 'anything')).not.toThrow();
});

test('names what must hold and the values that show it does not', () => {
  const breach = () =>
    assert(false, 'departures <= arrivals', { departures: 3, arrivals: Number.NaN, stage: 'debug', queue: [1, Infinity] });
  expect(breach).toThrow(InvariantError);
  expect(breach).toThrow(
    'must hold: departures <= arrivals (departures = 3, arrivals = NaN, stage = "debug", queue = [1,"Infinity"])',
  );
});

test('narrows the type of what it checked', () => {
  const value = JSON.parse('"text"') as string | undefined;
  assert(value !== undefined, 'the value is there');
  expect(value.length).toBe(4);
});

test('a union member that was forgotten stops at run time too', () => {
  expect(() => assertNever('sideways' as never)).toThrow('must hold: every case of the union is handled (value = "sideways")');
});
