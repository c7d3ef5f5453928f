import type { JobTable } from './job-table.ts';
import { DOUBLES, INTEGERS, LINE_AT, TICKET } from './job-table.ts';
import type { Job } from './spec.ts';

const FIRST_JOBS = 16;
/** A row: rank, key, ticket. */
const ROW = 3;

/**
 * Jobs in order of rank, then of key, then of ticket, the least first: a binary heap. Each job knows where it stands, so that any can
 * be taken out; it stands in one line at a time.
 */
export class Line {
  size = 0;
  private order = new Float64Array(FIRST_JOBS * ROW);
  private members = new Int32Array(FIRST_JOBS);
  private readonly jobs: JobTable;

  constructor(jobs: JobTable) {
    this.jobs = jobs;
  }

  /** The first job; there is one. */
  get first(): Job {
    return this.members[0]!;
  }

  /** Rank of the first job. */
  get firstRank(): number {
    return this.order[0]!;
  }

  add(job: Job, rank: number, key: number): void {
    if (this.size === this.members.length) this.grow();
    const at = this.size++;
    this.members[at] = job;
    this.order[at * ROW] = rank;
    this.order[at * ROW + 1] = key;
    this.jobs.integers[job * INTEGERS + LINE_AT] = at;
    this.order[at * ROW + 2] = this.jobs.doubles[job * DOUBLES + TICKET]!;
    this.siftUp(at);
  }

  /** Takes out the first job; there is one. */
  take(): Job {
    const job = this.first;
    this.remove(job);
    return job;
  }

  /** Takes out a job that stands in this line. */
  remove(job: Job): void {
    const at = this.jobs.integers[job * INTEGERS + LINE_AT]!;
    const last = --this.size;
    if (at === last) return;
    this.move(last, at);
    this.siftUp(this.siftDown(at));
  }

  private siftUp(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.comesBefore(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  /** Returns where the job has come to stand. */
  private siftDown(from: number): number {
    let at = from;
    for (let child = 2 * at + 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.comesBefore(child + 1, child)) child++;
      if (!this.comesBefore(child, at)) break;
      this.swap(child, at);
      at = child;
    }
    return at;
  }

  private comesBefore(one: number, other: number): boolean {
    const { order } = this;
    for (let column = 0; column < ROW; column++) {
      const mine = order[one * ROW + column]!;
      const theirs = order[other * ROW + column]!;
      if (mine !== theirs) return mine < theirs;
    }
    return false;
  }

  private swap(one: number, other: number): void {
    const { order, members } = this;
    const job = members[one]!;
    members[one] = members[other]!;
    members[other] = job;
    for (let column = 0; column < ROW; column++) {
      const number = order[one * ROW + column]!;
      order[one * ROW + column] = order[other * ROW + column]!;
      order[other * ROW + column] = number;
    }
    this.jobs.integers[members[one]! * INTEGERS + LINE_AT] = one;
    this.jobs.integers[job * INTEGERS + LINE_AT] = other;
  }

  private move(from: number, to: number): void {
    const { order, members } = this;
    members[to] = members[from]!;
    for (let column = 0; column < ROW; column++) order[to * ROW + column] = order[from * ROW + column]!;
    this.jobs.integers[members[to]! * INTEGERS + LINE_AT] = to;
  }

  private grow(): void {
    const [order, members] = [new Float64Array(2 * this.order.length), new Int32Array(2 * this.members.length)];
    order.set(this.order);
    members.set(this.members);
    this.order = order;
    this.members = members;
  }
}
