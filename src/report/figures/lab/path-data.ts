import { figureText, percentText } from '../../figure-text.ts';
import { yearText } from '../forecast-words.ts';
import type { LabPath } from '../material.ts';
import { rounded } from '../rounded.ts';

/**
 * A number as a picture holds it for a logarithmic scale, where 0 has no place.
 *
 * roundedPositive(0) // => null
 */
export function roundedPositive(value: number): number | null {
  return value > 0 ? rounded(value) : null;
}

/** Days of a path's samples [days since 1970-01-01]. */
export function sampleDaysOf({ trajectory, epochCivilDays }: Pick<LabPath, 'trajectory' | 'epochCivilDays'>): number[] {
  return [...trajectory.sampleDays].map((days) => epochCivilDays + days);
}

/**
 * Mean of the values that there are, NaN where there are none.
 *
 * meanOf([1, NaN, 3]) // => 2
 */
export function meanOf(values: readonly number[]): number {
  const there = values.filter((value) => Number.isFinite(value));
  return there.reduce((sum, value) => sum + value, 0) / there.length;
}

/** Mean over the first and the last year of a path. */
export interface YearMeans {
  readonly first: number;
  readonly last: number;
}

/** [days] */
const YEAR_DAYS = 365;

/** Means of a column of samples over the first and the last year that it has values in. */
export function yearMeans(days: readonly number[], values: readonly number[]): YearMeans {
  const there = [...days.keys()].filter((i) => Number.isFinite(values[i]));
  const [from, to] = [days[there[0] ?? 0]!, days[there.at(-1) ?? 0]!];
  const within = (isIn: (day: number) => boolean): number => meanOf(there.filter((i) => isIn(days[i]!)).map((i) => values[i]!));
  return { first: within((day) => day < from + YEAR_DAYS), last: within((day) => day > to - YEAR_DAYS) };
}

/** Years that the first and the last year of a path mostly lie in. */
export function spanTexts(days: readonly number[]): readonly [first: string, last: string] {
  return [yearText(days[0]! + YEAR_DAYS / 2), yearText(days.at(-1)! - YEAR_DAYS / 2)];
}

const MILLION = 1e6;
const BILLION = 1e9;
const TRILLION = 1e12;

/**
 * A count as a title says it: thousands in digits, more in words.
 *
 * wordedCount(269150) // => '269,150'
 * wordedCount(24.4e6) // => '24.4 million'
 */
export function wordedCount(count: number): string {
  if (!(count >= MILLION)) return figureText(count);
  if (count < BILLION) return `${figureText(count / MILLION)} million`;
  if (count < TRILLION) return `${figureText(count / BILLION)} billion`;
  return figureText(count);
}

const TENTH = 0.1;
const HUNDREDTH = 0.01;

/**
 * A share as a title says it, without decimals that nobody asks for.
 *
 * roundPercent(0.807) // => '81 %'
 * roundPercent(0.0105) // => '1.1 %'
 * roundPercent(0.0004) // => 'under 1 %'
 */
export function roundPercent(share: number): string {
  if (share > 0 && share < HUNDREDTH) return 'under 1 %';
  const digits = share < TENTH ? 10 : 1;
  return percentText(Math.round(share * 100 * digits) / (100 * digits));
}
