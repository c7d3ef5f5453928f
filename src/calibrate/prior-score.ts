import { inverseNormal, normalCdf } from '../numeric/normal.ts';
import { priorCdf, priorQuantile } from '../random/prior-quantile.ts';
import { type Copula, copulaOf } from '../random/rank-correlation.ts';
import type { UncertainParameter, Uncertainty } from '../scenario/uncertainty.ts';

/** A share keeps this distance from 0 and 1. */
const MARGIN = 1e-9;

/** What a prior says of a number. */
type PriorOfNumber = Pick<UncertainParameter, 'prior' | 'low' | 'high'>;

/**
 * Normal score of a value under its prior, z = Phi^-1(F(value)).
 *
 * priorScore({ prior: { shape: 'uniform', low: 0, high: 2 }, low: 0, high: 2 }, 1) // => 0
 */
export function priorScore({ prior, low, high }: PriorOfNumber, value: number): number {
  return inverseNormal(inner(priorCdf(prior, { low, high }, value)));
}

/**
 * Value at a normal score of its prior, F^-1(Phi(z)); the inverse of priorScore.
 *
 * valueAtPriorScore({ prior: { shape: 'uniform', low: 0, high: 2 }, low: 0, high: 2 }, 0) // => 1
 */
export function valueAtPriorScore({ prior, low, high }: PriorOfNumber, score: number): number {
  return priorQuantile(prior, { low, high }, inner(normalCdf(score)));
}

/** Correlations that the prior has, which are none of the data's doing; by place among the parameters. */
export function priorCopula({ parameters, correlations }: Uncertainty): Copula {
  const ids = parameters.map(({ id }) => id);
  const pairs = correlations.map(({ between: [one, other], rank }) => ({
    one: ids.indexOf(one),
    other: ids.indexOf(other),
    rank,
  }));
  return copulaOf(ids.length, pairs);
}

function inner(share: number): number {
  return Math.min(1 - MARGIN, Math.max(MARGIN, share));
}
