/** Ranks that an outcome may have among an ensemble, as shares; `low` < `high`, both 0 .. 1. */
export interface PitRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Probability integral transform of an outcome that may equal members: from b / (n + 1) to (b + e + 1) / (n + 1), with b of n members
 * below it and e equal to it. Spread evenly over their ranges, the outcomes of a calibrated forecast fill 0 .. 1 evenly, however many
 * members are alike: values at a limit, dates of one month, and what has not come by the bound, which is all alike.
 * Source: Czado, Gneiting and Held (2009), Biometrics 65, 1254-1261.
 * @param members any order, none NaN; Infinity is never
 * @param outcome not NaN
 * @param upperBound at it or above all are equal
 *
 * pitRange([1, 2, 2], 2) // => { low: 0.25, high: 1 }
 * pitRange([1, 8, Infinity], Infinity, 5) // => { low: 0.25, high: 1 }
 */
export function pitRange(members: ArrayLike<number>, outcome: number, upperBound = Infinity): PitRange {
  const { below, equal } = ranksOf(members, outcome, upperBound);
  const ranks = members.length + 1;
  return { low: below / ranks, high: (below + equal + 1) / ranks };
}

/**
 * Where the outcome stands among the members (probability integral transform by mid-rank): (b + (e + 1) / 2) / (n + 1), b members
 * below the outcome and e equal to it. Outcomes of a calibrated forecast are spread evenly. Above the bound all are equal.
 * @param members any order, at least one
 * @param outcome not NaN
 * @param upperBound where scoring ends
 *
 * pitValue([1, 2, 3, Infinity], 2.5) // => 0.5
 */
export function pitValue(members: ArrayLike<number>, outcome: number, upperBound = Infinity): number {
  const { below, equal } = ranksOf(members, outcome, upperBound);
  return (below + (equal + 1) / 2) / (members.length + 1);
}

/** Members below the outcome, and those equal to it. */
function ranksOf(members: ArrayLike<number>, outcome: number, upperBound: number): { below: number; equal: number } {
  const truth = Math.min(outcome, upperBound);
  let below = 0;
  let equal = 0;
  for (let i = 0; i < members.length; i++) {
    const member = Math.min(members[i]!, upperBound);
    if (member < truth) below++;
    else if (member === truth) equal++;
  }
  return { below, equal };
}

/**
 * Part of a range that lies between two shares, 0 .. 1.
 * @param from below `to`
 *
 * partBetween({ low: 0, high: 0.5 }, 0.25, 0.75) // => 0.5
 */
export function partBetween({ low, high }: PitRange, from: number, to: number): number {
  return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
}

/**
 * Part of a range that the central interval of so large a share holds: 1 if it holds the outcome, 0 if not, and between where members
 * that equal the outcome lie on both sides of an end.
 * @param share 0 .. 1
 *
 * partHeld({ low: 0, high: 0.5 }, 0.5) // => 0.5
 */
export function partHeld(range: PitRange, share: number): number {
  return partBetween(range, (1 - share) / 2, (1 + share) / 2);
}
