/** What one CSV column holds: the one table behind the files, their descriptor and docs/outputs.md. */
export interface Column {
  readonly id: string;
  readonly unit: string;
  readonly meaning: string;
}

/** Numeric columns of timeseries.csv, one value per sample. "Quarter" is the 91 days up to the sample. */
export const SAMPLE_COLUMNS = [
  { id: 'software_efficiency_ratio', unit: 'ratio', meaning: 'Software efficiency S; 1 at the epoch' },
  { id: 'software_growth_per_year', unit: '1/year', meaning: 'd ln S/dt, mean over the quarter' },
  { id: 'training_compute_ratio', unit: 'ratio', meaning: 'Training compute C_train; 1 at the epoch' },
  { id: 'experiment_compute_ratio', unit: 'ratio', meaning: 'Experiment compute C; 1 at the epoch' },
  {
    id: 'effective_compute_ratio',
    unit: 'ratio',
    meaning: 'Effective compute E = C_train S that a training started now would freeze; 1 at the epoch',
  },
  { id: 'generation_index', unit: 'count', meaning: 'Deployed model generation; empty before generation 0' },
  { id: 'generations_in_flight', unit: 'count', meaning: 'Successors between start of training and promotion' },
  { id: 'horizon_p50_minutes', unit: 'minutes', meaning: 'p50 time horizon of the deployed model' },
  { id: 'horizon_p80_minutes', unit: 'minutes', meaning: 'p80 time horizon of the deployed model' },
  { id: 'horizon_capped_flag', unit: '0 or 1', meaning: '1 where the horizon stands at its cap and no longer means a time' },
  { id: 'experiments_per_year', unit: '1/year', meaning: 'Experiments completed, rate over the quarter' },
  { id: 'changes_per_year', unit: '1/year', meaning: 'Changes completed, rate over the quarter' },
  { id: 'experiments_planned_per_year', unit: '1/year', meaning: 'X_max: what the scarcest pool allows, no waiting' },
  {
    id: 'experiments_expected_ratio',
    unit: 'ratio',
    meaning:
      'Experiments completed over what X_max would have allowed in the quarter; below 1 is the loss to queueing and to the limit on work in process',
  },
  {
    id: 'experiment_cycle_days',
    unit: 'days',
    meaning: 'Mean time from start to end of the experiments that ended in the quarter',
  },
  { id: 'experiments_in_process', unit: 'jobs', meaning: 'Experiments under way, mean over the quarter' },
  {
    id: 'experiments_limit',
    unit: 'jobs',
    meaning: 'Limit on experiments in process at the sample, eight bundles included where a simulated job stands for many',
  },
  {
    id: 'experiments_limit_per_year',
    unit: '1/year',
    meaning: 'What the limit on work in process would allow without any waiting',
  },
  {
    id: 'amdahl_latency_ratio',
    unit: 'ratio',
    meaning: 'Speedup of the hands-on part of one experiment, sum W / sum (W_k / S_k)',
  },
  { id: 'amdahl_throughput_ratio', unit: 'ratio', meaning: 'X_max over X_max with the same staff and fleet without AI' },
  { id: 'throughput_ratio', unit: 'ratio', meaning: 'Experiments completed in the quarter over those of the twin without AI' },
  {
    id: 'progress_multiplier_ratio',
    unit: 'ratio',
    meaning: 'q X^lambda of the quarter over that of the twin without AI (same staff, fleet, S)',
  },
  {
    id: 'leverage_ratio',
    unit: 'ratio',
    meaning: 'Baseline human hours of the work finished over human hours worked, in the quarter',
  },
  {
    id: 'human_share',
    unit: 'share',
    meaning: 'Human hours worked over baseline human hours of the work finished, in the quarter',
  },
  { id: 'people_elasticity_ratio', unit: 'ratio', meaning: 'd ln X_max / d ln people, all pools of people together' },
  { id: 'research_taste_ratio', unit: 'ratio', meaning: 'Mean taste q of the experiments completed in the quarter; 1 is people' },
  {
    id: 'result_quality_ratio',
    unit: 'ratio',
    meaning:
      "What an experiment of the quarter is worth: taste, less null results and less what drift takes from AI's part; 1 is people, all as true as usual",
  },
  {
    id: 'believed_quality_ratio',
    unit: 'ratio',
    meaning: 'What the lab takes it for: null results that it adopted counted in, drift not seen',
  },
  {
    id: 'software_efficiency_believed_ratio',
    unit: 'ratio',
    meaning: 'Software efficiency as the lab takes it to be; 1 at the epoch',
  },
  {
    id: 'limit_factor_ratio',
    unit: 'ratio',
    meaning: 'What a limit on software efficiency leaves of progress; 1 without a limit',
  },
  { id: 'limit_near_flag', unit: '0 or 1', meaning: '1 where ln S has come nine tenths of the way to its limit' },
  { id: 'loop_gain_ratio', unit: 'ratio', meaning: 'Loop gain G; above 1 the loop accelerates by itself' },
  { id: 'throughput_elasticity_ratio', unit: 'ratio', meaning: 'eps = d ln X_max / d ln S with the horizon following S' },
  {
    id: 'acceleration_ratio',
    unit: 'ratio',
    meaning: 'A seen on the path over a year: 1 + ln(growth ratio) / ln(S ratio) / beta; hiring and purchases drive it too',
  },
  {
    id: 'code_per_engineer_ratio',
    unit: 'ratio',
    meaning: 'Baseline implement hours leaving integrate per engineer in the quarter, over the mean of the first four years',
  },
  { id: 'ai_code_share', unit: 'share', meaning: 'Part of that code done by successful attempts' },
  {
    id: 'writing_hours_share',
    unit: 'share',
    meaning: 'Human hours spent doing (design, build, analyze), of all human hours in the quarter',
  },
  { id: 'reviewing_hours_share', unit: 'share', meaning: 'Human hours spent overseeing, reviewing and securing' },
  { id: 'directing_hours_share', unit: 'share', meaning: 'Human hours spent deciding and integrating' },
  { id: 'operating_hours_share', unit: 'share', meaning: 'Human hours spent on incidents, corrections and findings' },
  { id: 'evaluating_hours_share', unit: 'share', meaning: 'Human hours spent evaluating, approving and mending models' },
  { id: 'labelling_hours_share', unit: 'share', meaning: 'Human hours spent collecting, labelling and rating data' },
  { id: 'coordinating_hours_share', unit: 'share', meaning: 'Human hours spent handing work over, wherever' },
  { id: 'human_hours_per_year', unit: 'work hours/year', meaning: 'Human hours worked, rate over the quarter' },
  { id: 'agent_hours_per_year', unit: 'agent hours/year', meaning: 'Agent hours worked, rate over the quarter' },
  {
    id: 'flaws_made_per_year',
    unit: '1/year',
    meaning: 'Flaws made in code, rate over the quarter; empty where none are modelled',
  },
  { id: 'flaws_caught_share', unit: 'share', meaning: 'Flaws caught in review, of those caught or adopted in the quarter' },
  { id: 'flaws_escaped_per_year', unit: '1/year', meaning: 'Flaws adopted with the work that holds them, rate over the quarter' },
  { id: 'incidents_per_year', unit: '1/year', meaning: 'Incidents that those flaws will cause, rate over the quarter' },
  { id: 'incident_hours_share', unit: 'share', meaning: 'Human hours spent on incidents, of all human hours in the quarter' },
  {
    id: 'approvals_per_year',
    unit: '1/year',
    meaning: 'Formal control: reviews that end with the approval of a person, rate over the quarter',
  },
  {
    id: 'review_minutes_per_approval',
    unit: 'minutes',
    meaning: "Effective control: people's minutes of reading per approval",
  },
  {
    id: 'review_read_share',
    unit: 'share',
    meaning: "Effective control: people's reading time over what reading all of the reviewed work in full takes",
  },
  { id: 'review_depth_share', unit: 'share', meaning: 'How much of the usual minutes the review policy leaves at the sample' },
  { id: 'false_results_share', unit: 'share', meaning: 'Null results among the results adopted in the quarter' },
  { id: 'replicated_share', unit: 'share', meaning: 'Experiments done a second time to check, of those reported in the quarter' },
  {
    id: 'reading_minutes_per_report',
    unit: 'minutes',
    meaning: "People's minutes per experiment at the stages in which reports are read",
  },
  { id: 'findings_per_year', unit: '1/year', meaning: 'Security weaknesses found, rate over the quarter' },
  { id: 'findings_fixed_per_year', unit: '1/year', meaning: 'Security weaknesses fixed, rate over the quarter' },
  { id: 'findings_open_jobs', unit: 'jobs', meaning: 'Weaknesses found and not fixed yet, at the sample' },
  { id: 'findings_open_age_days', unit: 'days', meaning: 'Mean age of the open findings; empty where there is none' },
  { id: 'weaknesses_hidden_jobs', unit: 'jobs', meaning: 'Weaknesses that nobody has found, at the sample' },
  { id: 'drift_true_ratio', unit: 'ratio', meaning: 'Harm by drift in the deployed model, hidden from the lab; 0 is none' },
  { id: 'drift_measured_ratio', unit: 'ratio', meaning: 'The same as its evaluation measured it' },
  {
    id: 'successor_held_flag',
    unit: '0 or 1',
    meaning: '1 where a successor is due and cannot start, since the pipeline is full or paused',
  },
  { id: 'experiment_bundle_jobs', unit: 'jobs', meaning: 'Experiments that one simulated job stands for' },
  { id: 'change_bundle_jobs', unit: 'jobs', meaning: 'Changes that one simulated job stands for' },
] as const satisfies readonly Column[];

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
  { id: 'takeover_share', unit: 'share', meaning: '1 - E[P]: share of attempted tasks that fail and are taken over' },
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
  { id: 'misses_count', unit: 'count', meaning: '1 if the last battery saw nothing though there was harm' },
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

export type SampleColumnId = (typeof SAMPLE_COLUMNS)[number]['id'];
export type StageColumnId = (typeof STAGE_COLUMNS)[number]['id'];
export type PoolColumnId = (typeof POOL_COLUMNS)[number]['id'];
