import { parseIsoDate } from '../../base/calendar.ts';
import type { PublishedFigure, Trends } from '../series.ts';
import { seriesOf } from '../series.ts';
import { fittedTargets, horizonTargets, reliableTargets, TARGET_SERIES, type Target, type TargetSeries } from '../targets.ts';

/** A day after which nothing is known to a fit. */
export interface Cutoff {
  /** The month before which it ends. */
  readonly id: string;
  /** The day before the first of that month [days since 1970-01-01] */
  readonly day: number;
}

/** Every cut-off; only the last is later than the last date that the history is given. */
export const CUTOFFS: readonly Cutoff[] = ['2024-06', '2025-01', '2025-07', '2026-01'].map((id) => ({
  id,
  day: parseIsoDate(`${id}-01`)! - 1,
}));

/** What counts as known at a cut-off. */
export interface Track {
  readonly id: 'real-time' | 'pseudo-real-time';
  readonly meaning: string;
  /** Figures that are fitted to and forecast. */
  readonly series: readonly TargetSeries[];
  /** Suite whose longest horizons so far the baselines of horizons see. */
  readonly frontier: string;
  /** Day from which on a figure is known [days since 1970-01-01] */
  readonly knownDay: (trends: Trends, series: string, figure: PublishedFigure) => number;
}

const FIRST_SUITE = '1.0-2026-01';
const FIRST_SERIES = `metr-horizons-${FIRST_SUITE}`;
const SECOND_SERIES = 'metr-horizons-1.1-2026-04';
/** It repeats horizons of METR, rounded. */
const REPEATED_SERIES = 'essay-horizons';

const FORECAST_SERIES = TARGET_SERIES.filter(({ series }) => series !== REPEATED_SERIES);

/** Both tracks; their scores never mix. */
export const TRACKS: readonly Track[] = [
  {
    id: 'real-time',
    meaning:
      'only figures that were public: METR suite 1.0 from its first paper on, models of later releases from their release on',
    series: [horizonTargets(FIRST_SUITE, true), reliableTargets(FIRST_SUITE, true), ...FORECAST_SERIES],
    frontier: FIRST_SERIES,
    knownDay: (trends, series, figure) => {
      // Its rows are dated by a copy; METR announced each within weeks of the release.
      const publishedDay = series === FIRST_SERIES ? seriesOf(trends, series).info.publishedDay : figure.publishedDay;
      return Math.max(publishedDay, figure.lastDay);
    },
  },
  {
    id: 'pseudo-real-time',
    meaning: 'figures that are dated by then, although they were published in 2026',
    series: FORECAST_SERIES,
    frontier: SECOND_SERIES,
    knownDay: (_, __, figure) => figure.lastDay,
  },
];

/** Observables that count from the first figure of their series, and say nothing before it is known. */
export const ANCHORED_OBSERVABLES: readonly string[] = ['open-ended-success', 'training-code-speedup'];

/** What a fit at a cut-off learns from: values dated by then and known by then. */
export function knownTargets(
  targets: readonly Target[],
  { knownDay }: Pick<Track, 'knownDay'>,
  trends: Trends,
  { day }: Cutoff,
): readonly Target[] {
  return fittedTargets(targets, day).filter(({ series, figure }) => knownDay(trends, series, figure) <= day);
}

/** What is forecast from a cut-off: figures dated after it that the history was not given. */
export function laterTargets(
  targets: readonly Target[],
  { knownDay }: Pick<Track, 'knownDay'>,
  trends: Trends,
  { day }: Cutoff,
): readonly Target[] {
  const hasAnchor = ({ series, observable }: Target): boolean => {
    if (!ANCHORED_OBSERVABLES.includes(observable.id)) return true;
    const anchor = targets.find((target) => target.series === series && target.input);
    return anchor !== undefined && knownDay(trends, series, anchor.figure) <= day;
  };
  return targets.filter((target) => !target.input && target.figure.lastDay > day && hasAnchor(target));
}
