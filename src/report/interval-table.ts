import type { NetworkIntervals, PlaceIntervals, UncertainFigure } from '../queueing/intervals.ts';
import { UNCERTAIN } from '../queueing/intervals.ts';
import type { MeanInterval } from '../stats/intervals.ts';
import { type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

/** What is known of the figures of a network's simulation: their intervals, and how many replications these are over. */
export interface Certainty {
  readonly intervals: NetworkIntervals;
  /** 1 for a single path, whose intervals are by batch means. */
  readonly replications: number;
}

/** One figure of one place. */
interface Row {
  readonly kind: 'stage' | 'class' | 'pool';
  readonly place: string;
  readonly figure: UncertainFigure;
  readonly interval: MeanInterval;
  readonly replications: number;
}

/** Columns of the other tables that hold the figures, and their units. */
export const UNCERTAIN_COLUMNS: Readonly<Record<UncertainFigure, { readonly column: string; readonly unit: string }>> = {
  throughputPerDay: { column: 'throughput_per_day', unit: 'jobs per day' },
  meanInProcess: { column: 'work_in_process_jobs', unit: 'jobs' },
  meanWaiting: { column: 'queue_jobs', unit: 'jobs' },
  meanWaitDays: { column: 'wait_days', unit: 'days' },
  meanCycleDays: { column: 'cycle_days', unit: 'days' },
  utilizationShare: { column: 'utilization_share', unit: 'share' },
  unservedShare: { column: 'unserved_share', unit: 'share' },
  waitP95Days: { column: 'wait_p95_days', unit: 'days' },
  cycleP95Days: { column: 'cycle_p95_days', unit: 'days' },
};

function textColumn(id: string, meaning: string, of: (row: Row) => string): RecordColumn<Row> {
  return { id, unit: 'text', meaning, type: 'text', of };
}

function numberColumn(id: string, meaning: string, of: (interval: MeanInterval) => number): RecordColumn<Row> {
  return { id, unit: 'that of the row', meaning, type: 'number', of: ({ interval }) => of(interval) };
}

/** The table of intervals: its columns, and what it is called. */
export const INTERVALS = {
  id: 'intervals',
  title:
    'How well the figures of each stage, class and pool are known: means from the end of the warm-up on, with 95 % confidence intervals',
  columns: [
    textColumn('kind', 'What the row is about: stage, class or pool', ({ kind }) => kind),
    textColumn('place', 'Its id in the scenario', ({ place }) => place),
    textColumn(
      'figure',
      'The figure, named as its column in the other tables; unserved_share is the share of arrivals that are lost, turn away or give up',
      ({ figure }) => UNCERTAIN_COLUMNS[figure].column,
    ),
    textColumn('unit', 'Unit of the figure', ({ figure }) => UNCERTAIN_COLUMNS[figure].unit),
    numberColumn('mean', 'Mean over the replications, or over the one path', ({ mean }) => mean),
    numberColumn('low', 'Lower end of the 95 % confidence interval of the mean', ({ low }) => low),
    numberColumn('high', 'Upper end of the 95 % confidence interval of the mean', ({ high }) => high),
    numberColumn('standard_error', 'Standard error of the mean', ({ standardError }) => standardError),
    {
      id: 'replications',
      unit: 'count',
      meaning: 'Independent replications behind the mean',
      type: 'integer',
      of: ({ replications }) => replications,
    },
    {
      id: 'batches',
      unit: 'count',
      meaning: 'Batches behind the interval of a single path; 0 where the path is too short for one',
      type: 'integer',
      of: ({ interval, replications }) => (replications === 1 ? interval.count : Number.NaN),
    },
  ],
} as const satisfies { id: string; title: string; columns: readonly RecordColumn<Row>[] };

/** One row for each figure that a stage, class or pool has. */
export function intervalsTable({ intervals, replications }: Certainty): Table {
  const rowsOf = (kind: Row['kind'], places: readonly PlaceIntervals[]): Row[] =>
    places.flatMap((place) =>
      UNCERTAIN.map((figure) => ({ kind, place: place.id, figure, interval: place[figure], replications })),
    );
  const rows = [
    ...rowsOf('stage', intervals.stations),
    ...rowsOf('class', intervals.classes),
    ...rowsOf('pool', intervals.pools),
  ];
  return recordTable(
    INTERVALS.id,
    INTERVALS.title,
    INTERVALS.columns,
    rows.filter(({ interval }) => !Number.isNaN(interval.mean)),
  );
}
