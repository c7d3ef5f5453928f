import { type Column, SAMPLE_COLUMNS } from '../lab/columns.ts';
import { POOL_COLUMNS, STAGE_COLUMNS } from '../lab/place-columns.ts';
import { GENERATION_COLUMNS, MIGRATION_COLUMNS } from '../lab/record-columns.ts';
import type { Generation, Migration, Trajectory } from '../lab/trajectory.ts';
import { type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

const DATE: TableColumn = { id: 'date', unit: 'date', meaning: 'Day of the sample, 00:00 UTC', type: 'date' };
const STAGE: TableColumn = { id: 'stage', unit: 'text', meaning: 'Stage of the research loop', type: 'text' };
const POOL: TableColumn = { id: 'pool', unit: 'text', meaning: 'People, agents or slots', type: 'text' };
const BINDING: readonly TableColumn[] = [
  {
    id: 'binding_pool',
    unit: 'text',
    meaning: 'Pool with the largest demand over the capacity open to experiments',
    type: 'text',
  },
  { id: 'binding_stage', unit: 'text', meaning: 'Stage that weighs most in that pool', type: 'text' },
  {
    id: 'holding_step',
    unit: 'text',
    meaning: 'Step of the generation loop that has held up a successor for 30 days; `nothing` where none is due',
    type: 'text',
  },
];

/** What each file of a lab is and which columns it has. */
const FILES = {
  timeseries: { title: 'The lab at each sample', columns: [DATE, ...BINDING, ...SAMPLE_COLUMNS.map(typed)] },
  stages: { title: 'Each stage at each sample', columns: [DATE, STAGE, ...STAGE_COLUMNS.map(typed)] },
  pools: { title: 'Each pool at each sample', columns: [DATE, POOL, ...POOL_COLUMNS.map(typed)] },
  generations: {
    title: 'Model generations, in the order in which their training started',
    columns: GENERATION_COLUMNS.map(typed),
  },
  migrations: {
    title: 'Lasting changes of the stage that binds experiments, and of what holds up successors',
    columns: MIGRATION_COLUMNS.map(typed),
  },
} as const satisfies Record<string, { title: string; columns: readonly TableColumn[] }>;

/** A generation or migration, and the epoch that turns its days into dates. */
interface Placed<Row> {
  readonly row: Row;
  readonly epochCivilDays: number;
}

type Cells<Row, Id extends string> = Readonly<Record<Id, (placed: Placed<Row>) => number | string | boolean>>;

const GENERATION_CELLS: Cells<Generation, (typeof GENERATION_COLUMNS)[number]['id']> = {
  generation_index: ({ row }) => row.index,
  start_date: ({ row, epochCivilDays }) => epochCivilDays + row.startDays,
  training_date: ({ row, epochCivilDays }) => epochCivilDays + row.trainingDays,
  trained_date: ({ row, epochCivilDays }) => epochCivilDays + row.trainedDays,
  evaluated_date: ({ row, epochCivilDays }) => epochCivilDays + row.evaluatedDays,
  approved_date: ({ row, epochCivilDays }) => epochCivilDays + row.approvedDays,
  released_date: ({ row, epochCivilDays }) => epochCivilDays + row.releasedDays,
  promoted_date: ({ row, epochCivilDays }) => epochCivilDays + row.promotedDays,
  interval_days: ({ row }) => row.intervalDays,
  effective_compute_ratio: ({ row }) => row.effectiveComputeRatio,
  software_efficiency_ratio: ({ row }) => row.softwareEfficiencyRatio,
  horizon_minutes: ({ row }) => row.horizonMinutes,
  horizon_capped_flag: ({ row }) => row.horizonCapped,
  loop_gain_ratio: ({ row }) => row.loopGainRatio,
  returns_effective_ratio: ({ row }) => row.returnsEffectiveRatio,
  binding_pool: ({ row }) => row.bindingPool,
  binding_stage: ({ row }) => row.bindingStage,
  drift_true_ratio: ({ row }) => row.trueHarm,
  drift_measured_ratio: ({ row }) => row.measuredHarm,
  detections_count: ({ row }) => row.alarms,
  false_alarms_count: ({ row }) => row.falseAlarms,
  misses_count: ({ row }) => row.misses,
  remediations_count: ({ row }) => row.rounds,
  days_lost_days: ({ row }) => row.daysLost,
  outcome: ({ row }) => row.outcome,
};

const MIGRATION_CELLS: Cells<Migration, (typeof MIGRATION_COLUMNS)[number]['id']> = {
  date: ({ row, epochCivilDays }) => epochCivilDays + row.days,
  loop: ({ row }) => row.loop,
  from_stage: ({ row }) => row.fromStage,
  to_stage: ({ row }) => row.toStage,
  from_pool: ({ row }) => row.fromPool,
  to_pool: ({ row }) => row.toPool,
};

/**
 * Tables of a lab's path: timeseries, stages, pools, generations, migrations.
 * @param epochCivilDays the scenario's epoch, in days since 1970-01-01 [days]
 */
export function trajectoryTables(trajectory: Trajectory, epochCivilDays: number): Table[] {
  const { sampleDays, series, bindingPool, bindingStage, holdingStep, stageIds, stageSeries, poolIds, poolSeries } = trajectory;
  const dates = sampleDays.map((days) => epochCivilDays + days);
  const values = { date: dates, binding_pool: bindingPool, binding_stage: bindingStage, holding_step: holdingStep, ...series };
  return [
    { id: 'timeseries', ...FILES.timeseries, rows: dates.length, values },
    placesTable('stages', 'stage', dates, stageIds, stageSeries),
    placesTable('pools', 'pool', dates, poolIds, poolSeries),
    recordTable(
      'generations',
      FILES.generations.title,
      withCells(GENERATION_COLUMNS, GENERATION_CELLS),
      place(trajectory.generations, epochCivilDays),
    ),
    recordTable(
      'migrations',
      FILES.migrations.title,
      withCells(MIGRATION_COLUMNS, MIGRATION_CELLS),
      place(trajectory.migrations, epochCivilDays),
    ),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function trajectoryTableHeads(): Table[] {
  return Object.entries(FILES).map(([id, file]) => ({ id, ...file, rows: 0, values: {} }));
}

/** A long table: every place at each sample. */
function placesTable(
  id: 'stages' | 'pools',
  noun: string,
  dates: Float64Array,
  placeIds: readonly string[],
  series: Readonly<Record<string, Float64Array>>,
): Table {
  const rows = dates.length * placeIds.length;
  const date = Float64Array.from({ length: rows }, (_, row) => dates[Math.floor(row / placeIds.length)]!);
  const names = Array.from({ length: rows }, (_, row) => placeIds[row % placeIds.length]!);
  return { id, ...FILES[id], rows, values: { date, [noun]: names, ...series } };
}

function withCells<Row, Id extends string>(
  columns: readonly (Column & { readonly id: Id })[],
  cells: Cells<Row, Id>,
): RecordColumn<Placed<Row>>[] {
  return columns.map((column) => ({ ...typed(column), of: cells[column.id] }));
}

function place<Row>(rows: readonly Row[], epochCivilDays: number): Placed<Row>[] {
  return rows.map((row) => ({ row, epochCivilDays }));
}

/** Units say how a column is written: dates and texts are no numbers, counts and flags are whole. */
function typed({ id, unit, meaning }: Column): TableColumn {
  const types: Readonly<Record<string, TableColumn['type']>> = {
    date: 'date',
    text: 'text',
    count: 'integer',
    '0 or 1': 'integer',
  };
  return { id, unit, meaning, type: types[unit] ?? 'number' };
}
