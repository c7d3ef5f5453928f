import { seriesOf, type Trends } from '../series.ts';
import type { FittedCurve } from './families.ts';
import {
  type MeanDifference,
  meanScore,
  type ScoredFamily,
  scoreDifference,
  scoreHeldOut,
  type Verdict,
  verdictsOf,
} from './held-out.ts';
import { sotaPoints } from './log-points.ts';

/** A family on one window of a suite: its fit to all of it, and its held-out scores. */
export interface FamilyInWindow {
  readonly family: ScoredFamily['family'];
  /** Series of the horizons. */
  readonly suite: string;
  /** First date of the window; open if empty. */
  readonly from: string;
  readonly to: string;
  /** Models that it is fitted to. */
  readonly models: number;
  readonly curve: FittedCurve;
  /** Time of a doubling on the day of the last release [days] */
  readonly doublingDays: number;
  /** Windows that forecasts were made from, and their number. */
  readonly origins: number;
  readonly forecasts: number;
  /** [doublings] */
  readonly crps: number;
  /** [nats] */
  readonly logScore: number;
  /** Less the scores of the exponential family. */
  readonly crpsDifference: MeanDifference;
  readonly logScoreDifference: MeanDifference;
  readonly verdict: Verdict;
}

/** Each family on each suite and window of which a doubling time by regression is published. */
export function compareFamilies(trends: Trends): FamilyInWindow[] {
  return seriesOf(trends, 'metr-doubling-times')
    .figures.filter(({ more }) => more['method'] === 'OLS')
    .flatMap(({ more: { suite = '', from = '', to = '' } }) => compareInWindow(trends, suite, from, to));
}

function compareInWindow(trends: Trends, suite: string, from: string, to: string): FamilyInWindow[] {
  const points = sotaPoints(seriesOf(trends, suite), from, to);
  const lastDay = points.days.at(-1)!;
  const scored = scoreHeldOut(points);
  const verdicts = verdictsOf(scored);
  const exponential = scored[0]!.origins;
  return scored.map(({ family, origins }, index) => {
    const curve = family.fit(points, lastDay);
    return {
      ...{ family, suite, from, to, models: points.days.length, curve },
      doublingDays: 1 / (curve.at(lastDay) - curve.at(lastDay - 1)),
      origins: origins.length,
      forecasts: origins.reduce((sum, { forecasts }) => sum + forecasts, 0),
      crps: meanScore(origins, 'crps'),
      logScore: meanScore(origins, 'logScore'),
      crpsDifference: scoreDifference(origins, exponential, 'crps'),
      logScoreDifference: scoreDifference(origins, exponential, 'logScore'),
      verdict: verdicts[index]!,
    };
  });
}
