import { DAYS_PER_WEEK, DAYS_PER_YEAR } from './units.ts';

/** A day of the proleptic Gregorian calendar; month [1, 12], day [1, 31]. */
export type CivilDate = { readonly year: number; readonly month: number; readonly day: number };

/** How often a path is sampled: on the first of each month, on Mondays, or each day, always at 00:00 UTC. */
export type SampleGrain = 'month' | 'week' | 'day';

// The calendar repeats every 400 years, and counted from March its months have the same lengths in each of them.
const YEARS_PER_ERA = 400;
const DAYS_PER_ERA = 146_097;
const DAYS_FROM_0000_03_01_TO_1970_01_01 = 719_468;
/** 1970-01-05, the first Monday of the day count */
const FIRST_MONDAY = 4;

/**
 * Day number of a date: days from 1970-01-01 (day 0) in the proleptic Gregorian calendar.
 *
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil (2021).
 * @param date month [1, 12], day [1, 31]
 *
 * daysFromCivil({ year: 2021, month: 1, day: 1 }) // => 18628
 * daysFromCivil({ year: 1969, month: 12, day: 31 }) // => -1
 */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const yearFromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(yearFromMarch / YEARS_PER_ERA);
  const yearOfEra = yearFromMarch - era * YEARS_PER_ERA;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_FROM_0000_03_01_TO_1970_01_01;
}

/**
 * Date of a day number, the inverse of daysFromCivil; a fraction of a day is dropped.
 *
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days (2021).
 * @param days since 1970-01-01 [days]
 *
 * civilFromDays(18628.5) // => { year: 2021, month: 1, day: 1 }
 */
export function civilFromDays(days: number): CivilDate {
  const shifted = Math.floor(days) + DAYS_FROM_0000_03_01_TO_1970_01_01;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const leapDays = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  return {
    year: yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * Reads `YYYY-MM-DD`, or `YYYY-MM` for the first of that month, into days since 1970-01-01; undefined if it is no date.
 *
 * parseIsoDate('2024-02-29') // => 19782
 * parseIsoDate('2024-03') // => 19783
 * parseIsoDate('2023-02-29') // => undefined
 */
export function parseIsoDate(text: string): number | undefined {
  const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
  if (parts === null) return undefined;
  const date: CivilDate = { year: Number(parts[1]), month: Number(parts[2]), day: Number(parts[3] ?? 1) };
  if (date.month < 1 || date.month > 12) return undefined;
  const days = daysFromCivil(date);
  // A day that the month lacks lands in the next one (or, day 0, in the one before).
  return civilFromDays(days).month === date.month ? days : undefined;
}

/**
 * Writes a day as `YYYY-MM-DD`; a fraction of a day is dropped. The years 0 to 9999 take four digits.
 * @param days since 1970-01-01 [days]
 *
 * formatIsoDate(19782.9) // => '2024-02-29'
 */
export function formatIsoDate(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Sample times from the scenario's epoch to its end, both included when they fall on one, in days since the epoch.
 * @param grain on the first of each month, on Mondays, or each day
 * @param epochDay the scenario's epoch, in whole days since 1970-01-01
 * @param endDays end of the simulation, in days since the epoch [days]
 *
 * sampleTimes('month', 18628, 60) // => new Float64Array([0, 31, 59])
 * sampleTimes('week', 18628, 14) // => new Float64Array([3, 10])
 */
export function sampleTimes(grain: SampleGrain, epochDay: number, endDays: number): Float64Array {
  const times: number[] = [];
  for (let day = firstSampleDay(grain, epochDay); day - epochDay <= endDays; day = nextSampleDay(grain, day)) {
    times.push(day - epochDay);
  }
  return Float64Array.from(times);
}

/**
 * Years since the epoch as formulas count them: days / 365.25.
 * @param days since the epoch [days]
 *
 * yearsFromDays(1461) // => 4
 */
export function yearsFromDays(days: number): number {
  return days / DAYS_PER_YEAR;
}

/** The first sample day at or after the epoch. */
function firstSampleDay(grain: SampleGrain, epochDay: number): number {
  if (grain === 'day') return epochDay;
  if (grain === 'week') return FIRST_MONDAY + DAYS_PER_WEEK * Math.ceil((epochDay - FIRST_MONDAY) / DAYS_PER_WEEK);
  return civilFromDays(epochDay).day === 1 ? epochDay : nextSampleDay('month', epochDay);
}

function nextSampleDay(grain: SampleGrain, day: number): number {
  if (grain === 'day') return day + 1;
  if (grain === 'week') return day + DAYS_PER_WEEK;
  const { year, month } = civilFromDays(day);
  return month === 12 ? daysFromCivil({ year: year + 1, month: 1, day: 1 }) : daysFromCivil({ year, month: month + 1, day: 1 });
}
