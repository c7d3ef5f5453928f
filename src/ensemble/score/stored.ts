import type { MetricId } from '../metrics.ts';
import { milestonesOf } from '../milestones.ts';

/** A path of a forecast as it was stored. */
export interface StoredPath {
  /** Number of the draw; paths of one draw have the same values and differ by chance alone. */
  readonly draw: number;
  /** Class of future by the rules. */
  readonly future: string;
  /** What its draw chose, by variant. */
  readonly options: Readonly<Record<string, string>>;
  /** Day on which each milestone is reached [days since 1970-01-01]; NaN for never. */
  readonly milestoneDays: Readonly<Record<string, number>>;
}

/** What a stored forecast of one scenario has that outcomes can be held against; values of metrics are looked up apart. */
export interface StoredForecast {
  readonly id: string;
  readonly title: string;
  /** Samples, ascending, at least one [days since 1970-01-01]. */
  readonly sampleDays: readonly number[];
  /** Day on which the scenario parts from what it extends; until then it is history. Undefined where it extends nothing. */
  readonly fromDays: number | undefined;
  readonly paths: readonly StoredPath[];
  readonly metrics: readonly MetricId[];
  readonly milestones: readonly string[];
}

/** How much later than a day it is known whether a milestone had been reached on it [days]; automation levels are known at once. */
export function needsDaysOf(milestone: string): number {
  return milestonesOf([]).find(({ id }) => id === milestone)?.needsDays ?? 0;
}

/** Last day of which a forecast can tell whether a milestone had been reached [days since 1970-01-01]: its end, less what is needed. */
export function lastKnownDay({ sampleDays }: Pick<StoredForecast, 'sampleDays'>, milestone: string): number {
  return sampleDays.at(-1)! - needsDaysOf(milestone);
}

/** Looks up the values of a metric at a sample, by path; NaN where a path has none. */
export type ValuesAt = (forecast: string, metric: MetricId, sample: number) => ArrayLike<number>;

/**
 * Place of the last sample on or before a day; -1 if all are later.
 *
 * sampleUpTo([0, 31, 59], 58) // => 1
 */
export function sampleUpTo(sampleDays: readonly number[], day: number): number {
  return sampleDays.findLastIndex((sampleDay) => sampleDay <= day);
}

/**
 * First sample on or after a day, on which a forecast notices what was reached; Infinity if it is later than all, or never (NaN).
 *
 * noticedDay([0, 31, 59], 32) // => 59
 * noticedDay([0, 31, 59], NaN) // => Infinity
 */
export function noticedDay(sampleDays: readonly number[], day: number): number {
  return sampleDays.find((sampleDay) => sampleDay >= day) ?? Infinity;
}
