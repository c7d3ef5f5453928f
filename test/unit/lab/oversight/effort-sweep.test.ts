import { expect, test } from 'vitest';
import { OWN_EFFORT } from '../../../../src/lab/oversight/effort.ts';
import { effortKinds, effortLevels, planSweep, scenarioAt, shareLevels } from '../../../../src/lab/oversight/effort-sweep.ts';
import { scenarioOf, smallLab } from '../../../support/lab-records.ts';
import { overseenLab } from '../../../support/overseen-lab.ts';

const all = overseenLab();
const two = overseenLab(['results=none', 'classes.correction=null', 'stages.takeback=null']);
const replicatesNothing = overseenLab(['results.replicate.share=0']);

test.each([2, 3, 4, 5, 6, 7, 12])('%d efforts beside none: 1 among them, evenly spaced by ratio on either side', (steps) => {
  const levels = effortLevels(steps);
  expect(levels).toHaveLength(steps + 1);
  expect(levels[0]).toBe(0);
  expect(levels).toContain(1);
  expect(levels.at(-1)).toBe(4);
  if (steps > 2) expect(levels[1]).toBe(0.25);
  for (const side of [levels.filter((e) => e > 0 && e <= 1), levels.filter((e) => e >= 1)]) {
    const ratios = side.slice(1).map((e, i) => e / side[i]!);
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 12);
  }
});

test('what a scenario has is swept, before its fork or after', () => {
  expect(effortKinds(all)).toEqual(['review', 'evaluation', 'replication']);
  expect(effortKinds(two)).toEqual(['review', 'evaluation']);
  const plain = scenarioOf(smallLab(), 1);
  expect(effortKinds(plain)).toEqual([]);
  expect(effortKinds({ ...plain, fork: { fromDays: 100, parameters: all.base } })).toEqual(effortKinds(all));
});

test('two kinds are combined in every way, three only where that takes few simulations', () => {
  expect(planSweep(two, 5, 1).points).toHaveLength(36);
  expect(planSweep(two, 5, 5).points).toHaveLength(5 + 5 + 1 + 5);
  expect(planSweep(all, 4, 1).points).toHaveLength(125);
  expect(planSweep(all, 5, 1).points).toHaveLength(5 + 5 + 5 + 1 + 5);
  for (const [steps, replications] of [[5, 1] as const, [3, 2] as const, [12, 1] as const]) {
    for (const scenario of [two, all]) {
      const { points, own } = planSweep(scenario, steps, replications);
      expect(points).toContainEqual(own);
      expect(points).toContainEqual({ ...OWN_EFFORT, review: 0, evaluation: 0, ...(scenario === all ? { replication: 0 } : {}) });
      expect(new Set(points.map((point) => JSON.stringify(point))).size).toBe(points.length);
    }
  }
});

test('where nothing is replicated its effort is the share of reports, and the scenario is at none', () => {
  const sweep = planSweep(replicatesNothing, 4, 1);
  expect(sweep).toMatchObject({ replicationIsShare: true, own: { review: 1, evaluation: 1, replication: 0 } });
  expect(new Set(sweep.points.map(({ replication }) => replication))).toEqual(new Set(shareLevels(4)));
  expect(scenarioAt(replicatesNothing, sweep, sweep.own)).toEqual(replicatesNothing);
  const half = scenarioAt(replicatesNothing, sweep, { ...sweep.own, replication: 0.5 });
  expect(half.base.results!.replicatedShare).toBe(0.5);
});

test('where half of the reports is replicated, no more than all is tried', () => {
  const sweep = planSweep(overseenLab(['results.replicate.share=0.5']), 5, 1);
  expect(sweep.replicationIsShare).toBe(false);
  expect(new Set(sweep.points.map(({ replication }) => replication))).toEqual(new Set([0, 0.25, 0.5, 1, 2]));
});

test('a scenario at its own point is the scenario', () => {
  const sweep = planSweep(all, 3, 1);
  expect(scenarioAt(all, sweep, sweep.own)).toEqual(all);
});
