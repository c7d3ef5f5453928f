import { assert } from '../base/assert.ts';
import { fQuantile } from './f-distribution.ts';
import type { Moments } from './moments.ts';
import { momentsOf, NO_MOMENTS, varianceOfMoments, withValue } from './moments.ts';

/** Each tail of the interval of the share: 90 % lie between. */
const TAIL = 0.05;

/** Variance of an outcome, parted into chance (replications of one draw) and ignorance (draws). */
export type VarianceParts = {
  readonly draws: number;
  readonly replications: number;
  readonly mean: number;
  /** chance: variance among the replications of a draw, unbiased */
  readonly within: number;
  /** ignorance: variance of the draws' true means, unbiased but for being set to 0 where the estimate is negative */
  readonly between: number;
  /** true if the estimate of `between` was negative: the draws' means differ less than chance alone would make them */
  readonly betweenSetToZero: boolean;
  /** between / (between + within), 0 .. 1; NaN if nothing varies */
  readonly betweenShare: number;
  /** 90 % interval of that share */
  readonly betweenShareLow: number;
  readonly betweenShareHigh: number;
};

/**
 * Parts a variance, one draw at a time, and forgets the draw: one-way analysis of variance with random effects. With n draws of m
 * replications, W = mean within-draw variance and B = m times the variance of the draws' means: within = W, between = (B - W) / m.
 * The interval of the share is Searle's, exact for normal outcomes: with F = B / W over its quantiles, (F - 1) / (F + m - 1).
 * Source: Searle, Casella and McCulloch (1992), Variance Components, 3.5-3.6.
 */
export class VariancePartsTally {
  private replications = 0;
  private means: Moments = NO_MOMENTS;
  private squaresWithin = 0;

  /**
   * Counts a draw.
   * @param outcomes finite, one per replication, as many as of every other draw and at least two
   * @throws InvariantError otherwise
   */
  addDraw(outcomes: ArrayLike<number>): void {
    if (this.means.count === 0) this.replications = outcomes.length;
    const { count, mean, squaredDeviations } = momentsOf(Array.from(outcomes));
    assert(count >= 2 && count === this.replications, 'each draw has the same replications, two or more', { count });
    assert(Number.isFinite(squaredDeviations), 'outcomes are finite', { squaredDeviations });
    this.means = withValue(this.means, mean);
    this.squaresWithin += squaredDeviations;
  }

  /** Draws so far. */
  get draws(): number {
    return this.means.count;
  }

  /**
   * The parts, from the draws so far.
   * @throws InvariantError for fewer than two draws
   */
  parts(): VarianceParts {
    const { replications, means } = this;
    const draws = means.count;
    assert(draws >= 2, 'two draws or more', { draws });
    const within = this.squaresWithin / (draws * (replications - 1));
    const excess = varianceOfMoments(means) - within / replications;
    const between = Math.max(0, excess);
    const ratio = (replications * varianceOfMoments(means)) / within;
    const shareAt = (p: number): number => shareOf(ratio / fQuantile(p, draws - 1, draws * (replications - 1)), replications);
    return {
      draws,
      replications,
      mean: means.mean,
      within,
      between,
      betweenSetToZero: excess < 0,
      betweenShare: between / (between + within),
      betweenShareLow: shareAt(1 - TAIL),
      betweenShareHigh: shareAt(TAIL),
    };
  }
}

/**
 * Parts of the variance of values[draw][replication], see VariancePartsTally.
 * @param values finite, shape [n >= 2][m >= 2]
 * @throws InvariantError for another shape
 *
 * variancePartsOf([[1, 3], [5, 7]]).between // => 7
 */
export function variancePartsOf(values: Iterable<ArrayLike<number>>): VarianceParts {
  const tally = new VariancePartsTally();
  for (const outcomes of values) tally.addDraw(outcomes);
  return tally.parts();
}

/** Share of the variance that lies between draws if B / W were this: 1 where nothing varies within. */
function shareOf(ratio: number, replications: number): number {
  return ratio === Infinity ? 1 : Math.max(0, (ratio - 1) / (ratio + replications - 1));
}
