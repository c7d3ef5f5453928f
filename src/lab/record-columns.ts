import type { Column } from './columns.ts';

/** Numeric and date columns of generations.csv, one row per model generation. */
export const GENERATION_COLUMNS = [
  { id: 'generation_index', unit: 'count', meaning: 'Model generation; 0 is the one deployed on the reference date' },
  {
    id: 'start_date',
    unit: 'date',
    meaning: 'The generation starts, its data first where there are any to collect; E is frozen',
  },
  { id: 'training_date', unit: 'date', meaning: 'Training begins; empty if it did not' },
  { id: 'trained_date', unit: 'date', meaning: 'Training ends; empty if it did not' },
  { id: 'evaluated_date', unit: 'date', meaning: 'Last evaluation ends; empty if none did' },
  { id: 'approved_date', unit: 'date', meaning: 'Last approval; empty where none was asked for or all are not given' },
  { id: 'released_date', unit: 'date', meaning: 'Staged release begins; empty if it did not' },
  { id: 'promoted_date', unit: 'date', meaning: 'Promotion; empty if held at the gate, still on its way or rolled back' },
  { id: 'interval_days', unit: 'days', meaning: 'Since the start of the generation before; those rolled back are left out' },
  { id: 'effective_compute_ratio', unit: 'ratio', meaning: 'E frozen at the start; 1 at the epoch' },
  { id: 'software_efficiency_ratio', unit: 'ratio', meaning: 'S at the start; 1 at the epoch' },
  { id: 'horizon_minutes', unit: 'minutes', meaning: 'p50 time horizon' },
  { id: 'horizon_capped_flag', unit: '0 or 1', meaning: '1 where the horizon stands at its cap' },
  { id: 'loop_gain_ratio', unit: 'ratio', meaning: 'Loop gain G at promotion; empty if not promoted' },
  {
    id: 'returns_effective_ratio',
    unit: 'ratio',
    meaning: 'r_eff from this interval and the one before, p = 0.3; empty where undefined',
  },
  { id: 'binding_pool', unit: 'text', meaning: 'Pool that binds experiments at promotion' },
  { id: 'binding_stage', unit: 'text', meaning: 'Stage that weighs most in that pool' },
  { id: 'drift_true_ratio', unit: 'ratio', meaning: 'Harm of its drift, at promotion or at the last look; empty before one' },
  { id: 'drift_measured_ratio', unit: 'ratio', meaning: 'The same as the last battery measured it; empty without one' },
  { id: 'detections_count', unit: 'count', meaning: 'Looks, by battery or in a staged release, that raised an alarm' },
  { id: 'false_alarms_count', unit: 'count', meaning: 'Alarms that chance alone would have raised, without any drift' },
  { id: 'misses_count', unit: 'count', meaning: '1 if promoted with harm that its battery did not see, however small' },
  { id: 'remediations_count', unit: 'count', meaning: 'Rounds of remediation' },
  {
    id: 'days_lost_days',
    unit: 'days',
    meaning: 'Remediated, evaluated again or held by a pause or a closed gate; all days since its start if rolled back',
  },
  { id: 'outcome', unit: 'text', meaning: 'promoted, rolled back or in flight' },
] as const satisfies readonly Column[];

/** Columns of migrations.csv, one row per lasting change of the stage that binds experiments, or of what holds up successors. */
export const MIGRATION_COLUMNS = [
  { id: 'date', unit: 'date', meaning: 'The new stage has been ahead by 5 %, or the step has held successors up, for 30 days' },
  {
    id: 'loop',
    unit: 'text',
    meaning: 'research: what binds experiments; generation: what holds up a successor that is due',
  },
  {
    id: 'from_stage',
    unit: 'text',
    meaning: 'Stage that bound before, or step of the generation loop; `nothing` where none was due',
  },
  { id: 'to_stage', unit: 'text', meaning: 'Stage or step that binds now' },
  { id: 'from_pool', unit: 'text', meaning: 'Pool that bound before; empty in the generation loop' },
  { id: 'to_pool', unit: 'text', meaning: 'Pool that binds now; empty in the generation loop' },
] as const satisfies readonly Column[];
