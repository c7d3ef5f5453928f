import { describe, expect, test } from 'vitest';
import { exp } from '../../../src/numeric/exp.ts';
import { log } from '../../../src/numeric/log.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import type { Histogram } from '../../../src/stats/histogram.ts';
import {
  HistogramTally,
  histogramMean,
  histogramOf,
  histogramQuantile,
  histogramVariance,
  mergeHistograms,
} from '../../../src/stats/histogram.ts';
import { momentsOf, varianceOfMoments } from '../../../src/stats/moments.ts';
import { ascending, quantileType7 } from '../../../src/stats/quantiles.ts';

const SHAPES: Readonly<Record<string, (u: number) => number>> = {
  uniform: (u) => u,
  exponential: (u) => -log(u),
  'lognormal over ten powers of ten': (u) => exp(4 * inverseNormal(u)),
  'mostly zero': (u) => (u < 0.7 ? 0 : -5 * log((1 - u) / 0.3)),
  'two points far apart': (u) => (u < 0.4 ? 1e-9 : 3e8),
  'whole numbers': (u) => Math.floor(20 * u),
  constant: () => 7.3,
  tiny: (u) => 1e-290 * u,
};

function sampleOf(shape: (u: number) => number, count: number): Float64Array {
  const stream = createStream('histogram');
  return Float64Array.from({ length: count }, () => shape(stream.next()));
}

describe.each(Object.entries(SHAPES))('%s', (_, shape) => {
  test.each([1, 2, 7, 1000, 100_000])('of %i numbers the quantiles are right to 1/128', (count) => {
    const sample = sampleOf(shape, count);
    const sorted = ascending(sample);
    const histogram = histogramOf(sample);
    for (const share of [0, 0.001, 0.05, 0.25, 0.5, 0.69, 0.75, 0.9, 0.95, 0.99, 0.999, 1]) {
      const exact = quantileType7(sorted, share);
      expect(Math.abs(histogramQuantile(histogram, share) - exact), `p = ${share}`).toBeLessThanOrEqual(exact / 128);
    }
    expect([histogramQuantile(histogram, 0), histogramQuantile(histogram, 1)]).toEqual([sorted[0], sorted[count - 1]]);
  });

  test('mean and variance are those of the numbers', () => {
    const sample = sampleOf(shape, 1000);
    const moments = momentsOf(sample);
    const histogram = histogramOf(sample);
    const scale = moments.mean * moments.mean;
    expect(Math.abs(histogramMean(histogram) - moments.mean)).toBeLessThanOrEqual(1e-12 * moments.mean);
    expect(Math.abs(histogramVariance(histogram) - varianceOfMoments(moments))).toBeLessThanOrEqual(
      1e-12 * (scale + varianceOfMoments(moments)),
    );
  });

  test('parts merge into the whole, at any cut and in any order', () => {
    const sample = sampleOf(shape, 300);
    const whole = countsOf(histogramOf(sample));
    for (const cut of [0, 1, 150, 300]) {
      const [one, other] = [histogramOf(sample.slice(0, cut)), histogramOf(sample.slice(cut))];
      for (const merged of [mergeHistograms(one, other), mergeHistograms(other, one)]) {
        expect(countsOf(merged)).toEqual(whole);
        expect(merged.sum).toBeCloseTo(histogramOf(sample).sum, 6);
      }
    }
  });
});

/** Everything that does not depend on the order of adding. */
function countsOf({ count, min, max, zeros, firstBucket, counts }: Histogram): unknown {
  const filled = [...counts.entries()].filter(([, each]) => each > 0).map(([k, each]) => [firstBucket + k, each]);
  return { count, min, max, zeros, filled };
}

describe('a tally', () => {
  test('is not changed by being looked at, nor changes what it gave', () => {
    const tally = new HistogramTally();
    tally.add(2);
    const before = tally.histogram();
    tally.add(1000);
    tally.add(2);
    expect([before.count, before.max, tally.histogram().count, tally.histogram().max]).toEqual([1, 2, 3, 1000]);
    expect(structuredClone(before)).toEqual(before);
  });

  test('needs few buckets, however many numbers', () => {
    expect(histogramOf(sampleOf(SHAPES['exponential']!, 200_000)).counts.length).toBeLessThanOrEqual(32 * 128);
  });

  test('takes the ends of the doubles', () => {
    const extremes = histogramOf([Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE, 0]);
    expect([extremes.zeros, extremes.min, extremes.max]).toEqual([1, 0, Number.MAX_VALUE]);
    expect(Math.abs(histogramQuantile(extremes, 2 / 3) / 2 ** -1022 - 1)).toBeLessThan(1 / 128);
  });

  test.each([-1e-300, NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => histogramOf([1, value])).toThrow('a number in a histogram is');
  });
});

test('nothing has neither quantiles nor moments', () => {
  const nothing = histogramOf([]);
  expect([histogramQuantile(nothing, 0.5), histogramMean(nothing), histogramVariance(nothing)]).toEqual([NaN, NaN, NaN]);
  expect([nothing.min, nothing.max, mergeHistograms(nothing, nothing).count]).toEqual([NaN, NaN, 0]);
  expect([histogramQuantile(histogramOf([1]), 1.1), histogramVariance(histogramOf([1]))]).toEqual([NaN, NaN]);
});

test('an exponential sample has the quantiles of theory, -log(1 - p)', () => {
  const histogram = histogramOf(sampleOf(SHAPES['exponential']!, 400_000));
  for (const p of [0.5, 0.9, 0.99]) {
    const theory = -log(1 - p);
    const standardError = Math.sqrt(p / (1 - p) / histogram.count);
    expect(Math.abs(histogramQuantile(histogram, p) - theory)).toBeLessThan(4 * standardError + theory / 128);
  }
});
