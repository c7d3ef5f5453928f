import { fitLine } from '../../stats/regression.ts';
import type { LogPoints } from './log-points.ts';

/** A curve through points by least squares. */
export interface Curve {
  /** log2 of the value on a day. */
  readonly at: (day: number) => number;
  /** Sum of squared residuals. */
  readonly squares: number;
}

/**
 * The line a + b x on a transform x of the day.
 *
 * lineOn({ days: [1, 2], logs: [4, 6] }, (day) => 2 * day).slope // => 1
 */
export function lineOn(points: LogPoints, transform: (day: number) => number): Curve & { readonly slope: number } {
  const { slope, intercept } = fitLine(points.days.map(transform), points.logs);
  return { ...curveOf(points, (day) => intercept + slope * transform(day)), slope };
}

/**
 * Two lines that meet on a day: a + b min(0, t - meet) + c max(0, t - meet).
 * @param meetDay with points before and after it [days since 1970-01-01]
 *
 * hingeOn({ days: [0, 1, 2, 3], logs: [0, 1, 2, 5] }, 2).squares // => 0
 */
export function hingeOn(points: LogPoints, meetDay: number): Curve {
  const before = centred(points.days.map((day) => Math.min(0, day - meetDay)));
  const after = centred(points.days.map((day) => Math.max(0, day - meetDay)));
  const logs = centred(points.logs);
  const [bb, ba, aa] = [product(before, before), product(before, after), product(after, after)];
  const [by, ay] = [product(before, logs), product(after, logs)];
  const determinant = bb * aa - ba * ba;
  const slopeBefore = (by * aa - ay * ba) / determinant;
  const slopeAfter = (ay * bb - by * ba) / determinant;
  const level = logs.mean - slopeBefore * before.mean - slopeAfter * after.mean;
  return curveOf(points, (day) => level + (day < meetDay ? slopeBefore : slopeAfter) * (day - meetDay));
}

/**
 * A given curve, shifted by a level.
 *
 * levelOn({ days: [1, 2], logs: [4, 5] }, (day) => day).level // => 3
 */
export function levelOn({ days, logs }: LogPoints, shape: (day: number) => number): Curve & { readonly level: number } {
  const rest = centred(days.map((day, index) => logs[index]! - shape(day)));
  return { at: (day) => rest.mean + shape(day), squares: product(rest, rest), level: rest.mean };
}

function curveOf({ days, logs }: LogPoints, at: (day: number) => number): Curve {
  const squares = days.reduce((sum, day, index) => sum + (logs[index]! - at(day)) * (logs[index]! - at(day)), 0);
  return { at, squares };
}

type Centred = { readonly mean: number; readonly rest: readonly number[] };

function centred(values: readonly number[]): Centred {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, rest: values.map((value) => value - mean) };
}

function product(one: Centred, other: Centred): number {
  return one.rest.reduce((sum, value, index) => sum + value * other.rest[index]!, 0);
}
