import { describe, expect, test } from 'vitest';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { fQuantile } from '../../../src/stats/f-distribution.ts';
import { momentsOf, standardError } from '../../../src/stats/moments.ts';
import type { VarianceParts } from '../../../src/stats/variance-parts.ts';
import { VariancePartsTally, variancePartsOf } from '../../../src/stats/variance-parts.ts';

/** Draws with true means from N(50, between), each with replications from N(mean, within). */
function normalDraws(key: string, draws: number, replications: number, between: number, within: number): number[][] {
  const stream = createStream(key);
  const normal = (variance: number): number => Math.sqrt(variance) * inverseNormal(stream.next());
  return Array.from({ length: draws }, () => {
    const mean = 50 + normal(between);
    return Array.from({ length: replications }, () => mean + normal(within));
  });
}

/** The parts by sums of squares about the means, as a textbook has them. */
function byDefinition(values: readonly (readonly number[])[]): { mean: number; within: number; between: number } {
  const [n, m] = [values.length, values[0]!.length];
  const means = values.map((row) => row.reduce((a, b) => a + b) / m);
  const mean = means.reduce((a, b) => a + b) / n;
  const within = values.flatMap((row, i) => row.map((value) => (value - means[i]!) ** 2)).reduce((a, b) => a + b) / (n * (m - 1));
  const betweenSquare = (m * means.reduce((sum, each) => sum + (each - mean) ** 2, 0)) / (n - 1);
  return { mean, within, between: (betweenSquare - within) / m };
}

describe('parts of a variance', () => {
  test.each([
    [2, 2],
    [5, 3],
    [300, 4],
  ])('of %i draws of %i replications are those of the definition, however far from 0', (draws, replications) => {
    for (const shift of [0, 1e7]) {
      const values = normalDraws('definition', draws, replications, 9, 4).map((row) => row.map((value) => value + shift));
      const parts = variancePartsOf(values);
      const expected = byDefinition(values);
      expect([parts.draws, parts.replications]).toEqual([draws, replications]);
      expect(parts.mean).toBeCloseTo(expected.mean, 6);
      expect(parts.within).toBeCloseTo(expected.within, 6);
      expect(parts.between).toBeCloseTo(expected.between, 6);
      expect(parts.betweenShare).toBeCloseTo(expected.between / (expected.between + expected.within), 6);
    }
  });

  test('a design whose analysis is known by hand', () => {
    // Draw means 2, 6 and 7, grand mean 5; squares within 2 + 2 + 2 of 3 degrees; squares between 2 (9 + 1 + 4) of 2 degrees.
    const parts = variancePartsOf([
      [1, 3],
      [5, 7],
      [6, 8],
    ]);
    expect(parts).toMatchObject({ mean: 5, within: 2, between: 6, betweenShare: 0.75, betweenSetToZero: false });
    const [f05, f95] = [1 / 19.1643, 9.5521]; // published: F(0.95) of 3 and 2 degrees, and of 2 and 3
    expect(parts.betweenShareLow).toBe(0); // 7 / 9.55 - 1 is negative
    expect(parts.betweenShareHigh).toBeCloseTo((7 / f05 - 1) / (7 / f05 + 1), 5);
    expect(
      variancePartsOf([
        [0, 2],
        [9, 11],
        [12, 14],
      ]).betweenShareLow,
    ).toBeCloseTo((39 / f95 - 1) / (39 / f95 + 1), 5);
  });

  test('are unbiased, and their intervals cover the truth nine times in ten', () => {
    const all = Array.from({ length: 400 }, (_, i) => variancePartsOf(normalDraws(`unbiased/${i}`, 25, 4, 9, 4)));
    for (const [truth, of] of [
      [9, (parts: VarianceParts) => parts.between],
      [4, (parts: VarianceParts) => parts.within],
    ] as const) {
      const moments = momentsOf(all.map(of));
      expect(standardError(moments)).toBeLessThan(0.02 * truth);
      expect(Math.abs(moments.mean - truth)).toBeLessThanOrEqual(4 * standardError(moments));
    }
    const covered = all.filter(
      ({ betweenShareLow, betweenShareHigh }) => betweenShareLow <= 9 / 13 && betweenShareHigh >= 9 / 13,
    ).length;
    expect(Math.abs(covered / 400 - 0.9)).toBeLessThanOrEqual(4 * 0.015);
  });

  test('without ignorance the estimate is set to 0 as often as it is negative, and that is said', () => {
    const all = Array.from({ length: 200 }, (_, i) => variancePartsOf(normalDraws(`chance/${i}`, 20, 3, 0, 4)));
    const cut = all.filter(({ betweenSetToZero }) => betweenSetToZero);
    expect(cut.length).toBeGreaterThan(80);
    expect(cut.length).toBeLessThan(140);
    for (const { between, betweenShare, betweenShareLow } of cut)
      expect([between, betweenShare, betweenShareLow]).toEqual([0, 0, 0]);
  });

  test('without chance all is ignorance; with neither there is no share', () => {
    expect(
      variancePartsOf([
        [1, 1],
        [2, 2],
      ]),
    ).toMatchObject({ within: 0, between: 0.5, betweenShare: 1, betweenShareLow: 1, betweenShareHigh: 1 });
    expect(
      variancePartsOf([
        [1, 1],
        [1, 1],
      ]),
    ).toMatchObject({ within: 0, between: 0, betweenShare: NaN, betweenShareLow: NaN });
  });

  test('draws of unequal length, of one replication, too few and not finite are refused', () => {
    expect(() =>
      variancePartsOf([
        [1, 2],
        [1, 2, 3],
      ]),
    ).toThrow('same replications');
    expect(() => variancePartsOf([[1], [2]])).toThrow('same replications');
    expect(() => variancePartsOf([[1, 2]])).toThrow('two draws');
    expect(() => new VariancePartsTally().addDraw([1, Infinity])).toThrow('finite');
  });
});

/** Upper 5 % points of F: Pearson and Hartley (1966), Biometrika Tables for Statisticians I, table 18. */
test.each([
  [1, 10, 4.9646],
  [5, 5, 5.0503],
  [10, 30, 2.1646],
  [120, 120, 1.3519],
])('F of %i and %i degrees', (a, b, published) => {
  expect(Math.abs(fQuantile(0.95, a, b) - published)).toBeLessThan(0.00006);
  expect(fQuantile(0.05, b, a)).toBeCloseTo(1 / fQuantile(0.95, a, b), 9);
});
