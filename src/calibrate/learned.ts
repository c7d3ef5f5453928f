import { priorQuantile } from '../random/prior-quantile.ts';
import { independentScores } from '../random/rank-correlation.ts';
import type { DrawValues } from '../scenario/drawn.ts';
import type { Uncertainty } from '../scenario/uncertainty.ts';
import { momentsOf, varianceOfMoments } from '../stats/moments.ts';
import { ascending, quantileType7 } from '../stats/quantiles.ts';
import { correlation } from '../stats/ranks.ts';
import { priorCopula, priorScore } from './prior-score.ts';

/** From which part of its prior variance on a parameter counts as learned. */
const LEARNED_SHARE = 0.5;
/** Standard errors by which a sample's variance may be off by chance. */
const STANDARD_ERRORS = 2;
/** Draws of the sampler are relatives: so many tell as much as one that is independent. Measured on posteriors of closed form. */
const RELATIVES = 4;

/** Whether the data take most of a parameter's variance; some of it; or none that a sample of this size could show. */
export type Identification = 'identified' | 'partly' | 'not identified';

/** What a posterior sample says of a parameter. */
export interface LearnedParameter {
  readonly id: string;
  /** Prior and posterior 5 %, 50 % and 95 % [unit of the parameter] */
  readonly prior: readonly [number, number, number];
  readonly posterior: readonly [number, number, number];
  /** 1 - variance of its normal score under the posterior, which is 1 under the prior; below 0 where the data have made it less sure. */
  readonly learnedShare: number;
  /** The parameter with which it goes most beyond what the prior says, and the correlation of their independent scores. */
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
export function learnedParameters(uncertainty: Uncertainty, values: readonly DrawValues[]): readonly LearnedParameter[] {
  const { parameters } = uncertainty;
  const byDraw = values.map((value) => parameters.map((parameter) => priorScore(parameter, value.parameters[parameter.id]!)));
  const scores = parameters.map((_, i) => byDraw.map((draw) => draw[i]!));
  const copula = priorCopula(uncertainty);
  const freed = byDraw.map((draw) => independentScores(copula, draw));
  const independent = parameters.map((_, i) => freed.map((draw) => draw[i]!));
  const correlations = independent.map((own) => independent.map((other) => correlation(own, other)));
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
      identification: identificationOf(learnedShare, values.length),
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
 * How far a parameter is told by data, by what they take of its variance. Two standard errors of a sample's variance, 2 sqrt(2 / n) of it
 * with a fourth of the draws for n, may be chance.
 *
 * identificationOf(0.8, 256) // => 'identified'
 * identificationOf(0.45, 256) // => 'partly'
 * identificationOf(0.1, 256) // => 'not identified'
 */
export function identificationOf(learnedShare: number, draws: number): Identification {
  const left = 1 - learnedShare;
  const chance = STANDARD_ERRORS * Math.sqrt((2 * RELATIVES) / draws);
  if (left * (1 + chance) <= 1 - LEARNED_SHARE) return 'identified';
  return left + chance < 1 ? 'partly' : 'not identified';
}
