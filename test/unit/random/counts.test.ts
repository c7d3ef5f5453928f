import { describe, expect, test } from 'vitest';
import { drawPoisson, drawSuccesses } from '../../../src/random/counts.ts';

const POINTS = 100_000;

/** Mean and variance of a count over equally spaced uniform numbers, which is its distribution to a step of 1 / POINTS. */
function momentsOver(draw: (uniform: number) => number): { readonly mean: number; readonly variance: number } {
  const values = Float64Array.from({ length: POINTS }, (_, i) => draw((i + 0.5) / POINTS));
  const mean = values.reduce((sum, x) => sum + x, 0) / POINTS;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / POINTS };
}

describe('successes', () => {
  test.each([
    [1, 0.3],
    [2, 0.1],
    [5, 0.95],
    [40, 0.5],
    [100, 0.5],
    [101, 0.5],
    [1000, 0.001],
    [1000, 0.97],
    [1e6, 1e-5],
    [1e6, 0.2],
  ])('of %d jobs at %f have the mean and the variance of the binomial', (jobs, share) => {
    const { mean, variance } = momentsOver((uniform) => drawSuccesses(jobs, share, uniform));
    expect(mean / (jobs * share)).toBeCloseTo(1, 4);
    expect(variance / (jobs * share * (1 - share))).toBeCloseTo(1, 2);
  });

  test('what is left of a bundle counts with its mean', () => {
    const { mean, variance } = momentsOver((uniform) => drawSuccesses(7.6, 0.3, uniform));
    expect(mean).toBeCloseTo(7.6 * 0.3, 4);
    expect(variance).toBeCloseTo(7 * 0.3 * 0.7, 3);
    for (const uniform of [0.01, 0.5, 0.99]) expect(drawSuccesses(0.4, 0.5, uniform)).toBe(0.2);
    expect(momentsOver((uniform) => drawSuccesses(1234.56, 0.4, uniform)).mean / (1234.56 * 0.4)).toBeCloseTo(1, 5);
  });

  test('have the chances of the binomial one by one, from either end', () => {
    const chances = [0.8 ** 3, 3 * 0.2 * 0.8 ** 2, 3 * 0.2 ** 2 * 0.8, 0.2 ** 3];
    for (const [share, ofCount] of [
      [0.2, (count: number) => chances[count]!],
      [0.8, (count: number) => chances[3 - count]!],
    ] as const) {
      const seen = [0, 0, 0, 0];
      for (let i = 0; i < POINTS; i++) seen[drawSuccesses(3, share, (i + 0.5) / POINTS)]! += 1 / POINTS;
      for (const [count, chance] of seen.entries()) expect(chance).toBeCloseTo(ofCount(count), 4);
    }
  });

  test('never are fewer than none or more than all, at the ends of the uniform numbers and of the shares', () => {
    for (const uniform of [2 ** -53, 0.5, 1 - 2 ** -53]) {
      for (const jobs of [0, 0.5, 1, 2.5, 30, 101, 1e4, 1e9]) {
        expect(drawSuccesses(jobs, 0, uniform)).toBe(0);
        expect(drawSuccesses(jobs, 1, uniform)).toBe(jobs);
        for (const share of [1e-9, 0.3, 0.5, 0.7, 1 - 1e-9]) {
          const successes = drawSuccesses(jobs, share, uniform);
          expect(successes).toBeGreaterThanOrEqual(0);
          expect(successes).toBeLessThanOrEqual(jobs);
        }
      }
    }
  });

  test('ascend with the uniform number and with the share', () => {
    for (const jobs of [1, 6.5, 90, 5000]) {
      const along = (of: (x: number) => number): number[] => Array.from({ length: 99 }, (_, i) => of((i + 1) / 100));
      for (const at of [0.2, 0.5, 0.8]) {
        const [byUniform, byShare] = [along((u) => drawSuccesses(jobs, at, u)), along((p) => drawSuccesses(jobs, p, at))];
        for (const counts of [byUniform, byShare]) expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      }
    }
  });
});

describe('Poisson numbers', () => {
  test.each([0.001, 0.17, 1, 24.9, 25.1, 1000, 1e6])('of mean %f have it, and the same variance', (mean) => {
    const moments = momentsOver((uniform) => drawPoisson(mean, uniform));
    expect(moments.mean / mean).toBeCloseTo(1, mean < 0.1 ? 1 : 3);
    expect(moments.variance / mean).toBeCloseTo(1, mean < 0.1 ? 1 : 2);
  });

  test('have the chances of the Poisson distribution one by one', () => {
    const seen = [0, 0, 0, 0, 0];
    for (let i = 0; i < POINTS; i++) seen[Math.min(4, drawPoisson(0.7, (i + 0.5) / POINTS))]! += 1 / POINTS;
    const none = Math.exp(-0.7);
    const chances = [none, 0.7 * none, (0.7 ** 2 / 2) * none, (0.7 ** 3 / 6) * none];
    for (const [count, chance] of chances.entries()) expect(seen[count]).toBeCloseTo(chance, 4);
  });

  test('are whole, none at a mean of none, and few at the greatest uniform number', () => {
    for (const uniform of [2 ** -53, 0.5, 1 - 2 ** -53]) {
      expect(drawPoisson(0, uniform)).toBe(0);
      for (const mean of [0.1, 20, 26, 12_345.6]) {
        const count = drawPoisson(mean, uniform);
        expect(Number.isInteger(count)).toBe(true);
        expect(count).toBeGreaterThanOrEqual(0);
        expect(Math.abs(count - mean)).toBeLessThan(20 * Math.sqrt(mean) + 20);
      }
    }
  });
});
