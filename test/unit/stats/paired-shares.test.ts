import { describe, expect, test } from 'vitest';
import { pairedShares } from '../../../src/stats/paired-shares.ts';

const PAIRS = 20;

/** Chance that the interval holds the truth, over every outcome of so many pairs. */
function coverage(onlyFirst: number, onlySecond: number): number {
  const logFactorials = [0];
  for (let n = 1; n <= PAIRS; n++) logFactorials.push(logFactorials[n - 1]! + Math.log(n));
  const term = (count: number, share: number): number => (count === 0 ? 0 : count * Math.log(share) - logFactorials[count]!);
  let held = 0;
  for (let b = 0; b <= PAIRS; b++) {
    for (let c = 0; b + c <= PAIRS; c++) {
      const { low, high } = pairedShares(b, c, PAIRS);
      const rest = PAIRS - b - c;
      const chance = Math.exp(
        logFactorials[PAIRS]! + term(b, onlyFirst) + term(c, onlySecond) + term(rest, 1 - onlyFirst - onlySecond),
      );
      if (low <= onlySecond - onlyFirst && onlySecond - onlyFirst <= high) held += chance;
    }
  }
  return held;
}

describe('the interval of a difference of paired shares', () => {
  test.each([
    [0.1, 0.1],
    [0.05, 0.2],
    [0.3, 0.3],
    [0.1, 0.5],
    [0.02, 0.02],
  ])('holds the truth in 93 % or more of all outcomes of 20 pairs with %d and %d', (onlyFirst, onlySecond) => {
    expect(coverage(onlyFirst, onlySecond)).toBeGreaterThanOrEqual(0.93);
  });

  test('is no wider than it need be where many pairs are torn apart', () => {
    expect(coverage(0.3, 0.3)).toBeLessThanOrEqual(0.97);
  });

  test('is mirrored when the two are exchanged', () => {
    const [one, other] = [pairedShares(2, 7, 30), pairedShares(7, 2, 30)];
    expect(one.difference).toBe(-other.difference);
    expect([one.low, one.high]).toEqual([-other.high, -other.low]);
  });

  test('says something where no pair is torn apart, and nothing without pairs', () => {
    const { difference, low, high } = pairedShares(0, 0, 20);
    expect(difference).toBe(0);
    expect([low, high]).toEqual([-high, high]);
    expect(high).toBeGreaterThan(0.05);
    expect(pairedShares(0, 0, 0)).toEqual({ difference: NaN, low: -1, high: 1 });
  });

  test('stays within -1 and 1', () => {
    expect(pairedShares(0, 3, 3).high).toBeLessThanOrEqual(1);
    expect(pairedShares(3, 0, 3).low).toBeGreaterThanOrEqual(-1);
  });
});
