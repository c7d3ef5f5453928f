import { describe, expect, test } from 'vitest';
import { regularizedBeta } from '../../../src/numeric/beta.ts';
import { inverseGammaP, logGamma, regularizedGammaP, regularizedGammaQ } from '../../../src/numeric/gamma.ts';
import { logistic, logit } from '../../../src/numeric/logistic.ts';
import { erfc, inverseNormal, normalCdf } from '../../../src/numeric/normal.ts';
import { createStream, type Stream } from '../../../src/random/streams.ts';
import { type Exact, exactExp, exactLog, relativeDifference, ulpsFrom } from '../../support/exact.ts';
import {
  exactBeta,
  exactErfc,
  exactGammaP,
  exactGammaQ,
  exactLogGamma,
  exactLogistic,
  exactLogit,
  exactNormalCdf,
} from '../../support/oracle-special.ts';

const POINTS = 400;
const PAIRS = 120;

const between = (stream: Stream, low: number, high: number): number => low + (high - low) * stream.next();
const inLogarithm = (stream: Stream, low: number, high: number): number =>
  10 ** between(stream, Math.log10(low), Math.log10(high));

/** The greatest of so many errors at arguments of one substream. */
function greatest(key: string, count: number, error: (stream: Stream) => number): number {
  const stream = createStream(key);
  let worst = 0;
  for (let i = 0; i < count; i++) worst = Math.max(worst, error(stream));
  return worst;
}

describe('the oracle agrees with itself and with published values', () => {
  const wide = 600n; // more binary places than any exponent below takes away
  const widened = ({ fixed, exponent }: Exact): bigint => fixed << (wide + BigInt(exponent));
  const difference = (a: Exact, b: Exact): number => Number(((widened(a) - widened(b)) << wide) / widened(b)) / 2 ** 600;

  test.each([3, 5, 12, 19])('ln G(%i) is the logarithm of a factorial', (n) => {
    let factorial = 1;
    for (let k = 2; k < n; k++) factorial *= k;
    expect(Math.abs(difference(exactLogGamma(n), exactLog(factorial)))).toBeLessThan(1e-100);
  });

  test.each([0.25, 3, 70, 200])('Q(1, x) is e^-x by series and by fraction, x = %f', (x) => {
    expect(Math.abs(difference(exactGammaQ(1, x), exactExp(-x)))).toBeLessThan(1e-100);
  });

  test.each([
    [exactErfc(1), 0.15729920705028513], // Abramowitz and Stegun, table 7.1
    [exactErfc(-0.5), 1.5204998778130465],
    [exactNormalCdf(1), 0.8413447460685429], // table 26.1
    [exactNormalCdf(-5), 2.8665157187919391e-7],
    [exactLogGamma(0.5), 0.5723649429247001], // ln sqrt(pi)
    [exactBeta(0.5, 2, 3), 0.6875], // 11/16
    [exactBeta(0.9, 2, 3), 0.9963],
    [exactGammaP(0.5, 0.5), 0.6826894921370859], // one standard deviation
  ])('%#', (exact, value) => {
    expect(Math.abs(relativeDifference(value, exact))).toBeLessThan(1.2e-16);
  });
});

describe('units in the last place, as each docstring states them', () => {
  test.each([
    ['erfc', erfc, exactErfc, -6, -1, 3],
    ['erfc', erfc, exactErfc, -1, 1, 3],
    ['erfc', erfc, exactErfc, 1, 3, 3],
    ['erfc', erfc, exactErfc, 3, 26.5, 3],
    ['normalCdf', normalCdf, exactNormalCdf, -37.5, -4, 6],
    ['normalCdf', normalCdf, exactNormalCdf, -4, -1.7, 6],
    ['normalCdf', normalCdf, exactNormalCdf, -1.8, 1.8, 6],
    ['normalCdf', normalCdf, exactNormalCdf, 1.7, 9, 6],
    ['logistic', logistic, exactLogistic, -744, 0, 2],
    ['logistic', logistic, exactLogistic, -3, 3, 2],
    ['logistic', logistic, exactLogistic, 0, 40, 2],
    ['logit', logit, exactLogit, 0, 1, 3],
    ['logit', logit, exactLogit, 0.29, 0.31, 3],
    ['logit', logit, exactLogit, 0.3, 0.7, 3],
    ['logit', logit, exactLogit, 0.4999, 0.5001, 3],
  ] as const)('%s', (name, actual, exact, low, high, bound) => {
    const worst = greatest(`${name}/${low}`, POINTS, (stream) => {
      const x = between(stream, low, high);
      return ulpsFrom(actual(x), exact(x));
    });
    expect(worst).toBeLessThan(bound);
  });

  test.each([
    ['erfc', erfc, exactErfc, 1e-30, 1, 3],
    ['logit', logit, exactLogit, 1e-300, 1, 3],
  ] as const)('%s near 0', (name, actual, exact, low, high, bound) => {
    const worst = greatest(`${name}/${low}`, POINTS, (stream) => {
      const x = inLogarithm(stream, low, high);
      return ulpsFrom(actual(x), exact(x));
    });
    expect(worst).toBeLessThan(bound);
  });

  test('where approximations meet', () => {
    for (const x of [0.84375, 1.25, 1 / 0.35, 6, 0.25, 1.25 * Math.SQRT2]) {
      for (const beside of [x * (1 - 2 ** -52), x, x * (1 + 2 ** -52)]) {
        for (const signed of [beside, -beside]) {
          expect(ulpsFrom(erfc(signed), exactErfc(signed)), `erfc ${signed}`).toBeLessThan(3);
          expect(ulpsFrom(normalCdf(signed), exactNormalCdf(signed)), `normalCdf ${signed}`).toBeLessThan(6);
        }
      }
    }
  });
});

describe('the normal quantile', () => {
  /** Relative error of z, from how far the exact probability of z is from p. */
  const errorOf = (p: number): number => {
    const z = inverseNormal(p);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    return Math.abs((relativeDifference(p, exactNormalCdf(z)) * p) / density / z);
  };

  test.each([
    [0.08, 0.92],
    [0.499, 0.501],
    [0.9, 1],
  ])('from %f to %f', (low, high) => {
    expect(greatest(`quantile/${low}`, POINTS, (stream) => errorOf(between(stream, low, high)))).toBeLessThan(8e-16);
  });

  test.each([
    [1e-12, 0.08],
    [1e-300, 1e-10],
  ])('in the tail from %f to %f', (low, high) => {
    expect(greatest(`quantile/${low}`, POINTS, (stream) => errorOf(inLogarithm(stream, low, high)))).toBeLessThan(8e-16);
  });
});

describe('gamma', () => {
  test.each([
    [1e-300, 1],
    [0.5, 2.5],
    [0.999, 1.001],
    [1.999, 2.001],
    [2, 16],
    [15, 1e6],
    [1e6, 1e300],
  ])('logGamma from %f to %f', (low, high) => {
    const worst = greatest(`logGamma/${low}`, POINTS, (stream) => {
      const x = inLogarithm(stream, low, high);
      const error = Math.abs(relativeDifference(logGamma(x), exactLogGamma(x)) * logGamma(x));
      return error / (2e-14 + 1e-15 * Math.abs(logGamma(x)));
    });
    expect(worst).toBeLessThan(1);
  });

  test.each([
    [0.01, 1],
    [1, 14.9],
    [14.9, 200],
    [200, 10000],
  ])('both tails at shapes from %f to %f, within eight standard deviations', (low, high) => {
    const worst = greatest(`tails/${low}`, PAIRS, (stream) => {
      const shape = inLogarithm(stream, low, high);
      const x = Math.max(1e-3 * shape, shape + between(stream, -8, 8) * Math.sqrt(shape));
      const p = Math.abs(relativeDifference(regularizedGammaP(shape, x), exactGammaP(shape, x))) / 2e-13;
      const upper = regularizedGammaQ(shape, x);
      const q = Math.abs(relativeDifference(upper, exactGammaQ(shape, x)) * upper) / (2e-13 * upper + 2e-14 * (1 - upper));
      return Math.max(p, q);
    });
    expect(worst).toBeLessThan(1);
  });

  test.each([
    [1, 700],
    [0.3, 650],
    [14, 600],
    [20, 500],
    [20, 0.01],
    [1000, 2100],
    [5000, 3500],
  ])('far out, at shape %f and x = %f', (shape, x) => {
    const relative = (actual: number, exact: Exact): number => Math.abs(relativeDifference(actual, exact));
    expect(relative(regularizedGammaP(shape, x), exactGammaP(shape, x))).toBeLessThan(2e-13);
    expect(relative(regularizedGammaQ(shape, x), exactGammaQ(shape, x))).toBeLessThan(2e-13);
  });

  test.each([
    [0.05, 1],
    [1, 14.9],
    [14.9, 200],
    [200, 10000],
  ])('inverseGammaP at shapes from %f to %f', (low, high) => {
    const worst = greatest(`inverse/${low}`, PAIRS, (stream) => {
      const shape = inLogarithm(stream, low, high);
      const p = stream.next() < 0.5 ? stream.next() : inLogarithm(stream, 1e-6, 1);
      const x = inverseGammaP(p, shape);
      if (x < 1e-60) return 0; // beyond the oracle's fixed point
      const relative = p <= 0.5 ? relativeDifference(p, exactGammaP(shape, x)) : relativeDifference(1 - p, exactGammaQ(shape, x));
      const density = Math.exp(shape * Math.log(x) - x - logGamma(shape)); // of ln x
      return Math.abs((relative * Math.min(p, 1 - p)) / density) / (3e-14 * Math.max(1, 1 / shape));
    });
    expect(worst).toBeLessThan(1);
  });
});

test.each([
  [0.1, 10],
  [10, 100],
  [100, 1000],
])('the incomplete beta function with parameters from %f to %f', (low, high) => {
  const worst = greatest(`beta/${low}`, PAIRS, (stream) => {
    const [a, b] = [inLogarithm(stream, low, high), inLogarithm(stream, low, high)];
    const mean = a / (a + b);
    const spread = Math.sqrt((mean * (1 - mean)) / (a + b + 1));
    const x = Math.min(0.999, Math.max(0.001, mean + between(stream, -4, 4) * spread));
    return Math.abs(relativeDifference(regularizedBeta(x, a, b), exactBeta(x, a, b))) / (2e-13 + 4e-15 * (a + b));
  });
  expect(worst).toBeLessThan(1);
});
