import type { Figures, PlaceFigure } from './figures.ts';
import {
  ABANDONED,
  ADMITTED,
  ARRIVALS,
  BALKED,
  BLOCKED_AREA,
  COMPLETIONS,
  CYCLE_SUM,
  DEPARTED,
  HELD_AREA,
  LOST,
  SERVICE_AREA,
  SOJOURN_SUM,
  STARTS,
  WAIT_SUM,
  WAITING_AREA,
} from './figures.ts';
import type { PlaceFigures } from './result.ts';
import type { NetworkSpec } from './spec.ts';

/** Figures of a stretch of `days` [days] by station, class and pool. */
export interface Measured {
  readonly stations: readonly PlaceFigures[];
  readonly classes: readonly PlaceFigures[];
  readonly pools: readonly PlaceFigures[];
}

/**
 * Turns the sums of a stretch into rates, means and utilization, by station, class and pool: X = departures / T, L = area / T,
 * Wq = waits / (starts + abandonments), W = sojourns / departures, rho = held area / capacity area. What is divided by nothing is NaN.
 * @param days length of the stretch T [days], positive
 */
export function measure(spec: NetworkSpec, figures: Figures, days: number): Measured {
  return {
    stations: spec.stations.map((_, s) => stationFigures(spec, figures, s, days)),
    classes: spec.classes.map((_, c) => classFigures(spec, figures, c, days)),
    pools: spec.pools.map((_, p) => poolFigures(spec, figures, p, days)),
  };
}

/** Picks places. */
type Belongs = (station: number, jobClass: number) => boolean;

/** Sum of a figure over the places picked. */
function sumOver(spec: NetworkSpec, figures: Figures, figure: PlaceFigure, belongs: Belongs): number {
  let sum = 0;
  for (let s = 0; s < spec.stations.length; s++) {
    for (let c = 0; c < spec.classes.length; c++) if (belongs(s, c)) sum += figures.ofPlace(s * spec.classes.length + c, figure);
  }
  return sum;
}

function figuresWhere(
  spec: NetworkSpec,
  figures: Figures,
  days: number,
  belongs: Belongs,
): Omit<PlaceFigures, 'id' | 'utilizationShare' | 'blockedShare'> {
  const sum = (figure: PlaceFigure): number => sumOver(spec, figures, figure, belongs);
  const departures = sum(COMPLETIONS);
  return {
    arrivals: sum(ARRIVALS),
    departures,
    throughputPerDay: departures / days,
    meanInProcess: (sum(WAITING_AREA) + sum(SERVICE_AREA)) / days,
    meanWaiting: sum(WAITING_AREA) / days,
    meanWaitDays: sum(WAIT_SUM) / (sum(STARTS) + sum(ABANDONED)),
    meanCycleDays: sum(SOJOURN_SUM) / departures,
    lost: sum(LOST),
    balked: sum(BALKED),
    abandoned: sum(ABANDONED),
  };
}

function stationFigures(spec: NetworkSpec, figures: Figures, s: number, days: number): PlaceFigures {
  const { id, pool } = spec.stations[s]!;
  return withUtilization(spec, figures, id, pool, days, (at) => at === s);
}

function poolFigures(spec: NetworkSpec, figures: Figures, p: number, days: number): PlaceFigures {
  return withUtilization(spec, figures, spec.pools[p]!.id, p, days, (s) => spec.stations[s]!.pool === p);
}

function withUtilization(
  spec: NetworkSpec,
  figures: Figures,
  id: string,
  pool: number,
  days: number,
  belongs: Belongs,
): PlaceFigures {
  const capacity = figures.capacityArea(pool);
  const shareOf = (figure: PlaceFigure): number =>
    capacity < Infinity ? sumOver(spec, figures, figure, belongs) / capacity : Number.NaN;
  return {
    id,
    ...figuresWhere(spec, figures, days, belongs),
    utilizationShare: shareOf(HELD_AREA),
    blockedShare: shareOf(BLOCKED_AREA),
  };
}

/** A job of a class arrives when it enters the network and departs when it leaves. */
function classFigures(spec: NetworkSpec, figures: Figures, c: number, days: number): PlaceFigures {
  const departures = figures.ofClass(c, DEPARTED);
  return {
    id: spec.classes[c]!.id,
    ...figuresWhere(spec, figures, days, (_, of) => of === c),
    arrivals: figures.ofClass(c, ADMITTED),
    departures,
    throughputPerDay: departures / days,
    meanCycleDays: figures.ofClass(c, CYCLE_SUM) / departures,
    utilizationShare: Number.NaN,
    blockedShare: Number.NaN,
  };
}
