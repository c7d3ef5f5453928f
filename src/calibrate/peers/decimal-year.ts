import { civilFromDays, daysFromCivil } from '../../base/calendar.ts';

/**
 * Year and the part of it that is over.
 * @param day since 1970-01-01 [days]
 *
 * decimalYear(18628) // => 2021
 * decimalYear(19906) // => 2024.5
 */
export function decimalYear(day: number): number {
  const { year } = civilFromDays(day);
  const start = newYear(year);
  return year + (day - start) / (newYear(year + 1) - start);
}

/**
 * Day of a decimal year, the inverse of decimalYear, since 1970-01-01; NaN stays NaN.
 *
 * dayOfYear(2024.5) // => 19906
 */
export function dayOfYear(decimal: number): number {
  const year = Math.floor(decimal);
  const start = newYear(year);
  return start + (decimal - year) * (newYear(year + 1) - start);
}

/**
 * Day of a year's beginning, since 1970-01-01.
 *
 * newYear(2021) // => 18628
 */
export function newYear(year: number): number {
  return daysFromCivil({ year, month: 1, day: 1 });
}
