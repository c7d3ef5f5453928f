/** The state of the generator: 128 bits, not all of them 0. */
export const STATE_WORDS = 4;

/**
 * Fills a part of an array with uniform numbers strictly between 0 and 1: odd multiples of 2^-53, so that u and 1 - u are equally
 * likely. Each takes two rounds of xoshiro128** (period 2^128 - 1), 26 bits from the one and 26 from the other.
 *
 * It is long because both rounds are written out: the state must stay in local variables.
 * Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47, 36.
 * @param state shape STATE_WORDS; moves on
 * @param target where the numbers go
 * @param from first place in target
 * @param count how many
 */
export function fillUniforms(state: Int32Array, target: Float64Array, from: number, count: number): void {
  const lowSize = 67108864; // 2^26
  const unit = 2.220446049250313e-16; // 2^-52
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  const end = from + count;
  for (let at = from; at < end; at++) {
    let product = Math.imul(s1, 5);
    const high = Math.imul((product << 7) | (product >>> 25), 9) >>> 6;
    let shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);

    product = Math.imul(s1, 5);
    const low = Math.imul((product << 7) | (product >>> 25), 9) >>> 6;
    shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);

    // The half comes first: a sum of integers would be taken for one and converted twice.
    target[at] = (low + 0.5 + high * lowSize) * unit;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}
