import { expect, test } from 'vitest';
import { compareStudies } from '../../src/queueing/compare.ts';
import { type NetworkStudy, replicateNetwork } from '../../src/queueing/replicate.ts';
import type { NetworkClock } from '../../src/queueing/result.ts';
import { waitOfMMc } from '../support/closed-forms.ts';
import { exponential, singleQueue } from '../support/networks.ts';

/** A clerk who is busy half of the time, and two of them. */
const SERVICE_DAYS = 0.5;
const CYCLE_DIFFERENCE_DAYS = waitOfMMc(2, 1, SERVICE_DAYS) - waitOfMMc(1, 1, SERVICE_DAYS);

function studyOf(servers: number, clock: NetworkClock, replications: number, seed: number): NetworkStudy {
  return replicateNetwork(singleQueue(servers, exponential(SERVICE_DAYS)), clock, { seed, draw: 'point' }, { replications });
}

test('M/M/1 against M/M/2 with the same random numbers: difference of Erlang (1917) C, by standard errors', () => {
  const clock = { endDays: 5100, warmUpDays: 100, sampleEveryDays: 5000 };
  const [one, two] = [studyOf(1, clock, 24, 42), studyOf(2, clock, 24, 42)];
  const { difference, savedRatio } = compareStudies(one, two).classes[0]!.meanCycleDays;
  expect(difference.standardError).toBeLessThanOrEqual(0.02 * Math.abs(CYCLE_DIFFERENCE_DAYS));
  expect(Math.abs(difference.mean - CYCLE_DIFFERENCE_DAYS)).toBeLessThanOrEqual(4 * difference.standardError);
  expect(savedRatio).toBeGreaterThan(1);
});

test('paired 95 % intervals of 200 seeds hold the difference of M/M/1 and M/M/2, Erlang (1917), in 91 to 98 %', () => {
  const clock = { endDays: 450, warmUpDays: 50, sampleEveryDays: 400 };
  const seeds = Array.from({ length: 200 }, (_, i) => i + 1);
  const differences = seeds.map((seed) => {
    const [one, two] = [studyOf(1, clock, 10, seed), studyOf(2, clock, 10, seed)];
    return compareStudies(one, two).classes[0]!.meanCycleDays.difference;
  });
  const coverage = (times: number): number => {
    const held = differences.filter(
      ({ mean, low, high }) => Math.abs(CYCLE_DIFFERENCE_DAYS - mean) <= (times * (high - low)) / 2,
    );
    return held.length / seeds.length;
  };
  expect(coverage(1)).toBeGreaterThanOrEqual(0.91);
  expect(coverage(1)).toBeLessThanOrEqual(0.98);
  // intervals a fourth narrower would be noticed
  expect(coverage(0.75)).toBeLessThan(0.91);
});
