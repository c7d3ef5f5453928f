import type { Counters } from './counters.ts';
import { ADMITTED, CLASS_GONE, CLASS_GONE_SUM, CLASS_ROW, CYCLE_SQUARE_SUM, CYCLE_SUM, DEPARTED } from './figures.ts';
import type { JobTable } from './job-table.ts';
import { DOUBLES, ENTERED, SIZE } from './job-table.ts';
import type { NetworkParts } from './parts.ts';
import type { ClassIndex, Job } from './spec.ts';

/** Counts who comes into the network and who leaves it, by class. */
export class ClassBooks {
  private readonly counters: Counters;
  private readonly jobs: JobTable;
  private readonly clock: Float64Array;

  constructor({ counters, jobs, events }: NetworkParts) {
    this.counters = counters;
    this.jobs = jobs;
    this.clock = events.clock;
  }

  enter(job: Job, jobClass: ClassIndex): void {
    this.values[this.rowOf(jobClass) + ADMITTED]! += this.sizeOf(job);
  }

  /** A job leaves that has been served. */
  leave(job: Job, jobClass: ClassIndex): void {
    const row = this.rowOf(jobClass);
    const size = this.sizeOf(job);
    const cycleDays = this.clock[0]! - this.jobs.doubles[job * DOUBLES + ENTERED]!;
    this.values[row + DEPARTED]! += size;
    this.values[row + CYCLE_SUM]! += size * cycleDays;
    this.values[row + CYCLE_SQUARE_SUM]! += size * cycleDays * cycleDays;
  }

  /** A job leaves that was lost, balked or lost patience. */
  leaveUnserved(job: Job, jobClass: ClassIndex): void {
    const row = this.rowOf(jobClass);
    this.values[row + CLASS_GONE]! += 1;
    this.values[row + CLASS_GONE_SUM]! += this.clock[0]! - this.jobs.doubles[job * DOUBLES + ENTERED]!;
  }

  private get values(): Float64Array {
    return this.counters.figures.values;
  }

  private rowOf(jobClass: ClassIndex): number {
    return this.counters.classRows + jobClass * CLASS_ROW;
  }

  private sizeOf(job: Job): number {
    return this.jobs.doubles[job * DOUBLES + SIZE]!;
  }
}
