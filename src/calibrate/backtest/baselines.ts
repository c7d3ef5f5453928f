import { assert } from '../../base/assert.ts';
import { fitLine } from '../../stats/regression.ts';

/** Known figures of one measurement over time, in the scale in which they are compared. */
export interface KnownPoints {
  /** Ascending, none twice [days since 1970-01-01], shape [n] */
  readonly days: readonly number[];
  /** Shape [n] */
  readonly values: readonly number[];
}

/** A forecast by Student's t distribution, in the scale of the points. */
export interface StudentForecast {
  readonly location: number;
  /** Scale of it, 0 or more. */
  readonly deviation: number;
  readonly degreesOfFreedom: number;
}

/** A naive forecast that a reader of the figures could make, with the spread that the same figures have shown. */
export interface Baseline {
  readonly id: 'last-doubling-time' | 'all-time-ols' | 'random-walk';
  readonly title: string;
  /** Forecast of the figure of a day after the points, FEWEST_POINTS or more. */
  readonly of: (points: KnownPoints, day: number) => StudentForecast;
}

/** With fewer known figures the spread would come of one miss, by a distribution that has no mean. */
export const FEWEST_POINTS = 4;

/** Two points closer than this tell their errors and no doubling time [days] */
export const FEWEST_DAYS_BETWEEN = 90;

/** Every baseline. */
export const BASELINES: readonly Baseline[] = [
  { id: 'last-doubling-time', title: 'last doubling time', of: lastDoublingTime },
  { id: 'all-time-ols', title: 'all-time OLS', of: allTimeLine },
  { id: 'random-walk', title: 'random walk in log', of: randomWalk },
];

/**
 * What baselines forecast; undefined where there are too few points.
 * @throws InvariantError if days do not ascend
 */
export function baselineForecasts(points: KnownPoints, day: number): readonly (StudentForecast | undefined)[] {
  const { days } = points;
  const ascend = days.every((here, i) => i === 0 || here > days[i - 1]!);
  assert(ascend && !((days.at(-1) ?? -Infinity) >= day), 'points on days that ascend, before the day forecast', { day });
  return BASELINES.map((baseline) => (days.length < FEWEST_POINTS ? undefined : baseline.of(points, day)));
}

/**
 * The line through the last point and the latest one at least FEWEST_DAYS_BETWEEN before it. Points that are each off by sigma miss by
 * sigma sqrt((1 + k)^2 + k^2 + 1), k the days ahead over those between the two; sigma comes from how far the same rule has missed each known
 * point, given those before it.
 */
function lastDoublingTime(points: KnownPoints, day: number): StudentForecast {
  const { days, values } = points;
  const misses = days.slice(2).map((known, i) => {
    const { value, spread } = throughTwo(points, i + 1, known);
    return (values[i + 2]! - value) / spread;
  });
  const sigma = Math.sqrt(meanSquare(misses));
  const { value, spread } = throughTwo(points, days.length - 1, day);
  return { location: value, deviation: sigma * spread, degreesOfFreedom: misses.length };
}

/** Where the line through a point and one far enough before it, else the first, is on a day, and how far it misses there in errors of a point. */
function throughTwo({ days, values }: KnownPoints, last: number, day: number) {
  const before = Math.max(
    0,
    days.findLastIndex((known) => days[last]! - known >= FEWEST_DAYS_BETWEEN),
  );
  const ahead = (day - days[last]!) / (days[last]! - days[before]!);
  const value = values[last]! + ahead * (values[last]! - values[before]!);
  return { value, spread: Math.sqrt((1 + ahead) * (1 + ahead) + ahead * ahead + 1) };
}

/** Least squares through all points; a new one lies around it by Student's t with n - 2 degrees of freedom. */
function allTimeLine({ days, values }: KnownPoints, day: number): StudentForecast {
  const origin = days.at(-1)!;
  const fromOrigin = days.map((known) => known - origin);
  const { slope, intercept } = fitLine(fromOrigin, values);
  const n = days.length;
  const squares = sumOf(values.map((value, i) => square(value - intercept - slope * fromOrigin[i]!)));
  const middle = sumOf(fromOrigin) / n;
  const width = sumOf(fromOrigin.map((known) => square(known - middle)));
  const ahead = day - origin;
  const deviation = Math.sqrt((squares / (n - 2)) * (1 + 1 / n + square(ahead - middle) / width));
  return { location: intercept + slope * ahead, deviation, degreesOfFreedom: n - 2 };
}

/** The last value; steps have a variance in proportion to their days, which the n - 1 known steps tell: Student's t. */
function randomWalk({ days, values }: KnownPoints, day: number): StudentForecast {
  const steps = days.slice(1).map((known, i) => (values[i + 1]! - values[i]!) / Math.sqrt(known - days[i]!));
  const deviation = Math.sqrt(meanSquare(steps) * (day - days.at(-1)!));
  return { location: values.at(-1)!, deviation, degreesOfFreedom: steps.length };
}

function square(value: number): number {
  return value * value;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function meanSquare(values: readonly number[]): number {
  return sumOf(values.map(square)) / values.length;
}
