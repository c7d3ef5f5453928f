import { describe, expect, test } from 'vitest';
import type { Prior } from '../../../src/random/prior.ts';
import { type PriorRange, priorCdf, priorMass, priorQuantile } from '../../../src/random/prior-quantile.ts';

const EVERYWHERE: PriorRange = { low: -Infinity, high: Infinity };
const SHARES = [1e-9, 0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 1 - 1e-9];

const normal = (from: number, to: number, coverageShare = 0.9): Prior => ({ shape: 'normal', from, to, coverageShare });
const lognormal = (from: number, to: number, coverageShare = 0.9): Prior => ({ shape: 'lognormal', from, to, coverageShare });
/** Mean 0, deviation 1: its middle 90 %. */
const standard = normal(-1.6448536269514722, 1.6448536269514722);
const beta = (a: number, b: number, low = 0, high = 1): Prior => ({ shape: 'beta', a, b, low, high });
const triangular = (low: number, mode: number, high: number): Prior => ({ shape: 'triangular', low, mode, high });
const choice: Prior = { shape: 'choice', values: [4, 1, 9, 2], weights: [1, 2, 3, 4] };

const CONTINUOUS: readonly [string, Prior, PriorRange][] = [
  ['normal', normal(-3, 5), EVERYWHERE],
  ['normal cut on both sides', normal(-3, 5), { low: 0, high: 2 }],
  ['normal of 50 %', normal(10, 11, 0.5), { low: 8, high: 30 }],
  ['lognormal', lognormal(0.2, 0.99), EVERYWHERE],
  ['lognormal cut above', lognormal(0.2, 0.99), { low: 0.1, high: 1 }],
  ['lognormal over decades', lognormal(1e-3, 1e6, 0.8), { low: 0, high: 1e9 }],
  ['uniform', { shape: 'uniform', low: 2, high: 6 }, { low: 0, high: 5 }],
  ['log-uniform', { shape: 'loguniform', low: 0.4, high: 3.6 }, { low: 0.5, high: 10 }],
  ['beta', beta(3, 3), EVERYWHERE],
  ['beta stretched and cut', beta(2, 0.7, -1, 4), { low: 0, high: 3.9 }],
  ['triangular', triangular(1, 2, 6), EVERYWHERE],
  ['triangular cut', triangular(1, 2, 6), { low: 1.5, high: 5 }],
  ['triangular falling', triangular(1, 1, 6), { low: 0, high: 7 }],
  ['triangular rising', triangular(1, 6, 6), { low: 0, high: 7 }],
];

describe.each(CONTINUOUS)('%s', (_name, prior, range) => {
  test('the distribution function of the quantile is the share', () => {
    for (const share of SHARES) {
      const value = priorQuantile(prior, range, share);
      expect(value).toBeGreaterThanOrEqual(range.low);
      expect(value).toBeLessThanOrEqual(range.high);
      expect(Math.abs(priorCdf(prior, range, value) - share)).toBeLessThan(1e-12);
    }
  });

  test('the quantile ascends', () => {
    const values = Array.from({ length: 999 }, (_, i) => priorQuantile(prior, range, (i + 1) / 1000));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThan(values[i - 1]!);
  });

  test('the distribution function is the integral of its density, taken anew', () => {
    const [low, high] = [priorQuantile(prior, range, 1e-3), priorQuantile(prior, range, 0.999)];
    const steps = 20_000;
    const density = densityOf(prior);
    const logarithmic = low > 0;
    const at = (t: number): number => (logarithmic ? low * (high / low) ** t : low + (high - low) * t);
    const weight = (x: number): number => density(x) * (logarithmic ? x * Math.log(high / low) : high - low);
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += weight(at((i + 0.5) / steps)) / steps;
    let part = 0;
    for (let i = 0; i < steps; i++) {
      part += weight(at((i + 0.5) / steps)) / steps / sum;
      const share = (priorCdf(prior, range, at((i + 1) / steps)) - 1e-3) / 0.998;
      if (i % 500 === 0) expect(Math.abs(part - share)).toBeLessThan(1e-4);
    }
  });
});

/** Up to a factor, in the words of textbooks; nothing of it comes from the module under test. */
function densityOf(prior: Prior): (x: number) => number {
  const z: Readonly<Record<number, number>> = { 0.5: 0.6744897501960817, 0.8: 1.2815515655446004, 0.9: 1.6448536269514722 };
  const bell = (from: number, to: number, coverage: number) => (x: number) =>
    Math.exp(-0.5 * ((x - (from + to) / 2) / ((to - from) / (2 * z[coverage]!))) ** 2);
  switch (prior.shape) {
    case 'normal':
      return bell(prior.from, prior.to, prior.coverageShare);
    case 'lognormal': {
      const ofLogarithm = bell(Math.log(prior.from), Math.log(prior.to), prior.coverageShare);
      return (x) => ofLogarithm(Math.log(x)) / x;
    }
    case 'uniform':
      return () => 1;
    case 'loguniform':
      return (x) => 1 / x;
    case 'beta':
      return (x) => (x - prior.low) ** (prior.a - 1) * (prior.high - x) ** (prior.b - 1);
    case 'triangular':
      return (x) => (x < prior.mode ? (x - prior.low) / (prior.mode - prior.low) : (prior.high - x) / (prior.high - prior.mode));
    default:
      throw new Error('a choice has no density');
  }
}

describe('closed forms', () => {
  test('an interval has its coverage, half of the rest on either side', () => {
    for (const coverage of [0.5, 0.8, 0.9, 0.99]) {
      for (const prior of [normal(-2, 7, coverage), lognormal(1.4, 2.3, coverage)]) {
        const { from, to } = prior as Extract<Prior, { shape: 'normal' | 'lognormal' }>;
        expect(priorQuantile(prior, EVERYWHERE, (1 - coverage) / 2)).toBeCloseTo(from, 11);
        expect(priorQuantile(prior, EVERYWHERE, (1 + coverage) / 2)).toBeCloseTo(to, 11);
      }
    }
    expect(priorQuantile(lognormal(2, 8), EVERYWHERE, 0.5)).toBeCloseTo(4, 13);
  });

  test('uniform, log-uniform, triangular, beta', () => {
    expect(priorQuantile({ shape: 'uniform', low: 0, high: 10 }, { low: 4, high: 20 }, 0.5)).toBeCloseTo(7, 13);
    expect(priorQuantile({ shape: 'loguniform', low: 1, high: 10_000 }, { low: 0, high: 100 }, 0.5)).toBeCloseTo(10, 12);
    expect(priorQuantile(triangular(0, 1, 2), EVERYWHERE, 0.125)).toBeCloseTo(0.5, 13);
    expect(priorQuantile(triangular(0, 1, 2), EVERYWHERE, 0.875)).toBeCloseTo(1.5, 13);
    expect(priorQuantile(triangular(0, 1, 2), { low: 1, high: 2 }, 0.75)).toBeCloseTo(1.5, 13);
    expect(priorQuantile(beta(2, 1), EVERYWHERE, 0.25)).toBeCloseTo(0.5, 12);
    expect(priorQuantile(beta(2, 1, 3, 5), EVERYWHERE, 0.25)).toBeCloseTo(4, 12);
  });

  // Mean and variance over a dense grid of shares: the midpoint rule of the integral of the quantile.
  test.each<[string, Prior, number, number]>([
    ['normal', standard, 0, 1],
    [
      'lognormal',
      lognormal(Math.exp(-0.8224268134757361), Math.exp(0.8224268134757361)),
      Math.exp(1 / 8),
      (Math.exp(1 / 4) - 1) * Math.exp(1 / 4),
    ],
    ['uniform', { shape: 'uniform', low: 1, high: 4 }, 2.5, 0.75],
    ['log-uniform', { shape: 'loguniform', low: 1, high: Math.E }, Math.E - 1, (Math.E ** 2 - 1) / 2 - (Math.E - 1) ** 2],
    ['beta', beta(2, 5), 2 / 7, 10 / (49 * 8)],
    ['triangular', triangular(0, 1, 5), 2, (25 + 1 - 5) / 18],
    ['choice', choice, (4 + 2 + 27 + 8) / 10, (16 + 2 + 243 + 16) / 10 - 4.1 ** 2],
  ])('moments of %s', (_name, prior, mean, variance) => {
    const points = 20_000;
    const values = Array.from({ length: points }, (_, i) => priorQuantile(prior, EVERYWHERE, (i + 0.5) / points));
    const found = values.reduce((sum, x) => sum + x, 0) / points;
    expect(Math.abs(found - mean)).toBeLessThan(1e-3);
    expect(values.reduce((sum, x) => sum + (x - found) ** 2, 0) / points / variance).toBeCloseTo(1, 2);
  });
});

describe('truncation far out', () => {
  // Beyond t the normal's excess is exponential of rate about t: Mills' ratio 1 / (t + 1 / (t + 2 / (t + ...))) gives its mean.
  test.each([3, 6, 10, 30])('the normal above %f deviations has the mean of Mills', (t) => {
    const points = 20_000;
    let sum = 0;
    for (let i = 0; i < points; i++) sum += priorQuantile(standard, { low: t, high: Infinity }, (i + 0.5) / points) / points;
    let fraction = t;
    for (let k = 200; k >= 1; k--) fraction = t + k / fraction;
    expect((sum - t) / (fraction - t)).toBeCloseTo(1, 3); // the mean is 1 / Mills' ratio
  });

  test('both tails are alike to the last digits', () => {
    for (const t of [1, 5, 9, 20, 35]) {
      for (const share of [0.001, 0.3, 0.9]) {
        const above = priorQuantile(standard, { low: t, high: t + 2 }, share);
        const below = priorQuantile(standard, { low: -t - 2, high: -t }, 1 - share);
        expect(above / -below).toBeCloseTo(1, 12);
        expect(priorCdf(standard, { low: t, high: t + 2 }, above)).toBeCloseTo(share, 9);
      }
    }
  });

  test('of a lognormal and a beta', () => {
    const range = { low: 40, high: 60 };
    const high = priorQuantile(lognormal(0.2, 0.99), range, 0.999);
    expect(high).toBeGreaterThan(40);
    expect(high).toBeLessThan(60);
    // P(X > x) of beta(1, 20) is (1 - x)^20, so what lies above 0.99 is beta(1, 20) of a hundredth of the width.
    const share = 0.7;
    expect(priorQuantile(beta(1, 20), { low: 0.99, high: 1 }, share)).toBeCloseTo(1 - 0.01 * (1 - share) ** (1 / 20), 14);
  });

  test('the ends of a range are met at shares 0 and 1', () => {
    for (const [, prior, range] of CONTINUOUS.filter(([, , { low }]) => Number.isFinite(low))) {
      const [first, last] = [priorQuantile(prior, range, 0), priorQuantile(prior, range, 1)];
      expect(first).toBeGreaterThanOrEqual(range.low);
      expect(last).toBeLessThanOrEqual(range.high);
      expect(priorCdf(prior, range, first)).toBeCloseTo(0, 12);
      expect(priorCdf(prior, range, last)).toBeCloseTo(1, 12);
    }
  });

  test('no probability within the range is a fault', () => {
    expect(priorMass(standard, { low: 50, high: 60 })).toBe(0);
    expect(() => priorQuantile(standard, { low: 50, high: 60 }, 0.5)).toThrow('probability within its range');
    expect(() => priorCdf({ shape: 'uniform', low: 0, high: 1 }, { low: 2, high: 3 }, 2)).toThrow('probability within its range');
    expect(() => priorQuantile(standard, EVERYWHERE, 1.5)).toThrow('a share lies between 0 and 1');
  });
});

describe('a choice', () => {
  test('has its values in ascending order, each for its weight', () => {
    const at = (share: number): number => priorQuantile(choice, EVERYWHERE, share);
    expect([0.01, 0.19, 0.21, 0.59, 0.61, 0.69, 0.71, 0.99].map(at)).toEqual([1, 1, 2, 2, 4, 4, 9, 9]);
    expect([0.5, 1, 2, 3, 4, 8.9, 9, 10].map((x) => priorCdf(choice, EVERYWHERE, x))).toEqual([0, 0.2, 0.6, 0.6, 0.7, 0.7, 1, 1]);
  });

  test('leaves out what lies outside the range, ends included', () => {
    const range = { low: 2, high: 4 };
    const at = (share: number): number => priorQuantile(choice, range, share);
    expect([0.01, 0.79, 0.81, 0.99].map(at)).toEqual([2, 2, 4, 4]);
    expect(priorCdf(choice, range, 2)).toBeCloseTo(0.8, 15);
    expect(priorMass(choice, range)).toBe(5);
  });

  test('of weights whose sum is rounded keeps to its values', () => {
    const tenths: Prior = { shape: 'choice', values: [3, 1, 2], weights: [0.1, 0.7, 0.2] };
    expect(priorQuantile(tenths, EVERYWHERE, 1)).toBe(3);
    expect(priorQuantile(tenths, EVERYWHERE, 0)).toBe(1);
  });
});
