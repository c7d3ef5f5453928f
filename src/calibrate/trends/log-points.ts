import { log2 } from '../../numeric/log.ts';
import { type DaySpan, spanOfDate } from '../published-date.ts';
import type { PublishedFigure, Series } from '../series.ts';

/** Points of a series over time on a scale on which doubling is a step of 1, ordered by day. */
export interface LogPoints {
  /** Day of each point [days since 1970-01-01], ascending, shape [n] */
  readonly days: readonly number[];
  /** log2 of each value, shape [n] */
  readonly logs: readonly number[];
}

/**
 * Time horizons of the models that were the longest so far when released (`is_sota`), over a window of releases.
 * @param from first date of the window, such as 2023; open if empty
 * @param to last date of the window; open if empty
 */
export function sotaPoints(series: Series, from: string, to: string): LogPoints {
  const { firstDay, lastDay } = windowOf(from, to);
  const figures = series.figures.filter(
    (figure) => figure.more['is_sota'] === 'true' && figure.firstDay >= firstDay && figure.lastDay <= lastDay,
  );
  return logPoints(figures);
}

/**
 * Figures as points, by the first day of their dates.
 *
 * logPoints([{ firstDay: 9, value: 8 }, { firstDay: 3, value: 2 }]) // => { days: [3, 9], logs: [1, 3] }
 */
export function logPoints(figures: readonly Pick<PublishedFigure, 'firstDay' | 'value'>[]): LogPoints {
  const ordered = [...figures].sort((one, other) => one.firstDay - other.firstDay);
  return { days: ordered.map(({ firstDay }) => firstDay), logs: ordered.map(({ value }) => log2(value)) };
}

/**
 * First and last day of a window, both included; infinite where open.
 *
 * windowOf('2023', '').firstDay // => 19358
 * windowOf('', '2025-03').lastDay // => 20178
 * windowOf('', '').firstDay // => -Infinity
 */
export function windowOf(from: string, to: string): DaySpan {
  return {
    firstDay: from === '' ? Number.NEGATIVE_INFINITY : (spanOfDate(from)?.firstDay ?? Number.NaN),
    lastDay: to === '' ? Number.POSITIVE_INFINITY : (spanOfDate(to)?.lastDay ?? Number.NaN),
  };
}

/**
 * The first n points.
 *
 * firstPoints({ days: [1, 2, 3], logs: [4, 5, 6] }, 2) // => { days: [1, 2], logs: [4, 5] }
 */
export function firstPoints({ days, logs }: LogPoints, count: number): LogPoints {
  return { days: days.slice(0, count), logs: logs.slice(0, count) };
}
