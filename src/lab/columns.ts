/** What one CSV column holds: the one table behind the files, their descriptor and docs/outputs.md. */
export interface Column {
  readonly id: string;
  readonly unit: string;
  readonly meaning: string;
}

/** Numeric columns of timeseries.csv, one value per sample. "Interval" is the time since the sample before. */
export const SAMPLE_COLUMNS = [
  { id: 'software_efficiency_ratio', unit: 'ratio', meaning: 'Software efficiency S; 1 at the epoch' },
] as const satisfies readonly Column[];

/** Numeric columns of stages.csv, one value per sample and stage. */
export const STAGE_COLUMNS = [
  { id: 'work_in_process_jobs', unit: 'jobs', meaning: 'Jobs waiting or in service at the stage, mean over the interval' },
] as const satisfies readonly Column[];

export type SampleColumnId = (typeof SAMPLE_COLUMNS)[number]['id'];
export type StageColumnId = (typeof STAGE_COLUMNS)[number]['id'];
