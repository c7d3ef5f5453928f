import { pathIntervals } from '../queueing/intervals.ts';
import type { Measured } from '../queueing/measure.ts';
import type { PlaceFigures } from '../queueing/result.ts';
import type { NetworkResult } from '../queueing/simulate-network.ts';
import { DISTRIBUTIONS, distributionTables } from './distribution-table.ts';
import { type Certainty, INTERVALS, intervalsTable } from './interval-table.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** Figures of one place (or of the whole network) between one sample and the next. */
interface Sampled {
  readonly timeDays: number;
  /** Pool of a stage; empty for what is no stage. */
  readonly pool: string;
  readonly figures: PlaceFigures;
}

const TIME: RecordColumn<Sampled> = {
  id: 'time_days',
  unit: 'days',
  meaning: 'Time of the sample since the epoch; the figures are of the interval since the sample before',
  type: 'number',
  of: (row) => row.timeDays,
};

const FIGURES: readonly RecordColumn<Sampled>[] = [
  {
    id: 'arrivals_jobs',
    unit: 'jobs',
    meaning: 'Jobs that came, those that were not served too',
    type: 'number',
    of: ({ figures }) => figures.arrivals,
  },
  {
    id: 'departures_jobs',
    unit: 'jobs',
    meaning: 'Jobs that left served',
    type: 'number',
    of: ({ figures }) => figures.departures,
  },
  {
    id: 'lost_jobs',
    unit: 'jobs',
    meaning: 'Jobs that came and found no place to wait in',
    type: 'number',
    of: ({ figures }) => figures.lost,
  },
  {
    id: 'balked_jobs',
    unit: 'jobs',
    meaning: 'Jobs that came and turned away from a long line',
    type: 'number',
    of: ({ figures }) => figures.balked,
  },
  {
    id: 'abandoned_jobs',
    unit: 'jobs',
    meaning: 'Jobs that gave up waiting',
    type: 'number',
    of: ({ figures }) => figures.abandoned,
  },
  {
    id: 'throughput_per_day',
    unit: 'jobs per day',
    meaning: 'Departures over time (X)',
    type: 'number',
    of: ({ figures }) => figures.throughputPerDay,
  },
  {
    id: 'work_in_process_jobs',
    unit: 'jobs',
    meaning: 'Jobs waiting or in service, mean over time (L)',
    type: 'number',
    of: ({ figures }) => figures.meanInProcess,
  },
  {
    id: 'queue_jobs',
    unit: 'jobs',
    meaning: 'Jobs waiting, mean over time (Lq)',
    type: 'number',
    of: ({ figures }) => figures.meanWaiting,
  },
  {
    id: 'wait_days',
    unit: 'days',
    meaning: 'Time spent waiting, mean over services begun and patience lost (Wq)',
    type: 'number',
    of: ({ figures }) => figures.meanWaitDays,
  },
  {
    id: 'cycle_days',
    unit: 'days',
    meaning: 'Time from arrival to departure, mean over the departures (W)',
    type: 'number',
    of: ({ figures }) => figures.meanCycleDays,
  },
];

const POOL: RecordColumn<Sampled> = {
  id: 'pool',
  unit: 'text',
  meaning: 'Pool whose capacity the stage uses',
  type: 'text',
  of: ({ pool }) => pool,
};

const UTILIZATION: RecordColumn<Sampled> = {
  id: 'utilization_share',
  unit: 'share',
  meaning: 'Capacity of the pool in use, 0 to 1',
  type: 'number',
  of: ({ figures }) => figures.utilizationShare,
};

const BLOCKED: RecordColumn<Sampled> = {
  id: 'blocked_share',
  unit: 'share',
  meaning:
    'Capacity of the pool held by served jobs that wait for a place at their next stage, 0 to 1; part of utilization_share',
  type: 'number',
  of: ({ figures }) => figures.blockedShare,
};

/** The places of a network, each with its file and the figures that it has. */
const PLACES = [
  { id: 'stages', of: 'stations', noun: 'stage', title: 'Each stage between samples', utilization: true },
  {
    id: 'classes',
    of: 'classes',
    noun: 'class',
    title: 'Each job class, in the whole network, between samples',
    utilization: false,
  },
  { id: 'pools', of: 'pools', noun: 'pool', title: 'Each pool, all its stages together, between samples', utilization: true },
] as const satisfies readonly { id: string; of: keyof Measured; noun: string; title: string; utilization: boolean }[];

const TIMESERIES = { id: 'timeseries', title: 'The whole network between samples', columns: [TIME, ...FIGURES] } as const;

/**
 * Tables of a plain network's simulation: timeseries (all classes together), stages, classes, pools; distributions where asked for;
 * intervals, by batch means of the one path where nothing better is known.
 */
export function networkTables(result: NetworkResult, certainty?: Certainty): Table[] {
  const { spec, samples, sampleDays } = result;
  const poolOf = (station: number): string => spec.pools[spec.stations[station]!.pool]!.id;
  const whole = samples.map(({ classes }, index) => ({ timeDays: sampleDays[index]!, pool: '', figures: wholeNetwork(classes) }));
  const places = PLACES.map((place) => {
    const rows = samples.flatMap((sample, index) =>
      sample[place.of].map((figures, at) => ({
        timeDays: sampleDays[index]!,
        pool: place.of === 'stations' ? poolOf(at) : '',
        figures,
      })),
    );
    return recordTable(place.id, place.title, placeColumns(place), rows);
  });
  return [
    recordTable(TIMESERIES.id, TIMESERIES.title, TIMESERIES.columns, whole),
    ...places,
    ...distributionTables(result),
    intervalsTable(certainty ?? { intervals: pathIntervals(result), replications: 1 }),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function networkTableHeads(): Table[] {
  const places = PLACES.map((place) => ({ ...place, columns: placeColumns(place) }));
  return [TIMESERIES, ...places, DISTRIBUTIONS, INTERVALS].map(({ id, title, columns }) => ({
    id,
    title,
    columns: columns.map(bareColumn),
    rows: 0,
    values: {},
  }));
}

function placeColumns({ noun, of, utilization }: (typeof PLACES)[number]): RecordColumn<Sampled>[] {
  const name: RecordColumn<Sampled> = {
    id: noun,
    unit: 'text',
    meaning: `Id of the ${noun} in the scenario`,
    type: 'text',
    of: ({ figures }) => figures.id,
  };
  return [TIME, name, ...(of === 'stations' ? [POOL] : []), ...FIGURES, ...(utilization ? [UTILIZATION, BLOCKED] : [])];
}

/**
 * Figures of all classes together: sums, and means weighted by the jobs they are means over.
 *
 * wholeNetwork([]).arrivals // => 0
 */
export function wholeNetwork(classes: readonly PlaceFigures[]): PlaceFigures {
  const sum = (of: (figures: PlaceFigures) => number): number => classes.reduce((total, figures) => total + of(figures), 0);
  const mean = (of: (figures: PlaceFigures) => number): number =>
    sum((figures) => (figures.departures === 0 ? 0 : of(figures) * figures.departures)) / sum((figures) => figures.departures);
  return {
    id: 'network',
    arrivals: sum((figures) => figures.arrivals),
    departures: sum((figures) => figures.departures),
    lost: sum((figures) => figures.lost),
    balked: sum((figures) => figures.balked),
    abandoned: sum((figures) => figures.abandoned),
    throughputPerDay: sum((figures) => figures.throughputPerDay),
    meanInProcess: sum((figures) => figures.meanInProcess),
    meanWaiting: sum((figures) => figures.meanWaiting),
    meanWaitDays: mean((figures) => figures.meanWaitDays),
    meanCycleDays: mean((figures) => figures.meanCycleDays),
    utilizationShare: Number.NaN,
    blockedShare: Number.NaN,
  };
}
