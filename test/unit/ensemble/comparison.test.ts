import { describe, expect, test } from 'vitest';
import { commonSamples } from '../../../src/ensemble/comparison/common-samples.ts';
import { compareMembers, type LabComparison } from '../../../src/ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../../../src/ensemble/comparison/metric-pairs.ts';
import { FUTURES } from '../../../src/ensemble/forecast/view-tally.ts';
import type { MetricId } from '../../../src/ensemble/metrics.ts';
import type { Frame, PathOutcome } from '../../../src/ensemble/outcome.ts';
import { inverseNormal } from '../../../src/numeric/normal.ts';
import { createStream } from '../../../src/random/streams.ts';
import { labComparisonText } from '../../../src/report/lab-comparison-text.ts';
import { twoSided95 } from '../../../src/stats/student-t.ts';
import { type MadePath, madeEnsemble, madeFrame, madeOutcome } from '../../support/made-outcomes.ts';

/** Day 0 is 1970-01-01; the second and third samples are the first of their years. */
const FRAME = madeFrame([0, 365, 730, 900], ['early', 'late']);

type MadePair = readonly [first: readonly MadePath[], second: readonly MadePath[]];

function compared(points: readonly MadePair[], frames: readonly [Frame, Frame] = [FRAME, FRAME]): LabComparison {
  const outcomes = points.map((pair) =>
    pair.map((paths, member): readonly PathOutcome[] => paths.map((path) => madeOutcome(frames[member]!, path))),
  );
  const { plan, found } = madeEnsemble(outcomes);
  return compareMembers(plan, frames, found);
}

function atEnd({ metrics }: LabComparison, id: MetricId): MetricComparison {
  return metrics.findLast(({ metric }) => metric.id === id)!;
}

function pathWith(id: MetricId, value: number): MadePath {
  return { metrics: { [id]: [1, 1, 1, value] } };
}

describe('days on which two labs can be compared', () => {
  test('the first sample of each year but the first, and the last', () => {
    expect(commonSamples(FRAME, FRAME)).toEqual([
      { civilDays: 365, samples: [1, 1] },
      { civilDays: 730, samples: [2, 2] },
      { civilDays: 900, samples: [3, 3] },
    ]);
  });

  test('are days that both have, whatever their epochs', () => {
    const later = madeFrame([0, 100, 365, 535], [], 365);
    expect(commonSamples(FRAME, later)).toEqual([
      { civilDays: 730, samples: [2, 2] },
      { civilDays: 900, samples: [3, 3] },
    ]);
    expect(commonSamples(FRAME, madeFrame([1, 2]))).toEqual([]);
  });
});

describe('a metric', () => {
  test('that is compared by ratio: geometric means, and the interval of the mean logarithm', () => {
    const found = atEnd(
      compared([
        [[pathWith('horizon_p50_minutes', 1)], [pathWith('horizon_p50_minutes', 2)]],
        [[pathWith('horizon_p50_minutes', 4)], [pathWith('horizon_p50_minutes', 32)]],
      ]),
      'horizon_p50_minutes',
    );
    const { first, second, difference } = found.values;
    expect([first.mean, second.mean, difference.mean].map((mean) => mean / Math.LN2)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(3, 12),
      expect.closeTo(2, 12),
    ]);
    // ln 2 and ln 8: their mean is ln 4, their standard deviation ln 2 sqrt 2
    expect(difference.high - difference.mean).toBeCloseTo(twoSided95(1) * Math.LN2, 10);
    expect([found.above, found.same, found.pairs]).toEqual([2, 0, 2]);
  });

  test('that is compared by difference, with the mean of replications as one', () => {
    const paths = (...values: number[]): MadePath[] => values.map((value) => pathWith('loop_gain_ratio', value));
    const found = atEnd(
      compared([
        [paths(0, 2), paths(1, 5)],
        [paths(1, 1), paths(1, 1)],
      ]),
      'loop_gain_ratio',
    );
    expect(found.values.difference).toMatchObject({ count: 2, mean: 1, standardError: 1 });
    expect([found.above, found.same, found.pairs]).toEqual([2, 2, 4]);
  });

  test('counts only pairs in which both have a value; one at 0 has no ratio, and all are compared by difference', () => {
    const found = atEnd(
      compared([
        [[pathWith('human_share', NaN)], [pathWith('human_share', 1)]],
        [[pathWith('human_share', 0)], [pathWith('human_share', 1)]],
        [[pathWith('human_share', 1)], [pathWith('human_share', 1)]],
      ]),
      'human_share',
    );
    expect([found.pairs, found.above, found.same, found.scale]).toEqual([2, 1, 1, 'linear']);
    expect(found.values.difference).toMatchObject({ count: 2, mean: 0.5, standardError: 0.5 });
  });

  test('loses none of the largest changes, those to 0, whatever comes before or after them', () => {
    const pair = (first: number, second: number): MadePair => [
      [pathWith('human_share', first)],
      [pathWith('human_share', second)],
    ];
    const points = [pair(0.5, 0.4), pair(0.8, 0), pair(0.5, 0.4)];
    for (const order of [points, [...points].reverse(), [points[1]!, points[0]!, points[2]!]]) {
      const { scale, values, pairs } = atEnd(compared(order), 'human_share');
      expect([scale, values.difference.count, pairs]).toEqual(['linear', 3, 3]);
      expect(values.difference.mean).toBeCloseTo((-0.1 - 0.8 - 0.1) / 3, 12);
    }
    expect(atEnd(compared([pair(0.5, 0.4), pair(0.8, 0.2)]), 'human_share').scale).toBe('log');
  });

  test('its 95 % interval holds the truth in 93 to 97 % of 1,000 comparisons', () => {
    const stream = createStream('comparison/coverage');
    const normal = (): number => inverseNormal(stream.next());
    const truth = 0.2;
    const held = Array.from({ length: 1000 }, () => {
      const points = Array.from({ length: 8 }, (): MadePair => {
        const [draw, own] = [normal(), truth + 0.3 * normal()];
        const path = (log: number): MadePath => pathWith('experiments_per_year', Math.exp(log + 0.2 * normal()));
        return [
          [path(draw), path(draw)],
          [path(draw + own), path(draw + own)],
        ];
      });
      const { low, high } = atEnd(compared(points), 'experiments_per_year').values.difference;
      return low <= truth && truth <= high;
    });
    const share = held.filter(Boolean).length / held.length;
    expect(share).toBeGreaterThanOrEqual(0.93);
    expect(share).toBeLessThanOrEqual(0.97);
  });
});

describe('a milestone', () => {
  const never = NaN;
  const days = (...milestoneDays: number[]): MadePath => ({ milestoneDays });
  const found = compared([
    [[days(100, never)], [days(90, 500)]],
    [[days(200, 300)], [days(180, never)]],
    [[days(300, never)], [days(never, 600)]],
    [[days(400, never)], [days(340, never)]],
  ]).milestones;

  test('that both reach is dated where both do, and shared out by who does', () => {
    const [early] = found;
    expect(early).toMatchObject({ id: 'early', both: 3, onlyFirst: 1, onlySecond: 0, neither: 0 });
    expect(early!.laterDays).toMatchObject({ count: 3, mean: -30 });
    expect(early!.share.difference).toBe(-0.25);
  });

  test('by half of the paths: never is later than the end', () => {
    const [early, late] = found;
    expect(early!.medians).toEqual([200, 180]);
    expect(late!.medians).toEqual([NaN, 600]);
    expect(late).toMatchObject({ both: 0, onlyFirst: 1, onlySecond: 2, neither: 1 });
    expect(late!.laterDays).toMatchObject({ count: 0, mean: NaN });
  });

  test('is one that both labs have, by its name, and dates are those of the calendar', () => {
    const other = madeFrame([0, 365, 535], ['late', 'other'], 365);
    const [late, ...others] = compared([[[days(5, 400)], [days(40, 1)]]], [FRAME, other]).milestones;
    expect(others).toEqual([]);
    expect(late).toMatchObject({ id: 'late', both: 1, laterDays: { mean: 5 } });
  });
});

test('what half of the paths do not reach is later, not never, and the end is said once', () => {
  const frame = madeFrame([0, 365, 730, 900], ['recursion', 'progress-5']);
  const path = (multiplier: number, ...milestoneDays: number[]): MadePath => ({
    metrics: { progress_multiplier_ratio: [1, 1, multiplier, multiplier] },
    milestoneDays,
  });
  const textOf = (points: readonly MadePair[]): string => labComparisonText(compared(points, [frame, frame])).join('\n');
  const text = textOf([[[path(1, NaN, 100)], [path(2, NaN, 50)]]]);
  expect(text).toMatch(/\nrecursion .* later +later/);
  expect(text).toMatch(/\nprogress-5 .* 1970-04 +1970-02/);
  expect(text).not.toContain('never');
  expect(text.replace(/\s+/g, ' ').match(/Later: than can be known by the end, 1972-06\./g)).toHaveLength(1);
  expect(textOf([[[path(1, 300, 100)], [path(2, 300, 50)]]])).not.toContain('Later:');
});

test('classes of future are counted pair by pair, and so is what binds', () => {
  const path = (future: PathOutcome['future'], binding: readonly number[]): MadePath => ({ future, binding });
  const { transitions, binding, samePairs } = compared([
    [[path('none', [0, 0, 0, 0])], [path('recursion', [0, 1, 1, 1])]],
    [[path('none', [0, 0, 0, 1])], [path('none', [0, 1, 1, 1])]],
  ]);
  const at = (first: PathOutcome['future'], second: PathOutcome['future']): number =>
    transitions[FUTURES.indexOf(first) * FUTURES.length + FUTURES.indexOf(second)]!;
  expect([at('none', 'recursion'), at('none', 'none'), at('recursion', 'none')]).toEqual([1, 1, 0]);
  expect(binding.filter(({ civilDays }) => civilDays === 900)).toEqual([
    { civilDays: 900, stage: 'decide', paths: [1, 0] },
    { civilDays: 900, stage: 'run', paths: [1, 2] },
  ]);
  expect(samePairs).toBe(0);
});

test('exchanged, every difference changes its sign', () => {
  const stream = createStream('comparison/exchanged');
  const path = (): MadePath => ({
    metrics: { horizon_p50_minutes: [1, 1, 1, 1 + stream.next()], loop_gain_ratio: [0, 0, 0, stream.next()] },
    milestoneDays: [Math.floor(900 * stream.next()), stream.next() < 0.5 ? NaN : 100],
  });
  const points = Array.from({ length: 6 }, (): MadePair => [[path()], [path()]]);
  const one = compared(points);
  const other = compared(points.map(([first, second]) => [second, first]));
  for (const id of ['horizon_p50_minutes', 'loop_gain_ratio'] as const) {
    const [there, back] = [atEnd(one, id).values.difference, atEnd(other, id).values.difference];
    expect(back.mean).toBe(-there.mean);
    expect([back.low, back.high]).toEqual([-there.high, -there.low]);
  }
  for (const [i, { share, laterDays, onlyFirst, onlySecond }] of one.milestones.entries()) {
    const back = other.milestones[i]!;
    expect([back.share.low, back.share.high]).toEqual([-share.high, -share.low]);
    expect(back.laterDays.mean + laterDays.mean).toBe(0);
    expect([back.onlyFirst, back.onlySecond]).toEqual([onlySecond, onlyFirst]);
  }
});
