import { expect, test } from 'vitest';
import {
  cyclicMeansDeterministic,
  cyclicMeansExponential,
  fillingUpExponential,
  valueAt,
} from '../../support/closed-forms-time.ts';

test('an empty M/M/infinity fills up from 0 to its load', () => {
  expect(fillingUpExponential(10, 2, 0, 1e-4)).toBeCloseTo(5e-4, 6);
  expect(fillingUpExponential(10, 2, 100, 101)).toBeCloseTo(20, 12);
});

const day = { everyDays: 1, atDays: [0, 0.25, 0.75], values: [2, 10, 6] };

test('a timetable holds its values from their times on, again and again', () => {
  expect([0, 0.25, 0.5, 0.75, 3.1, 4.9].map((at) => valueAt(day, at))).toEqual([2, 10, 10, 6, 2, 6]);
});

test('through a day the mean number is the mean rate times the service; slow service evens it out', () => {
  for (const means of [cyclicMeansExponential(day, 0.5, 4), cyclicMeansDeterministic(day, 0.5, 4)]) {
    expect(means.reduce((sum, mean) => sum + mean, 0) / 4).toBeCloseTo(7 * 0.5, 3);
  }
  for (const mean of cyclicMeansExponential(day, 50, 4)) expect(mean / 350).toBeCloseTo(1, 2);
  for (const mean of cyclicMeansDeterministic(day, 1, 4)) expect(mean).toBeCloseTo(7, 3);
});

test('short service follows the rate', () => {
  const means = cyclicMeansExponential(day, 1e-4, 4);
  for (const [part, rate] of [2, 10, 10, 6].entries()) expect(means[part]! / (rate * 1e-4)).toBeCloseTo(1, 2);
});
