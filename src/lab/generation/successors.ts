import type { CalledClassId, LabParameters } from '../parameters.ts';

/** What the generation loop asks of the lab that it is part of. */
export interface Successors {
  readonly parameters: LabParameters;
  /** E = C_train S and S now. */
  effectiveCompute(): number;
  softwareEfficiency(): number;
  /** Plans anew, since compute has been freed or taken, or rates have changed. */
  refresh(): void;
  /** Called after a generation has been deployed and the lab planned anew. */
  deployed(index: number): void;
  /** Brings in jobs of a class for a generation, later than it returns; false where the lab has no such class. */
  call(classId: CalledClassId, jobs: number, generation: number): boolean;
  /** AI's share of the work on training data, and on evaluation, now. */
  aiShareOfData(): number;
  aiShareOfEvaluation(): number;
  /** Uniform numbers for one purpose: 'drift', 'signals' or 'release'. */
  uniforms(purpose: string, count: number): readonly number[];
}
