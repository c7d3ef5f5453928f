import { describe, expect, test } from 'vitest';
import { regularizedBeta } from '../../../src/numeric/beta.ts';
import { inverseRegularizedBeta } from '../../../src/numeric/inverse-beta.ts';
import { createStream } from '../../../src/random/streams.ts';
import { relativeDifference } from '../../support/exact.ts';
import { exactBeta, exactLogGamma } from '../../support/oracle-special.ts';

const PROBABILITIES = [1e-300, 1e-30, 1e-9, 0.001, 0.05, 0.3, 0.5, 0.7, 0.95, 0.999, 1 - 1e-9, 1 - 2 ** -53];

describe('the quantile of the beta distribution', () => {
  test('has its closed forms: x^a, its mirror image, the arcsine law', () => {
    for (const p of PROBABILITIES) {
      for (const a of [0.5, 1, 3, 20].filter((a) => p ** (1 / a) > 1e-300))
        expect(inverseRegularizedBeta(p, a, 1) / p ** (1 / a)).toBeCloseTo(1, 11);
      for (const b of [0.5, 1, 3, 20]) {
        expect(inverseRegularizedBeta(p, 1, b) / -Math.expm1(Math.log1p(-p) / b)).toBeCloseTo(1, 11);
      }
      if (p > 1e-100) expect(inverseRegularizedBeta(p, 0.5, 0.5) / Math.sin((Math.PI * p) / 2) ** 2).toBeCloseTo(1, 11);
    }
  });

  test('is the middle of a symmetric distribution at one half', () => {
    for (const a of [0.1, 0.5, 1, 3, 40, 1000]) expect(inverseRegularizedBeta(0.5, a, a)).toBeCloseTo(0.5, 12);
  });

  test('inverts the exact incomplete beta function', () => {
    const stream = createStream('inverse-beta');
    let worst = 0;
    for (let i = 0; i < 60; i++) {
      const [a, b] = [10 ** (2 * stream.next() - 0.5), 10 ** (2 * stream.next() - 0.5)];
      const p = 10 ** (-8 * stream.next());
      const x = inverseRegularizedBeta(p, a, b);
      if (!(x > 0 && x < 1)) continue;
      const exact = exactBeta(x, a, b);
      // The error of p carries over to x by x density(x) / p; that of the rounded x near 1 is its last place.
      const lnDensity = lnOf(a + b) - lnOf(a) - lnOf(b) + a * Math.log(x) + (b - 1) * Math.log1p(-x);
      const error = (Math.abs(relativeDifference(p, exact)) * p) / Math.exp(lnDensity);
      worst = Math.max(worst, error / Math.max(1, 1 / a));
    }
    expect(worst).toBeLessThan(1e-12);
  });

  test('is right far out in both tails and for shapes at the edge', () => {
    for (const [a, b] of [
      [0.01, 2],
      [2, 0.01],
      [0.05, 0.05],
      [500, 3],
      [3, 500],
      [5000, 5000],
    ] as const) {
      let before = 0;
      for (const p of PROBABILITIES) {
        const x = inverseRegularizedBeta(p, a, b);
        expect(x, `${p} ${a} ${b}`).toBeGreaterThanOrEqual(before);
        expect(x).toBeLessThanOrEqual(1);
        before = x;
        if (x > 1e-300 && x < 1 - 1e-3) expect(regularizedBeta(x, a, b) / p, `${p} ${a} ${b}`).toBeCloseTo(1, 9);
      }
    }
  });

  test('has its ends, and no value where there is no distribution', () => {
    expect(inverseRegularizedBeta(0, 2, 3)).toBe(0);
    expect(inverseRegularizedBeta(1, 2, 3)).toBe(1);
    for (const [p, a, b] of [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [NaN, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, -1],
    ] as const) {
      expect(inverseRegularizedBeta(p, a, b)).toBeNaN();
    }
  });
});

function lnOf(x: number): number {
  const { fixed, exponent } = exactLogGamma(x);
  return (Number(fixed >> 300n) / 2 ** 100) * 2 ** exponent;
}
