import { inverseNormal } from '../numeric/normal.ts';
import { priorCdf, priorQuantile } from '../random/prior-quantile.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { UncertainParameter, Uncertainty } from '../scenario/uncertainty.ts';
import { momentsOf, varianceOfMoments } from '../stats/moments.ts';
import { ascending, quantileType7 } from '../stats/quantiles.ts';
import { correlation } from '../stats/ranks.ts';

/** A share keeps this distance from 0 and 1. */
const MARGIN = 1e-9;
/** From which part of its prior variance on a parameter counts as learned. */
const LEARNED_SHARE = 0.5;
/** From which correlation on two parameters are known only together. */
const TOGETHER = 0.5;
/** Standard errors by which a sample's correlation or variance may be off by chance, the most of some forty parameters. */
const STANDARD_ERRORS = 4;

/** Whether the data tell a parameter's value; only how it goes with another's; or neither. */
export type Identification = 'identified' | 'together' | 'not identified';

/** What a posterior sample says of a parameter. */
export interface LearnedParameter {
  readonly id: string;
  /** Prior and posterior 5 %, 50 % and 95 % [unit of the parameter] */
  readonly prior: readonly [number, number, number];
  readonly posterior: readonly [number, number, number];
  /** 1 - variance of its normal score under the posterior, which is 1 under the prior; below 0 where the data have made it less sure. */
  readonly learnedShare: number;
  /** The parameter whose score goes with its own most, and the correlation. */
  readonly partner: string;
  readonly correlation: number;
  readonly identification: Identification;
}

/** What a posterior sample says of an option of a variant. */
export interface LearnedOption {
  readonly variant: string;
  readonly option: string;
  /** Weight before and share of the sample after. */
  readonly weight: number;
  readonly share: number;
}

/**
 * What a posterior sample tells of each parameter, those that it tells most of first.
 * @param values of the sample's particles, two or more
 */
export function learnedParameters({ parameters }: Uncertainty, values: readonly DrawValues[]): readonly LearnedParameter[] {
  const scores = parameters.map((parameter) => values.map((value) => scoreOf(parameter, value.parameters[parameter.id]!)));
  const correlations = scores.map((own) => scores.map((other) => correlation(own, other)));
  const learned = parameters.map((parameter, i): LearnedParameter => {
    const drawn = ascending(values.map((value) => value.parameters[parameter.id]!));
    const others = correlations[i]!.map((value, j) => (i === j ? 0 : value));
    const place = others.reduce((best, value, j) => (Math.abs(value) > Math.abs(others[best]!) ? j : best), i === 0 ? 1 : 0);
    const learnedShare = 1 - varianceOfMoments(momentsOf(scores[i]!));
    const range = { low: parameter.low, high: parameter.high };
    const priorAt = (share: number): number => priorQuantile(parameter.prior, range, share);
    return {
      id: parameter.id,
      prior: [priorAt(0.05), priorAt(0.5), priorAt(0.95)],
      posterior: [quantileType7(drawn, 0.05), quantileType7(drawn, 0.5), quantileType7(drawn, 0.95)],
      learnedShare,
      partner: parameters[place]?.id ?? '',
      correlation: others[place] ?? 0,
      identification: identificationOf(learnedShare, others[place] ?? 0, values.length),
    };
  });
  return learned.sort((one, other) => other.learnedShare - one.learnedShare || (one.id < other.id ? -1 : 1));
}

/** What a posterior sample tells of each option. */
export function learnedOptions({ variants }: Uncertainty, values: readonly DrawValues[]): readonly LearnedOption[] {
  return variants.flatMap(({ id, options }) =>
    options.map(({ id: option, weight }) => {
      const taken = values.filter((value) => value.options[id] === option).length;
      return { variant: id, option, weight, share: taken / values.length };
    }),
  );
}

/**
 * How far a parameter is told by data, by what they take of its variance and by its strongest correlation; what a sample of so many
 * draws may show by chance does not count: four standard errors of a variance, 4 sqrt(2 / n) of it, and of a correlation, 4 / sqrt(n).
 *
 * identificationOf(0.1, -0.8, 256) // => 'together'
 * identificationOf(0.1, -0.8, 16) // => 'not identified'
 */
export function identificationOf(learnedShare: number, strongest: number, draws: number): Identification {
  const mostLeft = (1 - learnedShare) * (1 + STANDARD_ERRORS * Math.sqrt(2 / draws));
  if (mostLeft <= 1 - LEARNED_SHARE) return 'identified';
  const least = Math.max(TOGETHER, STANDARD_ERRORS / Math.sqrt(draws));
  return Math.abs(strongest) >= least ? 'together' : 'not identified';
}

function scoreOf({ prior, low, high }: UncertainParameter, value: number): number {
  return inverseNormal(Math.min(1 - MARGIN, Math.max(MARGIN, priorCdf(prior, { low, high }, value))));
}
