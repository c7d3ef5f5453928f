import { expect, test } from 'vitest';
import { planExperiments, trainingComputeRatio } from '../../../src/lab/demand.ts';
import { layOutPools } from '../../../src/lab/layout.ts';
import type { FleetOrders } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { keyOf, momentOf, planOf, scenarioOf, smallLab, tasksOf } from '../../support/lab-records.ts';

/** Experiment compute, by the day, of a lab whose slots bind. */
function computeWith(orders: FleetOrders): (days: number) => number {
  const p = smallLab();
  const stages = p.stages.map((stage) => (stage.kind === 'slots' ? { ...stage, acceleratorDaysAtEpoch: 4000 } : stage));
  const sampleDays = Float64Array.from({ length: 301 }, (_, day) => day);
  const path = simulateLab(
    scenarioOf({ ...p, stages, fleet: { ...p.fleet, orders } }, 1, { sampleDays, endDays: 300 }),
    keyOf(1),
  );
  return (days) => path.series.experiment_compute_ratio[days]!;
}

test('orders are placed at each look while slots are busy, and arrive after the lead time, each a share of what is then held', () => {
  const at = computeWith({ everyDays: 91, aboveUtilization: 0.8, orderShare: 0.1, leadDays: 100 });
  expect([at(0), at(99), at(100), at(190)]).toEqual([1, 1, 1.1, 1.1]);
  expect([at(191), at(281)]).toEqual([1.2, 1.2]);
  expect(at(282)).toBeCloseTo(1.31, 12);
});

test('slots that are less busy than the threshold order nothing', () => {
  const at = computeWith({ everyDays: 91, aboveUtilization: 1, orderShare: 0.1, leadDays: 10 });
  expect(at(300)).toBe(1);
});

test('experiments take over the share of idle training compute that is taken up elsewhere', () => {
  const { fleet } = smallLab();
  const computeOf = (idleTakenShare: number, trainingIdle: boolean): number =>
    planOf(smallLab({ fleet: { ...fleet, idleTakenShare } }), momentOf({ trainingIdle })).experimentComputeRatio;
  expect([computeOf(0, false), computeOf(0, true), computeOf(1, false)]).toEqual([1, 1, 1]);
  expect(computeOf(0.5, true)).toBeCloseTo(1.5, 12);
  expect(computeOf(1, true)).toBeCloseTo(2, 12);
});

test('slots go as C^(1 - eta) S^psi', () => {
  const slots = (accelerators: number, softwareEfficiency: number): number => {
    const { capacity } = planOf(smallLab(), momentOf({ accelerators, softwareEfficiency }));
    return capacity.at(-1)!;
  };
  expect(slots(1e5, 1) / slots(1e4, 1)).toBeCloseTo(10 ** 0.655, 9);
  expect(slots(1e4, 16) / slots(1e4, 1)).toBeCloseTo(16 ** 0.3, 9);
  expect((slots(10_000, 1) / 7) * 365.25).toBeCloseTo(1000, 9);
});

test('a future that shares the fleet out anew moves compute from one use to another', () => {
  const p = smallLab();
  const moved = { ...p, fleet: { ...p.fleet, trainingShare: 0.2, experimentShare: 0.4, inferenceShare: 0.4 } };
  const moment = momentOf({ epochFleet: p.fleet });
  const layout = layOutPools(moved);
  const before = planExperiments(p, layout, moment, tasksOf(p));
  const after = planExperiments(moved, layout, moment, tasksOf(p));
  expect(after.capacity[layout.agentsPool]! / before.capacity[layout.agentsPool]!).toBeCloseTo(2, 12);
  expect(trainingComputeRatio(moved, moment)).toBeCloseTo(0.5, 12);
  expect(after.experimentComputeRatio).toBe(1);
});
