import fc from 'fast-check';
import { expect, test } from 'vitest';
import { civilFromDays, daysFromCivil, formatIsoDate, parseIsoDate, sampleTimes } from '../../../src/base/calendar.ts';

const anyDay = fc.integer({ min: -800_000, max: 3_000_000 });

test('dates agree with the platform calendar', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const platform = new Date(day * 86_400_000);
      expect(civilFromDays(day)).toEqual({
        year: platform.getUTCFullYear(),
        month: platform.getUTCMonth() + 1,
        day: platform.getUTCDate(),
      });
    }),
  );
});

test('the day number of the date of a day is that day', () => {
  fc.assert(fc.property(anyDay, (day) => void expect(daysFromCivil(civilFromDays(day))).toBe(day)));
});

test('a printed date reads back', () => {
  const fourDigitYears = fc.integer({ min: -719_528, max: 2_932_896 });
  fc.assert(fc.property(fourDigitYears, (day) => void expect(parseIsoDate(formatIsoDate(day))).toBe(day)));
});

test.each([
  '2024-13-01',
  '2024-00-10',
  '2024-04-31',
  '2023-02-29',
  '2024-01-00',
  '24-01-01',
  '2024-1-1',
  '2024',
  '2024-01-01T00:00',
  '',
])('%j is no date', (text) => {
  expect(parseIsoDate(text)).toBeUndefined();
});

test('monthly samples fall on the first of each month, both ends included', () => {
  const epoch = parseIsoDate('2021-01-01')!;
  const end = parseIsoDate('2036-01-01')!;
  const dates = [...sampleTimes('month', epoch, end - epoch)].map((time) => formatIsoDate(epoch + time));
  expect(dates).toHaveLength(15 * 12 + 1);
  expect(dates.every((date) => date.endsWith('-01'))).toBe(true);
  expect([dates[0], dates[37], dates.at(-1)]).toEqual(['2021-01-01', '2024-02-01', '2036-01-01']);
});

test('an epoch inside a month waits for the next first', () => {
  const epoch = parseIsoDate('2021-12-15')!;
  expect([...sampleTimes('month', epoch, 60)]).toEqual([17, 48]);
});

test('weekly samples fall on Mondays, daily ones on each day', () => {
  const monday = parseIsoDate('2026-06-29')!;
  expect([...sampleTimes('week', monday, 14)]).toEqual([0, 7, 14]);
  expect([...sampleTimes('week', monday + 1, 14)]).toEqual([6, 13]);
  expect([...sampleTimes('week', -400, 7)].map((time) => new Date((time - 400) * 86_400_000).getUTCDay())).toEqual([1]);
  expect([...sampleTimes('day', monday, 2.5)]).toEqual([0, 1, 2]);
});
