import { describe, expect, test } from 'vitest';
import { layOutPools } from '../../../src/lab/layout.ts';
import { Ledger } from '../../../src/lab/ledger.ts';
import type { Granularity } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { limitWork } from '../../../src/lab/work-limits.ts';
import type { Control } from '../../../src/queueing/control.ts';
import { automationOf, keyOf, planOf, scenarioOf, smallLab, workStage } from '../../support/lab-records.ts';

function limitsOf(granularity: Granularity) {
  const p = smallLab({ granularity });
  return limitWork(p, layOutPools(p), planOf(p), { nowDays: 0 } as Control, new Ledger(120));
}

describe('without books yet', () => {
  test('three jobs per lead person; one job each when exact, and then the limit is the one simulated', () => {
    const limits = limitsOf({ kind: 'exact' });
    expect(limits.jobs).toEqual([24, 120]);
    expect(limits.bundles).toEqual([1, 1]);
    expect(limits.simulated).toEqual(limits.jobs);
  });

  test('bundles are as many jobs as keep simulated ones near the number wanted, at least one', () => {
    const plan = planOf(smallLab());
    const limits = limitsOf({ kind: 'auto', jobsPerYear: { experiment: 100, change: 1e9 } });
    expect(limits.bundles[0]).toBeCloseTo(plan.throughputPerYear / 100, 12);
    expect(limits.bundles[1]).toBe(1);
  });

  test('some bundles are always let in, which the limit in jobs does not show', () => {
    const exact = limitsOf({ kind: 'exact' });
    const coarse = limitsOf({ kind: 'auto', jobsPerYear: { experiment: 20, change: 1e9 } });
    expect(coarse.jobs).toEqual(exact.jobs);
    expect(coarse.simulated[0]!).toBeGreaterThanOrEqual(5 * coarse.bundles[0]!);
    expect(coarse.simulated[1]).toBe(exact.simulated[1]);
  });
});

test('the limit counts agents and slots in use, mean over the last week: N = 3 people + 2 agents + slots', () => {
  const implement = workStage('implement', 1, [24, 6], { automation: automationOf({ speed: 0.25 }) });
  const { stages, progress } = smallLab();
  const p = smallLab({ stages: [stages[0]!, implement, ...stages.slice(2)], progress: { ...progress, thetaPerYear: 0 } });
  const weekly = Float64Array.from({ length: 4 * 52 }, (_, week) => 7 * week);
  const path = simulateLab({ ...scenarioOf(p, 1), sampleDays: weekly, endDays: weekly.at(-1)! }, keyOf(1));
  const { capacity_servers, experiment_utilization_share } = path.poolSeries;
  const inUse = (row: number, pool: number): number => {
    const at = row * path.poolIds.length + pool;
    return capacity_servers[at]! * experiment_utilization_share[at]!;
  };
  for (let row = 13; row < weekly.length; row++) {
    const limits = path.series.experiments_limit.slice(row - 12, row + 1);
    const mean = limits.reduce((sum, x) => sum + x, 0) / 13;
    expect(inUse(row, 2)).toBeGreaterThan(3);
    expect(mean).toBeCloseTo(24 + 2 * inUse(row, 2) + inUse(row, 3), 6);
  }
});
