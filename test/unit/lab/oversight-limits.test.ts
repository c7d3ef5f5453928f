import { describe, expect, test } from 'vitest';
import type { Review } from '../../../src/lab/oversight/control-parameters.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { visitRatios } from '../../../src/lab/visit-ratios.ts';
import { constant, planOf, smallLab, workStage } from '../../support/lab-records.ts';

/** A review that sends nothing back by itself; it sees every flaw. */
function reviewed(flawsPerVisit: number): LabParameters {
  const p = smallLab();
  const back = { to: 1, share: 0 };
  const review: Review = {
    stage: 3,
    flawsPerVisit,
    aiFlawRatio: constant(1),
    scrutinyMinutes: 1e-3,
    policy: { elasticity: 0, budgetShare: 1 },
    automated: { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0 },
    incidentShare: 0,
    incidentLagDays: 0,
  };
  return { ...p, review, stages: [...p.stages.slice(0, 3), workStage('review', 1, [4, 1], { back })] };
}

describe('work that hardly ever passes', () => {
  test.each([1 - 1e-3, 1 - 1e-6, 1 - 1e-12])('%d sent back: 1 / (1 - r) visits, at once', (share) => {
    const visits = visitRatios(4, [0, 1, 2, 3], [{ from: 3, to: 1, share }]);
    for (const [k, expected] of [1, 1 / (1 - share), 1 / (1 - share), 1 / (1 - share)].entries()) {
      expect(visits[k]! / expected).toBeCloseTo(1, 12);
    }
  });

  test.each([2, 8, 14])('%d flaws, all of them seen: e^flaws reviews', (flaws) => {
    const plan = planOf(reviewed(flaws));
    expect(plan.visits[0]![3]! / Math.exp(flaws)).toBeCloseTo(1, 9);
    expect(plan.visits[0]![0]).toBeCloseTo(1, 9);
  });

  test.each([50, 699, 2000])('%d flaws: next to no throughput, and every number of the plan is one', (flaws) => {
    const { throughputPerYear, changesPerYear, demandDays, latencyRatio } = planOf(reviewed(flaws));
    expect(throughputPerYear).toBeGreaterThan(0);
    expect(throughputPerYear).toBeLessThan(1e-6);
    expect([changesPerYear, latencyRatio, ...demandDays].filter((value) => !Number.isFinite(value))).toEqual([]);
  });
});
