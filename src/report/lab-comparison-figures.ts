import { formatIsoDate } from '../base/calendar.ts';
import type { Two } from '../ensemble/comparison/common-samples.ts';
import type { LabComparison } from '../ensemble/comparison/comparison.ts';
import type { MetricComparison } from '../ensemble/comparison/metric-pairs.ts';
import type { MilestoneComparison } from '../ensemble/comparison/milestone-pairs.ts';
import { FUTURES } from '../ensemble/forecast/view-tally.ts';
import { exp } from '../numeric/exp.ts';
import type { MeanInterval } from '../stats/intervals.ts';

/** What a change does, with its 95 % confidence interval. */
export type Effect = Pick<MeanInterval, 'mean' | 'low' | 'high'>;

/** A mean by scale as a value of the metric: of a metric that is compared by ratio it is the geometric mean. */
export function scaled({ scale }: Pick<MetricComparison, 'scale'>, mean: number): number {
  return scale === 'log' ? exp(mean) : mean;
}

/** Ratio of second to first of a metric that is compared so, second less first of any other. */
export function effectOf(row: Pick<MetricComparison, 'scale' | 'values'>): Effect {
  const { mean, low, high } = row.values.difference;
  return { mean: scaled(row, mean), low: scaled(row, low), high: scaled(row, high) };
}

/** Shares of paths that reach a milestone, of the first and of the second. */
export function sharesOf({ both, onlyFirst, onlySecond, neither }: MilestoneComparison): Two<number> {
  const pairs = both + onlyFirst + onlySecond + neither;
  return [(both + onlyFirst) / pairs, (both + onlySecond) / pairs];
}

/** The answer in figures, for machines: classes, milestones, and each metric at the last day. */
export function labComparisonSummary(comparison: LabComparison): object {
  const { points, replications, samePairs, metrics, milestones, transitions } = comparison;
  const lastDay = Math.max(...metrics.map(({ civilDays }) => civilDays));
  const atEnd = metrics.filter(({ civilDays, pairs }) => civilDays === lastDay && pairs > 0);
  const futures = FUTURES.map((first, i) => [
    first,
    Object.fromEntries(FUTURES.map((second, j) => [second, transitions[i * FUTURES.length + j]!])),
  ]);
  return {
    ...{ points, replications, samePairs },
    lastDate: formatIsoDate(Math.floor(lastDay)),
    metrics: Object.fromEntries(atEnd.map((row) => [row.metric.id, metricSummary(row)])),
    milestones: Object.fromEntries(
      milestones.map(({ id, share, both, onlyFirst, onlySecond, neither, laterDays }) => [
        id,
        { shareDifference: share, both, onlyFirst, onlySecond, neither, laterDays },
      ]),
    ),
    futures: Object.fromEntries(futures),
  };
}

function metricSummary(row: MetricComparison): object {
  const { scale, values, pairs, above, same } = row;
  return {
    scale,
    first: scaled(row, values.first.mean),
    second: scaled(row, values.second.mean),
    effect: effectOf(row),
    aboveShare: above / pairs,
    sameShare: same / pairs,
  };
}
