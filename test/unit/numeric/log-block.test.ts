import { describe, expect, test } from 'vitest';
import { createBlock, minusLogAt, minusLogs } from '../../../src/numeric/log-block.ts';
import { createStream } from '../../../src/random/streams.ts';
import { exactLog, ulpsFrom } from '../../support/exact.ts';

const POINTS = 3000;

/** Minus the logarithms of numbers, by the block. */
function minusLogsOf(numbers: readonly number[]): Float64Array {
  const block = createBlock(numbers.length);
  block.numbers.set(numbers);
  const target = new Float64Array(numbers.length);
  minusLogs(block, 0, target, 0, numbers.length);
  return target;
}

const errorAt = (u: number, found: number): number => ulpsFrom(-found, exactLog(u));

describe('error against fixed-point arithmetic of 400 bits, in units in the last place', () => {
  test.each([
    [0, 2 ** -30, 0.6],
    [0, 2 ** -12, 0.6],
    [2 ** -12, 2 ** -10, 0.6],
    [2 ** -10, 0.5, 0.6],
    [0.5, 0.98, 0.6],
    [0.97, 0.98, 0.6],
    [0.98, 1, 1.1],
    [0.996, 0.9981, 1.1], // the row beside 1, where r is as large as the result
    [1 - 2 ** -9, 1, 0.6], // the row of 1 itself
    [1 - 2 ** -40, 1, 0.6],
  ])('from %f to %f', (low, high, bound) => {
    const stream = createStream(`log-block/${low}/${high}`);
    const numbers = Array.from({ length: POINTS }, () => low + (high - low) * stream.next()).filter((u) => u < 1);
    const greatest = minusLogsOf(numbers).reduce((most, found, i) => Math.max(most, errorAt(numbers[i]!, found)), 0);
    expect(greatest).toBeLessThan(bound);
  });

  test('at the ends, at the centres of rows and where rows meet', () => {
    const seams = Array.from({ length: 256 * 14 }, (_, i) => 2 ** -Math.floor(i / 256) * (1 - (i % 256) / 512)).filter(
      (u) => u < 1,
    );
    const beside = seams.flatMap((u) => [u * (1 - 2 ** -53), u, u * (1 + 2 ** -52)]);
    const numbers = [2 ** -53, 3 * 2 ** -53, 1 - 2 ** -53, 1 - 2 ** -52, ...beside].filter((u) => u < 1);
    const found = minusLogsOf(numbers);
    for (const [i, u] of numbers.entries()) expect(errorAt(u, found[i]!), `${u}`).toBeLessThan(u < 0.98 ? 0.6 : 1.1);
  });
});

test('a larger uniform number has a smaller logarithm, above 0', () => {
  const stream = createStream('monotone');
  for (let i = 0; i < POINTS; i++) {
    const size = 2 ** -Math.floor(8 * stream.next());
    const start = Math.ceil(stream.next() * size * 2 ** 52) * 2 ** -52 - 2 ** -53;
    const run = Array.from({ length: 8 }, (_, step) => start + step * 2 ** -52).filter((u) => u < 1);
    const found = minusLogsOf(run);
    for (let j = 0; j < found.length; j++) expect(found[j]).toBeLessThan(j === 0 ? Infinity : found[j - 1]!);
    expect(found.at(-1)).toBeGreaterThan(0);
  }
  expect(minusLogsOf([1 - 2 ** -53])[0]).toBe(2 ** -53);
});

test('one at a time gives the same bits, in place too', () => {
  const stream = createStream('in-place');
  const block = createBlock(POINTS);
  for (let i = 0; i < POINTS; i++) block.numbers[i] = stream.next() * (i % 5 === 0 ? 2 ** -12 : 1);
  const singles = Array.from({ length: POINTS }, (_, i) => minusLogAt(block, i));
  minusLogs(block, 0, block.numbers, 0, POINTS);
  expect([...block.numbers]).toEqual(singles);
});
