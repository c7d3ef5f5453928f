import type { Forecast } from '../../../ensemble/forecast/forecast.ts';
import { FAN_SHARES } from '../../../ensemble/forecast/view-tally.ts';
import type { MetricId } from '../../../ensemble/metrics.ts';
import { type PlacedView, quantileAt, sampleDate } from '../../forecast-figures.ts';
import { shortTitle } from '../forecast-words.ts';
import { type Hue, hueOf } from '../palette.ts';
import { rounded, thinned } from '../rounded.ts';

/** A metric at a day, over the draws: 5, 25, 50, 75 and 95 % lie below. */
export interface FanPoint {
  /** Since 1970-01-01 [days] */
  readonly day: number;
  readonly p05: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** A forecast's metric over time. */
export interface Fan {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
  /** From which its change holds; null where nothing changes. */
  readonly forkDay: number | null;
  readonly points: readonly FanPoint[];
}

/** Places in FAN_SHARES of what a fan shows. */
const SHARES = { p05: FAN_SHARES.indexOf(0.05), p25: 2, p50: 3, p75: 4, p95: FAN_SHARES.length - 1 };
/** More points are not seen. */
const MOST_POINTS = 64;

/** Fans of a metric that is positive, one for each forecast, over all its paths; none where no draw has a value. */
export function fansOf(forecasts: readonly Forecast[], metric: MetricId): readonly Fan[] {
  return forecasts.flatMap((forecast, place): Fan[] => {
    const placed = { forecast, view: forecast.views[0]! };
    const { epochCivilDays, forkDays, sampleDays } = forecast.frame;
    const all = [...sampleDays.keys()].flatMap((sample) => pointAt(placed, metric, sample) ?? []);
    if (all.length === 0) return [];
    const forkDay = forkDays === undefined ? null : epochCivilDays + forkDays;
    const { id, title } = forecast;
    return [{ id, name: shortTitle(title), hue: hueOf(id, place), forkDay, points: thinned(all, MOST_POINTS) }];
  });
}

function pointAt(placed: PlacedView, metric: MetricId, sample: number): FanPoint | undefined {
  const values = Object.entries(SHARES).map(
    ([name, share]) => [name, rounded(quantileAt(placed, metric, sample, share))] as const,
  );
  if (!values.every(([, value]) => value !== null && value > 0)) return undefined;
  return { day: sampleDate(placed.forecast, sample), ...Object.fromEntries(values) } as unknown as FanPoint;
}

/** The fan with the highest median at its end, and that with the lowest. */
export function extremes(fans: readonly Fan[]): { readonly most: Fan; readonly least: Fan } {
  const ordered = [...fans].sort((one, other) => lastOf(one).p50 - lastOf(other).p50);
  return { most: ordered.at(-1)!, least: ordered[0]! };
}

/** The end of a fan. */
export function lastOf({ points }: Pick<Fan, 'points'>): FanPoint {
  return points.at(-1)!;
}
