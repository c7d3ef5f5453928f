import { SAMPLE_COLUMNS, type SampleColumnId } from '../lab/columns.ts';

/** A column of timeseries.csv that forecasts follow. */
export interface Metric {
  readonly id: SampleColumnId;
  readonly unit: string;
  readonly meaning: string;
  /** Whether draws are compared by ratio or by difference. */
  readonly scale: 'log' | 'linear';
}

/** In the order of the files. */
const FOLLOWED = {
  software_efficiency_ratio: 'log',
  software_growth_per_year: 'linear',
  effective_compute_ratio: 'log',
  generation_index: 'linear',
  horizon_p50_minutes: 'log',
  horizon_p80_minutes: 'log',
  experiments_per_year: 'log',
  experiments_expected_ratio: 'linear',
  experiment_cycle_days: 'log',
  amdahl_latency_ratio: 'log',
  amdahl_throughput_ratio: 'log',
  throughput_ratio: 'log',
  progress_multiplier_ratio: 'log',
  leverage_ratio: 'log',
  human_share: 'log',
  people_elasticity_ratio: 'linear',
  next_step_win_share: 'linear',
  research_taste_ratio: 'log',
  loop_gain_ratio: 'linear',
  acceleration_ratio: 'linear',
  code_per_engineer_ratio: 'log',
  ai_code_share: 'linear',
  review_read_share: 'log',
  flaws_caught_share: 'linear',
  false_results_share: 'linear',
  drift_true_ratio: 'linear',
} as const satisfies Partial<Record<SampleColumnId, Metric['scale']>>;

export type MetricId = keyof typeof FOLLOWED;

/** What forecasts follow, one entry each. */
export const METRICS: readonly Metric[] = (Object.entries(FOLLOWED) as [MetricId, Metric['scale']][]).map(([id, scale]) => {
  const { unit, meaning } = SAMPLE_COLUMNS.find((column) => column.id === id)!;
  return { id, unit, meaning, scale };
});

/**
 * Place of a metric among those that forecasts follow.
 *
 * metricIndex('software_efficiency_ratio') // => 0
 */
export function metricIndex(id: MetricId): number {
  return METRICS.findIndex((metric) => metric.id === id);
}
