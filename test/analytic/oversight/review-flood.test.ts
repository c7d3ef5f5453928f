import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf, stageColumn } from '../../support/claims.ts';
import { caughtByPeople, roundsByChain } from '../../support/review-chain.ts';

/** Flaws per visit, m0 (of six hours of code) and a full review [minutes], hours of incidents per escaped flaw. */
const MU = 0.17;
const SCRUTINY = 10 * 6;
const FULL = 60;
const PER_ESCAPED = 0.3 * 40;
/** Rows before the flood, and those after it and a year of settling. */
const BEFORE = [0, 8] as const;
const AFTER = 12;
/** Days of a row, and of the flood; rows over which its decay is held to theory. */
const QUARTER = 91;
const FLOOD = 730;
const STRETCHES = [
  [10, 11],
  [12, 14],
  [15, 20],
] as const;
/** Reviewers thin by the last four weeks, while the flow rises and falls with incidents; that alone, at 20 engineers. */
const BY_FLUCTUATION = 0.03;
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
/** As many as dear runs can afford. */
const FEW_SEEDS = SEEDS.slice(0, 5);

const ENGINEERS = hoursPerYear(labOf('review-flood'), 'engineers');
const REVIEWERS = hoursPerYear(labOf('review-flood'), 'reviewers');
const BUDGET = 0.8 * REVIEWERS;

type Series = keyof Trajectory['series'];

const after = (path: Trajectory, series: Series): number => meanBetween(path.series[series], AFTER);
const hoursAt = (path: Trajectory, stage: string): number => meanBetween(stageColumn(path, 'human_hours_per_year', stage), AFTER);

/** Changes and reviews a year where people read so many minutes and engineers write for so many hours. */
function paceAt(minutes: number, hours: number): { readonly changes: number; readonly reviews: number; readonly caught: number } {
  const { reviews, caught, escaped } = roundsByChain(MU, caughtByPeople(minutes, SCRUTINY));
  const changes = ENGINEERS / (hours * reviews + PER_ESCAPED * escaped);
  return { changes, reviews: changes * reviews, caught: caught / (caught + escaped) };
}

/** The fixed point of minutes = 60 min(1, budget / needed)^elasticity, by bisection. */
function thinnedMinutes(elasticity: number): number {
  let [low, high] = [0, FULL];
  while (high - low > 1e-9) {
    const minutes = (low + high) / 2;
    const affordable = FULL * Math.min(1, BUDGET / paceAt(minutes, 1).reviews) ** elasticity;
    if (affordable > minutes) low = minutes;
    else high = minutes;
  }
  return low;
}

test('by hand as many as ten hours of writing allow, read in full by reviewers who are not busy half of the time', () => {
  const theory = paceAt(FULL, 10);
  expect(theory.reviews).toBeLessThan(REVIEWERS / 2);
  const paths = pathsOf('review-flood', [], SEEDS);
  expectTheory(
    paths.map(({ series }) => meanBetween(series.changes_per_year, ...BEFORE)),
    theory.changes,
  );
  for (const { series } of paths) expect(series.review_depth_share.slice(...BEFORE).every((depth) => depth === 1)).toBe(true);
});

test('capped: the pace is what incidents leave of ten times, minutes per approval are the budget over what arrives', () => {
  const minutes = thinnedMinutes(1);
  const theory = paceAt(minutes, 1);
  const paths = pathsOf('review-flood', [], SEEDS);
  expect(minutes).toBeLessThan(FULL / 2);
  expect(minutes).toBeCloseTo((FULL * BUDGET) / theory.reviews, 5);
  expectTheory(
    paths.map((path) => after(path, 'changes_per_year')),
    theory.changes,
    { bias: BY_FLUCTUATION, fault: 0.05 },
  );
  expectTheory(
    paths.map((path) => (hoursAt(path, 'review') * 60) / after(path, 'approvals_per_year')),
    minutes,
    { bias: 2 * BY_FLUCTUATION, fault: 0.08 },
  );
  expectTheory(
    paths.map((path) => after(path, 'flaws_caught_share')),
    theory.caught,
    { bias: 2 * BY_FLUCTUATION, fault: 0.08 },
  );
});

test('capped: hours of review keep to the budget, but for what the last four weeks did not foresee', () => {
  const paths = pathsOf('review-flood', [], SEEDS);
  expectTheory(
    paths.map((path) => hoursAt(path, 'review')),
    BUDGET,
    { bias: BY_FLUCTUATION, fault: 0.04 },
  );
  for (const path of paths) {
    const hours = stageColumn(path, 'human_hours_per_year', 'review').slice(AFTER);
    expect(Math.max(...hours)).toBeLessThan(1.25 * BUDGET);
  }
});

test('fixed: reviewers read in full, all of their hours, and the flood waits for them', () => {
  const { reviews, caught, escaped } = roundsByChain(MU, caughtByPeople(FULL, SCRUTINY));
  const paths = pathsOf('review-flood', ['review.policy=fixed'], SEEDS);
  expectTheory(
    paths.map((path) => after(path, 'changes_per_year')),
    REVIEWERS / reviews,
    { bias: 0.005 },
  );
  expectTheory(
    paths.map((path) => after(path, 'review_minutes_per_approval')),
    FULL,
  );
  expectTheory(
    paths.map((path) => after(path, 'flaws_caught_share')),
    caught / (caught + escaped),
    { fault: 0.04 },
  );
  for (const path of paths) {
    const inProcess = meanBetween(stageColumn(path, 'waiting_jobs', 'review'), AFTER);
    expect(inProcess).toBeGreaterThan(120 / 2);
  }
});

test('elastic: capacity binds at minutes of budget over capacity, below those of a full review and above those of the cap', () => {
  const minutes = (FULL * BUDGET) / REVIEWERS;
  const reviews = REVIEWERS ** 2 / BUDGET;
  const rounds = roundsByChain(MU, caughtByPeople(minutes, SCRUTINY));
  expect(reviews).toBeLessThan(paceAt(minutes, 1).reviews);
  const paths = pathsOf('review-flood', ['review.policy.elasticity=0.5'], SEEDS);
  expectTheory(
    paths.map((path) => after(path, 'approvals_per_year')),
    reviews,
    { bias: 0.01, fault: 0.03 },
  );
  expectTheory(
    paths.map((path) => after(path, 'review_minutes_per_approval')),
    minutes,
    { bias: 0.01, fault: 0.03 },
  );
  expectTheory(
    paths.map((path) => after(path, 'changes_per_year')),
    reviews / rounds.reviews,
    { bias: 0.01, fault: 0.03 },
  );
});

test('reviewers without end: nobody waits for them, and all is read in full', () => {
  const paths = pathsOf('review-flood', ['pools.reviewers.capacity=10000', 'review.policy=fixed'], SEEDS);
  expectTheory(
    paths.map((path) => after(path, 'changes_per_year')),
    paceAt(FULL, 1).changes,
    { bias: 0.01, fault: 0.03 },
  );
  for (const path of paths) expect(stageColumn(path, 'wait_days', 'review').every((days) => days === 0)).toBe(true);
  expectTheory(
    paths.map(
      (path) =>
        (meanBetween(stageColumn(path, 'in_process_jobs', 'review'), AFTER) * 365.25) /
        meanBetween(stageColumn(path, 'visits_per_year', 'review'), AFTER),
    ),
    1 / ((6.9 * 5) / 7),
    { bias: 0.005 },
  );
});

test('a budget of nothing: nobody reads, nothing is caught, and nobody waits', () => {
  const [path] = pathsOf('review-flood', ['review.policy.budget=0'], [1]);
  for (const series of ['review_minutes_per_approval', 'review_read_share', 'flaws_caught_share'] as const)
    expect(after(path!, series)).toBe(0);
  expect(after(path!, 'changes_per_year')).toBeGreaterThan(0);
});

test('nothing read: the pace decays to what incidents leave with the lag of incidents, not at once', () => {
  const lagDays = 720;
  const unread = ['pools.reviewers.capacity=10000', 'review.scrutiny=1e9 minutes', `review.incidents.after=${lagDays} days`];
  const [writing, load] = [1, MU * PER_ESCAPED];
  const [settled, byHand] = [ENGINEERS / (writing + load), ENGINEERS / (10 + load)];
  const rate = (1 + load / writing) / lagDays;
  // Incidents wait in the lag as before the flood, so that the first day's pace is what those leave.
  const atFirst = (ENGINEERS - load * byHand) / writing;
  const paths = pathsOf('review-flood', ['time.warmUp=2000 days', ...unread], SEEDS);
  // The quarter of the flood is left out: what was begun by hand is finished by hand.
  for (const [first, last] of STRETCHES) {
    const [from, to] = [(first - 1) * QUARTER - FLOOD, last * QUARTER - FLOOD];
    const decayed = (Math.exp(-rate * from) - Math.exp(-rate * to)) / rate / (to - from);
    expectTheory(
      paths.map(({ series }) => meanBetween(series.changes_per_year, first, last + 1)),
      settled + (atFirst - settled) * decayed,
      { bias: 0.015, fault: 0.1 },
    );
  }
});

test('changes that need nobody: experiments get what incidents leave; above that none, and incidents pile up', () => {
  const agents = (count: number): readonly string[] => [
    'oversight.base=0',
    'stages.implement.automation.opens=2015-01-01',
    'stages.debug.automation.opens=2015-01-01',
    `pools.agents.capacity=${count}`,
    'classes.experiment.path=[scaffold]',
    'classes.experiment.wip.perPerson=3',
    'review.scrutiny=1e9 minutes',
  ];
  const changes = (count: number): number => (count * 24 * 365.25) / (10 / 8);
  const load = (count: number): number => changes(count) * MU * PER_ESCAPED;
  const [few, many] = [1, 4];
  expect(load(few)).toBeLessThan(ENGINEERS / 2);
  const below = pathsOf('review-flood', agents(few), FEW_SEEDS);
  expectTheory(
    below.map((path) => after(path, 'changes_per_year')),
    changes(few),
    { bias: 0.01 },
  );
  expectTheory(
    below.map((path) => after(path, 'experiments_per_year')),
    (ENGINEERS - load(few)) / 16,
    { bias: 0.01, fault: 0.1 },
  );
  expect(load(many)).toBeGreaterThan(ENGINEERS * 1.3);
  const above = pathsOf('review-flood', agents(many), FEW_SEEDS);
  for (const path of above) expect(after(path, 'experiments_per_year')).toBe(0);
  expectTheory(
    above.map((path) => {
      const open = stageColumn(path, 'in_process_jobs', 'mitigate');
      return ((open.at(-1)! - open[AFTER]!) * 365.25) / ((open.length - 1 - AFTER) * QUARTER);
    }),
    (load(many) - ENGINEERS) / 40,
    { bias: 0.02, fault: 0.15 },
  );
});
