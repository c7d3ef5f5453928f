import { BLOCK_BITS } from './block-bits.ts';
import type { Distribution } from './distributions.ts';
import { SamplerTable } from './sampler.ts';
import type { Stream } from './streams.ts';

/** So many variates of a sequence are drawn at a time. */
const BLOCK = 1 << BLOCK_BITS;

/** Names a sequence of a `Variates`. */
export type SequenceIndex = number;

/**
 * Sequences of variates, each of one distribution and one stream that nobody else draws from.
 *
 * A sequence is drawn a block at a time, so that a loop takes its next number from an array, whatever the distribution: number
 * `cursor[i]` of `values`, or, where that is the end of the block, (i + 1) 2^BLOCK_BITS, the first of the next after `refill(i)`.
 */
export class Variates {
  values = new Float64Array(BLOCK);
  cursor = new Int32Array(1);
  private readonly samplers = new SamplerTable();
  private readonly streams: Stream[] = [];

  /**
   * Opens a sequence.
   * @param distribution valid (see validateDistribution)
   */
  add(distribution: Distribution, stream: Stream): SequenceIndex {
    const index = this.samplers.add(distribution);
    this.streams.push(stream);
    if (index === this.cursor.length) this.grow();
    this.cursor[index] = (index + 1) * BLOCK;
    return index;
  }

  /** Draws the next block of a sequence. */
  refill(index: SequenceIndex): void {
    const { samplers, values } = this;
    const stream = this.streams[index]!;
    const first = index * BLOCK;
    samplers.fill(index, stream, values, first, BLOCK);
    this.cursor[index] = first;
  }

  /** The next number of a sequence. */
  next(index: SequenceIndex): number {
    if (this.cursor[index] === (index + 1) << BLOCK_BITS) this.refill(index);
    return this.values[this.cursor[index]!++]!;
  }

  private grow(): void {
    const [values, cursor] = [new Float64Array(2 * this.values.length), new Int32Array(2 * this.cursor.length)];
    values.set(this.values);
    cursor.set(this.cursor);
    this.values = values;
    this.cursor = cursor;
  }
}
