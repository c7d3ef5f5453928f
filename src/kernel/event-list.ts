/** Names one scheduled event; not used again within 2^29 schedulings of its slot. */
export type EventId = number;

/** A node of the heap has four children. */
export const ARITY_BITS = 2;
const ARITY = 1 << ARITY_BITS;
/** 2^24 slots; the other 29 of a double's 53 bits count how often a slot was used. */
const MAX_SLOTS = 0x100_0000;
const USE_MASK = 0x1fff_ffff;
/** 2^47: a priority below 16 times it, and a sequence number below it, make one exact number. */
export const PRIORITY_FACTOR = 0x8000_0000_0000;
const FIRST_SLOTS = 256;
/** A row of the heap: time, then priority and sequence in one number. */
export const HEAP_ROW = 2;
/** A posted event's subject, below 2^27, stands above so many bits of its code. */
export const CODE_BITS = 4;
const CODE_MASK = 15;
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
 * Priorities are 0..15, lower first; the sequence number counts schedulings. An event that was added stands in a slot and knows its
 * place in the heap, so that it can be moved or taken out; one that was posted costs less and cannot. After `next()` the root is left
 * open so that the scheduling that usually follows fills it in one sift. Numbers that are not whole go in and out through fields and
 * arrays, since a call that is not inlined would put each in an object of its own. One loop outside may work on the heap itself;
 * that is what its fields are open for.
 */
export class EventList {
  /** The clock: time of the event popped last [days]; nothing can be scheduled before it. */
  readonly clock = Float64Array.of(-Infinity);
  /** What the event popped last is, and whom it is about. */
  code = 0;
  subject = 0;
  /** When the event is due that `add`, `post` and `move` take in [days]. */
  dueDays = 0;

  /** Rows of HEAP_ROW: when, and priority * PRIORITY_FACTOR + sequence. */
  heap = new Float64Array(FIRST_SLOTS * HEAP_ROW);
  /** By row: the slot of an event that was added; the complement of subject * 16 + code, below 0, of one that was posted. */
  heapEvent = new Int32Array(FIRST_SLOTS);
  heapSize = 0;
  /** Whether the first row is free: its event has been popped and no other taken its place. */
  rootOpen = false;
  nextSequence = 0;
  private slots = new Int32Array(FIRST_SLOTS * SLOT_ROW);
  private freeSlots = new Int32Array(FIRST_SLOTS);
  private freeCount = 0;
  private usedSlots = 0;
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
    if (this.heapSize === this.heapEvent.length) this.growHeap();
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.newSlot();
    const { slots } = this;
    slots[slot * SLOT_ROW + CODE] = code;
    slots[slot * SLOT_ROW + SUBJECT] = subject;
    this.insert(priority, slot);
    return slot;
  }

  /** Schedules an event at `dueDays` that will come for certain; `code` is below 16, `subject` below 2^27. */
  post(priority: number, code: number, subject: number): void {
    if (this.heapSize === this.heapEvent.length) this.growHeap();
    this.insert(priority, ~((subject << CODE_BITS) | code));
  }

  private insert(priority: number, event: number): void {
    const at = this.rootOpen ? 0 : this.heapSize++;
    this.write(at, priority, event);
    if (this.rootOpen) {
      this.rootOpen = false;
      this.siftDown(0);
    } else this.siftUp(at);
  }

  /** Schedules a pending event anew, at `dueDays`, as if it had been dropped and added. */
  move(slot: number, priority: number): void {
    const at = this.slots[slot * SLOT_ROW + AT]!;
    this.write(at, priority, slot);
    this.siftDown(this.siftUp(at));
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
    this.copy(last, at);
    this.siftDown(this.siftUp(at));
  }

  /** Pops the earliest event into `clock`, `code`, `subject` and `sequence`; false when there is none up to `untilDays`. */
  next(untilDays = Infinity): boolean {
    if (this.rootOpen) this.closeRoot();
    const { heap, slots } = this;
    const dueDays = heap[0]!;
    if (this.heapSize === 0 || dueDays > untilDays) return false;
    const event = this.heapEvent[0]!;
    this.rootOpen = true;
    this.clock[0] = dueDays;
    this.order = heap[1]!;
    if (event < 0) {
      this.code = ~event & CODE_MASK;
      this.subject = ~event >> CODE_BITS;
      return true;
    }
    this.code = slots[event * SLOT_ROW + CODE]!;
    this.subject = slots[event * SLOT_ROW + SUBJECT]!;
    this.release(event);
    return true;
  }

  /** Puts the event due at `dueDays` into a place of the heap, last in its order. */
  private write(at: number, priority: number, event: number): void {
    const { dueDays, heap } = this;
    if (!(dueDays >= this.clock[0]!)) this.refuse();
    heap[at * HEAP_ROW] = dueDays;
    heap[at * HEAP_ROW + 1] = priority * PRIORITY_FACTOR + this.nextSequence++;
    this.heapEvent[at] = event;
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
    this.slots = twiceAsLong(this.slots);
    this.freeSlots = twiceAsLong(this.freeSlots);
  }

  /** Makes room for twice as many events. */
  growHeap(): void {
    this.heap = twiceAsLong(this.heap);
    this.heapEvent = twiceAsLong(this.heapEvent);
  }

  /** Fills the place of the event popped last, which no `push` has taken. */
  closeRoot(): void {
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
    this.heapEvent[to] = this.heapEvent[from]!;
  }

  /** Tells an event that was added where it stands. */
  note(event: number, at: number): void {
    if (event >= 0) this.slots[event * SLOT_ROW + AT] = at;
  }

  /** Returns where the row has come to stand. */
  private siftUp(from: number): number {
    const { heap, heapEvent } = this;
    const top = this.rootOpen ? ARITY : 0;
    const time = heap[from * HEAP_ROW]!;
    const order = heap[from * HEAP_ROW + 1]!;
    const event = heapEvent[from]!;
    let at = from;
    while (at > top) {
      const parent = (at - 1) >> ARITY_BITS;
      const parentTime = heap[parent * HEAP_ROW]!;
      if (parentTime < time || (parentTime === time && heap[parent * HEAP_ROW + 1]! < order)) break;
      heap[at * HEAP_ROW] = parentTime;
      heap[at * HEAP_ROW + 1] = heap[parent * HEAP_ROW + 1]!;
      heapEvent[at] = heapEvent[parent]!;
      this.note(heapEvent[at]!, at);
      at = parent;
    }
    heap[at * HEAP_ROW] = time;
    heap[at * HEAP_ROW + 1] = order;
    heapEvent[at] = event;
    this.note(event, at);
    return at;
  }

  private siftDown(from: number): void {
    const { heap, heapEvent, heapSize } = this;
    const time = heap[from * HEAP_ROW]!;
    const order = heap[from * HEAP_ROW + 1]!;
    const event = heapEvent[from]!;
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
      heapEvent[at] = heapEvent[least]!;
      this.note(heapEvent[at]!, at);
      at = least;
    }
    heap[at * HEAP_ROW] = time;
    heap[at * HEAP_ROW + 1] = order;
    heapEvent[at] = event;
    this.note(event, at);
  }
}

function twiceAsLong<T extends Float64Array | Int32Array>(source: T): T {
  const target = new (source.constructor as new (length: number) => T)(source.length * 2);
  target.set(source);
  return target;
}
