import { expect, test } from 'vitest';
import type { QuarterStory, Reproduction } from '../../../../../src/calibrate/reproduce/reproduce.ts';
import { WATERFALL_QUARTERS, WATERFALL_STEPS } from '../../../../../src/calibrate/reproduce/waterfall.ts';
import { targetsOf } from '../../../../../src/calibrate/targets.ts';
import type { ReproducedDoublingTime } from '../../../../../src/calibrate/trends/doubling-times.ts';
import { readTrends } from '../../../../../src/io/read-trends.ts';
import { svgDocument } from '../../../../../src/io/svg-document.ts';
import { frontier } from '../../../../../src/report/figures/ensemble/frontier.ts';
import type { LabFrontier } from '../../../../../src/report/figures/material.ts';
import { LIGHT } from '../../../../../src/report/figures/palette.ts';
import { doublingTimes } from '../../../../../src/report/figures/published/doubling-times.ts';
import { reproduction } from '../../../../../src/report/figures/published/reproduction.ts';
import { reproductionWaterfall } from '../../../../../src/report/figures/published/reproduction-waterfall.ts';
import type { FrontierFigures } from '../../../../../src/report/frontier-figures.ts';
import { frontierOf } from '../../../../../src/report/frontier-result.ts';

const trends = readTrends();
const interval = (median: number) => ({ low: median * 0.9, median, high: median * 1.1, count: 9 });

/** Levels that halve from 8 at each step. */
function story(place: number, published: Readonly<Record<string, number>>): QuarterStory {
  const levels = WATERFALL_STEPS.map((_, i) => 8 / 2 ** i);
  const steps = WATERFALL_STEPS.map((step, i) => ({
    ...{ step, level: levels[i]!, factor: i === 0 ? 8 : 0.5, published: published[step.id] ?? Number.NaN },
    ...{ drawnLevel: interval(levels[i]!), drawnFactor: interval(0.5) },
  }));
  return { quarter: WATERFALL_QUARTERS[place]!, steps, binding: [] };
}

/** Code per engineer: the model gives 2 throughout, of which the first published figure is met and the second missed. */
function reproduced(): Reproduction {
  const targets = targetsOf(trends)
    .filter(({ series }) => series === 'code-per-engineer')
    .slice(0, 2);
  const { series, observable } = targets[0]!;
  const figures = targets.map((target, i) => ({
    ...{ target, role: 'fitted' as const, range: { low: target.low, high: target.high }, written: 2, drawn: interval(2) },
    ...{ error: 0, deviations: 0, verdict: i === 0 ? ('met' as const) : ('missed' as const), overlaps: true },
  }));
  const points = targets.map((target) => ({ day: target.figure.lastDay, target, simulated: () => 2 }));
  const curve = { id: series, series, observable, points, written: Float64Array.from([2, 2]), drawn: [interval(2), interval(2)] };
  const stories = [story(0, { leverage: 4 }), story(1, { code: 8 })];
  return { figures, curves: [curve], stories, writtenPaths: 8, draws: 9, drawnFrom: 'posterior' };
}

function swept(): LabFrontier {
  const figuresOf = (progressPerYear: number, driftRatio: number): FrontierFigures => ({
    ...{ promotionIntervalDays: 90, generationCycleDays: 100, promotedCount: 4, progressPerYear, experimentsPerYear: 10 },
    ...{ changesPerYear: 10, driftRatio, escapedFlawsRatio: 0, falseResultsShare: 0, incidentHoursShare: 0 },
  });
  const effort = (evaluation: number) => ({ review: 1, evaluation, replication: 1 });
  const sweep = { kinds: ['evaluation' as const], replicationIsShare: false, own: effort(1), points: [1, 2, 0].map(effort) };
  const paths = [[figuresOf(2, 0.2)], [figuresOf(1.8, 0.1)], [figuresOf(1, 0.4)]];
  const risk = { figure: 'driftRatio' as const, name: 'drift', isModelled: () => true };
  return { id: 'mine', title: 'Mine', fromDay: 18628, toDay: 19358, frontier: frontierOf(sweep, [risk], paths) };
}

const TIME: ReproducedDoublingTime = {
  ...{ label: 'a', suite: 'metr-horizons-1.1-2026-01', from: '2023', to: '', method: 'OLS', models: 9, reproduced: true },
  published: { ...trends.get('metr-doubling-times')!.figures[0]!, value: 131, low: 107, high: 161 },
  ours: { days: 130.8, lowDays: 105, highDays: Infinity },
};

test('a reproduction counts what is met, and names what is missed most', () => {
  const { title, data, sources } = reproduction.tell({ reproduction: reproduced(), published: trends })!;
  expect(title).toBe('The model meets 1 of 2 published figures; it misses code per engineer most often, 1 of 2');
  expect(data.panels[0]!.published.map(({ verdict }) => verdict)).toEqual(['met', 'missed']);
  expect(data.panels[0]!.given[0]).toMatchObject({ low: 1.8, median: 2, high: 2.2 });
  expect(sources.join()).toContain('Anthropic Institute');
});

test('the waterfall tells code, felt and progress of the last quarter, with what was published of either', () => {
  const { title, data } = reproductionWaterfall.tell({ reproduction: reproduced() })!;
  expect(title).toBe('With 4 times the code, people feel 2 times the output, and research goes 0.016 times as fast');
  const felt = data.steps.find(({ published }) => published === 4)!;
  expect([felt.from, felt.to, felt.factor, felt.quarter]).toEqual([4, 2, 0.5, '2026-Q1']);
  expect(data.steps.find(({ published }) => published === 8)!.quarter).toBeNull();
});

test('the frontier tells what the cheapest step costs and saves', () => {
  const { title, data } = frontier.tell({ frontier: swept() })!;
  expect(title).toBe('2 times the evaluation costs 10 % of progress and takes away 50 % of drift');
  expect(data.points.map(({ isOnFrontier }) => isOnFrontier)).toEqual([true, true, false]);
  expect(data.points.map(({ mark }) => mark)).toEqual(['as it is', 'cheapest', null]);
});

test('doubling times stand side by side, and an interval that is open has no upper end', () => {
  const { title, data } = doublingTimes.tell({ doublingTimes: [TIME] })!;
  expect(title).toBe('The tasks that AI can do double in length every 131 days');
  expect(data.times.map(({ by, high }) => [by, high])).toEqual([
    ['published', 161],
    ['here', null],
  ]);
});

test.each([336, 868])('they are drawn %i pixels wide', (width) => {
  const material = { reproduction: reproduced(), published: trends, frontier: swept(), doublingTimes: [TIME] };
  for (const { tell, draw } of [reproduction, reproductionWaterfall, frontier, doublingTimes]) {
    const drawn = draw(tell(material)!.data as never, { document: svgDocument(), width, palette: LIGHT, tips: true });
    expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  }
});
