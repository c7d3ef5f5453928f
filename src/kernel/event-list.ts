/** Names one scheduled event; not used again within 2^29 schedulings of its slot. */
export type EventId = number;

const ARITY_BITS = 2;
const ARITY = 1 << ARITY_BITS;
/** 2^24 slots; the other 29 of a double's 53 bits count how often a slot was used. */
const MAX_SLOTS = 0x100_0000;
const USE_MASK = 0x1fff_ffff;
/** 2^47: a priority below 16 times it, and a sequence number below it, make one exact number. */
const PRIORITY_FACTOR = 0x8000_0000_0000;
const FIRST_SLOTS = 256;
/** A row of the heap: time, then priority and sequence in one number. */
const HEAP_ROW = 2;
/** A row of a slot: what the event is, whom it is about, where it stands in the heap (-1 for nowhere), how often the slot was used. */
const CODE = 0;
const SUBJECT = 1;
const AT = 2;
const USE = 3;
const SLOT_ROW = 4;
const NOWHERE = -1;

/**
 * A future event list: a 4-ary heap over typed arrays with a total order (time, priority, sequence).
 *
 * Priorities are 0..15, lower first; the sequence number counts schedulings. Each event knows where it stands, so that it can be
 * moved or taken out. After `next()` the root is left open so that the usual `push` that follows replaces it in one sift. Numbers that are not whole go in and out through fields and arrays, since a call that is not
 * inlined would put each in an object of its own.
 */
export class EventList {
  /** The clock: time of the event popped last [days]; nothing can be scheduled before it. */
  readonly clock = Float64Array.of(-Infinity);
  /** What the event popped last is, and whom it is about. */
  code = 0;
  subject = 0;
  /** When the event is due that `add` takes in [days]. */
  dueDays = 0;

  private heap = new Float64Array(FIRST_SLOTS * HEAP_ROW);
  private heapSlot = new Int32Array(FIRST_SLOTS);
  private slots = new Int32Array(FIRST_SLOTS * SLOT_ROW);
  private freeSlots = new Int32Array(FIRST_SLOTS);
  private freeCount = 0;
  private usedSlots = 0;
  private heapSize = 0;
  private rootOpen = false;
  private nextSequence = 0;
  private order = 0;

  get timeDays(): number {
    return this.clock[0]!;
  }

  /** How many schedulings went before that of the event popped last. */
  get sequence(): number {
    return this.order % PRIORITY_FACTOR;
  }

  /** Number of events that are scheduled and not cancelled. */
  get size(): number {
    return this.heapSize - (this.rootOpen ? 1 : 0);
  }

  /**
   * Schedules an event at `timeDays` [days]; ties go by `priority`, a whole number 0..15, then by order of scheduling.
   * @param code what it is, and `subject` whom it is about: 32-bit whole numbers
   * @throws RangeError if the time is NaN or before that of the event popped last
   */
  push(timeDays: number, priority: number, code: number, subject: number): EventId {
    this.dueDays = timeDays;
    const slot = this.add(priority, code, subject);
    return this.slots[slot * SLOT_ROW + USE]! * MAX_SLOTS + slot;
  }

  /** As `push`, at `dueDays`; returns the slot, which names the event until it has come or was dropped. */
  add(priority: number, code: number, subject: number): number {
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.newSlot();
    const { slots } = this;
    slots[slot * SLOT_ROW + CODE] = code;
    slots[slot * SLOT_ROW + SUBJECT] = subject;
    const at = this.rootOpen ? 0 : this.heapSize++;
    this.write(at, priority, slot);
    if (this.rootOpen) {
      this.rootOpen = false;
      this.siftDown(0);
    } else this.siftUp(at);
    return slot;
  }

  /** Schedules a pending event anew, at `dueDays`, as if it had been dropped and added. */
  move(slot: number, priority: number): void {
    const at = this.slots[slot * SLOT_ROW + AT]!;
    this.write(at, priority, slot);
    this.siftUp(at);
    this.siftDown(this.slots[slot * SLOT_ROW + AT]!);
  }

  /** Takes an event back; false when it has happened or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = id % MAX_SLOTS;
    if (this.slots[slot * SLOT_ROW + USE] !== (id - slot) / MAX_SLOTS) return false;
    this.drop(slot);
    return true;
  }

  /** Takes a pending event back by its slot. */
  drop(slot: number): void {
    if (this.rootOpen) this.closeRoot();
    const at = this.slots[slot * SLOT_ROW + AT]!;
    this.release(slot);
    const last = --this.heapSize;
    if (at === last) return;
    const filler = this.heapSlot[last]!;
    this.copy(last, at);
    this.siftUp(at);
    this.siftDown(this.slots[filler * SLOT_ROW + AT]!);
  }

  /** Pops the earliest event into `clock`, `code`, `subject` and `sequence`; false when there is none up to `untilDays`. */
  next(untilDays = Infinity): boolean {
    if (this.rootOpen) this.closeRoot();
    const { heap, slots } = this;
    const dueDays = heap[0]!;
    if (this.heapSize === 0 || dueDays > untilDays) return false;
    const slot = this.heapSlot[0]!;
    this.rootOpen = true;
    this.clock[0] = dueDays;
    this.order = heap[1]!;
    this.code = slots[slot * SLOT_ROW + CODE]!;
    this.subject = slots[slot * SLOT_ROW + SUBJECT]!;
    this.release(slot);
    return true;
  }

  /** Puts the event due at `dueDays` into a place of the heap, last in its order. */
  private write(at: number, priority: number, slot: number): void {
    const { dueDays, heap } = this;
    if (!(dueDays >= this.clock[0]!)) this.refuse();
    heap[at * HEAP_ROW] = dueDays;
    heap[at * HEAP_ROW + 1] = priority * PRIORITY_FACTOR + this.nextSequence++;
    this.heapSlot[at] = slot;
  }

  private refuse(): never {
    throw new RangeError(`event at ${this.dueDays} days is before the clock, ${this.timeDays} days`);
  }

  /** Frees a slot; ids that name it go stale. */
  private release(slot: number): void {
    const row = slot * SLOT_ROW;
    this.slots[row + USE] = (this.slots[row + USE]! + 1) & USE_MASK;
    this.slots[row + AT] = NOWHERE;
    this.freeSlots[this.freeCount++] = slot;
  }

  private newSlot(): number {
    if (this.usedSlots === this.freeSlots.length) this.grow();
    return this.usedSlots++;
  }

  private grow(): void {
    if (this.freeSlots.length * 2 > MAX_SLOTS) throw new RangeError(`more than ${MAX_SLOTS} pending events`);
    this.heap = twiceAsLong(this.heap);
    this.heapSlot = twiceAsLong(this.heapSlot);
    this.slots = twiceAsLong(this.slots);
    this.freeSlots = twiceAsLong(this.freeSlots);
  }

  /** Fills the place of the event popped last, which no `push` has taken. */
  private closeRoot(): void {
    this.rootOpen = false;
    const last = --this.heapSize;
    if (last === 0) return;
    this.copy(last, 0);
    this.siftDown(0);
  }

  private copy(from: number, to: number): void {
    const { heap } = this;
    heap[to * HEAP_ROW] = heap[from * HEAP_ROW]!;
    heap[to * HEAP_ROW + 1] = heap[from * HEAP_ROW + 1]!;
    this.heapSlot[to] = this.heapSlot[from]!;
  }

  private siftUp(from: number): void {
    const { heap, heapSlot, slots } = this;
    const top = this.rootOpen ? ARITY : 0;
    const time = heap[from * HEAP_ROW]!;
    const order = heap[from * HEAP_ROW + 1]!;
    const slot = heapSlot[from]!;
    let at = from;
    while (at > top) {
      const parent = (at - 1) >> ARITY_BITS;
      const parentTime = heap[parent * HEAP_ROW]!;
      if (parentTime < time || (parentTime === time && heap[parent * HEAP_ROW + 1]! < order)) break;
      heap[at * HEAP_ROW] = parentTime;
      heap[at * HEAP_ROW + 1] = heap[parent * HEAP_ROW + 1]!;
      heapSlot[at] = heapSlot[parent]!;
      slots[heapSlot[at]! * SLOT_ROW + AT] = at;
      at = parent;
    }
    heap[at * HEAP_ROW] = time;
    heap[at * HEAP_ROW + 1] = order;
    heapSlot[at] = slot;
    slots[slot * SLOT_ROW + AT] = at;
  }

  private siftDown(from: number): void {
    const { heap, heapSlot, heapSize, slots } = this;
    const time = heap[from * HEAP_ROW]!;
    const order = heap[from * HEAP_ROW + 1]!;
    const slot = heapSlot[from]!;
    let at = from;
    for (;;) {
      const first = (at << ARITY_BITS) + 1;
      if (first >= heapSize) break;
      const end = first + ARITY < heapSize ? first + ARITY : heapSize;
      let least = first;
      let leastTime = heap[first * HEAP_ROW]!;
      for (let child = first + 1; child < end; child++) {
        const childTime = heap[child * HEAP_ROW]!;
        if (childTime < leastTime || (childTime === leastTime && heap[child * HEAP_ROW + 1]! < heap[least * HEAP_ROW + 1]!)) {
          least = child;
          leastTime = childTime;
        }
      }
      if (time < leastTime || (time === leastTime && order < heap[least * HEAP_ROW + 1]!)) break;
      heap[at * HEAP_ROW] = leastTime;
      heap[at * HEAP_ROW + 1] = heap[least * HEAP_ROW + 1]!;
      heapSlot[at] = heapSlot[least]!;
      slots[heapSlot[at]! * SLOT_ROW + AT] = at;
      at = least;
    }
    heap[at * HEAP_ROW] = time;
    heap[at * HEAP_ROW + 1] = order;
    heapSlot[at] = slot;
    slots[slot * SLOT_ROW + AT] = at;
  }
}

function twiceAsLong<T extends Float64Array | Int32Array>(source: T): T {
  const target = new (source.constructor as new (length: number) => T)(source.length * 2);
  target.set(source);
  return target;
}
