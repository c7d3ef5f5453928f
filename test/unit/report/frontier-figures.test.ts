import { expect, test } from 'vitest';
import { simulateLab } from '../../../src/lab/simulate-lab.ts';
import type { Generation, Trajectory } from '../../../src/lab/trajectory.ts';
import { frontierFigures, meanFigures, risksOf, speedOf, stretchOf } from '../../../src/report/frontier-figures.ts';
import { keyOf, scenarioOf, smallLab } from '../../support/lab-records.ts';
import { overseenLab } from '../../support/overseen-lab.ts';

const scenario = overseenLab(['time.end=2023-01-01', 'time.sample=7 days']);
const trajectory = simulateLab(scenario, keyOf(1));
const stretch = stretchOf(scenario);
const figures = frontierFigures(trajectory, stretch);

test('the stretch begins with the fork, or half way', () => {
  expect(stretch).toEqual({ fromDays: scenario.endDays / 2, toDays: scenario.endDays });
  expect(stretchOf({ ...scenario, fork: { fromDays: 100, parameters: scenario.base } }).fromDays).toBe(100);
});

test('progress is what ln S gains in the stretch, in a year of it', () => {
  const { sampleDays, series } = trajectory;
  const from = sampleDays.findIndex((days) => days >= stretch.fromDays);
  const nats = Math.log(series.software_efficiency_ratio.at(-1)! / series.software_efficiency_ratio[from]!);
  const years = (sampleDays.at(-1)! - sampleDays[from]!) / 365.25;
  expect(figures.progressPerYear / (nats / years)).toBeCloseTo(1, 1);
  expect(figures.progressPerYear).toBeGreaterThan(0);
});

test('rates are means over the quarters that lie in the stretch, and shares lie between 0 and 1', () => {
  const { sampleDays, series } = trajectory;
  const inside = [...sampleDays.keys()].filter((i) => sampleDays[i]! - 91 >= stretch.fromDays);
  const mean = (values: Float64Array) => inside.reduce((sum, i) => sum + values[i]!, 0) / inside.length;
  expect(figures.experimentsPerYear).toBeCloseTo(mean(series.experiments_per_year), 9);
  const jobs = mean(series.experiments_per_year) + mean(series.changes_per_year);
  expect(figures.escapedFlawsRatio).toBeCloseTo(mean(series.flaws_escaped_per_year) / jobs, 12);
  for (const share of [figures.falseResultsShare, figures.incidentHoursShare]) {
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
  }
  expect(figures.driftRatio).toBeGreaterThan(0);
});

function promoted(promotions: readonly (readonly [startDays: number, promotedDays: number])[]): Trajectory {
  const generations = promotions.map(([startDays, promotedDays]) => ({ startDays, promotedDays }) as Generation);
  return { ...trajectory, generations };
}

test('intervals run from promotion to promotion, the first from one before the stretch; cycles from start to promotion', () => {
  const path = promoted([
    [0, 0],
    [50, 150],
    [100, 220],
    [Number.NaN, Number.NaN],
    [200, 300],
    [290, 400],
  ]);
  expect(frontierFigures(path, { fromDays: 200, toDays: 350 })).toMatchObject({
    promotedCount: 2,
    promotionIntervalDays: (300 - 150) / 2,
    generationCycleDays: (120 + 100) / 2,
  });
});

test('where no generation is promoted there is no interval; the first model is no generation of the stretch', () => {
  const none = frontierFigures(promoted([[10, 10]]), { fromDays: 0, toDays: 100 });
  expect(none).toMatchObject({ promotedCount: 0, promotionIntervalDays: Number.NaN, generationCycleDays: Number.NaN });
});

test('means are of the replications that have the figure', () => {
  const other = { ...figures, driftRatio: figures.driftRatio + 2, falseResultsShare: Number.NaN };
  expect(meanFigures([figures, other]).driftRatio).toBeCloseTo(figures.driftRatio + 1, 12);
  expect(meanFigures([figures, other]).falseResultsShare).toBe(figures.falseResultsShare);
  expect(meanFigures([figures])).toEqual(figures);
});

test('risks are those that a scenario models, before its fork or after', () => {
  const plain = scenarioOf(smallLab(), 1);
  const all = ['escapedFlawsRatio', 'driftRatio', 'falseResultsShare'];
  expect(risksOf(plain)).toEqual([]);
  expect(risksOf(scenario).map(({ figure }) => figure)).toEqual(all);
  expect(risksOf({ ...plain, fork: { fromDays: 1, parameters: scenario.base } }).map(({ figure }) => figure)).toEqual(all);
});

test('where nobody experiments, speed is changes', () => {
  expect(speedOf([figures]).figure).toBe('progressPerYear');
  expect(speedOf([{ experimentsPerYear: 0 }]).figure).toBe('changesPerYear');
});
