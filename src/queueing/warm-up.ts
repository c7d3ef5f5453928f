import type { StreamKey } from '../random/streams.ts';
import { mser5 } from '../stats/mser.ts';
import type { Measured } from './measure.ts';
import type { NetworkClock } from './result.ts';
import { simulateNetwork } from './simulate-network.ts';
import type { NetworkSpec } from './spec.ts';

/** Stretches that a pilot path is measured in: 200 batches of five. */
const STRETCHES = 1000;

/**
 * Finds how long a network takes to settle: simulates it from empty to the end, measures the work in process of all stations in a
 * thousand equal stretches, and cuts that series by MSER-5. Of a network that nothing enters from outside, whose work in process is
 * fixed, each station has its series, and the one that takes longest counts.
 * @returns length of the warm-up [days], at most half the path; undefined if the path is too short to settle in that half
 * @throws InvariantError as simulateNetwork does
 */
export function findWarmUpDays(
  spec: NetworkSpec,
  { endDays }: Pick<NetworkClock, 'endDays'>,
  key: StreamKey,
): number | undefined {
  const stretchDays = endDays / STRETCHES;
  const { samples } = simulateNetwork(spec, { endDays, warmUpDays: 0, sampleEveryDays: stretchDays }, key);
  const isOpen = spec.classes.some(({ source }) => source.kind === 'open');
  const series = isOpen
    ? [samples.map(totalInProcess)]
    : spec.stations.map((_, s) => samples.map(({ stations }) => stations[s]!.meanInProcess));
  const cuts = series.map(mser5);
  if (cuts.some(({ settled }) => !settled)) return undefined;
  return Math.max(...cuts.map(({ truncated }) => truncated)) * stretchDays;
}

function totalInProcess({ stations }: Measured): number {
  return stations.reduce((sum, { meanInProcess }) => sum + meanInProcess, 0);
}
