import { expect, test } from 'vitest';
import type { Trajectory } from '../../../src/lab/trajectory.ts';
import { expectTheory, hoursPerYear, labOf, meanBetween, pathsOf, stageColumn } from '../../support/claims.ts';

/** Ideas that are true, reports of a gain on those and on others, m0 [minutes]. */
const [TRUE, POWER, FALSE, READING] = [0.4, 0.8, 0.2, 600];
/** Minutes at analyze and integrate by hand, and of analyze where agents do it and people see a twentieth. */
const [ANALYZE, INTEGRATE, SEEN] = [960, 240, 0.05];
/** AI's part of the hours up to the end of analyze, and null results that it sees. */
const OWN = 88 / 104;
const AI = (1 - 0.5 * OWN) / 3;
const BY_HAND = [0, 9] as const;
const AFTER = 11;
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1);
const AUTOMATED = ['design', 'implement', 'debug', 'scaffold', 'analyze'];
/** Agents from long ago, for runs that look at what follows only. */
const AGENTS = ['time.end=2023-01-01', ...AUTOMATED.map((stage) => `stages.${stage}.automation.opens=2015-01-01`)];
/** No agents at all. */
const NOBODY = AUTOMATED.map((stage) => `stages.${stage}.automation.opens=never`);

type Series = keyof Trajectory['series'];

const missedIn = (minutes: number): number => Math.exp(-minutes / READING);
const MISSED_BY_HAND = missedIn(ANALYZE + INTEGRATE);
const MISSED_AT_ANALYZE = missedIn(SEEN * ANALYZE) * (1 - AI);

/** Adopted per experiment: null results, and all. */
function adopted(missed: number, replicated = 0, missedAgain = 1) {
  const nulls = (1 - TRUE) * FALSE * missed * (1 - replicated + replicated * FALSE * missedAgain);
  const gains = TRUE * POWER * (1 - replicated + replicated * POWER);
  return { nulls, all: nulls + gains, gains };
}

const falseShare = (...of: Parameters<typeof adopted>): number => adopted(...of).nulls / adopted(...of).all;
const meanAfter = (path: Trajectory, series: Series): number => meanBetween(path.series[series], AFTER);

test('minutes per report fall from twenty hours to under five, while reports multiply', () => {
  const paths = pathsOf('null-results', [], SEEDS);
  const minutes = (rows: readonly [number, number?]) =>
    paths.map(({ series }) => meanBetween(series.reading_minutes_per_report, ...rows));
  expectTheory(minutes(BY_HAND), ANALYZE + INTEGRATE);
  expectTheory(minutes([AFTER]), SEEN * ANALYZE + INTEGRATE);
  const people = hoursPerYear(labOf('null-results'), 'researchers');
  const pace = (hours: number, missed: number): number => people / (hours + 20 * adopted(missed).nulls);
  expectTheory(
    paths.map(({ series }) => meanBetween(series.experiments_per_year, ...BY_HAND)),
    pace(16 + 16 + 16 + 4, MISSED_BY_HAND),
    { bias: 0.01 },
  );
  expectTheory(
    paths.map((path) => meanAfter(path, 'experiments_per_year')),
    pace(16 + 2 * SEEN * 16 + 4, MISSED_AT_ANALYZE * missedIn(INTEGRATE)),
    { bias: 0.01 },
  );
});

test('null results among what is adopted: those that neither people nor AI noticed', () => {
  const paths = pathsOf('null-results', [], SEEDS);
  expectTheory(
    paths.map(({ series }) => meanBetween(series.false_results_share, ...BY_HAND)),
    falseShare(MISSED_BY_HAND),
    { fault: 0.2 },
  );
  expectTheory(
    paths.map((path) => meanAfter(path, 'false_results_share')),
    falseShare(MISSED_AT_ANALYZE * missedIn(INTEGRATE)),
    { fault: 0.1 },
  );
});

test('with nobody reading every null result of a gain is adopted; with readers of everything, none', () => {
  const unread = [...NOBODY, 'results.reading=1e9 minutes'];
  expectTheory(
    pathsOf('null-results', unread, SEEDS).map(({ series }) => meanBetween(series.false_results_share, 1)),
    falseShare(1),
    { fault: 0.05 },
  );
  for (const { series } of pathsOf('null-results', [...NOBODY, 'results.reading=1 minutes'], [1]))
    expect(meanBetween(series.false_results_share, 1)).toBe(0);
});

test('AI as a second reader sees a third of the null results of work by people', () => {
  const beside = [...NOBODY, 'results.reading=1e9 minutes', 'results.read=[analyze]', 'results.automated.beside=1'];
  expectTheory(
    pathsOf('null-results', beside, SEEDS).map(({ series }) => meanBetween(series.false_results_share, 1)),
    falseShare(1 - 1 / 3),
    { fault: 0.06 },
  );
});

test('an experiment is worth one on average, and is believed to be worth what the null results add', () => {
  const paths = pathsOf('null-results', AGENTS, SEEDS);
  const { all, gains } = adopted(MISSED_AT_ANALYZE * missedIn(INTEGRATE));
  const quality = (series: Series) => paths.map((path) => meanBetween(path.series[series], 1));
  expectTheory(quality('result_quality_ratio'), 1, { bias: 0.001 });
  expectTheory(quality('believed_quality_ratio'), all / gains, { bias: 0.001 });
});

test('corrections: one for each null result that was adopted, 20 hours of researchers each', () => {
  const paths = pathsOf('null-results', AGENTS, SEEDS);
  const perExperiment = paths.map(
    (path) => meanBetween(stageColumn(path, 'visits_per_year', 'takeback'), 4) / meanBetween(path.series.experiments_per_year, 4),
  );
  expectTheory(perExperiment, adopted(MISSED_AT_ANALYZE * missedIn(INTEGRATE)).nulls, { bias: 0.01, fault: 0.1 });
  const hours = paths.map(
    (path) =>
      meanBetween(stageColumn(path, 'human_hours_per_year', 'takeback'), 4) /
      meanBetween(stageColumn(path, 'visits_per_year', 'takeback'), 4),
  );
  expectTheory(hours, 20, { bias: 0.005, fault: 0.03 });
});

test.each([0.5, 1])('a share of %f of the gains tried again costs that many runs, and takes most null results out', (share) => {
  const again = TRUE * POWER + (1 - TRUE) * FALSE;
  const paths = pathsOf('null-results', [...AGENTS, `results.replicate.share=${share}`], SEEDS);
  const perExperiment = (stage: string) =>
    paths.map(
      (path) => meanBetween(stageColumn(path, 'visits_per_year', stage), 1) / meanBetween(path.series.experiments_per_year, 1),
    );
  for (const stage of ['run', 'analyze']) expectTheory(perExperiment(stage), 1 + share * again);
  expectTheory(perExperiment('scaffold'), 1, { bias: 0.002 });
  expectTheory(
    paths.map(({ series }) => meanBetween(series.replicated_share, 1)),
    share * again,
    { fault: 0.03 },
  );
  // The second report is read again at analyze, so that what was missed must be missed twice there.
  expectTheory(
    paths.map(({ series }) => meanBetween(series.false_results_share, 1)),
    falseShare(MISSED_AT_ANALYZE * missedIn(INTEGRATE), share, MISSED_AT_ANALYZE),
    { bias: 0.02, fault: 0.25 },
  );
});

test('tried again and read by nobody, null results fall by the chance of a second false positive, and true ones by the power', () => {
  const paths = pathsOf('null-results', [...NOBODY, 'results.reading=1e9 minutes', 'results.replicate.share=1'], SEEDS);
  const [nulls, gains] = [(1 - TRUE) * FALSE * FALSE, TRUE * POWER * POWER];
  expectTheory(
    paths.map(({ series }) => meanBetween(series.false_results_share, 1)),
    nulls / (nulls + gains),
    { fault: 0.1 },
  );
  expectTheory(
    paths.map(({ series }) => meanBetween(series.result_quality_ratio, 1)),
    POWER,
    { fault: 0.04 },
  );
});

test('where every idea is true and every report shows it, nothing differs from a lab that asks no such question', () => {
  const sure = ['results.true=1', 'results.power=1'];
  const [certain, plain] = [pathsOf('null-results', sure, [1]), pathsOf('null-results', ['results=none'], [1])];
  for (const [id, values] of Object.entries(plain[0]!.series)) {
    if (values.some(Number.isFinite)) expect(certain[0]!.series[id as Series], id).toEqual(values);
  }
});
