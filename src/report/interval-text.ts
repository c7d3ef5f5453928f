import type { PlaceIntervals, UncertainFigure } from '../queueing/intervals.ts';
import { halfWidthShare } from '../queueing/intervals.ts';
import type { MeanInterval } from '../stats/intervals.ts';
import { wrapText } from './aligned-text.ts';
import { countText, figureText, percentText } from './figure-text.ts';
import type { Certainty } from './interval-table.ts';

/** More digits of an uncertainty say nothing. */
const SHOWN_DIGITS = 2;
/** [characters] */
const WIDTH = 80;

/**
 * Half the width of an interval.
 *
 * halfWidth({ count: 3, mean: 5, standardError: 1, low: 3, high: 7 }) // => 2
 */
export function halfWidth({ low, high }: MeanInterval): number {
  return (high - low) / 2;
}

/** `+- 0.53`, or nothing where the figure or its interval is not known. */
export function halfWidthText(figure: UncertainFigure, intervals: PlaceIntervals | undefined): string {
  const half = intervals === undefined ? Number.NaN : halfWidth(intervals[figure]);
  if (Number.isNaN(half)) return '';
  const rounded = Number(half.toPrecision(SHOWN_DIGITS));
  return `+- ${figure === 'utilizationShare' ? percentText(rounded) : figureText(rounded)}`;
}

/** What the intervals below the means are, and what to do where there is none. */
export function certaintyText({ intervals, replications }: Certainty): string[] {
  const cycles = intervals.classes.map(({ meanCycleDays }) => meanCycleDays);
  const widest = Math.max(0, ...cycles.map(halfWidthShare));
  const known = Number.isFinite(widest)
    ? `, at most ${percentText(Number(widest.toPrecision(SHOWN_DIGITS)))} of a class's cycle`
    : '';
  if (replications > 1)
    return told(`Means of ${countText(replications, 'replication')}; +- is half of their 95 % confidence interval${known}.`);
  const byBatches = `One path; +- is half of the 95 % confidence interval of the mean, by batch means${known}.`;
  if (known !== '') return told(byBatches);
  return told(anyKnown(intervals) ? `${byBatches} ${TOO_SHORT}` : TOO_SHORT);
}

function told(text: string): string[] {
  return wrapText(text, WIDTH);
}

const TOO_SHORT =
  'The path is too short, or has too few samples, to tell how well cycle times are known: simulate longer, or with --replications 20.';

function anyKnown({ stations }: Certainty['intervals']): boolean {
  return stations.some(({ throughputPerDay, meanInProcess }) => throughputPerDay.count + meanInProcess.count > 0);
}
