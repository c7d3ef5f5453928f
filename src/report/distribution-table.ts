import type { PlaceFigures, PlaceSpread } from '../queueing/result.ts';
import type { NetworkResult } from '../queueing/simulate-network.ts';
import { histogramMean, histogramQuantile, histogramVariance } from '../stats/histogram.ts';
import { type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** A place with its means, and how its figures spread around them. */
interface Spread {
  readonly kind: 'stage' | 'class' | 'pool';
  readonly figures: PlaceFigures;
  readonly spread: PlaceSpread;
}

/** Shares of the jobs whose times are told. */
export const QUANTILES = [0.5, 0.9, 0.95, 0.99] as const;

const PLACE: readonly RecordColumn<Spread>[] = [
  { id: 'kind', unit: 'text', meaning: 'What the row is about: stage, class or pool', type: 'text', of: ({ kind }) => kind },
  { id: 'place', unit: 'text', meaning: 'Its id in the scenario', type: 'text', of: ({ figures }) => figures.id },
  {
    id: 'work_in_process_jobs',
    unit: 'jobs',
    meaning: 'Jobs waiting or in service, mean over time (L)',
    type: 'number',
    of: ({ figures }) => figures.meanInProcess,
  },
  {
    id: 'work_in_process_variance_jobs2',
    unit: 'jobs^2',
    meaning: 'Variance of that number over time',
    type: 'number',
    of: ({ spread }) => spread.varianceInProcess,
  },
];

/** The table of distributions: its columns, and what it is called. */
export const DISTRIBUTIONS = {
  id: 'distributions',
  title: 'How jobs in process and times spread at each stage, class and pool, from the end of the warm-up on',
  columns: [
    ...PLACE,
    ...timeColumns('wait', 'waiting time of jobs that were served', 'waitDays'),
    ...timeColumns('cycle', 'time from arrival to departure', 'cycleDays'),
  ],
} as const;

/** One row for each stage, class and pool; no table of a simulation that was not asked for distributions. */
export function distributionTables({ overall, spread }: NetworkResult): Table[] {
  if (spread === undefined) return [];
  const rowsOf = (kind: Spread['kind'], figures: readonly PlaceFigures[], spreads: readonly PlaceSpread[]): Spread[] =>
    figures.map((place, i) => ({ kind, figures: place, spread: spreads[i]! }));
  const rows = [
    ...rowsOf('stage', overall.stations, spread.stations),
    ...rowsOf('class', overall.classes, spread.classes),
    ...rowsOf('pool', overall.pools, spread.pools),
  ];
  return [recordTable(DISTRIBUTIONS.id, DISTRIBUTIONS.title, DISTRIBUTIONS.columns, rows)];
}

function timeColumns(noun: string, what: string, of: 'waitDays' | 'cycleDays'): RecordColumn<Spread>[] {
  const column = (suffix: string, meaning: string, value: (row: Spread) => number): RecordColumn<Spread> => ({
    id: `${noun}${suffix}_days`,
    unit: 'days',
    meaning,
    type: 'number',
    of: value,
  });
  return [
    column('', `Mean ${what}`, ({ spread }) => histogramMean(spread[of])),
    column('_sd', `Standard deviation of the ${what}`, ({ spread }) => Math.sqrt(histogramVariance(spread[of]))),
    ...QUANTILES.map((share) =>
      column(`_p${share * 100}`, `The ${what} that ${share * 100} per cent of jobs stay within`, ({ spread }) =>
        histogramQuantile(spread[of], share),
      ),
    ),
    column('_max', `Longest ${what}`, ({ spread }) => spread[of].max),
  ];
}
