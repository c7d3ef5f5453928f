import alea from 'seedrandom/lib/alea.js';
import { log } from '../numeric/log.ts';

const BLOCK_LENGTH = 128;
const STATE_WORDS = 4;
/** Rounds thrown away after seeding, until every bit of the state has met every other. */
const DISCARDED_ROUNDS = 16;

/** What separates the random numbers of one simulation from those of another. */
export type StreamKey = {
  /** chosen by the user; holds for a whole study */
  readonly seed: string | number;
  /** which set of uncertain parameters: `point` for the point estimate, 1 .. N for a forecast */
  readonly draw: 'point' | number;
  /** repetition of the same parameters [1, ...) */
  readonly replication: number;
};

/**
 * Names a substream `seed/draw/replication/class/station/purpose`; the name alone fixes its numbers, so that a stage added
 * elsewhere changes none of them.
 * @param key the simulation
 * @param jobClass id without a slash
 * @param station id without a slash
 * @param purpose what is drawn, without a slash: `service`, `route`, ...
 *
 * substreamKey({ seed: 42, draw: 'point', replication: 1 }, 'change', 'review', 'service') // => '42/point/1/change/review/service'
 */
export function substreamKey(key: StreamKey, jobClass: string, station: string, purpose: string): string {
  return `${key.seed}/${key.draw}/${key.replication}/${jobClass}/${station}/${purpose}`;
}

/**
 * An endless sequence of independent uniform numbers, fixed by its key alone.
 *
 * A block is filled at a time by xoshiro128** (period 2^128 - 1), whose 128 bits of state come from seedrandom's alea.
 * Source: Blackman and Vigna (2021), Scrambled linear pseudorandom number generators, ACM TOMS 47, 36.
 */
export class Stream {
  readonly #state = new Int32Array(STATE_WORDS);
  readonly #block = new Float64Array(BLOCK_LENGTH);
  #used = BLOCK_LENGTH;
  /** Minus the logarithms of the block, once one of them has been asked for; up to `#logarithms` they are there. */
  readonly #exponentials = new Float64Array(BLOCK_LENGTH);
  #logarithms = 0;

  /** @param key any text; equal keys give equal sequences */
  constructor(key: string) {
    const seeder = alea(key);
    for (let i = 0; i < STATE_WORDS; i++) this.#state[i] = seeder.int32();
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1; // the one state that xoshiro cannot leave
    for (let i = 0; i < DISCARDED_ROUNDS / 2; i++) this.#fill(1);
  }

  /** The next uniform number, strictly between 0 and 1: an odd multiple of 2^-53, so that u and 1 - u are equally likely. */
  next(): number {
    if (this.#used === BLOCK_LENGTH) this.#refill();
    return this.#block[this.#used++]!;
  }

  /** The next exponential number of mean 1: -ln u, u the next uniform number. Logarithms of a whole block together cost a third. */
  nextExponential(): number {
    if (this.#used >= this.#logarithms) this.#fillExponentials();
    return this.#exponentials[this.#used++]!;
  }

  #refill(): void {
    this.#fill(BLOCK_LENGTH);
    this.#used = 0;
    this.#logarithms = 0;
  }

  #fillExponentials(): void {
    if (this.#used === BLOCK_LENGTH) this.#refill();
    for (let i = this.#used; i < BLOCK_LENGTH; i++) this.#exponentials[i] = -log(this.#block[i]!);
    this.#logarithms = BLOCK_LENGTH;
  }

  /** Draws the first `count` numbers of the block, two rounds of the generator each: 52 bits, and a half so that 0 is left out. */
  #fill(count: number): void {
    const state = this.#state;
    let s0 = state[0]!;
    let s1 = state[1]!;
    let s2 = state[2]!;
    let s3 = state[3]!;
    let high = 0;
    for (let i = 0; i < 2 * count; i++) {
      const product = Math.imul(s1, 5);
      const word = Math.imul((product << 7) | (product >>> 25), 9);
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      if ((i & 1) === 0) high = word >>> 6;
      else this.#block[i >> 1] = (high * 67108864 + (word >>> 6) + 0.5) * 2.220446049250313e-16;
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
    state[3] = s3;
  }
}

/**
 * Opens the substream of a key.
 * @param key from substreamKey
 */
export function createStream(key: string): Stream {
  return new Stream(key);
}
