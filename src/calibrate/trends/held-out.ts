import { momentsOf, standardError } from '../../stats/moments.ts';
import { FAMILIES, type Family } from './families.ts';
import { firstPoints, type LogPoints } from './log-points.ts';
import { normalScore } from './normal-score.ts';

/** Scores of the forecasts that were made from one window, their mean; lower is better. */
interface OriginScore {
  /** Releases that it forecast. */
  readonly forecasts: number;
  /** [doublings] */
  readonly crps: number;
  /** [nats] */
  readonly logScore: number;
}

/** A family with its scores, one per window. */
export interface ScoredFamily {
  readonly family: Family;
  readonly origins: readonly OriginScore[];
}

/** A mean over windows and its standard error; of scores less those of another family, negative is better than that. */
export interface MeanDifference {
  readonly mean: number;
  readonly standardError: number;
}

/** Points of the first window: two more than the family with most parameters has. */
const FIRST_WINDOW = 6;
/** Releases ahead that each window forecasts. */
export const RELEASES_AHEAD = 3;

/**
 * Forecasts of points by those before them: each family is fitted to the first n points, n from FIRST_WINDOW on, and forecasts the next
 * ones, up to RELEASES_AHEAD, by a normal distribution of log2 around the curve with the residual variance of the fit. A
 * superexponential curve is told the day of the last of these, on which it must be finite.
 * @param points more than FIRST_WINDOW
 */
export function scoreHeldOut(points: LogPoints): ScoredFamily[] {
  const counts = points.days.map((_, index) => index).slice(FIRST_WINDOW);
  return FAMILIES.map((family) => ({ family, origins: counts.map((count) => scoreFrom(family, points, count)) }));
}

function scoreFrom(family: Family, points: LogPoints, count: number): OriginScore {
  const days = points.days.slice(count, count + RELEASES_AHEAD);
  const curve = family.fit(firstPoints(points, count), days.at(-1)!);
  const deviation = Math.sqrt(curve.residualVariance);
  const scores = days.map((day, step) => normalScore(curve.at(day), deviation, points.logs[count + step]!));
  return {
    forecasts: days.length,
    crps: momentsOf(scores.map(({ crps }) => crps)).mean,
    logScore: momentsOf(scores.map(({ logScore }) => logScore)).mean,
  };
}

/**
 * Mean of a score over windows.
 *
 * meanScore([{ forecasts: 3, crps: 1, logScore: 2 }, { forecasts: 1, crps: 3, logScore: 2 }], 'crps') // => 2
 */
export function meanScore(origins: readonly OriginScore[], score: 'crps' | 'logScore'): number {
  return momentsOf(origins.map((origin) => origin[score])).mean;
}

/**
 * Scores of one family less those of another on the same windows, with the standard error of the mean. Forecasts of one window share a
 * fit, so windows are what is counted; windows share points too, so that the error is, if anything, too small.
 * @param origins two or more
 */
export function scoreDifference(
  origins: readonly OriginScore[],
  others: readonly OriginScore[],
  score: 'crps' | 'logScore',
): MeanDifference {
  const moments = momentsOf(origins.map((origin, index) => origin[score] - others[index]![score]));
  return { mean: moments.mean, standardError: standardError(moments) };
}

/** Standard errors by which a difference is told from none: about 95 % of a normal distribution. */
const CLEAR_ERRORS = 2;

/** What held-out scores say of a family. */
export type Verdict = 'best' | 'not told apart' | 'worse';

/**
 * Families by their CRPS: the best one; those that the data do not tell apart from it, where either score is within two standard errors
 * of the best one's; those that are worse.
 */
export function verdictsOf(families: readonly ScoredFamily[]): Verdict[] {
  const best = families.reduce((a, b) => (meanScore(b.origins, 'crps') < meanScore(a.origins, 'crps') ? b : a));
  return families.map(({ family, origins }) => {
    if (family === best.family) return 'best';
    const clear = (['crps', 'logScore'] as const).every((score) => {
      const { mean, standardError: error } = scoreDifference(origins, best.origins, score);
      return mean > CLEAR_ERRORS * error;
    });
    return clear ? 'worse' : 'not told apart';
  });
}
