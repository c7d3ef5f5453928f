import type { Column } from './columns.ts';

/** Numeric columns of stages.csv, one value per sample and stage. */
export const STAGE_COLUMNS = [
  { id: 'in_process_jobs', unit: 'jobs', meaning: 'Jobs waiting or in service at the stage, mean over the quarter' },
  { id: 'waiting_jobs', unit: 'jobs', meaning: 'Jobs waiting at the stage, mean over the quarter' },
  {
    id: 'wait_days',
    unit: 'days',
    meaning: 'Mean wait per visit to the stage, its steps together; a lower resolution than the rest where bundles are large',
  },
  { id: 'visits_per_year', unit: '1/year', meaning: 'Visits begun at the stage, both classes, rate over the quarter' },
  { id: 'attempted_share', unit: 'share', meaning: 'a: share of tasks that agents attempt' },
  { id: 'takeover_share', unit: 'share', meaning: '1 - E[P]: share of attempted tasks that fail and are taken over, expected' },
  {
    id: 'takeover_under_hour_share',
    unit: 'share',
    meaning: 'The same for tasks of less than an hour; empty where the stage has none',
  },
  { id: 'takeover_hours_share', unit: 'share', meaning: 'The same for tasks of one to eight hours' },
  { id: 'takeover_beyond_day_share', unit: 'share', meaning: 'The same for tasks of more than eight hours' },
  { id: 'automated_share', unit: 'share', meaning: 'f: share of the hours done by successful attempts' },
  { id: 'oversight_share', unit: 'share', meaning: "People's oversight hours per delegated hour" },
  { id: 'speedup_ratio', unit: 'ratio', meaning: 'S_k: baseline hours over hours of people and agents together' },
  { id: 'automation_level', unit: 'AL0-AL5', meaning: 'Automation level of the stage' },
  { id: 'demand_days', unit: 'server days', meaning: "What an experiment asks of the stage's own pool (people or slots)" },
  { id: 'agent_demand_days', unit: 'agent days', meaning: 'What an experiment asks of the agents at the stage' },
  { id: 'utilization_share', unit: 'share', meaning: 'Part of the capacity of its own pool that the stage held in the quarter' },
  {
    id: 'marginal_value_ratio',
    unit: 'ratio',
    meaning: "-d ln X_max / d ln W_k: what a stage's work costs in throughput, D_k / D_p in the binding pool, else 0",
  },
  { id: 'human_hours_per_year', unit: 'work hours/year', meaning: 'Human hours worked at the stage, rate over the quarter' },
  { id: 'agent_hours_per_year', unit: 'agent hours/year', meaning: 'Agent hours worked at the stage, rate over the quarter' },
] as const satisfies readonly Column[];

/** Numeric columns of pools.csv, one value per sample and pool. */
export const POOL_COLUMNS = [
  { id: 'capacity_servers', unit: 'servers', meaning: 'People, agents or slots at the sample' },
  { id: 'open_servers', unit: 'servers', meaning: 'Capacity open to experiments' },
  { id: 'demand_days', unit: 'server days', meaning: 'D_p: what an experiment asks of the pool' },
  { id: 'load_ratio', unit: 'ratio', meaning: 'D_p X_max / open capacity; 1 at the pool that binds' },
  { id: 'utilization_share', unit: 'share', meaning: 'Capacity held over capacity, in the quarter' },
  { id: 'experiment_utilization_share', unit: 'share', meaning: 'Capacity held by experiments over capacity, in the quarter' },
  { id: 'waiting_jobs', unit: 'jobs', meaning: 'Jobs waiting for the pool, mean over the quarter' },
] as const satisfies readonly Column[];

export type StageColumnId = (typeof STAGE_COLUMNS)[number]['id'];
export type PoolColumnId = (typeof POOL_COLUMNS)[number]['id'];
