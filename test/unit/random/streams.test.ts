import { describe, expect, test } from 'vitest';
import { createStream, substreamKey } from '../../../src/random/streams.ts';
import { exactLog, ulpsFrom } from '../../support/exact.ts';

const take = (key: string, count: number): number[] => {
  const stream = createStream(key);
  return Array.from({ length: count }, () => stream.next());
};

test('the first ten numbers of a key never change', () => {
  expect(take('42/point/1/change/review/service', 10)).toEqual([
    0.27666877641151, 0.15892469801771048, 0.6998555447605731, 0.3428278956372536, 0.2618405752310572, 0.5446702828569719,
    0.3199254160009709, 0.6690341963722789, 0.9825899447344623, 0.7771334905363722,
  ]);
});

test('the key alone fixes the numbers, and every part of it counts', () => {
  const key = { seed: 42, draw: 'point', replication: 1 } as const;
  const names = [
    substreamKey(key, 'change', 'review', 'service'),
    substreamKey({ ...key, seed: 43 }, 'change', 'review', 'service'),
    substreamKey({ ...key, draw: 1 }, 'change', 'review', 'service'),
    substreamKey({ ...key, replication: 2 }, 'change', 'review', 'service'),
    substreamKey(key, 'experiment', 'review', 'service'),
    substreamKey(key, 'change', 'debug', 'service'),
    substreamKey(key, 'change', 'review', 'route'),
  ];
  expect(new Set(names.map((name) => take(name, 1)[0])).size).toBe(names.length);
  expect(take(names[0]!, 300)).toEqual(take(names[0]!, 300));
});

test('numbers are odd multiples of 2^-53, strictly between 0 and 1', () => {
  for (const u of take('range', 10000)) {
    expect(u > 0 && u < 1 && (u * 2 ** 53) % 2 === 1).toBe(true);
  }
});

describe('uniformity', () => {
  const CELLS = 256;
  const PER_CELL = 400;
  /** Chi-square over `cells` is nearly normal with mean cells - 1 and variance 2 (cells - 1). */
  const standardized = (cells: Int32Array, expected: number): number => {
    const sum = cells.reduce((total, found) => total + ((found - expected) * (found - expected)) / expected, 0);
    return (sum - (cells.length - 1)) / Math.sqrt(2 * (cells.length - 1));
  };

  test.each(['a', 'b', 'c'])('first, middle and last bits fill their cells evenly: %s', (key) => {
    const [first, middle, last] = [new Int32Array(CELLS), new Int32Array(CELLS), new Int32Array(CELLS)];
    for (const u of take(key, CELLS * PER_CELL)) {
      first[Math.floor(u * CELLS)]!++;
      middle[Math.floor(u * 2 ** 30) % CELLS]!++;
      last[Math.floor(u * 2 ** 52) % CELLS]!++;
    }
    for (const cells of [first, middle, last]) expect(Math.abs(standardized(cells, PER_CELL))).toBeLessThan(4);
  });

  test('successive pairs fill a square evenly', () => {
    const side = 16;
    const cells = new Int32Array(side * side);
    const numbers = take('pairs', 2 * PER_CELL * side * side);
    for (let i = 0; i < numbers.length; i += 2)
      cells[Math.floor(numbers[i]! * side) * side + Math.floor(numbers[i + 1]! * side)]!++;
    expect(Math.abs(standardized(cells, PER_CELL))).toBeLessThan(4);
  });
});

describe('independence', () => {
  const correlation = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, value, i) => sum + (value - 0.5) * (y[i]! - 0.5), 0) / (x.length / 12);

  test('substreams whose keys differ by one character are uncorrelated', () => {
    const count = 2000;
    const streams = Array.from({ length: 40 }, (_, i) => take(`42/point/${i}/change/review/service`, count));
    let pairs = 0;
    let sumOfSquares = 0;
    for (const [i, one] of streams.entries()) {
      for (const other of streams.slice(i + 1)) {
        const scaled = correlation(one, other) * Math.sqrt(count);
        expect(Math.abs(scaled)).toBeLessThan(4.5);
        sumOfSquares += scaled * scaled;
        pairs++;
      }
    }
    expect(Math.abs(sumOfSquares / pairs - 1)).toBeLessThan(4 * Math.sqrt(2 / pairs));
  });

  test('a stream is uncorrelated with itself at lags up to 20', () => {
    const numbers = take('lags', 100000);
    for (let lag = 1; lag <= 20; lag++) {
      const pairs = numbers.length - lag;
      expect(Math.abs(correlation(numbers.slice(0, pairs), numbers.slice(lag)) * Math.sqrt(pairs)), `${lag}`).toBeLessThan(4);
    }
  });

  test('the first numbers of many substreams are uniform among themselves', () => {
    const count = 5000;
    const firsts = Array.from({ length: count }, (_, i) => take(`7/${i}/1/experiment/run/service`, 1)[0]!).sort((a, b) => a - b);
    const distance = Math.max(...firsts.map((u, i) => Math.max((i + 1) / count - u, u - i / count)));
    expect(distance * Math.sqrt(count)).toBeLessThan(1.95);
  });
});

test('exponential numbers are minus the logarithms of the uniform ones, in whatever order the two are asked for', () => {
  const [uniform, mixed] = [createStream('same'), createStream('same')];
  for (let i = 0; i < 1000; i++) {
    const u = uniform.next();
    const found = i % 7 < 3 ? mixed.next() : mixed.nextExponential();
    if (i % 7 < 3) expect(found).toBe(u);
    else expect(ulpsFrom(-found, exactLog(u))).toBeLessThan(1.1);
  }
});

test.each([1, 5, 127, 128, 129, 300])(
  'blocks of %i hold the same numbers as one at a time, and go on where others stopped',
  (count) => {
    const [single, blocks] = [createStream('blocks'), createStream('blocks')];
    const target = new Float64Array(count + 2);
    for (let round = 0; round < 6; round++) {
      const uniform = round % 2 === 0;
      if (uniform) blocks.fillUniforms(target, 1, count);
      else blocks.fillExponentials(target, 1, count);
      for (let i = 1; i <= count; i++) expect(target[i]).toBe(uniform ? single.next() : single.nextExponential());
      expect([target[0], target[count + 1]]).toEqual([0, 0]);
      expect(blocks.next()).toBe(single.next());
    }
  },
);
