import { describe, expect, test } from 'vitest';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { meanInterval } from '../../../src/stats/intervals.ts';
import { mergeMoments, momentsOf, NO_MOMENTS, standardError, varianceOfMoments } from '../../../src/stats/moments.ts';
import { ascending, quantileType7 } from '../../../src/stats/quantiles.ts';
import { fitLine } from '../../../src/stats/regression.ts';
import { studentQuantile, studentTail, twoSided95 } from '../../../src/stats/student-t.ts';

const NUMBERS = [2, 4, 4, 4, 5, 5, 7, 9];

describe('moments', () => {
  test('of a small set by hand', () => {
    const moments = momentsOf(NUMBERS);
    expect(moments.mean).toBe(5);
    expect(varianceOfMoments(moments)).toBeCloseTo(32 / 7, 14);
    expect(standardError(moments)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 14);
  });

  test('lose nothing far from zero', () => {
    expect(varianceOfMoments(momentsOf(NUMBERS.map((x) => x + 1e9)))).toBeCloseTo(32 / 7, 6);
  });

  test('of parts merge into those of the whole, at any cut', () => {
    for (let cut = 0; cut <= NUMBERS.length; cut++) {
      const merged = mergeMoments(momentsOf(NUMBERS.slice(0, cut)), momentsOf(NUMBERS.slice(cut)));
      expect(merged.count).toBe(8);
      expect(merged.mean).toBeCloseTo(5, 14);
      expect(merged.squaredDeviations).toBeCloseTo(32, 12);
    }
    expect(mergeMoments(NO_MOMENTS, NO_MOMENTS)).toEqual(NO_MOMENTS);
  });

  test('too few numbers have no variance', () => {
    expect([varianceOfMoments(NO_MOMENTS), varianceOfMoments(momentsOf([3])), standardError(momentsOf([3]))]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe("Student's t", () => {
  test.each([1, 2, 3, 4, 5, 10, 30, 120, 10000])('%i degrees of freedom: the quantile leaves its tail', (degrees) => {
    for (const p of [0.5, 0.6, 0.9, 0.975, 0.9995]) {
      expect(Math.abs(studentTail(studentQuantile(p, degrees), degrees) / (1 - p) - 1)).toBeLessThan(
        1e-14 * Math.max(1000, degrees),
      );
      expect(studentQuantile(1 - p, degrees)).toBeCloseTo(-studentQuantile(p, degrees), 10);
    }
  });

  test('closed forms at 1 and 2 degrees of freedom, the normal in the limit', () => {
    expect(twoSided95(1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 10);
    expect(twoSided95(2)).toBeCloseTo(0.95 * Math.sqrt(2 / (4 * 0.975 * 0.025)), 11);
    expect(twoSided95(1e7)).toBeCloseTo(inverseNormal(0.975), 6);
  });

  test.each([
    [4, 2.776],
    [9, 2.262],
    [19, 2.093],
    [29, 2.045],
    [99, 1.984],
  ])('tables: %i degrees, %f', (degrees, t) => {
    expect(twoSided95(degrees)).toBeCloseTo(t, 3);
  });

  test('ends and nonsense', () => {
    expect([studentQuantile(1, 3), studentQuantile(0, 3), studentQuantile(2, 3), studentQuantile(0.9, -1)]).toEqual([
      Infinity,
      -Infinity,
      NaN,
      NaN,
    ]);
  });
});

describe('mean interval', () => {
  test('covers the truth in 95 % of repeated experiments', () => {
    const stream = createStream('coverage');
    const experiments = 4000;
    let covered = 0;
    for (let i = 0; i < experiments; i++) {
      const { low, high } = meanInterval(Array.from({ length: 5 }, () => inverseNormal(stream.next())));
      if (low <= 0 && high >= 0) covered++;
    }
    expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / experiments));
  });

  test('of one number has no width that anybody knows', () => {
    expect(meanInterval([3])).toEqual({ count: 1, mean: 3, standardError: NaN, low: NaN, high: NaN });
    expect(meanInterval([]).mean).toBeNaN();
  });
});

describe('quantiles', () => {
  test("type 7 of 1 to 10, as R's quantile() has them", () => {
    const sorted = ascending([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    for (const [share, expected] of [
      [0, 1],
      [0.05, 1.45],
      [0.25, 3.25],
      [0.5, 5.5],
      [0.75, 7.75],
      [0.95, 9.55],
      [1, 10],
    ] as const) {
      expect(quantileType7(sorted, share)).toBeCloseTo(expected, 14);
    }
  });

  test('of nothing, and outside 0 to 1', () => {
    expect([quantileType7([], 0.5), quantileType7([1], 1.5), quantileType7([1], NaN), quantileType7([4], 0.3)]).toEqual([
      NaN,
      NaN,
      NaN,
      4,
    ]);
  });
});

describe('fitted line', () => {
  test("Anscombe's first set (1973): 3.00 + 0.500 x, standard errors 1.125 and 0.118", () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = fitLine(x, y);
    expect(fit.slope).toBeCloseTo(0.50009, 5);
    expect(fit.intercept).toBeCloseTo(3.00009, 5);
    expect(fit.slopeStandardError).toBeCloseTo(0.1179, 4);
    expect(fit.interceptStandardError).toBeCloseTo(1.1247, 4);
  });

  test('two points have a line but no error; equal x and unequal lengths are refused', () => {
    expect(fitLine([0, 1], [1, 3])).toEqual({ slope: 2, intercept: 1, slopeStandardError: NaN, interceptStandardError: NaN });
    expect(() => fitLine([1, 1], [1, 3])).toThrow('two different x');
    expect(() => fitLine([1, 2], [1])).toThrow('as many x as y');
  });
});
