import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import {
  adopted,
  expectTheory,
  labOf,
  meanBetween,
  meanOf,
  oversightAutomated,
  oversightOf,
  pathsOf,
  stageColumn,
  successOfHours,
  workStage,
} from '../../support/claims.ts';

const NAME = 'one-developer';
const STAGES = ['implement', 'debug', 'review', 'integrate'];
const lab = labOf(NAME);
const WORK = STAGES.reduce((sum, id) => sum + workStage(lab, id).hours.change, 0);

const daysOf = (date: string): number => (Date.parse(date) - Date.parse('2021-01-01')) / 864e5;
const rowsBetween = (path: Trajectory, from: string, to: string): readonly number[] =>
  [...path.sampleDays.keys()].filter((i) => path.sampleDays[i]! - 91 >= daysOf(from) && path.sampleDays[i]! <= daysOf(to));

/** Hours worked per change over some quarters, as measured. */
function hoursPerChange(path: Trajectory, rows: readonly number[]): number {
  const [first, last] = [rows[0]!, rows.at(-1)! + 1];
  return meanBetween(path.series.human_hours_per_year, first, last) / meanBetween(path.series.changes_per_year, first, last);
}

/** o (1 - f_o) of a stage at a sample: the closed loop spreads from its date, the rest follows from the horizon. */
function oversightLeftAt(path: Trajectory, row: number, id: string): number {
  const horizon = path.series.horizon_p50_minutes[row]!;
  const { midpointDays, widthDays } = lab.base.oversight.closedLoop;
  const closed = adopted(path.sampleDays[row]! - daysOf('2027-01-01'), midpointDays, widthDays);
  return oversightOf(lab, workStage(lab, id), horizon, closed) * (1 - oversightAutomated(lab, horizon, closed));
}

/** Hours per change that the mechanism leaves at a sample: adoption as the ladder has it, success and oversight from the horizon. */
function hoursLeftAt(path: Trajectory, row: number): number {
  const horizon = path.series.horizon_p50_minutes[row]!;
  const { savedShare, opensDays, midpointDays, widthDays } = lab.base.snippets;
  const saved = savedShare * adopted(path.sampleDays[row]! - opensDays, midpointDays, widthDays);
  return STAGES.reduce((sum, id) => {
    const stage = workStage(lab, id);
    const a = stageColumn(path, 'attempted_share', id)[row]!;
    const f = a * successOfHours(lab, stage, horizon);
    const u = stage.snippets ? saved : 0;
    return sum + stage.hours.change * ((1 - a) * (1 - u) + a - f + a * oversightLeftAt(path, row, id));
  }, 0);
}

const ERAS = [
  ['2021-01-01', '2023-03-14'],
  ['2024-09-01', '2025-02-24'],
  ['2025-09-01', '2026-12-31'],
  ['2028-06-01', '2029-01-01'],
] as const;

test('by hand a change takes all of its hours', () => {
  const paths = pathsOf(NAME, [], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expectTheory(
    paths.map((path) => hoursPerChange(path, rowsBetween(path, ...ERAS[0]))),
    WORK,
    { fault: 0.05 },
  );
});

test('once snippets have spread they save their share of writing and debugging', () => {
  const saved = lab.base.snippets.savedShare * (workStage(lab, 'implement').hours.change + workStage(lab, 'debug').hours.change);
  const paths = pathsOf(NAME);
  const { mean, error } = meanOf(paths.map((path) => hoursPerChange(path, rowsBetween(path, ...ERAS[1]))));
  expect(Math.abs(mean - (WORK - saved))).toBeLessThan(4 * error + 0.03 * WORK);
  expect(mean).toBeLessThan(0.95 * WORK);
});

test('oversight of what agents attempt is o (1 - f_o) on every day, before the loop closes and while it does', () => {
  for (const path of pathsOf(NAME)) {
    for (const id of STAGES) {
      const column = stageColumn(path, 'oversight_share', id);
      const rows = [...column.keys()].filter((row) => column[row]! >= 0);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(column[row]! / oversightLeftAt(path, row, id), `${id}, row ${row}`).toBeCloseTo(1, 2);
      expect(oversightLeftAt(path, rows.at(-1)!, id)).toBeLessThan(0.5 * oversightLeftAt(path, rows[0]!, id));
    }
  }
});

test('with agents the hours out of the queue lie between what the mechanism leaves at the ends of the quarter', () => {
  const paths = pathsOf(NAME);
  for (const row of rowsBetween(paths[0]!, '2025-06-01', '2029-01-01')) {
    const { mean, error } = meanOf(paths.map((path) => hoursPerChange(path, [row])));
    // Changes that end in a quarter may have begun in the one before.
    expect(mean).toBeLessThan(hoursLeftAt(paths[0]!, row - 2) + 4 * error);
    expect(mean).toBeGreaterThan(hoursLeftAt(paths[0]!, row) - 4 * error);
    expect(error).toBeLessThan(0.06 * mean);
  }
});

test('hours per change fall from era to era, and by more once the loop closes than if it never did', () => {
  const means = ERAS.map(
    ([from, to]) => meanOf(pathsOf(NAME).map((path) => hoursPerChange(path, rowsBetween(path, from, to)))).mean,
  );
  for (let era = 1; era < means.length; era++) expect(means[era]!).toBeLessThan(means[era - 1]!);
  expect(means[3]!).toBeLessThan(WORK / 50);
  const open = pathsOf(NAME, ['oversight.closedLoop.opens=never']);
  const closed = pathsOf(NAME);
  const last = rowsBetween(closed[0]!, ...ERAS[3]);
  for (const [i, path] of closed.entries())
    expect(hoursPerChange(path, last)).toBeLessThan(0.75 * hoursPerChange(open[i]!, last));
});
