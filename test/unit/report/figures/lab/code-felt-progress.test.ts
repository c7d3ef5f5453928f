import { expect, test } from 'vitest';
import { readTrends } from '../../../../../src/io/read-trends.ts';
import { codeFeltProgress } from '../../../../../src/report/figures/lab/code-felt-progress.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { type StatedLab, statedLabPath } from '../../../../support/stated-lab-path.ts';

/** From 2021 to the end of 2029; by July 2026, month 66, it comes to 7.6 times the code. */
const path = (more: Partial<StatedLab['series']> = {}) =>
  statedLabPath({
    months: 108,
    series: {
      code_per_engineer_ratio: (month) => 1 + month / 10,
      leverage_ratio: () => 3,
      progress_multiplier_ratio: () => 1.25,
      ...more,
    },
  });

test('tells all three of July 2026, within the years that are published', () => {
  const { title, data } = codeFeltProgress.tell({ path: path() })!;
  expect(title).toBe('AI makes 7.6 times the code, 3 times the work and 1.3 times the progress (Jul 2026)');
  const days = data.measures[0]!.points.map(({ day }) => new Date(day * 864e5).toISOString().slice(0, 10));
  expect([days[0], days.at(-1)]).toEqual(['2023-01-01', '2027-07-01']);
});

test('puts published figures at the end of their quarter or month, and none beside progress', () => {
  const { data, sources } = codeFeltProgress.tell({ path: path(), published: readTrends() })!;
  const [code, felt, progress] = data.measures.map(({ published }) => {
    return published.map(({ day, value }) => [new Date(day * 864e5).toISOString().slice(0, 10), value]);
  });
  expect(code!.at(-1)).toEqual(['2026-07-01', 8]);
  expect(code).toHaveLength(6);
  expect(felt).toEqual([['2026-04-01', 4]]);
  expect(progress).toEqual([]);
  expect(sources.join()).toContain('Anthropic Institute');
});

test('does without progress where no research is done', () => {
  const { title } = codeFeltProgress.tell({ path: path({ progress_multiplier_ratio: () => Number.NaN }) })!;
  expect(title).toBe('AI makes 7.6 times the code and 3 times the work (Jul 2026)');
});

test('has nothing to tell of a lab without AI, however much code it comes to write, or of other years', () => {
  expect(codeFeltProgress.tell({ path: path({ leverage_ratio: () => 1, progress_multiplier_ratio: () => 1 }) })).toBeUndefined();
  expect(codeFeltProgress.tell({ path: { ...path(), epochCivilDays: 0 } })).toBeUndefined();
});

test('is drawn without a number that is none', () => {
  for (const text of drawnTexts(codeFeltProgress, { path: path(), published: readTrends() })) expect(text).not.toContain('NaN');
});
