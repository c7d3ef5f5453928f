import type { ClassIndex, Job } from './spec.ts';

/** No job: the end of a linked queue. */
export const NOBODY = -1;

const FIRST_JOBS = 64;

/** Attributes of the jobs in a network, one row each over typed arrays; rows are used again. */
export class JobTable {
  /** Index of its class. */
  jobClass = new Int32Array(FIRST_JOBS);
  /** Station * classes + class where the job is. */
  place = new Int32Array(FIRST_JOBS);
  /** Jobs it stands for. */
  size = new Float64Array(FIRST_JOBS);
  /** Capacity it holds while in service; 0 while waiting. */
  held = new Float64Array(FIRST_JOBS);
  /** When it came into the network. */
  enteredDays = new Float64Array(FIRST_JOBS);
  /** When it came to the station, and when its service began last. */
  arrivedDays = new Float64Array(FIRST_JOBS);
  startedDays = new Float64Array(FIRST_JOBS);
  /** Order of arrival at its pool, for first come first served among equal priorities. */
  ticket = new Float64Array(FIRST_JOBS);
  /** Work left over from an interrupted service [server days per job]; -1 for none. */
  leftover = new Float64Array(FIRST_JOBS).fill(-1);
  /** Next in the queue it waits in. */
  next = new Int32Array(FIRST_JOBS);
  /** The event that ends its service, and when that is. */
  completion = new Float64Array(FIRST_JOBS);
  completionDays = new Float64Array(FIRST_JOBS);
  /** Attributes of a controller's own; a row keeps what its job before left there. */
  readonly columns: Float64Array[];
  /** Rows ever used; a row below it that holds a job has `present` 1. */
  used = 0;
  present = new Int32Array(FIRST_JOBS);
  private freeHead: Job = NOBODY;

  /** @param columnCount how many attributes each job carries for a controller */
  constructor(columnCount: number) {
    this.columns = Array.from({ length: columnCount }, () => new Float64Array(FIRST_JOBS));
  }

  /** Takes a row for a job that enters, one that was freed if there is any. */
  add(jobClass: ClassIndex, size: number, nowDays: number): Job {
    let job = this.freeHead;
    if (job === NOBODY) {
      if (this.used === this.place.length) this.grow();
      job = this.used++;
    } else {
      this.freeHead = this.next[job]!;
    }
    this.jobClass[job] = jobClass;
    this.size[job] = size;
    this.enteredDays[job] = nowDays;
    this.present[job] = 1;
    return job;
  }

  /** Frees the row of a job that has left. */
  remove(job: Job): void {
    this.present[job] = 0;
    this.next[job] = this.freeHead;
    this.freeHead = job;
  }

  private grow(): void {
    const rows = this.place.length * 2;
    const doubles = (source: Float64Array): Float64Array<ArrayBuffer> => {
      const target = new Float64Array(rows);
      target.set(source);
      return target;
    };
    const integers = (source: Int32Array): Int32Array<ArrayBuffer> => {
      const target = new Int32Array(rows);
      target.set(source);
      return target;
    };
    this.jobClass = integers(this.jobClass);
    this.place = integers(this.place);
    this.next = integers(this.next);
    this.present = integers(this.present);
    this.size = doubles(this.size);
    this.held = doubles(this.held);
    this.enteredDays = doubles(this.enteredDays);
    this.arrivedDays = doubles(this.arrivedDays);
    this.startedDays = doubles(this.startedDays);
    this.ticket = doubles(this.ticket);
    this.leftover = doubles(this.leftover).fill(-1, this.leftover.length);
    this.completion = doubles(this.completion);
    this.completionDays = doubles(this.completionDays);
    for (const [i, column] of this.columns.entries()) this.columns[i] = doubles(column);
  }
}
