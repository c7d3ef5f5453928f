import { ARITY_BITS, CODE_BITS, HEAP_ROW, PRIORITY_FACTOR } from '../kernel/event-rows.ts';
import { BLOCK_BITS } from '../random/block-bits.ts';
import { ARRIVAL_LATE, COMPLETION, COMPLETION_FIRST } from './control.ts';
import {
  ADMITTED,
  AREA,
  ARRIVALS,
  CLASS_ROW,
  COMPLETIONS,
  CYCLE_SQUARE_SUM,
  CYCLE_SUM,
  DEPARTED,
  PLACE_ROW,
  PRESENT_JOBS,
  SOJOURN_SUM,
  TOUCHED,
  WAIT_SUM,
  WAITING,
  WORK_SUM,
} from './figures.ts';
import { LOW_WORD, SPREAD_A, SPREAD_B, SPREAD_C } from './fingerprint.ts';
import {
  ARRIVED,
  CLASS_OF,
  DOUBLES,
  ENDS,
  ENTERED,
  INTEGERS,
  LEFT_OVER,
  NEXT,
  NOBODY,
  NOWHERE,
  PLACE_OF,
  PRESENT,
  SERVERS,
  SINCE,
  SIZE,
  WANTED,
} from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import { choose, TO_CHANCE, TO_EXIT } from './routes.ts';
import type { ClassIndex, Job } from './spec.ts';

/** Tables of the classes that the loop brings in itself. */
export interface PlainClasses {
  /** By class: the sequence of times between arrivals, the place where jobs begin, and 1 where a job that leaves is replaced. */
  readonly arrivals: Int32Array;
  readonly entry: Int32Array;
  readonly isReplaced: Uint8Array;
}

/** What the loop leaves to others. */
export interface OtherEvents {
  /** An event is due that is not of a plain pool; it has been popped. */
  handle(code: number, subject: number): void;
  /** A job goes on to a place that is not of a plain pool; nothing else happens at this event. */
  takeOver(job: Job, jobClass: ClassIndex, place: number): void;
  /** A job of a limited class has left. */
  replace(jobClass: ClassIndex): void;
}

/**
 * Pools without any feature: whole servers, one for each job, first come first served within a priority that waits.
 *
 * `advance` is the one loop that the speed of the engine rests on. It does by itself what happens to plain pools, and hands over
 * what does not; so the features of other pools cost these nothing.
 */
export class PlainPools {
  /** By place: 1 if it is of a plain pool. */
  readonly isPlain: Uint8Array;
  private readonly parts: NetworkParts;
  private readonly classes: PlainClasses;
  /** By pool: servers, and those of them held. */
  private readonly servers: Float64Array;
  private readonly held: Float64Array;
  /** By pool * levels + level of priority: who waits. */
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private readonly levels: number;
  private readonly levelOf: Int32Array;

  constructor(parts: NetworkParts, classes: PlainClasses) {
    const { spec, tables, modes } = parts;
    this.parts = parts;
    this.classes = classes;
    this.isPlain = Uint8Array.from(tables.pool, (pool) => (modes[pool] === 'plain' ? 1 : 0));
    this.servers = Float64Array.from(spec.pools, ({ capacity }) => capacity);
    this.held = new Float64Array(spec.pools.length);
    const priorities = [...new Set(spec.classes.map(({ priority }) => priority))].sort((a, b) => a - b);
    this.levels = priorities.length;
    this.levelOf = Int32Array.from(spec.classes, ({ priority }) => priorities.indexOf(priority));
    this.head = new Int32Array(spec.pools.length * this.levels).fill(NOBODY);
    this.tail = new Int32Array(spec.pools.length * this.levels).fill(NOBODY);
  }

  /** A job comes to a plain place from one that is not; the loop has this in it. */
  arrive(job: Job, jobClass: ClassIndex, place: number): void {
    const { events, jobs, counters, tables, variates } = this.parts;
    const { doubles, integers } = jobs;
    const { values } = counters.figures;
    const nowDays = events.clock[0]!;
    const row = place * PLACE_ROW;
    const jobRow = job * DOUBLES;
    const present = values[row + PRESENT_JOBS]!;
    values[row + AREA]! += present * (nowDays - values[row + TOUCHED]!);
    values[row + TOUCHED] = nowDays;
    values[row + PRESENT_JOBS] = present + 1;
    values[row + ARRIVALS]! += 1;
    integers[job * INTEGERS + PLACE_OF] = place;
    doubles[jobRow + ARRIVED] = nowDays;
    doubles[jobRow + SINCE] = nowDays;
    const pool = tables.pool[place]!;
    if (this.held[pool]! < this.servers[pool]!) {
      this.held[pool]! += 1;
      const workDays = variates.next(tables.work[place]!);
      doubles[jobRow + SERVERS] = 1;
      doubles[jobRow + ENDS] = nowDays + workDays;
      values[row + WORK_SUM]! += workDays;
      events.dueDays = nowDays + workDays;
      events.post(COMPLETION_FIRST, COMPLETION, job);
    } else this.enqueue(job, jobClass, place, pool);
  }

  private enqueue(job: Job, jobClass: ClassIndex, place: number, pool: number): void {
    const { jobs, counters } = this.parts;
    const { doubles, integers } = jobs;
    const queue = pool * this.levels + this.levelOf[jobClass]!;
    const last = this.tail[queue]!;
    doubles[job * DOUBLES + SERVERS] = 0;
    doubles[job * DOUBLES + LEFT_OVER] = -1;
    integers[job * INTEGERS + NEXT] = NOBODY;
    if (last === NOBODY) this.head[queue] = job;
    else integers[last * INTEGERS + NEXT] = job;
    this.tail[queue] = job;
    counters.figures.values[place * PLACE_ROW + WAITING]! += 1;
  }

  /**
   * Simulates events up to and at `untilDays`, at most `maxEvents`, and returns how many.
   *
   * Long on purpose: state lives in local variables over thousands of events, no call and no object is made for one, and an event's
   * successor takes its place at the root of the heap in one sift. What is handed over finds all state written back.
   */
  advance(untilDays: number, maxEvents: number, others: OtherEvents): number {
    const { isPlain, servers, held, head, tail, levels, levelOf } = this;
    const { arrivals, entry, isReplaced } = this.classes;
    const { events, jobs, counters, tables, variates, digest: fingerprint } = this.parts;
    const { pool: poolOf, work: workOf, next: nextOf, chance } = tables;
    const { classRows } = counters;
    const { values } = counters.figures;
    const { clock } = events;
    const { values: drawn, cursor } = variates;
    if (events.rootOpen) events.closeRoot();
    let { heap, heapWords, heapEvent, heapSize, nextSequence } = events;
    let { doubles, integers, freeHead } = jobs;
    let { a, b } = fingerprint;
    const noEvent = 0; // posted events are below 0
    let count = 0;
    while (count < maxEvents && heapSize > 0) {
      const now = heap[0]!;
      if (now > untilDays) break;
      count++;
      const event = heapEvent[0]!;
      if (event >= 0) {
        // Not of a plain pool: written back, handed over, read again.
        fingerprint.a = a;
        fingerprint.b = b;
        jobs.freeHead = freeHead;
        events.heapSize = heapSize;
        events.nextSequence = nextSequence;
        events.next();
        others.handle(events.code, events.subject);
        if (events.rootOpen) events.closeRoot();
        ({ heap, heapWords, heapEvent, heapSize, nextSequence } = events);
        ({ doubles, integers, freeHead } = jobs);
        ({ a, b } = fingerprint);
        continue;
      }
      const subject = ~event >> CODE_BITS;
      const code = ~event & 1;
      clock[0] = now;
      a = Math.imul(a ^ heapWords[LOW_WORD]!, SPREAD_A);
      b = Math.imul(b ^ heapWords[1 - LOW_WORD]! ^ (a >>> 15), SPREAD_B);
      a = Math.imul(a ^ code ^ Math.imul(subject, SPREAD_B) ^ (b >>> 13), SPREAD_C);

      // What happens: at most two events follow, the first in the place of the present one.
      let firstTime = 0;
      let firstOrder = 0;
      let firstEvent = noEvent;
      let job = subject;
      let jobClass = subject;
      let place = TO_EXIT;
      if (code === COMPLETION) {
        const at = integers[job * INTEGERS + PLACE_OF]!;
        jobClass = integers[job * INTEGERS + CLASS_OF]!;
        const row = at * PLACE_ROW;
        const present = values[row + PRESENT_JOBS]!;
        values[row + AREA]! += present * (now - values[row + TOUCHED]!);
        values[row + TOUCHED] = now;
        values[row + PRESENT_JOBS] = present - 1;
        values[row + COMPLETIONS]! += 1;
        values[row + SOJOURN_SUM]! += now - doubles[job * DOUBLES + ARRIVED]!;
        place = nextOf[at]!;
        if (place === TO_CHANCE) {
          const sequence = chance[at]!;
          if (cursor[sequence] === (sequence + 1) << BLOCK_BITS) variates.refill(sequence);
          place = choose(tables, at, drawn[cursor[sequence]!++]!);
        }
        const pool = poolOf[at]!;
        let queue = pool * levels;
        const lastQueue = queue + levels - 1;
        let next = head[queue]!;
        while (next === NOBODY && queue < lastQueue) next = head[++queue]!;
        if (next === NOBODY) held[pool]! -= 1;
        else {
          const after = integers[next * INTEGERS + NEXT]!;
          head[queue] = after;
          if (after === NOBODY) tail[queue] = NOBODY;
          const nextPlace = integers[next * INTEGERS + PLACE_OF]!;
          const nextRow = nextPlace * PLACE_ROW;
          const jobRow = next * DOUBLES;
          const sequence = workOf[nextPlace]!;
          if (cursor[sequence] === (sequence + 1) << BLOCK_BITS) variates.refill(sequence);
          const workDays = drawn[cursor[sequence]!++]!;
          values[nextRow + WAITING]! -= 1;
          values[nextRow + WAIT_SUM]! += now - doubles[jobRow + SINCE]!;
          values[nextRow + WORK_SUM]! += workDays;
          firstTime = now + workDays;
          doubles[jobRow + SERVERS] = 1;
          doubles[jobRow + SINCE] = now;
          doubles[jobRow + ENDS] = firstTime;
          firstOrder = nextSequence++;
          firstEvent = ~(next << CODE_BITS);
        }
      } else {
        const sequence = arrivals[jobClass]!;
        if (cursor[sequence] === (sequence + 1) << BLOCK_BITS) variates.refill(sequence);
        firstTime = now + drawn[cursor[sequence]!++]!;
        firstOrder = ARRIVAL_LATE * PRIORITY_FACTOR + nextSequence++;
        firstEvent = event;
        job = freeHead;
        if (job === NOBODY) {
          if (jobs.used === jobs.rows) {
            jobs.grow();
            ({ doubles, integers } = jobs);
          }
          job = jobs.used++;
          integers[job * INTEGERS + WANTED] = NOWHERE;
        } else freeHead = integers[job * INTEGERS + NEXT]!;
        integers[job * INTEGERS + CLASS_OF] = jobClass;
        integers[job * INTEGERS + PRESENT] = 1;
        doubles[job * DOUBLES + SIZE] = 1;
        doubles[job * DOUBLES + ENTERED] = now;
        values[classRows + jobClass * CLASS_ROW + ADMITTED]! += 1;
        place = entry[jobClass]!;
      }

      // Where the job goes.
      let secondTime = 0;
      let secondOrder = 0;
      let secondEvent = noEvent;
      let isHandedOver = false;
      if (place === TO_EXIT) {
        const row = classRows + jobClass * CLASS_ROW;
        const cycleDays = now - doubles[job * DOUBLES + ENTERED]!;
        values[row + DEPARTED]! += 1;
        values[row + CYCLE_SUM]! += cycleDays;
        values[row + CYCLE_SQUARE_SUM]! += cycleDays * cycleDays;
        integers[job * INTEGERS + PRESENT] = 0;
        integers[job * INTEGERS + NEXT] = freeHead;
        freeHead = job;
        isHandedOver = isReplaced[jobClass] === 1;
      } else if (isPlain[place] === 1) {
        const row = place * PLACE_ROW;
        const jobRow = job * DOUBLES;
        const present = values[row + PRESENT_JOBS]!;
        values[row + AREA]! += present * (now - values[row + TOUCHED]!);
        values[row + TOUCHED] = now;
        values[row + PRESENT_JOBS] = present + 1;
        values[row + ARRIVALS]! += 1;
        integers[job * INTEGERS + PLACE_OF] = place;
        doubles[jobRow + ARRIVED] = now;
        doubles[jobRow + SINCE] = now;
        const pool = poolOf[place]!;
        if (held[pool]! < servers[pool]!) {
          const sequence = workOf[place]!;
          if (cursor[sequence] === (sequence + 1) << BLOCK_BITS) variates.refill(sequence);
          const workDays = drawn[cursor[sequence]!++]!;
          held[pool]! += 1;
          values[row + WORK_SUM]! += workDays;
          secondTime = now + workDays;
          doubles[jobRow + SERVERS] = 1;
          doubles[jobRow + ENDS] = secondTime;
          secondOrder = nextSequence++;
          secondEvent = ~(job << CODE_BITS);
        } else {
          const queue = pool * levels + levelOf[jobClass]!;
          const last = tail[queue]!;
          doubles[jobRow + SERVERS] = 0;
          doubles[jobRow + LEFT_OVER] = -1;
          integers[job * INTEGERS + NEXT] = NOBODY;
          if (last === NOBODY) head[queue] = job;
          else integers[last * INTEGERS + NEXT] = job;
          tail[queue] = job;
          values[row + WAITING]! += 1;
        }
      } else isHandedOver = true;

      // What follows: the heap's root is the event that has happened.
      if (firstEvent === noEvent) {
        if (secondEvent !== noEvent) {
          firstTime = secondTime;
          firstOrder = secondOrder;
          firstEvent = secondEvent;
          secondEvent = noEvent;
        } else {
          heapSize--;
          firstTime = heap[heapSize * HEAP_ROW]!;
          firstOrder = heap[heapSize * HEAP_ROW + 1]!;
          firstEvent = heapEvent[heapSize]!;
        }
      }
      let at = 0;
      for (;;) {
        const child = (at << ARITY_BITS) + 1;
        if (child >= heapSize) break;
        let least = child;
        let leastTime = heap[child * HEAP_ROW]!;
        const end = child + 4 < heapSize ? child + 4 : heapSize;
        for (let other = child + 1; other < end; other++) {
          const time = heap[other * HEAP_ROW]!;
          if (time < leastTime || (time === leastTime && heap[other * HEAP_ROW + 1]! < heap[least * HEAP_ROW + 1]!)) {
            least = other;
            leastTime = time;
          }
        }
        if (firstTime < leastTime || (firstTime === leastTime && firstOrder < heap[least * HEAP_ROW + 1]!)) break;
        heap[at * HEAP_ROW] = leastTime;
        heap[at * HEAP_ROW + 1] = heap[least * HEAP_ROW + 1]!;
        const moved = heapEvent[least]!;
        heapEvent[at] = moved;
        if (moved >= 0) events.note(moved, at);
        at = least;
      }
      heap[at * HEAP_ROW] = firstTime;
      heap[at * HEAP_ROW + 1] = firstOrder;
      heapEvent[at] = firstEvent;
      if (firstEvent >= 0) events.note(firstEvent, at);
      if (secondEvent !== noEvent) {
        if (heapSize === heapEvent.length) {
          events.growHeap();
          ({ heap, heapWords, heapEvent } = events);
        }
        at = heapSize++;
        while (at > 0) {
          const parent = (at - 1) >> ARITY_BITS;
          const time = heap[parent * HEAP_ROW]!;
          if (time < secondTime || (time === secondTime && heap[parent * HEAP_ROW + 1]! < secondOrder)) break;
          heap[at * HEAP_ROW] = time;
          heap[at * HEAP_ROW + 1] = heap[parent * HEAP_ROW + 1]!;
          const moved = heapEvent[parent]!;
          heapEvent[at] = moved;
          if (moved >= 0) events.note(moved, at);
          at = parent;
        }
        heap[at * HEAP_ROW] = secondTime;
        heap[at * HEAP_ROW + 1] = secondOrder;
        heapEvent[at] = secondEvent;
      }

      if (isHandedOver) {
        fingerprint.a = a;
        fingerprint.b = b;
        jobs.freeHead = freeHead;
        events.heapSize = heapSize;
        events.nextSequence = nextSequence;
        if (place === TO_EXIT) others.replace(jobClass);
        else others.takeOver(job, jobClass, place);
        if (events.rootOpen) events.closeRoot();
        ({ heap, heapWords, heapEvent, heapSize, nextSequence } = events);
        ({ doubles, integers, freeHead } = jobs);
        ({ a, b } = fingerprint);
      }
    }
    fingerprint.a = a;
    fingerprint.b = b;
    jobs.freeHead = freeHead;
    events.heapSize = heapSize;
    events.nextSequence = nextSequence;
    return count;
  }
}
