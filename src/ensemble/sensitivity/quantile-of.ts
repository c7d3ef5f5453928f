import { priorQuantile } from '../../random/prior-quantile.ts';
import type { UncertainParameter } from '../../scenario/uncertainty.ts';

/** Ends of the 90 % interval of a prior. */
export const LOW_SHARE = 0.05;
export const HIGH_SHARE = 0.95;

/** The value of a parameter below which a share of its prior lies. */
export function quantileOf({ prior, low, high }: Pick<UncertainParameter, 'prior' | 'low' | 'high'>, share: number): number {
  return priorQuantile(prior, { low, high }, share);
}
