import { expect, test } from 'vitest';
import { humanHours } from '../../../../../src/report/figures/lab/human-hours.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

/** Writing gives way to the others after two years, if it does. */
function labOf(writingLater: number) {
  const isLater = (month: number): boolean => month >= 24;
  return statedLabPath({
    months: 48,
    series: {
      writing_hours_share: (month) => (isLater(month) ? writingLater : 0.8),
      reviewing_hours_share: (month) => (isLater(month) ? 0.6 * (1 - writingLater) : 0.1),
      directing_hours_share: (month) => (isLater(month) ? 0.4 * (1 - writingLater) : 0.1),
      operating_hours_share: () => 0,
      evaluating_hours_share: () => 0,
      labelling_hours_share: () => 0,
      coordinating_hours_share: () => 0,
      human_hours_per_year: (month) => (isLater(month) ? 2e6 : 1e5),
    },
  });
}

test('says what hours go from and to', () => {
  const { title, subtitle, caption, data } = humanHours.tell({ path: labOf(0.1) })!;
  expect(title).toBe(
    "People's hours go from writing (80 % in the first year, 10 % in the last) to reviewing (54 %) and directing (36 %)",
  );
  expect(subtitle).toContain('100,000 hours a year at first, 2 million in the last');
  expect(caption).toContain('Too thin to be seen: operating, evaluating, labelling, coordinating.');
  expect(data.layers.map(({ name }) => name)).toEqual(['writing', 'reviewing', 'directing']);
});

test('says that nothing changes much', () => {
  expect(humanHours.tell({ path: labOf(0.7) })!.title).toBe(
    "Writing takes most of people's hours throughout: 80 % in the first year, 70 % in the last",
  );
});

test('has nothing to tell where nobody works', () => {
  expect(humanHours.tell({ path: statedLabPath({ months: 12 }) })).toBeUndefined();
});

test('names every layer that can be seen', () => {
  for (const text of drawnTexts(humanHours, { path: labOf(0.1) })) {
    for (const name of ['writing', 'reviewing', 'directing']) expect(text).toContain(`>${name}<`);
    expect(text).not.toContain('NaN');
  }
});
