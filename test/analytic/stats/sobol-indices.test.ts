import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/random/streams.ts';
import type { IndexEstimate, SobolIndices, SobolOutcomes } from '../../../src/stats/sobol-indices.ts';
import { mixedPoint, sobolIndices } from '../../../src/stats/sobol-indices.ts';
import type { SensitivityFunction } from '../../support/sensitivity-functions.ts';
import { gFunction, ishigami } from '../../support/sensitivity-functions.ts';

const FUNCTIONS = [ishigami(7, 0.1), gFunction([0, 1, 4.5, 9, 99, 99, 99, 99])];

function outcomesOf({ inputs, at }: SensitivityFunction, rows: number, uniform: () => number): SobolOutcomes {
  const sample = (): number[][] => Array.from({ length: rows }, () => Array.from({ length: inputs }, uniform));
  const [a, b] = [sample(), sample()];
  const mixed = Array.from({ length: inputs }, (_, i) => a.map((point, row) => at(mixedPoint(point, b[row]!, i))));
  return { a: a.map(at), b: b.map(at), mixed };
}

function estimate(of: SensitivityFunction, rows: number, resamples: number, key: string): SobolIndices[] {
  const stream = createStream(`sobol/${key}`);
  const uniform = (): number => stream.next();
  return sobolIndices(outcomesOf(of, rows, uniform), resamples, uniform);
}

test("Ishigami's closed form is the published one", () => {
  const { indices } = FUNCTIONS[0]!;
  const rounded = (values: readonly number[]): string[] => values.map((value) => value.toFixed(4));
  expect(rounded(indices.map(({ first }) => first))).toEqual(['0.3139', '0.4424', '0.0000']);
  expect(rounded(indices.map(({ total }) => total))).toEqual(['0.5576', '0.4424', '0.2437']);
});

test.each([ishigami(5, 0.2), gFunction([0, 1, 4.5])])('the closed form of $name is that of its definition, on a grid', (of) => {
  const side = 40;
  const level = (k: number): number => (k + 0.5) / side;
  const places = Array.from({ length: side ** 3 }, (_, k) => [k % side, Math.floor(k / side) % side, Math.floor(k / side ** 2)]);
  const values = places.map((place) => of.at(place.map(level)));
  const varianceOfMeans = (groupOf: (place: readonly number[]) => number): number => {
    const groups = new Map<number, number[]>();
    for (const [k, place] of places.entries()) {
      const group = groupOf(place);
      if (groups.has(group)) groups.get(group)!.push(values[k]!);
      else groups.set(group, [values[k]!]);
    }
    const means = [...groups.values()].map((group) => group.reduce((a, b) => a + b) / group.length);
    const mean = means.reduce((a, b) => a + b) / means.length;
    return means.reduce((sum, each) => sum + (each - mean) ** 2, 0) / means.length;
  };
  const variance = varianceOfMeans(([x, y, z]) => (x! * side + y!) * side + z!);
  for (const [i, { first, total }] of of.indices.entries()) {
    const others = varianceOfMeans((place) => place[(i + 1) % 3]! * side + place[(i + 2) % 3]!);
    expect(varianceOfMeans((place) => place[i]!) / variance).toBeCloseTo(first, 2);
    expect(1 - others / variance).toBeCloseTo(total, 2);
  }
});

describe.each(FUNCTIONS)('$name', (of) => {
  test('the estimates are within four standard errors of the closed form, and these are small', () => {
    for (const [i, { first, total }] of estimate(of, 32_768, 100, 'closed form').entries()) {
      expectNear(first, of.indices[i]!.first, 0.016, `first of ${i}`);
      expectNear(total, of.indices[i]!.total, 0.012, `total of ${i}`);
    }
  });

  test('nine in ten of the 90 % intervals hold the truth, and the standard errors are those of repetitions', () => {
    const repetitions = Array.from({ length: 100 }, (_, k) => estimate(of, 512, 200, `repetition ${k}`));
    for (const kind of ['first', 'total'] as const) {
      for (const [i, truths] of of.indices.entries()) {
        const estimates = repetitions.map((each) => each[i]![kind]);
        const held = estimates.filter(({ low, high }) => low <= truths[kind] && truths[kind] <= high).length;
        expect(held, `${kind} of ${i}`).toBeGreaterThanOrEqual(80); // a binomial of 100 and 0.9 is below 80 or above 98
        expect(held, `${kind} of ${i}`).toBeLessThanOrEqual(98); // one time in 500
        const mean = estimates.reduce((sum, { share }) => sum + share, 0) / 100;
        const deviation = Math.sqrt(estimates.reduce((sum, { share }) => sum + (share - mean) ** 2, 0) / 99);
        const claimed = estimates.reduce((sum, { standardError }) => sum + standardError, 0) / 100;
        expect(claimed / deviation, `${kind} of ${i}`).toBeGreaterThan(0.75);
        expect(claimed / deviation, `${kind} of ${i}`).toBeLessThan(1.33);
        expect(Math.abs(mean - truths[kind]), `${kind} of ${i}`).toBeLessThanOrEqual((4 * deviation) / 10);
      }
    }
  });
});

function expectNear({ share, standardError, low, high }: IndexEstimate, truth: number, maxError: number, name: string): void {
  expect(standardError, name).toBeLessThan(maxError);
  expect(Math.abs(share - truth), name).toBeLessThanOrEqual(4 * standardError);
  expect(low, name).toBeLessThanOrEqual(share);
  expect(high, name).toBeGreaterThanOrEqual(share);
}

describe('any function', () => {
  test('adding a constant or scaling changes no index, an input that does nothing has index 0 exactly', () => {
    const of = ishigami(7, 0.1);
    const idle = (scale: number, shift: number): SensitivityFunction => ({
      ...of,
      inputs: 4,
      at: (point) => scale * of.at(point) + shift,
    });
    const [plain, moved] = [estimate(idle(1, 0), 500, 20, 'same'), estimate(idle(-8, 1e6), 500, 20, 'same')];
    for (const [i, { first, total }] of plain.entries()) {
      expect(moved[i]!.first.share).toBeCloseTo(first.share, 7);
      expect(moved[i]!.total.high).toBeCloseTo(total.high, 7);
    }
    expect(plain[3]).toEqual({
      first: { share: 0, standardError: 0, low: 0, high: 0 },
      total: { share: 0, standardError: 0, low: 0, high: 0 },
    });
  });

  test('where nothing varies there is no index', () => {
    const [only] = estimate({ name: 'constant', inputs: 1, at: () => 3, indices: [] }, 10, 5, 'constant');
    expect(only!.first.share).toBeNaN();
    expect(only!.total.share).toBeNaN();
  });

  test('of which few rows move anything has no interval; where enough do every resample counts', () => {
    const moved = (rows: number): SobolIndices => {
      const flat = new Array<number>(64).fill(5);
      const a = flat.map((value, row) => (row < rows ? value - 1 - row : value));
      const stream = createStream('sobol/few rows');
      return sobolIndices({ a, b: flat, mixed: [flat] }, 2000, () => stream.next())[0]!;
    };
    for (const rows of [1, 2, 9]) {
      const { total } = moved(rows);
      expect(total.share).toBeGreaterThan(0);
      expect([total.standardError, total.low, total.high]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    }
    for (const rows of [10, 40]) {
      const { total } = moved(rows);
      expect(total.standardError).toBeGreaterThan(0);
      expect(total.low).toBeLessThan(total.share);
      expect(total.high).toBeGreaterThan(total.share);
    }
  });

  test('columns of unequal length and outcomes that are not finite are refused', () => {
    expect(() => sobolIndices({ a: [1, 2], b: [1, 2], mixed: [[1]] }, 5, () => 0.5)).toThrow('same rows');
    expect(() => sobolIndices({ a: [1, 2], b: [1, 2], mixed: [[1, Infinity]] }, 5, () => 0.5)).toThrow('finite');
  });
});
