import { civilFromDays, daysFromCivil, formatIsoDate } from '../../base/calendar.ts';
import { meanOf } from '../fit.ts';
import type { Observable, Past } from '../observables.ts';
import type { PublishedFigure } from '../series.ts';
import type { Target } from '../targets.ts';
import { type DrawnInterval, drawnInterval } from './figures.ts';

/** A point in time at which a series' counterpart is read off paths. */
export interface CurvePoint {
  /** Last day of a published figure's date, or of a month [days since 1970-01-01] */
  readonly day: number;
  /** The figure that is published there; none at the end of a month. */
  readonly target: Target | undefined;
  readonly simulated: (past: Past) => number;
}

/** The counterpart of a series over time. */
export interface Curve {
  /** Name of the series, with that of the observable where a series has more than one. */
  readonly id: string;
  readonly series: string;
  readonly observable: Observable;
  readonly points: readonly CurvePoint[];
}

/** A curve with what was simulated at each of its points. */
export interface ReproducedCurve extends Curve {
  readonly written: Float64Array;
  readonly drawn: readonly DrawnInterval[];
}

/** Months that a curve reaches beyond its figures, either way. */
const MARGIN_MONTHS = 3;
const MONTHS_PER_YEAR = 12;

/** The counterparts of figures over time: at each figure, and at the ends of months from a quarter before the first to one after the last. */
export function curvesOf(targets: readonly Target[]): readonly Curve[] {
  const first = new Map<string, Target>();
  for (const target of targets) if (!first.has(target.series)) first.set(target.series, target);
  const ids = new Set(targets.map((target) => curveId(target, first)));
  return [...ids].map((id) => {
    const own = targets.filter((target) => curveId(target, first) === id);
    const { series, observable, figure: anchor } = own[0]!;
    const atFigures = own.map((target) => ({ day: target.figure.lastDay, target, simulated: target.simulated }));
    const days = atFigures.map(({ day }) => day);
    const atMonths = monthEnds(Math.min(...days), Math.max(...days)).map((day): CurvePoint => {
      const figure = instant(anchor, day);
      return { day, target: undefined, simulated: (past) => observable.of(past, figure, anchor) };
    });
    const points = [...atFigures, ...atMonths].sort((one, other) => one.day - other.day);
    return { id, series, observable, points };
  });
}

/**
 * Summarises what paths say of a curve.
 * @param written of each path as written, by point
 * @param drawn of each draw, by point
 */
export function reproduceCurve(curve: Curve, written: readonly Float64Array[], drawn: readonly Float64Array[]): ReproducedCurve {
  const { observable, points } = curve;
  return {
    ...curve,
    written: meanOf(
      written,
      points.map(() => ({ observable })),
    ),
    drawn: points.map((_, i) => drawnInterval(drawn.map((values) => values[i]!))),
  };
}

function curveId({ series, observable }: Target, first: ReadonlyMap<string, Target>): string {
  return first.get(series)!.observable === observable ? series : `${series}-${observable.id}`;
}

/** A figure of one day, to read paths where nothing is published. */
function instant(anchor: PublishedFigure, day: number): PublishedFigure {
  return { ...anchor, label: '', date: formatIsoDate(day), firstDay: day, lastDay: day };
}

function monthEnds(firstDay: number, lastDay: number): readonly number[] {
  const [from, to] = [monthOf(firstDay) - MARGIN_MONTHS, monthOf(lastDay) + MARGIN_MONTHS];
  return Array.from({ length: to - from + 1 }, (_, i) => firstDayOf(from + i + 1) - 1);
}

function monthOf(day: number): number {
  const { year, month } = civilFromDays(day);
  return year * MONTHS_PER_YEAR + month - 1;
}

function firstDayOf(month: number): number {
  const year = Math.floor(month / MONTHS_PER_YEAR);
  return daysFromCivil({ year, month: month - year * MONTHS_PER_YEAR + 1, day: 1 });
}
