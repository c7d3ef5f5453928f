import { describe, expect, test } from 'vitest';
import { compareStudies, isToldApart, pairedDifference } from '../../../src/queueing/compare.ts';
import { UNCERTAIN } from '../../../src/queueing/intervals.ts';
import { replicateNetwork } from '../../../src/queueing/replicate.ts';
import { EXIT, type NetworkSpec } from '../../../src/queueing/spec.ts';
import { exponential, limitedClass, networkOf, openClass, poolOf, singleQueue, stationOf } from '../../support/networks.ts';

const CLOCK = { endDays: 400, warmUpDays: 50, sampleEveryDays: 350 };
const KEY = { seed: 42, draw: 'point' } as const;
const QUEUE = singleQueue(1, exponential(0.6));

const studyOf = (spec: NetworkSpec, replications = 6, seed = 42) =>
  replicateNetwork(spec, CLOCK, { ...KEY, seed }, { replications }, { statistics: 'spread' });

describe('a paired difference', () => {
  test('is the mean of the differences with their own interval', () => {
    // d = 1, 3, 2, 4: mean 2.5, s^2 = 5/3, standard error sqrt(5/12); t of three degrees is 3.182 (Student 1908)
    const { first, second, difference, savedRatio } = pairedDifference([10, 20, 30, 40], [11, 23, 32, 44]);
    expect([first.mean, second.mean, difference.mean]).toEqual([25, 27.5, 2.5]);
    expect(difference.standardError).toBeCloseTo(Math.sqrt(5 / 12), 12);
    expect(difference.high - 2.5).toBeCloseTo(3.182_446 * Math.sqrt(5 / 12), 5);
    // variances 500/3, 585/3 and 5/3
    expect(savedRatio).toBeCloseTo((500 + 585) / 5, 9);
  });

  test('goes by pairs: the same numbers in another order are told apart less well', () => {
    const values = [1, 2, 4, 7, 11, 16];
    const more = values.map((value) => value + 0.5);
    const shuffled = [3, 5, 1, 0, 4, 2].map((i) => more[i]!);
    expect(isToldApart(pairedDifference(values, more).difference)).toBe(true);
    expect(isToldApart(pairedDifference(values, shuffled).difference)).toBe(false);
    expect(pairedDifference(values, shuffled).difference.mean).toBeCloseTo(0.5, 12);
  });

  test('of opposites is worse off than without pairs', () => {
    expect(pairedDifference([1, 2, 3], [3, 2, 1]).savedRatio).toBe(0.5);
  });

  test('is none where sums differ by rounding', () => {
    const { difference } = pairedDifference([0.1 + 0.2, 0.6], [0.3, 0.1 + 0.2 + 0.3]);
    expect([difference.low, difference.high]).toEqual([0, 0]);
    expect(isToldApart(pairedDifference([1, 1], [1 + 1e-9, 1 + 1e-9]).difference)).toBe(true);
  });

  test('is not known where a replication has no such figure', () => {
    const { difference } = pairedDifference([1, Number.NaN, 3], [1, 2, 3]);
    expect(difference.mean).toBeNaN();
    expect(isToldApart(difference)).toBe(false);
  });
});

describe('a network compared', () => {
  test('with itself differs by exactly 0, in every figure', () => {
    const { stations, classes, pools } = compareStudies(studyOf(QUEUE), studyOf(QUEUE));
    for (const place of [...stations, ...classes, ...pools])
      for (const figure of UNCERTAIN) {
        const { first, difference } = place[figure];
        if (Number.isNaN(first.mean)) continue;
        expect([difference.mean, difference.low, difference.high]).toEqual([0, 0, 0]);
      }
  });

  test('with one of another seed differs by chance, without a gain: the pairs are what counts', () => {
    const same = compareStudies(studyOf(QUEUE, 40), studyOf(singleQueue(1, exponential(0.63)), 40));
    const other = compareStudies(studyOf(QUEUE, 40), studyOf(singleQueue(1, exponential(0.63)), 40, 7));
    expect(same.classes[0]!.meanCycleDays.savedRatio).toBeGreaterThan(20);
    expect(other.classes[0]!.meanCycleDays.savedRatio).toBeGreaterThan(0.5);
    expect(other.classes[0]!.meanCycleDays.savedRatio).toBeLessThan(2);
  });

  test('more servers help in each replication', () => {
    const [slow, fast] = [studyOf(QUEUE), studyOf(singleQueue(2, exponential(0.6)))];
    for (const [i, path] of slow.paths.entries())
      expect(fast.paths[i]!.classes[0]!.meanCycleDays).toBeLessThan(path.classes[0]!.meanCycleDays);
    const cycle = compareStudies(slow, fast).classes[0]!.meanCycleDays;
    expect(cycle.difference.high).toBeLessThan(0);
    expect(cycle.difference.mean).toBeCloseTo(cycle.second.mean - cycle.first.mean, 12);
  });

  test('whose clerks swap places in a closed line has in process with one what it had with the other: pairs cost a factor of 2', () => {
    const line = (first: number): NetworkSpec =>
      networkOf(
        [poolOf('ann', 1), poolOf('bob', 1)],
        [limitedClass('pallet', 3)],
        [
          stationOf('pack', first, [exponential(1)], { kind: 'fixed', to: 1 }),
          stationOf('ship', 1 - first, [exponential(1.2)], { kind: 'fixed', to: EXIT }),
        ],
      );
    const [ann] = compareStudies(studyOf(line(0)), studyOf(line(1))).pools;
    expect(ann!.meanInProcess.savedRatio).toBeCloseTo(0.5, 6);
  });

  test('shows the places that both have, in the order of the first', () => {
    const more = networkOf(
      [poolOf('other', 1), poolOf('clerks', 1)],
      [openClass('guest', exponential(3)), openClass('customer', exponential(1), { entry: 1 })],
      [stationOf('greet', 0, [exponential(1), exponential(1)]), stationOf('serve', 1, [exponential(0.6), exponential(0.6)])],
    );
    const comparison = compareStudies(studyOf(QUEUE), studyOf(more));
    expect(comparison.stations.map(({ id }) => id)).toEqual(['serve']);
    expect(comparison.classes.map(({ id }) => id)).toEqual(['customer']);
    // the stage and the class added have streams of their own, and move nothing
    expect(comparison.classes[0]!.meanCycleDays.difference).toMatchObject({ mean: 0, low: 0, high: 0 });
  });
});
