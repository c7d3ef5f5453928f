/** Odd multipliers that spread a word's bits upwards: 2^32 over the golden ratio, and the two of MurmurHash3's finalizer. */
export const SPREAD_A = 0x9e3779b1;
export const SPREAD_B = 0x85ebca6b;
export const SPREAD_C = 0xc2b2ae35;

const doubleView = new Float64Array(1);
const wordView = new Uint32Array(doubleView.buffer);
doubleView[0] = 1;
/** Which half of a double holds its low bits: machines differ, digests may not. */
export const LOW_WORD = wordView[0] === 0 ? 0 : 1;

/** A 64-bit digest of the sequence of events: equal paths have equal digests, on every machine. */
export class Fingerprint {
  a = 0x6a09e667 | 0;
  b = 0xbb67ae85 | 0;

  /** Takes in one event: when, of which kind, to whom. */
  add(timeDays: number, code: number, subject: number): void {
    doubleView[0] = timeDays;
    this.mix(code, subject);
  }

  /** As `add`, of an event that is due now: a number that is not whole costs an object on its way into a call. */
  addNow(clock: Float64Array, code: number, subject: number): void {
    doubleView[0] = clock[0]!;
    this.mix(code, subject);
  }

  private mix(code: number, subject: number): void {
    const a = Math.imul(this.a ^ wordView[LOW_WORD]!, SPREAD_A);
    this.b = Math.imul(this.b ^ wordView[1 - LOW_WORD]! ^ (a >>> 15), SPREAD_B);
    this.a = Math.imul(a ^ code ^ Math.imul(subject, SPREAD_B) ^ (this.b >>> 13), SPREAD_C);
  }

  /** Sixteen hexadecimal digits. */
  get text(): string {
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.a) + hex(this.b);
  }
}
