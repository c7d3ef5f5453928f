import { assert } from '../base/assert.ts';
import { highWord, powerOfTwo, scaleByPowerOfTwo } from '../numeric/bits.ts';

/** Buckets from each power of two to the next: as many as 6 bits of fraction tell apart, so at most 1/64 of their value wide. */
const BUCKETS_PER_OCTAVE = 64;
const FRACTION_BITS = 6;
const IN_OCTAVE = BUCKETS_PER_OCTAVE - 1;
/** A double's high word has 20 bits of fraction. */
const SHIFT = 14;
const EXPONENT_BIAS = 1023;
/** Below this, doubles lose their digits; such numbers count as 0. */
const LEAST_NORMAL = powerOfTwo(1 - EXPONENT_BIAS);
/** What a bucket of 32 bits can hold. */
const MAX_COUNT = 4294967295;

/**
 * A sample of numbers without the numbers: how many in each bucket, and the ends. Nothing is added up but whole numbers, so samples
 * merged in any order are the same bytes. Its size grows with the powers of two that the numbers span, never with their count.
 *
 * `octaves[k]` = s (e + 1023) for the numbers of sign s with 2^e <= |x| < 2^(e + 1), ascending, and only those that were met;
 * `counts[64 k + j]` is its bucket j, also ascending: the counts run from the lowest number to the highest, with 0 between the signs.
 */
export type CountHistogram = {
  /** numbers, `infinite` among them, `missing` not; at most 2^32 - 1 */
  readonly count: number;
  /** NaN: no number was there to count */
  readonly missing: number;
  /** +Infinity: what never came */
  readonly infinite: number;
  /** 0, or smaller than 2^-1022 in size */
  readonly zeros: number;
  /** least finite number, Infinity for none */
  readonly min: number;
  /** greatest finite number, -Infinity for none */
  readonly max: number;
  readonly octaves: readonly number[];
  readonly counts: Uint32Array;
};

/** Counts numbers into a histogram; allocates only when a number is of a size not met before. */
export class CountTally {
  private count = 0;
  private missing = 0;
  private infinite = 0;
  private zeros = 0;
  private min = Infinity;
  private max = -Infinity;
  private octaves: number[] = [];
  private counts = new Uint32Array(0);
  /** of the octave that was counted in last: the next number is likely of its size */
  private lastPlace = 0;

  /**
   * Counts a number.
   * @param value any number; NaN counts as missing, +Infinity as never
   * @throws InvariantError if it is -Infinity, or the 2^32nd
   */
  add(value: number): void {
    if (Number.isNaN(value)) {
      this.missing++;
      return;
    }
    this.count++;
    assert(this.count <= MAX_COUNT, 'a histogram counts fewer than 2^32 numbers');
    if (value === Infinity) {
      this.infinite++;
      return;
    }
    assert(value > -Infinity, 'what is counted is above -Infinity');
    if (value < this.min) this.min = value + 0; // -0 becomes 0
    if (value > this.max) this.max = value + 0;
    const bucket = bucketOf(value);
    if (bucket === 0) this.zeros++;
    else this.countBucket(bucket);
  }

  /** What has been counted so far, as a copy. */
  histogram(): CountHistogram {
    const { count, missing, infinite, zeros, min, max } = this;
    return { count, missing, infinite, zeros, min, max, octaves: [...this.octaves], counts: this.counts.slice() };
  }

  private countBucket(bucket: number): void {
    const octave = bucket >> FRACTION_BITS;
    let place = this.lastPlace;
    if (this.octaves[place] !== octave) {
      place = this.octaves.findIndex((each) => each >= octave);
      if (place < 0) place = this.octaves.length;
      if (this.octaves[place] !== octave) this.insertOctave(place, octave);
      this.lastPlace = place;
    }
    this.counts[place * BUCKETS_PER_OCTAVE + (bucket & IN_OCTAVE)]!++;
  }

  private insertOctave(place: number, octave: number): void {
    const start = place * BUCKETS_PER_OCTAVE;
    const counts = new Uint32Array(this.counts.length + BUCKETS_PER_OCTAVE);
    counts.set(this.counts.subarray(0, start));
    counts.set(this.counts.subarray(start), start + BUCKETS_PER_OCTAVE);
    this.octaves.splice(place, 0, octave);
    this.counts = counts;
  }
}

/**
 * Histogram of a set of numbers.
 * @param values any count, none of them -Infinity; NaN is missing, +Infinity is never
 * @throws InvariantError if one is -Infinity
 *
 * countsOf([-3, 0, Infinity, NaN]).count // => 3
 */
export function countsOf(values: Iterable<number>): CountHistogram {
  const tally = new CountTally();
  for (const value of values) tally.add(value);
  return tally.histogram();
}

/**
 * Histogram of two samples taken together; the same in any order.
 * @throws InvariantError if they hold 2^32 numbers or more
 *
 * mergeCounts(countsOf([1, -5]), countsOf([0, NaN, 900])) // => countsOf([1, -5, 0, NaN, 900])
 */
export function mergeCounts(one: CountHistogram, other: CountHistogram): CountHistogram {
  const count = one.count + other.count;
  assert(count <= MAX_COUNT, 'a histogram counts fewer than 2^32 numbers', { count });
  const octaves = [...new Set([...one.octaves, ...other.octaves])].sort((a, b) => a - b);
  const counts = new Uint32Array(octaves.length * BUCKETS_PER_OCTAVE);
  for (const part of [one, other]) {
    for (const [k, octave] of part.octaves.entries()) {
      const to = octaves.indexOf(octave) * BUCKETS_PER_OCTAVE;
      const from = k * BUCKETS_PER_OCTAVE;
      for (let j = 0; j < BUCKETS_PER_OCTAVE; j++) counts[to + j]! += part.counts[from + j]!;
    }
  }
  return {
    count,
    missing: one.missing + other.missing,
    infinite: one.infinite + other.infinite,
    zeros: one.zeros + other.zeros,
    min: Math.min(one.min, other.min),
    max: Math.max(one.max, other.max),
    octaves,
    counts,
  };
}

/**
 * Quantile of the numbers, missing ones left out: type 7 as quantileType7 has it, between order statistics each known to 1/64 of
 * its value (its bucket's width), the least and the greatest finite one exactly. Infinity if the quantile falls among what never
 * came, or between the last that came and those.
 * @param share p, 0 .. 1; NaN outside and for a histogram of nothing
 *
 * countQuantile(countsOf([-8, 2, 2, Infinity]), 1 / 3) // => 2
 */
export function countQuantile(histogram: CountHistogram, share: number): number {
  if (histogram.count === 0 || !(share >= 0 && share <= 1)) return NaN;
  const position = (histogram.count - 1) * share;
  const below = Math.floor(position);
  const low = orderStatistic(histogram, below);
  if (position === below || low === Infinity) return low;
  return low + (position - below) * (orderStatistic(histogram, below + 1) - low);
}

/** The number with `rank` below it, 0 .. count - 1: numbers spread evenly over their bucket, within least and greatest. */
function orderStatistic(histogram: CountHistogram, rank: number): number {
  const { count, infinite, zeros, min, max, octaves, counts } = histogram;
  const finite = count - infinite;
  if (rank >= finite) return Infinity;
  if (rank === 0) return min;
  if (rank === finite - 1) return max;
  const aboveZero = placeOf(histogram, 1);
  let before = 0;
  for (let k = 0; k < counts.length; k++) {
    if (k === aboveZero) {
      if (rank < before + zeros) return 0;
      before += zeros;
    }
    const inside = counts[k]!;
    if (rank < before + inside) {
      const bucket = octaves[k >> FRACTION_BITS]! * BUCKETS_PER_OCTAVE + (k & IN_OCTAVE);
      const low = lowerEdge(bucket);
      const value = low + ((rank - before + 0.5) / inside) * (lowerEdge(bucket + 1) - low);
      return Math.min(max, Math.max(min, value));
    }
    before += inside;
  }
  return 0;
}

/** Bucket of a number, ascending with it: exponent and first bits of the fraction if positive, mirrored if negative, 0 for 0. */
function bucketOf(value: number): number {
  const size = Math.abs(value);
  if (size < LEAST_NORMAL) return 0;
  const bucket = highWord(size) >> SHIFT;
  const octave = bucket >> FRACTION_BITS;
  return value > 0 ? bucket : -octave * BUCKETS_PER_OCTAVE + IN_OCTAVE - (bucket & IN_OCTAVE);
}

/** Where a bucket's count is, or where it would be inserted. */
function placeOf({ octaves, counts }: CountHistogram, bucket: number): number {
  const octave = bucket >> FRACTION_BITS;
  const at = octaves.findIndex((each) => each >= octave);
  if (at < 0) return counts.length;
  return at * BUCKETS_PER_OCTAVE + (octaves[at] === octave ? bucket & IN_OCTAVE : 0);
}

/** Lower edge of a bucket, and upper edge of the one before: 2^e (1 + j / 64), or for negative numbers -2^e (1 + (64 - j) / 64). */
function lowerEdge(bucket: number): number {
  const octave = bucket >> FRACTION_BITS;
  const steps = octave > 0 ? bucket & IN_OCTAVE : BUCKETS_PER_OCTAVE - (bucket & IN_OCTAVE);
  const size = scaleByPowerOfTwo(1 + steps / BUCKETS_PER_OCTAVE, Math.abs(octave) - EXPONENT_BIAS);
  return octave > 0 ? Math.min(Number.MAX_VALUE, size) : Math.max(-Number.MAX_VALUE, -size);
}
