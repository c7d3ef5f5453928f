import { dayOfYear, decimalYear } from '../../../calibrate/peers/decimal-year.ts';
import type { LabForecast } from '../../../calibrate/peers/lab-rows.ts';
import { PROGRESS_LEVELS, progressMilestone } from '../../../calibrate/peers/milestones.ts';
import type { PeerRow } from '../../../calibrate/peers/peer-row.ts';
import { rangeOf } from '../../../calibrate/peers/spread.ts';

/** Years on the axis, first and last. */
export const FROM = 2025;
export const TO = 2036;

/** A progress multiplier at a time [decimal year], with its interval. */
export interface CurvePoint {
  readonly year: number;
  readonly multiplier: number;
  readonly low: number;
  readonly high: number;
}

/** A model's progress multiplier over time. */
export interface Curve {
  readonly id: string;
  readonly points: readonly CurvePoint[];
}

/** A milestone: its multiplier, and when it comes [decimal year]. */
export interface Milestone {
  readonly year: number;
  readonly multiplier: number;
}

/** When AI comes that codes better than people, with its interval [decimal year]. */
export interface DatedEvent {
  readonly year: number;
  readonly low: number;
  readonly high: number;
}

/** Kwa's multiplier by year. */
export function kwaCurve(rows: readonly PeerRow[]): Curve {
  const own = rows.filter(({ model, quantity }) => model === 'Kwa' && quantity === 'progress_multiplier');
  return {
    id: 'Kwa',
    points: own.map(({ day, value, low, high }) => ({ year: decimalYear(day), multiplier: value, low, high })),
  };
}

/** A lab's multiplier: median of its paths at each sample from one year to another. */
export function labCurve({ id, epochCivilDays, paths }: LabForecast, from: number, to: number): Curve {
  const [first] = paths;
  const days = Array.from(first?.sampleDays ?? []);
  const points = days.map((day, sample): CurvePoint => {
    const { value, low, high } = rangeOf(paths.map(({ series }) => series.progress_multiplier_ratio[sample]!));
    return { year: decimalYear(epochCivilDays + day), multiplier: value, low, high };
  });
  return { id, points: points.filter(({ year, multiplier }) => year >= from && year <= to && multiplier > 0) };
}

/** A model's takeoff: the dates of its multipliers, in order. */
export function takeoff(rows: readonly PeerRow[], model: string): Milestone[] {
  return PROGRESS_LEVELS.flatMap((multiplier) => {
    const milestone = progressMilestone(multiplier);
    const row = rows.find((candidate) => candidate.model === model && candidate.milestone === milestone);
    return row === undefined || Number.isNaN(row.value) ? [] : [{ year: row.value, multiplier }];
  });
}

/** The AI Futures Model's superhuman coder over its Monte Carlo. */
export function superhumanCoder(rows: readonly PeerRow[]): DatedEvent | undefined {
  const row = rows.find(({ milestone, low }) => milestone === 'superhuman-coder' && low > 0);
  return row === undefined ? undefined : { year: row.value, low: row.low, high: row.high };
}

/**
 * A curve's value at the last point up to a year; NaN before its first.
 *
 * valueAt({ id: '', points: [{ year: 2030, multiplier: 4, low: 3, high: 5 }] }, 2031) // => 4
 */
export function valueAt({ points }: Curve, year: number): number {
  return points.findLast((point) => dayOfYear(point.year) <= dayOfYear(year))?.multiplier ?? Number.NaN;
}
