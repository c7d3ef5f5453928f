import { expect, test } from 'vitest';
import type { LabOptions } from '../../../src/lab/simulate-lab.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { keyOf, scenarioOf, smallLab } from '../../support/lab-records.ts';

const scenario = scenarioOf(smallLab(), 3);
const recorded = (rows: NonNullable<LabOptions['rows']>): Trajectory => simulateLab(scenario, keyOf(1), { rows });
const [all, lab, pace] = [recorded('all'), recorded('lab'), recorded('pace')];

test('what is recorded changes nothing of the path', () => {
  for (const { fingerprint, software, generations, migrations } of [lab, pace]) {
    expect(fingerprint).toBe(all.fingerprint);
    expect([software, generations, migrations]).toEqual([all.software, all.generations, all.migrations]);
  }
});

test('the rows of the lab alone are those that all of its tables have, and so are the levels of its stages', () => {
  expect(lab.series).toEqual(all.series);
  expect([lab.bindingPool, lab.bindingStage, lab.holdingStep]).toEqual([all.bindingPool, all.bindingStage, all.holdingStep]);
  expect(lab.stageSeries.automation_level).toEqual(all.stageSeries.automation_level);
  expect(all.stageSeries.demand_days.some((days) => days > 0)).toBe(true);
  expect(lab.stageSeries.demand_days.every(Number.isNaN)).toBe(true);
  expect(lab.poolSeries.capacity_servers.every(Number.isNaN)).toBe(true);
});

test('the pace alone is that of all rows', () => {
  for (const id of ['experiments_per_year', 'result_quality_ratio'] as const) {
    expect(pace.series[id]).toEqual(all.series[id]);
    expect(pace.series[id].some((value) => value > 0)).toBe(true);
  }
  expect(pace.series.experiments_limit.every(Number.isNaN)).toBe(true);
});
