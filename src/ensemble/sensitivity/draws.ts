import { shuffled } from '../../random/shuffled.ts';
import { createStream, type Stream } from '../../random/streams.ts';
import { firstOrderIndex } from '../../stats/correlation-ratio.ts';
import { ascending, quantileType7 } from '../../stats/quantiles.ts';
import { type RankEffect, rankRegression } from '../../stats/rank-regression.ts';
import { correlation, ranksOf } from '../../stats/ranks.ts';
import { studentQuantile } from '../../stats/student-t.ts';

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
  /**
   * Whether it is larger than chance makes the largest of all inputs: its partial rank correlation, or, where draws are not few, its
   * first-order index; with too few draws for a regression its rank correlation.
   */
  readonly isBeyondNoise: boolean;
}

/** What draws tell of one target. */
export interface DrawsResult {
  readonly draws: number;
  /** Those beyond noise first, then by the size of the rank coefficient; of the rank correlation with too few draws. */
  readonly effects: readonly InputEffect[];
  /** Share of the variance of ranks that their regression explains; NaN with too few draws. */
  readonly explainedShare: number;
  /** 95 % quantiles, over permutations of the outcome, of the largest of all inputs. */
  readonly noiseCorrelation: number;
  readonly noiseShare: number;
  /** The same of partial rank correlations, by Student's t; NaN with too few draws. */
  readonly noisePartial: number;
  /** Largest rank correlation among inputs that nobody said to go together: few points of a sequence look alike in some dimensions. */
  readonly aliasCorrelation: number;
  /** Fewer than ten draws per input. */
  readonly isFew: boolean;
}

/**
 * What the draws of a forecast tell of a target, without another simulation: rank correlation, rank regression, first-order indices in few bins, and how
 * large chance alone makes the largest of them.
 * @param inputs that vary; where the draws are too few to tell them apart there is no regression
 * @param outcome by draw, finite
 * @param together pairs of inputs that are drawn so
 * @returns undefined where the outcome does not vary, or there are fewer than four draws
 */
export function analyseDraws(
  seed: number,
  inputs: readonly DrawnInput[],
  outcome: readonly number[],
  together: readonly (readonly [string, string])[] = [],
): DrawsResult | undefined {
  const draws = outcome.length;
  if (draws < 4 || outcome.every((value) => value === outcome[0])) return undefined;
  const ranks = inputs.map(({ values }) => ranksOf(values));
  const bins = binsFor(draws);
  const noise = noiseOf(createStream(`${seed}/permutations`), ranks, outcome, bins);
  const regression = draws > inputs.length + 1 ? rankRegression(columnsOf(inputs), outcome) : undefined;
  const noisePartial = regression === undefined ? Number.NaN : partialNoise(draws, inputs.length);
  const isFew = draws < FEW_DRAWS_PER_INPUT * inputs.length;
  const outcomeRanks = ranksOf(outcome);
  const effects = inputs.map(({ id, values }, i): InputEffect => {
    const rank = regression?.effects[i] ?? withoutRegression(correlation(ranks[i]!, outcomeRanks));
    const firstShare = firstOrderIndex(values, outcome, bins);
    const isBeyondNoise = isClear(rank, noise.correlation, noisePartial) || (!isFew && firstShare > noise.share);
    return { input: id, rank, firstShare, isBeyondNoise };
  });
  return {
    ...{ draws, effects: effects.sort(inOrder), noisePartial, isFew },
    explainedShare: regression?.explainedShare ?? Number.NaN,
    noiseCorrelation: noise.correlation,
    noiseShare: noise.share,
    aliasCorrelation: aliasOf(inputs, ranks, together),
  };
}

function withoutRegression(rankCorrelation: number): RankEffect {
  return { correlation: rankCorrelation, coefficient: Number.NaN, partialCorrelation: Number.NaN };
}

/** Whether an input is beyond what chance makes of the largest: by its partial rank correlation, or without one by its rank correlation. */
function isClear(rank: RankEffect, noiseCorrelation: number, noisePartial: number): boolean {
  if (Number.isNaN(noisePartial)) return Math.abs(rank.correlation) > noiseCorrelation;
  return Math.abs(rank.partialCorrelation) > noisePartial;
}

function inOrder(one: InputEffect, other: InputEffect): number {
  return (
    Number(other.isBeyondNoise) - Number(one.isBeyondNoise) || sizeOf(other) - sizeOf(one) || (one.input < other.input ? -1 : 1)
  );
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

function sizeOf({ rank }: InputEffect): number {
  return Math.abs(Number.isNaN(rank.coefficient) ? rank.correlation : rank.coefficient);
}

/** The cube root of the draws: with more bins, points of a Sobol sequence fill them unevenly in pairs of dimensions. */
function binsFor(draws: number): number {
  let bins = 2;
  while ((bins + 1) * (bins + 1) * (bins + 1) <= draws) bins++;
  return bins;
}

/** r = t / sqrt(t^2 + v), v = n - k - 1, with t such that of k inputs that do nothing one is beyond in 5 % of cases (Bonferroni). */
function partialNoise(draws: number, inputs: number): number {
  const degrees = draws - inputs - 1;
  const t = studentQuantile(1 - (1 - NOISE_SHARE) / (2 * inputs), degrees);
  return t / Math.sqrt(t * t + degrees);
}

function aliasOf(
  inputs: readonly DrawnInput[],
  ranks: readonly Float64Array[],
  together: readonly (readonly [string, string])[],
): number {
  let largest = 0;
  for (const [i, one] of inputs.entries()) {
    for (const [j, other] of inputs.entries()) {
      if (j >= i || isOfOne(one.id, other.id)) continue;
      if (together.some((pair) => pair.includes(one.id) && pair.includes(other.id))) continue;
      largest = Math.max(largest, Math.abs(correlation(ranks[i]!, ranks[j]!)));
    }
  }
  return largest;
}

/** Whether two inputs are options of the same variant. */
function isOfOne(one: string, other: string): boolean {
  const [variant, ...option] = one.split('=');
  return option.length > 0 && other.startsWith(`${variant}=`);
}

function columnsOf(inputs: readonly DrawnInput[]): readonly (readonly number[])[] {
  return inputs.map(({ values }) => values);
}

/** Deals the outcomes out to the draws anew, and looks at the largest of all inputs each time. */
function noiseOf(
  stream: Stream,
  ranks: readonly Float64Array[],
  outcome: readonly number[],
  bins: number,
): { readonly correlation: number; readonly share: number } {
  const correlations: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < PERMUTATIONS; i++) {
    const dealt = shuffled(outcome, stream);
    const dealtRanks = ranksOf(dealt);
    correlations.push(Math.max(...ranks.map((column) => Math.abs(correlation(column, dealtRanks)))));
    shares.push(Math.max(...ranks.map((column) => firstOrderIndex(column, dealt, bins))));
  }
  const high = (values: readonly number[]): number => quantileType7(ascending(values), NOISE_SHARE);
  return { correlation: high(correlations), share: high(shares) };
}
