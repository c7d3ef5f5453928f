import { expect } from 'vitest';
import type { StageColumnId } from '../../src/lab/columns.ts';
import type { LabScenario, WorkStage } from '../../src/lab/parameters.ts';
import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { loadShipped } from './scenario-files.ts';

const SEEDS = [1, 2, 3, 4];
const STANDARD_ERRORS = 4;

/** Remembers what a function of a scenario's name and overrides gave. */
function remembered<Value>(make: (name: string, set: readonly string[]) => Value) {
  const known = new Map<string, Value>();
  return (name: string, set: readonly string[] = []): Value => {
    const key = [name, ...set].join(' ');
    if (!known.has(key)) known.set(key, make(name, set));
    return known.get(key)!;
  };
}

/** A claim's scenario as simulations want it. */
export const labOf = remembered((name, set): LabScenario => loadShipped(name, set).lab!);

/** A claim's scenario simulated with four seeds. */
export const pathsOf = remembered((name, set): readonly Trajectory[] =>
  SEEDS.map((seed) => simulateLab(labOf(name, set), { seed, draw: 'point', replication: 1 })),
);

/** The same beside their twins without AI, for the columns that compare the two. */
export const pairsOf = remembered((name, set): readonly Trajectory[] =>
  SEEDS.map((seed) => simulateWithTwin(labOf(name, set), { seed, draw: 'point', replication: 1 })),
);

/** Mean of numbers and its standard error. */
export function meanOf(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const { mean, squaredDeviations, count } = momentsOf(values);
  return { mean, error: Math.sqrt(squaredDeviations / (count - 1) / count) };
}

/**
 * Holds a mean over seeds to theory: within four standard errors, which must be small enough to notice a fault of two per cent.
 * `bias`: what the theory leaves out by its own account, as a share.
 */
export function expectTheory(values: readonly number[], theory: number, bias = 0): void {
  const { mean, error } = meanOf(values);
  expect(error).toBeLessThan(0.02 * theory);
  expect(Math.abs(mean - theory), `${mean} +- ${error} against ${theory}`).toBeLessThanOrEqual(
    STANDARD_ERRORS * error + bias * theory,
  );
}

/** Values of a stage's column, by sample. */
export function stageColumn(path: Trajectory, column: StageColumnId, stage: string): readonly number[] {
  const [k, count] = [path.stageIds.indexOf(stage), path.stageIds.length];
  return Array.from(path.sampleDays, (_, i) => path.stageSeries[column][i * count + k]!);
}

/** Mean of a series over samples `from` (included) to `to` (excluded); samples that lie a quarter apart make it the mean of the time. */
export function meanBetween(series: ArrayLike<number>, from: number, to = series.length): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += series[i]!;
  return sum / (to - from);
}

/** A stage of work of a scenario. */
export function workStage(lab: LabScenario, id: string): WorkStage {
  const stage = lab.base.stages.find((candidate) => candidate.id === id);
  if (stage?.kind !== 'work') throw new Error(`${id} is no stage of work`);
  return stage;
}

/** Work hours a year of so many people of a pool. */
export function hoursPerYear(lab: LabScenario, pool: string): number {
  const people = lab.base.people.find(({ id }) => id === pool)!;
  return (people.headcount.values[0]! * people.hoursPerDay * people.daysPerWeek * 365.25) / 7;
}

/**
 * E[L P] / E[L] by numerical integration over z: L = median 2^(spread z), z normal, P = 1 / (1 + (L / H)^b).
 * It shares nothing with the atoms that the lab draws from.
 */
export function successOfHours(lab: LabScenario, stage: WorkStage, horizonMinutes: number): number {
  const { taskSpreadDoublings: spread, logisticExponent: b } = lab.base.horizon;
  const { taskMinutes, offsetDoublings } = stage.automation;
  let hours = 0;
  let succeeded = 0;
  for (let z = -9; z <= 9; z += 0.01) {
    const length = taskMinutes * 2 ** (spread * z);
    const weight = Math.exp((-z * z) / 2) * length;
    hours += weight;
    succeeded += weight / (1 + (length / (horizonMinutes * 2 ** offsetDoublings)) ** b);
  }
  return succeeded / hours;
}

/** o = o0 (l / l0)^(gamma - 1), l a share of the horizon and at least l0; at a gate at least what seeing every result costs. */
export function oversightOf(lab: LabScenario, stage: WorkStage, horizonMinutes: number): number {
  const { baseShare, baseMinutes, delegatedHorizonShare, lengthExponent, gateShare } = lab.base.oversight;
  const length = Math.max(baseMinutes, delegatedHorizonShare * horizonMinutes);
  const share = baseShare * (length / baseMinutes) ** (lengthExponent - 1);
  return stage.gate ? Math.max(share, gateShare) : share;
}

/** People's hours left per hour of a stage that agents attempt wholly: what fails and what is overseen. */
export function hoursLeft(lab: LabScenario, stage: WorkStage, horizonMinutes: number): number {
  return 1 - successOfHours(lab, stage, horizonMinutes) + oversightOf(lab, stage, horizonMinutes);
}

/** Visits per job to each stage of a class's path, where at most one stage sends work back: what lies between is visited 1 / (1 - share) times. */
export function visitsOf(lab: LabScenario, jobClass: 'experiment' | 'change'): ReadonlyMap<string, number> {
  const { classes, stages } = lab.base;
  const { path } = classes.find(({ id }) => id === jobClass)!;
  const visits = new Map(path.map((k) => [stages[k]!.id, 1]));
  for (const k of path) {
    const stage = stages[k]!;
    if (stage.kind !== 'work' || stage.back === undefined) continue;
    for (const between of path.slice(path.indexOf(stage.back.to), path.indexOf(k) + 1)) {
      visits.set(stages[between]!.id, 1 / (1 - stage.back.share));
    }
  }
  return visits;
}

/** Baseline hours a year at every stage of work, from both classes' rates. */
export function workPerYear(
  lab: LabScenario,
  experiments: number,
  changes: number,
): readonly { stage: WorkStage; hours: number }[] {
  const [byExperiment, byChange] = [visitsOf(lab, 'experiment'), visitsOf(lab, 'change')];
  return lab.base.stages.flatMap((stage) => {
    if (stage.kind !== 'work') return [];
    const hours =
      experiments * (byExperiment.get(stage.id) ?? 0) * stage.hours.experiment +
      changes * (byChange.get(stage.id) ?? 0) * stage.hours.change;
    return [{ stage, hours }];
  });
}
