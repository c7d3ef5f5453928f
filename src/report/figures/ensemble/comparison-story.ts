import type { MetricComparison } from '../../../ensemble/comparison/metric-pairs.ts';
import type { MetricId } from '../../../ensemble/metrics.ts';
import { isToldApart } from '../../../queueing/compare.ts';
import { countText } from '../../figure-text.ts';
import { effectOf } from '../../lab-comparison-figures.ts';
import type { ComparedLabs } from '../material.ts';
import { rounded } from '../rounded.ts';

/** A metric of the second lab over that of the first, with its 95 % interval. */
export interface RatioEffect {
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  /** Whether it is beyond chance. */
  readonly isSure: boolean;
}

/** Names of what is compared, in order. */
export const COMPARED: readonly { readonly id: MetricId; readonly name: string }[] = [
  { id: 'progress_multiplier_ratio', name: 'progress multiplier' },
  { id: 'software_efficiency_ratio', name: 'software efficiency' },
  { id: 'experiments_per_year', name: 'experiments per year' },
  { id: 'experiment_cycle_days', name: 'days per experiment' },
  { id: 'horizon_p50_minutes', name: 'time horizon' },
  { id: 'leverage_ratio', name: 'work per hour worked' },
  { id: 'human_share', name: "people's share of the work" },
  { id: 'review_read_share', name: 'share read in review' },
];

/** Ratio of second to first; undefined where the metric is not compared by ratio, or has no interval. */
export function ratioOf(row: MetricComparison): RatioEffect | undefined {
  if (row.scale !== 'log' || row.pairs === 0) return undefined;
  const { mean, low, high } = effectOf(row);
  const [ratio, from, to] = [rounded(mean), rounded(low), rounded(high)];
  if (ratio === null) return undefined;
  const same = row.same === row.pairs;
  return { ratio, low: from ?? ratio, high: to ?? ratio, isSure: !same && isToldApart(row.values.difference) };
}

/** Where the numbers of a comparison come from. */
export function comparisonSource({ comparison }: ComparedLabs): string {
  const { ids, points, replications } = comparison;
  return `simulated: ${ids[1]} beside ${ids[0]}, ${countText(points * replications, 'pair')} of paths on common random numbers`;
}
