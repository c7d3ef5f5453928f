import { beforeAll, expect, test } from 'vitest';
import { parseIsoDate } from '../../../../src/base/calendar.ts';
import { bindingShares, reproduceBinding, stagePools } from '../../../../src/calibrate/reproduce/binding.ts';
import {
  factorsOf,
  levelsOf,
  reproduceWaterfall,
  WATERFALL_QUARTERS,
  WATERFALL_STEPS,
} from '../../../../src/calibrate/reproduce/waterfall.ts';
import { targetsOf } from '../../../../src/calibrate/targets.ts';
import { type Frame, frameOf, outcomeOf, type PathOutcome } from '../../../../src/ensemble/outcome.ts';
import { readTrends } from '../../../../src/io/read-trends.ts';
import type { LabScenario } from '../../../../src/lab/parameters.ts';
import { simulateLab, simulateWithTwin } from '../../../../src/lab/simulate-lab.ts';
import type { Trajectory } from '../../../../src/lab/trajectory.ts';
import { loadScenario } from '../../../../src/scenario/load.ts';
import { textOf } from '../../../support/markdown.ts';

const TRENDS = readTrends();
const KEY = { seed: 42, draw: 'point', replication: 1 } as const;
const [FIRST, SECOND] = WATERFALL_QUARTERS as [(typeof WATERFALL_QUARTERS)[0], (typeof WATERFALL_QUARTERS)[0]];

let lab: LabScenario;
let path: Trajectory;
let twin: Trajectory;
let frame: Frame;
let outcome: PathOutcome;
beforeAll(() => {
  lab = loadScenario('scenarios/history.yaml', { read: textOf, overrides: [], end: '2026-07-02' }).lab!;
  path = simulateWithTwin(lab, KEY);
  twin = simulateLab(lab, KEY, { shadowOf: path.software });
  frame = frameOf(lab);
  outcome = outcomeOf(path, frame);
});

/** Factors of a quarter by step, with the columns of its last sample. */
function told(quarter: (typeof WATERFALL_QUARTERS)[0]) {
  const { parallelExponent } = lab.base.progress;
  const levels = levelsOf(frame, outcome, quarter, parallelExponent);
  const factors = factorsOf(levels);
  const sample = frame.sampleDays.indexOf(quarter.endDay - frame.epochCivilDays);
  expect(sample).toBeGreaterThan(0);
  const factor = (id: string): number => factors[WATERFALL_STEPS.findIndex((step) => step.id === id)]!;
  return { levels, factors, factor, sample, lambda: parallelExponent };
}

test.each([FIRST, SECOND])('factors of $id multiply to the progress multiplier, and each is its mechanism', (quarter) => {
  const { factors, factor, sample, lambda } = told(quarter);
  const progress = path.series.progress_multiplier_ratio[sample]!;
  expect(factors.reduce((product, value) => product * value, 1) / progress).toBeCloseTo(1, 12);
  // The last ones against columns of path and twin that the levels are not read from.
  const ratio = path.series.experiments_per_year[sample]! / twin.series.experiments_per_year[sample]!;
  expect(factor('parallel')).toBeCloseTo(ratio ** (lambda - 1), 10);
  const quality = path.series.result_quality_ratio[sample]! / twin.series.result_quality_ratio[sample]!;
  expect(factor('taste') * factor('progress')).toBeCloseTo(quality, 10);
  // What waits: planned throughput over the quarter is between its least and its most.
  const planned = Array.from(path.series.experiments_planned_per_year.subarray(sample - 3, sample + 1));
  const reached = path.series.experiments_per_year[sample]!;
  expect(factor('queueing')).toBeGreaterThan(reached / Math.max(...planned) / 1.02);
  expect(factor('queueing')).toBeLessThan((reached / Math.min(...planned)) * 1.02);
});

test('one parameter set tells the story: more code than is felt, and far less in progress', () => {
  const { levels } = told(SECOND);
  const level = (id: string): number => levels[WATERFALL_STEPS.findIndex((step) => step.id === id)]!;
  expect(level('code')).toBeGreaterThan(level('leverage'));
  expect(level('leverage')).toBeGreaterThan(level('throughput'));
  expect(level('progress')).toBeLessThan(level('code') / 3);
  expect(level('progress')).toBeGreaterThan(1.1);
});

test('without AI there is nothing to fall: every level from code on is about 1', () => {
  const idle = outcomeOf({ ...path, series: { ...path.series, ...twin.series } }, frame);
  const levels = levelsOf(frame, idle, SECOND, lab.base.progress.parallelExponent);
  for (const [i, { id }] of WATERFALL_STEPS.entries()) {
    if (!['ai-code', 'leverage', 'latency', 'bottleneck'].includes(id)) continue;
    expect(levels[i], id).toBeCloseTo(1, 1);
  }
});

test('means over paths are of logarithms, so that factors as written still multiply; what was published stands beside', () => {
  const levels = told(SECOND).levels;
  const double = levels.map((level) => 4 * level);
  const steps = reproduceWaterfall(targetsOf(TRENDS), SECOND, [levels, double], [levels, double]);
  expect(steps.reduce((product, { factor }) => product * factor, 1)).toBeCloseTo(steps.at(-1)!.level, 10);
  for (const [i, { level, factor, drawnLevel }] of steps.entries()) {
    expect(level / levels[i]!).toBeCloseTo(2, 10);
    expect(factor / factorsOf(levels)[i]!).toBeCloseTo(i === 0 ? 2 : 1, 10);
    expect(drawnLevel.median / levels[i]!).toBeCloseTo(2.5, 10);
  }
  const codeOf = (label: string) => TRENDS.get('code-per-engineer')!.figures.find((figure) => figure.label === label)!.value;
  const published = (quarter: typeof FIRST, id: string) =>
    reproduceWaterfall(targetsOf(TRENDS), quarter, [levels], [levels]).find(({ step }) => step.id === id)!.published;
  expect([published(FIRST, 'code'), published(SECOND, 'code')]).toEqual([codeOf('2026-Q1'), codeOf('2026-Q2')]);
  expect(published(FIRST, 'leverage')).toBe(TRENDS.get('felt-output')!.figures[0]!.value);
  expect(published(SECOND, 'leverage')).toBeNaN();
});

test('a year of months: shares of the stage that bound, with who works there', () => {
  const stageIds = ['implement', 'run'];
  const months = Array.from({ length: 25 }, (_, i) => Math.round((i * 365.25) / 12));
  const binding = Uint8Array.from(months, (_, i) => (i <= 15 ? 0 : 1));
  const shares = bindingShares({ epochCivilDays: 100, sampleDays: Float64Array.from(months), stageIds }, { binding }, 100 + 731);
  expect(shares).toEqual(Float64Array.of(3 / 12, 9 / 12));
  expect(bindingShares(frame, outcome, FIRST.endDay).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  const never = reproduceBinding(['a', 'b', 'c'], ['x', 'y', 'z'], [Float64Array.of(0.25, 0.75, 0)], [Float64Array.of(1, 0, 0)]);
  expect(never.map(({ stage, pool, written, drawn, everDrawn }) => [stage, pool, written, drawn, everDrawn])).toEqual([
    ['b', 'y', 0.75, 0, 0],
    ['a', 'x', 0.25, 1, 1],
  ]);
  const pools = Object.fromEntries(lab.base.stages.map(({ id }, k) => [id, stagePools(lab)[k]]));
  expect([pools['implement'], pools['decide'], pools['run']]).toEqual(['engineers', 'researchers', 'fleet']);
});

test('quarters end where the next begins', () => {
  expect([FIRST.endDay, SECOND.endDay]).toEqual([parseIsoDate('2026-04-01'), parseIsoDate('2026-07-01')]);
});
