import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import {
  expectTheory,
  labOf,
  meanBetween,
  meanOf,
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

/** Hours per change that the mechanism leaves at a sample: adoption as the ladder has it, success and oversight from the horizon. */
function hoursLeftAt(path: Trajectory, row: number): number {
  const horizon = path.series.horizon_p50_minutes[row]!;
  return STAGES.reduce((sum, id) => {
    const stage = workStage(lab, id);
    const a = stageColumn(path, 'attempted_share', id)[row]!;
    const f = a * successOfHours(lab, stage, horizon);
    const closed = stageColumn(path, 'oversight_share', id)[row]!;
    const o = path.sampleDays[row]! < daysOf('2027-01-01') ? oversightOf(lab, stage, horizon) : closed;
    const u = stage.snippets && path.sampleDays[row]! > daysOf('2023-03-14') ? snippets(path.sampleDays[row]!) : 0;
    return sum + stage.hours.change * ((1 - a) * (1 - u) + a - f + (a > 0 ? a * o : 0));
  }, 0);
}

/** u: a logistic that is 0 on the day snippets come. */
function snippets(days: number): number {
  const { savedShare, opensDays, midpointDays, widthDays } = lab.base.snippets;
  const at = (t: number): number => 1 / (1 + Math.exp(-(t - midpointDays) / widthDays));
  return (savedShare * (at(days - opensDays) - at(0))) / (1 - at(0));
}

const ERAS = [
  ['2021-01-01', '2023-03-14'],
  ['2024-09-01', '2025-02-24'],
  ['2025-09-01', '2026-12-31'],
  ['2028-06-01', '2029-01-01'],
] as const;

test('by hand a change takes all of its hours', () => {
  const paths = pathsOf(NAME);
  expectTheory(
    paths.map((path) => hoursPerChange(path, rowsBetween(path, ...ERAS[0]))),
    WORK,
    0.01,
  );
});

test('once snippets have spread they save their share of writing and debugging', () => {
  const saved = lab.base.snippets.savedShare * (workStage(lab, 'implement').hours.change + workStage(lab, 'debug').hours.change);
  const paths = pathsOf(NAME);
  const { mean, error } = meanOf(paths.map((path) => hoursPerChange(path, rowsBetween(path, ...ERAS[1]))));
  expect(Math.abs(mean - (WORK - saved))).toBeLessThan(4 * error + 0.03 * WORK);
  expect(mean).toBeLessThan(0.95 * WORK);
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
