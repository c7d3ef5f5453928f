import { expect, test } from 'vitest';
import { fillUniforms } from '../../../src/random/xoshiro.ts';

const WORD = 0xffff_ffffn;
const rotate = (word: bigint, places: bigint): bigint => ((word << places) | (word >> (32n - places))) & WORD;

/** The generator as published, in whole numbers. Source: Blackman and Vigna (2021), ACM TOMS 47, 36, figure 4. */
function* published(state: readonly bigint[]): Generator<bigint> {
  let [s0, s1, s2, s3] = state as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield (rotate((s1 * 5n) & WORD, 7n) * 9n) & WORD;
    const t = (s1 << 9n) & WORD;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11n);
  }
}

const words = (state: readonly bigint[], count: number): bigint[] => {
  const generator = published(state);
  return Array.from({ length: count }, () => generator.next().value as bigint);
};

// The numbers come from the authors' own xoshiro128starstar.c, version 1.1, started at 1, 2, 3, 4.
test('written out in whole numbers, it gives the words of the published program', () => {
  expect(words([1n, 2n, 3n, 4n], 10).map(Number)).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test.each([[[1, 2, 3, 4]], [[0, 0, 0, 1]], [[-1, 0x7fffffff, -0x80000000, 12345]]])(
  'a number is the first 26 bits of one word and of the next, and a half: state %j',
  (state) => {
    const count = 1000;
    const numbers = new Float64Array(count + 2);
    const moving = Int32Array.from(state);
    fillUniforms(moving, numbers, 1, count);
    const unsigned = state.map((word) => BigInt.asUintN(32, BigInt(word)));
    const expected = words(unsigned, 2 * count);
    for (let i = 0; i < count; i++) {
      const whole = ((expected[2 * i]! >> 6n) << 26n) + (expected[2 * i + 1]! >> 6n);
      expect(numbers[i + 1]).toBe((Number(whole) + 0.5) / 2 ** 52);
    }
    expect([numbers[0], numbers[count + 1]]).toEqual([0, 0]);
    // the state has moved on by just so many rounds
    fillUniforms(moving, numbers, 0, 1);
    const next = words(unsigned, 2 * count + 2).slice(-2);
    expect(numbers[0]).toBe((Number(((next[0]! >> 6n) << 26n) + (next[1]! >> 6n)) + 0.5) / 2 ** 52);
  },
);
