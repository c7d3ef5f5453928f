import { parseIsoDate } from '../../base/calendar.ts';
import { DAYS_PER_YEAR } from '../../base/units.ts';
import { log } from '../../numeric/log.ts';
import { METRICS, type MetricId, metricIndex } from '../metrics.ts';
import type { Frame, PathOutcome } from '../outcome.ts';

/** A number that a path comes to, of which sensitivities are asked. */
export interface Target {
  /** A milestone, or a metric with `@` and the date of its sample, or `@end`. */
  readonly id: string;
  readonly meaning: string;
  /** `years` since the epoch, `ln` of a ratio, or the metric's own unit. */
  readonly unit: string;
  readonly kind: 'date' | 'log' | 'linear';
  /** NaN where the path has none. */
  readonly of: (outcome: PathOutcome) => number;
  /** Whether the path ends before it is known to have come to it, so that the last day on which it could be known counts. */
  readonly isCensored: (outcome: PathOutcome) => boolean;
}

/** What is looked at where nothing else is asked for; a sample after the end, or that was not kept, is left out. */
export const DEFAULT_TARGETS: readonly string[] = [
  'recursion',
  'progress-5',
  'progress-25',
  'horizon-month',
  'software_efficiency_ratio@end',
  'progress_multiplier_ratio@2030-01-01',
  'progress_multiplier_ratio@end',
  'human_share@end',
];

const END = 'end';

/**
 * Targets of a lab's paths.
 * @param ids as in `Target`; those of every sensitivity where none are given
 * @returns the targets, and the ids that are none: unknown, or at no sample
 */
export function targetsOf(
  frame: Frame,
  endDays: number,
  ids: readonly string[],
): { readonly targets: readonly Target[]; readonly unknown: readonly string[] } {
  const asked = ids.length === 0 ? DEFAULT_TARGETS : ids;
  const found = asked.map((id) => milestoneTarget(frame, endDays, id) ?? metricTarget(frame, id));
  const targets = found.flatMap((target) => target ?? []);
  const unknown = ids.length === 0 ? [] : asked.filter((_, i) => found[i] === undefined);
  return { targets, unknown };
}

/** Day of a milestone; of a path that is not known to reach it, the last day on which that could be known. */
function milestoneTarget({ milestones }: Frame, endDays: number, id: string): Target | undefined {
  const index = milestones.findIndex((milestone) => milestone.id === id);
  if (index === -1) return undefined;
  const { meaning, needsDays } = milestones[index]!;
  const isCensored = ({ milestoneDays }: PathOutcome): boolean => Number.isNaN(milestoneDays[index]!);
  const of = ({ milestoneDays }: PathOutcome): number => censoredYears(milestoneDays[index]!, endDays - needsDays);
  return { id, meaning, unit: 'years', kind: 'date', of, isCensored };
}

/**
 * A day in years, the last known one for all that is later.
 * @param days NaN for what did not come
 *
 * censoredYears(NaN, 730.5) // => 2
 */
export function censoredYears(days: number, lastKnownDays: number): number {
  return (days < lastKnownDays ? days : lastKnownDays) / DAYS_PER_YEAR;
}

/** A metric at the first sample from a date on; its logarithm where draws are compared by ratio. */
function metricTarget(frame: Frame, id: string): Target | undefined {
  const [name = '', at = END] = id.split('@');
  const metric = METRICS.find((each) => each.id === name);
  const sample = sampleAt(frame, at);
  if (metric === undefined || sample === undefined) return undefined;
  const place = metricIndex(metric.id as MetricId) * frame.sampleDays.length + sample;
  const { meaning, unit, scale } = metric;
  const isCensored = (): boolean => false;
  if (scale === 'linear')
    return { id: `${name}@${at}`, meaning, unit, kind: 'linear', of: ({ metrics }) => metrics[place]!, isCensored };
  const of = ({ metrics }: PathOutcome): number => log(metrics[place]!);
  return { id: `${name}@${at}`, meaning: `${meaning}; its logarithm`, unit: 'ln', kind: 'log', of, isCensored };
}

/** Index of the first sample from a date on, a year alone being its first day; undefined if there is none. */
function sampleAt({ sampleDays, epochCivilDays }: Frame, at: string): number | undefined {
  if (at === END) return sampleDays.length - 1;
  const days = parseIsoDate(/^\d{4}$/.test(at) ? `${at}-01` : at);
  if (days === undefined) return undefined;
  const sample = sampleDays.findIndex((day) => epochCivilDays + day >= days);
  return sample === -1 ? undefined : sample;
}
