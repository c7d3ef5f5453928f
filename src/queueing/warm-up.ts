import type { StreamKey } from '../random/streams.ts';
import { mser5 } from '../stats/mser.ts';
import type { Measured } from './measure.ts';
import type { NetworkClock } from './result.ts';
import { simulateNetwork } from './simulate-network.ts';
import type { NetworkSpec } from './spec.ts';

/** Stretches that a pilot path is measured in: 200 batches of five. */
const STRETCHES = 1000;
/** Their mean shows what they start with, and less of what chance adds: a cut through one path alone may lie anywhere. */
const PILOTS = 5;

/**
 * Finds how long a network takes to settle: simulates it five times from empty to the end, measures the work in process of all
 * stations in a thousand equal stretches, and cuts the mean of the five series by MSER-5. Of a network that nothing enters from
 * outside, whose work in process is fixed, each station has its series, and the one that takes longest counts.
 *
 * The pilots have the numbers 0, -1, ..., -4, so that they share no random numbers with replications: a cut that is chosen by the
 * path that it cuts would make its mean too small.
 * @returns length of the warm-up [days], less than half the path; undefined if the path is too short to settle in that half
 * @throws InvariantError as simulateNetwork does
 */
export function findWarmUpDays(
  spec: NetworkSpec,
  { endDays }: Pick<NetworkClock, 'endDays'>,
  key: Pick<StreamKey, 'seed' | 'draw'>,
): number | undefined {
  const stretchDays = endDays / STRETCHES;
  const clock = { endDays, warmUpDays: 0, sampleEveryDays: stretchDays };
  const watched = watchedOf(spec);
  const sums = watched.map(() => new Float64Array(STRETCHES));
  for (let pilot = 0; pilot < PILOTS; pilot++) {
    const { samples } = simulateNetwork(spec, clock, { ...key, replication: -pilot });
    for (const [i, of] of watched.entries()) for (let t = 0; t < STRETCHES; t++) sums[i]![t]! += of(samples[t]!);
  }
  const cuts = sums.map(mser5);
  if (cuts.some(({ settled }) => !settled)) return undefined;
  return Math.max(...cuts.map(({ truncated }) => truncated)) * stretchDays;
}

/** What is watched until it settles. */
function watchedOf({ classes, stations }: NetworkSpec): ((sample: Measured) => number)[] {
  const isOpen = classes.some(({ source }) => source.kind === 'open');
  if (!isOpen) return stations.map((_, s) => (sample) => sample.stations[s]!.meanInProcess);
  return [(sample) => sample.stations.reduce((sum, { meanInProcess }) => sum + meanInProcess, 0)];
}
