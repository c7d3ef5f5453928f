import { civilFromDays } from '../../base/calendar.ts';
import { figureText } from '../../report/figure-text.ts';
import type { Film } from '../engine/film.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
/** Samples closer than that need the day of the month to be told apart [days] */
const MONTH_DAYS = 28;

/**
 * Date of a sample as a reader says it; with its day where there are several samples a month.
 * @param days by sample [days since 1970-01-01]
 *
 * dateText([18628, 18659], 0) // => 'January 2021'
 * dateText([18628, 18635], 1) // => '8 January 2021'
 */
export function dateText(days: readonly number[], sample: number): string {
  const { year, month, day } = civilFromDays(days[sample]!);
  const monthAndYear = `${MONTHS[month - 1]} ${year}`;
  const isFine = days.length > 1 && days[1]! - days[0]! < MONTH_DAYS;
  return isFine ? `${day} ${monthAndYear}` : monthAndYear;
}

const MILLION = 1e6;
const BILLION = 1e9;

/**
 * Jobs as a reader takes them in.
 * @param jobs 0 or more; NaN is a dash
 *
 * jobsText(12710) // => '12,700'
 * jobsText(3794000) // => '3.8 million'
 * jobsText(25.8) // => '26'
 * jobsText(0.24) // => '0.2'
 */
export function jobsText(jobs: number): string {
  if (jobs >= BILLION) return `${tenths(jobs / BILLION)} billion`;
  if (jobs >= MILLION) return `${tenths(jobs / MILLION)} million`;
  if (jobs >= 1000) return figureText(Number(jobs.toPrecision(3)));
  return figureText(jobs < 10 ? tenths(jobs) : Math.round(jobs));
}

/**
 * A wait as a reader takes it in.
 * @param days 0 or more; NaN is a dash
 *
 * waitText(2.67) // => '2.7 days'
 * waitText(0.05) // => '1 hour'
 * waitText(18.6) // => '19 days'
 */
export function waitText(days: number): string {
  const hours = days * 24;
  if (hours < 23.5) return counted(Math.max(1, Math.round(hours)), 'hour');
  return days < 9.95 ? counted(tenths(days), 'day') : counted(Number(days.toPrecision(2)), 'day');
}

/** Lengths of work [minutes]: eight hours a day, forty a week, two thousand a year. */
const WORK = { hour: 60, week: 2400, year: 120_000 };

/**
 * Length of a task in hours of work.
 * @param minutes 0 or more; NaN is a dash
 *
 * taskText(12) // => '12 minutes'
 * taskText(287) // => '4.8 hours'
 * taskText(12000000) // => '100 work years'
 */
export function taskText(minutes: number): string {
  if (minutes < 1) return counted(Number((minutes * 60).toPrecision(2)), 'second');
  if (minutes < 1.5 * WORK.hour) return counted(shortened(minutes), 'minute');
  if (minutes < 2 * WORK.week) return counted(shortened(minutes / WORK.hour), 'hour');
  if (minutes < WORK.year) return counted(shortened(minutes / WORK.week), 'work week');
  return counted(shortened(minutes / WORK.year), 'work year');
}

function shortened(value: number): number {
  return value < 10 ? tenths(value) : Number(value.toPrecision(2));
}

function counted(value: number, noun: string): string {
  return `${figureText(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/**
 * A share without decimals.
 *
 * wholePercent(0.9994) // => '99.9 %'
 * wholePercent(0.72) // => '72 %'
 * wholePercent(NaN) // => '-'
 */
export function wholePercent(share: number): string {
  if (Number.isNaN(share)) return '-';
  const isAlmostAll = share > 0.99 && share < 0.9995;
  return `${isAlmostAll ? Math.floor(share * 1000) / 10 : Math.round(share * 100)} %`;
}

/**
 * How many times as much.
 *
 * timesText(13.66) // => '14×'
 * timesText(1.175) // => '1.2×'
 */
export function timesText(ratio: number): string {
  return Number.isNaN(ratio) ? '-' : `${figureText(shortened(ratio))}×`;
}

/**
 * A number of a film's column; NaN where there is none.
 *
 * valueAt([1, null], 1) // => NaN
 */
export function valueAt(values: readonly (number | null)[], sample: number): number {
  return values[sample] ?? Number.NaN;
}

/** What the usual stages are for, in a few words. */
export const PURPOSES: Readonly<Record<string, string>> = {
  decide: 'what to try next',
  propose: 'what to try next',
  design: 'plan the experiment',
  implement: 'write the code',
  debug: 'make it work',
  scaffold: 'set up the run',
  run: 'on accelerators',
  test: 'on accelerators',
  analyze: 'read the results',
  review: 'check the work',
  secure: 'look for holes',
  integrate: 'take it in',
  keep: 'or drop it',
};

/** What a moment is, for a slider: `March 2028: decide binds`. */
export function momentText({ days, binding }: Pick<Film, 'days' | 'binding'>, sample: number): string {
  const stage = binding[sample];
  return `${dateText(days, sample)}: ${stage ? `${stage} binds` : 'no bottleneck yet'}`;
}
