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

test('the limit counts agents and slots in use: N = 3 people + 2 agents + slots', () => {
  const implement = workStage('implement', 1, [24, 6], { automation: automationOf() });
  const { stages } = smallLab();
  const p = smallLab({ stages: [stages[0]!, implement, ...stages.slice(2)] });
  const path = simulateLab(scenarioOf(p, 6), keyOf(1));
  const pools = path.poolIds.length;
  const meanOf = (values: ArrayLike<number>): number =>
    Array.from(values)
      .slice(4)
      .reduce((sum, x) => sum + x, 0) /
    (path.sampleDays.length - 4);
  const inUse = (pool: number): number =>
    meanOf(
      Array.from(path.sampleDays, (_, i) => {
        const { capacity_servers, experiment_utilization_share } = path.poolSeries;
        return capacity_servers[i * pools + pool]! * experiment_utilization_share[i * pools + pool]!;
      }),
    );
  const expected = 24 + 2 * inUse(2) + inUse(3);
  expect(inUse(2)).toBeGreaterThan(0.1);
  expect(meanOf(path.series.experiments_limit) / expected).toBeCloseTo(1, 1);
});
