import type { Prior } from '../random/prior.ts';

/** A parameter with a prior, truncated to the parameter's range. */
export type UncertainParameter = {
  readonly id: string;
  readonly prior: Prior;
  readonly low: number;
  readonly high: number;
  /** The prior as it is written, or as it would be in one line. */
  readonly written: string;
  readonly source: string;
};

/** One way in which a mechanism may be modelled; weights of a variant's options sum to 1. */
export type VariantOption = { readonly id: string; readonly weight: number; readonly source: string };

/** Model uncertainty: a mechanism of which nobody knows the form. */
export type Variant = { readonly id: string; readonly meaning: string; readonly options: readonly VariantOption[] };

/** Spearman's rank correlation between two parameters [-1, 1]. */
export type RankCorrelation = { readonly between: readonly [string, string]; readonly rank: number; readonly source: string };

/** All that a scenario is unsure of, each list sorted by id. */
export type Uncertainty = {
  readonly parameters: readonly UncertainParameter[];
  readonly correlations: readonly RankCorrelation[];
  readonly variants: readonly Variant[];
};

/** A scenario that is sure of everything. */
export const NO_UNCERTAINTY: Uncertainty = { parameters: [], correlations: [], variants: [] };
