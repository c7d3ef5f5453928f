import type { ScaleOptions } from '@observablehq/plot';
import { civilFromDays, daysFromCivil } from '../../../base/calendar.ts';
import type { SampleColumnId } from '../../../lab/columns.ts';
import { figureText } from '../../figure-text.ts';
import { dateOf, timeScale } from '../chart.ts';
import type { Canvas } from '../figure.ts';
import type { LabPath } from '../material.ts';
import { rounded } from '../rounded.ts';

/** A point of a curve over time [days since 1970-01-01]. */
export interface CurvePoint {
  readonly day: number;
  readonly value: number;
}

const GLANCE_DIGITS = 2;

/**
 * A figure of two digits, for what is read at a glance.
 *
 * twoDigits(8.113) // => '8.1'
 */
export function twoDigits(value: number): string {
  return figureText(Number(value.toPrecision(GLANCE_DIGITS)));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Month of a day as a reader says it.
 * @param day since 1970-01-01 [days]
 *
 * monthName(18628) // => 'Jan 2021'
 */
export function monthName(day: number): string {
  const { year, month } = civilFromDays(day);
  return `${MONTHS[month - 1]} ${year}`;
}

/** The samples of a column that are positive numbers, as a logarithmic axis needs them. */
export function curveOf({ trajectory: { sampleDays, series }, epochCivilDays }: LabPath, id: SampleColumnId): CurvePoint[] {
  return Array.from(sampleDays, (days, i) => ({ day: epochCivilDays + days, value: rounded(series[id][i]!) ?? 0 })).filter(
    ({ value }) => value > 0,
  );
}

/** Value of a curve at its last point up to a day; NaN before the first. */
export function valueUpTo(points: readonly CurvePoint[], day: number): number {
  return points.findLast((point) => point.day <= day)?.value ?? Number.NaN;
}

/** Day on which paths part from their common history; undefined where fewer than two do [days since 1970-01-01]. */
export function partingDay(paths: readonly LabPath[]): number | undefined {
  const days = paths.flatMap(({ fromDays, epochCivilDays }) => (fromDays === undefined ? [] : [epochCivilDays + fromDays]));
  return days.length === 0 || paths.length < 2 ? undefined : Math.min(...days);
}

/** Parts of a curve up to a day, and from it on: both hold the point where they meet. */
export function partedAt(points: readonly CurvePoint[], day: number | undefined): [CurvePoint[], CurvePoint[]] {
  if (day === undefined) return [[], [...points]];
  const last = points.findLastIndex((point) => point.day <= day);
  return [points.slice(0, last + 1), points.slice(Math.max(0, last))];
}

/** Room for a year below the axis [pixels] */
const YEAR_WIDTH = 44;
const YEAR_STEPS = [1, 2, 3, 5, 10, 20, 50, 100];

/** The axis of dates with a tick at every first, second, fifth ... New Year, whichever fit; months where there are too few. */
export function yearScale(
  canvas: Canvas,
  { marginLeft, marginRight }: Readonly<Record<'marginLeft' | 'marginRight', number>>,
  fromDay: number,
  toDay: number,
): ScaleOptions {
  const scale = timeScale(canvas, fromDay, toDay);
  const [first, last] = [civilFromDays(fromDay - 1).year + 1, civilFromDays(toDay).year];
  const most = Math.max(2, Math.floor((canvas.width - marginLeft - marginRight) / YEAR_WIDTH));
  const every = (step: number): number[] =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i).filter((year) => year % step === 0);
  const years = YEAR_STEPS.map(every).find((ticks) => ticks.length <= most) ?? [];
  if (years.length < 2) return scale;
  const ticks = years.map((year) => dateOf(daysFromCivil({ year, month: 1, day: 1 })));
  return { ...scale, ticks: ticks as never, tickFormat: '%Y' };
}
