import type { CalledClassId } from '../parameters.ts';

/** Steps of a generation on its way; `promotion` is a release that has gone well, `ended` is promoted or dropped. */
export type Step = 'data' | 'training' | 'evaluation' | 'remediation' | 'gate' | 'release' | 'promotion' | 'ended';

/** Jobs come in parts whose sum is what was asked for but for rounding: less than this share of it is nothing. */
const ROUNDING_SHARE = 1e-9;

/** The step that a generation is in, and what it waits for there: a day that must come, and jobs that must leave. */
export interface Stay {
  readonly step: Step;
  readonly jobClass: CalledClassId | undefined;
  readonly jobsAsked: number;
  jobsLeft: number;
  waitsForDay: boolean;
  /** First day on which it waited for neither; NaN before. */
  overDays: number;
}

/** A stay that begins; `jobsAsked` jobs of the class, none where it is undefined. */
export function beginStay(step: Step, waitsForDay: boolean, jobClass: CalledClassId | undefined, jobsAsked: number): Stay {
  return { step, jobClass, jobsAsked, jobsLeft: jobsAsked, waitsForDay, overDays: Number.NaN };
}

/**
 * Whether jobs are still out, but for what rounding leaves.
 *
 * waitsForJobs({ jobsAsked: 2, jobsLeft: 1e-12 }) // => false
 */
export function waitsForJobs(stay: Pick<Stay, 'jobsAsked' | 'jobsLeft'>): boolean {
  return stay.jobsLeft > ROUNDING_SHARE * stay.jobsAsked;
}

/** Whether all that the step asks for has been given: its day has come and its jobs are done. */
export function isOver(stay: Stay): boolean {
  return !stay.waitsForDay && !waitsForJobs(stay);
}

/** Takes jobs that are done off those that a stay waits for; whether they were the last. */
export function receiveJobs(stay: Stay, jobClass: CalledClassId, jobs: number): boolean {
  if (stay.jobClass !== jobClass || !waitsForJobs(stay)) return false;
  stay.jobsLeft -= jobs;
  return !waitsForJobs(stay);
}

/** Whether a step trains a model. */
export function usesTrainingCompute({ step }: Pick<Stay, 'step'>): boolean {
  return step === 'training' || step === 'remediation';
}
