import type { PlaceFigures, PlaceSpread } from '../../../src/queueing/result.ts';
import type { NetworkResult } from '../../../src/queueing/simulate-network.ts';
import { histogramQuantile, histogramVariance } from '../../../src/stats/histogram.ts';
import type { Claim } from '../../support/against-theory.ts';

type PlaceKind = 'stations' | 'classes' | 'pools';
type Mean = Exclude<keyof PlaceFigures, 'id' | Count>;
type Count = 'arrivals' | 'departures' | 'lost' | 'balked' | 'abandoned';

/** What theory says of figures of one place. */
export function meansOf(kind: PlaceKind, index: number, theory: Partial<Record<Mean, number>>): Claim[] {
  return Object.entries(theory).map(([figure, value]) => ({
    name: `${figure} of ${kind}[${index}]`,
    of: ({ overall }) => overall[kind][index]![figure as Mean],
    theory: value,
  }));
}

/** What theory says of how often something happens at one place [jobs per day]. */
export function ratesOf(kind: PlaceKind, index: number, theory: Partial<Record<Count, number>>): Claim[] {
  return Object.entries(theory).map(([figure, value]) => ({
    name: `${figure} per day of ${kind}[${index}]`,
    of: ({ overall }) => {
      const place = overall[kind][index]!;
      return (place[figure as Count] * place.throughputPerDay) / place.departures;
    },
    theory: value,
  }));
}

/** What theory says of a queue that all jobs get through: mean wait, mean time in it, jobs in it and share of its servers busy. */
export function queueClaims(
  station: number,
  queue: { readonly servers: number; readonly arrivalRate: number; readonly meanService: number; readonly wait: number },
): Claim[] {
  const cycle = queue.wait + queue.meanService;
  return meansOf('stations', station, {
    meanWaitDays: queue.wait,
    meanWaiting: queue.arrivalRate * queue.wait,
    meanCycleDays: cycle,
    meanInProcess: queue.arrivalRate * cycle,
    utilizationShare: (queue.arrivalRate * queue.meanService) / queue.servers,
  });
}

function spreadOf({ spread }: NetworkResult, kind: PlaceKind, index: number): PlaceSpread {
  return spread![kind][index]!;
}

/** What theory says of the variance of the number at a place. */
export function varianceClaim(kind: PlaceKind, index: number, theory: number): Claim {
  const name = `variance of the number at ${kind}[${index}]`;
  return { name, of: (result) => spreadOf(result, kind, index).varianceInProcess, theory };
}

type Times = 'waitDays' | 'cycleDays';

/** What theory says of the variance of waits or cycle times. */
export function timeVarianceClaim(kind: PlaceKind, index: number, times: Times, theory: number): Claim {
  const name = `variance of ${times} at ${kind}[${index}]`;
  return { name, of: (result) => histogramVariance(spreadOf(result, kind, index)[times]), theory };
}

/** What theory says waits or cycle times stay below, by share of the jobs. */
export function quantileClaims(
  kind: PlaceKind,
  index: number,
  times: Times,
  quantiles: readonly (readonly [share: number, days: number])[],
): Claim[] {
  return quantiles.map(([share, theory]) => ({
    name: `${share} of ${times} at ${kind}[${index}]`,
    of: (result) => histogramQuantile(spreadOf(result, kind, index)[times], share),
    theory,
  }));
}
