import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Timetable } from '../../../src/queueing/spec.ts';
import { meanOfTimetable, nextChangeDays, timeOfAmount, valueAt } from '../../../src/queueing/timetable.ts';
import { checkLaw } from '../../support/laws.ts';

const shift: Timetable = { everyDays: 1, atDays: [0, 0.375, 0.75], values: [0, 3, 1] };
const once: Timetable = { everyDays: Infinity, atDays: [0, 10], values: [1, 2] };

test.each([
  [shift, 0, 0, 0.375],
  [shift, 0.375, 3, 0.75],
  [shift, 41.74, 3, 41.75],
  [shift, 41.75, 1, 42],
  [shift, 42, 0, 42.375],
  [once, 9.5, 1, 10],
  [once, 10, 2, Infinity],
])('of %o at %d the value is %d, until %d', (timetable, atDays, value, untilDays) => {
  expect(valueAt(timetable, atDays)).toBe(value);
  expect(nextChangeDays(timetable, atDays)).toBe(untilDays);
});

test('the time of an amount is where the integral comes to it', () => {
  expect(timeOfAmount(shift, 0, 3 * 0.375)).toBe(0.75);
  expect(timeOfAmount(shift, 0.5, 0.75 + 0.125)).toBe(0.875);
  expect(timeOfAmount(shift, 0, 100 * meanOfTimetable(shift))).toBeCloseTo(100, 9);
  expect(timeOfAmount(once, 8, 6)).toBe(12);
  expect(timeOfAmount({ everyDays: Infinity, atDays: [0, 1], values: [1, 0] }, 0, 2)).toBe(Infinity);
});

test('an amount that takes thousands of cycles comes at the same time, and one that takes billions at once', () => {
  const weekends: Timetable = { everyDays: 7, atDays: [0, 5], values: [0, 0.5] };
  for (const amount of [998.5, 999.25, 1000, 1000.5, 1234.75]) {
    // a whole amount comes at the end of a weekend, the rest of one half as fast as the days go by
    const rest = amount - Math.floor(amount);
    const comes = 7 * Math.floor(amount) + (rest === 0 ? 0 : 5 + 2 * rest);
    expect(timeOfAmount(weekends, 0, amount)).toBe(comes);
    expect(timeOfAmount(weekends, 7000, amount)).toBe(7000 + comes);
    expect(timeOfAmount(weekends, 6, amount + 0.5)).toBe(7 + comes);
  }
  expect(timeOfAmount({ ...shift, values: [0, 0, 1e-12] }, 0, 1)).toBeCloseTo(4e12, -1);
});

test('changes of a cycle follow each other without end, each later than the one before, whatever the rounding', () => {
  checkLaw(
    fc.property(fc.double({ min: 1e-3, max: 10, noNaN: true }), fc.integer({ min: 1, max: 5 }), (everyDays, parts) => {
      const atDays = Array.from({ length: parts }, (_, i) => (i * everyDays) / parts);
      const timetable = { everyDays, atDays, values: atDays.map((_, i) => i) };
      let days = 0;
      for (let change = 1; change <= 200; change++) {
        const next = nextChangeDays(timetable, days);
        expect(next).toBeGreaterThan(days);
        expect(next).toBeCloseTo((change * everyDays) / parts, 6);
        expect(valueAt(timetable, next)).toBe(change % parts);
        days = next;
      }
    }),
    300,
  );
});
