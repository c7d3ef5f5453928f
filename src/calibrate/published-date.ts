import { daysFromCivil, parseIsoDate } from '../base/calendar.ts';

/** First and last day of what a date names, both included [days since 1970-01-01]. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

const MONTHS_PER_QUARTER = 3;
const MONTHS_PER_YEAR = 12;

/**
 * Reads a date as publications write it: a day, a month, a quarter, a year, two of these with `..` between, or one of them and
 * `..` for all time since; NaN days for no date at all; undefined if it is none of these.
 * @param openEndDay last day of all time since, such as the day of publication [days since 1970-01-01]
 *
 * spanOfDate('2025-02-24') // => { firstDay: 20143, lastDay: 20143 }
 * spanOfDate('2025-Q1') // => { firstDay: 20089, lastDay: 20178 }
 * spanOfDate('2025-02..2025-06') // => { firstDay: 20120, lastDay: 20269 }
 * spanOfDate('2025..', 20143) // => { firstDay: 20089, lastDay: 20143 }
 * spanOfDate('2025-Q5') // => undefined
 */
export function spanOfDate(text: string, openEndDay: number = Number.NaN): DaySpan | undefined {
  if (text === '') return { firstDay: Number.NaN, lastDay: Number.NaN };
  const [from = '', to] = text.split('..', 2);
  const first = spanOfName(from);
  if (to === undefined || first === undefined) return first;
  const last = to === '' ? { firstDay: openEndDay, lastDay: openEndDay } : spanOfName(to);
  if (last === undefined || last.lastDay < first.firstDay) return undefined;
  return { firstDay: first.firstDay, lastDay: last.lastDay };
}

function spanOfName(name: string): DaySpan | undefined {
  if (/^\d{4}$/.test(name)) return spanOfMonths(Number(name), 1, MONTHS_PER_YEAR);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(name);
  if (quarter !== null) {
    return spanOfMonths(Number(quarter[1]), (Number(quarter[2]) - 1) * MONTHS_PER_QUARTER + 1, MONTHS_PER_QUARTER);
  }
  const day = parseIsoDate(name);
  if (day === undefined) return undefined;
  const [year, month, dayOfMonth] = name.split('-').map(Number);
  return dayOfMonth === undefined ? spanOfMonths(year!, month!, 1) : { firstDay: day, lastDay: day };
}

/** Whole months that do not cross a year's end. */
function spanOfMonths(year: number, month: number, months: number): DaySpan {
  const next = month + months;
  const end = next > MONTHS_PER_YEAR ? { year: year + 1, month: 1, day: 1 } : { year, month: next, day: 1 };
  return { firstDay: daysFromCivil({ year, month, day: 1 }), lastDay: daysFromCivil(end) - 1 };
}
