import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf, stageColumn } from '../../support/claims.ts';
import { caughtByEither, caughtByPeople, roundsByChain } from '../../support/review-chain.ts';

const SCENARIOS = ['review-people', 'review-automated', 'review-both', 'review-correlated'] as const;
/** Flaws per visit, what people catch in the minutes of a full review and m0, AI's share, the same of its own model's flaws; hours per escaped flaw. */
const MU = 0.17;
const PEOPLE = caughtByPeople(60, 60);
const AI = 1 / 3;
const OWN = AI * (1 - 0.5);
const INCIDENT_HOURS = 40;
const HOURS_PER_ESCAPED = 0.3 * INCIDENT_HOURS;
/** Catch share of each scenario, and people's hours per round of it: four of debugging, one of review. */
const CATCH = {
  'review-people': PEOPLE,
  'review-automated': AI,
  'review-both': caughtByEither(PEOPLE, AI),
  'review-correlated': caughtByEither(PEOPLE, OWN),
} as const;
const HOURS = { 'review-people': 5, 'review-automated': 4, 'review-both': 5, 'review-correlated': 5 } as const;
/** Work hours of a person per calendar day. */
const HOURS_PER_DAY = (6.9 * 5) / 7;
/** Code by people. */
const BY_HAND = 'stages.implement.automation.opens=never';

/** So many that standard errors are known well enough to be held to four of them. */
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);

type Paths = readonly Trajectory[];
type Series = keyof Trajectory['series'];

const meanOf = (path: Trajectory, series: Series): number => meanBetween(path.series[series], 1);
const perChange = (path: Trajectory, series: Series): number => meanOf(path, series) / meanOf(path, 'changes_per_year');
const visits = (path: Trajectory, stage: string): number => meanBetween(stageColumn(path, 'visits_per_year', stage), 1);
const visitsPerChange = (path: Trajectory, stage: string): number => visits(path, stage) / meanOf(path, 'changes_per_year');

/** Holds flaws caught and escaped and reviews per change to a catch share. */
function expectRounds(name: string, set: readonly string[], mu: number, catchShare: number): void {
  const { reviews, caught, escaped } = roundsByChain(mu, catchShare);
  const paths = pathsOf(name, set, SEEDS);
  const rounds = paths.map((path) => visitsPerChange(path, 'review'));
  expectTheory(rounds, reviews);
  expectTheory(
    paths.map((path) => perChange(path, 'flaws_made_per_year')),
    mu * reviews,
    { fault: 0.04 },
  );
  expectTheory(
    paths.map((path) => perChange(path, 'flaws_escaped_per_year')),
    escaped,
    { fault: 0.1 },
  );
  expectTheory(
    paths.map((path) => meanOf(path, 'flaws_caught_share')),
    caught / (caught + escaped),
    { fault: 0.06 },
  );
}

test('without flaws the paths are those of a lab without review', () => {
  const without = ['review=none', 'classes.incident=null', 'stages.mitigate=null'];
  const [flawless, unreviewed] = [['review.flaws=0'], without].map((set) => pathsOf('review-people', set, [1, 2])) as [
    Paths,
    Paths,
  ];
  for (const [i, { series }] of unreviewed.entries()) {
    expect(meanOf(unreviewed[i]!, 'changes_per_year')).toBeGreaterThan(0);
    for (const [id, values] of Object.entries(series)) {
      if (values.some(Number.isFinite)) expect(flawless[i]!.series[id as Series], id).toEqual(values);
    }
  }
});

test.each([MU, 1])(
  'a review that misses nothing: with %f flaws per visit a change is reviewed e^mu times and none escapes',
  (mu) => {
    const paths = pathsOf('review-people', [`review.flaws=${mu}`, 'review.scrutiny=0.1 minutes'], SEEDS);
    for (const stage of ['implement', 'debug', 'review']) {
      expectTheory(
        paths.map((path) => visitsPerChange(path, stage)),
        Math.exp(mu),
      );
    }
    for (const path of paths) {
      expect(meanOf(path, 'flaws_caught_share')).toBe(1);
      expect(meanOf(path, 'incidents_per_year')).toBe(0);
    }
  },
);

test('people catch 1 - exp(-m/m0), AI a third, the same model (1 - rho)/3, both what one of them catches', () => {
  for (const name of SCENARIOS) expectRounds(name, [], MU, CATCH[name]);
  expectRounds('review-people', ['review.scrutiny=20 minutes'], MU, caughtByPeople(60, 120));
  expectRounds('review-automated', ['review.automated.correlation=0.5'], MU, OWN);
  expectRounds('review-correlated', ['review.automated.correlation=1'], MU, PEOPLE);
});

test('a review of twice the hours catches 1 - exp(-2 m/m0), and one of twice the code 1 - exp(-m/2 m0)', () => {
  expectRounds('review-people', ['stages.review.work.change=2 work hours'], MU, caughtByPeople(120, 60));
  expectRounds('review-people', ['stages.implement.work.change=12 work hours'], MU, caughtByPeople(60, 120));
});

test('blind spots of the model that wrote do not hide flaws of people', () => {
  expectRounds('review-automated', ['review.automated.correlation=1', BY_HAND], MU, AI);
});

test('where AI writes half of the code and reviews alone, only the flaws of the other half can be caught', () => {
  const halved = ['review.automated.correlation=1', 'stages.implement.automation.ceiling=0.5'];
  const { reviews, caught } = roundsByChain(MU / 2, AI);
  const paths = pathsOf('review-automated', halved, SEEDS);
  expectTheory(
    paths.map((path) => visitsPerChange(path, 'review')),
    reviews,
  );
  expectTheory(
    paths.map((path) => meanOf(path, 'flaws_caught_share')),
    caught / (MU * reviews),
    { fault: 0.08 },
  );
});

test('twice the flaws in code by AI are twice the flaws', () => {
  expectRounds('review-people', ['review.aiFlaws=2'], 2 * MU, PEOPLE);
  expectRounds('review-people', ['review.aiFlaws=2', BY_HAND], MU, PEOPLE);
});

test.each(SCENARIOS)(
  '%s: changes a year are the hours of engineers over those of a change, rework and incidents included',
  (name) => {
    const { reviews, escaped } = roundsByChain(MU, CATCH[name]);
    expectTheory(
      pathsOf(name, [], SEEDS).map((path) => meanOf(path, 'changes_per_year')),
      hoursPerYear(labOf(name), 'engineers') / (HOURS[name] * reviews + HOURS_PER_ESCAPED * escaped),
      { bias: 0.002 },
    );
  },
);

test('incidents: three in ten escaped flaws, in process by Little, and 40 hours each', () => {
  const often = ['review.incidents.share=1', 'stages.mitigate.work.incident=12 work hours'];
  const paths = pathsOf('review-automated', often, SEEDS);
  for (const path of paths) expect(meanOf(path, 'incidents_per_year')).toBe(meanOf(path, 'flaws_escaped_per_year'));
  expectTheory(
    pathsOf('review-automated', [], SEEDS).map(
      (path) => meanOf(path, 'incidents_per_year') / meanOf(path, 'flaws_escaped_per_year'),
    ),
    0.3,
    { fault: 0.08 },
  );
  expectTheory(
    paths.map((path) => meanBetween(stageColumn(path, 'human_hours_per_year', 'mitigate'), 1) / visits(path, 'mitigate')),
    12,
  );
  expectTheory(
    paths.map((path) => meanBetween(stageColumn(path, 'in_process_jobs', 'mitigate'), 1) / visits(path, 'mitigate')),
    12 / HOURS_PER_DAY / 365.25,
    { bias: 0.01, fault: 0.03 },
  );
  const { escaped } = roundsByChain(MU, AI);
  expectTheory(
    paths.map((path) => visits(path, 'mitigate') / meanOf(path, 'changes_per_year')),
    escaped,
    { fault: 0.03 },
  );
});

test('with people for everything nobody waits, and review is a delay of its own length', () => {
  const endless = ['pools.engineers.capacity=2000', 'classes.change.wip.perPerson=0.02'];
  const cycleDays = (set: readonly string[]): readonly number[] =>
    pathsOf('review-people', [...endless, ...set], SEEDS).map((path) => {
      expect(stageColumn(path, 'wait_days', 'review').every((days) => days === 0)).toBe(true);
      return (365.25 * 40) / meanOf(path, 'changes_per_year');
    });
  const [hour, day] = [cycleDays([]), cycleDays(['stages.review.work.change=6.9 work hours', 'review.scrutiny=69 minutes'])];
  const { reviews } = roundsByChain(MU, PEOPLE);
  expectTheory(
    day.map((days, i) => days - hour[i]!),
    (reviews * (6.9 - 1)) / HOURS_PER_DAY,
  );
});

test('the second pass takes agents, an eighth of an hour a review, and no minute of people', () => {
  const paths = pathsOf('review-both', [], SEEDS);
  expectTheory(
    paths.map((path) => meanOf(path, 'review_minutes_per_approval')),
    60,
  );
  expectTheory(
    paths.map((path) => meanBetween(stageColumn(path, 'agent_hours_per_year', 'review'), 1) / visits(path, 'review')),
    1 / 8,
  );
  for (const path of paths) expect(meanOf(path, 'review_read_share')).toBe(1);
});

test('what it buys: a third fewer flaws per review where it sees others', () => {
  const missed = (name: keyof typeof CATCH): number => 1 - CATCH[name];
  expect(missed('review-both') / missed('review-people')).toBeCloseTo(2 / 3, 12);
  expect(missed('review-correlated') / missed('review-people')).toBeCloseTo(5 / 6, 12);
});
