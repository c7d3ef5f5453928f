import { log2 } from '../../numeric/log.ts';
import { pow } from '../../numeric/pow.ts';

/** A time horizon that doubles at even times, as METR fits it. */
export interface HorizonTrend {
  /** A day on the line, since 1970-01-01, and the p50 horizon there [minutes, above 0]. */
  readonly anchorDay: number;
  readonly anchorMinutes: number;
  /** [days, above 0] */
  readonly doublingDays: number;
}

/**
 * p50 horizon of the trend: log2 H is linear in the date.
 *
 * Source: METR, arXiv 2503.14499 (2025).
 * @param trend see HorizonTrend
 * @param day since 1970-01-01 [days]
 * @returns [minutes]
 *
 * horizonOfTrend({ anchorDay: 100, anchorMinutes: 60, doublingDays: 50 }, 200) // => 240
 */
export function horizonOfTrend({ anchorDay, anchorMinutes, doublingDays }: HorizonTrend, day: number): number {
  return anchorMinutes * pow(2, (day - anchorDay) / doublingDays);
}

/**
 * Day on which the trend has a horizon, since 1970-01-01.
 * @param minutes above 0 [minutes]
 *
 * dayOfHorizon({ anchorDay: 100, anchorMinutes: 60, doublingDays: 50 }, 240) // => 200
 */
export function dayOfHorizon({ anchorDay, anchorMinutes, doublingDays }: HorizonTrend, minutes: number): number {
  return anchorDay + doublingDays * log2(minutes / anchorMinutes);
}
