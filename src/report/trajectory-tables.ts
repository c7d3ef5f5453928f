import { type Column, SAMPLE_COLUMNS, STAGE_COLUMNS } from '../lab/columns.ts';
import type { Generation, Migration, Trajectory } from '../lab/trajectory.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

const DATE: TableColumn = { id: 'date', unit: 'date', meaning: 'Day of the sample, 00:00 UTC', type: 'date' };
const STAGE: TableColumn = { id: 'stage', unit: '', meaning: 'Stage of the research loop', type: 'text' };
const BINDING: readonly TableColumn[] = [
  { id: 'binding_pool', unit: '', meaning: 'Pool with the largest demand over capacity open to experiments', type: 'text' },
  { id: 'binding_stage', unit: '', meaning: 'Stage with the largest share of the binding pool’s demand', type: 'text' },
];

/** Columns of timeseries.csv of a lab. */
export const TIMESERIES_COLUMNS: readonly TableColumn[] = [DATE, ...BINDING, ...SAMPLE_COLUMNS.map(numberColumn)];
/** Columns of stages.csv of a lab. */
export const STAGES_COLUMNS: readonly TableColumn[] = [DATE, STAGE, ...STAGE_COLUMNS.map(numberColumn)];

const TITLES = {
  timeseries: 'The lab at each sample',
  stages: 'Each stage at each sample',
  generations: 'Model generations, in the order in which they were started',
  migrations: 'Lasting changes of the stage that binds experiments',
} as const;

/** Rows of generations.csv and migrations.csv know their days since the epoch only; dates need the epoch. */
interface Dated<Row> {
  readonly row: Row;
  readonly epochCivilDays: number;
}

/** Columns of generations.csv. */
export const GENERATION_COLUMNS: readonly RecordColumn<Dated<Generation>>[] = [
  {
    id: 'generation',
    unit: 'generation',
    meaning: 'Number of the generation; 0 is the first model deployed',
    type: 'integer',
    of: ({ row }) => row.index,
  },
  {
    id: 'start_date',
    unit: 'date',
    meaning: 'Start of training',
    type: 'date',
    of: ({ row, epochCivilDays }) => epochCivilDays + row.startDays,
  },
  {
    id: 'trained_date',
    unit: 'date',
    meaning: 'End of training',
    type: 'date',
    of: ({ row, epochCivilDays }) => epochCivilDays + row.trainedDays,
  },
  {
    id: 'evaluated_date',
    unit: 'date',
    meaning: 'End of evaluation',
    type: 'date',
    of: ({ row, epochCivilDays }) => epochCivilDays + row.evaluatedDays,
  },
  {
    id: 'promoted_date',
    unit: 'date',
    meaning: 'Promotion: from here on it does the work; empty if it never was',
    type: 'date',
    of: ({ row, epochCivilDays }) => epochCivilDays + row.promotedDays,
  },
  {
    id: 'effective_compute_ratio',
    unit: 'ratio',
    meaning: 'Effective compute E it was trained with, training compute times software efficiency, over that at the epoch',
    type: 'number',
    of: ({ row }) => row.effectiveComputeRatio,
  },
  {
    id: 'software_efficiency_ratio',
    unit: 'ratio',
    meaning: 'Software efficiency S when its training started; 1 at the epoch',
    type: 'number',
    of: ({ row }) => row.softwareEfficiencyRatio,
  },
  {
    id: 'horizon_minutes',
    unit: 'minutes',
    meaning: 'Time horizon: length of the tasks of which it finishes half (p50)',
    type: 'number',
    of: ({ row }) => row.horizonMinutes,
  },
  {
    id: 'horizon_capped',
    unit: '',
    meaning: 'Whether the horizon has passed the cap beyond which it has no meaning as a time',
    type: 'boolean',
    of: ({ row }) => row.horizonCapped,
  },
  {
    id: 'loop_gain_ratio',
    unit: 'ratio',
    meaning: 'Loop gain G at promotion: above 1 the loop accelerates by itself',
    type: 'number',
    of: ({ row }) => row.loopGainRatio,
  },
  {
    id: 'returns_effective_ratio',
    unit: 'ratio',
    meaning: 'Returns to software R&D as read off the pace from generation to generation (r_eff); empty where undefined',
    type: 'number',
    of: ({ row }) => row.returnsEffectiveRatio,
  },
  {
    id: 'binding_pool',
    unit: '',
    meaning: 'Pool that binds experiments at promotion',
    type: 'text',
    of: ({ row }) => row.bindingPool,
  },
  {
    id: 'binding_stage',
    unit: '',
    meaning: 'Stage that binds experiments at promotion',
    type: 'text',
    of: ({ row }) => row.bindingStage,
  },
];

/** Columns of migrations.csv. */
export const MIGRATION_COLUMNS: readonly RecordColumn<Dated<Migration>>[] = [
  {
    id: 'date',
    unit: 'date',
    meaning: 'Day on which the new leader began its lasting lead',
    type: 'date',
    of: ({ row, epochCivilDays }) => epochCivilDays + row.days,
  },
  { id: 'from_stage', unit: '', meaning: 'Stage that bound before', type: 'text', of: ({ row }) => row.fromStage },
  { id: 'to_stage', unit: '', meaning: 'Stage that binds from here on', type: 'text', of: ({ row }) => row.toStage },
  { id: 'from_pool', unit: '', meaning: 'Pool that bound before', type: 'text', of: ({ row }) => row.fromPool },
  { id: 'to_pool', unit: '', meaning: 'Pool that binds from here on', type: 'text', of: ({ row }) => row.toPool },
];

/**
 * Tables of a lab's path: timeseries, stages, generations, migrations.
 * @param epochCivilDays the scenario's epoch, in days since 1970-01-01 [days]
 */
export function trajectoryTables(trajectory: Trajectory, epochCivilDays: number): Table[] {
  const dated = <Row>(rows: readonly Row[]) => rows.map((row) => ({ row, epochCivilDays }));
  return [
    timeseriesTable(trajectory, epochCivilDays),
    stagesTable(trajectory, epochCivilDays),
    recordTable('generations', TITLES.generations, GENERATION_COLUMNS, dated(trajectory.generations)),
    recordTable('migrations', TITLES.migrations, MIGRATION_COLUMNS, dated(trajectory.migrations)),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function trajectoryTableHeads(): Table[] {
  return [
    { id: 'timeseries', title: TITLES.timeseries, columns: TIMESERIES_COLUMNS, rows: 0, values: {} },
    { id: 'stages', title: TITLES.stages, columns: STAGES_COLUMNS, rows: 0, values: {} },
    { id: 'generations', title: TITLES.generations, columns: GENERATION_COLUMNS.map(bareColumn), rows: 0, values: {} },
    { id: 'migrations', title: TITLES.migrations, columns: MIGRATION_COLUMNS.map(bareColumn), rows: 0, values: {} },
  ];
}

function timeseriesTable(trajectory: Trajectory, epochCivilDays: number): Table {
  const { bindingPool, bindingStage, sampleDays, series } = trajectory;
  const date = sampleDays.map((days) => epochCivilDays + days);
  const values = { date, binding_pool: bindingPool, binding_stage: bindingStage, ...series };
  return { id: 'timeseries', title: TITLES.timeseries, columns: TIMESERIES_COLUMNS, rows: sampleDays.length, values };
}

function stagesTable({ sampleDays, stageIds, stageSeries }: Trajectory, epochCivilDays: number): Table {
  const rows = sampleDays.length * stageIds.length;
  const date = Float64Array.from({ length: rows }, (_, row) => epochCivilDays + sampleDays[Math.floor(row / stageIds.length)]!);
  const stage = Array.from({ length: rows }, (_, row) => stageIds[row % stageIds.length]!);
  return { id: 'stages', title: TITLES.stages, columns: STAGES_COLUMNS, rows, values: { date, stage, ...stageSeries } };
}

function numberColumn({ id, unit, meaning }: Column): TableColumn {
  return { id, unit, meaning, type: 'number' };
}
