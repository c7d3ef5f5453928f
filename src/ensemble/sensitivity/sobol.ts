import { createSobol, sobolPoint } from '../../random/sobol-sequence.ts';
import { createStream } from '../../random/streams.ts';
import { AS_WRITTEN, type DrawValues } from '../../scenario/drawn.ts';
import type { UncertainParameter } from '../../scenario/uncertainty.ts';
import { momentsOf, varianceOfMoments } from '../../stats/moments.ts';
import { mixedPoint, movingRows, type SobolIndices, sobolIndices } from '../../stats/sobol-indices.ts';
import type { Point } from '../plan.ts';
import { quantileOf } from './quantile-of.ts';
import { meanAt, type TargetValues } from './target-values.ts';

/** Bootstrap samples behind each interval. */
const RESAMPLES = 500;
/** Paths of the scenario as it is written, each by other random numbers, that say what chance does. */
const CHANCE_PATHS = 20;
/** So many parameters are taken where none are named. */
export const SCREENED = 6;

/** Saltelli's design over some parameters, all else as written; then paths that differ by chance alone. */
export interface SobolDesign {
  readonly parameters: readonly string[];
  readonly rows: number;
  /** First A, B and their mixtures, row by row; then those that chance alone moves. */
  readonly points: readonly Point[];
}

/** What each parameter of a design does to a target, and how much chance does. */
export interface SobolResult {
  readonly indices: readonly { readonly parameter: string; readonly of: SobolIndices }[];
  /** Base points, and those of them that move the target at all: with few there are no intervals. */
  readonly rows: number;
  readonly movingRows: number;
  /** Variance over the whole design [unit of the target squared], with common random numbers. */
  readonly variance: number;
  /** Variance of paths as written by chance, over the sum of both; NaN where neither varies. */
  readonly chanceShare: number;
}

/**
 * Base points from a scrambled Sobol' sequence in twice as many dimensions as parameters: half of it is A, half B; through the
 * quantiles of the priors, as if the parameters were independent.
 */
export function planSobol(seed: number, parameters: readonly UncertainParameter[], rows: number): SobolDesign {
  const inputs = parameters.length;
  const sequence = createSobol(`${seed}/saltelli`, 2 * inputs);
  const designed = Array.from({ length: rows }, (_, row) => {
    const shares = [...sobolPoint(sequence, row)];
    const [a, b] = [shares.slice(0, inputs), shares.slice(inputs)];
    return [a, b, ...parameters.map((_, i) => mixedPoint(a, b, i))];
  }).flat();
  const valuesAt = (shares: readonly number[]): DrawValues => ({
    parameters: Object.fromEntries(parameters.map((parameter, i) => [parameter.id, quantileOf(parameter, shares[i]!)])),
    options: {},
  });
  const points = [
    ...designed.map((shares): Point => ({ draw: 'point', values: [valuesAt(shares)] })),
    ...Array.from({ length: CHANCE_PATHS }, (_, i): Point => ({ draw: i + 1, values: [AS_WRITTEN] })),
  ];
  return { parameters: parameters.map(({ id }) => id), rows, points };
}

/** First-order and total indices with bootstrap 90 % intervals, largest total first. */
export function sobolResult(seed: number, { parameters, rows }: SobolDesign, of: TargetValues): SobolResult {
  const stream = createStream(`${seed}/saltelli/bootstrap`);
  const perRow = parameters.length + 2;
  const column = (place: number): number[] => Array.from({ length: rows }, (_, row) => meanAt(of, row * perRow + place));
  const [a, b] = [column(0), column(1)];
  const mixed = parameters.map((_, i) => column(i + 2));
  const indices = sobolIndices({ a, b, mixed }, RESAMPLES, () => stream.next());
  const variance = varianceOfMoments(momentsOf([...a, ...b]));
  const first = rows * perRow;
  const chance = varianceOfMoments(momentsOf(Array.from({ length: CHANCE_PATHS }, (_, i) => meanAt(of, first + i))));
  const sorted = indices
    .map((each, i) => ({ parameter: parameters[i]!, of: each }))
    .sort((one, other) => other.of.total.share - one.of.total.share || (one.parameter < other.parameter ? -1 : 1));
  return { indices: sorted, rows, movingRows: movingRows({ a, b }), variance, chanceShare: chance / (chance + variance) };
}
