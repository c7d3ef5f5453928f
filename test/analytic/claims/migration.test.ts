import { expect, test } from 'vitest';
import type { LabScenario } from '../../../src/lab/parameters.ts';
import { migrationsOf, type Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf, stageColumn, workStage } from '../../support/claims.ts';

const PUBLISHED = ['implement', 'debug', 'scaffold', 'analyze', 'review', 'decide'];
const STAFF = ['typists', 'debuggers', 'scaffolders', 'analysts', 'reviewers', 'leads'];
/** From opening to nearly everything attempted, and 30 days for a leader to last. */
const SPREAD_DAYS = 0.2 * 365.25 + 60;

function openingDays(lab: LabScenario, id: string): number {
  const { opening } = workStage(lab, id).automation;
  return opening.kind === 'date' ? opening.days : Infinity;
}

/** The rule of the header: stages by falling hours, without those that agents had before their turn. */
function ruledPath(lab: LabScenario): readonly string[] {
  const byHours = [...PUBLISHED].sort((a, b) => workStage(lab, b).hours.experiment - workStage(lab, a).hours.experiment);
  const path: string[] = [];
  let taken = -Infinity;
  for (const id of byHours) {
    if (openingDays(lab, id) <= taken) continue;
    path.push(id);
    taken = openingDays(lab, id);
  }
  return path;
}

const migratedPath = (path: Trajectory): readonly string[] => [
  migrationsOf('research', path)[0]!.fromStage,
  ...migrationsOf('research', path).map(({ toStage }) => toStage),
];

const DATE_SWAPS = ['stages.implement.automation.opens=2023-01-01', 'stages.debug.automation.opens=2022-01-01'];
const HOUR_SWAPS = ['stages.implement.work.experiment=20 work hours', 'stages.debug.work.experiment=24 work hours'];

test('the published order comes out where hours and dates fall in that order', () => {
  expect(ruledPath(labOf('migration'))).toEqual(PUBLISHED);
  for (const path of pathsOf('migration')) expect(migratedPath(path)).toEqual(PUBLISHED);
});

test('each migration comes once agents have spread through the stage that bound', () => {
  const lab = labOf('migration');
  for (const path of pathsOf('migration')) {
    for (const { days, fromStage } of migrationsOf('research', path)) {
      expect(days).toBeGreaterThan(openingDays(lab, fromStage));
      expect(days).toBeLessThan(openingDays(lab, fromStage) + SPREAD_DAYS);
    }
  }
});

test.each(['migration', 'migration-permuted'])(
  '%s: work piles up where the rule says, and throughput is what that stage allows',
  (name) => {
    const lab = labOf(name);
    const ruled = ruledPath(lab);
    ruled.forEach((id, turn) => {
      const from = turn === 0 ? 91 : openingDays(lab, ruled[turn - 1]!) + SPREAD_DAYS + 91;
      const to = Math.min(openingDays(lab, id), lab.endDays);
      const [sample] = pathsOf(name);
      const rows = [...sample!.sampleDays.keys()].filter(
        (i) => sample!.sampleDays[i]! - 91 > from && sample!.sampleDays[i]! < to,
      );
      expect(rows.length).toBeGreaterThan(0);
      const [first, last] = [rows[0]!, rows.at(-1)! + 1];
      for (const path of pathsOf(name)) {
        const waiting = PUBLISHED.map((stage) => meanBetween(stageColumn(path, 'waiting_jobs', stage), first, last));
        expect(PUBLISHED[waiting.indexOf(Math.max(...waiting))]).toBe(id);
      }
      const allowed = hoursPerYear(lab, STAFF[PUBLISHED.indexOf(id)]!) / workStage(lab, id).hours.experiment;
      expectTheory(
        pathsOf(name).map(({ series }) => meanBetween(series.experiments_per_year, first, last)),
        allowed,
        { bias: 0.01, fault: 0.055 }, // agents leave ahead of their stage what they had in process
      );
    });
  },
);

test('other dates alone leave stages out: debugging and summarising never bind where agents had them first', () => {
  const ruled = ruledPath(labOf('migration-permuted'));
  expect(ruled).toEqual(['implement', 'scaffold', 'review', 'decide']);
  for (const path of pathsOf('migration-permuted')) expect(migratedPath(path)).toEqual(ruled);
});

test('dates and hours together turn the order of two around', () => {
  const swapped = [...DATE_SWAPS, ...HOUR_SWAPS];
  const ruled = ruledPath(labOf('migration', swapped));
  expect(ruled).toEqual(['debug', 'implement', 'scaffold', 'analyze', 'review', 'decide']);
  for (const path of pathsOf('migration', swapped)) expect(migratedPath(path)).toEqual(ruled);
  for (const path of pathsOf('migration', DATE_SWAPS)) expect(migratedPath(path)[1]).toBe('scaffold');
});
