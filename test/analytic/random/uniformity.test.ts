import { describe, expect, test } from 'vitest';
import { createStream } from '../../../src/random/streams.ts';
import { andersonP, chiSquareP, correlationScore, isPlausible, kolmogorovP, normalP, scoresP } from '../../support/oracle-fit.ts';

const COUNT = 1 << 19;
const BITS = 52;
const SEEDS = ['first', 'second', 'third'];

type Numbers = Float64Array;
type Check = (numbers: Numbers) => readonly number[];

const uniforms = (key: string, count = COUNT): Numbers => {
  const numbers = new Float64Array(count);
  createStream(key).fillUniforms(numbers, 0, count);
  return numbers;
};

/** `bits` bits of a number, after the first `skipped`. */
const bitsOf = (u: number, skipped: number, bits: number): number => {
  const rest = u * 2 ** skipped;
  return Math.floor((rest - Math.floor(rest)) * 2 ** bits);
};

/** Evenness of groups of successive numbers, of each of which some bits are looked at. */
const evenness =
  (group: number, bits: number, skipped: number): Check =>
  (numbers) => {
    const cells = new Int32Array(2 ** (group * bits));
    for (let i = 0; i + group <= numbers.length; i += group) {
      let cell = 0;
      for (let j = 0; j < group; j++) cell = cell * 2 ** bits + bitsOf(numbers[i + j]!, skipped, bits);
      cells[cell]!++;
    }
    return [chiSquareP(cells)];
  };

const singleBits: Check = (numbers) => {
  const half = BITS / 2;
  const ones = new Int32Array(BITS);
  for (const u of numbers) {
    const first = Math.floor(u * 2 ** half);
    const last = Math.floor((u * 2 ** half - first) * 2 ** half);
    for (let bit = 0; bit < half; bit++) {
      ones[bit]! += (first >> bit) & 1;
      ones[half + bit]! += (last >> bit) & 1;
    }
  }
  return Array.from(ones, (found) => normalP((found - numbers.length / 2) / Math.sqrt(numbers.length / 4)));
};

const distances: Check = (numbers) => {
  const ascending = numbers.toSorted();
  return [kolmogorovP(ascending), andersonP(ascending)];
};

/** Lengths of ascending runs, one number left out after each so that they are independent: r with probability 1/r! - 1/(r + 1)!. */
const runsUp: Check = (numbers) => {
  const longest = 7;
  const cells = new Int32Array(longest);
  for (let i = 0; i + 20 < numbers.length; i++) {
    let length = 1;
    while (numbers[i + 1]! > numbers[i]!) {
      i++;
      length++;
    }
    cells[Math.min(length, longest) - 1]!++;
    i++;
  }
  const shares: number[] = [];
  for (let r = 1, factorial = 1; r <= longest; r++, factorial *= r)
    shares.push(r === longest ? 1 / factorial : 1 / factorial - 1 / (factorial * (r + 1)));
  return [chiSquareP(cells, shares)];
};

/** Lengths of gaps between numbers below 1/4: g with probability (1/4) (3/4)^g. */
const gaps: Check = (numbers) => {
  const longest = 24;
  const cells = new Int32Array(longest + 1);
  let gap = 0;
  for (const u of numbers) {
    if (u >= 0.25) gap++;
    else {
      cells[Math.min(gap, longest)]!++;
      gap = 0;
    }
  }
  const shares = Array.from(cells, (_, g) => (g === longest ? 0.75 ** g : 0.25 * 0.75 ** g));
  return [chiSquareP(cells, shares)];
};

/** Marsaglia's birthday spacings: 2,048 days of 2^27; values that come twice among their sorted spacings are Poisson of mean 16. */
const birthdaySpacings =
  (skipped: number): Check =>
  (numbers) => {
    const birthdays = 2048;
    const mean = birthdays ** 3 / 4 / 2 ** 27;
    const days = new Float64Array(birthdays);
    let repeated = 0;
    let years = 0;
    for (let i = 0; i + birthdays <= numbers.length; i += birthdays, years++) {
      for (let j = 0; j < birthdays; j++) days[j] = bitsOf(numbers[i + j]!, skipped, 27);
      days.sort();
      const spacings = days.map((day, j) => (j === 0 ? day : day - days[j - 1]!)).sort();
      for (let j = 1; j < birthdays; j++) if (spacings[j] === spacings[j - 1]) repeated++;
    }
    return [normalP((repeated - mean * years) / Math.sqrt(mean * years))];
  };

/** Correlation of the numbers with those up to 60 later. */
const lags: Check = (numbers) => {
  const scores = Array.from({ length: 60 }, (_, i) => correlationScore(numbers.subarray(i + 1), numbers.subarray(0, -i - 1)));
  return [scoresP(scores)];
};

const checks: readonly (readonly [string, Check])[] = [
  ['each bit is 1 in half of all numbers', singleBits],
  ["Kolmogorov-Smirnov's and Anderson-Darling's distance", distances],
  ['single numbers, first 4 bits', evenness(1, 4, 0)],
  ['single numbers, first 8 bits', evenness(1, 8, 0)],
  ['single numbers, first 14 bits', evenness(1, 14, 0)],
  ['single numbers, 10 bits where the two rounds meet', evenness(1, 10, 21)],
  ['single numbers, last 8 bits', evenness(1, 8, 44)],
  ['pairs, first 6 bits', evenness(2, 6, 0)],
  ['pairs, last 6 bits', evenness(2, 6, 46)],
  ['triples, first 4 bits', evenness(3, 4, 0)],
  ['triples, last 4 bits', evenness(3, 4, 48)],
  ['eights, first bit', evenness(8, 1, 0)],
  ['twelves, last bit', evenness(12, 1, 51)],
  ['correlation with later numbers', lags],
  ['ascending runs', runsUp],
  ['gaps', gaps],
  ['birthday spacings, first bits', birthdaySpacings(0)],
  ['birthday spacings, last bits', birthdaySpacings(25)],
];

const passes = (check: Check, numbers: Numbers): boolean => check(numbers).every(isPlausible);
const checkNamed = (name: string): Check => checks.find(([known]) => known === name)![1];

describe.each(SEEDS)('stream %s', (seed) => {
  const numbers = uniforms(`uniformity/${seed}`);

  test.each(checks)('%s', (_name, check) => {
    for (const p of check(numbers)) expect(isPlausible(p), `p = ${p}`).toBe(true);
  });
});

describe('faulty numbers are noticed', () => {
  const good = uniforms('faults');

  /** The generator that spoiled a decade: its triples lie on 15 planes. Source: Marsaglia (1968), PNAS 61, 25-28. */
  const randu = (): Numbers => {
    let state = 1;
    return Float64Array.from({ length: COUNT }, () => {
      state = (65539 * state) % 2 ** 31;
      return (state + 0.5) / 2 ** 31;
    });
  };

  test.each([
    ["Kolmogorov-Smirnov's and Anderson-Darling's distance", 'a power of 0.99', good.map((u) => u ** 0.99)],
    ['single numbers, first 4 bits', 'a power of 0.99', good.map((u) => u ** 0.99)],
    ['each bit is 1 in half of all numbers', '32 bits only', good.map((u) => (Math.floor(u * 2 ** 32) + 0.5) / 2 ** 32)],
    ['single numbers, last 8 bits', '48 bits only', good.map((u) => (Math.floor(u * 2 ** 48) + 0.5) / 2 ** 48)],
    ['triples, first 4 bits', 'planes', randu()],
    ['birthday spacings, first bits', 'equal steps', good.map((_, i) => (i * 0.6180339887498949) % 1)],
    ['pairs, first 6 bits', 'one in ten is the one before', good.map((u, i) => (i % 10 === 1 ? good[i - 1]! : u))],
    [
      'ascending runs',
      'one descent in ten taken away',
      good.map((u, i) => (i % 10 === 0 && i > 0 ? Math.max(u, good[i - 1]!) : u)),
    ],
    [
      'correlation with later numbers',
      '1 % of the one before last',
      good.map((u, i) => (i > 1 ? 0.99 * u + 0.01 * good[i - 2]! : u)),
    ],
    ['gaps', 'one in forty is the one before', good.map((u, i) => (i % 40 === 0 && i > 0 ? good[i - 1]! : u))],
  ] as const)('%s: %s', (name, _fault, faulty) => {
    expect(passes(checkNamed(name), good)).toBe(true);
    expect(passes(checkNamed(name), faulty)).toBe(false);
  });
});
