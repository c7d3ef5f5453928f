import type { Forecast } from '../ensemble/forecast/forecast.ts';
import { FAN_SHARES, type ForecastView, FUTURES } from '../ensemble/forecast/view-tally.ts';
import { METRICS, type MetricId, metricIndex } from '../ensemble/metrics.ts';
import { type ShareInterval, wilsonInterval } from '../stats/proportion.ts';

/** One view of a forecast. */
export interface PlacedView {
  readonly forecast: Forecast;
  readonly view: ForecastView;
}

/** A share of a view's paths with its 95 % interval, which counts draws: the replications of one draw are not independent. */
export function pathShare(paths: number, { forecast, view }: PlacedView): ShareInterval {
  const { replications } = forecast;
  return wilsonInterval(paths / replications, view.paths / replications);
}

/** Day of a sample, in days since 1970-01-01. */
export function sampleDate({ frame }: Forecast, sample: number): number {
  return frame.epochCivilDays + frame.sampleDays[sample]!;
}

/** Quantile of a metric at a sample, over the paths that have a value; `share` is a place in FAN_SHARES. */
export function quantileAt({ forecast, view }: PlacedView, metric: MetricId, sample: number, share: number): number {
  return view.quantiles[placeOf(forecast, metricIndex(metric), sample) * FAN_SHARES.length + share]!;
}

/** Place of a metric or a milestone at a sample. */
export function placeOf({ frame }: Forecast, row: number, sample: number): number {
  return row * frame.sampleDays.length + sample;
}

/** Paths that have reached a milestone by a sample; by the last one where none is given. */
export function reachedBy(
  { forecast, view }: PlacedView,
  milestone: number,
  sample = forecast.frame.sampleDays.length - 1,
): number {
  return view.reached[placeOf(forecast, milestone, sample)]!;
}

/** First sample by which a share of so many paths have reached a milestone, in days since 1970-01-01; NaN if later than the end. */
export function reachedDate(placed: PlacedView, milestone: number, share: number, paths: number): number {
  const { forecast } = placed;
  const sample = forecast.frame.sampleDays.findIndex((_, i) => {
    const reached = reachedBy(placed, milestone, i);
    return reached > 0 && reached >= share * paths;
  });
  return sample < 0 ? Number.NaN : sampleDate(forecast, sample);
}

/** Paths of a view that were named so, by place in FUTURES. */
export function futureShare(placed: PlacedView, future: number): ShareInterval {
  return pathShare(placed.view.futures[future]!, placed);
}

/** The answer in figures, for machines: classes, milestones, and each metric at the end, over all paths. */
export function forecastSummary(forecasts: readonly Forecast[], dateText: (days: number) => string | null): unknown {
  return forecasts.map((forecast) => {
    const placed = { forecast, view: forecast.views[0]! };
    const { id, title, draws, replications, frame } = forecast;
    const last = frame.sampleDays.length - 1;
    const milestones = frame.milestones.map((milestone, i) => {
      const dates = [FAN_SHARES[0]!, 1 / 2, FAN_SHARES.at(-1)!].map((share) => reachedDate(placed, i, share, placed.view.paths));
      const [p05, p50, p95] = dates.map(dateText);
      return [milestone.id, { ...pathShare(reachedBy(placed, i), placed), p05, p50, p95 }];
    });
    const ends = METRICS.map(({ id: metric }) => [
      metric,
      FAN_SHARES.map((_, share) => quantileAt(placed, metric as MetricId, last, share)),
    ]);
    return {
      ...{ id, title, draws, replications },
      futures: Object.fromEntries(FUTURES.map((future, i) => [future, futureShare(placed, i)])),
      milestones: Object.fromEntries(milestones),
      quantiles: { shares: FAN_SHARES, atEnd: Object.fromEntries(ends) },
    };
  });
}
