import { expect, test } from 'vitest';
import { amdahl } from '../../../../../src/report/figures/lab/amdahl.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { type StatedLab, statedLabPath } from '../../../../support/stated-lab-path.ts';

/** Coding, a third of the hands-on work, doubles its speed every year; deciding and the machines do not get faster. */
const path = (more: Partial<StatedLab['series']> = {}) =>
  statedLabPath({
    months: 48,
    series: {
      code_per_engineer_ratio: (month) => 1 + month / 4,
      leverage_ratio: () => 4,
      amdahl_latency_ratio: () => 3,
      amdahl_throughput_ratio: () => 2.5,
      throughput_ratio: () => 2,
      progress_multiplier_ratio: () => 1.5,
      ...more,
    },
    stages: {
      decide: { demand_days: () => 4, speedup_ratio: () => 1, automation_level: () => 0 },
      implement: { demand_days: () => 2, speedup_ratio: (month) => 2 ** (month / 12), automation_level: () => 2 },
      run: { demand_days: () => 7, speedup_ratio: () => 1 },
      merge: { demand_days: () => 0, speedup_ratio: () => 1, automation_level: () => 0 },
    },
    binding: () => ['decide', 'researchers'],
  });

test('tells of the first quarter in which engineers merge eight times the code', () => {
  const story = amdahl.tell({ path: path() })!;
  expect(story.title).toBe('8 times the code per engineer makes research only 1.5 times as fast (May 2023)');
  expect(story.data.levels.map(({ value }) => value)).toEqual([8, 4, 3, 2.5, 2, 1.5]);
  expect(story.data.levels[3]!.because).toBe('researchers are scarce, at decide');
});

test('tells of the last quarter where they never do', () => {
  const story = amdahl.tell({ path: path({ code_per_engineer_ratio: () => 5 }) })!;
  expect(story.title).toBe('5 times the code per engineer makes research only 1.5 times as fast (Jan 2025)');
});

test('begins with the work per hour where nothing is coded', () => {
  const story = amdahl.tell({ path: path({ code_per_engineer_ratio: () => Number.NaN }) })!;
  expect(story.title).toBe('4 times the work per hour makes research only 1.5 times as fast (Jan 2025)');
});

test('gives another reason where a level is above the one before', () => {
  const { data } = amdahl.tell({ path: path({ amdahl_throughput_ratio: () => 30, throughput_ratio: () => 31 }) })!;
  expect(data.levels[3]!.because).toContain('side by side');
  expect(data.levels[4]!.because).toContain('less than');
});

test('shares out a hundred hands-on hours among the stages of an experiment, and those that are left of them', () => {
  const { stages } = amdahl.tell({ path: path() })!.data;
  expect(stages.map(({ stage }) => stage)).toEqual(['decide', 'implement']);
  const [decide, implement] = stages;
  expect(decide).toEqual({ stage: 'decide', isBinding: true, speedup: 1, hoursBefore: 66.67, hoursAfter: 66.67 });
  expect(implement!.hoursBefore).toBe(33.33);
  // A speed that doubles in a year is on average over the quarter that of its middle, 1.5 months before its end in month 28.
  expect(implement!.speedup).toBeCloseTo(2 ** ((28 - 1.5) / 12), 0);
  expect(implement!.hoursAfter).toBeCloseTo(implement!.hoursBefore / implement!.speedup, 2);
});

test('has nothing to tell where AI speeds up nothing or no experiment is done', () => {
  expect(amdahl.tell({ path: path({ amdahl_latency_ratio: () => 1 }) })).toBeUndefined();
  expect(amdahl.tell({ path: path({ throughput_ratio: () => Number.NaN }) })).toBeUndefined();
  expect(amdahl.tell({ path: statedLabPath({ months: 2 }) })).toBeUndefined();
});

test('is drawn without a number that is none', () => {
  for (const text of drawnTexts(amdahl, { path: path() })) expect(text).not.toContain('NaN');
});
