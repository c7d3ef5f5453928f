import { assert } from '../base/assert.ts';
import { momentsOf, standardError, varianceOfMoments } from './moments.ts';

/** A walk through the unit cube that moves each input once: `points[k + 1]` is `points[k]` but for input `moved[k]`. */
export type MorrisWalk = {
  /** shape [inputs + 1][inputs], each 0 .. 1 */
  readonly points: readonly (readonly number[])[];
  /** shape [inputs], each input once */
  readonly moved: readonly number[];
};

/**
 * Morris' design: trajectories on a grid of p levels 0, 1 / (p - 1), ..., 1. Each begins at a random point, moves its inputs in random
 * order, and each by p / (2 (p - 1)), up from the lower half of the levels and down from the upper, so that all levels are as
 * likely. A trajectory takes inputs + 1 simulations. It visits 0 and 1: where a prior has no ends, map them inside first.
 * Source: Morris (1991), Technometrics 33, 161-174.
 * @param inputs at least 1
 * @param trajectories how many, ten or more
 * @param levels p, even; 4 is usual
 * @param uniform gives the next uniform number, 0 <= u < 1; 2 inputs - 1 are taken per trajectory
 * @throws InvariantError if the levels are odd
 */
export function morrisDesign(inputs: number, trajectories: number, levels: number, uniform: () => number): MorrisWalk[] {
  assert(levels >= 2 && levels % 2 === 0, 'the levels are even', { levels });
  return Array.from({ length: trajectories }, () => {
    let point = Array.from({ length: inputs }, () => Math.floor(uniform() * levels));
    const moved = shuffled(inputs, uniform);
    const visited = [point];
    for (const input of moved) {
      point = point.map((level, i) => (i === input ? (level + levels / 2) % levels : level));
      visited.push(point);
    }
    return { points: visited.map((each) => each.map((level) => level / (levels - 1))), moved };
  });
}

/** How an input moves the outcome, over the trajectories; in the outcome's unit per whole range of the input. */
export type ElementaryEffects = {
  /** mean effect; of effects of either sign it may vanish */
  readonly mean: number;
  /** mu*: mean size of the effects, by which inputs are ranked */
  readonly meanSize: number;
  /** of `meanSize`, over trajectories; NaN for one */
  readonly meanSizeStandardError: number;
  /** sigma: standard deviation of the effects; 0 if the input acts linearly and alone */
  readonly deviation: number;
};

/**
 * Elementary effects, (f(next point) - f(point)) / (x_next - x) for the input moved: Morris' mu and sigma, and mu*.
 * Source: Morris (1991); mu*: Campolongo, Cariboni and Saltelli (2007), Environmental Modelling and Software 22, 1509-1518.
 * @param design at least one trajectory
 * @param outcomes f at each trajectory's points, shape [trajectories][inputs + 1], finite
 * @returns one per input
 * @throws InvariantError if an outcome is missing or not finite
 *
 * elementaryEffects([{ points: [[0], [0.5]], moved: [0] }], [[1, 4]])[0].mean // => 6
 */
export function elementaryEffects(design: readonly MorrisWalk[], outcomes: readonly ArrayLike<number>[]): ElementaryEffects[] {
  const inputs = design[0]?.moved.length ?? 0;
  const effects = Array.from({ length: inputs }, (): number[] => []);
  for (const [t, { points, moved }] of design.entries()) {
    for (const [k, input] of moved.entries()) {
      const rise = outcomes[t]![k + 1]! - outcomes[t]![k]!;
      assert(Number.isFinite(rise), 'outcomes are finite, one per point', { trajectory: t, point: k });
      effects[input]!.push(rise / (points[k + 1]![input]! - points[k]![input]!));
    }
  }
  return effects.map((each) => {
    const moments = momentsOf(each);
    const sizes = momentsOf(each.map(Math.abs));
    return {
      mean: moments.mean,
      meanSize: sizes.mean,
      meanSizeStandardError: standardError(sizes),
      deviation: Math.sqrt(varianceOfMoments(moments)),
    };
  });
}

/** The numbers 0 .. count - 1 in random order, by Fisher and Yates; takes count - 1 uniform numbers. */
function shuffled(count: number, uniform: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(uniform() * (last + 1));
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}
