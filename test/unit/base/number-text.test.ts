import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText } from '../../../src/base/number-text.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [1, '1'],
  [-2.5, '-2.5'],
  [0.1 + 0.2, '0.3'],
  [1 / 3, '0.333333333333'],
  [123456789012345, '123456789012000'],
  [1e-7, '1e-7'],
  [1e21, '1e+21'],
  [Infinity, 'Infinity'],
  [Number.NaN, ''],
])('%d is written %j', (value, text) => {
  expect(numberText(value)).toBe(text);
});

test('a written number reads back within half of its twelfth digit, and is then written the same', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
      const readBack = Number(numberText(value));
      expect(Math.abs(readBack - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-12);
      expect(numberText(readBack)).toBe(numberText(value));
    }),
  );
});
