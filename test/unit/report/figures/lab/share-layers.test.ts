import { expect, test } from 'vitest';
import { labelPlace } from '../../../../../src/report/figures/lab/share-layers.ts';

const DAYS = Array.from({ length: 101 }, (_, day) => day);

test('a name stands in the middle of where it fits', () => {
  const slices = DAYS.map((day) => ({ day, low: 0, high: day < 40 || day > 80 ? 0.02 : 0.3 }));
  expect(labelPlace(slices, 0.1, 0.05)).toEqual({ day: 60, middle: 0.15 });
});

test('a name fits nowhere if the layer is too thin all along it', () => {
  const slices = DAYS.map((day) => ({ day, low: 0, high: day % 8 < 4 ? 0.02 : 0.3 }));
  expect(labelPlace(slices, 0.1, 0.05)).toBeUndefined();
});

test('what lies between two samples counts: the edges of a layer are straight', () => {
  const peak = [0, 50, 100].map((day) => ({ day, low: 0, high: day === 50 ? 0.2 : 0 }));
  expect(labelPlace(peak, 0.1, 0.17)).toEqual({ day: 50, middle: 0.09 });
  expect(labelPlace(peak, 0.1, 0.19)).toBeUndefined();
});
