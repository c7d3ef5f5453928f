/**
 * What is believed about a number: a closed union of distributions, in the number's own unit. The interval of a normal or lognormal prior
 * has its middle `coverageShare` of the probability between `from` and `to`.
 */
export type Prior =
  | { readonly shape: 'normal' | 'lognormal'; readonly from: number; readonly to: number; readonly coverageShare: number }
  | { readonly shape: 'uniform' | 'loguniform'; readonly low: number; readonly high: number }
  | { readonly shape: 'beta'; readonly a: number; readonly b: number; readonly low: number; readonly high: number }
  | { readonly shape: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly shape: 'choice'; readonly values: readonly number[]; readonly weights: readonly number[] };
