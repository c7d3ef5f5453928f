import { expect, test } from 'vitest';
import { reviewOutcome } from '../../../../src/lab/oversight/detection.ts';
import { OWN_EFFORT, scenarioWithEffort, withEffort } from '../../../../src/lab/oversight/effort.ts';
import { detectionChance } from '../../../../src/lab/oversight/signals.ts';
import type { LabParameters, LabScenario, WorkStage } from '../../../../src/lab/parameters.ts';
import { simulateLab } from '../../../../src/lab/simulate-lab.ts';
import { frontierFigures, stretchOf } from '../../../../src/report/frontier-figures.ts';
import { expectTheory } from '../../../support/against-theory.ts';
import { constant, keyOf, scenarioOf, smallLab } from '../../../support/lab-records.ts';
import { overseenLab } from '../../../support/overseen-lab.ts';

const overseen = overseenLab();
const forked: LabScenario = { ...overseen, fork: { fromDays: 400, parameters: overseen.base } };

function effortOf(change: Partial<typeof OWN_EFFORT>) {
  return { ...OWN_EFFORT, ...change };
}

function battery(p: LabParameters) {
  return p.generations.control!.battery!;
}

test('an effort of 1 is the lab itself, with and without oversight, before a fork and after', () => {
  expect(scenarioWithEffort(forked, OWN_EFFORT)).toEqual(forked);
  expect(withEffort(smallLab(), effortOf({ review: 4, evaluation: 0, replication: 0 }))).toEqual(smallLab());
});

test('a fork changes as its base does', () => {
  const { base, fork } = scenarioWithEffort(forked, { review: 2, evaluation: 0.5, replication: 4 });
  expect(fork!.parameters).toEqual(base);
  expect(base).not.toEqual(overseen.base);
});

test('review takes hours of experiments and changes, and nothing else changes', () => {
  const before = overseen.base;
  const after = withEffort(before, effortOf({ review: 3 }));
  const k = before.review!.stage;
  const hours = (p: LabParameters) => (p.stages[k] as WorkStage).hours;
  expect(hours(after)).toEqual({ ...hours(before), experiment: 3 * hours(before).experiment, change: 3 * hours(before).change });
  expect({ ...after, stages: after.stages.filter((_, i) => i !== k) }).toEqual({
    ...before,
    stages: before.stages.filter((_, i) => i !== k),
  });
});

test('without review experiments and changes pass the stage by, and nothing else changes', () => {
  const after = withEffort(overseen.base, effortOf({ review: 0 }));
  const k = overseen.base.review!.stage;
  for (const [i, { path, limit }] of overseen.base.classes.entries())
    expect(after.classes[i]!.path).toEqual(limit === undefined ? path : path.filter((stage) => stage !== k));
  expect({ ...after, classes: overseen.base.classes }).toEqual(overseen.base);
});

test('e times the evaluation is e independent looks of which the mean counts: noise falls by the root of e', () => {
  const before = overseen.base;
  for (const e of [0.25, 2, 4]) {
    const after = withEffort(before, effortOf({ evaluation: e }));
    const { goods } = before.generations.control!.drift!;
    const averaged = battery(before).signals.map((signal) => ({ ...signal, noise: signal.noise / Math.sqrt(e) }));
    const expected = detectionChance({ ...battery(before), signals: averaged }, goods, [0.05], 0);
    expect(detectionChance(battery(after), goods, [0.05], 0)).toBeCloseTo(expected, 12);
    expect(battery(after).signals[0]!.jobs).toBe(e * battery(before).signals[0]!.jobs);
    expect(after.generations.evaluateDays).toBe(e * before.generations.evaluateDays);
    expect(after.generations.control!.approvals).toBe(e * before.generations.control!.approvals);
  }
});

test('without evaluation there is no battery, no day of it and no approval; drift stays', () => {
  const { generations } = withEffort(overseen.base, effortOf({ evaluation: 0 }));
  expect(generations).toMatchObject({ evaluateDays: 0, control: { battery: undefined, approvals: 0 } });
  expect(generations.control!.drift).toEqual(overseen.base.generations.control!.drift);
});

test.each([
  [0, 0],
  [2, 0.4],
  [5, 1],
  [9, 1],
])('replication %d times a fifth is %d, at most all', (replication, share) => {
  expect(withEffort(overseen.base, effortOf({ replication })).results!.replicatedShare).toBe(share);
});

const MU = 0.5;
/** m0 of six hours of code. */
const M0 = 60;
const reviewed = smallLab({
  review: {
    stage: 3,
    flawsPerVisit: MU,
    aiFlawRatio: constant(1),
    scrutinyMinutes: M0 / 6,
    policy: { elasticity: 0, budgetShare: 1 },
    automated: { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0 },
    incidentShare: 0,
    incidentLagDays: 1,
  },
  stages: smallLab().stages.map((stage) => (stage.id === 'review' ? { ...stage, back: { to: 1, share: 0 } } : stage)),
});

test.each([0, 0.5, 1])('of review done %d times people catch 1 - exp(-e m / m0), and what escapes is what theory says', (e) => {
  const scenario = scenarioWithEffort(scenarioOf(reviewed, 4), effortOf({ review: e }));
  const paths = Array.from({ length: 6 }, (_, i) => frontierFigures(simulateLab(scenario, keyOf(i + 1)), stretchOf(scenario)));
  const theory = reviewOutcome(MU, 1 - Math.exp((-e * 60) / M0)).escaped;
  expectTheory(
    paths.map(({ escapedFlawsRatio }) => escapedFlawsRatio),
    theory,
    `escaped flaws at effort ${e}`,
  );
});
