/**
 * Minus the natural logarithms of whole blocks of numbers between 0 and 1, with the same bits on every engine.
 *
 * A logarithm of its own costs most for taking a number apart and for waiting on a division and a long polynomial. Here the leading
 * bits of u, read as a word of the block's memory, lead straight to the row of a table: a centre c near u, 1 / c and -ln c.
 */

import { HIGH_WORD, powerOfTwo } from './bits.ts';
import { log } from './log.ts';

/** Numbers in memory, of which the high words can be read without being asked for one by one. */
export type Block = {
  readonly numbers: Float64Array;
  /** place 2 i holds the high word of number i: sign, 11 bits of biased exponent, 20 bits of fraction */
  readonly highWords: Int32Array;
};

/**
 * A block of so many zeros.
 * @param length numbers [1, ...)
 *
 * createBlock(4).highWords[0] // => 0
 */
export function createBlock(length: number): Block {
  const numbers = new Float64Array(length);
  return { numbers, highWords: new Int32Array(numbers.buffer, HIGH_WORD * Int32Array.BYTES_PER_ELEMENT) };
}

/** Rows of the table per power of two, and powers of two: down to 2^-12, below which one uniform number in 4,096 lies. */
const ROWS = 128;
const POWERS = 12;
const COLUMNS = 4;
const CENTRES = centres();

/**
 * -ln u of each number u of a part of a block: -ln u = -ln c - ln(1 - r), where c is a number of 7 fraction bits and
 * r = (c - u) / c at most 1/256; -ln c is stored in two parts and ln(1 - r) is its series up to r^6.
 *
 * Error below 0.6 units in the last place up to u = 0.98 and below 1.1 above. Uniform numbers are multiples of 2^-53 an even number
 * apart, and the logarithms of two of them lie at least 2 units apart, near 1 many more: a larger u has a smaller logarithm, never 0.
 * @param block holds numbers between 0 and 1, both excluded
 * @param at first number of the block
 * @param target where the logarithms go; may be the block's own numbers
 * @param from first place in target
 * @param count how many
 */
export function minusLogs(block: Block, at: number, target: Float64Array, from: number, count: number): void {
  let done = minusLogsUntilSmall(block, at, target, from, count);
  while (done < count) {
    target[from + done] = -log(block.numbers[at + done]!);
    done++;
    done += minusLogsUntilSmall(block, at + done, target, from + done, count - done);
  }
}

/**
 * As minusLogs, for one number of a block.
 * @param at which number
 *
 * minusLogAt({ numbers: new Float64Array([0.5]), highWords: new Int32Array([0x3fe00000]) }, 0) // => Math.LN2
 */
export function minusLogAt(block: Block, at: number): number {
  const u = block.numbers[at]!;
  const table = CENTRES;
  const toRow = 0x3f2ff000;
  const row = ((block.highWords[2 * at]! - toRow) >> 11) & -4;
  if (row < 0) return -log(u);
  const r = (table[row]! - u) * table[row + 1]!;
  const square = r * r;
  const rest = square * (0.5 + r * (1 / 3)) + square * square * (0.25 + r * 0.2 + square * (1 / 6));
  return table[row + 2]! + (r + (table[row + 3]! + rest));
}

/** Stops at the first number below the table and says how many came before: a call within the loop would slow the whole of it. */
function minusLogsUntilSmall(block: Block, at: number, target: Float64Array, from: number, count: number): number {
  const { numbers, highWords } = block;
  const table = CENTRES;
  const toRow = 0x3f2ff000; // high word of 2^-12, less half a row so that the nearest is found
  const end = at + count;
  const ahead = from - at;
  for (let i = at; i < end; i++) {
    const row = ((highWords[2 * i]! - toRow) >> 11) & -4; // 13 bits of fraction away, times 4 columns
    if (row < 0) return i - at;
    const r = (table[row]! - numbers[i]!) * table[row + 1]!;
    const square = r * r;
    const rest = square * (0.5 + r * (1 / 3)) + square * square * (0.25 + r * 0.2 + square * (1 / 6));
    target[ahead + i] = table[row + 2]! + (r + (table[row + 3]! + rest));
  }
  return count;
}

/**
 * Row by row, from 2^-12 to 1: c, 1 / c, and the high and low part of -ln c. The high part is a multiple of 2^-42, so that it and
 * its sums are exact. The logarithms are sums of ln((m + 1) / m) = 2 artanh(1 / (2 m + 1)), in integers that count 2^-96.
 */
function centres(): Float64Array {
  const bits = 96;
  const highBits = 42;
  const table = new Float64Array(COLUMNS * (POWERS * ROWS + 1));
  const low = BigInt(bits - highBits);
  const high = new Float64Array(ROWS + 1); // of -ln(1 - i / 256)
  const rest = new Float64Array(ROWS + 1);
  let sum = 0n;
  for (let i = 1; i <= ROWS; i++) {
    sum += doubleArtanhOfInverse(2 * (2 * ROWS - i) + 1, bits);
    high[i] = Number(sum >> low) * powerOfTwo(-highBits);
    rest[i] = Number(BigInt.asUintN(bits - highBits, sum)) * powerOfTwo(-bits);
  }
  for (let power = 0, at = table.length; power <= POWERS; power++) {
    for (let i = 0; i < ROWS && at > 0; i++) {
      at -= COLUMNS;
      table[at] = (1 - i / (2 * ROWS)) * powerOfTwo(-power);
      table[at + 1] = 1 / table[at]!;
      table[at + 2] = power * high[ROWS]! + high[i]!;
      table[at + 3] = power * rest[ROWS]! + rest[i]!;
    }
  }
  return table;
}

/** 2 artanh(1 / n) = 2 (1 / n + 1 / (3 n^3) + 1 / (5 n^5) + ...), in units of 2^-bits. */
function doubleArtanhOfInverse(n: number, bits: number): bigint {
  const square = BigInt(n * n);
  let power = (2n << BigInt(bits)) / BigInt(n);
  let sum = 0n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power /= square;
  }
  return sum;
}
