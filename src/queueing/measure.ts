import { heldInPool } from './audit.ts';
import type { Figures } from './counters.ts';
import type { PlaceFigures } from './result.ts';
import type { NetworkSpec } from './spec.ts';

/** Figures of a stretch of `days` [days] by station, class and pool. */
export interface Measured {
  readonly stations: readonly PlaceFigures[];
  readonly classes: readonly PlaceFigures[];
  readonly pools: readonly PlaceFigures[];
}

/** Turns the sums of a stretch into rates, means and utilization, by station, class and pool. */
export function measure(spec: NetworkSpec, figures: Figures, days: number): Measured {
  return {
    stations: spec.stations.map((_, s) => stationFigures(spec, figures, s, days)),
    classes: spec.classes.map((_, c) => classFigures(spec, figures, c, days)),
    pools: spec.pools.map((_, p) => poolFigures(spec, figures, p, days)),
  };
}

/** Sum of a figure over the classes of the stations that `belongs` picks. */
function sumOver(spec: NetworkSpec, values: Float64Array, belongs: (station: number, jobClass: number) => boolean): number {
  let sum = 0;
  for (let s = 0; s < spec.stations.length; s++) {
    for (let c = 0; c < spec.classes.length; c++) if (belongs(s, c)) sum += values[s * spec.classes.length + c]!;
  }
  return sum;
}

function figuresWhere(
  spec: NetworkSpec,
  figures: Figures,
  days: number,
  belongs: (station: number, jobClass: number) => boolean,
): Omit<PlaceFigures, 'id' | 'utilizationShare'> {
  const sum = (values: Float64Array): number => sumOver(spec, values, belongs);
  const departures = sum(figures.completions);
  return {
    arrivals: sum(figures.arrivals),
    departures,
    throughputPerDay: departures / days,
    meanInProcess: (sum(figures.waitingArea) + sum(figures.serviceArea)) / days,
    meanWaiting: sum(figures.waitingArea) / days,
    meanWaitDays: sum(figures.waitSum) / sum(figures.starts),
    meanCycleDays: sum(figures.sojournSum) / departures,
  };
}

function stationFigures(spec: NetworkSpec, figures: Figures, s: number, days: number): PlaceFigures {
  const station = spec.stations[s]!;
  const held = sumOver(spec, figures.heldArea, (at) => at === s);
  return {
    id: station.id,
    ...figuresWhere(spec, figures, days, (at) => at === s),
    utilizationShare: held / figures.capacityArea[station.pool]!,
  };
}

function classFigures(spec: NetworkSpec, figures: Figures, c: number, days: number): PlaceFigures {
  const departures = figures.departed[c]!;
  return {
    id: spec.classes[c]!.id,
    ...figuresWhere(spec, figures, days, (_, of) => of === c),
    arrivals: figures.admitted[c]!,
    departures,
    throughputPerDay: departures / days,
    meanCycleDays: figures.cycleSum[c]! / departures,
    utilizationShare: Number.NaN,
  };
}

function poolFigures(spec: NetworkSpec, figures: Figures, p: number, days: number): PlaceFigures {
  return {
    id: spec.pools[p]!.id,
    ...figuresWhere(spec, figures, days, (s) => spec.stations[s]!.pool === p),
    utilizationShare: heldInPool(spec, figures, p) / figures.capacityArea[p]!,
  };
}
