import type { Generation } from '../../../lab/trajectory.ts';

/** What happens to a model between its start and its release, in order. */
export const STEPS = ['data', 'train', 'evaluate', 'mend', 'gate', 'release'] as const;
export type Step = (typeof STEPS)[number];

/** A stretch of a generation's way [days since 1970-01-01]. */
export interface StepStretch {
  readonly step: Step;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A generation's way; its last day is that of its promotion or roll-back, or the last of the path. */
export interface GenerationRow {
  readonly index: number;
  readonly startDay: number;
  readonly endDay: number;
  readonly outcome: Generation['outcome'];
  readonly stretches: readonly StepStretch[];
  /** Since the start of the one before that was not rolled back [days]; null for the first. */
  readonly intervalDays: number | null;
}

/** What is drawn. */
export interface GenerationsData {
  readonly rows: readonly GenerationRow[];
  readonly endDay: number;
}
