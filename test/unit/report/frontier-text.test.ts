import { expect, test } from 'vitest';
import { OWN_EFFORT } from '../../../src/lab/oversight/effort.ts';
import type { EffortSweep } from '../../../src/lab/oversight/effort-sweep.ts';
import { type FrontierFigures, risksOf } from '../../../src/report/frontier-figures.ts';
import { frontierOf } from '../../../src/report/frontier-result.ts';
import { frontierTable } from '../../../src/report/frontier-table.ts';
import { frontierText } from '../../../src/report/frontier-text.ts';
import { overseenLab } from '../../support/overseen-lab.ts';

const RISKS = risksOf(overseenLab());

function figuresOf(progressPerYear: number, driftRatio: number, escapedFlawsRatio = 0.25): FrontierFigures {
  return {
    promotionIntervalDays: 120,
    generationCycleDays: 90,
    promotedCount: 4,
    progressPerYear,
    experimentsPerYear: 1234.5,
    changesPerYear: 43210,
    driftRatio,
    escapedFlawsRatio,
    falseResultsShare: 0.125,
    incidentHoursShare: 0.01,
  };
}

const EVALUATIONS = [0, 1, 2, 4];
const sweep: EffortSweep = {
  kinds: ['review', 'evaluation', 'replication'],
  replicationIsShare: true,
  own: { ...OWN_EFFORT, replication: 0 },
  points: EVALUATIONS.map((evaluation) => ({ review: 1, evaluation, replication: 0 })),
};
/** Paths of each point: none, the scenario, twice, four times. */
const PATHS = [[figuresOf(1.25, 0.4)], [figuresOf(1, 0.2)], [figuresOf(0.99, 0.1)], [figuresOf(0.5, 0.05)]];

test('the set is shown fastest first, with the scenario marked, in lines that fit', () => {
  const lines = frontierText(frontierOf(sweep, RISKS, PATHS));
  for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(80);
  expect(lines[0]).toMatch(/^ *review +evaluation +replication +progress +promoted +experiments$/);
  expect(lines[1]).toMatch(/^ *x own +x own +of reports +ln S\/year +days apart +per year$/);
  expect(lines[7]).toMatch(/^ *review +evaluation +replication +flaws +drift +false$/);
  expect(lines[8]).toMatch(/^ *x own +x own +of reports +per job +harm +results$/);
  const cells = (from: number): string[][] => lines.slice(from, from + 4).map((line) => line.trim().split(/ {2,}/));
  expect(cells(2)).toEqual([
    ['1', '0', '0 %', '1.25', '120', '1,235'],
    ['own', '1', '1', '0 %', '1', '120', '1,235'],
    ['1', '2', '0 %', '0.99', '120', '1,235'],
    ['1', '4', '0 %', '0.5', '120', '1,235'],
  ]);
  expect(cells(9)).toEqual([
    ['1', '0', '0 %', '0.25', '0.4', '12.5 %'],
    ['own', '1', '1', '0 %', '0.25', '0.2', '12.5 %'],
    ['1', '2', '0 %', '0.25', '0.1', '12.5 %'],
    ['1', '4', '0 %', '0.25', '0.05', '12.5 %'],
  ]);
});

test('of a long set the ends, the scenario and some between are shown', () => {
  const many: EffortSweep = {
    ...sweep,
    points: Array.from({ length: 60 }, (_, i) => ({ review: i, evaluation: 1, replication: 0 })),
  };
  const paths = many.points.map(({ review }) => [figuresOf(1 + review, 0.1 + review / 100)]);
  const lines = frontierText(frontierOf(many, RISKS, paths));
  const rows = lines.slice(2, lines.indexOf(''));
  const reviews = rows.map((line) => Number(line.replace('own', '').trim().split(/ +/)[0]));
  expect(reviews).toEqual([...reviews].sort((a, b) => b - a));
  expect([reviews[0], reviews.at(-1)]).toEqual([59, 0]);
  expect(reviews).toContain(1);
  expect(reviews.length).toBeLessThanOrEqual(21);
  expect(lines).toContain(`and ${60 - reviews.length} more between them, in frontier.csv`);
});

test('the cheapest gain is the one step that saves most risk per progress lost', () => {
  const text = frontierText(frontierOf(sweep, RISKS, PATHS)).join('\n');
  expect(text).toContain('4 of 4 points are on the frontier');
  expect(text).toContain(
    'Cheapest gain: evaluation 2 x instead of 1 x, for 17 % less risk, mean of all\n  progress -1 %, escaped flaws unchanged, drift -50 %, false results unchanged',
  );
  expect(text).toMatch(/Nothing here is as good as the scenario in everything and better in something\.$/);
});

test('a scenario that is beaten is shown all the same, with what beats it', () => {
  const paths = [[figuresOf(1.5, 0.2)], [figuresOf(1, 0.2)], [figuresOf(0.5, 0.3)], [figuresOf(0.5, 0.3)]];
  const found = frontierOf(sweep, RISKS, paths);
  const lines = frontierText(found);
  expect(lines[2]).toMatch(/^ +1 +0 +0 % +1\.5 /);
  expect(lines[3]).toMatch(/^\(own\) +1 +1 +0 % +1 /);
  expect(lines.join(' ')).toMatch(/ 1 of 4 points is on the frontier: .* The scenario as it is, \(own\), is none of them\. /);
  expect(lines.slice(-4)).toEqual([
    'No change of one kind of effort lowers the risks as a whole.',
    'As good in everything and better in something: evaluation 0 x instead of 1 x',
    '  progress +50 %, escaped flaws unchanged, drift unchanged, false results',
    '  unchanged',
  ]);
});

test('with replications the differences have half of their 95 % intervals, by pairs', () => {
  const two = (progress: readonly [number, number], drift: readonly [number, number]) =>
    [0, 1].map((i) => figuresOf(progress[i]!, drift[i]!));
  const own = two([0.9, 1.1], [0.1, 0.3]);
  // The pairs differ by 0.1 and by 0.2, so that half of the interval is t(1) = 12.706 times 0.05.
  const paths = [own, own, two([1.0, 1.3], [0.05, 0.15]), own];
  const text = frontierText(frontierOf(sweep, RISKS, paths)).join('\n');
  expect(text).toContain('progress +15 % +- 64 %, escaped flaws unchanged, drift -50 % +- 320 %');
  expect(text).toContain('It is as good as the scenario in everything and better in something.');
});

test('where nobody experiments the table is by changes', () => {
  const idle = { ...figuresOf(0, 0.2), experimentsPerYear: 0, promotionIntervalDays: Number.NaN };
  const paths = EVALUATIONS.map((evaluation) => [
    { ...idle, driftRatio: 0.4 / (1 + evaluation), changesPerYear: 100 - evaluation },
  ]);
  const lines = frontierText(frontierOf(sweep, RISKS, paths));
  expect(lines[0]).toMatch(/replication +changes +promoted +flaws/);
  expect(lines[2]!.trim().split(/ {2,}/).slice(3, 5)).toEqual(['100', '-']);
  expect(lines.join(' ')).toContain('no other has at least the changes and no more of any risk');
});

test('the table has a row for every point; what is not swept is empty', () => {
  const one: EffortSweep = {
    ...sweep,
    kinds: ['evaluation'],
    own: OWN_EFFORT,
    points: sweep.points.map((each) => ({ ...each, replication: 1 })),
  };
  const { rows, values } = frontierTable(frontierOf(one, RISKS, [...PATHS.slice(0, 3), [figuresOf(0.1, 0.4)]]));
  expect(rows).toBe(4);
  expect([...(values['evaluation_effort_ratio'] as Float64Array)]).toEqual(EVALUATIONS);
  expect([...(values['review_effort_ratio'] as Float64Array)]).toEqual(EVALUATIONS.map(() => Number.NaN));
  expect([...(values['own_flag'] as Float64Array)]).toEqual([0, 1, 0, 0]);
  expect([...(values['on_frontier_flag'] as Float64Array)]).toEqual([1, 1, 1, 0]);
  expect([...(values['drift_true_ratio'] as Float64Array)]).toEqual([0.4, 0.2, 0.1, 0.4]);
});
