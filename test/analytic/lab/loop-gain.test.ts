import { expect, test } from 'vitest';
import { layOutPools } from '../../../src/lab/layout.ts';
import { loopGain } from '../../../src/lab/loop-gain.ts';
import type { LabParameters } from '../../../src/lab/parameters.ts';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import {
  automationOf,
  classOf,
  constant,
  keyOf,
  meanAndError,
  momentOf,
  planOf,
  scenarioOf,
  slotStage,
  smallLab,
  tasksOf,
  workStage,
} from '../../support/lab-records.ts';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];
const YEARS = 6;
const HORIZON_MINUTES = 240;
const KAPPA = 1.7;
const STEP_RATIO = 1.1;

/** A lab that agents have been taken up in; changes are few, so that they cost no time. */
function labOf(change: Partial<LabParameters>): LabParameters {
  const p = smallLab();
  const automation = automationOf();
  const stages = [
    workStage('decide', 0, [16, 0], { activity: 'decide', automation, gate: true }),
    workStage('implement', 1, [24, 6], { automation }),
    slotStage({ cv: 0.2 }),
    workStage('review', 1, [4, 1], { activity: 'communicate', gate: true }),
  ];
  const classes = [classOf('experiment', [0, 1, 2, 3], { perLeadPerson: 8 }), classOf('change', [1, 3], { perLeadPerson: 0.05 })];
  return { ...p, stages, classes, horizon: { ...p.horizon, referenceDays: 1e6 }, ...change };
}

/** Experiments over the whole of a path on which S, horizon, staff, fleet and adoption stand still. */
function experimentsAt(p: LabParameters, ratio: number, seed: number): number {
  const horizon = { ...p.horizon, earlierMinutes: HORIZON_MINUTES * ratio ** KAPPA };
  const withSoftware = { days: [-1e3], logEfficiency: [Math.log(ratio)], deliveries: [] };
  const { series } = simulateLab(scenarioOf({ ...p, horizon }, YEARS), keyOf(seed), { withSoftware });
  return series.experiments_per_year.slice(1).reduce((sum, rate) => sum + rate, 0);
}

const { fleet } = smallLab();
const labs: readonly (readonly [string, Partial<LabParameters>, number])[] = [
  ['accelerators bind', { fleet: { ...fleet, accelerators: constant(4000) } }, 0.3],
  ['people bind', { fleet: { ...fleet, accelerators: constant(1e6) } }, Number.NaN],
  [
    'agents bind',
    {
      fleet: { ...fleet, accelerators: constant(1e6) },
      agents: { id: 'agents', atEpoch: 0.5, efficiencyExponent: 0.5, changeReserveShare: 0 },
    },
    0.5,
  ],
];

test.each(labs)('%s: eps = d ln X_max / d ln S is what paired stationary simulations show', (_, change, exponent) => {
  const p = labOf(change);
  const moment = momentOf({
    horizonMinutes: HORIZON_MINUTES,
    accelerators: p.fleet.accelerators.values[0]!,
    epochFleet: p.fleet,
  });
  const state = { sinceLimitNats: 0, deployedComputeRatio: (HORIZON_MINUTES / p.horizon.referenceMinutes) ** (1 / KAPPA) };
  const { throughputElasticity } = loopGain(p, layOutPools(p), moment, planOf(p, moment), state, tasksOf(p));
  if (!Number.isNaN(exponent)) expect(throughputElasticity).toBeCloseTo(exponent, 9);
  const shown = SEEDS.map(
    (seed) => Math.log(experimentsAt(p, STEP_RATIO, seed) / experimentsAt(p, 1, seed)) / Math.log(STEP_RATIO),
  );
  const { mean, error } = meanAndError(shown);
  expect(error).toBeLessThan(0.02);
  expect(Math.abs(mean - throughputElasticity), `${mean} +- ${error} against ${throughputElasticity}`).toBeLessThan(4 * error);
});
