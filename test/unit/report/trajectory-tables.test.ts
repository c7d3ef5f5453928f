import { expect, test } from 'vitest';
import { SAMPLE_COLUMNS } from '../../../src/lab/columns.ts';
import { POOL_COLUMNS, STAGE_COLUMNS } from '../../../src/lab/place-columns.ts';
import type { Generation, Trajectory } from '../../../src/lab/trajectory.ts';
import { csvText } from '../../../src/report/csv.ts';
import { OUTPUT_KINDS } from '../../../src/report/output-tables.ts';
import { outputsMarkdown } from '../../../src/report/outputs-markdown.ts';
import { trajectoryTableHeads, trajectoryTables } from '../../../src/report/trajectory-tables.ts';

const EPOCH = 18628; // 2021-01-01

function seriesOf(columns: readonly { readonly id: string }[], length: number) {
  return Object.fromEntries(columns.map(({ id }, at) => [id, Float64Array.from({ length }, (_, row) => at + row / 10)]));
}

const generation: Generation = {
  index: 0,
  startDays: 1000,
  intervalDays: Number.NaN,
  trainingDays: 1010,
  trainedDays: 1073,
  evaluatedDays: 1102,
  approvedDays: 1109,
  releasedDays: Number.NaN,
  promotedDays: Number.NaN,
  effectiveComputeRatio: 2,
  softwareEfficiencyRatio: 1.5,
  horizonMinutes: 4,
  horizonCapped: false,
  loopGainRatio: 0.2,
  returnsEffectiveRatio: Number.NaN,
  bindingPool: 'engineers',
  bindingStage: 'implement',
  trueHarm: 0.25,
  measuredHarm: 0.125,
  alarms: 3,
  falseAlarms: 1,
  misses: 0,
  rounds: 2,
  daysLost: 40.5,
  outcome: 'in flight',
};

const trajectory = {
  sampleDays: Float64Array.of(0, 31),
  stageIds: ['decide', 'run'],
  poolIds: ['people', 'agents', 'slots'],
  series: seriesOf(SAMPLE_COLUMNS, 2),
  bindingPool: ['people', 'slots'],
  bindingStage: ['decide', 'run'],
  holdingStep: ['nothing', 'gate'],
  stageSeries: seriesOf(STAGE_COLUMNS, 4),
  poolSeries: seriesOf(POOL_COLUMNS, 6),
  generations: [generation, { ...generation, index: 1, startDays: 1090, intervalDays: 90 }],
  migrations: [{ days: 31, loop: 'research', fromStage: 'decide', toStage: 'run', fromPool: 'people', toPool: 'slots' }],
} as unknown as Trajectory;

test('every file of a lab has its rows, dated from the epoch', () => {
  const tables = trajectoryTables(trajectory, EPOCH);
  expect(tables.map(({ id, rows }) => [id, rows])).toEqual([
    ['timeseries', 2],
    ['stages', 4],
    ['pools', 6],
    ['generations', 2],
    ['migrations', 1],
  ]);
  const text = Object.fromEntries(tables.map((table) => [table.id, csvText(table).trimEnd().split('\n')]));
  expect(text['timeseries']![2]).toMatch(/^2021-02-01,slots,run,gate,0\.1,1\.1,/);
  expect(text['stages']!.map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
    'date stage',
    '2021-01-01 decide',
    '2021-01-01 run',
    '2021-02-01 decide',
    '2021-02-01 run',
  ]);
  expect(text['generations']![1]).toBe(
    '0,2023-09-28,2023-10-08,2023-12-10,2024-01-08,2024-01-15,,,,2,1.5,4,0,0.2,,engineers,implement,0.25,0.125,3,1,0,2,40.5,in flight',
  );
  expect(text['generations']![2]).toMatch(/^1,2023-12-27,.*,,90,2,/);
  expect(text['migrations']![1]).toBe('2021-02-01,research,decide,run,people,slots');
});

test('the heads list the columns that are written, each id once per file and in snake case', () => {
  const heads = trajectoryTableHeads();
  expect(heads.map(({ columns }) => columns)).toEqual(trajectoryTables(trajectory, EPOCH).map(({ columns }) => columns));
  for (const { columns } of OUTPUT_KINDS.flatMap(({ tables }) => tables)) {
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, meaning } of columns) {
      expect(id).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
      expect(meaning).not.toBe('');
    }
  }
});

test('the page of columns names every column of every file', () => {
  const page = outputsMarkdown(OUTPUT_KINDS);
  for (const { tables } of OUTPUT_KINDS) {
    for (const { id, columns } of tables) {
      expect(page).toContain(`### ${id}.csv`);
      for (const column of columns) expect(page).toContain(`| \`${column.id}\` |`);
    }
  }
});
