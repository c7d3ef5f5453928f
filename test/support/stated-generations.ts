import type { Generation } from '../../src/lab/trajectory.ts';
import type { LabPath } from '../../src/report/figures/material.ts';

/** A path with generations as a test states them, in days since the epoch; what is not stated did not happen. */
export function withGenerations(path: LabPath, stated: readonly Partial<Generation>[]): LabPath {
  const generations = stated.map((generation, index): Generation => ({ ...NOTHING, index, ...generation }));
  return { ...path, trajectory: { ...path.trajectory, generations } };
}

const NOTHING: Omit<Generation, 'index'> = {
  startDays: Number.NaN,
  trainingDays: Number.NaN,
  trainedDays: Number.NaN,
  evaluatedDays: Number.NaN,
  approvedDays: Number.NaN,
  releasedDays: Number.NaN,
  promotedDays: Number.NaN,
  intervalDays: Number.NaN,
  effectiveComputeRatio: 1,
  softwareEfficiencyRatio: 1,
  horizonMinutes: 60,
  horizonCapped: false,
  loopGainRatio: Number.NaN,
  returnsEffectiveRatio: Number.NaN,
  bindingPool: '',
  bindingStage: '',
  trueHarm: Number.NaN,
  measuredHarm: Number.NaN,
  alarms: 0,
  falseAlarms: 0,
  misses: 0,
  rounds: 0,
  daysLost: 0,
  outcome: 'promoted',
};
