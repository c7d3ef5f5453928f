import { describe, expect, test } from 'vitest';
import { type Distribution, validateDistribution } from '../../../src/random/distributions.ts';
import { SamplerTable, sample } from '../../../src/random/sampler.ts';
import { createStream } from '../../../src/random/streams.ts';

type Case = { readonly distribution: Distribution; readonly uniforms: number };

const cases: readonly Case[] = [
  { distribution: { kind: 'exponential', mean: 2 }, uniforms: 1 },
  { distribution: { kind: 'deterministic', value: 3 }, uniforms: 0 },
  { distribution: { kind: 'lognormal', median: 6, spread: 1.1 }, uniforms: 1 },
  { distribution: { kind: 'gamma', mean: 2700, cv: 1 }, uniforms: 1 },
  { distribution: { kind: 'gamma', mean: 3, cv: Math.sqrt(1 / 3) }, uniforms: 3 },
  { distribution: { kind: 'gamma', mean: 2, cv: 0.8 }, uniforms: 1 },
  { distribution: { kind: 'gamma', mean: 2, cv: 2.5 }, uniforms: 1 },
  { distribution: { kind: 'erlang', mean: 8, phases: 4 }, uniforms: 4 },
  { distribution: { kind: 'erlang', mean: 40, phases: 40 }, uniforms: 40 },
  { distribution: { kind: 'uniform', low: 1, high: 3 }, uniforms: 1 },
  { distribution: { kind: 'triangular', low: 0, mode: 1, high: 4 }, uniforms: 1 },
  { distribution: { kind: 'triangular', low: 0, mode: 0, high: 1 }, uniforms: 1 },
  { distribution: { kind: 'empirical', values: [1, 2, 5, 9], weights: [1, 0, 3, 2] }, uniforms: 1 },
  { distribution: { kind: 'empirical', values: [4, 8, 6] }, uniforms: 1 },
  { distribution: { kind: 'hyperexponential', means: [1, 5], weights: [3, 1] }, uniforms: 2 },
];

const draws = (distribution: Distribution, count: number): Float64Array => {
  const table = new SamplerTable();
  const index = table.add(distribution);
  const stream = createStream(`first/${JSON.stringify(distribution)}`);
  return Float64Array.from({ length: count }, () => table.draw(index, stream));
};

describe.each(cases)('$distribution', ({ distribution, uniforms }) => {
  test('a variate takes its fixed number of uniforms', () => {
    const stream = createStream('uniforms');
    const reference = createStream('uniforms');
    sample(distribution, stream);
    for (let i = 0; i < uniforms; i++) reference.next();
    expect(stream.next()).toBe(reference.next());
  });

  test("valid, and one draw equals the table's first", () => {
    expect(validateDistribution(distribution)).toBeUndefined();
    const stream = createStream(`first/${JSON.stringify(distribution)}`);
    expect(sample(distribution, stream)).toBe(draws(distribution, 1)[0]);
  });
});

test('a table of many distributions keeps them apart', () => {
  const table = new SamplerTable();
  const stream = createStream('many');
  const indices = Array.from({ length: 100 }, (_, i) =>
    table.add(i % 2 === 0 ? { kind: 'deterministic', value: i } : { kind: 'empirical', values: [i, i], weights: [1, 2] }),
  );
  expect(indices.map((index) => table.draw(index, stream))).toEqual(indices);
});

test('lognormal without spread and erlang of many phases do not stray', () => {
  const stream = createStream('stray');
  expect(sample({ kind: 'lognormal', median: 5, spread: 0 }, stream)).toBe(5);
  expect(Math.abs(sample({ kind: 'erlang', mean: 1, phases: 100000 }, stream) - 1)).toBeLessThan(0.02);
});

test.each([
  [{ kind: 'exponential', mean: 0 }, 'mean'],
  [{ kind: 'exponential', mean: Number.NaN }, 'mean'],
  [{ kind: 'deterministic', value: -1 }, 'value'],
  [{ kind: 'lognormal', median: Infinity, spread: 1 }, 'median'],
  [{ kind: 'lognormal', median: 1, spread: -1 }, 'spread'],
  [{ kind: 'gamma', mean: 1, cv: 0 }, 'cv'],
  [{ kind: 'erlang', mean: 1, phases: 1.5 }, 'phases'],
  [{ kind: 'uniform', low: 2, high: 2 }, 'high'],
  [{ kind: 'uniform', low: -1, high: 2 }, 'low'],
  [{ kind: 'triangular', low: 1, mode: 0, high: 2 }, 'mode'],
  [{ kind: 'triangular', low: 1, mode: 3, high: 2 }, 'high'],
  [{ kind: 'triangular', low: 1, mode: 1, high: 1 }, 'high'],
  [{ kind: 'empirical', values: [] }, 'values'],
  [{ kind: 'empirical', values: [1, -2] }, 'values.1'],
  [{ kind: 'empirical', values: [1, 2], weights: [1] }, 'weights'],
  [{ kind: 'empirical', values: [1, 2], weights: [0, 0] }, 'weights'],
  [{ kind: 'hyperexponential', means: [1, 0], weights: [1, 1] }, 'means.1'],
  [{ kind: 'hyperexponential', means: [1], weights: [-1] }, 'weights.0'],
] as const satisfies readonly (readonly [Distribution, string])[])('%o is refused for its %s', (distribution, parameter) => {
  expect(validateDistribution(distribution)?.parameter).toBe(parameter);
});
