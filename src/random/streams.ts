import alea from 'seedrandom/lib/alea.js';
import { createBlock, minusLogAt, minusLogs } from '../numeric/log-block.ts';
import { fillUniforms, STATE_WORDS } from './xoshiro.ts';

const BLOCK_LENGTH = 128;
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
 * An endless sequence of independent uniform numbers, fixed by its key alone: xoshiro128** (see fillUniforms), whose state comes
 * from seedrandom's alea. A block is drawn at a time; an exponential variate is minus the logarithm of the next uniform number.
 */
export class Stream {
  readonly #state = new Int32Array(STATE_WORDS);
  readonly #block = createBlock(BLOCK_LENGTH);
  #used = BLOCK_LENGTH;

  /** @param key any text; equal keys give equal sequences */
  constructor(key: string) {
    const seeder = alea(key);
    for (let i = 0; i < STATE_WORDS; i++) this.#state[i] = seeder.int32();
    if (this.#state.every((word) => word === 0)) this.#state[0] = 1; // the one state that xoshiro cannot leave
    fillUniforms(this.#state, this.#block.numbers, 0, DISCARDED_ROUNDS / 2);
  }

  /** The next uniform number, strictly between 0 and 1. */
  next(): number {
    if (this.#used === BLOCK_LENGTH) this.#refill();
    return this.#block.numbers[this.#used++]!;
  }

  /** The next exponential variate of mean 1. */
  nextExponential(): number {
    if (this.#used === BLOCK_LENGTH) this.#refill();
    return minusLogAt(this.#block, this.#used++);
  }

  /**
   * As `count` calls of `next`, at a third of the cost.
   * @param target where the numbers go
   * @param from first place in target
   * @param count how many
   */
  fillUniforms(target: Float64Array, from: number, count: number): void {
    const left = Math.min(count, BLOCK_LENGTH - this.#used);
    for (let i = 0; i < left; i++) target[from + i] = this.#block.numbers[this.#used + i]!;
    this.#used += left;
    fillUniforms(this.#state, target, from + left, count - left);
  }

  /** As `count` calls of `nextExponential`, see fillUniforms. */
  fillExponentials(target: Float64Array, from: number, count: number): void {
    for (let done = 0; done < count; ) {
      if (this.#used === BLOCK_LENGTH) this.#refill();
      const part = Math.min(count - done, BLOCK_LENGTH - this.#used);
      minusLogs(this.#block, this.#used, target, from + done, part);
      this.#used += part;
      done += part;
    }
  }

  #refill(): void {
    fillUniforms(this.#state, this.#block.numbers, 0, BLOCK_LENGTH);
    this.#used = 0;
  }
}

/**
 * Opens the substream of a key.
 * @param key from substreamKey
 */
export function createStream(key: string): Stream {
  return new Stream(key);
}
