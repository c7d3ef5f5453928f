import { expect, test } from 'vitest';
import { workInProcess } from '../../../../../src/report/figures/lab/work-in-process.ts';
import { drawnTexts } from '../../../../support/drawn-figure.ts';
import { statedLabPath } from '../../../../support/stated-lab-path.ts';

const EXPERIMENTS = {
  experiments_in_process: (month: number) => (month < 24 ? 100 : 200),
  experiments_per_year: (month: number) => (month < 24 ? 365.25 : 7305),
  experiment_cycle_days: (month: number) => (month < 24 ? 100 : 10),
};

const STAGES = {
  implement: { in_process_jobs: () => 60 },
  review: { in_process_jobs: (month: number) => (month < 24 ? 36 : 540) },
  secure: { in_process_jobs: () => 4 },
  idle: { in_process_jobs: () => 0 },
};

test('says where work piles up and how long an experiment takes', () => {
  const path = statedLabPath({ months: 48, stages: STAGES, series: EXPERIMENTS });
  const { title, data } = workInProcess.tell({ path })!;
  expect(title).toBe(
    'Unfinished work moves from “implement” (60 % in 2021) to “review” (89 % in 2024); an experiment takes 10 days in 2024 instead of 100 in 2021',
  );
  expect(data.layers.map(({ name, shares }) => [name, shares[0]])).toEqual([
    ['implement', 0.6],
    ['review', 0.36],
    ['other stages', 0.04],
  ]);
});

test('what was begun is what was finished and what is under way, in the first year and in the last', () => {
  const { years } = workInProcess.tell({ path: statedLabPath({ months: 48, stages: STAGES, series: EXPERIMENTS }) })!.data
    .experiments!;
  const [first, last] = years;
  for (const { day, begun, finished } of first!.points) {
    expect(finished).toBeCloseTo(day, 0); // one a day
    expect(begun - finished).toBeCloseTo(100, 1);
  }
  const { day, begun, finished } = last!.points.at(-1)!;
  expect(finished).toBeCloseTo(20 * day, -1);
  expect(begun - finished).toBeCloseTo(200, -1);
});

test('says that work stays spread where no stage gains', () => {
  const stages = {
    implement: { in_process_jobs: () => 60 },
    review: { in_process_jobs: () => 40 },
    run: { in_process_jobs: () => 55 },
  };
  const { title, data } = workInProcess.tell({ path: statedLabPath({ months: 24, stages }) })!;
  expect(title).toBe('Unfinished work stays spread over the stages: none holds more than 39 % in 2022 (“implement”)');
  expect(data.experiments).toBeUndefined();
});

test('neighbouring layers have different hues, whatever the stages are called', () => {
  const names = ['merge', 'mine', 'yours', 'review', 'design', 'theirs'];
  const stages = Object.fromEntries(names.map((name) => [name, { in_process_jobs: () => 10 }]));
  const hues = workInProcess.tell({ path: statedLabPath({ months: 12, stages }) })!.data.layers.map(({ hue }) => hue);
  for (const [i, hue] of hues.slice(1).entries()) expect(hue).not.toBe(hues[i]);
});

test('has nothing to tell of a lab without jobs', () => {
  expect(
    workInProcess.tell({ path: statedLabPath({ months: 12, stages: { review: { in_process_jobs: () => 0 } } }) }),
  ).toBeUndefined();
});

test('draws with experiments and without', () => {
  for (const series of [EXPERIMENTS, {}]) {
    for (const text of drawnTexts(workInProcess, { path: statedLabPath({ months: 48, stages: STAGES, series }) })) {
      expect(text).toContain('review');
      expect(text).toContain(series === EXPERIMENTS ? 'begun' : 'Jobs under way');
      expect(text).not.toContain('NaN');
    }
  }
});
