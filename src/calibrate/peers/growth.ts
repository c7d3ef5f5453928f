import { log } from '../../numeric/log.ts';

/** A quantity that is 1 at the start and grows by a factor a year, another from year to year; the last goes on for good. */
export interface Growth {
  /** Factor of each year in order, above 0, at least one. */
  readonly factorsPerYear: readonly number[];
}

/**
 * ln of what a growing quantity has come to: the logarithms of the factors of the years that are over, and of the present one its part.
 * @param growth factors from the start on
 * @param years since the start, 0 or more [years]
 *
 * logGrowth({ factorsPerYear: [1, 1] }, 7.5) // => 0
 */
export function logGrowth({ factorsPerYear }: Growth, years: number): number {
  const last = factorsPerYear.length - 1;
  let sum = 0;
  for (let year = 0; year < last && year < years; year++) sum += log(factorsPerYear[year]!) * Math.min(1, years - year);
  return sum + log(factorsPerYear[last]!) * Math.max(0, years - last);
}
