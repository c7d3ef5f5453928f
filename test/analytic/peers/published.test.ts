import { describe, expect, test } from 'vitest';
import { ai2027Rows, takeoffLegs } from '../../../src/calibrate/peers/ai-2027-rows.ts';
import { forecastForethought } from '../../../src/calibrate/peers/forethought-forecast.ts';
import { forecastKwa } from '../../../src/calibrate/peers/kwa-forecast.ts';
import { kwaReproduced } from '../../../src/calibrate/peers/kwa-rows.ts';
import { metrReproduced } from '../../../src/calibrate/peers/metr-rows.ts';
import { readTrends } from '../../../src/io/read-trends.ts';

const trends = readTrends();

describe("Forethought's table is met within two points by both forms of the program", () => {
  const DRAWS = 16_384;
  const published = { '3-years-in-1': 0.57, '10-years-in-1': 0.18, '3-years-in-4-months': 0.41, '10-years-in-4-months': 0.12 };

  test.each(['f', '1 + f'] as const)('%s, at two seeds', (codePath) => {
    for (const seed of [42, 7]) {
      const { shares } = forecastForethought(trends, codePath, seed, DRAWS);
      expect(Object.fromEntries(shares.map((own) => [own.label, own.published]))).toEqual(published);
      for (const { label, share } of shares) {
        expect(Math.sqrt((share * (1 - share)) / DRAWS), `standard error of ${label}`).toBeLessThan(0.005);
        expect(Math.abs(share - published[label as keyof typeof published]), `${label}: ${share}`).toBeLessThanOrEqual(0.02);
      }
    }
  });

  test('a first speed-up of f gives the shares that the published program gives itself, to a point', () => {
    const program = [0.566, 0.168, 0.408, 0.123];
    const { shares } = forecastForethought(trends, 'f', 42, DRAWS);
    for (const [i, { share }] of shares.entries()) expect(Math.abs(share - program[i]!)).toBeLessThan(0.01);
  });
});

test("AI 2027's takeoff takes .398 + .297 + .160 = .855 years", () => {
  const years = takeoffLegs(trends).map((leg) => leg.years);
  expect(years.map((value) => Number(value.toFixed(3)))).toEqual([0.398, 0.297, 0.16]);
  expect(years.reduce((sum, value) => sum + value)).toBeCloseTo(0.855, 3);
  const dates = ai2027Rows(trends).filter(({ quantity }) => quantity === 'milestone_date');
  expect(dates.map(({ value }) => Number(value.toFixed(2)))).toEqual([2027.2, 2027.6, 2027.89, 2028.05]);
});

test("the median date of 99 % automation by Kwa's equations is late 2032", () => {
  const dates = [42, 7].map((seed) => kwaReproduced(trends, forecastKwa(trends, seed, 256)));
  for (const { published, reproduced } of dates) {
    expect(published).toBe(2032.9);
    expect(Math.abs(reproduced - published)).toBeLessThan(0.2);
  }
});

test("METR's doubling times come out of the lines that are extrapolated", () => {
  expect(metrReproduced(trends).map(({ reproduced }) => reproduced.toFixed(3))).toEqual(['212.176', '128.744', '104.706']);
});
