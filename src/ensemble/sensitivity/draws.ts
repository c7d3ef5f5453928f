import { createStream, type Stream } from '../../random/streams.ts';
import { firstOrderIndex } from '../../stats/correlation-ratio.ts';
import { quantileType7, ascending } from '../../stats/quantiles.ts';
import { type RankEffect, rankRegression } from '../../stats/rank-regression.ts';
import { correlation, ranksOf } from '../../stats/ranks.ts';

/** Permutations behind what is called noise. */
const PERMUTATIONS = 100;
/** Of 95 permutations in 100 the largest of all inputs lies below. */
const NOISE_SHARE = 0.95;
/** With fewer draws per input a rank regression says little. */
const FEW_DRAWS_PER_INPUT = 10;

/** What was drawn for one parameter, or whether an option of a variant was; by draw. */
export interface DrawnInput {
  readonly id: string;
  readonly values: readonly number[];
}

/** What draws tell of one input. */
export interface InputEffect {
  readonly input: string;
  readonly rank: RankEffect;
  /** Var(E[y | x]) / Var y. */
  readonly firstShare: number;
  /** Whether either is larger than chance makes the largest of all inputs. */
  readonly isBeyondNoise: boolean;
}

/** What draws tell of one target. */
export interface DrawsResult {
  readonly draws: number;
  /** Largest first, by the size of the rank correlation. */
  readonly effects: readonly InputEffect[];
  /** Share of the variance of ranks that their regression explains; NaN with too few draws. */
  readonly explainedShare: number;
  /** 95 % quantiles, over permutations of the outcome, of the largest of all inputs. */
  readonly noiseCorrelation: number;
  readonly noiseShare: number;
  /** Fewer than ten draws per input. */
  readonly isFew: boolean;
}

/**
 * What the draws of a forecast tell of a target, without another simulation: rank correlation, rank regression, first-order indices, and how
 * large chance alone makes the largest of them.
 * @param inputs that vary, none determined by the others
 * @param outcome by draw, finite
 * @returns undefined where the outcome does not vary, or there are fewer than four draws
 */
export function analyseDraws(seed: number, inputs: readonly DrawnInput[], outcome: readonly number[]): DrawsResult | undefined {
  const draws = outcome.length;
  if (draws < 4 || outcome.every((value) => value === outcome[0])) return undefined;
  const regression = draws > inputs.length + 1 ? rankRegression(columnsOf(inputs), outcome) : undefined;
  const outcomeRanks = ranksOf(outcome);
  const ranks = inputs.map(({ values }) => ranksOf(values));
  const noise = noiseOf(createStream(`${seed}/permutations`), ranks, outcome);
  const effects = inputs.map(({ id, values }, i): InputEffect => {
    const plain = { correlation: correlation(ranks[i]!, outcomeRanks), coefficient: Number.NaN, partialCorrelation: Number.NaN };
    const rank = regression?.effects[i] ?? plain;
    const firstShare = firstOrderIndex(values, outcome);
    const isBeyondNoise = Math.abs(rank.correlation) > noise.correlation || firstShare > noise.share;
    return { input: id, rank, firstShare, isBeyondNoise };
  });
  return {
    draws,
    effects: effects.sort((a, b) => Math.abs(b.rank.correlation) - Math.abs(a.rank.correlation) || (a.input < b.input ? -1 : 1)),
    explainedShare: regression?.explainedShare ?? Number.NaN,
    noiseCorrelation: noise.correlation,
    noiseShare: noise.share,
    isFew: draws < FEW_DRAWS_PER_INPUT * inputs.length,
  };
}

/**
 * Columns of what was drawn, without those that never vary. Of a variant each option but the first that was drawn becomes 0 or 1, so that
 * none follows from the others.
 */
export function drawnInputs(
  parameters: readonly DrawnInput[],
  variants: readonly { readonly id: string; readonly options: readonly string[] }[],
): readonly DrawnInput[] {
  const ofOptions = variants.flatMap(({ id, options }) => {
    const drawn = [...new Set(options)].sort().slice(1);
    return drawn.map((option) => ({ id: `${id}=${option}`, values: options.map((each) => (each === option ? 1 : 0)) }));
  });
  return [...parameters, ...ofOptions].filter(({ values }) => values.some((value) => value !== values[0]));
}

function columnsOf(inputs: readonly DrawnInput[]): readonly (readonly number[])[] {
  return inputs.map(({ values }) => values);
}

/** Deals the outcomes out to the draws anew, and looks at the largest of all inputs each time. */
function noiseOf(
  stream: Stream,
  ranks: readonly Float64Array[],
  outcome: readonly number[],
): { readonly correlation: number; readonly share: number } {
  const correlations: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < PERMUTATIONS; i++) {
    const dealt = shuffled(outcome, stream);
    const dealtRanks = ranksOf(dealt);
    correlations.push(Math.max(...ranks.map((column) => Math.abs(correlation(column, dealtRanks)))));
    shares.push(Math.max(...ranks.map((column) => firstOrderIndex(column, dealt))));
  }
  const high = (values: readonly number[]): number => quantileType7(ascending(values), NOISE_SHARE);
  return { correlation: high(correlations), share: high(shares) };
}

/** Fisher and Yates. */
function shuffled(values: readonly number[], stream: Stream): number[] {
  const order = [...values];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(stream.next() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
