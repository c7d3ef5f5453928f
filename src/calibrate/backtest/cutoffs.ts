import { parseIsoDate } from '../../base/calendar.ts';
import type { PublishedFigure } from '../series.ts';
import { fittedTargets, horizonTargets, reliableTargets, TARGET_SERIES, type Target, type TargetSeries } from '../targets.ts';

/** A day after which nothing is known to a fit. */
export interface Cutoff {
  /** The month before which it ends. */
  readonly id: string;
  /** The day before the first of that month [days since 1970-01-01] */
  readonly day: number;
}

/** Every cut-off. The last is later than the dates of rungs that the history is given, and earlier than what it is told of 2026. */
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
  readonly knownDay: (figure: PublishedFigure) => number;
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
    meaning: 'only figures that were public, by the day on which they can have been published at the latest',
    series: [horizonTargets(FIRST_SUITE, true), reliableTargets(FIRST_SUITE, true), ...FORECAST_SERIES],
    frontier: FIRST_SERIES,
    knownDay: ({ publishedDay, lastDay }) => Math.max(publishedDay, lastDay),
  },
  {
    id: 'pseudo-real-time',
    meaning: 'figures that are dated by then, although they were published in 2026',
    series: FORECAST_SERIES,
    frontier: SECOND_SERIES,
    knownDay: ({ lastDay }) => lastDay,
  },
];

/** Observables that count from the first figure of their series, and say nothing before it is known. */
export const ANCHORED_OBSERVABLES: readonly string[] = ['open-ended-success', 'training-code-speedup'];

/** What a fit at a cut-off learns from: values dated by then and known by then. */
export function knownTargets(
  targets: readonly Target[],
  { knownDay }: Pick<Track, 'knownDay'>,
  { day }: Cutoff,
): readonly Target[] {
  return fittedTargets(targets, day).filter(({ figure }) => knownDay(figure) <= day);
}

/** What is forecast from a cut-off: figures dated after it that the history was not given. */
export function laterTargets(
  targets: readonly Target[],
  { knownDay }: Pick<Track, 'knownDay'>,
  { day }: Cutoff,
): readonly Target[] {
  const hasAnchor = ({ series, observable }: Target): boolean => {
    if (!ANCHORED_OBSERVABLES.includes(observable.id)) return true;
    const anchor = targets.find((target) => target.series === series && target.input);
    return anchor !== undefined && knownDay(anchor.figure) <= day;
  };
  return targets.filter((target) => !target.input && target.figure.lastDay > day && hasAnchor(target));
}
