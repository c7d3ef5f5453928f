import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, labOf, pathsOf } from '../../support/claims.ts';

const WALL = ['parameters.psi.value=0'];

/** X_0: the fleet's experiments a year on the first day, from accelerators and accelerator days. */
function firstRate(): number {
  const { fleet, stages } = labOf('fleet-fixed').base;
  const run = stages.find((stage) => stage.kind === 'slots')!;
  return ((fleet.accelerators.values[0]! * fleet.experimentShare) / run.acceleratorDaysAtEpoch) * 365.25;
}

const lastRow = (path: Trajectory): number => path.sampleDays.length - 1;

/** Completions from the epoch to the last sample: samples lie a quarter apart. */
function completed(path: Trajectory): number {
  return path.series.experiments_per_year.slice(1).reduce((sum, x) => sum + (x * 91) / 365.25, 0);
}

/** S(t) = (1 + b g t)^(1/b), b = beta - lambda psi, for a fleet that stays as it is. */
function efficiency(years: number, psi: number): number {
  const { thetaPerYear, referencePerYear, parallelExponent, fishingExponent } = labOf('fleet-fixed').base.progress;
  const b = fishingExponent - parallelExponent * psi;
  return (1 + b * thetaPerYear * (firstRate() / referencePerYear) ** parallelExponent * years) ** (1 / b);
}

/** Xhat fluctuates as in the tripling: (1 - lambda)(2 - lambda)/2 of its variance, and one in S is two in S's power. */
const BIAS = 0.02;

test('a fixed fleet is a wall where software makes experiments no cheaper', () => {
  const paths = pathsOf('fleet-fixed', WALL);
  const years = paths[0]!.sampleDays[lastRow(paths[0]!)]! / 365.25;
  expectTheory(
    paths.map((path) => completed(path) / years),
    firstRate(),
    0.005,
  );
  expectTheory(
    paths.map((path) => path.series.software_efficiency_ratio[lastRow(path)]!),
    efficiency(years, 0),
    BIAS,
  );
});

test('efficiency gains raise the throughput of a fixed fleet as S^psi, and S grows with loop gain lambda psi / beta', () => {
  const paths = pathsOf('fleet-fixed');
  const years = paths[0]!.sampleDays[lastRow(paths[0]!)]! / 365.25;
  expectTheory(
    paths.map((path) => path.series.software_efficiency_ratio[lastRow(path)]!),
    efficiency(years, 0.3),
    BIAS,
  );
  const steps = 1000;
  const planned = Array.from({ length: steps }, (_, i) => firstRate() * efficiency(((i + 0.5) / steps) * years, 0.3) ** 0.3);
  expectTheory(
    paths.map((path) => completed(path)),
    (planned.reduce((sum, x) => sum + x, 0) / steps) * years,
    BIAS,
  );
  for (const path of paths) expect(path.series.loop_gain_ratio[5]).toBeCloseTo((0.6 * 0.3) / 0.5, 6);
});

test('ordered accelerators do nothing for a year; then throughput grows as the fleet to the power 1 - eta', () => {
  const [fixed, ordered] = [pathsOf('fleet-fixed', WALL), pathsOf('fleet-ordered', WALL)];
  ordered.forEach((path, i) => {
    const rows = Array.from(path.sampleDays, (days, row) => ({ days, row })).filter(({ days }) => days < 365);
    for (const { row } of rows) {
      expect(path.series.experiment_compute_ratio[row]).toBe(1);
      expect(path.series.experiments_per_year[row]).toBe(fixed[i]!.series.experiments_per_year[row]);
    }
    expect(path.series.experiment_compute_ratio[lastRow(path)]).toBeGreaterThan(2);
  });
  const years = ordered[0]!.sampleDays[lastRow(ordered[0]!)]! / 365.25;
  const afterOrders = ordered.map((path) => {
    // Deliveries come on days 365 + 182 k, between samples: the fleet of each quarter is read off its own deliveries.
    const expected = completedBy(path.series.experiment_compute_ratio, path.sampleDays);
    return completed(path) / expected;
  });
  expectTheory(afterOrders, 1, 0.01);
  expect(years).toBeGreaterThan(3.9);
});

/** Integral of X_0 C^(1 - eta) dt with C stepping up on delivery days 365 + 182 k, the steps as the path's samples show them. */
function completedBy(compute: ArrayLike<number>, sampleDays: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 1; i < sampleDays.length; i++) {
    const [from, to] = [sampleDays[i - 1]!, sampleDays[i]!];
    let delivery = 365;
    while (delivery <= from) delivery += 182;
    const before = delivery < to ? delivery - from : to - from;
    sum += (before * compute[i - 1]! ** 0.655 + (to - from - before) * compute[i]! ** 0.655) / 365.25;
  }
  return sum * firstRate();
}

test('bought and made cheaper compound: more than either alone, and no more than the product', () => {
  const at = (paths: readonly Trajectory[]) => paths.map((path) => completed(path));
  const [wall, cheaper, bought, both] = [
    at(pathsOf('fleet-fixed', WALL)),
    at(pathsOf('fleet-fixed')),
    at(pathsOf('fleet-ordered', WALL)),
    at(pathsOf('fleet-ordered')),
  ];
  both.forEach((x, i) => {
    expect(x).toBeGreaterThan(Math.max(cheaper[i]!, bought[i]!));
    expect(x / wall[i]!).toBeGreaterThan((cheaper[i]! / wall[i]!) * 1.2);
  });
});
