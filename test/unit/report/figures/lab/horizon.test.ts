import { expect, test } from 'vitest';
import { readTrends } from '../../../../../src/io/read-trends.ts';
import { horizon } from '../../../../../src/report/figures/lab/horizon.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { type StatedLab, statedLabPath } from '../../../../support/stated-lab-path.ts';

/** A horizon of a minute that doubles every so many months, deployed from the third month on. */
const doubling = (months: number, more: Partial<StatedLab> = {}) =>
  statedLabPath({
    months: 60,
    ...more,
    series: {
      generation_index: (month) => (month < 3 ? Number.NaN : 0),
      horizon_p50_minutes: (month) => Math.min(1e5, 2 ** Math.floor(month / months)),
      horizon_capped_flag: (month) => (2 ** Math.floor(month / months) >= 1e5 ? 1 : 0),
    },
  });

test('begins with the first model and ends where the horizon comes to its cap', () => {
  const { data } = horizon.tell({ paths: [doubling(3)] })!;
  const [curve] = data.curves;
  expect(curve!.points[0]).toEqual({ day: 18718, value: 2 });
  expect(curve!.points.at(-1)!.value).toBe(1e5);
  expect(curve!.points.filter(({ value }) => value === 1e5)).toHaveLength(1);
  expect(curve!.isCapped).toBe(true);
});

test('dates the longest of the usual lengths that all paths come to', () => {
  const [fast, slow] = [doubling(3, { id: 'fast' }), doubling(6, { id: 'slow' })];
  expect(horizon.tell({ paths: [fast, slow] })!.title).toBe(
    'AI comes to do tasks of a work day by itself between Apr 2023 and Jul 2025, whichever future comes',
  );
  expect(horizon.tell({ paths: [fast] })!.title).toBe('AI comes to do tasks of a work month by itself in Jul 2024');
});

test('says where a path ends that comes to none of them', () => {
  expect(horizon.tell({ paths: [doubling(30)] })!.title).toBe('In Jan 2026 AI does tasks of 4 min by itself');
});

test('has nothing to tell without a deployed model', () => {
  expect(horizon.tell({ paths: [statedLabPath({ months: 12 })] })).toBeUndefined();
});

test('puts published records and lower bounds beside, with their intervals, and no other models', () => {
  const material = { paths: [doubling(3)], published: readTrends() };
  const { data, sources } = horizon.tell(material)!;
  const gpt4 = data.points.find(({ name }) => name === 'GPT-4');
  expect(gpt4).toMatchObject({ value: 3.987, low: 1.96, high: 7.907, isBound: false });
  expect(data.points.filter(({ isBound }) => isBound)).toMatchObject([{ value: 960, low: 510, high: 3300 }]);
  const records = material.published.get('metr-horizons-1.1-2026-04')!.figures.filter(({ more }) => more['is_sota'] === 'true');
  const since2021 = records.filter(({ date }) => date >= '2021');
  expect(data.points).toHaveLength(since2021.length + 1);
  expect(sources.join()).toContain('METR');
});

test('is drawn without a number that is none', () => {
  const paths = [doubling(3, { id: 'fast', fromMonth: 12 }), doubling(6, { id: 'slow', fromMonth: 12 })];
  for (const text of drawnTexts(horizon, { paths, published: readTrends() })) expect(text).not.toContain('NaN');
});
