import { expect, test } from 'vitest';
import { simulateLab, simulateWithTwin } from '../../src/lab/simulate-lab.ts';
import type { Table } from '../../src/report/table.ts';
import { csvText } from '../../src/report/csv.ts';
import { trajectoryTables } from '../../src/report/trajectory-tables.ts';
import { keyOf, shippedLab } from '../support/lab-records.ts';

const COLUMNS = [
  'date',
  'binding_pool',
  'binding_stage',
  'software_efficiency_ratio',
  'horizon_p50_minutes',
  'generation_index',
  'experiments_per_year',
  'changes_per_year',
  'experiments_planned_per_year',
  'leverage_ratio',
  'progress_multiplier_ratio',
  'code_per_engineer_ratio',
  'ai_code_share',
  'loop_gain_ratio',
  'result_quality_ratio',
  'flaws_caught_share',
  'incident_hours_share',
  'review_read_share',
  'false_results_share',
  'findings_open_jobs',
  'drift_true_ratio',
  'drift_measured_ratio',
];

const MONTHS_PER_YEAR = 12;

/** These columns of the table, each January. */
function narrowed({ values, columns, ...table }: Table): Table {
  const january = (_: unknown, row: number): boolean => row % MONTHS_PER_YEAR === 0;
  return {
    ...table,
    rows: Math.ceil(table.rows / MONTHS_PER_YEAR),
    columns: COLUMNS.map((id) => columns.find((column) => column.id === id)!),
    values: Object.fromEntries(COLUMNS.map((id) => [id, Array.from<number | string>(values[id]!).filter(january)])) as Table['values'],
  };
}

test.each(['history', 'continuation', 's-curve', 'compounding', 'full-recursion'])('%s to 2027 at seed 42', async (name) => {
  const scenario = shippedLab(name, ['time.end=2027-01-01']);
  const [timeseries] = trajectoryTables(simulateWithTwin(scenario, keyOf(42)), scenario.epochCivilDays);
  await expect(csvText(narrowed(timeseries!))).toMatchFileSnapshot(`lab/${name}.csv`);
});

const OVERSEEN = ['review-flood', 'null-results', 'findings-flood', 'evaluation-manual', 'drift-weak-battery', 'pause-two-weeks'];

test.each(OVERSEEN)('%s, all of it, at seed 42', async (name) => {
  const scenario = shippedLab(name);
  const [timeseries, , , generations] = trajectoryTables(simulateLab(scenario, keyOf(42)), scenario.epochCivilDays);
  await expect(csvText(narrowed(timeseries!))).toMatchFileSnapshot(`lab/${name}.csv`);
  await expect(csvText(generations!)).toMatchFileSnapshot(`lab/${name}-generations.csv`);
});
