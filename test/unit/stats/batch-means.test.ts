import { describe, expect, test } from 'vitest';
import { log } from '../../../src/numeric/log.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { batchMeansInterval, vonNeumannScore } from '../../../src/stats/batch-means.ts';
import type { MeanInterval } from '../../../src/stats/intervals.ts';

const SERIES = 1000;

/** A stationary AR(1) series around 0: its mean over n numbers has the standard deviation 1 / ((1 - phi) sqrt(n)) for large n. */
function autoregressive(key: string, count: number, phi: number): Float64Array {
  const stream = createStream(key);
  let x = inverseNormal(stream.next()) / Math.sqrt(1 - phi * phi);
  return Float64Array.from({ length: count }, () => {
    x = phi * x + inverseNormal(stream.next());
    return x;
  });
}

/** Waits in M/M/1 with service times of mean 1 and arrivals at rate rho, in steady state from the start (Lindley 1952). */
function waits(key: string, count: number, rho: number): Float64Array {
  const stream = createStream(key);
  const start = stream.next();
  let wait = start < rho ? -log(start / rho) / (1 - rho) : 0;
  return Float64Array.from({ length: count }, () => {
    const now = wait;
    wait = Math.max(0, wait - log(stream.next()) + log(stream.next()) / rho);
    return now;
  });
}

/** Of many paths: the share with an interval, and among those the share that holds the truth, and the mean standard error. */
function judge(intervals: readonly MeanInterval[], truth: number): { given: number; coverage: number; standardError: number } {
  const given = intervals.filter(({ count }) => count > 0);
  return {
    given: given.length / intervals.length,
    coverage: given.filter(({ low, high }) => low <= truth && truth <= high).length / given.length,
    standardError: given.reduce((sum, interval) => sum + interval.standardError, 0) / given.length,
  };
}

describe.each([
  [0, 100],
  [0.5, 400],
  [0.8, 1000],
  [0.9, 4000],
])('AR(1) with correlation %d, %i numbers', (phi, count) => {
  const intervals = Array.from({ length: SERIES }, (_, i) => batchMeansInterval(autoregressive(`${phi}/${i}`, count, phi)));
  const { given, coverage, standardError } = judge(intervals, 0);

  test('nearly all paths have an interval, and it holds the truth in 92 to 98 %', () => {
    expect(given).toBeGreaterThan(0.9);
    expect(coverage).toBeGreaterThan(0.92);
    expect(coverage).toBeLessThan(0.98);
  });

  test('the standard error is that of theory', () => {
    expect(standardError * (1 - phi) * Math.sqrt(count)).toBeGreaterThan(0.9);
    expect(standardError * (1 - phi) * Math.sqrt(count)).toBeLessThan(1.08); // (1 + r) / (1 - r), at least 1, is more than 1 in the mean
  });
});

test('M/M/1 waits at load 0.8: variance constant rho (2 + 5 rho - 4 rho^2 + rho^3) / (1 - rho)^4 (Daley 1968)', () => {
  const [rho, count] = [0.8, 40_000];
  const constant = (rho * (2 + 5 * rho - 4 * rho * rho + rho * rho * rho)) / (1 - rho) ** 4;
  const intervals = Array.from({ length: 300 }, (_, i) => batchMeansInterval(inParts(waits(`mm1/${i}`, count, rho), 100)));
  const { given, coverage, standardError } = judge(intervals, rho / (1 - rho));
  expect(given).toBeGreaterThan(0.95);
  expect(coverage).toBeGreaterThan(0.91);
  expect(Math.abs(standardError / Math.sqrt(constant / count) - 1)).toBeLessThan(0.1);
});

function inParts(values: Float64Array, size: number): Float64Array {
  const parts = new Float64Array(values.length / size);
  for (let i = 0; i < values.length; i++) parts[Math.floor(i / size)]! += values[i]! / size;
  return parts;
}

test('a path that is short for its correlation gets no interval', () => {
  const { given } = judge(
    Array.from({ length: 200 }, (_, i) => batchMeansInterval(autoregressive(`short/${i}`, 200, 0.95))),
    0,
  );
  expect(given).toBeLessThan(0.05);
  const short = batchMeansInterval(autoregressive('very short', 19, 0));
  expect(short).toEqual({ count: 0, mean: short.mean, standardError: NaN, low: NaN, high: NaN });
});

test('weights make a ratio: its standard error is that of the numbers behind it', () => {
  const stream = createStream('ratio');
  const intervals = Array.from({ length: 500 }, () => {
    const jobs = Float64Array.from({ length: 120 }, () => Math.floor(4 * stream.next()));
    const means = jobs.map((count) => (count === 0 ? NaN : 5 - log(stream.next()) / Math.sqrt(count)));
    return batchMeansInterval(means, jobs);
  });
  const truth = 5 + (1 + Math.sqrt(2) + Math.sqrt(3)) / 6; // sum of jobs times mean, over the mean of 1.5 jobs
  const { given, coverage } = judge(intervals, truth);
  expect(given).toBeGreaterThan(0.98);
  expect(coverage).toBeGreaterThan(0.92);
  expect(coverage).toBeLessThan(0.98);
});

test('parts of equal weight need none', () => {
  const values = autoregressive('equal', 400, 0.3);
  const weighted = batchMeansInterval(values, new Float64Array(400).fill(2));
  const plain = batchMeansInterval(values);
  expect(weighted.count).toBe(plain.count);
  for (const key of ['mean', 'standardError', 'low', 'high'] as const) expect(weighted[key]).toBeCloseTo(plain[key], 12);
});

test('nothing has no mean; lengths must agree', () => {
  expect(batchMeansInterval([])).toEqual({ count: 0, mean: NaN, standardError: NaN, low: NaN, high: NaN });
  expect(batchMeansInterval(new Float64Array(50), new Float64Array(50)).count).toBe(0);
  expect(() => batchMeansInterval([1, 2], [1])).toThrow('a weight for each value');
});

test('von Neumann scores of independent numbers have mean 0 and variance 1', () => {
  const stream = createStream('score');
  const scores = Array.from({ length: 4000 }, () => {
    const numbers = Array.from({ length: 40 }, () => inverseNormal(stream.next()));
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    return vonNeumannScore(numbers.map((x) => x - mean));
  });
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) * (score - mean), 0) / scores.length;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(scores.length));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / scores.length));
});
