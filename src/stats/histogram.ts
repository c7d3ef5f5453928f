import { assert } from '../base/assert.ts';
import { highWord, powerOfTwo } from '../numeric/bits.ts';

/** Bits of the fraction that tell buckets apart: 128 buckets from each power of two to the next, so at most 1/128 of their value wide. */
const FRACTION_BITS = 7;
const BUCKETS_PER_OCTAVE = 128;
/** A double's high word has 20 bits of fraction. */
const SHIFT = 13;
const EXPONENT_BIAS = 1023;
/** Buckets are made for so many powers of two at once: growing is rare, and rarer the longer the simulation. */
const GRAIN = 8 * BUCKETS_PER_OCTAVE;

/**
 * A sample of numbers >= 0 without the numbers: exact moments and extremes, and counts in buckets. Plain data, mergeable.
 *
 * Bucket i holds [2^e (1 + f / 128), 2^e (1 + (f + 1) / 128)), i = 128 (e + 1023) + f: exponent and first bits of the fraction, so
 * that no logarithm is needed. `counts[k]` is bucket `firstBucket + k`.
 */
export interface Histogram {
  readonly count: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** NaN where there is no number, and so for `max`. */
  readonly min: number;
  readonly max: number;
  /** Numbers that are 0. */
  readonly zeros: number;
  readonly firstBucket: number;
  readonly counts: Float64Array;
}

/** Counts numbers into a histogram, at a few nanoseconds each and without allocating for them. */
export class HistogramTally {
  private count = 0;
  private sum = 0;
  private sumOfSquares = 0;
  private min = Infinity;
  private max = 0;
  private zeros = 0;
  private firstBucket = 0;
  private counts = new Float64Array(0);

  /**
   * Counts a number.
   * @param value >= 0, finite
   * @throws InvariantError if it is below 0, NaN or infinite
   */
  add(value: number): void {
    this.count++;
    if (value < this.min) this.min = value;
    if (value > 0) {
      if (value > this.max) this.max = value;
      this.sum += value;
      this.sumOfSquares += value * value;
      const bucket = highWord(value) >> SHIFT;
      const place = bucket - this.firstBucket;
      if (place >= 0 && place < this.counts.length) this.counts[place]!++;
      else this.countOutside(value, bucket);
    } else {
      assert(value === 0, 'a number in a histogram is 0 or more', { value });
      this.zeros++;
    }
  }

  /** What has been counted so far, as a copy. */
  histogram(): Histogram {
    const { count, sum, sumOfSquares, zeros, firstBucket } = this;
    const min = count > 0 ? this.min : NaN;
    const max = count > 0 ? this.max : NaN;
    return { count, sum, sumOfSquares, min, max, zeros, firstBucket, counts: this.counts.slice() };
  }

  private countOutside(value: number, bucket: number): void {
    assert(value < Infinity, 'a number in a histogram is finite', { value });
    const start = bucket - (bucket % GRAIN);
    const empty = this.counts.length === 0;
    const first = empty ? start : Math.min(start, this.firstBucket);
    const end = empty ? start + GRAIN : Math.max(start + GRAIN, this.firstBucket + this.counts.length);
    const counts = new Float64Array(end - first);
    counts.set(this.counts, empty ? 0 : this.firstBucket - first);
    counts[bucket - first]!++;
    this.firstBucket = first;
    this.counts = counts;
  }
}

/**
 * Histogram of a set of numbers.
 * @param values any count, each >= 0 and finite
 * @throws InvariantError if one is not
 *
 * histogramOf([0, 3, 1]).sum // => 4
 */
export function histogramOf(values: Iterable<number>): Histogram {
  const tally = new HistogramTally();
  for (const value of values) tally.add(value);
  return tally.histogram();
}

/**
 * Histogram of two samples taken together.
 *
 * mergeHistograms(histogramOf([1, 5]), histogramOf([0, 900])) // => histogramOf([1, 5, 0, 900])
 */
export function mergeHistograms(one: Histogram, other: Histogram): Histogram {
  if (one.count === 0) return other;
  if (other.count === 0) return one;
  const parts = [one, other].filter(({ counts }) => counts.length > 0);
  const firstBucket = parts.length === 0 ? 0 : Math.min(...parts.map((part) => part.firstBucket));
  const ends = parts.map((part) => part.firstBucket + part.counts.length);
  const counts = new Float64Array(Math.max(firstBucket, ...ends) - firstBucket);
  for (const part of parts) {
    for (const [k, count] of part.counts.entries()) counts[part.firstBucket - firstBucket + k]! += count;
  }
  return {
    count: one.count + other.count,
    sum: one.sum + other.sum,
    sumOfSquares: one.sumOfSquares + other.sumOfSquares,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    zeros: one.zeros + other.zeros,
    firstBucket,
    counts,
  };
}

/**
 * Mean of a histogram's numbers, exact: sum / n; NaN for none.
 *
 * histogramMean(histogramOf([1, 2, 6])) // => 3
 */
export function histogramMean({ count, sum }: Histogram): number {
  return sum / count;
}

/**
 * Unbiased variance of a histogram's numbers, (sum of squares - sum^2 / n) / (n - 1); NaN for fewer than two. Of the digits, as many
 * are lost as the squared mean exceeds the variance by.
 *
 * histogramVariance(histogramOf([1, 2, 6])) // => 7
 */
export function histogramVariance({ count, sum, sumOfSquares }: Histogram): number {
  return count > 1 ? Math.max(0, sumOfSquares - (sum * sum) / count) / (count - 1) : NaN;
}

/**
 * Quantile of a histogram's numbers, type 7 as quantileType7 has it, between order statistics that are known to their bucket:
 * relative error below 1/128; least and greatest exact.
 * @param share p, 0 .. 1; NaN outside and for a histogram of nothing
 *
 * histogramQuantile(histogramOf([10, 20, 40]), 0.75).toFixed(1) // => '30.0'
 */
export function histogramQuantile(histogram: Histogram, share: number): number {
  if (histogram.count === 0 || !(share >= 0 && share <= 1)) return NaN;
  const position = (histogram.count - 1) * share;
  const below = Math.floor(position);
  const low = orderStatistic(histogram, below);
  return position === below ? low : low + (position - below) * (orderStatistic(histogram, below + 1) - low);
}

/** The number with `rank` below it, 0 .. count - 1: numbers spread evenly over their bucket, within least and greatest. */
function orderStatistic(histogram: Histogram, rank: number): number {
  const { zeros, min, max, firstBucket, counts } = histogram;
  if (rank < zeros) return 0;
  if (rank === 0) return min;
  if (rank === histogram.count - 1) return max;
  let before = zeros;
  let k = 0;
  while (before + counts[k]! <= rank) before += counts[k++]!;
  const share = (rank - before + 0.5) / counts[k]!;
  const low = lowerEdge(firstBucket + k);
  return Math.min(max, Math.max(min, low + share * (lowerEdge(firstBucket + k + 1) - low)));
}

function lowerEdge(bucket: number): number {
  const fraction = bucket % BUCKETS_PER_OCTAVE;
  return powerOfTwo((bucket >> FRACTION_BITS) - EXPONENT_BIAS) * (1 + fraction / BUCKETS_PER_OCTAVE);
}
