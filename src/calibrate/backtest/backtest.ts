import type { PosteriorOptions, PosteriorSample } from '../calibrate.ts';
import { type Knowledge, learn } from '../calibrate.ts';
import type { PastTask, RunPlan } from '../past-simulator.ts';
import { seriesOf, type Trends } from '../series.ts';
import { type Target, targetsOf } from '../targets.ts';
import { BASELINES, type Baseline, baselineForecasts, type KnownPoints } from './baselines.ts';
import { CUTOFFS, type Cutoff, knownTargets, laterTargets, type Track } from './cutoffs.ts';
import { pathsPredictive, scaled, studentPredictive, type ToldForecast, told } from './predictive.ts';

/** Who forecasts: the posterior of the lab, or a baseline. */
export type Forecaster = 'ours' | Baseline['id'];

/** Every forecaster, ours first. */
export const FORECASTERS: readonly Forecaster[] = ['ours', ...BASELINES.map(({ id }) => id)];

/** A figure that came after a cut-off, with what was forecast of it. */
export interface BacktestForecast {
  readonly track: Track;
  readonly cutoff: Cutoff;
  readonly target: Target;
  /** What the figure is in. */
  readonly unit: string;
  /** From the cut-off to the last day of the figure's date [days] */
  readonly leadDays: number;
  /** Figures that the fit had learned from: 0 is the prior's forecast. */
  readonly knownCount: number;
  /** Points that baselines had. */
  readonly pointCount: number;
  /** By forecaster; none where it says nothing. */
  readonly told: Readonly<Partial<Record<Forecaster, ToldForecast>>>;
}

/**
 * Forecasts of one track from all cut-offs: learns what was known, cut-off after cut-off, and reads later figures off the same paths.
 * @param past the history, simulated beyond the last figure
 */
export async function backtestTrack(
  track: Track,
  past: Omit<PastTask, 'targets'>,
  trends: Trends,
  options: PosteriorOptions,
  run: RunPlan,
): Promise<readonly BacktestForecast[]> {
  const targets = targetsOf(trends, track.series);
  const known = CUTOFFS.map((cutoff) => knownTargets(targets, track, cutoff));
  const moments = CUTOFFS.flatMap(({ id }, i): Knowledge[] =>
    isNews(known[i]!, known[i - 1] ?? []) ? [{ id: `${track.id} ${id}`, targets: known[i]! }] : [],
  );
  const { prior, posteriors } = await learn({ ...past, targets }, moments, options, run);
  let learned = -1;
  return CUTOFFS.flatMap((cutoff, i) => {
    if (isNews(known[i]!, known[i - 1] ?? [])) learned++;
    const sample = posteriors[learned] ?? prior;
    return forecastsFrom({ track, cutoff, targets, trends, known: known[i]! }, sample);
  });
}

/** Nothing is forgotten, so that more is something new. */
function isNews(known: readonly Target[], before: readonly Target[]): boolean {
  return known.length > before.length;
}

interface Standpoint {
  readonly track: Track;
  readonly cutoff: Cutoff;
  readonly targets: readonly Target[];
  readonly trends: Trends;
  readonly known: readonly Target[];
}

function forecastsFrom(standpoint: Standpoint, { particles }: Pick<PosteriorSample, 'particles'>): BacktestForecast[] {
  const { track, cutoff, targets, trends, known } = standpoint;
  const said = (target: Target): number[] => particles.map(({ simulated }) => simulated[targets.indexOf(target)]!);
  const saidKnown = known.map(said);
  const byPath = particles.map((_, path) => saidKnown.map((values) => values[path]!));
  return laterTargets(targets, track, cutoff).map((target): BacktestForecast => {
    const points = knownPoints(standpoint, target);
    const ours = pathsPredictive(target, said(target), known, byPath);
    const theirs = baselineForecasts(points, target.figure.lastDay);
    const all = [ours, ...theirs.map((forecast) => (forecast === undefined ? undefined : studentPredictive(forecast)))];
    const entries = all.flatMap((predictive, place) => {
      const one = predictive === undefined ? undefined : told(predictive, target);
      return one === undefined ? [] : [[FORECASTERS[place]!, one] as const];
    });
    const { unit } = seriesOf(trends, target.series).info;
    const leadDays = target.figure.lastDay - cutoff.day;
    const counts = { knownCount: known.length, pointCount: points.days.length };
    return { track, cutoff, target, unit, leadDays, ...counts, told: Object.fromEntries(entries) };
  });
}

/** What baselines see of a target's past: horizons of the best models so far of the track's suite; else the series itself. */
export function knownPoints({ track, cutoff, targets, trends }: Omit<Standpoint, 'known'>, target: Target): KnownPoints {
  const { scale, id } = target.observable;
  const { figures } = seriesOf(trends, track.frontier);
  const best = figures.filter(({ more }) => more['is_sota'] === 'true');
  const own = targets.filter(
    ({ series, observable, figure }) => series === target.series && observable.id === id && figure.bound === 'value',
  );
  const all =
    id === 'horizon'
      ? best
      : id === 'reliable-horizon'
        ? best.map((figure) => ({ ...figure, value: Number(figure.more['p80']) }))
        : own.map(({ figure }) => figure);
  const seen = all.filter((figure) => track.knownDay(figure) <= cutoff.day);
  const byDay = new Map(seen.map(({ lastDay, value }) => [lastDay, scaled(value, scale)] as const));
  const days = [...byDay.keys()].sort((one, other) => one - other);
  return { days, values: days.map((day) => byDay.get(day)!) };
}
