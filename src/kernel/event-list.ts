/** Names one scheduled event; not used again within 2^29 schedulings of its slot. */
export type EventId = number;

const ARITY = 4;
/** 2^24 slots; the other 29 of a double's 53 bits count how often a slot was used. */
const MAX_SLOTS = 0x100_0000;
const USE_MASK = 0x1fff_ffff;
/** 2^47: a priority below 16 times it, and a sequence number below it, make one exact number. */
const PRIORITY_FACTOR = 0x8000_0000_0000;
const FIRST_SLOTS = 256;
/** Fewer cancelled events than this are not worth clearing away. */
const FEW_CANCELLED = 64;

/**
 * A future event list: a 4-ary heap over typed arrays with a total order (time, priority, sequence).
 *
 * Priorities are 0..15, lower first; the sequence number counts schedulings. A cancelled event stays in the heap until it
 * surfaces or until cancelled ones outnumber the live. After `next()` the root is left open so that the usual `push` that
 * follows replaces it in one sift.
 */
export class EventList {
  /** Time of the event popped last [days]; nothing can be scheduled before it. */
  timeDays = -Infinity;
  /** What the event popped last is, and whom it is about. */
  code = 0;
  subject = 0;

  private heapTime = new Float64Array(FIRST_SLOTS);
  private heapOrder = new Float64Array(FIRST_SLOTS);
  private heapSlot = new Int32Array(FIRST_SLOTS);
  private slotCode = new Int32Array(FIRST_SLOTS);
  private slotSubject = new Int32Array(FIRST_SLOTS);
  private slotUse = new Int32Array(FIRST_SLOTS);
  private slotDead = new Uint8Array(FIRST_SLOTS);
  private freeSlots = new Int32Array(FIRST_SLOTS);
  private freeCount = 0;
  private usedSlots = 0;
  private heapSize = 0;
  private rootOpen = false;
  private deadCount = 0;
  private nextSequence = 0;
  private order = 0;

  /** How many schedulings went before that of the event popped last. */
  get sequence(): number {
    return this.order % PRIORITY_FACTOR;
  }

  /** Number of events that are scheduled and not cancelled. */
  get size(): number {
    return this.heapSize - (this.rootOpen ? 1 : 0) - this.deadCount;
  }

  /**
   * Schedules an event at `timeDays` [days]; ties go by `priority`, a whole number 0..15, then by order of scheduling.
   * @param code what it is, and `subject` whom it is about: 32-bit whole numbers
   * @throws RangeError if the time is NaN or before that of the event popped last
   */
  push(timeDays: number, priority: number, code: number, subject: number): EventId {
    if (!(timeDays >= this.timeDays))
      throw new RangeError(`event at ${timeDays} days is before the clock, ${this.timeDays} days`);
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.newSlot();
    this.slotCode[slot] = code;
    this.slotSubject[slot] = subject;
    const order = priority * PRIORITY_FACTOR + this.nextSequence++;
    if (this.rootOpen) {
      this.rootOpen = false;
      this.siftDown(0, timeDays, order, slot);
    } else {
      this.siftUp(this.heapSize++, timeDays, order, slot);
    }
    return this.slotUse[slot]! * MAX_SLOTS + slot;
  }

  /** Takes an event back; false when it has happened or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = id % MAX_SLOTS;
    if (this.slotUse[slot] !== (id - slot) / MAX_SLOTS || this.slotDead[slot] === 1) return false;
    this.slotDead[slot] = 1;
    this.deadCount++;
    if (this.deadCount > FEW_CANCELLED && this.deadCount * 2 > this.heapSize) this.dropCancelled();
    return true;
  }

  /** Pops the earliest event into `timeDays`, `code`, `subject` and `sequence`; false when there is none up to `untilDays`. */
  next(untilDays = Infinity): boolean {
    const dueDays = this.peekTimeDays();
    if (dueDays > untilDays || this.heapSize === 0) return false;
    const slot = this.heapSlot[0]!;
    this.rootOpen = true;
    this.timeDays = dueDays;
    this.order = this.heapOrder[0]!;
    this.code = this.slotCode[slot]!;
    this.subject = this.slotSubject[slot]!;
    this.release(slot);
    return true;
  }

  /** Time of the earliest event [days]; Infinity when there is none. */
  peekTimeDays(): number {
    for (;;) {
      if (this.rootOpen) this.closeRoot();
      if (this.heapSize === 0) return Infinity;
      const slot = this.heapSlot[0]!;
      if (this.deadCount === 0 || this.slotDead[slot] === 0) return this.heapTime[0]!;
      this.deadCount--;
      this.release(slot);
      this.rootOpen = true;
    }
  }

  /** Frees a slot; ids that name it go stale. */
  private release(slot: number): void {
    this.slotUse[slot] = (this.slotUse[slot]! + 1) & USE_MASK;
    this.slotDead[slot] = 0;
    this.freeSlots[this.freeCount++] = slot;
  }

  private newSlot(): number {
    if (this.usedSlots === this.slotCode.length) this.grow();
    return this.usedSlots++;
  }

  private grow(): void {
    const slots = this.slotCode.length * 2;
    if (slots > MAX_SLOTS) throw new RangeError(`more than ${MAX_SLOTS} pending events`);
    this.heapTime = copyInto(new Float64Array(slots), this.heapTime);
    this.heapOrder = copyInto(new Float64Array(slots), this.heapOrder);
    this.heapSlot = copyInto(new Int32Array(slots), this.heapSlot);
    this.slotCode = copyInto(new Int32Array(slots), this.slotCode);
    this.slotSubject = copyInto(new Int32Array(slots), this.slotSubject);
    this.slotUse = copyInto(new Int32Array(slots), this.slotUse);
    this.slotDead = copyInto(new Uint8Array(slots), this.slotDead);
    this.freeSlots = copyInto(new Int32Array(slots), this.freeSlots);
  }

  /** Fills the place of the event popped last, which no `push` has taken. */
  private closeRoot(): void {
    this.rootOpen = false;
    const last = --this.heapSize;
    if (last > 0) this.siftDown(0, this.heapTime[last]!, this.heapOrder[last]!, this.heapSlot[last]!);
  }

  /** Clears cancelled events away and makes a heap of what is left. */
  private dropCancelled(): void {
    if (this.rootOpen) this.closeRoot();
    let kept = 0;
    for (let i = 0; i < this.heapSize; i++) {
      const slot = this.heapSlot[i]!;
      if (this.slotDead[slot] === 1) {
        this.release(slot);
        continue;
      }
      this.place(kept++, this.heapTime[i]!, this.heapOrder[i]!, slot);
    }
    this.heapSize = kept;
    this.deadCount = 0;
    for (let i = Math.floor((kept - 2) / ARITY); i >= 0; i--) {
      this.siftDown(i, this.heapTime[i]!, this.heapOrder[i]!, this.heapSlot[i]!);
    }
  }

  private place(at: number, time: number, order: number, slot: number): void {
    this.heapTime[at] = time;
    this.heapOrder[at] = order;
    this.heapSlot[at] = slot;
  }

  private siftUp(from: number, time: number, order: number, slot: number): void {
    const { heapTime, heapOrder, heapSlot } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentTime = heapTime[parent]!;
      if (parentTime < time || (parentTime === time && heapOrder[parent]! < order)) break;
      heapTime[at] = parentTime;
      heapOrder[at] = heapOrder[parent]!;
      heapSlot[at] = heapSlot[parent]!;
      at = parent;
    }
    heapTime[at] = time;
    heapOrder[at] = order;
    heapSlot[at] = slot;
  }

  private siftDown(from: number, time: number, order: number, slot: number): void {
    const { heapTime, heapOrder, heapSlot, heapSize } = this;
    let at = from;
    for (;;) {
      const first = at * ARITY + 1;
      if (first >= heapSize) break;
      const end = first + ARITY < heapSize ? first + ARITY : heapSize;
      let least = first;
      let leastTime = heapTime[first]!;
      for (let child = first + 1; child < end; child++) {
        const childTime = heapTime[child]!;
        if (childTime < leastTime || (childTime === leastTime && heapOrder[child]! < heapOrder[least]!)) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time === leastTime && order < heapOrder[least]!)) break;
      heapTime[at] = leastTime;
      heapOrder[at] = heapOrder[least]!;
      heapSlot[at] = heapSlot[least]!;
      at = least;
    }
    heapTime[at] = time;
    heapOrder[at] = order;
    heapSlot[at] = slot;
  }
}

function copyInto<T extends Float64Array | Int32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
