import { describe, expect, test } from 'vitest';
import { exp } from '../../../src/numeric/exp.ts';
import { log } from '../../../src/numeric/log.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import type { CountHistogram } from '../../../src/stats/count-histogram.ts';
import { CountTally, countQuantile, countsOf, mergeCounts } from '../../../src/stats/count-histogram.ts';
import { ascending, quantileType7 } from '../../../src/stats/quantiles.ts';

const SHAPES: Readonly<Record<string, (u: number) => number>> = {
  normal: inverseNormal,
  'normal, all below 0': (u) => inverseNormal(u) - 9,
  exponential: (u) => -log(u),
  'lognormal over ten powers of ten': (u) => exp(4 * inverseNormal(u)),
  'lognormal of either sign': (u) => (u < 0.5 ? -exp(3 * inverseNormal(2 * u)) : exp(3 * inverseNormal(2 * u - 1))),
  'mostly zero': (u) => (u < 0.2 ? -u : u < 0.7 ? 0 : -5 * log((1 - u) / 0.3)),
  'a third never': (u) => (u < 1 / 3 ? Infinity : 1000 * u),
  'whole numbers': (u) => Math.floor(20 * u) - 10,
  'share that stops at 1': (u) => Math.min(1, 1.3 * u),
  constant: () => -7.3,
};
const SHARES = [0, 0.001, 0.05, 0.1, 0.25, 0.5, 0.69, 0.75, 0.9, 0.95, 0.99, 0.999, 1];

function sampleOf(shape: (u: number) => number, count: number): Float64Array {
  const stream = createStream('count histogram');
  return Float64Array.from({ length: count }, () => shape(stream.next()));
}

describe.each(Object.entries(SHAPES))('%s', (_, shape) => {
  test.each([1, 2, 7, 1000, 50_000])('of %i numbers the quantiles are right to 1/64 of the order statistics around', (count) => {
    const sorted = ascending(sampleOf(shape, count));
    const histogram = countsOf(sorted);
    for (const share of SHARES) {
      const exact = quantileType7(sorted, share);
      const estimate = countQuantile(histogram, share);
      if (!Number.isFinite(exact)) {
        expect(estimate, `p = ${share}`).toBe(Infinity);
        continue;
      }
      const position = (count - 1) * share;
      const around = [sorted[Math.floor(position)]!, sorted[Math.ceil(position)]!].map(Math.abs);
      expect(Math.abs(estimate - exact), `p = ${share}`).toBeLessThanOrEqual(Math.max(...around) / 64);
    }
  });

  test('the same bytes, whatever the order of counting and of merging', () => {
    const sample = sampleOf(shape, 300);
    const parts = [0, 100, 150, 300].map((end, i, ends) => countsOf(sample.slice(ends[i - 1] ?? 0, end)));
    const [a, b, c, d] = parts as [CountHistogram, CountHistogram, CountHistogram, CountHistogram];
    const whole = bytesOf(countsOf(sample));
    expect(bytesOf(countsOf([...sample].reverse()))).toBe(whole);
    expect(bytesOf(mergeCounts(mergeCounts(a, b), mergeCounts(c, d)))).toBe(whole);
    expect(bytesOf(mergeCounts(d, mergeCounts(b, mergeCounts(c, a))))).toBe(whole);
  });
});

/** Key order included; tells -0 from 0. */
function bytesOf(histogram: CountHistogram): string {
  return JSON.stringify(histogram, (_, value: unknown) =>
    typeof value === 'number' ? (Object.is(value, -0) ? '-0' : String(value)) : value,
  );
}

test('missing numbers are counted apart and move no quantile', () => {
  const histogram = countsOf([NaN, 4, NaN, 8]);
  expect([histogram.count, histogram.missing]).toEqual([2, 2]);
  expect(countQuantile(histogram, 0.5)).toBe(6);
});

test('nothing counted has no quantile; what never came has none but never', () => {
  for (const empty of [countsOf([]), countsOf([NaN])]) {
    expect(countQuantile(empty, 0.5)).toBeNaN();
  }
  const never = countsOf([Infinity, Infinity]);
  expect([countQuantile(never, 0), countQuantile(never, 1)]).toEqual([Infinity, Infinity]);
});

test('shares outside 0 .. 1 have no quantile', () => {
  expect([-0.1, 1.1, NaN].map((share) => countQuantile(countsOf([1, 2]), share))).toEqual([NaN, NaN, NaN]);
});

test('the ends of what a double holds are counted', () => {
  const ends = [-Number.MAX_VALUE, -Number.MIN_VALUE, -0, Number.MIN_VALUE, Number.MAX_VALUE];
  const histogram = countsOf(ends);
  expect(histogram.zeros).toBe(3);
  expect([0, 0.25, 0.5, 0.75, 1].map((share) => countQuantile(histogram, share))).toEqual([ends[0], 0, 0, 0, ends[4]]);
});

test('numbers of the largest bucket of all are told apart no worse', () => {
  const large = [-1.79e308, -1.785e308, -1.782e308, 1.782e308, 1.785e308, 1.79e308];
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    const exact = large[Math.round(5 * share)]!;
    expect(Math.abs(countQuantile(countsOf(large), share) - exact)).toBeLessThanOrEqual(Math.abs(exact) / 64);
  }
});

test('0 is 0, whatever its sign', () => {
  expect(bytesOf(countsOf([-0]))).toBe(bytesOf(countsOf([0])));
});

test('a number alone in its bucket is put into the middle of it, so that many are right in the mean', () => {
  const alone = [...sampleOf((u) => exp(5 * u), 4000)];
  for (const sign of [1, -1]) {
    const errors = alone.map((x) => countQuantile(countsOf([-1e9, sign * x, 1e9]), 0.5) / (sign * x) - 1);
    const mean = errors.reduce((a, b) => a + b) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.0004); // four standard errors; an end of the bucket would be 0.006 off
    expect(Math.max(...errors.map(Math.abs))).toBeLessThanOrEqual(1 / 128);
  }
});

test('-Infinity is refused', () => {
  expect(() => countsOf([-Infinity])).toThrow('above -Infinity');
});

test('a tally is not changed by being looked at, nor changes what it gave', () => {
  const tally = new CountTally();
  tally.add(2);
  const before = tally.histogram();
  tally.add(2.01);
  tally.add(-5);
  expect(before).toEqual(countsOf([2]));
  expect(tally.histogram()).toEqual(countsOf([2, 2.01, -5]));
});

test('its size depends on the powers of two that the numbers span, not on how many there are', () => {
  const sizes = [100, 100_000].map((count) => countsOf(sampleOf((u) => 1 + 14.9 * u, count)).counts.length);
  expect(sizes).toEqual([4 * 64, 4 * 64]);
});
