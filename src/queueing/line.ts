import type { JobTable } from './job-table.ts';
import { INTEGERS, LINE_AT } from './job-table.ts';
import type { Job } from './spec.ts';

const FIRST_JOBS = 16;
/** A row: rank, then key. */
const ROW = 2;

/**
 * Jobs in order of rank, then of key, the least first: a binary heap. Each job knows where it stands, so that any can be taken out;
 * it stands in one line at a time. Of two with the same rank and key either may be the first; tickets make keys unequal.
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
    this.put(at, job, rank, key);
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
    this.put(at, this.members[last]!, this.order[last * ROW]!, this.order[last * ROW + 1]!);
    this.siftDown(at);
    this.siftUp(at);
  }

  private put(at: number, job: Job, rank: number, key: number): void {
    this.members[at] = job;
    this.order[at * ROW] = rank;
    this.order[at * ROW + 1] = key;
    this.jobs.integers[job * INTEGERS + LINE_AT] = at;
  }

  private comesBefore(one: number, other: number): boolean {
    const { order } = this;
    const difference = order[one * ROW]! - order[other * ROW]!;
    return difference < 0 || (difference === 0 && order[one * ROW + 1]! < order[other * ROW + 1]!);
  }

  private swap(one: number, other: number): void {
    const { order, members } = this;
    const [job, rank, key] = [members[one]!, order[one * ROW]!, order[one * ROW + 1]!];
    this.put(one, members[other]!, order[other * ROW]!, order[other * ROW + 1]!);
    this.put(other, job, rank, key);
  }

  private siftUp(from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.comesBefore(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private siftDown(from: number): void {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= this.size) return;
      const least = left + 1 < this.size && this.comesBefore(left + 1, left) ? left + 1 : left;
      if (!this.comesBefore(least, at)) return;
      this.swap(least, at);
      at = least;
    }
  }

  private grow(): void {
    const [order, members] = [new Float64Array(2 * this.order.length), new Int32Array(2 * this.members.length)];
    order.set(this.order);
    members.set(this.members);
    this.order = order;
    this.members = members;
  }
}
