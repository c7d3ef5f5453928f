import { describe, expect, test } from 'vitest';
import { Research } from '../../../src/lab/research.ts';
import { simulateLab, simulateWithTwin } from '../../../src/lab/simulate-lab.ts';
import {
  automationOf,
  growing,
  keyOf,
  meanAndError,
  scenarioOf,
  slotStage,
  smallLab,
  workStage,
} from '../../support/lab-records.ts';

const { progress } = smallLab();

describe('constant throughput, beta > 0', () => {
  test.each([0.25, 0.5, 1])('S(t) = (1 + beta g t)^(1 / beta), at beta %f', (beta) => {
    const perYear = 50_000;
    const rules = { ...progress, fishingExponent: beta };
    const research = new Research(rules, 0, perYear);
    const growth = rules.thetaPerYear * (perYear / rules.referencePerYear) ** rules.parallelExponent;
    for (let i = 1; i <= 5 * perYear; i++) research.complete(1, 1, 1, (i * 365.25) / perYear);
    expect(Math.exp(research.logEfficiency) / (1 + beta * growth * 5) ** (1 / beta)).toBeCloseTo(1, 3);
  });

  test('a simulated lab of constant staff and fleet follows it', () => {
    const p = smallLab({ progress: { ...progress, thetaPerYear: 2 } });
    const ratios = [1, 2, 3, 4, 5, 6].map((seed) => {
      const { series, sampleDays } = simulateLab(scenarioOf(p, 5), keyOf(seed));
      const rates = series.experiments_per_year.slice(1);
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      const growth = 2 * (mean / progress.referencePerYear) ** progress.parallelExponent;
      const years = sampleDays.at(-1)! / 365.25;
      return series.software_efficiency_ratio.at(-1)! / (1 + 0.5 * growth * years) ** 2;
    });
    const { mean, error } = meanAndError(ratios);
    expect(error).toBeLessThan(0.02);
    expect(Math.abs(mean - 1), `${mean} +- ${error}`).toBeLessThan(4 * error + 0.01);
  });
});

/** A lab whose staff and fleet grow, in which agents come on a day or never; `runs` times the slots a run needs elsewhere. */
function growingLab(opensDays: number, runs = 4) {
  const p = smallLab();
  const opening = { kind: 'date', days: opensDays } as const;
  const implement = workStage('implement', 1, [24, 6], { automation: automationOf({ opening }) });
  const [researchers, engineers] = p.people;
  return smallLab({
    people: [
      { ...researchers!, headcount: growing(6, 1.5, 4) },
      { ...engineers!, headcount: growing(20, 1.5, 4) },
    ],
    fleet: { ...p.fleet, accelerators: growing(10_000, 3, 4) },
    stages: [p.stages[0]!, implement, slotStage({ acceleratorDaysAtEpoch: (runs * 4000 * 365.25) / 1000 }), ...p.stages.slice(3)],
  });
}

describe('beside its twin', () => {
  test('leverage is about 1 and multiplier and throughput ratio are exactly 1 before any AI, not afterwards', () => {
    const { series, sampleDays } = simulateWithTwin(scenarioOf(growingLab(700, 0.5), 3), keyOf(1));
    for (const [i, days] of sampleDays.entries()) {
      if (days > 700) continue;
      expect(series.progress_multiplier_ratio[i]).toBe(1);
      expect(series.throughput_ratio[i]).toBe(1);
      if (i > 0) expect(series.leverage_ratio[i]).toBeCloseTo(1, 1);
    }
    expect(series.leverage_ratio.at(-1)).toBeGreaterThan(1.3);
    expect(series.throughput_ratio.at(-1)).not.toBe(1);
  });

  test('where AI never opens the multiplier is 1 throughout, also past a fork and the generations', () => {
    const base = growingLab(1e6);
    const parameters = { ...base, progress: { ...progress, limit: { kind: 'level', ratio: 10 } as const } };
    const path = simulateWithTwin(scenarioOf(base, 3, { fork: { fromDays: 500, parameters } }), keyOf(1));
    expect(path.generations.length).toBeGreaterThan(2);
    expect(new Set(path.series.progress_multiplier_ratio)).toEqual(new Set([1]));
  });

  test('and where compute of an idle training is reallocated, and more is ordered', () => {
    const p = growingLab(1e6);
    const orders = { everyDays: 91, aboveUtilization: 0.5, orderShare: 0.1, leadDays: 100 };
    const base = { ...p, fleet: { ...p.fleet, idleTakenShare: 1, orders } };
    const path = simulateWithTwin(scenarioOf(base, 3), keyOf(1));
    expect(path.software.deliveries.length).toBeGreaterThan(3);
    expect(new Set(path.series.progress_multiplier_ratio)).toEqual(new Set([1]));
  });

  test('has the fleet of the path, ordered compute included, when AI makes the path busier', () => {
    const p = growingLab(100, 0.7);
    const orders = { everyDays: 91, aboveUtilization: 0.3, orderShare: 0.2, leadDays: 100 };
    const scenario = scenarioOf({ ...p, fleet: { ...p.fleet, orders } }, 4);
    const path = simulateLab(scenario, keyOf(1));
    const twin = simulateLab(scenario, keyOf(1), { shadowOf: path.software });
    expect(path.software.deliveries.length).toBeGreaterThan(1);
    expect([...twin.series.experiment_compute_ratio]).toEqual([...path.series.experiment_compute_ratio]);
  });
});
