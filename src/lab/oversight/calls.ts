import { log } from '../../numeric/log.ts';
import type { Control } from '../../queueing/control.ts';
import { PRIORITY } from '../../queueing/control.ts';
import type { CalledClassId, LabParameters } from '../parameters.ts';

/** Where a job was called for no generation. */
export const NO_GENERATION = -1;

/** What is called at once, and over a stretch of days, comes as at most so many simulated jobs where these stand for many. */
const JOBS_PER_CALL = 20;
const JOBS_PER_STRETCH = 2;

/** Jobs that are called for later. */
interface LaterCall {
  readonly classId: CalledClassId;
  readonly jobs: number;
}

/** Brings in the jobs of called classes, at once or later. */
export class Calls {
  private readonly control: Control;
  private readonly laterCode: number;
  private readonly later = new Map<number, LaterCall>();
  private calls = 0;
  private parameters: LabParameters;

  /** laterCode: event code for what is called for later. */
  constructor(control: Control, parameters: LabParameters, laterCode: number) {
    this.control = control;
    this.parameters = parameters;
    this.laterCode = laterCode;
  }

  change(parameters: LabParameters): void {
    this.parameters = parameters;
  }

  /** Brings in jobs; false where the lab has no such class. */
  now(classId: CalledClassId, jobs: number, generation = NO_GENERATION): boolean {
    const jobClass = this.classIndex(classId);
    if (jobClass < 0 || !(jobs > 0)) return false;
    const entities = this.entitiesFor(jobs, JOBS_PER_CALL);
    for (let i = 0; i < entities; i++) this.control.bring(jobClass, jobs / entities, generation);
    return true;
  }

  /**
   * Brings in jobs after an exponential time; never where its mean is infinite, though the uniforms are drawn, so that labs with and
   * without them stay pairs. Many at once come together, since they stand for the many that come one by one.
   */
  afterLag(classId: CalledClassId, jobs: number, meanDays: number, uniform: () => number): void {
    const together = this.isExact ? 1 : jobs;
    for (let left = jobs; left > 0; left -= together) {
      const lag = -log(uniform());
      if (meanDays < Infinity) this.schedule(classId, Math.min(together, left), meanDays * lag);
    }
  }

  /** Brings in jobs over the next days, each at a time of its own. */
  within(classId: CalledClassId, jobs: number, days: number, uniform: () => number): void {
    if (!(jobs > 0)) return;
    const entities = this.entitiesFor(jobs, JOBS_PER_STRETCH);
    for (let i = 0; i < entities; i++) this.schedule(classId, jobs / entities, days * uniform());
  }

  /** What was called for later is due. */
  timer(call: number): void {
    const { classId, jobs } = this.later.get(call)!;
    this.later.delete(call);
    const jobClass = this.classIndex(classId);
    if (jobClass >= 0) this.control.bring(jobClass, jobs, NO_GENERATION);
  }

  private classIndex(classId: CalledClassId): number {
    return this.parameters.classes.findIndex(({ id }) => id === classId);
  }

  private schedule(classId: CalledClassId, jobs: number, delayDays: number): void {
    const call = this.calls++;
    this.later.set(call, { classId, jobs });
    this.control.schedule(this.control.nowDays + delayDays, PRIORITY.control, this.laterCode, call);
  }

  private get isExact(): boolean {
    return this.parameters.granularity.kind === 'exact';
  }

  /** Simulated jobs for so many: one each in an exact lab, but for a part of one that is left over, which the others take along. */
  private entitiesFor(jobs: number, most: number): number {
    const whole = Math.max(1, Math.round(jobs));
    return this.isExact ? whole : Math.min(whole, most);
  }
}
