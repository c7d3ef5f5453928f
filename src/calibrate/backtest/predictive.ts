import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import { inverseNormal } from '../../numeric/normal.ts';
import { ensembleCrps } from '../../stats/forecast-scores.ts';
import { ascending, quantileType7 } from '../../stats/quantiles.ts';
import { studentQuantile } from '../../stats/student-t.ts';
import { deviationOf } from '../likelihood.ts';
import type { Observable } from '../observables.ts';
import { ERROR_CORRELATION, FACTOR_WITHOUT_INTERVAL, type Target } from '../targets.ts';
import type { StudentForecast } from './baselines.ts';

/** A forecast of a figure as members of equal weight, in the scale in which the figure is compared. */
interface Predictive {
  readonly members: Float64Array;
  /** Which draw each member is of; none where the members are the distribution itself and not a sample of it. */
  readonly draws?: Int32Array;
}

/** Shares of which quantiles are told. */
export const TOLD_SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** A forecast as it is told and scored, in the unit of the figure. */
export interface ToldForecast {
  /** By TOLD_SHARES. */
  readonly quantiles: readonly number[];
  /** In natural logarithms or in the unit, by the observable's scale; NaN where only a bound is published. */
  readonly crps: number;
  /** Part of the forecast that is at least the published figure. */
  readonly aboveShare: number;
}

/** Members that stand for an error's distribution, at the middles of as many equal parts of it. */
const ERROR_MEMBERS = 64;
/** Members of a baseline. */
const BASELINE_MEMBERS = 256;

const middlesOf = (parts: number): readonly number[] => Array.from({ length: parts }, (_, i) => (i + 0.5) / parts);
/** The factor holds nine figures in ten. */
const FACTOR_SCORE = inverseNormal(0.95);
const NORMAL_MIDDLES = middlesOf(ERROR_MEMBERS).map(inverseNormal);

/** A figure in the scale in which it is compared. */
export function scaled(value: number, scale: Observable['scale']): number {
  return scale === 'log' ? log(value) : value;
}

/** A baseline's forecast as members. */
export function studentPredictive({ location, deviation, degreesOfFreedom }: StudentForecast): Predictive {
  const middles = studentMiddles(degreesOfFreedom);
  return { members: Float64Array.from(middles, (middle) => location + deviation * middle) };
}

/** Quantiles take long, and baselines share a few degrees of freedom. */
const middlesByDegrees = new Map<number, readonly number[]>();

function studentMiddles(degreesOfFreedom: number): readonly number[] {
  const kept = middlesByDegrees.get(degreesOfFreedom);
  if (kept !== undefined) return kept;
  const found = middlesOf(BASELINE_MEMBERS).map((share) => studentQuantile(share, degreesOfFreedom));
  middlesByDegrees.set(degreesOfFreedom, found);
  return found;
}

/**
 * Forecast of a published figure by paths: what each says, and the error sigma with which it is expected to be published; the error of the
 * figure itself nobody knows yet (`expectedError`). Errors of a series go together (ERROR_CORRELATION c), so a path that says x_i where y_i was published, n of them with z_i = (y_i - x_i) / sigma_i, says of the next
 * error that it is normal with mean sigma c sum z / (1 + (n - 1) c) and variance sigma^2 (1 - n c^2 / (1 + (n - 1) c)).
 * Shares, which are what is compared by difference, stay within 0 and 1. Paths without such a figure say nothing.
 * @param known figures of the fit, with what each path says of them, shape [path][figure]
 * @param simulated by path
 */
export function pathsPredictive(
  target: Target,
  simulated: readonly number[],
  known: readonly Target[],
  simulatedKnown: readonly (readonly number[])[],
): Predictive {
  const { series, observable } = target;
  const errorAt = expectedError(target, known);
  const places = known.flatMap((other, place) => (other.series === series ? [place] : []));
  const weight = ERROR_CORRELATION / (1 + (places.length - 1) * ERROR_CORRELATION);
  const restShare = Math.sqrt(1 - places.length * ERROR_CORRELATION * weight);
  const [members, draws]: [number[], number[]] = [[], []];
  for (const [path, value] of simulated.entries()) {
    const centre = scaled(value, observable.scale);
    if (!Number.isFinite(centre)) continue;
    const error = errorAt(value);
    const sum = places.reduce((total, place) => total - deviationOf(known[place]!, simulatedKnown[path]![place]!), 0);
    for (const score of NORMAL_MIDDLES) {
      const member = centre + error * (weight * sum + restShare * score);
      members.push(observable.scale === 'log' ? member : Math.max(0, Math.min(1, member)));
      draws.push(path);
    }
  }
  return { members: Float64Array.from(members), draws: Int32Array.from(draws) };
}

/**
 * Error to expect of a figure where a path says a value, in the scale of the observable: the median error of known figures of its series
 * and observable; without one, that of a factor FACTOR_WITHOUT_INTERVAL around the value.
 */
function expectedError({ series, observable }: Target, known: readonly Target[]): (value: number) => number {
  const alike = known.filter((other) => other.series === series && other.observable.id === observable.id);
  if (alike.length > 0) {
    const median = quantileType7(ascending(Float64Array.from(alike, ({ error }) => error)), 0.5);
    return () => median;
  }
  const factor = FACTOR_WITHOUT_INTERVAL;
  if (observable.scale === 'log') return () => log(factor) / FACTOR_SCORE;
  return (value) => (value * (factor - 1 / factor)) / 2 / FACTOR_SCORE;
}

/** Tells and scores a forecast of a target; undefined where no path says anything. */
export function told({ members, draws }: Predictive, target: Pick<Target, 'figure' | 'observable'>): ToldForecast | undefined {
  if (members.length === 0) return undefined;
  const { figure, observable } = target;
  const truth = scaled(figure.value, observable.scale);
  const sorted = ascending(members);
  const unscaled = (value: number): number => (observable.scale === 'log' ? exp(value) : value);
  const scores = figure.bound === 'value' ? ensembleCrps(members, truth, Number.POSITIVE_INFINITY, draws) : undefined;
  return {
    quantiles: TOLD_SHARES.map((share) => unscaled(quantileType7(sorted, share))),
    crps: scores === undefined ? Number.NaN : draws === undefined ? scores.plain : scores.fair,
    aboveShare: members.filter((member) => member >= truth).length / members.length,
  };
}
