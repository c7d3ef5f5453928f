import { expect, test } from 'vitest';
import { SAMPLE_COLUMNS } from '../../../src/lab/columns.ts';
import { POOL_COLUMNS, STAGE_COLUMNS } from '../../../src/lab/place-columns.ts';
import type { Migration, Trajectory } from '../../../src/lab/trajectory.ts';
import { partingDays } from '../../../src/report/futures-glance.ts';
import { futuresText } from '../../../src/report/futures-text.ts';
import { labBindingText } from '../../../src/report/lab-binding-text.ts';
import { labSummary, labText, yearlySamples } from '../../../src/report/lab-text.ts';

const EPOCH = 18628; // 2021-01-01
const YEARS = 15;

function constantSeries(columns: readonly { readonly id: string }[], length: number) {
  return Object.fromEntries(columns.map(({ id }) => [id, new Float64Array(length).fill(0.5)]));
}

/** Samples every quarter of a year from 2021 to 2036. */
function syntheticTrajectory(migrations: readonly Migration[]): Trajectory {
  const samples = YEARS * 4 + 1;
  return {
    sampleDays: Float64Array.from({ length: samples }, (_, index) => (index * 365.25) / 4),
    stageIds: ['decide'],
    poolIds: ['researchers'],
    series: constantSeries(SAMPLE_COLUMNS, samples),
    stageSeries: constantSeries(STAGE_COLUMNS, samples),
    poolSeries: constantSeries(POOL_COLUMNS, samples),
    bindingPool: Array.from({ length: samples }, () => 'researchers'),
    bindingStage: Array.from({ length: samples }, () => 'decide'),
    migrations,
    generations: [{ promotedDays: 3 }, { promotedDays: Number.NaN }],
    granularityMax: 1200,
  } as unknown as Trajectory;
}

const move = (days: number): Migration => ({
  days,
  loop: 'research',
  fromStage: 'implement',
  toStage: 'decide',
  fromPool: 'engineers',
  toPool: 'researchers',
});

test('yearly samples are the first of each year and the last one', () => {
  const samples = yearlySamples(syntheticTrajectory([]), EPOCH);
  expect(samples[0]).toBe(0);
  expect(samples.at(-1)).toBe(YEARS * 4);
  expect(new Set(samples).size).toBe(samples.length);
});

test('a lab reads year by year within 80 columns, with its moves', () => {
  const lines = labText(syntheticTrajectory([move(1000)]), EPOCH);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  const text = lines.join('\n');
  expect(text).toMatch(/^2021-01 +decide +researchers +0\.5 /m);
  expect(text).toMatch(/starts at implement \(engineers\) and moves 1 time, to:\n +2023-09-28 +decide +\(researchers\)/);
  expect(text).toMatch(/1 of 2 model generations promoted; a simulated job stood for up to 1,200/);
  expect(labText(syntheticTrajectory([]), EPOCH).join('\n')).toMatch(/starts at decide \(researchers\) and stays there\./);
});

test('the summary ends where the path does', () => {
  const summary = labSummary(syntheticTrajectory([move(1000)]), EPOCH);
  expect(summary).toMatchObject({ endDate: '2036-01-01', bindingStage: 'decide', generationsPromoted: 1, generationsStarted: 2 });
  expect(summary.figures['leverage_ratio']).toBe(0.5);
  expect(summary.migrations).toEqual([
    {
      date: '2023-09-28',
      loop: 'research',
      fromStage: 'implement',
      toStage: 'decide',
      fromPool: 'engineers',
      toPool: 'researchers',
    },
  ]);
});

test('futures stand side by side from their parting on, and tell the shared moves once', () => {
  const path = (id: string, fromDays: number | undefined, ...days: number[]) => {
    return { id, fromDays, epochCivilDays: EPOCH, trajectory: syntheticTrajectory(days.map(move)) };
  };
  const paths = [path('continuation', undefined, 1000), path('s-curve', 2007, 1000, 2500)];
  expect(partingDays(paths)).toBe(2007);
  for (const line of futuresText(paths)) expect(line.length).toBeLessThanOrEqual(80);
  const text = futuresText(paths).join('\n');
  expect(text).toMatch(/turns out to be +(none|s-curve|compounding|recursion) /);
  expect(text).toMatch(/continuation +s-curve\n +2026-/);
  expect(text).toMatch(
    /shared history\n +2023-09 implement -> decide \(researchers\)\n +continuation: no more\n +s-curve\n +2027-11 implement/,
  );
  expect(text.match(/2023-09/g)).toHaveLength(1);
});

test('what binds a lab lists its pools by load and its stages with their elasticities', () => {
  const pool = { capacityServers: 10, openServers: 8, demandDays: 2, utilizationShare: 0.7 };
  const stage = {
    demandDays: 1,
    agentDemandDays: 0.1,
    automatedShare: 0.3,
    utilizationShare: 0.6,
    waitDays: Number.NaN,
    marginalValueRatio: 0.8,
  };
  const lines = labBindingText({
    date: '2030-01-01',
    bindingPool: 'researchers',
    bindingStage: 'decide',
    pools: [
      { pool: 'security', ...pool, loadRatio: 0.2 },
      { pool: 'researchers', ...pool, loadRatio: 1 },
    ],
    stages: [{ stage: 'decide', ...stage }],
  });
  expect(lines[0]).toMatch(/On 2030-01-01 experiments are held up by researchers, mostly at decide/);
  expect(lines.findIndex((line) => line.startsWith('researchers'))).toBeLessThan(
    lines.findIndex((line) => line.startsWith('security')),
  );
  expect(lines.at(-1)).toMatch(/^decide +0\.8 .* -$/);
});
