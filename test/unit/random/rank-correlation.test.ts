import { describe, expect, test } from 'vitest';
import { copulaOf, copulaProblem, correlate, type RankPair } from '../../../src/random/rank-correlation.ts';
import { createSobol, sobolPoint } from '../../../src/random/sobol-sequence.ts';

const POINTS = 8192;

function columnsOf(dimensions: number, pairs: readonly RankPair[]): number[][] {
  const sequence = createSobol('correlated', dimensions);
  const copula = copulaOf(dimensions, pairs);
  const points = Array.from({ length: POINTS }, (_, k) => correlate(copula, sobolPoint(sequence, k)));
  return Array.from({ length: dimensions }, (_, d) => points.map((point) => point[d]!));
}

function ranksOf(column: readonly number[]): number[] {
  const ranks = new Array<number>(column.length);
  [...column.keys()]
    .sort((i, j) => column[i]! - column[j]!)
    .forEach((at, rank) => {
      ranks[at] = rank;
    });
  return ranks;
}

function spearman(one: readonly number[], other: readonly number[]): number {
  const [a, b, middle] = [ranksOf(one), ranksOf(other), (one.length - 1) / 2];
  const covariance = a.reduce((sum, rank, i) => sum + (rank - middle) * (b[i]! - middle), 0);
  return covariance / ((one.length ** 3 - one.length) / 12);
}

describe('a Gaussian copula', () => {
  test.each([-0.95, -0.5, -0.1, 0.2, 0.5, 0.8, 0.99])('gives a pair the rank correlation %f', (rank) => {
    const [a, b] = columnsOf(2, [{ one: 1, other: 0, rank }]);
    expect(Math.abs(spearman(a!, b!) - rank)).toBeLessThan(0.003);
  });

  test('gives each of many pairs its own, and 0 to those that are not named', () => {
    const pairs = [
      { one: 0, other: 2, rank: 0.6 },
      { one: 2, other: 4, rank: 0.5 },
      { one: 4, other: 3, rank: -0.4 },
    ];
    const columns = columnsOf(6, pairs);
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < i; j++) {
        const named = pairs.find(({ one, other }) => Math.max(one, other) === i && Math.min(one, other) === j);
        expect(Math.abs(spearman(columns[i]!, columns[j]!) - (named?.rank ?? 0)), `${i} ${j}`).toBeLessThan(0.01);
      }
    }
  });

  test('leaves each coordinate uniform', () => {
    const columns = columnsOf(3, [
      { one: 0, other: 1, rank: 0.6 },
      { one: 1, other: 2, rank: 0.6 },
    ]);
    for (const column of columns) {
      const distances = [...column].sort((a, b) => a - b).map((x, k) => Math.abs(x - (k + 0.5) / POINTS));
      expect(Math.max(...distances)).toBeLessThan(0.005); // Kolmogorov's 95 % bound for independent draws is 0.015
    }
  });

  test('keeps every bit of coordinates that depend on none before them', () => {
    const copula = copulaOf(5, [{ one: 1, other: 3, rank: 0.5 }]);
    const point = sobolPoint(createSobol('kept', 5), 3);
    const correlated = correlate(copula, point);
    for (const d of [0, 1, 2, 4]) expect(correlated[d]).toBe(point[d]);
    expect(correlated[3]).not.toBe(point[3]);
  });

  test('does not depend on the order of pairs, nor of the two in a pair', () => {
    const point = [0.3, 0.9, 0.2];
    const there = copulaOf(3, [
      { one: 0, other: 1, rank: 0.5 },
      { one: 1, other: 2, rank: 0.3 },
    ]);
    const back = copulaOf(3, [
      { one: 2, other: 1, rank: 0.3 },
      { one: 1, other: 0, rank: 0.5 },
    ]);
    expect(correlate(there, point)).toEqual(correlate(back, point));
  });

  test('stays within (0, 1) at the ends', () => {
    const copula = copulaOf(3, [
      { one: 0, other: 2, rank: 0.68 },
      { one: 1, other: 2, rank: 0.68 },
    ]);
    for (const end of [2 ** -53, 1 - 2 ** -53]) {
      const last = correlate(copula, [end, end, end])[2]!;
      expect(last).toBeGreaterThan(0);
      expect(last).toBeLessThan(1);
    }
  });
});

describe('rank correlations that cannot be', () => {
  const names = ['growth', 'taste', 'horizon'];

  test.each<[string, readonly RankPair[], string]>([
    ['one', [{ one: 0, other: 1, rank: 1 }], 'a rank correlation of growth and taste between -1 and 1, without the ends'],
    ['NaN', [{ one: 0, other: 1, rank: NaN }], 'a rank correlation of growth and taste between -1 and 1, without the ends'],
    ['with itself', [{ one: 2, other: 2, rank: 0.5 }], 'a correlation between two parameters'],
    [
      'twice',
      [
        { one: 0, other: 1, rank: 0.5 },
        { one: 1, other: 0, rank: 0.5 },
      ],
      'each pair once',
    ],
  ])('%s', (_name, pairs, expected) => {
    expect(copulaProblem(names, pairs)?.expected).toBe(expected);
  });

  test('together', () => {
    const pairs = [
      { one: 0, other: 1, rank: 0.9 },
      { one: 1, other: 2, rank: 0.9 },
      { one: 0, other: 2, rank: -0.9 },
    ];
    const problem = copulaProblem(names, pairs)!;
    expect(problem.expected).toContain('positive definite');
    expect(problem.received).toBe('0.9 of growth and taste, 0.9 of taste and horizon, -0.9 of growth and horizon');
    expect(problem.hint).toContain('horizon');
    expect(() => copulaOf(3, pairs)).toThrow('hold together');
    expect(copulaProblem(names, pairs.slice(0, 2))?.hint).toContain('count as 0'); // 0.9 twice leaves no room for 0
  });

  test('and those that can', () => {
    expect(copulaProblem(names, [])).toBeUndefined();
    const equal = [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map(([one, other]) => ({ one: one!, other: other!, rank: 0.9 }));
    expect(copulaProblem(names, equal)).toBeUndefined();
    // All at -r hold together down to Pearson's -1/2, a rank correlation of 6 / pi asin(-1/4) = -0.4826.
    const negative = (rank: number): RankPair[] => equal.map((pair) => ({ ...pair, rank }));
    expect(copulaProblem(names, negative(-0.482))).toBeUndefined();
    expect(copulaProblem(names, negative(-0.483))).toBeDefined();
  });
});
