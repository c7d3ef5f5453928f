import type { ClassifierSeries } from '../../src/lab/classify.ts';

/** Columns that a test states as functions of the time in years since the path's start. */
export type StatedColumns = Readonly<Record<Exclude<keyof ClassifierSeries, 'sampleDays'>, (years: number) => number>>;

const DAYS_PER_YEAR = 365.25;

/** A path of monthly rows with every column stated. */
export function statedPath(years: number, columns: StatedColumns): ClassifierSeries {
  const sampleDays = Float64Array.from({ length: Math.round(years * 12) + 1 }, (_, month) => (month / 12) * DAYS_PER_YEAR);
  const column = (id: keyof StatedColumns): Float64Array => sampleDays.map((days) => columns[id](days / DAYS_PER_YEAR));
  return {
    sampleDays,
    human_share: column('human_share'),
    people_elasticity_ratio: column('people_elasticity_ratio'),
    leverage_ratio: column('leverage_ratio'),
    progress_multiplier_ratio: column('progress_multiplier_ratio'),
    software_growth_per_year: column('software_growth_per_year'),
    limit_factor_ratio: column('limit_factor_ratio'),
  };
}

/** The same columns from one day on; before it there is nothing to measure. */
export function emptyBefore(years: number, columns: StatedColumns): StatedColumns {
  const empty = (of: (at: number) => number) => (at: number) => (at < years ? Number.NaN : of(at));
  return Object.fromEntries(Object.entries(columns).map(([id, of]) => [id, empty(of)])) as StatedColumns;
}

/** Doublings of S one after another: when each ends, and how long the one that begins there takes [years]. */
export interface Doublings {
  readonly startYears: readonly number[];
  readonly lengthYears: readonly number[];
}

/**
 * Forethought's recursion T(2S) = T(S) 2^(p (1/r - 1)), r as it stands at each doubling; no more doublings once r is 0 or less.
 * firstYears: length of the first doubling; p: how far AI's research speeds up with S.
 */
export function forethoughtDoublings(
  firstYears: number,
  p: number,
  returns: (doubling: number) => number,
  count: number,
): Doublings {
  const startYears: number[] = [];
  const lengthYears: number[] = [];
  let [start, length] = [0, firstYears];
  for (let doubling = 0; doubling < count && returns(doubling) > 0; doubling++) {
    startYears.push(start);
    lengthYears.push(length);
    start += length;
    length *= 2 ** (p * (1 / returns(doubling) - 1));
  }
  return { startYears, lengthYears };
}

/** The doubling that a path is in at a time. */
export function doublingAt({ startYears }: Doublings, years: number): number {
  return Math.max(
    0,
    startYears.findLastIndex((start) => start <= years),
  );
}
