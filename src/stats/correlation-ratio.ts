import { assert } from '../base/assert.ts';
import type { Moments } from './moments.ts';
import { momentsOf, NO_MOMENTS, varianceOfMoments, withValue } from './moments.ts';
import { ranksOf } from './ranks.ts';

/**
 * First-order index of an input from given data, Var(E[y | x]) / Var y: draws are put into equal bins by the rank of x, and with W
 * the mean variance within bins and T that of all, the index is 1 - W / T. The square of Pearson's correlation ratio, freed of its
 * small-sample bias (Kelley's epsilon squared): it is 0 in the mean where x does nothing, and may be below 0. What y varies with x
 * inside a bin is missed, about 1 / bins^2 of the index where y is linear in the rank.
 * Source: Plischke (2012), Reliability Engineering and System Safety 107, 71-77 (binning); Kelley (1935), PNAS 21, 554-559.
 * @param input x, shape [n], not NaN; equal numbers share a bin
 * @param outcome y, shape [n], finite
 * @param bins 2 .. n / 2; sqrt(n) unless told
 * @returns NaN if y does not vary
 * @throws InvariantError if the lengths differ, an outcome is not finite, or there are fewer than two draws per bin
 *
 * firstOrderIndex([1, 2, 3, 4], [7, 7, 9, 9], 2) // => 1
 */
export function firstOrderIndex(
  input: ArrayLike<number>,
  outcome: ArrayLike<number>,
  bins: number = Math.floor(Math.sqrt(input.length)),
): number {
  const draws = input.length;
  assert(outcome.length === draws && draws >= 2 * bins, 'an outcome per draw, two draws per bin', { draws, bins });
  const binned = new Map<number, Moments>();
  for (const [i, rank] of ranksOf(input).entries()) {
    const bin = Math.floor(((rank - 1 / 2) * bins) / draws);
    binned.set(bin, withValue(binned.get(bin) ?? NO_MOMENTS, outcome[i]!));
  }
  const squaresWithin = [...binned.values()].reduce((sum, { squaredDeviations }) => sum + squaredDeviations, 0);
  const total = varianceOfMoments(momentsOf(Array.from(outcome)));
  assert(Number.isFinite(total), 'outcomes are finite', { total });
  return 1 - squaresWithin / (draws - binned.size) / total;
}
