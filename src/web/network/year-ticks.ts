import { civilFromDays, daysFromCivil } from '../../base/calendar.ts';

/** A New Year under a band of samples. */
export interface YearTick {
  readonly year: number;
  /** Of the band, from its left end. */
  readonly share: number;
}

/** A year's digits and room around them [pixels] */
const YEAR_WIDTH = 46;

/**
 * New Years that are named under a band of so many pixels.
 * @param days by sample, evenly along the band [days since 1970-01-01]
 * @param width [pixels]
 *
 * yearTicks([18628, 18993, 19358], 200) // => [{ year: 2021, share: 0 }, { year: 2022, share: 0.5 }, { year: 2023, share: 1 }]
 * yearTicks([18628, 18993, 19358], 100) // => [{ year: 2022, share: 0.5 }]
 */
export function yearTicks(days: readonly number[], width: number): YearTick[] {
  const [first, last] = [days[0]!, days.at(-1)!];
  if (!(last > first) || width === 0) return [];
  const from = civilFromDays(first - 1).year + 1;
  const to = civilFromDays(last).year;
  const fits = Math.max(1, Math.floor(width / YEAR_WIDTH));
  const every = STRIDES.find((stride) => (to - from + 1) / stride <= fits) ?? STRIDES.at(-1)!;
  const ticks: YearTick[] = [];
  for (let year = Math.ceil(from / every) * every; year <= to; year += every)
    ticks.push({ year, share: (daysFromCivil({ year, month: 1, day: 1 }) - first) / (last - first) });
  return ticks;
}

const STRIDES = [1, 2, 5, 10, 20, 50, 100];
