import { expect } from 'vitest';
import type { LabScenario, WorkStage } from '../../src/lab/parameters.ts';
import type { StageColumnId } from '../../src/lab/place-columns.ts';
import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import { migrationsOf, type Trajectory } from '../../src/lab/trajectory.ts';
import { momentsOf } from '../../src/stats/moments.ts';
import { loadShipped } from './scenario-files.ts';

const SEEDS = [1, 2, 3, 4];
const STANDARD_ERRORS = 4;

/** Remembers what a function of a scenario's name, overrides and seeds gave. */
function remembered<Value>(make: (name: string, set: readonly string[], seeds: readonly number[]) => Value) {
  const known = new Map<string, Value>();
  return (name: string, set: readonly string[] = [], seeds: readonly number[] = SEEDS): Value => {
    const key = [name, ...set, ...seeds].join(' ');
    if (!known.has(key)) known.set(key, make(name, set, seeds));
    return known.get(key)!;
  };
}

/** A claim's scenario as simulations want it. */
export const labOf = remembered((name, set): LabScenario => loadShipped(name, set).lab!);

/** A claim's scenario simulated with four seeds, or others. */
export const pathsOf = remembered((name, set, seeds): readonly Trajectory[] =>
  seeds.map((seed) => simulateLab(labOf(name, set), { seed, draw: 'point', replication: 1 })),
);

/** The same beside their twins without AI, for the columns that compare the two. */
export const pairsOf = remembered((name, set, seeds): readonly Trajectory[] =>
  seeds.map((seed) => simulateWithTwin(labOf(name, set), { seed, draw: 'point', replication: 1 })),
);

/** Mean of numbers and its standard error. */
export function meanOf(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const { mean, squaredDeviations, count } = momentsOf(values);
  return { mean, error: Math.sqrt(squaredDeviations / (count - 1) / count) };
}

/** What a comparison with theory may be told. */
export interface Leeway {
  /** What the theory leaves out by its own account, as a share. */
  readonly bias?: number;
  /** A mean this share away from theory must fail; two per cent where the runs allow it. */
  readonly fault?: number;
}

/**
 * Holds a mean over seeds to theory: within four standard errors and the bias, which together must stay below `fault`, so that a mean
 * that is so far off never passes.
 */
export function expectTheory(values: readonly number[], theory: number, { bias = 0, fault = 0.02 }: Leeway = {}): void {
  const { mean, error } = meanOf(values);
  const leeway = STANDARD_ERRORS * error + bias * theory;
  expect(leeway, `what passes, of ${theory}`).toBeLessThan(fault * theory);
  expect(Math.abs(mean - theory), `${mean} +- ${error} against ${theory}`).toBeLessThanOrEqual(leeway);
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

type Tasks = Pick<WorkStage['automation'], 'taskMinutes' | 'offsetDoublings'>;

/**
 * E[L P] / E[L] by numerical integration over z: L = median 2^(spread z), z normal, P = 1 / (1 + (L / H)^b).
 * It shares nothing with the atoms that the lab draws from.
 */
export function successOfHours(lab: LabScenario, stage: WorkStage, horizonMinutes: number): number {
  return successOfTasks(lab, stage.automation, horizonMinutes);
}

/** The same for tasks of a median length and offset. */
function successOfTasks(lab: LabScenario, tasks: Tasks, horizonMinutes: number): number {
  const { taskSpreadDoublings: spread, logisticExponent: b } = lab.base.horizon;
  const { taskMinutes, offsetDoublings } = tasks;
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

/** g(t) = (logistic(t) - logistic(0)) / (1 - logistic(0)), 0 until a rung opens. */
export function adopted(sinceDays: number, midpointDays: number, widthDays: number): number {
  const at = (days: number): number => 1 / (1 + Math.exp((midpointDays - days) / widthDays));
  return sinceDays > 0 ? (at(sinceDays) - at(0)) / (1 - at(0)) : 0;
}

/** f_o = closed E[L P] / E[L] of oversight's own tasks, times a logistic trust in log2 of the horizon. */
export function oversightAutomated(lab: LabScenario, horizonMinutes: number, closedShare: number): number {
  const { closedLoop } = lab.base.oversight;
  const trust = 1 / (1 + (closedLoop.trustHorizonMinutes / horizonMinutes) ** (1 / Math.LN2 / closedLoop.trustWidthDoublings));
  return closedShare * successOfTasks(lab, closedLoop, horizonMinutes) * trust;
}

/** o = o0 (l / l0)^(gamma - 1), l a share of the horizon and at least l0; at a gate at least what seeing every result still costs. */
export function oversightOf(lab: LabScenario, stage: WorkStage, horizonMinutes: number, closedShare = 0): number {
  const { baseShare, baseMinutes, delegatedHorizonShare, lengthExponent, gateShare } = lab.base.oversight;
  const length = Math.max(baseMinutes, delegatedHorizonShare * horizonMinutes);
  const share = baseShare * (length / baseMinutes) ** (lengthExponent - 1);
  return stage.gate ? Math.max(share, gateShare * (1 - closedShare)) : share;
}

/** People's hours left per hour of a stage that agents attempt wholly: what fails and what is overseen. */
export function hoursLeft(lab: LabScenario, stage: WorkStage, horizonMinutes: number): number {
  return 1 - successOfHours(lab, stage, horizonMinutes) + oversightOf(lab, stage, horizonMinutes);
}

/** Hours of work per change over hours of people, where agents attempt everything at some stages. */
export function leverageAt(lab: LabScenario, ids: readonly string[], horizonMinutes: number): number {
  const stages = ids.map((id) => workStage(lab, id));
  const work = stages.reduce((sum, stage) => sum + stage.hours.change, 0);
  return work / stages.reduce((sum, stage) => sum + stage.hours.change * hoursLeft(lab, stage, horizonMinutes), 0);
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

/** Gains in software efficiency of the first three successors over generation 0. */
export function gains(path: Trajectory): readonly [number, number, number] {
  const [zero, ...later] = path.generations;
  return later.slice(0, 3).map((g) => g.softwareEfficiencyRatio / zero!.softwareEfficiencyRatio) as [number, number, number];
}

/** Months from the start of generation 0 to that of the first whose horizon is ten doublings longer. */
export function monthsToTenDoublings(path: Trajectory): number {
  const zero = path.generations[0]!;
  const tenth = path.generations.find((g) => g.horizonMinutes >= 1024 * zero.horizonMinutes)!;
  return ((tenth.startDays - zero.startDays) / 365.25) * 12;
}

/** The stages that bound, in order. */
export const bottleneckPath = (path: Trajectory): readonly string[] => [
  migrationsOf('research', path)[0]!.fromStage,
  ...migrationsOf('research', path).map(({ toStage }) => toStage),
];

/** Throughput of the last year over that of the first. */
export function throughputGain(path: Trajectory): number {
  const { experiments_per_year: rates } = path.series;
  return meanBetween(rates, rates.length - 4) / meanBetween(rates, 1, 4);
}

/** Days from start to end of an incident, the first quarters of agents left out. */
export const incidentDays = (path: Trajectory): number => meanBetween(path.series.experiment_cycle_days, 3);
