import { AT, CODE, SLOT_ROW, SUBJECT, USE } from './event-rows.ts';

const NOWHERE = -1;
const FIRST_SLOTS = 256;
/** 2^24 slots; the other 29 of a double's 53 bits count how often a slot was used. */
const MAX_SLOTS = 0x100_0000;
const USE_MASK = 0x1fff_ffff;

/** Rows for the events that can be taken back, used again when these have come or gone; the last one freed is taken first. */
export class EventSlots {
  rows = new Int32Array(FIRST_SLOTS * SLOT_ROW);
  private free = new Int32Array(FIRST_SLOTS);
  private freeCount = 0;
  private used = 0;

  /**
   * Takes a slot for an event.
   * @throws RangeError if 2^24 events are pending
   */
  take(code: number, subject: number): number {
    const slot = this.freeCount > 0 ? this.free[--this.freeCount]! : this.takeNew();
    this.rows[slot * SLOT_ROW + CODE] = code;
    this.rows[slot * SLOT_ROW + SUBJECT] = subject;
    return slot;
  }

  /** Frees a slot; ids that name it go stale. */
  release(slot: number): void {
    const row = slot * SLOT_ROW;
    this.rows[row + USE] = (this.rows[row + USE]! + 1) & USE_MASK;
    this.rows[row + AT] = NOWHERE;
    this.free[this.freeCount++] = slot;
  }

  /** A number that names the event in a slot, and no other within 2^29 uses of the slot. */
  idOf(slot: number): number {
    return this.rows[slot * SLOT_ROW + USE]! * MAX_SLOTS + slot;
  }

  /** The slot of an event that is pending; -1 if it has come or was taken back. */
  slotOf(id: number): number {
    const slot = id % MAX_SLOTS;
    return this.idOf(slot) === id ? slot : NOWHERE;
  }

  private takeNew(): number {
    if (this.used === this.free.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    const slots = 2 * this.free.length;
    if (slots > MAX_SLOTS) throw new RangeError(`more than ${MAX_SLOTS} pending events`);
    const rows = new Int32Array(slots * SLOT_ROW);
    rows.set(this.rows);
    this.rows = rows;
    const free = new Int32Array(slots);
    free.set(this.free);
    this.free = free;
  }
}
