import { describe, expect, test } from 'vitest';
import type { Granularity, LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import {
  automationOf,
  classOf,
  constant,
  hoursOf,
  peopleOf,
  scenarioOf,
  slotStage,
  smallLab,
  workStage,
} from '../../support/lab-records.ts';

const REPLICATIONS = 6;
const YEARS = 4;
/** The first year is left out, in which the lab settles. */
const FIRST_ROW = 4;

/** One task of a job is AI's or not, whatever its length; bundles count hours. */
const ROUNDING_OF_TASKS = 0.02;

const automated = { besideShare: constant(0.3), catchShare: 0.33, sameModelCorrelation: 0.5 };

/** A lab that stands still, with flaws, null results, replication and what comes of them. */
function steadyLab(flawsPerVisit: number, ceilingShare: number, granularity: Granularity): LabParameters {
  const p = smallLab();
  const automation = automationOf(ceilingShare === 0 ? { opening: { kind: 'never' } } : { ceilingShare });
  return smallLab({
    granularity,
    people: [peopleOf('researchers', 12), peopleOf('engineers', 60, 0.4)],
    classes: [
      classOf('experiment', [0, 1, 2, 3, 4]),
      classOf('change', [1, 4]),
      classOf('incident', [5]),
      classOf('correction', [5]),
    ],
    stages: [
      workStage('decide', 0, [16, 0], { activity: 'decide', gate: true }),
      workStage('implement', 1, [24, 6], { automation }),
      slotStage({ acceleratorDaysAtEpoch: 1500 }),
      workStage('analyze', 0, [4, 0], { automation }),
      workStage('review', 1, [4, 1], { activity: 'communicate', back: { to: 1, share: 0 }, automation }),
      workStage('serve', 1, [0, 0], { hours: hoursOf({ incident: 10, correction: 10 }) }),
    ],
    review: {
      stage: 4,
      flawsPerVisit,
      aiFlawRatio: constant(1),
      scrutinyMinutes: 10,
      policy: { elasticity: 0, budgetShare: 1 },
      automated,
      incidentShare: 0.5,
      incidentLagDays: 30,
    },
    results: {
      trueShare: 0.4,
      powerShare: 0.8,
      falsePositiveShare: 0.2,
      reportStage: 3,
      readStages: [3],
      readingMinutes: 240,
      automated,
      replicatedShare: 0.3,
      replicateFrom: 2,
      correctionLagDays: 60,
    },
    progress: { ...p.progress, thetaPerYear: 1e-6 },
    horizon: {
      ...p.horizon,
      law: { kind: 'exponential', doublingsPerDoubling: 1e-4 },
      referenceMinutes: 200,
      earlierMinutes: 200,
    },
  });
}

interface Mean {
  readonly mean: number;
  readonly error: number;
}

/** Mean of a column over replications, and its standard error. */
function meanOf(paths: readonly Trajectory[], id: keyof Trajectory['series']): Mean {
  const means = paths.map(({ series }) => {
    const rows = [...series[id]].slice(FIRST_ROW);
    return rows.reduce((sum, value) => sum + value, 0) / rows.length;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const square = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (means.length - 1);
  return { mean, error: Math.sqrt(square / means.length) };
}

describe.each([
  ['by hand, few flaws', 0.5, 0],
  ['by hand, many flaws', 1.5, 0],
  ['with AI', 0.5, 0.7],
] as const)('%s', (_, flaws, ceilingShare) => {
  const paths = (granularity: Granularity): readonly Trajectory[] =>
    Array.from({ length: REPLICATIONS }, (_replication, i) =>
      simulateLab(scenarioOf(steadyLab(flaws, ceilingShare, granularity), YEARS), { seed: 5, draw: 'point', replication: i + 1 }),
    );
  const exact = paths({ kind: 'exact' });
  const bundled = paths({ kind: 'auto', jobsPerYear: { experiment: 100, change: 300 } });

  test('experiments are as many as planned, one by one and in bundles', () => {
    expect(Math.max(...bundled.map(({ granularityMax }) => granularityMax))).toBeGreaterThan(5);
    for (const { mean, error } of [exact, bundled].map((set) => meanOf(set, 'experiments_expected_ratio'))) {
      expect(error).toBeLessThan(0.02);
      expect(Math.abs(mean - 1)).toBeLessThan(4 * error);
    }
  });

  test.each([
    ['changes_per_year', 0.02],
    ['flaws_made_per_year', 0.02],
    ['flaws_caught_share', 0.02],
    ['incidents_per_year', 0.04],
    ['replicated_share', 0.04],
    ['result_quality_ratio', 0.04],
  ] as const)('%s is the same one by one and in bundles', (id, most) => {
    const [one, many] = [meanOf(exact, id), meanOf(bundled, id)];
    const error = Math.hypot(one.error, many.error);
    expect(error / one.mean).toBeLessThan(most);
    expect(Math.abs(many.mean - one.mean)).toBeLessThan(4 * error + ROUNDING_OF_TASKS * one.mean);
  });
});
