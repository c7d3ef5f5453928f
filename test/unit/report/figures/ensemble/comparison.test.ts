import { expect, test } from 'vitest';
import { FUTURES } from '../../../../../src/ensemble/forecast/view-tally.ts';
import { METRICS } from '../../../../../src/ensemble/metrics.ts';
import { svgDocument } from '../../../../../src/io/svg-document.ts';
import { log } from '../../../../../src/numeric/log.ts';
import { pairedDifference } from '../../../../../src/queueing/compare.ts';
import { comparison } from '../../../../../src/report/figures/ensemble/comparison.ts';
import { comparisonFutures } from '../../../../../src/report/figures/ensemble/comparison-futures.ts';
import { comparisonOverTime } from '../../../../../src/report/figures/ensemble/comparison-over-time.ts';
import type { ComparedLabs } from '../../../../../src/report/figures/material.ts';
import { LIGHT } from '../../../../../src/report/figures/palette.ts';

/** Days 2021-01-01, 2022-01-01, 2023-01-01. */
const DAYS = [18628, 18993, 19358];

/** The multiplier of the second is so many times the first's, give or take 1 %. */
function row(civilDays: number, ratio: number) {
  const metric = METRICS.find(({ id }) => id === 'progress_multiplier_ratio')!;
  const firsts = [2, 3, 4].map(log);
  const seconds = [2 * ratio * 0.99, 3 * ratio, 4 * ratio * 1.01].map(log);
  const values = ratio === 1 ? pairedDifference(firsts, firsts) : pairedDifference(firsts, seconds);
  return { metric, civilDays, scale: 'log' as const, values, pairs: 3, above: ratio > 1 ? 3 : 0, same: ratio === 1 ? 3 : 0 };
}

function compared(ratios: readonly number[], moved: number): ComparedLabs {
  const transitions = new Int32Array(FUTURES.length * FUTURES.length);
  transitions[FUTURES.indexOf('none') * FUTURES.length + FUTURES.indexOf('none')] = 3 - moved;
  transitions[FUTURES.indexOf('none') * FUTURES.length + FUTURES.indexOf('recursion')] = moved;
  return {
    titles: ['As it is, now', 'Doubled, of all'],
    comparison: {
      ...{
        ids: ['a', 'b'],
        stageIds: [],
        points: 3,
        replications: 1,
        samePairs: 0,
        milestones: [],
        binding: [],
        events: 1,
        granularity: 1,
      },
      metrics: ratios.map((ratio, i) => row(DAYS[i]!, ratio)),
      transitions,
    },
  };
}

test('effects are ratios with intervals, and are told with them', () => {
  const story = comparison.tell({ comparison: compared([1, 2, 1.5], 0) })!;
  expect(story.title).toMatch(/^Doubled: in 2023 the progress multiplier is 1\.5 times as high \(95 %: 1\.4\d to 1\.5\d\)$/);
  const [effect] = story.data.effects;
  expect(effect!.ratio).toBeCloseTo(1.5, 2);
  expect(effect!.isSure).toBe(true);
});

test('an effect over time says where it is largest', () => {
  const story = comparisonOverTime.tell({ comparison: compared([1, 2, 1.5], 0) })!;
  expect(story.title).toBe(
    'Doubled: the progress multiplier is 2 times as high in 2022, where the effect is largest, and 1.5 times in 2023',
  );
});

test('a change that changes nothing says so', () => {
  const same = compared([1, 1, 1], 0);
  expect(comparison.tell({ comparison: same })!.title).toBe('Doubled: nothing changes by 2023 that chance could not explain');
  expect(comparisonOverTime.tell({ comparison: same })).toBeUndefined();
  expect(comparisonFutures.tell({ comparison: same })!.title).toBe('Doubled: no path turns out to be another future');
});

test('transitions between classes are shares of pairs', () => {
  const { title, data } = comparisonFutures.tell({ comparison: compared([1, 2, 2], 1) })!;
  expect(title).toBe(
    'Doubled: 33 % of paths turn out to be another future, most of them “recursion” instead of none of the three',
  );
  expect(data.flows).toContainEqual({ before: 'none', after: 'recursion', pairs: 1 });
});

test.each([336, 868])('pictures of comparisons are drawn %i pixels wide', (width) => {
  for (const { tell, draw } of [comparison, comparisonOverTime, comparisonFutures]) {
    const { data } = tell({ comparison: compared([1, 2, 1.5], 1) })!;
    const drawn = draw(data as never, { document: svgDocument(), width, palette: LIGHT, tips: true });
    expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  }
});
