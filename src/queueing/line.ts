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
    this.members[at] = job;
    this.order[at * ROW] = rank;
    this.order[at * ROW + 1] = key;
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
    this.members[at] = this.members[last]!;
    this.order[at * ROW] = this.order[last * ROW]!;
    this.order[at * ROW + 1] = this.order[last * ROW + 1]!;
    this.siftUp(this.siftDown(at));
  }

  private siftUp(from: number): void {
    const { order, members } = this;
    const { integers } = this.jobs;
    const job = members[from]!;
    const rank = order[from * ROW]!;
    const key = order[from * ROW + 1]!;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentRank = order[parent * ROW]!;
      const parentKey = order[parent * ROW + 1]!;
      if (parentRank < rank || (parentRank === rank && parentKey <= key)) break;
      order[at * ROW] = parentRank;
      order[at * ROW + 1] = parentKey;
      members[at] = members[parent]!;
      integers[members[at]! * INTEGERS + LINE_AT] = at;
      at = parent;
    }
    order[at * ROW] = rank;
    order[at * ROW + 1] = key;
    members[at] = job;
    integers[job * INTEGERS + LINE_AT] = at;
  }

  /** Returns where the job has come to stand. */
  private siftDown(from: number): number {
    const { order, members, size } = this;
    const { integers } = this.jobs;
    const job = members[from]!;
    const rank = order[from * ROW]!;
    const key = order[from * ROW + 1]!;
    let at = from;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.comesBefore(child + 1, child)) child++;
      const childRank = order[child * ROW]!;
      const childKey = order[child * ROW + 1]!;
      if (rank < childRank || (rank === childRank && key <= childKey)) break;
      order[at * ROW] = childRank;
      order[at * ROW + 1] = childKey;
      members[at] = members[child]!;
      integers[members[at]! * INTEGERS + LINE_AT] = at;
      at = child;
    }
    order[at * ROW] = rank;
    order[at * ROW + 1] = key;
    members[at] = job;
    integers[job * INTEGERS + LINE_AT] = at;
    return at;
  }

  private comesBefore(one: number, other: number): boolean {
    const { order } = this;
    const rank = order[one * ROW]!;
    const otherRank = order[other * ROW]!;
    return rank < otherRank || (rank === otherRank && order[one * ROW + 1]! < order[other * ROW + 1]!);
  }

  private grow(): void {
    const [order, members] = [new Float64Array(2 * this.order.length), new Int32Array(2 * this.members.length)];
    order.set(this.order);
    members.set(this.members);
    this.order = order;
    this.members = members;
  }
}
