import { dimensionsOf, valuesOfShares } from '../ensemble/points.ts';
import { normalCdf } from '../numeric/normal.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';

/** A share keeps this distance from 0 and 1, so that each has a quantile. */
const MARGIN = 1e-12;

/** All that a scenario is unsure of as independent standard normal scores: the prior is the same in each direction. */
export interface ScoreSpace {
  /** Parameters by id and variants as `variants.<id>`, sorted by name. */
  readonly names: readonly string[];
  /** The values at a point of scores, shape names. */
  readonly valuesAt: (scores: ArrayLike<number>) => DrawValues;
}

/** Scores z of a scenario's priors: values F^-1(Phi(z)) of each, correlated as the scenario says. */
export function scoreSpaceOf(uncertainty: Uncertainty): ScoreSpace {
  const names = dimensionsOf([uncertainty]);
  const valuesOf = valuesOfShares(uncertainty, names);
  const shareOf = (score: number): number => Math.min(1 - MARGIN, Math.max(MARGIN, normalCdf(score)));
  return { names, valuesAt: (scores) => valuesOf(Float64Array.from(scores, shareOf)) };
}
