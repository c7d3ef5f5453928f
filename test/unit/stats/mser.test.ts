import { expect, test } from 'vitest';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { mser5 } from '../../../src/stats/mser.ts';

/** An AR(1) series around 0 with standard normal innovations, from x0 on. */
function autoregressive(key: string, count: number, phi: number, x0: number): Float64Array {
  const stream = createStream(key);
  let x = x0;
  return Float64Array.from({ length: count }, () => (x = phi * x + inverseNormal(stream.next())));
}

function meanFrom(values: Float64Array, start: number): number {
  return values.subarray(start).reduce((sum, x) => sum + x, 0) / (values.length - start);
}

/** The definition, with no sum kept from one d to the next. */
function truncationByDefinition(values: Float64Array): number {
  const means = Array.from({ length: Math.floor(values.length / 5) }, (_, i) => meanFrom(values.slice(5 * i, 5 * i + 5), 0));
  const statistics = means.slice(0, Math.floor(means.length / 2) + 1).map((_, d) => {
    const rest = Float64Array.from(means.slice(d));
    const mean = meanFrom(rest, 0);
    return rest.reduce((sum, z) => sum + (z - mean) * (z - mean), 0) / (rest.length * rest.length);
  });
  return 5 * statistics.indexOf(Math.min(...statistics));
}

test.each(Array.from({ length: 40 }, (_, i) => i))('series %i is cut where the definition says', (i) => {
  const values = autoregressive(`mser/${i}`, 100 + 37 * i, 0.8, i);
  expect(mser5(values).truncated).toBe(truncationByDefinition(values));
});

test('far from zero too', () => {
  const values = autoregressive('far', 1000, 0.5, 40);
  expect(mser5(values.map((x) => x + 1e7))).toEqual(mser5(values));
});

test('a step is cut off where it ends', () => {
  const noise = autoregressive('step', 1000, 0, 0);
  expect(mser5(noise.map((x, i) => (i < 150 ? x + 20 : x)))).toEqual({ truncated: 150, settled: true });
});

test('a start far off biases the mean ten times less after the cut than before', () => {
  const series = Array.from({ length: 200 }, (_, i) => autoregressive(`start/${i}`, 1000, 0.95, 60));
  const bias = (mean: (values: Float64Array) => number): number =>
    series.reduce((sum, values) => sum + mean(values), 0) / series.length;
  const before = bias((values) => meanFrom(values, 0));
  expect(before).toBeGreaterThan(1);
  expect(Math.abs(bias((values) => meanFrom(values, mser5(values).truncated)))).toBeLessThan(before / 10);
});

test('what has settled from the start is mostly kept', () => {
  const kept = Array.from({ length: 200 }, (_, i) => mser5(autoregressive(`kept/${i}`, 1000, 0.5, 0)));
  expect(kept.filter(({ truncated }) => truncated <= 100).length).toBeGreaterThan(150);
  expect(kept.filter(({ settled }) => !settled).length).toBeLessThanOrEqual(2);
});

test('what grows on and on has not settled; what never changes has', () => {
  expect(mser5(Float64Array.from({ length: 500 }, (_, i) => i))).toEqual({ truncated: 250, settled: false });
  expect(mser5(new Float64Array(500))).toEqual({ truncated: 0, settled: true });
});

test('too few numbers are refused', () => {
  expect(() => mser5(new Float64Array(19))).toThrow('enough numbers for MSER-5');
  expect(mser5(new Float64Array(20)).truncated).toBe(0);
});
