import { expect, test } from 'vitest';
import { sineNearZero } from '../../../src/numeric/sine.ts';
import { createStream } from '../../../src/random/streams.ts';
import { type Exact, multiply, toFixed, ulpsFrom } from '../../support/exact.ts';

function exactSine(x: number): Exact {
  const square = multiply(toFixed(x), toFixed(x));
  let term = toFixed(x);
  let sum = 0n;
  for (let n = 2n; term !== 0n && term !== -1n; n += 2n) {
    sum += term;
    term = -multiply(term, square) / (n * (n + 1n));
  }
  return { fixed: sum, exponent: 0 };
}

test('the sine near 0 is within a unit in the last place, and odd', () => {
  const stream = createStream('sine');
  for (let i = 0; i < 2000; i++) {
    const x = (stream.next() * Math.PI) / 4;
    expect(Math.abs(ulpsFrom(sineNearZero(x), exactSine(x)))).toBeLessThan(1);
    expect(sineNearZero(-x)).toBe(-sineNearZero(x));
  }
  for (const x of [1e-300, 1e-9]) expect(sineNearZero(x)).toBe(x);
  expect(sineNearZero(0)).toBe(0);
  expect(sineNearZero(Math.PI / 6)).toBeCloseTo(0.5, 15);
});

test('there is none farther out', () => {
  for (const x of [0.8, -1, NaN, Infinity]) expect(sineNearZero(x)).toBeNaN();
});
