import { describe, expect, test } from 'vitest';
import type { GenerationControl } from '../../../src/lab/oversight/control-parameters.ts';
import type { Granularity, LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Generation } from '../../../src/lab/trajectory.ts';
import { batteryOf, HONESTY, NO_CONTROL } from '../../support/generation-bench.ts';
import { classOf, growing, hoursOf, keyOf, peopleOf, scenarioOf, smallLab, workStage } from '../../support/lab-records.ts';

const granularities: readonly Granularity[] = [
  { kind: 'exact' },
  { kind: 'auto', jobsPerYear: { experiment: 300, change: 300 } },
];

/** Six years of a lab in which four people, 20 hours a day, do nothing but a generation's data, evaluation, remediation and approvals. */
function generationsOf(control: Partial<GenerationControl>, granularity: Granularity): readonly Generation[] {
  const p = smallLab();
  const hours = hoursOf({ data: 4, evaluation: 2, remediation: 20, approval: 10 });
  const stages = [...p.stages, workStage('serve', 2, [0, 0], { hours })];
  const base: LabParameters = {
    ...p,
    granularity,
    stages,
    people: [...p.people, peopleOf('evaluators', 4)],
    classes: [...p.classes, ...(['data', 'evaluation', 'remediation', 'approval'] as const).map((id) => classOf(id, [4]))],
    fleet: { ...p.fleet, accelerators: growing(10_000, 10, 7), idleTakenShare: 1 },
    generations: { ...p.generations, overlap: 1, evaluateDays: 7, control: { ...NO_CONTROL, ...control } },
  };
  return simulateLab(scenarioOf(base, 6), keyOf(1)).generations.slice(1);
}

/** Mean days between two dates of the generations that have both. */
function meanDays(generations: readonly Generation[], of: (generation: Generation) => number): number {
  const days = generations.map(of).filter((value) => !Number.isNaN(value));
  expect(days.length).toBeGreaterThan(5);
  return days.reduce((sum, value) => sum + value, 0) / days.length;
}

describe.each(granularities)('simulated, $kind', (granularity) => {
  test('work of 400 hours on data and of 600 on evaluation takes four people 20 and 30 days', () => {
    const drift = { amplification: 0, goods: [HONESTY] };
    const battery = batteryOf(2, 0, { jobs: 150 });
    const generations = generationsOf({ data: { jobs: 100, growthExponent: 0 }, drift, battery }, granularity);
    const dataDays = meanDays(generations, ({ startDays, trainingDays }) => trainingDays - startDays);
    const evaluationDays = meanDays(generations, ({ trainedDays, evaluatedDays }) => evaluatedDays - trainedDays);
    expect(dataDays / 20).toBeGreaterThan(0.95); // the last of them leave some of the four without work
    expect(dataDays / 20).toBeLessThan(1.2);
    expect(evaluationDays / 30).toBeGreaterThan(0.95);
    expect(evaluationDays / 30).toBeLessThan(1.15);
    expect(generations.filter(({ outcome }) => outcome === 'promoted').every(({ daysLost }) => daysLost === 0)).toBe(true);
  });

  test('remediation by 200 hours of people takes 10 days and a new evaluation, approvals of 20 hours take days', () => {
    const drift = { amplification: 0, goods: [{ ...HONESTY, trendPerGeneration: 0.8 }] };
    const battery = batteryOf(1, 0.001, { sensitivity: 100, jobs: 1 });
    const detection = { action: 'remediate', rounds: 9, removedShare: 0.999, jobs: 10, retrainDays: 5 } as const;
    const generations = generationsOf({ drift, battery, detection, approvals: 2 }, granularity);
    const done = generations.filter(({ outcome }) => outcome === 'promoted');
    expect(done.length).toBeGreaterThan(5);
    expect(done.every(({ rounds, alarms }) => rounds === 1 && alarms === 1)).toBe(true);
    const lostDays = meanDays(done, ({ daysLost }) => daysLost);
    expect(lostDays).toBeGreaterThan(0.95 * (10 + 7));
    expect(lostDays).toBeLessThan(1.5 * (10 + 7));
    expect(done.every((g) => g.approvedDays > g.evaluatedDays && g.promotedDays === g.approvedDays)).toBe(true);
  });
});
