import { expect, test } from 'vitest';
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
