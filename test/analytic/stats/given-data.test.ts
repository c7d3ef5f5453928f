import { describe, expect, test } from 'vitest';
import { exp } from '../../../src/numeric/exp.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { firstOrderIndex } from '../../../src/stats/correlation-ratio.ts';
import { momentsOf, standardError } from '../../../src/stats/moments.ts';
import type { RankEffect } from '../../../src/stats/rank-regression.ts';
import { rankRegression } from '../../../src/stats/rank-regression.ts';
import { correlation, ranksOf } from '../../../src/stats/ranks.ts';
import { gFunction, ishigami } from '../../support/sensitivity-functions.ts';

/** Spearman (1904). */
const rankCorrelation = (x: ArrayLike<number>, y: ArrayLike<number>): number => correlation(ranksOf(x), ranksOf(y));

/** Columns of independent standard normal numbers. */
function normalColumns(key: string, columns: number, count: number): number[][] {
  const stream = createStream(`given data/${key}`);
  return Array.from({ length: columns }, () => Array.from({ length: count }, () => inverseNormal(stream.next())));
}

describe('rank correlation', () => {
  test("is 1 - 6 d^2 / (n^3 - n) without ties, and the textbook's with them", () => {
    // IQ and hours of television of ten people, a textbook's example: -29/165.
    const iq = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
    const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
    expect(rankCorrelation(iq, hours)).toBeCloseTo(-29 / 165, 14);
    expect([...ranksOf([5, 5, 1, Infinity, 5, Infinity])]).toEqual([3, 3, 1, 5.5, 3, 5.5]);
    expect(rankCorrelation([1, 1, 2], [1, 2, 3])).toBeCloseTo(Math.sqrt(3) / 2, 14);
  });

  test('of correlated normal numbers is 6 / pi arcsin(r / 2)', () => {
    const [x, z] = normalColumns('spearman', 2, 20_000) as [number[], number[]];
    const y = x.map((value, k) => 0.6 * value + 0.8 * z[k]!);
    expect(Math.abs(rankCorrelation(x, y) - (6 / Math.PI) * Math.asin(0.3))).toBeLessThan(4 * (0.7 / Math.sqrt(20_000)));
    expect(
      rankCorrelation(
        x.map(exp),
        y.map((value) => value ** 3),
      ),
    ).toBe(rankCorrelation(x, y));
  });

  test('what does not vary has none', () => {
    expect(correlation([2, 2], [1, 3])).toBeNaN();
    expect(() => correlation([1], [1, 2])).toThrow('as many');
  });
});

describe('rank regression', () => {
  const COUNT = 20_000;

  test('of a product of powers has the coefficients of its exponents, nearly, and ranks explain nearly all', () => {
    const inputs = normalColumns('independent', 3, COUNT);
    const powers = [2, -1, 0.5];
    const outcome = Array.from({ length: COUNT }, (_, k) =>
      exp(inputs.reduce((sum, column, i) => sum + powers[i]! * column[k]!, 0)),
    );
    const { effects, explainedShare } = rankRegression(inputs, outcome)!;
    const length = Math.sqrt(5.25);
    for (const [i, power] of powers.entries()) {
      const spearman = (6 / Math.PI) * Math.asin(power / length / 2);
      expect(Math.abs(effects[i]!.correlation - spearman)).toBeLessThan(0.02);
      expect(Math.abs(effects[i]!.coefficient - spearman)).toBeLessThan(0.02); // inputs are independent: the same
    }
    const sum = effects.reduce((all, { coefficient, correlation: simple }) => all + coefficient * simple, 0);
    expect(explainedShare).toBeCloseTo(sum, 12);
    expect(explainedShare).toBeGreaterThan(0.95);
  });

  test('an input that only goes along with another has no coefficient and no partial correlation', () => {
    const [cause, other, noise] = normalColumns('confounded', 3, COUNT) as [number[], number[], number[]];
    const companion = cause.map((value, k) => 0.9 * value + Math.sqrt(0.19) * other[k]!);
    const outcome = cause.map((value, k) => value + noise[k]!);
    const [first, second] = rankRegression([cause, companion], outcome)!.effects as [RankEffect, RankEffect];
    expect(second.correlation).toBeGreaterThan(0.5);
    expect(Math.abs(second.coefficient)).toBeLessThan(0.06);
    expect(Math.abs(second.partialCorrelation)).toBeLessThan(4 / Math.sqrt(COUNT));
    expect(first.partialCorrelation).toBeGreaterThan(0.3);
  });

  test('partial correlation is the correlation of what the other inputs leave over', () => {
    const [x, u, v] = normalColumns('partial', 3, 200) as [number[], number[], number[]];
    const y = x.map((value, k) => value + u[k]!);
    const outcome = x.map((value, k) => value - 0.5 * y[k]! + v[k]!);
    const { effects } = rankRegression([x, y], outcome)!;
    const left = (column: readonly number[], other: readonly number[]): number[] => {
      const [a, b] = [[...ranksOf(column)], [...ranksOf(other)]];
      const mean = (a.length + 1) / 2;
      const slope = correlation(a, b); // ranks without ties all have the same variance
      return a.map((value, k) => value - mean - slope * (b[k]! - mean));
    };
    expect(effects[0]!.partialCorrelation).toBeCloseTo(correlation(left(x, y), left(outcome, y)), 12);
    expect(effects[1]!.partialCorrelation).toBeCloseTo(correlation(left(y, x), left(outcome, x)), 12);
  });

  test('a never that comes last changes nothing as long as it stays last', () => {
    const inputs = normalColumns('never', 2, 50);
    const outcome = inputs[0]!.map((value, k) => value + inputs[1]![k]!);
    const greatest = Math.max(...outcome);
    const never = outcome.map((value) => (value === greatest ? Infinity : value));
    expect(rankRegression(inputs, never)).toEqual(rankRegression(inputs, outcome));
  });

  test('inputs that determine one another have none; those that do not vary or are too many are refused', () => {
    const [x, y, z] = normalColumns('refused', 3, 10) as [number[], number[], number[]];
    expect(rankRegression([x, y, x.map(exp)], z)).toBeUndefined();
    expect(() => rankRegression([x, y.map(() => 1)], z)).toThrow('vary');
    expect(() =>
      rankRegression(
        [x, y],
        z.map(() => 1),
      ),
    ).toThrow('vary');
    expect(() =>
      rankRegression(
        [
          [1, 2, 3],
          [1, 3, 2],
        ],
        [1, 2, 3],
      ),
    ).toThrow('more draws');
  });
});

describe('first-order index from given data', () => {
  const REPETITIONS = 100;

  /** Estimates of each input's index, from independent repetitions. */
  function repeated(name: string, of: ReturnType<typeof ishigami>, draws: number): number[][] {
    const estimates: number[][] = of.indices.map(() => []);
    for (let k = 0; k < REPETITIONS; k++) {
      const stream = createStream(`first order/${name}/${k}`);
      const points = Array.from({ length: draws }, () => Array.from({ length: of.inputs }, () => stream.next()));
      const outcome = points.map(of.at);
      for (const [i, all] of estimates.entries()) {
        all.push(
          firstOrderIndex(
            points.map((point) => point[i]!),
            outcome,
          ),
        );
      }
    }
    return estimates;
  }

  test.each([ishigami(7, 0.1), gFunction([0, 1, 4.5, 9])])('of $name is the closed form, in the mean of small samples', (of) => {
    for (const [i, estimates] of repeated(of.name, of, 400).entries()) {
      const moments = momentsOf(estimates);
      const error = standardError(moments);
      const coarse = 0.03 * of.indices[i]!.first; // what varies inside one of 20 bins
      expect(error, `input ${i}`).toBeLessThan(0.006);
      expect(Math.abs(moments.mean - of.indices[i]!.first), `input ${i}`).toBeLessThanOrEqual(4 * error + coarse);
    }
  });

  test('its bias for an idle input is none, where the plain ratio has (bins - 1) / (draws - 1)', () => {
    const [x, y] = normalColumns('idle', 2, 200 * REPETITIONS) as [number[], number[]];
    const estimates = Array.from({ length: REPETITIONS }, (_, k) => {
      const part = (column: readonly number[]): number[] => column.slice(200 * k, 200 * (k + 1));
      return firstOrderIndex(part(x), part(y), 20);
    });
    const moments = momentsOf(estimates);
    expect(4 * standardError(moments)).toBeLessThan(0.3 * (19 / 199));
    expect(Math.abs(moments.mean)).toBeLessThanOrEqual(4 * standardError(moments));
  });

  test('a choice has a bin per option', () => {
    const stream = createStream('first order/choice');
    const choices = Array.from({ length: 30_000 }, () => Math.floor(3 * stream.next()));
    const outcome = choices.map((choice) => [0, 5, 1][choice]! + inverseNormal(stream.next()));
    const between = (0 + 25 + 1) / 3 - 4; // variance of 0, 5, 1
    expect(firstOrderIndex(choices, outcome, 3)).toBeCloseTo(between / (between + 1), 2);
    expect(firstOrderIndex(choices, outcome)).toBeCloseTo(firstOrderIndex(choices, outcome, 3), 12);
  });

  test('where nothing varies there is none; too few draws and what is not finite are refused', () => {
    expect(firstOrderIndex([1, 2, 3, 4], [5, 5, 5, 5])).toBeNaN();
    expect(() => firstOrderIndex([1, 2, 3], [1, 2, 3], 2)).toThrow('two draws per bin');
    expect(() => firstOrderIndex([1, 2, 3, 4], [1, 2, 3, Infinity], 2)).toThrow('finite');
  });
});
