import type { ClassIndex, Job } from './spec.ts';

/** No job: the end of a linked queue. */
export const NOBODY = -1;

/** No place: a job that wants to go nowhere. */
export const NOWHERE = -1;

/** Columns of a job's row of doubles: jobs it stands for; servers it holds while in service, 0 while waiting. */
export const SIZE = 0;
export const SERVERS = 1;
/** When it came into the network, to the station, and since when it has been waiting, in service or blocked. */
export const ENTERED = 2;
export const ARRIVED = 3;
export const SINCE = 4;
/** In service: when that ends. Waiting: work that is drawn or left [server days per job], -1 for none. */
export const ENDS = 5;
export const LEFT_OVER = 5;
/** Order of arrival at its pool. */
export const TICKET = 6;
/** Work of its present service [server days], and time that it has waited during the visit [days]. */
export const WORK = 7;
export const WAITED = 8;
/** Length of a row of doubles. */
export const DOUBLES = 10;

/** Columns of a job's row of integers: its class; station * classes + class; the next in its queue; 1 while it is in the network. */
export const CLASS_OF = 0;
export const PLACE_OF = 1;
export const NEXT = 2;
export const PRESENT = 3;
/** The event that ends its service, and the one that ends its patience; NO_EVENT if it stays, HAS_BEGUN once it has been in service. */
export const EVENT = 4;
export const PATIENCE = 5;
export const NO_EVENT = -1;
export const HAS_BEGUN = -2;
/** Where it stands in a line, and the place that it is blocked from. */
export const LINE_AT = 6;
export const WANTED = 7;
/** Length of a row of integers. */
export const INTEGERS = 8;

const FIRST_JOBS = 64;

/** The jobs in a network, one row each over typed arrays; rows are used again. */
export class JobTable {
  doubles = new Float64Array(FIRST_JOBS * DOUBLES);
  integers = new Int32Array(FIRST_JOBS * INTEGERS);
  /** Attributes of a controller's own; a row keeps what its job before left there. */
  readonly columns: Float64Array[];
  /** Rows ever used. */
  used = 0;
  /** Rows there are, and the first that has been freed. */
  rows = FIRST_JOBS;
  freeHead: Job = NOBODY;

  /** @param columnCount how many attributes each job carries for a controller */
  constructor(columnCount: number) {
    this.columns = Array.from({ length: columnCount }, () => new Float64Array(FIRST_JOBS));
  }

  /** Takes a row for a job that enters, one that was freed if there is any. */
  add(jobClass: ClassIndex): Job {
    let job = this.freeHead;
    if (job === NOBODY) {
      if (this.used === this.rows) this.grow();
      job = this.used++;
    } else {
      this.freeHead = this.integers[job * INTEGERS + NEXT]!;
    }
    const { integers } = this;
    integers[job * INTEGERS + CLASS_OF] = jobClass;
    integers[job * INTEGERS + PRESENT] = 1;
    integers[job * INTEGERS + WANTED] = NOWHERE;
    return job;
  }

  /** Frees the row of a job that has left. */
  remove(job: Job): void {
    this.integers[job * INTEGERS + PRESENT] = 0;
    this.integers[job * INTEGERS + NEXT] = this.freeHead;
    this.freeHead = job;
  }

  /** Whether a row holds a job that is in the network. */
  isPresent(job: Job): boolean {
    return this.integers[job * INTEGERS + PRESENT] === 1;
  }

  /** Makes room for twice as many jobs. */
  grow(): void {
    this.rows *= 2;
    const doubles = new Float64Array(this.rows * DOUBLES);
    doubles.set(this.doubles);
    this.doubles = doubles;
    const integers = new Int32Array(this.rows * INTEGERS);
    integers.set(this.integers);
    this.integers = integers;
    for (const [i, column] of this.columns.entries()) {
      const wider = new Float64Array(this.rows);
      wider.set(column);
      this.columns[i] = wider;
    }
  }
}
