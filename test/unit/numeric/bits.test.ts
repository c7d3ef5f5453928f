import { expect, test } from 'vitest';
import { balancedExponent, HIGH_WORD, highWord, powerOfTwo, scaleByPowerOfTwo } from '../../../src/numeric/bits.ts';
import { createStream } from '../../../src/random/streams.ts';

/** y 2^k rounded once, to even where it lies midway, in integers. */
function scaledExactly(y: number, k: number): number {
  const significand = BigInt(y * 2 ** 53); // y is at least 0.5, so this is whole
  const dropped = Math.max(0, -1074 - (k - 53));
  const [unit, half] = [1n << BigInt(dropped), dropped === 0 ? 0n : 1n << BigInt(dropped - 1)];
  const rest = significand % unit;
  let quotient = significand / unit;
  if (dropped > 0 && (rest > half || (rest === half && quotient % 2n === 1n))) quotient++;
  const exponent = Math.max(k - 53, -1074);
  return Number(quotient) * 2 ** Math.floor(exponent / 2) * 2 ** Math.ceil(exponent / 2);
}

test('the high word is the first four bytes in network order', () => {
  const view = new DataView(new ArrayBuffer(8));
  for (const x of [0, -0, 1, -1.5, Math.PI, 5e-324, Number.MAX_VALUE, Infinity, 2 ** -1022]) {
    view.setFloat64(0, x);
    expect(highWord(x)).toBe(view.getInt32(0));
    expect(new Int32Array(new Float64Array([x]).buffer)[HIGH_WORD]).toBe(view.getInt32(0));
  }
});

test('powers of two are exact over the whole range', () => {
  for (let k = -1074; k <= 1023; k++) expect(powerOfTwo(k)).toBe(2 ** k);
});

test('the balanced exponent leaves a number between sqrt(1/2) and sqrt 2', () => {
  const stream = createStream('balanced');
  for (let i = 0; i < 5000; i++) {
    const x = 2 ** Math.floor(2000 * stream.next() - 1000) * (1 + stream.next());
    const mantissa = x / 2 ** balancedExponent(x);
    expect(mantissa).toBeGreaterThan(Math.SQRT1_2 * (1 - 2 ** -19)); // the exponent is found from 20 bits of fraction
    expect(mantissa).toBeLessThan(Math.SQRT2 * (1 + 2 ** -19));
  }
});

test('scaling rounds once, also among the subnormal numbers', () => {
  const stream = createStream('scaling');
  const midway = [1 + 2 ** -10, 1 + 3 * 2 ** -10, 1.5, 1, 2 - 2 ** -52, 0.5];
  for (let i = 0; i < 5000; i++) {
    const y = i < midway.length * 100 ? midway[i % midway.length]! : 0.5 + 1.4 * stream.next();
    const k = Math.floor(stream.next() < 0.5 ? -1075 + 60 * stream.next() : -1000 + 2000 * stream.next());
    expect(scaleByPowerOfTwo(y, k), `${y} 2^${k}`).toBe(scaledExactly(y, k));
  }
  expect([scaleByPowerOfTwo(1, 1024), scaleByPowerOfTwo(0.9, 1024)]).toEqual([Infinity, 0.9 * 2 ** 1000 * 2 ** 24]);
});
