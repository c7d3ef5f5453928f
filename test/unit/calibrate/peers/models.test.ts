import { describe, expect, test } from 'vitest';
import { takeoffYears } from '../../../../src/calibrate/peers/ai-2027.ts';
import { amdahlSpeedup } from '../../../../src/calibrate/peers/amdahl.ts';
import { doublingMonths, mostDoublings, shortestMonths } from '../../../../src/calibrate/peers/forethought.ts';
import { logGrowth } from '../../../../src/calibrate/peers/growth.ts';
import { type KwaModel, kwaGrowthPerYear, kwaPath, kwaShare, yearsToShare } from '../../../../src/calibrate/peers/kwa.ts';
import { kwaMultiplier } from '../../../../src/calibrate/peers/kwa-rows.ts';

const NOTHING = (): number => 0;

/** Kwa's model with people and compute as they are. */
function kwa(change: Partial<KwaModel> = {}): KwaModel {
  const exponents = { labourExponent: 0.2, computeExponent: 0.6, fishingExponent: 0.5 };
  const start = { slowness: 2, startShare: 0.4, startGrowthPerYear: 1.5 };
  return { ...start, ...exponents, logLabour: NOTHING, logCompute: NOTHING, ...change };
}

describe("Kwa's equation", () => {
  test('is S prime = k (L / (1 - f))^alpha C^zeta S^(1 - beta), its scale set by the growth at the start', () => {
    const model = kwa({ logLabour: (years) => years * Math.log(2), logCompute: (years) => years * Math.log(3) });
    const [years, logS] = [1.3, 2.1];
    const share = (logE: number): number => 1 / (1 + Math.exp(-(Math.log(0.4 / 0.6) + logE / 2)));
    const [L, C, S] = [2 ** years, 3 ** years, Math.exp(logS)];
    const k = 1.5 / (1 / 0.6) ** 0.2;
    const derivative = k * (L / (1 - share(Math.log(C * S)))) ** 0.2 * C ** 0.6 * S ** (1 - 0.5);
    expect(kwaGrowthPerYear(model, years, logS)).toBeCloseTo(derivative / S, 12);
    expect(kwaGrowthPerYear(model, 0, 0)).toBeCloseTo(1.5, 12);
  });

  test('without automation it is that of Jones, S = (1 + beta g t)^(1 / beta)', () => {
    const path = kwaPath(kwa({ startShare: 1e-12 }), 8, 1 / 12);
    const closed = Array.from(path.logEfficiency, (_, i) => Math.log(1 + 0.5 * 1.5 * (i / 12)) / 0.5);
    path.logEfficiency.forEach((value, i) => {
      expect(value).toBeCloseTo(closed[i]!, 6);
    });
  });

  test('alpha = beta, v = 1 and E = S grow as S = e^(g t) once all but little is left to people: 1 / (1 - f) ~ S', () => {
    const model = kwa({ slowness: 1, startShare: 1 - 1e-9, labourExponent: 0.5, fishingExponent: 0.5 });
    expect(kwaPath(model, 3, 1 / 48).logEfficiency.at(-1)).toBeCloseTo(3 * 1.5, 6);
  });

  test('a step of a month is short enough', () => {
    const model = kwa({ logCompute: (years) => years });
    const [coarse, fine] = [1 / 12, 1 / 96].map((step) => kwaPath(model, 10, step).logEfficiency.at(-1)!);
    expect(coarse).toBeCloseTo(fine!, 5);
  });

  test('99 % is where logit f has grown by so much over v', () => {
    const path = kwaPath(kwa({ slowness: 1 }), 30, 1 / 12);
    const years = yearsToShare(path, 0.99);
    const after = Math.ceil(years * 12);
    expect(path.automatedShare[after]).toBeGreaterThanOrEqual(0.99);
    expect(path.automatedShare[after - 1]).toBeLessThan(0.99);
    expect(kwaShare({ slowness: 2, startShare: 0.4 }, 2 * (Math.log(99) - Math.log(0.4 / 0.6)))).toBeCloseTo(0.99, 12);
    expect(yearsToShare(path, 1 - 1e-15)).toBeNaN();
  });

  test('its multiplier with alpha 1 is Amdahl', () => {
    for (const share of [0, 0.5, 0.9]) expect(kwaMultiplier({ labourExponent: 1 }, share)).toBeCloseTo(amdahlSpeedup(share), 10);
  });
});

test('growth takes one factor a year and goes on with the last', () => {
  const growth = { factorsPerYear: [2, 3, 1.5] };
  expect(Math.exp(logGrowth(growth, 1.5))).toBeCloseTo(2 * Math.sqrt(3), 12);
  expect(Math.exp(logGrowth(growth, 5))).toBeCloseTo(2 * 3 * 1.5 ** 3, 9);
  expect(logGrowth(growth, 0)).toBe(0);
});

describe("Forethought's doublings", () => {
  test('come at even times where r is 1 and the limit is far', () => {
    const months = doublingMonths({ firstMonths: 0.5, returns: 1, inputExponent: 0.3, doublings: 1e6 });
    expect(months[10]).toBeCloseTo(5, 4);
    expect(shortestMonths(months, 24)).toBeCloseTo(12, 2);
    expect(months.every(Number.isFinite)).toBe(true);
  });

  test('take 2^(p (1/r - 1)) times as long as the one before', () => {
    const months = doublingMonths({ firstMonths: 1, returns: 2, inputExponent: 0.3, doublings: 4 });
    const ratio = (returns: number): number => 2 ** (0.3 * (1 / returns - 1));
    expect(months[2]! - months[1]!).toBeCloseTo(ratio(1.5), 12);
    expect(months[3]! - months[2]!).toBeCloseTo(ratio(1.5) * ratio(1), 12);
  });

  test('end at the limit', () => {
    const months = doublingMonths({ firstMonths: 1, returns: 3, inputExponent: 0.3, doublings: 50.7 });
    expect(months.length).toBe(51);
    expect(shortestMonths(months, 51)).toBe(Infinity);
    expect(mostDoublings(months, Infinity)).toBe(50);
  });
});

test("AI 2027's legs are the integral of the inverse multiplier over the work of people alone", () => {
  const steps = 100_000;
  for (const [gap, from, to] of [
    [4, 5, 25],
    [19, 25, 250],
    [95, 250, 2000],
  ] as const) {
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += gap / steps / (from * (to / from) ** ((i + 0.5) / steps));
    expect(takeoffYears(gap, from, to)).toBeCloseTo(sum, 8);
  }
});
