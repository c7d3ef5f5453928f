import { assert } from '../../base/assert.ts';
import { pow } from '../../numeric/pow.ts';

/** [months per year] */
export const MONTHS_PER_YEAR = 12;

/** A software intelligence explosion, told by the times in which software doubles. */
interface Explosion {
  /** First doubling time [months]. */
  readonly firstMonths: number;
  /** r: doublings of software per doubling of research input, at the start [above 0]. */
  readonly returns: number;
  /** p: how much an input that doubles speeds research up, as an exponent of 2 [above 0]. */
  readonly inputExponent: number;
  /** D: doublings until the limit, where r is 0 [1 or more]. */
  readonly doublings: number;
}

/**
 * Times of the doublings: T(2S) = T(S) 2^(p (1/r - 1)), r falling by r_0 / D with each doubling.
 *
 * Source: Davidson and Houlden, Forethought (2025).
 * @param explosion see Explosion
 * @returns time of each doubling that ever comes, 0 for the start; ascending, at most floor(D) + 1 of them [months]
 * @throws InvariantError unless returns are positive and a doubling is left
 *
 * doublingMonths({ firstMonths: 0.5, returns: 1, inputExponent: 0.25, doublings: 1 }) // => [0, 0.5]
 */
export function doublingMonths({ firstMonths, returns, inputExponent, doublings }: Explosion): number[] {
  assert(returns > 0 && doublings >= 1, 'returns are above 0 and a doubling is left', { returns, doublings });
  const months = [0];
  let doublingTime = firstMonths;
  for (let done = 1; done <= doublings && months[done - 1]! + doublingTime < Infinity; done++) {
    months.push(months[done - 1]! + doublingTime);
    const left = returns * (1 - done / doublings);
    doublingTime *= left > 0 ? pow(2, inputExponent * (1 / left - 1)) : Infinity;
  }
  return months;
}

/**
 * Shortest time in which so many doublings follow one another [months]; infinite where there are fewer.
 * @param months times of the doublings, ascending
 * @param doublings how many, 1 or more
 *
 * shortestMonths([0, 4, 5, 6, 9], 2) // => 2
 */
export function shortestMonths(months: ArrayLike<number>, doublings: number): number {
  let shortest = Infinity;
  for (let i = doublings; i < months.length; i++) shortest = Math.min(shortest, months[i]! - months[i - doublings]!);
  return shortest;
}

/**
 * Most doublings within a time.
 * @param months times of the doublings, ascending
 * @param within [months]
 *
 * mostDoublings([0, 4, 5, 6, 9], 2.5) // => 2
 */
export function mostDoublings(months: ArrayLike<number>, within: number): number {
  let [most, from] = [0, 0];
  for (let to = 0; to < months.length; to++) {
    while (months[to]! - months[from]! > within) from++;
    most = Math.max(most, to - from);
  }
  return most;
}
