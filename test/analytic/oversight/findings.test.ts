import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf, stageColumn } from '../../support/claims.ts';

/** Weaknesses at the epoch and per change; part of them that people find in a year, and AI that many times as much. */
const [AT_EPOCH, PER_CHANGE, FOUND, AI_RATIO] = [1000, 0.05, 0.25, 20];
const YEAR = 365.25;
/** Days from one row to the next, and until AI searches; the row of that day. */
const [QUARTER, OPENS] = [91, 730];
const BEFORE = 8;
/** What AI finds in a week is a tenth of the stock at most, and the stock no more than all there were. */
const WEEK_SHARE = 0.1;
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

const LAB = labOf('findings-flood');
const MADE = (hoursPerYear(LAB, 'engineers') / 11) * PER_CHANGE;
const FIXED = hoursPerYear(LAB, 'fixers') / 20;

type Series = keyof Trajectory['series'];

/** N(t) where N' = made - h N. */
const stockAfter = (years: number, from: number, made: number, perYear: number): number =>
  made / perYear + (from - made / perYear) * Math.exp(-perYear * years);

const at = (paths: readonly Trajectory[], series: Series, row: number): readonly number[] =>
  paths.map((path) => path.series[series][row]!);

/** Found by a day of years after AI has begun to search. */
function foundBy(years: number, stock: number): number {
  return stock + MADE * years - stockAfter(years, stock, MADE, FOUND * AI_RATIO);
}

test('without new ones the stock decays exponentially, by people and by AI', () => {
  const noneMade = ['findings.perChange=0', 'pools.engineers.capacity=1'];
  const byPeople = pathsOf('findings-flood', [...noneMade, 'stages.search.automation.opens=never'], SEEDS);
  for (const row of [4, 12, 20])
    expectTheory(
      at(byPeople, 'weaknesses_hidden_jobs', row),
      AT_EPOCH * Math.exp((-FOUND * (row * QUARTER + 7)) / YEAR), // what is found in the coming week is drawn at its beginning
      { bias: 0.005, fault: 0.1 },
    );
  const byAi = pathsOf('findings-flood', [...noneMade, 'stages.search.automation.opens=2015-01-01'], SEEDS);
  expectTheory(at(byAi, 'weaknesses_hidden_jobs', 1), AT_EPOCH * Math.exp((-FOUND * AI_RATIO * (QUARTER + 7)) / YEAR), {
    bias: 0.005,
    fault: 0.1,
  });
});

test('nobody searches: all that is made stays hidden', () => {
  const [path] = pathsOf('findings-flood', ['findings.found=0'], [1]);
  const { series } = path!;
  for (const row of [1, 10, 20]) {
    const changes = (meanBetween(series.changes_per_year, 1, row + 1) * row * QUARTER) / YEAR;
    expect(series.weaknesses_hidden_jobs[row]!).toBeCloseTo(AT_EPOCH + PER_CHANGE * changes, 6);
  }
  expect(series.findings_per_year.every((rate) => rate === 0)).toBe(true);
});

test('weaknesses of the epoch and of changes are hidden, or found, but for those of the week', () => {
  for (const { series } of pathsOf('findings-flood', [], SEEDS)) {
    for (const row of [1, 9, 16, 20]) {
      const years = (row * QUARTER) / YEAR;
      const made = AT_EPOCH + PER_CHANGE * meanBetween(series.changes_per_year, 1, row + 1) * years;
      const found = meanBetween(series.findings_per_year, 1, row + 1) * years;
      const due = made - found - series.weaknesses_hidden_jobs[row]!;
      expect(due).toBeGreaterThan(-1e-6);
      expect(due).toBeLessThan(WEEK_SHARE * made);
    }
  }
});

test('people search and people fix: as many are open as are found while one is fixed (Little)', () => {
  const paths = pathsOf('findings-flood', ['stages.search.automation.opens=never', 'pools.fixers.capacity=5'], SEEDS);
  expectTheory(
    paths.map(({ series }) => meanBetween(series.findings_per_year, 1)),
    MADE,
    { bias: 0.01, fault: 0.04 },
  );
  expectTheory(
    paths.map(({ series }) => meanBetween(series.findings_fixed_per_year, 1) / meanBetween(series.findings_per_year, 1)),
    1,
    { bias: 0.005 },
  );
  expectTheory(
    paths.map(
      (path) => meanBetween(path.series.findings_open_jobs, 1) / meanBetween(stageColumn(path, 'in_process_jobs', 'fix'), 1),
    ),
    1,
    { fault: 0.15 },
  );
  const serviceDays = (20 / (6.9 * 5)) * 7;
  expectTheory(
    paths.map(
      (path) =>
        meanBetween(stageColumn(path, 'in_process_jobs', 'fix'), 1) /
        meanBetween(path.series.findings_per_year, 1) /
        ((meanBetween(stageColumn(path, 'wait_days', 'fix'), 1) + serviceDays) / YEAR),
    ),
    1,
    { bias: 0.01, fault: 0.05 },
  );
});

test('AI searches and people fix: the stock falls to what AI leaves, and what was hidden is open', () => {
  const paths = pathsOf('findings-flood', [], SEEDS);
  const before = stockAfter(OPENS / YEAR, AT_EPOCH, MADE, FOUND);
  expect(FIXED).toBeGreaterThan(MADE);
  expectTheory(at(paths, 'weaknesses_hidden_jobs', BEFORE), before, { bias: 0.01, fault: 0.05 });
  expectTheory(
    paths.map(({ series }) => meanBetween(series.weaknesses_hidden_jobs, 16)),
    MADE / (FOUND * AI_RATIO),
    { bias: 0.06, fault: 0.15 }, // a week's search of a stock that falls by a tenth a week
  );
  const openBefore = at(paths, 'findings_open_jobs', BEFORE);
  for (const row of [12, 16, 20]) {
    const years = (row * QUARTER - OPENS) / YEAR;
    expectTheory(
      at(paths, 'findings_open_jobs', row).map((open, i) => open - openBefore[i]!),
      foundBy(years, before) - FIXED * years,
      { bias: 0.02, fault: 0.1 },
    );
  }
});

test('first found first fixed: open findings get older as three people work through them', () => {
  const paths = pathsOf('findings-flood', [], SEEDS);
  const before = stockAfter(OPENS / YEAR, AT_EPOCH, MADE, FOUND);
  for (const row of [12, 16, 20]) {
    const years = (row * QUARTER - OPENS) / YEAR;
    const openBefore = at(paths, 'findings_open_jobs', BEFORE).reduce((sum, open) => sum + open, 0) / paths.length;
    // All found before `oldest` years after AI began are fixed; the others are as old as they were found long ago.
    let ages = 0;
    let open = 0;
    const steps = 20_000;
    for (let i = 0; i < steps; i++) {
      const [from, to] = [(i * years) / steps, ((i + 1) * years) / steps];
      if (openBefore + foundBy(to, before) < FIXED * years) continue;
      const found = foundBy(to, before) - foundBy(from, before);
      open += found;
      ages += found * (years - (from + to) / 2);
    }
    expectTheory(at(paths, 'findings_open_age_days', row), (ages / open) * YEAR, { bias: 0.02, fault: 0.1 });
  }
});

test('without weaknesses the paths are those of a lab without findings', () => {
  const none = ['findings.perChange=0', 'findings.atEpoch=0'];
  const without = ['findings=none', 'classes.finding=null', 'stages.fix=null', 'stages.search=null'];
  const [clean, plain] = [none, without].map((set) => pathsOf('findings-flood', set, [1])[0]!);
  for (const [id, values] of Object.entries(plain!.series)) {
    if (values.some(Number.isFinite)) expect(clean!.series[id as Series], id).toEqual(values);
  }
});
