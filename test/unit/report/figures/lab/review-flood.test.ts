import { expect, test } from 'vitest';
import { reviewFlood } from '../../../../../src/report/figures/lab/review-flood.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

/** Hundred pieces a year come to review in the first two years, two thousand later, of which people read a quarter. */
function floodedLab(readShare: number) {
  const isLater = (month: number): boolean => month >= 24;
  return statedLabPath({
    months: 48,
    series: {
      review_read_share: (month) => (isLater(month) ? readShare : 1),
      flaws_caught_share: (month) => (isLater(month) ? 0.3 : 0.6),
      review_minutes_per_approval: (month) => (isLater(month) ? 15 : 60),
      approvals_per_year: (month) => (isLater(month) ? 2000 : 100),
      flaws_escaped_per_year: (month) => (isLater(month) ? 1400 : 40),
    },
    stages: { implement: { visits_per_year: () => 7 }, review: { visits_per_year: (month) => (isLater(month) ? 2000 : 100) } },
  });
}

test('sets what comes to review against what people read and catch', () => {
  const { title, data, description } = reviewFlood.tell({ path: floodedLab(0.25) })!;
  expect(title).toBe(
    '20 times as much work comes to review in 2024 as in 2021: people read 25 % of it; 30 % of flaws are caught, 60 % before',
  );
  expect(data.comePerYear.at(-1)).toBe(2000);
  expect(data.readPerYear.at(-1)).toBe(500);
  expect(description).toContain('with 60 and 15 minutes of reading each');
});

test('says so where people read all of it', () => {
  expect(reviewFlood.tell({ path: floodedLab(1) })!.title).toBe(
    '20 times as much work comes to review in 2024 as in 2021, and people read all of it',
  );
});

test('has nothing to tell where reading is not modelled, or there is no review', () => {
  expect(
    reviewFlood.tell({ path: statedLabPath({ months: 12, stages: { review: { visits_per_year: () => 5 } } }) }),
  ).toBeUndefined();
  expect(reviewFlood.tell({ path: statedLabPath({ months: 12, series: { review_read_share: () => 1 } }) })).toBeUndefined();
});

test('draws both panels with their lines named', () => {
  for (const text of drawnTexts(reviewFlood, { path: floodedLab(0.25) })) {
    for (const words of ['Pieces of work a year', 'come to review', 'read in full', 'flaws caught'])
      expect(text).toContain(words);
    expect(text).not.toContain('NaN');
  }
});
