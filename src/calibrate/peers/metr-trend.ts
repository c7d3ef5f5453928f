import { log2 } from '../../numeric/log.ts';
import { pow } from '../../numeric/pow.ts';
import { fitLine } from '../../stats/regression.ts';
import type { LogPoints } from '../trends/log-points.ts';

/** A time horizon that doubles at even times, as METR fits it. */
export interface HorizonTrend {
  /** A day on the line, since 1970-01-01, and the p50 horizon there [minutes, above 0]. */
  readonly anchorDay: number;
  readonly anchorMinutes: number;
  /** [days, above 0] */
  readonly doublingDays: number;
}

/**
 * The trend through points, by ordinary least squares of log2 H on the day, anchored on the first of them.
 * @param points at least two different days, growing
 *
 * trendThrough({ days: [0, 50, 100], logs: [5, 6, 7] }) // => { anchorDay: 0, anchorMinutes: 32, doublingDays: 50 }
 */
export function trendThrough({ days, logs }: LogPoints): HorizonTrend {
  const { slope, intercept } = fitLine(days, logs);
  const anchorDay = days[0]!;
  return { anchorDay, anchorMinutes: pow(2, intercept + slope * anchorDay), doublingDays: 1 / slope };
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
