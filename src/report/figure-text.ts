import { formatIsoDate } from '../base/calendar.ts';

/** Digits that a reader takes in at a glance; the files hold twelve. */
const SHOWN_DIGITS = 3;
/** From here on a number is shown with a power of ten. */
const LARGE = 1e7;
const SMALL = 1e-4;

/**
 * Number as a person reads it: three significant digits, thousands set apart, a dash for a missing one.
 *
 * figureText(1234.5) // => '1,235'
 * figureText(0.012345) // => '0.0123'
 * figureText(0) // => '0'
 * figureText(2.5e9) // => '2.5e9'
 * figureText(NaN) // => '-'
 */
export function figureText(value: number): string {
  if (Number.isNaN(value)) return '-';
  if (!Number.isFinite(value)) return value > 0 ? 'unbounded' : '-unbounded';
  const size = Math.abs(value);
  if (size !== 0 && (size >= LARGE || size < SMALL)) return powerOfTenText(value);
  const shown = Number(value.toPrecision(SHOWN_DIGITS));
  return Math.abs(shown) < 1000 ? String(shown) : groupThousands(String(Math.round(value)));
}

/**
 * Share 0..1 as a percentage.
 *
 * percentText(0.905) // => '90.5 %'
 * percentText(NaN) // => '-'
 */
export function percentText(share: number): string {
  return Number.isFinite(share) ? `${figureText(share * 100)} %` : figureText(share);
}

/**
 * Count of things with its noun.
 *
 * countText(1, 'error') // => '1 error'
 * countText(1200, 'event') // => '1,200 events'
 */
export function countText(count: number, noun: string): string {
  return `${groupThousands(String(count))} ${noun}${count === 1 ? '' : 's'}`;
}

function powerOfTenText(value: number): string {
  const [digits, power] = value.toExponential(SHOWN_DIGITS - 1).split('e');
  return `${Number(digits)}e${Number(power)}`;
}

function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

const MINUTES_SHOWN = 90;
const MINUTES_PER_HOUR = 60;

/**
 * Length of a task as a person thinks of it: minutes up to an hour and a half, then hours of work.
 * @param minutes 0 or more; NaN is a dash
 *
 * durationText(45) // => '45 min'
 * durationText(720) // => '12 h'
 */
export function durationText(minutes: number): string {
  if (Number.isNaN(minutes)) return figureText(minutes);
  return minutes < MINUTES_SHOWN ? `${figureText(minutes)} min` : `${figureText(minutes / MINUTES_PER_HOUR)} h`;
}

/**
 * Month of a day, `YYYY-MM`.
 * @param days since 1970-01-01 [days]
 *
 * monthText(18628) // => '2021-01'
 */
export function monthText(days: number): string {
  return formatIsoDate(days).slice(0, -'-01'.length);
}
