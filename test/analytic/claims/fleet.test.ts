import { expect, test } from 'vitest';
import type { SlotStage } from '../../../src/lab/parameters.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, labOf, pathsOf } from '../../support/claims.ts';

const WALL = ['parameters.psi.value=0'];
/** Enough for standard errors of less than one per cent in what a fleet completes. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

const { base } = labOf('fleet-ordered');
const run = base.stages.find((stage): stage is SlotStage => stage.kind === 'slots')!;
/** X_0: the fleet's experiments a year on the first day, from accelerators and accelerator days. */
const FIRST_RATE = ((base.fleet.accelerators.values[0]! * base.fleet.experimentShare) / run.acceleratorDaysAtEpoch) * 365.25;

/** C: one until the first delivery; an order each time, a share of what is there then, which comes after its lead. */
function orderedFleet(days: number): number {
  const { everyDays, leadDays, orderShare } = base.fleet.orders!;
  let accelerators = 1;
  for (let at = 0; at + leadDays <= days; at += everyDays) accelerators += orderShare * orderedFleet(at);
  return accelerators;
}

const fixedFleet = (): number => 1;

/**
 * Where accelerators bind all along: X = X_0 C^(1 - eta) S^psi, and S' = theta (X / X_ref)^lambda S^(1 - beta) makes
 * S^b = 1 + b theta (X_0 / X_ref)^lambda int C^(lambda (1 - eta)) dt with b = beta - lambda psi.
 */
function theoryOf(psi: number, fleet: (days: number) => number): { readonly completed: number; readonly efficiency: number } {
  const { thetaPerYear, referencePerYear, parallelExponent: lambda, fishingExponent } = base.progress;
  const b = fishingExponent - lambda * psi;
  const pace = thetaPerYear * (FIRST_RATE / referencePerYear) ** lambda;
  const [{ sampleDays }] = pathsOf('fleet-fixed', WALL, SEEDS) as [Trajectory];
  let [completed, power] = [0, 1];
  for (let day = 0.5; day < sampleDays.at(-1)!; day++) {
    const growth = fleet(day) ** (1 - run.frontierExponent);
    const half = (b * pace * growth ** lambda) / 365.25 / 2;
    power += half;
    completed += (FIRST_RATE * growth * power ** (psi / b)) / 365.25;
    power += half;
  }
  return { completed, efficiency: power ** (1 / b) };
}

/** Completions from the epoch to the last sample: samples lie a quarter apart. */
function completed(path: Trajectory): number {
  return path.series.experiments_per_year.slice(1).reduce((sum, x) => sum + (x * 91) / 365.25, 0);
}

const efficiency = ({ series }: Trajectory): number => series.software_efficiency_ratio.at(-1)!;

/** Xhat fluctuates as in the tripling: (1 - lambda)(2 - lambda)/2 of its variance, and one in S^b is three in S. */
const BIAS = 0.005;

test('a fixed fleet is a wall where software makes experiments no cheaper', () => {
  const paths = pathsOf('fleet-fixed', WALL, SEEDS);
  const theory = theoryOf(0, fixedFleet);
  expectTheory(paths.map(completed), theory.completed, { fault: 0.025 });
  expectTheory(paths.map(efficiency), theory.efficiency, { bias: BIAS, fault: 0.025 });
});

test('efficiency gains raise the throughput of a fixed fleet as S^psi, and S grows with loop gain lambda psi / beta', () => {
  const paths = pathsOf('fleet-fixed', [], SEEDS);
  const theory = theoryOf(0.3, fixedFleet);
  expectTheory(paths.map(efficiency), theory.efficiency, { bias: BIAS, fault: 0.03 });
  expectTheory(paths.map(completed), theory.completed, { bias: BIAS, fault: 0.03 });
  for (const path of paths) expect(path.series.loop_gain_ratio[5]).toBeCloseTo((0.6 * 0.3) / 0.5, 6);
});

test('orders are a quarter of the fleet of their day, twice a year, and come a year later', () => {
  for (const path of [...pathsOf('fleet-ordered', WALL, SEEDS), ...pathsOf('fleet-ordered', [], SEEDS)]) {
    path.sampleDays.forEach((days, row) => {
      expect(path.series.experiment_compute_ratio[row]).toBeCloseTo(orderedFleet(days), 12);
    });
  }
  expect(orderedFleet(364)).toBe(1);
  expect(orderedFleet(365)).toBe(1.25);
});

test('ordered accelerators do nothing for a year; then throughput grows as the fleet to the power 1 - eta', () => {
  const [fixed, ordered] = [pathsOf('fleet-fixed', WALL, SEEDS), pathsOf('fleet-ordered', WALL, SEEDS)];
  ordered.forEach((path, i) => {
    path.sampleDays.forEach((days, row) => {
      if (days >= 365) return;
      expect(path.series.experiments_per_year[row]).toBe(fixed[i]!.series.experiments_per_year[row]);
    });
  });
  expectTheory(ordered.map(completed), theoryOf(0, orderedFleet).completed, { bias: BIAS, fault: 0.025 });
});

test('bought and made cheaper compound: more than the product of either alone, since bought accelerators make S grow too', () => {
  const at = (name: string, set: readonly string[]): readonly number[] => pathsOf(name, set, SEEDS).map(completed);
  const both = at('fleet-ordered', []);
  expectTheory(both, theoryOf(0.3, orderedFleet).completed, { bias: BIAS, fault: 0.025 });
  const [wall, cheaper, bought] = [at('fleet-fixed', WALL), at('fleet-fixed', []), at('fleet-ordered', WALL)];
  const compounding = both.map((x, i) => (x * wall[i]!) / (cheaper[i]! * bought[i]!));
  const [none, saved, grown, all] = [
    theoryOf(0, fixedFleet),
    theoryOf(0.3, fixedFleet),
    theoryOf(0, orderedFleet),
    theoryOf(0.3, orderedFleet),
  ].map((theory) => theory.completed) as [number, number, number, number];
  const theory = (all * none) / (saved * grown);
  expect(theory).toBeGreaterThan(1.1);
  expectTheory(compounding, theory, { bias: BIAS, fault: 0.03 });
});
