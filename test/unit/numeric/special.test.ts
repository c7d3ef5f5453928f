import { describe, expect, test } from 'vitest';
import { regularizedBeta } from '../../../src/numeric/beta.ts';
import { inverseGammaP, logGamma, regularizedGammaP, regularizedGammaQ } from '../../../src/numeric/gamma.ts';
import { erfc, inverseNormal, normalCdf } from '../../../src/numeric/normal.ts';

const relativeError = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

describe('normal', () => {
  test('erfc far out', () => {
    expect(erfc(28)).toBe(0);
    expect(erfc(-7)).toBe(2);
    expect(erfc(NaN)).toBeNaN();
    // e^(-x^2) / (x sqrt pi) (1 - 1/(2x^2) + 3/(4x^4) - ...), here in full at x = 20
    expect(relativeError(erfc(20), 5.395865611607901e-176)).toBeLessThan(1e-15);
  });

  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167813],
    [1e-20, -9.262340089798408],
  ])('the quantile of %f is %f (Wichura 1988 and tables)', (p, z) => {
    expect(Math.abs(inverseNormal(p) - z)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(z)));
  });

  test('ends and nonsense', () => {
    expect([0, 1, -0.1, 1.1, NaN].map(inverseNormal)).toEqual([-Infinity, Infinity, NaN, NaN, NaN]);
    expect([-Infinity, Infinity, NaN].map(normalCdf)).toEqual([0, 1, NaN]);
    expect(inverseNormal(2 ** -53)).toBe(-inverseNormal(1 - 2 ** -53));
  });
});

describe('gamma', () => {
  test('logGamma is the logarithm of factorials and of half-integer values', () => {
    let factorial = 1;
    let half = Math.sqrt(Math.PI);
    for (let n = 1; n <= 100; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(3e-14 * Math.max(1, Math.log(factorial)));
      expect(Math.abs(logGamma(n - 0.5) - Math.log(half))).toBeLessThan(3e-14 * Math.max(1, Math.log(half)));
      factorial *= n;
      half *= n - 0.5;
    }
  });

  test('the tail of a whole shape is a Poisson sum', () => {
    for (const x of [0.01, 0.5, 1, 3, 10, 40]) {
      let term = Math.exp(-x);
      let upper = 0;
      for (let shape = 1; shape <= 30; shape++) {
        upper += term;
        term *= x / shape;
        expect(relativeError(regularizedGammaQ(shape, x), upper)).toBeLessThan(2e-13);
        expect(Math.abs(regularizedGammaP(shape, x) + upper - 1)).toBeLessThan(2e-13);
      }
    }
  });

  test('shape 1/2 is the error function', () => {
    for (const x of [1e-6, 0.1, 0.7, 2, 9])
      expect(relativeError(regularizedGammaQ(0.5, x), erfc(Math.sqrt(x)))).toBeLessThan(1e-13);
  });

  test.each([0.05, 0.3, 0.999, 1, 2.5, 20, 400, 10000])('inverseGammaP undoes regularizedGammaP at shape %f', (shape) => {
    for (const p of [1e-10, 1e-4, 0.01, 0.2, 0.5, 0.500001, 0.8, 0.99, 0.9999, 1 - 1e-10]) {
      const x = inverseGammaP(p, shape);
      const back = p <= 0.5 ? relativeError(regularizedGammaP(shape, x), p) : relativeError(regularizedGammaQ(shape, x), 1 - p);
      expect(back, `${p}`).toBeLessThan(1e-12 * Math.max(1, shape / 100));
    }
  });

  test('ends and nonsense', () => {
    expect([inverseGammaP(0, 2), inverseGammaP(1, 2), inverseGammaP(-1, 2), inverseGammaP(0.5, 0)]).toEqual([
      0,
      Infinity,
      NaN,
      NaN,
    ]);
    expect([regularizedGammaP(2, Infinity), regularizedGammaQ(2, 0), regularizedGammaP(0, 1), regularizedGammaQ(1, -1)]).toEqual([
      1,
      1,
      NaN,
      NaN,
    ]);
    expect(logGamma(0)).toBeNaN();
  });
});

test('the incomplete beta function has its closed forms', () => {
  for (let x = 0.05; x < 1; x += 0.1) {
    expect(relativeError(regularizedBeta(x, 3, 1), x ** 3)).toBeLessThan(1e-13);
    expect(relativeError(regularizedBeta(x, 0.5, 0.5), (2 / Math.PI) * Math.asin(Math.sqrt(x)))).toBeLessThan(1e-13);
    expect(regularizedBeta(x, 2.5, 40) + regularizedBeta(1 - x, 40, 2.5)).toBeCloseTo(1, 13);
  }
  expect([regularizedBeta(0, 1, 1), regularizedBeta(1, 1, 1), regularizedBeta(2, 1, 1)]).toEqual([0, 1, NaN]);
});
