import { assert } from '../base/assert.ts';
import type { ShareInterval } from './proportion.ts';
import { wilsonInterval } from './proportion.ts';

/** A probability that was stated, and whether the event then happened. */
export type StatedProbability = { readonly probability: number; readonly happened: boolean };

/**
 * Brier score, mean (p - o)^2 with o = 1 for what happened and 0 otherwise: 0 is perfect, 0.25 is what stating 1/2 always gets.
 * Source: Brier (1950), Monthly Weather Review 78, 1-3 (the half of his for two classes).
 * @param stated at least one, each 0 .. 1; otherwise NaN
 *
 * brierScore([{ probability: 0.5, happened: true }, { probability: 0, happened: false }]) // => 0.125
 */
export function brierScore(stated: readonly StatedProbability[]): number {
  const squares = stated.reduce((sum, { probability, happened }) => sum + squared(probability - (happened ? 1 : 0)), 0);
  return squares / stated.length;
}

/** Events whose stated probability fell into one bin. */
export type ReliabilityRow = {
  readonly lowProbability: number;
  readonly highProbability: number;
  readonly events: number;
  /** NaN where there is no event */
  readonly meanProbability: number;
  readonly happened: number;
  /** happened / events, with Wilson's 95 % interval */
  readonly observed: ShareInterval;
};

/**
 * Reliability of stated probabilities: in bins of equal width, how many of the events happened against the mean probability stated.
 * @param stated each probability 0 .. 1
 * @param bins how many, at least one; the last holds 1 too
 * @throws InvariantError if a probability lies outside
 *
 * reliabilityTable([{ probability: 0.9, happened: true }], 2)[1].happened // => 1
 */
export function reliabilityTable(stated: readonly StatedProbability[], bins: number): ReliabilityRow[] {
  const byBin = Array.from({ length: bins }, (): StatedProbability[] => []);
  for (const each of stated) {
    assert(each.probability >= 0 && each.probability <= 1, 'a probability lies in 0 .. 1', each);
    byBin[reliabilityBin(each.probability, bins)]!.push(each);
  }
  return byBin.map((events, bin) => {
    const happened = events.filter((event) => event.happened).length;
    return {
      lowProbability: bin / bins,
      highProbability: (bin + 1) / bins,
      events: events.length,
      meanProbability: events.reduce((sum, { probability }) => sum + probability, 0) / events.length,
      happened,
      observed: wilsonInterval(happened, events.length),
    };
  });
}

/**
 * Bin of a stated probability, of so many of equal width; the last holds 1 too.
 *
 * reliabilityBin(1, 5) // => 4
 */
export function reliabilityBin(probability: number, bins: number): number {
  return Math.min(bins - 1, Math.floor(probability * bins));
}

function squared(x: number): number {
  return x * x;
}
