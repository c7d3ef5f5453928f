import { assert } from '../base/assert.ts';
import { choleskyOf } from '../numeric/cholesky.ts';
import { correlation, ranksOf } from './ranks.ts';

/** What one input does to the outcome's rank. */
export type RankEffect = {
  /** Spearman's rank correlation with the outcome */
  readonly correlation: number;
  /** standardised rank regression coefficient: standard deviations of rank per standard deviation of this input's, the others held */
  readonly coefficient: number;
  /** partial rank correlation: of what the other inputs leave unexplained of both */
  readonly partialCorrelation: number;
};

/** Regression of an outcome's ranks on the ranks of its inputs. */
export type RankRegression = {
  /** one per input */
  readonly effects: readonly RankEffect[];
  /** R^2: share of the variance of ranks that the regression explains, below 0.7 or so do not trust its coefficients */
  readonly explainedShare: number;
};

/**
 * Linear regression of ranks, from given data: with R the correlations of the inputs' ranks and r those with the outcome's,
 * coefficients b = R^-1 r, R^2 = r b, partial correlation b_i / sqrt(b_i^2 + (1 - R^2) (R^-1)_ii). Nothing is added to R to make
 * it invertible: of inputs that determine one another there is no regression, and few draws may make them seem to. Right for outcomes that rise or fall with each input throughout.
 * Source: Saltelli, Chan and Scott (2000), Sensitivity Analysis, 6.
 * @param inputs columns, shape [inputs][n], none NaN, n > inputs + 1
 * @param outcome shape [n], not NaN; Infinity (never) ranks last
 * @returns undefined if the ranks of an input follow from those of the inputs before it
 * @throws InvariantError if an input or the outcome does not vary, or n is too small
 *
 * rankRegression([[1, 2, 3, 4], [2, 1, 1, 2]], [5, 6, 8, 9])?.explainedShare // => 1
 */
export function rankRegression(inputs: readonly ArrayLike<number>[], outcome: ArrayLike<number>): RankRegression | undefined {
  assert(outcome.length > inputs.length + 1, 'more draws than inputs', { draws: outcome.length, inputs: inputs.length });
  const ranks = inputs.map(ranksOf);
  const outcomeRanks = ranksOf(outcome);
  const correlations = ranks.map((column) => correlation(column, outcomeRanks));
  assert(!correlations.some(Number.isNaN), 'the outcome and each input vary', { correlations });
  const among = ranks.map((one) => ranks.map((other) => correlation(one, other)));
  const inverse = inverseOf(among);
  if (inverse === undefined) return undefined;
  const coefficients = inverse.map((row) => sumOfProducts(row, correlations));
  const explainedShare = Math.min(1, sumOfProducts(coefficients, correlations));
  const effects = coefficients.map((coefficient, i) => {
    const left = (1 - explainedShare) * inverse[i]![i]!;
    const partialCorrelation = coefficient / Math.sqrt(coefficient * coefficient + left);
    return { correlation: correlations[i]!, coefficient, partialCorrelation };
  });
  return { effects, explainedShare };
}

/** Inverse of a matrix of correlations: with its Cholesky factor L, (L^-1)' L^-1; undefined where it has none. */
function inverseOf(matrix: readonly (readonly number[])[]): number[][] | undefined {
  const size = matrix.length;
  const { rows: factor, faultAt } = choleskyOf(size, (row, column) => matrix[row]![column]!);
  if (faultAt !== undefined) return undefined;
  const inverseFactor = matrix.map(() => new Array<number>(size).fill(0));
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let rest = row === column ? 1 : 0;
      for (let k = column; k < row; k++) rest -= factor[row]![k]! * inverseFactor[k]![column]!;
      inverseFactor[row]![column] = rest / factor[row]![row]!;
    }
  }
  return matrix.map((_, i) => matrix.map((_, j) => inverseFactor.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
}

function sumOfProducts(x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, value, i) => sum + value * y[i]!, 0);
}
