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
  {
    id: 'next_step_win_share',
    unit: 'share',
    meaning: "p_win: next steps on which the deployed model's choice beats people's",
  },
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
    meaning:
      "Effective control: people's minutes of reading per approval; read it beside approvals_per_year, since the last few to be approved may be read in full",
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
  { id: 'findings_open_jobs', unit: 'jobs', meaning: 'Weaknesses found and not fixed yet, mean over the quarter' },
  {
    id: 'findings_open_age_days',
    unit: 'days',
    meaning: 'Mean age of the findings open at the sample; empty where there is none',
  },
  { id: 'weaknesses_hidden_jobs', unit: 'jobs', meaning: 'Weaknesses that nobody has found, at the sample' },
  {
    id: 'drift_true_ratio',
    unit: 'ratio',
    meaning: 'Harm by drift in the deployed model, hidden from the lab; 0 is none, empty where drift is not modelled',
  },
  {
    id: 'drift_measured_ratio',
    unit: 'ratio',
    meaning: 'The same as its evaluation measured it, below 0 by noise; empty without a battery',
  },
  {
    id: 'successor_held_flag',
    unit: '0 or 1',
    meaning: '1 where a successor is due and cannot start, since the pipeline is full or paused',
  },
  { id: 'experiment_bundle_jobs', unit: 'jobs', meaning: 'Experiments that one simulated job stands for' },
  { id: 'change_bundle_jobs', unit: 'jobs', meaning: 'Changes that one simulated job stands for' },
] as const satisfies readonly Column[];

export type SampleColumnId = (typeof SAMPLE_COLUMNS)[number]['id'];
