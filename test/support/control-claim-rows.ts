import type { SampleColumnId } from '../../src/lab/columns.ts';
import type { Trajectory } from '../../src/lab/trajectory.ts';
import type { ClaimRow, Finding } from './claim-row.ts';
import { COMMENTARY, claimRow, ESSAY, figure, run } from './claim-row.ts';
import { meanBetween } from './claims.ts';

/** Rows of the second half of a path whose agents come with 2023, and those before. */
const AFTER = 12;
const BEFORE = [1, 9] as const;
/** Part of a claim's number that it may be off. */
const ROOM = 0.1;
/** A full review. */
const FULL_MINUTES = 60;

const over = (path: Trajectory, column: SampleColumnId, from = 1, to?: number): number =>
  meanBetween(path.series[column], from, to);
const perCent = (share: number): string => `${figure(share * 100)} %`;
const caughtOf = (path: Trajectory, from = 1): number => over(path, 'flaws_caught_share', from);
const changesOf = (path: Trajectory): number => over(path, 'changes_per_year');

/** What a review comes to: flaws caught, incidents, their part of people's hours, changes. */
const reviewText = (path: Trajectory): string =>
  `${perCent(caughtOf(path))} of the flaws caught, ${figure(over(path, 'incidents_per_year'))} incidents a year, which take ${perCent(over(path, 'incident_hours_share'))} of the hours, ${figure(changesOf(path))} changes a year`;

function reviewPeople(): Finding {
  const path = run('review-people');
  const twice = run('review-people', 'review.scrutiny=5 minutes');
  return {
    outcome: reviewText(path),
    holds: caughtOf(path) > 1 - ROOM,
    because: `an hour catches 1 - 1/e where m0 is an hour; at half of that m0 ${perCent(caughtOf(twice))}, and each flaw caught costs another round, e^mu rounds at least`,
  };
}

function reviewAutomated(): Finding {
  const [path, people] = [run('review-automated'), run('review-people')];
  const own = caughtOf(run('review-automated', 'review.automated.correlation=0.5'));
  const isThird = (share: number): boolean => Math.abs(share * 3 - 1) < ROOM;
  return {
    outcome: reviewText(path),
    holds: isThird(caughtOf(path)),
    holdsAnyway: isThird(own),
    because: `the third is put in; with half of its blind spots in common with the author it is ${perCent(own)}. An hour of people is freed and ${figure(over(path, 'incidents_per_year') / over(people, 'incidents_per_year'))} times the incidents come: ${figure(changesOf(path) / changesOf(people))} times the changes of review by people, at 40 hours an incident`,
  };
}

function reviewBoth(): Finding {
  const [both, people] = [run('review-both'), run('review-people')];
  const same = run('review-both', 'review.automated.correlation=1');
  const fewer = (path: Trajectory): number => 1 - over(path, 'incidents_per_year') / over(people, 'incidents_per_year');
  return {
    outcome: reviewText(both),
    holds: fewer(both) > 2 * ROOM,
    holdsAnyway: fewer(same) > 2 * ROOM,
    because: `${perCent(fewer(both))} fewer incidents than by people alone, for agents' time only; no fewer where it is blind to all that its own model wrote`,
  };
}

function reviewCorrelated(): Finding {
  const [half, none] = [run('review-correlated'), run('review-both')];
  const all = run('review-correlated', 'review.automated.correlation=1');
  const [caught, independent, blind] = [half, none, all].map((path) => caughtOf(path)) as [number, number, number];
  return {
    outcome: reviewText(half),
    holds: independent > caught && caught > blind,
    because: `${perCent(independent)} caught with no blind spot in common, ${perCent(caught)} with half, ${perCent(blind)} with all: what people catch alone`,
  };
}

function reviewFlood(): Finding {
  const [capped, elastic, fixed] = [[], ['review.policy.elasticity=0.5'], ['review.policy=fixed']].map((set) =>
    run('review-flood', ...set),
  ) as [Trajectory, Trajectory, Trajectory];
  const gain = (path: Trajectory): number => over(path, 'changes_per_year', AFTER) / over(path, 'changes_per_year', ...BEFORE);
  const minutes = (path: Trajectory): string => figure(over(path, 'review_minutes_per_approval', AFTER));
  const first = meanBetween(capped.series.flaws_caught_share, ...BEFORE);
  return {
    outcome: `${figure(gain(capped))} times the changes; minutes per approval from ${FULL_MINUTES} to ${minutes(capped)}, flaws caught from ${perCent(first)} to ${perCent(caughtOf(capped, AFTER))}; incidents take ${perCent(over(capped, 'incident_hours_share', AFTER))} of the hours`,
    holds: gain(fixed) < 10 * (1 - ROOM) && over(capped, 'review_minutes_per_approval', AFTER) < FULL_MINUTES * (1 - ROOM),
    because: `within their budget reviewers read less, and incidents take what the flood had won; reading in full gives ${figure(gain(fixed))} times the changes, ${minutes(elastic)} minutes ${figure(gain(elastic))} times`,
  };
}

function nullResults(): Finding {
  const path = run('null-results');
  const again = run('null-results', 'results.replicate.share=1');
  const falseIn = (of: Trajectory, ...rows: readonly [number, number?]): number => over(of, 'false_results_share', ...rows);
  const [before, after, checked] = [falseIn(path, ...BEFORE), falseIn(path, AFTER), falseIn(again, AFTER)];
  const minutes = (...rows: readonly [number, number?]): string => figure(over(path, 'reading_minutes_per_report', ...rows), 3);
  const gain = over(path, 'experiments_per_year', AFTER) / over(path, 'experiments_per_year', ...BEFORE);
  return {
    outcome: `${figure(gain)} times the experiments; reading from ${minutes(...BEFORE)} to ${minutes(AFTER)} minutes a report, null results from ${perCent(before)} to ${perCent(after)} of those adopted`,
    holds: after > 2 * before && checked < before,
    because: `n / (n + gains) with what people and AI both miss; all gains tried again: ${perCent(checked)}, for ${perCent(over(again, 'replicated_share', AFTER))} more runs, and one true gain in five is lost by its second test`,
  };
}

function findingsFlood(): Finding {
  const [path, staffed] = [run('findings-flood'), run('findings-flood', 'pools.fixers.capacity=12')];
  const before = BEFORE[1] - 1;
  const grown = ({ series }: Trajectory, column: SampleColumnId): number => series[column].at(-1)! / series[column][before]!;
  const fromTo = (column: SampleColumnId, digits = 2): string =>
    `from ${figure(path.series[column][before]!, digits)} to ${figure(path.series[column].at(-1)!, digits)}`;
  const grows = (of: Trajectory): boolean => grown(of, 'findings_open_jobs') > 2 && grown(of, 'findings_open_age_days') > 2;
  return {
    outcome: `open findings ${fromTo('findings_open_jobs')} in three years, their age ${fromTo('findings_open_age_days')} days; hidden weaknesses ${fromTo('weaknesses_hidden_jobs', 3)}`,
    holds: grows(path),
    holdsAnyway: grows(staffed),
    because: `search empties the stock in a year, three people fix little more than what is new; with twelve ${figure(staffed.series.findings_open_jobs.at(-1)!)} are open in the end`,
  };
}

function handoffs(): Finding {
  const [hundred, four] = [run('handoffs'), run('handoffs', 'pools.engineers.capacity=400')];
  const even = run('handoffs', 'pools.engineers.capacity=400', 'coordination.exponent=0');
  const gain = changesOf(four) / changesOf(hundred);
  return {
    outcome: `${figure(gain, 3)} times the changes; handing over takes ${perCent(over(four, 'coordinating_hours_share'))} of the hours instead of ${perCent(over(hundred, 'coordinating_hours_share'))}`,
    holds: gain < 4 * (1 - ROOM),
    holdsAnyway: changesOf(even) / changesOf(hundred) < 4 * (1 - ROOM),
    because: 'X = people 1,800 / (11 + 3 (n/100)^0.5); the exponent is assumed, at 0 four times is four times',
  };
}

/** Claims on review, results, findings and coordination. */
export const CONTROL_ROWS: readonly ClaimRow[] = [
  claimRow("People who review code keep AI's flaws out of it", `${ESSAY}; ${COMMENTARY}`, 'review-people', reviewPeople),
  claimRow(
    'Automated review would have caught roughly a third of the bugs behind past incidents',
    ESSAY,
    'review-automated',
    reviewAutomated,
  ),
  claimRow('As a second pass it adds to what people catch', `${ESSAY}; assumed`, 'review-both', reviewBoth),
  claimRow('It misses what its own model does not see', 'assumed', 'review-correlated', reviewCorrelated),
  claimRow(
    'Ten times the changes for the same reviewers: the pace gives, or the reading',
    COMMENTARY,
    'review-flood',
    reviewFlood,
  ),
  claimRow(
    'Reports multiply, reading falls, null results are adopted; doing it again helps',
    COMMENTARY,
    'null-results',
    nullResults,
  ),
  claimRow('Security findings come faster than people fix them', COMMENTARY, 'findings-flood', findingsFlood),
  claimRow('Four times the people do less than four times the work', 'Brooks 1975', 'handoffs', handoffs),
];
