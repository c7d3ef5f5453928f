import { describe, expect, test } from 'vitest';
import { createStream, type StreamKey, substreamKey } from '../../../src/random/streams.ts';
import { chiSquareP, correlationScore, isPlausible, kolmogorovP, normalP, scoresP } from '../../support/oracle-fit.ts';

const STREAMS = 10_000;
const GROUP = 32;
const LENGTH = 1 << 15;
const SIDE = 32;

const key: StreamKey = { seed: 42, draw: 'point', replication: 1 };
const letters = 'abcdefghijklmnopqrstuvwxyz';
/** Names of three letters, of which neighbours differ in one. */
const nameOf = (i: number): string => [676, 26, 1].map((place) => letters[Math.floor(i / place) % 26]).join('');

/** Ways in which keys of a study differ; each is a family of streams, counted from 0. */
const families: readonly (readonly [string, (i: number) => string])[] = [
  ['the seed', (i) => substreamKey({ ...key, seed: i }, 'change', 'review', 'service')],
  ['the draw', (i) => substreamKey({ ...key, draw: i + 1 }, 'change', 'review', 'service')],
  ['the replication', (i) => substreamKey({ ...key, replication: i + 1 }, 'change', 'review', 'service')],
  ['the class', (i) => substreamKey(key, nameOf(i), 'review', 'service')],
  ['one letter of the stage', (i) => substreamKey(key, 'change', nameOf(i), 'service')],
  ['the purpose', (i) => substreamKey(key, 'change', 'review', nameOf(i))],
];

const numbersOf = (name: string, count: number): Float64Array => {
  const numbers = new Float64Array(count);
  createStream(name).fillUniforms(numbers, 0, count);
  return numbers;
};

/** Scores of all pairs of streams, and whether any stands out or all together are too large or too small. */
function expectUncorrelated(streams: readonly Float64Array[]): void {
  const scores = streams.flatMap((x, i) => streams.slice(i + 1).map((y) => correlationScore(x, y)));
  expect(isPlausible(scoresP(scores)), `together, of ${scores.length}`).toBe(true);
  const furthest = scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0);
  expect(isPlausible(Math.min(0.5, normalP(furthest) * scores.length)), `furthest: ${furthest}`).toBe(true);
}

/** Probability of less even numbers in a square of which the sides are two streams. */
function jointP(pairs: readonly (readonly [Float64Array, Float64Array])[]): number {
  const cells = new Int32Array(SIDE * SIDE);
  for (const [x, y] of pairs) {
    for (let i = 0; i < x.length; i++) cells[Math.floor(x[i]! * SIDE) * SIDE + Math.floor(y[i]! * SIDE)]!++;
  }
  return chiSquareP(cells);
}

describe.each(families)('streams that differ in %s', (_name, keyOf) => {
  const starts = Array.from({ length: STREAMS }, (_, i) => numbersOf(keyOf(i), 4));
  const group = Array.from({ length: GROUP }, (_, i) => numbersOf(keyOf(i), LENGTH));

  test.each([0, 1, 3])(`number %i of ${STREAMS} streams is uniform among them, and so is it with the next stream's`, (place) => {
    const firsts = Float64Array.from(starts, (numbers) => numbers[place]!);
    expect(isPlausible(kolmogorovP(firsts.toSorted()))).toBe(true);
    const lastBits = new Int32Array(256);
    for (const u of firsts) lastBits[Math.floor(u * 2 ** 52) % 256]!++;
    expect(isPlausible(chiSquareP(lastBits))).toBe(true);
    const next = firsts.map((_, i) => firsts[(i + 1) % STREAMS]!);
    expect(isPlausible(jointP([[firsts, next]]))).toBe(true);
    for (const lag of [1, 2, 10, 26, 100, 676])
      expect(isPlausible(normalP(correlationScore(firsts.subarray(lag), firsts.subarray(0, STREAMS - lag))))).toBe(true);
  });

  test('no number comes twice in what they begin with', () => {
    expect(new Set(starts.flatMap((numbers) => [...numbers])).size).toBe(4 * STREAMS);
  });

  test('all pairs are uncorrelated', () => expectUncorrelated(group));

  test('neighbours fill a square evenly, also one number behind another', () => {
    const neighbours = group.slice(1).map((numbers, i) => [numbers, group[i]!] as const);
    expect(isPlausible(jointP(neighbours))).toBe(true);
    expect(isPlausible(jointP(neighbours.map(([x, y]) => [x.subarray(1), y.subarray(0, -1)])))).toBe(true);
  });

  test('neighbours are uncorrelated up to 50 numbers apart', () => {
    const scores: number[] = [];
    for (let lag = 0; lag <= 50; lag++) {
      const [x, y] = [group[lag % GROUP]!, group[(lag + 1) % GROUP]!];
      scores.push(correlationScore(x.subarray(lag), y.subarray(0, LENGTH - lag)));
      scores.push(correlationScore(y.subarray(lag), x.subarray(0, LENGTH - lag)));
    }
    expect(isPlausible(scoresP(scores))).toBe(true);
  });

  test('a mean over streams has the variance of a mean over independent numbers', () => {
    // the number at each place, summed over the streams: a standard error over replications rests on this
    const scores = Array.from({ length: LENGTH / 8 }, (_, place) => {
      const sum = group.reduce((total, numbers) => total + numbers[place]! - 0.5, 0);
      return sum / Math.sqrt(GROUP / 12);
    });
    expect(isPlausible(scoresP(scores))).toBe(true);
  });
});

describe('dependence is noticed', () => {
  const group = Array.from({ length: GROUP }, (_, i) => numbersOf(`dependence/${i}`, LENGTH));

  test('a stream of which one number in 30 is the same in another', () => {
    const copied = group[0]!.map((u, i) => (i % 30 === 0 ? group[1]![i]! : u));
    expect(() => expectUncorrelated([copied, ...group.slice(1)])).toThrow();
    expect(isPlausible(jointP([[copied, group[1]!]]))).toBe(false);
  });

  test('numbers of two streams that add up to 1', () => {
    expect(() => expectUncorrelated([group[0]!.map((u) => 1 - u), ...group])).toThrow();
  });

  test('streams that are uncorrelated but go together', () => {
    const together = group[1]!.map((u, i) => (i % 10 === 0 ? Math.abs(2 * group[0]![i]! - 1) : u));
    expect(isPlausible(normalP(correlationScore(together, group[0]!)))).toBe(true);
    expect(isPlausible(jointP([[together, group[0]!]]))).toBe(false);
  });

  test('first numbers in equal steps', () => {
    const steps = Float64Array.from({ length: STREAMS }, (_, i) => (i * 0.7548776662466927) % 1);
    expect(isPlausible(kolmogorovP(steps.toSorted()))).toBe(false);
    expect(isPlausible(jointP([[steps.subarray(1), steps.subarray(0, -1)]]))).toBe(false);
  });
});
