import { describe, expect, test } from 'vitest';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import { expectTheory } from '../../support/against-theory.ts';
import { classOf, constant, keyOf, planOf, scenarioOf, slotStage, smallLab, workStage } from '../../support/lab-records.ts';
import { caughtByPeople, roundsByChain } from '../../support/review-chain.ts';

const MU = 0.5;
const SCRUTINY = 10;
const CLASSES = [classOf('experiment', [0, 1, 2, 3]), classOf('change', [1, 3])];

type Hours = readonly [experiment: number, change: number];

/** A lab in which people write and review code for so many hours, experiments and changes. */
function lab(code: Hours, review: Hours, change: Partial<LabParameters> = {}): LabParameters {
  return smallLab({
    review: {
      stage: 3,
      flawsPerVisit: MU,
      aiFlawRatio: constant(1),
      scrutinyMinutes: SCRUTINY,
      policy: { elasticity: 0, budgetShare: 1 },
      automated: { besideShare: constant(0), catchShare: 0, sameModelCorrelation: 0 },
      incidentShare: 0,
      incidentLagDays: 1,
    },
    classes: CLASSES,
    stages: [
      workStage('decide', 0, [16, 0], { activity: 'decide' }),
      workStage('implement', 1, code),
      slotStage(),
      workStage('review', 1, review, { back: { to: 1, share: 0 } }),
    ],
    ...change,
  });
}

const rounds = (codeHours: number, reviewHours: number) =>
  roundsByChain(MU, caughtByPeople(60 * reviewHours, SCRUTINY * codeHours));

describe('m minutes of review catch 1 - exp(-m/m0), m0 ten minutes per hour of code', () => {
  test.each([
    ['a review', [24, 6], [4, 1]],
    ['of twice the hours', [24, 6], [8, 2]],
    ['of twice the code', [48, 12], [4, 1]],
  ] as const)('%s', (_, code, review) => {
    const { caught, escaped } = rounds(code[1], review[1]);
    const shares = Array.from({ length: 6 }, (_replication, i) => {
      const rows = [...simulateLab(scenarioOf(lab(code, review), 4), keyOf(i + 1)).series.flaws_caught_share].slice(2);
      return rows.reduce((sum, share) => sum + share, 0) / rows.length;
    });
    expectTheory(shares, caught / (caught + escaped), 'flaws caught');
  });

  test('the plan has the hours of each class by itself', () => {
    const { visits } = planOf(lab([24, 6], [1, 3]));
    expect(visits[0]![3]! / rounds(24, 1).reviews).toBeCloseTo(1, 9);
    expect(visits[1]![3]! / rounds(6, 3).reviews).toBeCloseTo(1, 9);
  });
});

test('work without code is passed at once', () => {
  const without = lab([24, 6], [4, 1], { classes: [classOf('experiment', [0, 2, 3]), CLASSES[1]!] });
  expect(planOf(without).visits[0]![3]).toBe(1);
});
