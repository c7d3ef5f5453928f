import { assert } from '../../base/assert.ts';
import type { Drift, Good } from './control-parameters.ts';

/**
 * Harm that a good's departure from what was meant does: |d| where it is to be kept, max(0, -d) where it is to be raised.
 * @param drift d, any number
 *
 * harmOf({ id: 'coding', aim: 'raise', weightShare: 1, trendPerGeneration: 0, spread: 0 }, -0.5) // => 0.5
 */
export function harmOf(good: Good, drift: number): number {
  return good.aim === 'keep' ? Math.abs(drift) : Math.max(0, -drift);
}

/**
 * A child's goods, from its parent's: d' = d (1 + amplification) + trend + u spread N(0, 1). Source: assumed.
 * @param parent d of each good, shape [goods]
 * @param aiShare u, part of the training data that AI made [0, 1]
 * @param normals standard normal variates, shape [goods]
 * @throws InvariantError unless there is one of each per good
 *
 * nextDrift({ amplification: 0.5, goods: [{ id: 'honesty', aim: 'keep', weightShare: 1, trendPerGeneration: 0, spread: 1 }] }, [2], 0.5, [-1]) // => [2.5]
 */
export function nextDrift(drift: Drift, parent: readonly number[], aiShare: number, normals: readonly number[]): number[] {
  const { amplification, goods } = drift;
  assert(parent.length === goods.length && normals.length === goods.length, 'one departure and one variate per good');
  return goods.map(
    ({ trendPerGeneration, spread }, i) => parent[i]! * (1 + amplification) + trendPerGeneration + aiShare * spread * normals[i]!,
  );
}

/**
 * Harm of all goods together, 0..1: min(1, sum of weight * harm), in which no good's gain makes up for another's loss.
 * @param drifts d of each good, shape [goods]
 *
 * totalHarm([{ id: 'honesty', aim: 'keep', weightShare: 0.5, trendPerGeneration: 0, spread: 0 }], [0.5]) // => 0.25
 */
export function totalHarm(goods: readonly Good[], drifts: readonly number[]): number {
  return Math.min(
    1,
    goods.reduce((sum, good, i) => sum + good.weightShare * harmOf(good, drifts[i]!), 0),
  );
}

/**
 * Harm that shows in one number for all goods: max(0, -sum of weight * benefit), benefit d where a good is to be raised, else -|d|.
 * @param drifts d of each good, shape [goods]
 * @returns [0, ...)
 *
 * scalarHarm([{ id: 'coding', aim: 'raise', weightShare: 1, trendPerGeneration: 0, spread: 0 }], [3]) // => 0
 */
export function scalarHarm(goods: readonly Good[], drifts: readonly number[]): number {
  const loss = goods.reduce(
    (sum, good, i) => sum + good.weightShare * (good.aim === 'raise' ? -drifts[i]! : Math.abs(drifts[i]!)),
    0,
  );
  return Math.max(0, loss);
}

/**
 * What a round of remediation leaves of the departures: d (1 - rem) where it does harm, d where it is a gain.
 * @param drifts d of each good, shape [goods]
 * @param removedShare rem [0, 1]
 *
 * remediated([{ id: 'coding', aim: 'raise', weightShare: 1, trendPerGeneration: 0, spread: 0 }], [-2], 0.75) // => [-0.5]
 */
export function remediated(goods: readonly Good[], drifts: readonly number[], removedShare: number): number[] {
  return goods.map((good, i) => (harmOf(good, drifts[i]!) > 0 ? drifts[i]! * (1 - removedShare) : drifts[i]!));
}
