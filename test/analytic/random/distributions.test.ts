import { describe, expect, test } from 'vitest';
import { type Distribution, meanOf, varianceOf } from '../../../src/random/distributions.ts';
import { SamplerTable } from '../../../src/random/sampler.ts';
import { createStream } from '../../../src/random/streams.ts';
import { theoryOf } from '../../support/oracle-distributions.ts';
import { andersonP, chiSquareP, isPlausible, kolmogorovP, normalP } from '../../support/oracle-fit.ts';

const COUNT = 300_000;
const CELLS = 32;

/** So many numbers of a distribution, ascending. */
function ascendingDraws(distribution: Distribution, count = COUNT): Float64Array {
  const table = new SamplerTable();
  const numbers = new Float64Array(count);
  table.fill(table.add(distribution), createStream(`fit/${JSON.stringify(distribution)}`), numbers, 0, count);
  return numbers.sort();
}

/** Probabilities that numbers of this distribution lie further from theory: mean, variance, and the shape by three tests. */
function verdict(ascending: Float64Array, distribution: Distribution): Record<string, number> {
  const { mean, variance, cdf } = theoryOf(distribution);
  const count = ascending.length;
  let sum = 0;
  let squares = 0;
  let fourths = 0;
  for (const x of ascending) {
    const square = (x - mean) * (x - mean);
    sum += x;
    squares += square;
    fourths += square * square;
  }
  const errorOfVariance = Math.sqrt((fourths / count - (squares / count) ** 2) / count);
  const moments = {
    mean: normalP((sum / count - mean) / Math.sqrt(variance / count)),
    variance: normalP((squares / count - variance) / errorOfVariance),
  };
  if (cdf === undefined) return moments;
  const shares = ascending.map(cdf);
  const cells = new Int32Array(CELLS);
  for (const u of shares) cells[Math.min(CELLS - 1, Math.floor(u * CELLS))]!++;
  return { ...moments, kolmogorov: kolmogorovP(shares), anderson: andersonP(shares), cells: chiSquareP(cells) };
}

const faultsOf = (found: Record<string, number>): string[] => Object.keys(found).filter((name) => !isPlausible(found[name]!));

type Case = { readonly distribution: Distribution; readonly faulty: readonly Distribution[] };

/** Beside each distribution the same with one parameter off, by 1 % where that shows in so many numbers, which the tests must notice. */
const cases: readonly Case[] = [
  { distribution: { kind: 'exponential', mean: 2 }, faulty: [{ kind: 'exponential', mean: 2.02 }] },
  {
    distribution: { kind: 'lognormal', median: 6, spread: 1.1 },
    faulty: [
      { kind: 'lognormal', median: 6.06, spread: 1.1 },
      { kind: 'lognormal', median: 6, spread: 1.111 },
    ],
  },
  {
    distribution: { kind: 'lognormal', median: 0.5, spread: 0.2 },
    faulty: [
      { kind: 'lognormal', median: 0.505, spread: 0.2 },
      { kind: 'lognormal', median: 0.5, spread: 0.202 },
    ],
  },
  {
    distribution: { kind: 'gamma', mean: 2, cv: 0.8 },
    faulty: [
      { kind: 'gamma', mean: 2.02, cv: 0.8 },
      { kind: 'gamma', mean: 2, cv: 0.808 },
    ],
  },
  {
    distribution: { kind: 'gamma', mean: 2, cv: 2.5 },
    faulty: [
      { kind: 'gamma', mean: 2.08, cv: 2.5 },
      { kind: 'gamma', mean: 2, cv: 2.525 },
    ],
  },
  {
    distribution: { kind: 'gamma', mean: 30, cv: 0.12 }, // shape 69.4, past the phases that are drawn one by one
    faulty: [
      { kind: 'gamma', mean: 30.3, cv: 0.12 },
      { kind: 'gamma', mean: 30, cv: 0.1212 },
    ],
  },
  {
    distribution: { kind: 'erlang', mean: 8, phases: 4 },
    faulty: [
      { kind: 'erlang', mean: 8.08, phases: 4 },
      { kind: 'gamma', mean: 8, cv: 0.505 },
    ],
  },
  {
    distribution: { kind: 'erlang', mean: 40, phases: 40 },
    faulty: [
      { kind: 'erlang', mean: 40.4, phases: 40 },
      { kind: 'erlang', mean: 40, phases: 41 },
    ],
  },
  {
    distribution: { kind: 'uniform', low: 1, high: 3 },
    faulty: [
      { kind: 'uniform', low: 1.01, high: 3 },
      { kind: 'uniform', low: 1, high: 3.03 },
    ],
  },
  {
    distribution: { kind: 'triangular', low: 0.5, mode: 1, high: 4 },
    faulty: [
      { kind: 'triangular', low: 0.47, mode: 1, high: 4 },
      { kind: 'triangular', low: 0.5, mode: 1.02, high: 4 },
      { kind: 'triangular', low: 0.5, mode: 1, high: 4.04 },
    ],
  },
  {
    distribution: { kind: 'triangular', low: 0, mode: 0, high: 1 },
    faulty: [{ kind: 'triangular', low: 0, mode: 0, high: 1.01 }],
  },
  {
    distribution: { kind: 'triangular', low: 0, mode: 1, high: 1 },
    faulty: [{ kind: 'triangular', low: 0, mode: 0.99, high: 1 }],
  },
  {
    distribution: { kind: 'hyperexponential', means: [1, 5], weights: [3, 1] },
    faulty: [
      { kind: 'hyperexponential', means: [1.01, 5.05], weights: [3, 1] },
      { kind: 'hyperexponential', means: [1.02, 5], weights: [3, 1] },
      { kind: 'hyperexponential', means: [1, 5], weights: [3, 0.95] },
    ],
  },
];

describe.each(cases)('$distribution', ({ distribution, faulty }) => {
  const ascending = ascendingDraws(distribution);

  test('mean, variance and shape are those of theory', () => {
    const found = verdict(ascending, distribution);
    expect(faultsOf(found), JSON.stringify(found)).toEqual([]);
    expect(Object.keys(found)).toHaveLength(5);
  });

  test.each(faulty.map((wrong) => [wrong] as const))('they are not those of %j', (wrong) => {
    expect(faultsOf(verdict(ascending, wrong))).not.toEqual([]);
  });
});

describe('empirical', () => {
  const distribution: Distribution = { kind: 'empirical', values: [9, 1, 5, 2], weights: [2, 1, 3, 0] };
  const ascending = ascendingDraws(distribution, 5 * COUNT);
  const found = [1, 2, 5, 9].map((value) => ascending.reduce((count, x) => (x === value ? count + 1 : count), 0));

  test('each value comes by its weight, and one of weight 0 never', () => {
    expect(faultsOf(verdict(ascending, distribution))).toEqual([]);
    expect(found[1]).toBe(0);
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(ascending.length);
    expect(isPlausible(chiSquareP([found[0]!, found[2]!, found[3]!], [1 / 6, 3 / 6, 2 / 6]))).toBe(true);
  });

  test('a weight that is off by 1 % is noticed', () => {
    expect(isPlausible(chiSquareP([found[0]!, found[2]!, found[3]!], [1 / 6.03, 3.03 / 6.03, 2 / 6.03]))).toBe(false);
  });
});

test('a deterministic distribution has its value only', () => {
  expect(new Set(ascendingDraws({ kind: 'deterministic', value: 3.7 }, 1000))).toEqual(new Set([3.7]));
});

test.each([1, 2, 3, 7, 40, 64])('gamma of shape %i is Erlang: the same numbers, to the rounding of its shape', (phases) => {
  const erlang = ascendingDraws({ kind: 'erlang', mean: 6, phases }, 2000);
  const table = new SamplerTable();
  const gamma = new Float64Array(2000);
  const stream = createStream(`fit/${JSON.stringify({ kind: 'erlang', mean: 6, phases })}`);
  table.fill(table.add({ kind: 'gamma', mean: 6, cv: Math.sqrt(1 / phases) }), stream, gamma, 0, gamma.length);
  expect(gamma.sort()).toEqual(erlang);
});

test('gamma by inversion is Erlang in distribution where its shape all but is whole', () => {
  const ascending = ascendingDraws({ kind: 'gamma', mean: 6, cv: Math.sqrt(1 / 3.000001) }, 100_000);
  expect(faultsOf(verdict(ascending, { kind: 'erlang', mean: 6, phases: 3 }))).toEqual([]);
});

test.each([...cases.map(({ distribution }) => distribution), { kind: 'empirical', values: [4, 8, 6] } as const])(
  'meanOf and varianceOf follow the textbook: %j',
  (distribution) => {
    const { mean, variance } = theoryOf(distribution);
    expect(Math.abs(meanOf(distribution) / mean - 1)).toBeLessThan(1e-15);
    expect(Math.abs(varianceOf(distribution) / variance - 1)).toBeLessThan(5e-15);
  },
);
