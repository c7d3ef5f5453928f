import { describe, expect, test } from 'vitest';
import { exp, expm1 } from '../../../src/numeric/exp.ts';
import { log, log1p, log2 } from '../../../src/numeric/log.ts';
import { logistic, logit } from '../../../src/numeric/logistic.ts';
import { pow } from '../../../src/numeric/pow.ts';
import { createStream } from '../../../src/random/streams.ts';
import { type Exact, exactExp, exactExpm1, exactLog, exactLog1p, exactLog2, exactPow, ulpsFrom } from '../../support/exact.ts';

const POINTS = 2000;
const UNDER_ONE_ULP = 1;

/** The largest error over points spread evenly between two bounds, or evenly in their logarithm. */
function worst(
  name: string,
  low: number,
  high: number,
  actual: (x: number) => number,
  exact: (x: number) => Exact,
  scale = 'linear',
) {
  const stream = createStream(`worst/${name}/${low}/${high}`);
  let greatest = 0;
  for (let i = 0; i < POINTS; i++) {
    const u = stream.next();
    const x = scale === 'linear' ? low + (high - low) * u : 10 ** (Math.log10(low) + (Math.log10(high) - Math.log10(low)) * u);
    greatest = Math.max(greatest, ulpsFrom(actual(x), exact(x)));
  }
  return greatest;
}

describe('error against fixed-point arithmetic of 400 bits, in units in the last place', () => {
  test.each([
    ['exp', -708, 709.78, exp, exactExp, 'linear'],
    ['exp', -1, 1, exp, exactExp, 'linear'],
    ['exp', -745, -708, exp, exactExp, 'linear'],
    ['expm1', -37, 60, expm1, exactExpm1, 'linear'],
    ['expm1', -1, 1, expm1, exactExpm1, 'linear'],
    ['expm1', 60, 709, expm1, exactExpm1, 'linear'],
    ['expm1', 1e-18, 1, expm1, exactExpm1, 'logarithmic'],
    ['log', 1e-307, 1e308, log, exactLog, 'logarithmic'],
    ['log', 1e-323, 1e-307, log, exactLog, 'logarithmic'],
    ['log', 0.5, 2, log, exactLog, 'linear'],
    ['log2', 1e-307, 1e308, log2, exactLog2, 'logarithmic'],
    ['log2', 1e-323, 1e-307, log2, exactLog2, 'logarithmic'],
    ['log2', 0.5, 2, log2, exactLog2, 'linear'],
    ['log1p', -0.99999, 3, log1p, exactLog1p, 'linear'],
    ['log1p', 1e-18, 1e300, log1p, exactLog1p, 'logarithmic'],
  ] as const)('%s from %f to %f', (name, low, high, actual, exact, scale) => {
    expect(worst(name, low, high, actual, exact, scale)).toBeLessThan(UNDER_ONE_ULP);
  });

  test.each([
    [1e-300, 1e300, 1],
    [0.01, 100, 100],
    [0.999, 1.001, 500000],
    [1e-320, 1e-308, 0.9],
    [1e150, 1e160, 2.4],
  ])('pow with base from %f to %f and exponents up to %f', (low, high, reach) => {
    const stream = createStream(`pow/${low}`);
    let greatest = 0;
    for (let i = 0; i < POINTS; i++) {
      const x = 10 ** (Math.log10(low) + (Math.log10(high) - Math.log10(low)) * stream.next());
      const y = reach * (2 * stream.next() - 1);
      const power = pow(x, y);
      if (power > 0 && power < Infinity) greatest = Math.max(greatest, ulpsFrom(power, exactPow(x, y)));
    }
    expect(greatest).toBeLessThan(UNDER_ONE_ULP);
  });

  test('pow near its limits and with large exponents of bases near 1', () => {
    for (const [x, y] of [
      [2, 1023.9999],
      [2, -1074.4],
      [1 + 2 ** -52, 2 ** 58],
      [1 - 2 ** -53, 2 ** 60],
      [1.5, 1750],
      [3, -677],
    ] as const) {
      expect(ulpsFrom(pow(x, y), exactPow(x, y)), `${x}^${y}`).toBeLessThan(UNDER_ONE_ULP);
    }
  });
});

describe('at the edges', () => {
  const { MAX_VALUE: max } = Number;
  const minNormal = 2 ** -1022;
  const near1 = Array.from({ length: 53 }, (_, k) => [1 - 2 ** -(k + 1), 1 + 2 ** -k]).flat();
  const small = Array.from({ length: 60 }, (_, k) => [2 ** -(k + 1), -(2 ** -(k + 1)), 1.7 * 2 ** -(5 * k)]).flat();
  const powers = Array.from({ length: 205 }, (_, k) => 2 ** (10 * k - 1020));
  const beside = (x: number): number[] => [x * (1 - 2 ** -53), x, x * (1 + 2 ** -52)].filter((y) => y !== 1);
  const reductions = Array.from({ length: 60 }, (_, k) => (k - 30.5) * Math.LN2); // where the nearest multiple of ln 2 changes

  test.each([
    [
      'log',
      log,
      exactLog,
      [...near1, ...powers.flatMap(beside), max, minNormal, minNormal - 2 ** -1074, 2 ** -1074, 3 * 2 ** -1074],
    ],
    ['log2', log2, exactLog2, [...near1, ...powers.flatMap(beside), max, minNormal - 2 ** -1074, 3 * 2 ** -1074]],
    ['log1p', log1p, exactLog1p, [...small, ...near1.map((x) => -x).filter((x) => x > -1), -1 + 2 ** -53, 2 ** 53, 2 ** 54, max]],
    ['exp', exp, exactExp, [...small, ...reductions.flatMap(beside), 709.782712893384, -708.3964185322641, -745.1332191019411]],
    ['expm1', expm1, exactExpm1, [...small, ...reductions.flatMap(beside), 709.782712893384, -38.8, 0.5, -0.25]],
  ] as const)('%s', (_name, actual, exact, points) => {
    for (const x of points) expect(ulpsFrom(actual(x), exact(x)), `${x}`).toBeLessThan(UNDER_ONE_ULP);
  });
});

describe('special cases', () => {
  const { NaN: nan, POSITIVE_INFINITY: infinite } = Number;
  test.each([
    [exp, 0, 1],
    [exp, -0, 1],
    [exp, infinite, infinite],
    [exp, -infinite, 0],
    [exp, nan, nan],
    [exp, 709.7827128933841, infinite],
    [exp, -745.1332191019411, 5e-324],
    [exp, -745.1332191019412, 0],
    [expm1, 0, 0],
    [expm1, -0, -0],
    [expm1, infinite, infinite],
    [expm1, -infinite, -1],
    [expm1, -40, -1],
    [expm1, nan, nan],
    [expm1, 5e-324, 5e-324],
    [expm1, 710, infinite],
    [log, 1, 0],
    [log, 0, -infinite],
    [log, -0, -infinite],
    [log, -1, nan],
    [log, infinite, infinite],
    [log, nan, nan],
    [log, 5e-324, -744.4400719213812],
    [log2, 1, 0],
    [log2, 0, -infinite],
    [log2, -1, nan],
    [log2, infinite, infinite],
    [log2, 5e-324, -1074],
    [log2, 2 ** 1023, 1023],
    [log1p, 0, 0],
    [log1p, -0, -0],
    [log1p, -1, -infinite],
    [log1p, -2, nan],
    [log1p, infinite, infinite],
    [log1p, nan, nan],
    [log1p, 5e-324, 5e-324],
    [logistic, infinite, 1],
    [logistic, -infinite, 0],
    [logistic, -745, 5e-324],
    [logit, 0, -infinite],
    [logit, 1, infinite],
    [logit, 2, nan],
  ])('%o at %f is %f', (f, x, expected) => {
    expect(f(x)).toBe(expected);
  });

  test('log2 is exact for every power of two', () => {
    for (let k = -1074; k <= 1023; k++) expect(log2(2 ** k)).toBe(k);
  });

  test("pow has ECMAScript's special cases", () => {
    const values = [
      0,
      -0,
      1,
      -1,
      0.5,
      -0.5,
      2,
      -2,
      3,
      -3,
      4.5,
      infinite,
      -infinite,
      nan,
      5e-324,
      -5e-324,
      1e308,
      -1e308,
      2 ** 53,
      2 ** 53 + 2,
      2 ** 64,
      1e300,
      0.1,
    ];
    for (const x of values) {
      for (const y of values) {
        const native = x ** y;
        if (native === 0 || !Number.isFinite(native) || Number.isInteger(Math.log2(Math.abs(native)))) {
          expect(pow(x, y), `${x}^${y}`).toBe(native);
        }
      }
    }
  });

  test('pow of whole powers that fit is exact', () => {
    for (let base = 2; base <= 30; base++) {
      let product = 1;
      for (let n = 0; product * base <= 2 ** 53; n++, product *= base) expect(pow(base, n)).toBe(product);
    }
  });

  test('logit undoes logistic', () => {
    for (let x = -30; x <= 3; x += 0.37) expect(Math.abs(logit(logistic(x)) - x)).toBeLessThan(2e-14);
  });
});
