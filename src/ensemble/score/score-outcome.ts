import { yearsFromDays } from '../../base/calendar.ts';
import type { Future } from '../../lab/classify.ts';
import { log } from '../../numeric/log.ts';
import { brierScore } from '../../stats/calibration.ts';
import { ensembleCrps, ensembleLogScore, probabilityLogScore } from '../../stats/forecast-scores.ts';
import { type PitRange, pitRange, pitValue } from '../../stats/pit.ts';
import { ascending, quantileType7 } from '../../stats/quantiles.ts';
import { FUTURES } from '../forecast/view-tally.ts';
import { METRICS, type MetricId, metricIndex } from '../metrics.ts';
import type { Finding, Outcome } from './outcomes.ts';
import { noticedDay, type StoredForecast, type StoredPath } from './stored.ts';

/** What distances are measured in: natural logarithms of a metric, the metric as it is, years of a milestone, nothing for classes. */
export type Scale = 'log' | 'linear' | 'years' | 'none';

/** Scores of an outcome against some paths of a forecast; lower is better, NaN where there is none of its kind. */
export interface Score {
  /** Paths that say something of it, and the draws that they are of. */
  readonly paths: number;
  readonly draws: number;
  readonly scale: Scale;
  /** 5, 50 and 95 % quantile of the paths: of the metric, or of the day of the milestone, Infinity for later than the end. */
  readonly quantiles: readonly [number, number, number];
  /** Share of paths with a milestone reached by then, or of the class that came; NaN for a metric. */
  readonly probability: number;
  /** Continuous ranked probability score, by scale; NaN for a class. */
  readonly crps: number;
  /** -log of the density, or of the probability, of what came [nats]. */
  readonly logScore: number;
  /** Squared error of the probabilities, 0 .. 1 for a milestone and 0 .. 2 for classes; NaN for a metric. */
  readonly brier: number;
  /** Where the outcome stands among the paths, 0 .. 1; NaN and undefined for a class. */
  readonly pit: number;
  readonly pitRange: PitRange | undefined;
}

/** An outcome and its scores against the paths of a view. */
export interface ScoredOutcome {
  readonly outcome: Outcome;
  /** `all`, or an option of a variant such as `horizonLaw=exponential`. */
  readonly given: string;
  /** Share of the forecast's paths that the view has. */
  readonly pathShare: number;
  readonly score: Score;
}

const SHOWN_SHARES = [0.05, 0.5, 0.95] as const;

/**
 * Scores of an outcome against some paths of a forecast.
 * @param places of the paths
 * @param values of the outcome's metric at its sample, by path of the whole forecast
 */
export function scoreOutcome(
  { finding, sample }: Pick<Outcome, 'finding' | 'sample'>,
  { sampleDays, paths }: Pick<StoredForecast, 'sampleDays' | 'paths'>,
  places: readonly number[],
  values: ArrayLike<number>,
): Score {
  if (finding.kind === 'metric') return scoreMetric(finding, values, places, paths);
  const viewed = places.map((place) => paths[place]!);
  return finding.kind === 'milestone' ? scoreMilestone(finding, sampleDays, sample, viewed) : scoreFuture(finding.future, viewed);
}

/**
 * Values are stored as 32-bit numbers, and an outcome is rounded likewise, so that it can equal them. Where the outcome or any path of
 * the forecast is at 0, distances are differences for all views.
 */
function scoreMetric(
  { subject, value }: Extract<Finding, { readonly kind: 'metric' }>,
  values: ArrayLike<number>,
  places: readonly number[],
  paths: readonly StoredPath[],
): Score {
  const truth = Math.fround(value);
  const known = places.filter((place) => !Number.isNaN(values[place]!));
  const members = known.map((place) => values[place]!);
  const draws = known.map((place) => paths[place]!.draw);
  const asLog = scaleOf(subject) === 'log' && truth > 0 && !Array.from(values).some((any) => any <= 0);
  const [scaled, scaledTruth] = asLog ? [members.map((member) => log(member)), log(truth)] : [members, truth];
  const none = members.length === 0;
  return {
    paths: members.length,
    draws: distinct(draws),
    scale: asLog ? 'log' : 'linear',
    quantiles: quantilesOf(ascending(members)),
    probability: Number.NaN,
    crps: none ? Number.NaN : ensembleCrps(scaled, scaledTruth, Infinity, draws).fair,
    logScore: none ? Number.NaN : ensembleLogScore(scaled, scaledTruth),
    brier: Number.NaN,
    pit: none ? Number.NaN : pitValue(members, truth),
    pitRange: none ? undefined : pitRange(members, truth),
  };
}

function scaleOf(metric: MetricId): 'log' | 'linear' {
  return METRICS[metricIndex(metric)]!.scale;
}

/**
 * What is later than the sample at which somebody looked counts as the day after it: nobody knows more. Days are those of samples, on
 * which a path notices what it has reached, for the outcome as for the paths.
 */
function scoreMilestone(
  { subject, reachedDays }: Extract<Finding, { readonly kind: 'milestone' }>,
  sampleDays: readonly number[],
  sample: number,
  paths: readonly StoredPath[],
): Score {
  const members = paths.map(({ milestoneDays }) => noticedDay(sampleDays, milestoneDays[subject]!));
  const truth = reachedDays === Infinity ? Infinity : noticedDay(sampleDays, reachedDays);
  const looked = sampleDays[sample]!;
  const unknown = looked + 1;
  const drawOf = paths.map(({ draw }) => draw);
  const draws = distinct(drawOf);
  const successes = members.filter((day) => day <= looked).length;
  const happened = truth <= looked;
  const probability = successes / members.length;
  return {
    paths: members.length,
    draws,
    scale: 'years',
    quantiles: quantilesOf(ascending(members)),
    probability,
    crps: ensembleCrps(members.map(yearsFromDays), yearsFromDays(truth), yearsFromDays(unknown), drawOf).fair,
    logScore: probabilityLogScore(successes, members.length, happened, draws),
    brier: brierScore([{ probability, happened }]),
    pit: pitValue(members, truth, unknown),
    pitRange: pitRange(members, truth, unknown),
  };
}

function scoreFuture(future: Future, paths: readonly StoredPath[]): Score {
  const counts = FUTURES.map((id) => paths.filter((path) => path.future === id).length);
  const successes = counts[FUTURES.indexOf(future)]!;
  const errors = counts.map((count, i) => count / paths.length - (FUTURES[i] === future ? 1 : 0));
  const draws = distinct(paths.map(({ draw }) => draw));
  return {
    paths: paths.length,
    draws,
    scale: 'none',
    quantiles: [Number.NaN, Number.NaN, Number.NaN],
    probability: successes / paths.length,
    crps: Number.NaN,
    logScore: probabilityLogScore(successes, paths.length, true, draws),
    brier: errors.reduce((sum, error) => sum + error * error, 0),
    pit: Number.NaN,
    pitRange: undefined,
  };
}

function distinct(draws: readonly number[]): number {
  return new Set(draws).size;
}

/** Quantiles among which what never comes is later than all; Infinity beside Infinity would be no number. */
function quantilesOf(sorted: ArrayLike<number>): [number, number, number] {
  const [low, middle, high] = SHOWN_SHARES.map((share) => {
    const value = quantileType7(sorted, share);
    return Number.isNaN(value) && sorted[sorted.length - 1] === Infinity ? Infinity : value;
  });
  return [low!, middle!, high!];
}
