import { expect, test } from 'vitest';
import type { LabScenario } from '../../../src/lab/parameters.ts';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import {
  hoursPerYear,
  labOf,
  meanOf,
  oversightOf,
  pairsOf,
  stageColumn,
  successOfHours,
  workPerYear,
  workStage,
} from '../../support/claims.ts';

const POOLED = 'eight-times-code-pooled';
const DEDICATED = 'eight-times-code-dedicated';
/** Amdahl: eight times the output needs seven eighths of the hours gone. */
const NEEDED = 1 - 1 / 8;

/** Baseline hours of the engineers' stages in the quarter before a sample. */
function engineersWork(lab: LabScenario, path: Trajectory, row: number) {
  const engineers = lab.base.people.findIndex(({ id }) => id === 'engineers');
  const { experiments_per_year: experiments, changes_per_year: changes } = path.series;
  return workPerYear(lab, experiments[row]!, changes[row]!).filter(({ stage, hours }) => stage.pool === engineers && hours > 0);
}

/** Mean of a share over the engineers' hours, the share taken from each stage at a sample. */
function overHours(path: Trajectory, row: number, share: (stage: string) => number): number {
  const work = engineersWork(labOf(POOLED), path, row);
  const total = work.reduce((sum, { hours }) => sum + hours, 0);
  return work.reduce((sum, { stage, hours }) => sum + hours * share(stage.id), 0) / total;
}

/** 1 - a + a (1 - success + oversight) of a stage at a sample: adoption as the ladder has it, the rest from the horizon. */
function hoursLeftAt(path: Trajectory, row: number, id: string): number {
  const lab = labOf(POOLED);
  const stage = workStage(lab, id);
  const horizon = path.series.horizon_p50_minutes[row]!;
  const a = stageColumn(path, 'attempted_share', id)[row]!;
  return 1 - a + a * (1 - successOfHours(lab, stage, horizon) + oversightOf(lab, stage, horizon));
}

/** Samples from the first agents to mid-2026: before people stop looking at every result. */
const agentRows = (path: Trajectory): readonly number[] =>
  [...path.sampleDays.keys()].filter((i) => path.sampleDays[i]! > 1700 && path.sampleDays[i]! < 2007);

test('pooled: eight times the code come only once agents do seven eighths of the engineers hours', () => {
  for (const path of pairsOf(POOLED)) {
    const reached = path.series.code_per_engineer_ratio.findIndex((ratio) => ratio >= 8);
    expect(reached).toBeGreaterThan(0);
    const automated = overHours(path, reached, (id) => stageColumn(path, 'automated_share', id)[reached]!);
    expect(automated).toBeGreaterThan(NEEDED);
    const before = overHours(path, reached - 3, (id) => stageColumn(path, 'automated_share', id)[reached - 3]!);
    expect(before).toBeLessThan(NEEDED);
  }
});

test('pooled: the hours that engineers work per hour of work are what f and oversight leave, snippets aside', () => {
  const paths = pairsOf(POOLED);
  for (const row of agentRows(paths[0]!)) {
    const measured = paths.map((path) => {
      const work = engineersWork(labOf(POOLED), path, row);
      const worked = work.reduce((sum, { stage }) => sum + stageColumn(path, 'human_hours_per_year', stage.id)[row]!, 0);
      return worked / work.reduce((sum, { hours }) => sum + hours, 0);
    });
    const { mean, error } = meanOf(measured);
    const [path] = paths;
    expect(mean).toBeLessThan(overHours(path!, row, (id) => hoursLeftAt(path!, row - 2, id)) + 4 * error);
    // Snippets save at most their share of what is not attempted.
    const { savedShare } = labOf(POOLED).base.snippets;
    expect(mean).toBeGreaterThan((1 - savedShare) * overHours(path!, row, (id) => hoursLeftAt(path!, row, id)) - 4 * error);
  }
});

test('dedicated: until agents may lead, merging lets no more changes through than its people can, and they are busy', () => {
  const lab = labOf(DEDICATED);
  const merge = workStage(lab, 'merge');
  const perPerson = hoursPerYear(lab, 'engineers') / lab.base.people.find(({ id }) => id === 'engineers')!.headcount.values[0]!;
  for (const path of pairsOf(DEDICATED)) {
    const [pool, pools] = [path.poolIds.indexOf('engineers-merge'), path.poolIds.length];
    const people = (row: number): number => path.poolSeries.capacity_servers[row * pools + pool]!;
    for (const row of agentRows(path)) {
      expect(stageColumn(path, 'attempted_share', 'merge')[row]).toBe(0);
      const allowed = (((people(row - 1) + people(row)) / 2) * perPerson) / merge.hours.change;
      expect(path.series.changes_per_year[row]! / allowed).toBeLessThan(1.06); // tasks of merging vary, and bundles of changes end together
      expect(path.series.changes_per_year[row]! / allowed).toBeGreaterThan(0.9);
    }
  }
});

test('dedicated: agents write as much of the code, and code per engineer hardly moves', () => {
  const [pooled, dedicated] = [pairsOf(POOLED), pairsOf(DEDICATED)];
  pooled.forEach((path, i) => {
    const row = agentRows(path).at(-1)!;
    const own = dedicated[i]!.series;
    expect(own.ai_code_share[row]!).toBeGreaterThan(0.7);
    expect(own.code_per_engineer_ratio[row]!).toBeLessThan(2);
    expect(path.series.code_per_engineer_ratio[row]!).toBeGreaterThan(2.5 * own.code_per_engineer_ratio[row]!);
  });
});
