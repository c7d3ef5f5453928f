import { ARITY, ARITY_BITS, AT, CODE, CODE_BITS, CODE_MASK, HEAP_ROW, PRIORITY_FACTOR, SLOT_ROW, SUBJECT } from './event-rows.ts';
import { EventSlots } from './event-slots.ts';

/** Names one scheduled event; not used again within 2^29 schedulings of its slot. */
export type EventId = number;

const FIRST_ROWS = 256;

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
  heap = new Float64Array(FIRST_ROWS * HEAP_ROW);
  /** The same memory as whole numbers of 32 bits. */
  heapWords = new Int32Array(this.heap.buffer);
  /** By row: the slot of an event that was added; the complement of subject * 16 + code, below 0, of one that was posted. */
  heapEvent = new Int32Array(FIRST_ROWS);
  heapSize = 0;
  /** Whether the first row is free: its event has been popped and no other taken its place. */
  rootOpen = false;
  nextSequence = 0;
  private readonly slots = new EventSlots();
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
    return this.slots.idOf(this.add(priority, code, subject));
  }

  /** As `push`, at `dueDays`; returns the slot, which names the event until it has come or was dropped. */
  add(priority: number, code: number, subject: number): number {
    if (this.heapSize === this.heapEvent.length) this.growHeap();
    const slot = this.slots.take(code, subject);
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
    const at = this.slots.rows[slot * SLOT_ROW + AT]!;
    this.write(at, priority, slot);
    this.siftDown(this.siftUp(at));
  }

  /** Takes an event back; false when it has happened or was cancelled before. */
  cancel(id: EventId): boolean {
    const slot = this.slots.slotOf(id);
    if (slot >= 0) this.drop(slot);
    return slot >= 0;
  }

  /** Takes a pending event back by its slot. */
  drop(slot: number): void {
    if (this.rootOpen) this.closeRoot();
    const at = this.slots.rows[slot * SLOT_ROW + AT]!;
    this.slots.release(slot);
    const last = --this.heapSize;
    if (at === last) return;
    this.copy(last, at);
    this.siftDown(this.siftUp(at));
  }

  /** Pops the earliest event into `clock`, `code`, `subject` and `sequence`; false when there is none up to `untilDays`. */
  next(untilDays = Infinity): boolean {
    if (this.rootOpen) this.closeRoot();
    const { heap } = this;
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
    const { rows } = this.slots;
    this.code = rows[event * SLOT_ROW + CODE]!;
    this.subject = rows[event * SLOT_ROW + SUBJECT]!;
    this.slots.release(event);
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

  /** Makes room for twice as many events. */
  growHeap(): void {
    this.heap = twiceAsLong(this.heap);
    this.heapWords = new Int32Array(this.heap.buffer);
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
    if (event >= 0) this.slots.rows[event * SLOT_ROW + AT] = at;
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
