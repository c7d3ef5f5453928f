import { describe, expect, test } from 'vitest';
import { type NetworkIntervals, pathIntervals } from '../../src/queueing/intervals.ts';
import { type ReplicationPlan, replicateNetwork } from '../../src/queueing/replicate.ts';
import type { NetworkClock } from '../../src/queueing/result.ts';
import { simulateNetwork } from '../../src/queueing/simulate-network.ts';
import type { NetworkSpec } from '../../src/queueing/spec.ts';
import type { MeanInterval } from '../../src/stats/intervals.ts';
import { waitOfMMc } from '../support/closed-forms.ts';
import { exponential, reworkLine, singleQueue } from '../support/networks.ts';

/** Each a study of its own. */
const SEEDS = Array.from({ length: 400 }, (_, i) => i + 1);
/** Of honest 95 % intervals of 400 studies, fewer or more hold the truth in less than one case of a hundred. */
const [LEAST, MOST] = [0.91, 0.98];

/** A clerk who is busy half of the time: W = s / (1 - rho) = 0.5 / 0.5 days. */
const MM1 = singleQueue(1, exponential(0.5));
const MM1_CYCLE_DAYS = 1;

const REWORK_VISITS = [1, 1.25, 1.25, 1.25, 1];
const REWORK_SERVICE_DAYS = [1.6, 4 / 3, 4 / 3, 4 / 3, 1.6];
const REWORK_CYCLE_DAYS = REWORK_VISITS.reduce((sum, visits, i) => {
  const service = REWORK_SERVICE_DAYS[i]!;
  return sum + visits * (waitOfMMc(2, visits, service) + service);
}, 0);

const CASES = [
  {
    name: 'M/M/1, ten replications: W = s / (1 - rho), Erlang (1917)',
    study: replicated(MM1, { endDays: 600, warmUpDays: 50, sampleEveryDays: 550 }, { replications: 10 }),
    truth: MM1_CYCLE_DAYS,
  },
  {
    name: 'M/M/1, replications until the half-width is 8 %: W = s / (1 - rho), Erlang (1917)',
    study: replicated(MM1, { endDays: 450, warmUpDays: 50, sampleEveryDays: 400 }, { precisionShare: 0.08 }),
    truth: MM1_CYCLE_DAYS,
  },
  {
    name: 'M/M/1, batch means of one path: W = s / (1 - rho), Erlang (1917)',
    study: ofOnePath(MM1, { endDays: 5050, warmUpDays: 50, sampleEveryDays: 50 }),
    truth: MM1_CYCLE_DAYS,
  },
  {
    name: 'five M/M/2 stages with rework, eight replications: W = sum of V (Wq + s), Jackson (1957)',
    study: replicated(reworkLine(), { endDays: 800, warmUpDays: 200, sampleEveryDays: 600 }, { replications: 8 }),
    truth: REWORK_CYCLE_DAYS,
  },
];

type StudyOfSeed = (seed: number) => NetworkIntervals;

function replicated(spec: NetworkSpec, clock: NetworkClock, plan: ReplicationPlan): StudyOfSeed {
  return (seed) => replicateNetwork(spec, clock, { seed, draw: 'point' }, plan).intervals;
}

function ofOnePath(spec: NetworkSpec, clock: NetworkClock): StudyOfSeed {
  return (seed) => pathIntervals(simulateNetwork(spec, clock, { seed, draw: 'point', replication: 1 }));
}

/** Of these intervals, `times` as wide, the share that holds the truth. */
function coverage(intervals: readonly MeanInterval[], truth: number, times: number): number {
  const held = intervals.filter(({ mean, low, high }) => Math.abs(truth - mean) <= (times * (high - low)) / 2);
  return held.length / intervals.length;
}

describe.each(CASES)('$name', ({ study, truth }) => {
  const all = SEEDS.map((seed) => study(seed).classes[0]!.meanCycleDays);
  const intervals = all.filter(({ count }) => count > 0);

  test('nearly every seed gives an interval', () => {
    expect(intervals.length / all.length).toBeGreaterThan(0.95);
  });

  test('the 95 % interval holds the truth for 91 to 98 % of 400 seeds', () => {
    expect(coverage(intervals, truth, 1)).toBeGreaterThanOrEqual(LEAST);
    expect(coverage(intervals, truth, 1)).toBeLessThanOrEqual(MOST);
  });

  test('which has power: intervals half as wide, or twice, do not', () => {
    expect(coverage(intervals, truth, 0.5)).toBeLessThan(LEAST);
    expect(coverage(intervals, truth, 2)).toBeGreaterThan(MOST);
  });
});
