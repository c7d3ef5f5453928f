import { expect, test } from 'vitest';
import { progress } from '../../../../../src/report/figures/lab/progress.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

/** A multiplier that stands at 1 for a year, then grows to a level within a year. */
const rising = (level: number) => (month: number) => (month < 12 ? 1 : 1 + (level - 1) * Math.min(1, (month - 12) / 12));

const futureOf = (id: string, level: number) =>
  statedLabPath({
    ...{ id, title: `${id}, a future`, months: 36, fromMonth: 12 },
    series: { progress_multiplier_ratio: rising(level) },
  });

test('names the slowest and the fastest future with what they come to at the end', () => {
  const story = progress.tell({ paths: [futureOf('fast', 40), futureOf('slow', 4), futureOf('middling', 9)] })!;
  expect(story.title).toBe('By Jan 2024 AI makes research 4 times (slow) to 40 times (fast) as fast');
  expect(story.description).toContain('slow 4 times (none); middling 9 times (none); fast 40 times (none)');
});

test('draws the past that futures share once, up to the day on which they part, and each future from there', () => {
  const { data } = progress.tell({ paths: [futureOf('fast', 40), futureOf('slow', 4)] })!;
  expect(data.past).toHaveLength(13);
  expect(data.past.at(-1)!.day).toBe(data.partingDay);
  expect(data.curves.map(({ points }) => points[0])).toEqual([data.past.at(-1), data.past.at(-1)]);
  expect(data.curves.map(({ points }) => points.length)).toEqual([25, 25]);
});

test('draws a single path whole and says what it was classified as', () => {
  const path = statedLabPath({
    months: 60,
    series: {
      progress_multiplier_ratio: rising(30),
      people_elasticity_ratio: () => 1,
      leverage_ratio: () => 50,
      human_share: () => 0.02,
      software_growth_per_year: () => 1,
      limit_factor_ratio: () => 1,
    },
  });
  const story = progress.tell({ paths: [path] })!;
  expect(story.title).toBe('By Jan 2026 AI makes research 30 times as fast: compounding');
  expect(story.data.past).toEqual([]);
  expect(story.data.curves[0]!.points).toHaveLength(61);
});

test('has nothing to tell of labs that AI does not speed up, or in which no research is done', () => {
  expect(
    progress.tell({ paths: [statedLabPath({ months: 3, series: { progress_multiplier_ratio: () => 1 } })] }),
  ).toBeUndefined();
  expect(progress.tell({ paths: [statedLabPath({ months: 3 })] })).toBeUndefined();
});

test('is drawn without a number that is none', () => {
  for (const text of drawnTexts(progress, { paths: [futureOf('fast', 40), futureOf('slow', 4)] }))
    expect(text).not.toContain('NaN');
});
