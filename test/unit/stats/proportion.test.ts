import { expect, test } from 'vitest';
import { wilsonInterval } from '../../../src/stats/proportion.ts';

/** Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3. */
const PUBLISHED: readonly (readonly [number, number, number, number])[] = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
];

test.each(PUBLISHED)('%i of %i as published', (successes, trials, low, high) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval.share).toBe(successes / trials);
  expect(Math.abs(interval.low - low)).toBeLessThanOrEqual(0.00005);
  expect(Math.abs(interval.high - high)).toBeLessThanOrEqual(0.00005);
});

test('its ends are the shares that a score test of the same confidence just keeps', () => {
  const z = 1.6448536269514722; // 90 %
  const { share, low, high } = wilsonInterval(7, 40, 0.9);
  for (const end of [low, high]) expect(Math.abs(share - end) / Math.sqrt((end * (1 - end)) / 40)).toBeCloseTo(z, 10);
});

test('mirrored for failures, and no wider than 0 .. 1', () => {
  const [one, other] = [wilsonInterval(3, 10), wilsonInterval(7, 10)];
  expect(one.low).toBeCloseTo(1 - other.high, 14);
  expect(one.high).toBeCloseTo(1 - other.low, 14);
  expect(wilsonInterval(10, 10).high).toBe(1);
  expect(wilsonInterval(0, 10).low).toBe(0);
});

test('of no trials nothing is known', () => {
  expect(wilsonInterval(0, 0)).toEqual({ share: NaN, low: 0, high: 1 });
});
