import type { Forecast } from '../ensemble/forecast/forecast.ts';
import { FAN_SHARES, FUTURES } from '../ensemble/forecast/view-tally.ts';
import { METRICS } from '../ensemble/metrics.ts';
import { futureShare, type PlacedView, pathShare, placeOf, reachedBy, reachedDate, sampleDate } from './forecast-figures.ts';
import type { RecordColumn } from './record-table.ts';

type Column<Row> = RecordColumn<Row>;

const PER_CENT = 100;

/** A row of fan.csv. */
export interface FanRow extends PlacedView {
  readonly metric: number;
  readonly sample: number;
}
/** A row of futures.csv. */
export interface FutureRow extends PlacedView {
  readonly future: number;
}
/** A row of milestones.csv. */
export interface MilestoneRow extends PlacedView {
  readonly milestone: number;
}
/** A row of milestone_dates.csv. */
export interface MilestoneDateRow extends MilestoneRow {
  readonly sample: number;
}
/** A row of binding.csv. */
export interface BindingRow extends PlacedView {
  readonly sample: number;
  readonly stage: number;
}

const text = <R>(id: string, meaning: string, of: (row: R) => string): Column<R> => ({
  id,
  unit: 'text',
  meaning,
  type: 'text',
  of,
});
const share = <R>(id: string, meaning: string, of: (row: R) => number): Column<R> => ({
  id,
  unit: 'share',
  meaning,
  type: 'number',
  of,
});
const count = <R>(id: string, meaning: string, of: (row: R) => number): Column<R> => ({
  id,
  unit: 'count',
  meaning,
  type: 'integer',
  of,
});
const date = <R>(id: string, meaning: string, of: (row: R) => number): Column<R> => ({
  id,
  unit: 'date',
  meaning,
  type: 'date',
  of,
});

const SCENARIO = text<{ readonly forecast: Forecast }>('scenario', 'Scenario', ({ forecast }) => forecast.id);
const GIVEN = text<PlacedView>(
  'given',
  'Which paths: all, or those of a class of future or of an option of a variant',
  ({ view }) => view.given,
);
const PATHS = count<PlacedView>('paths', 'Paths of this view', ({ view }) => view.paths);
const SAMPLE_DATE = date<PlacedView & { readonly sample: number }>('date', 'Date of the sample', ({ forecast, sample }) =>
  sampleDate(forecast, sample),
);

export const FAN_COLUMNS: readonly Column<FanRow>[] = [
  SCENARIO,
  GIVEN,
  text('metric', 'Column of timeseries.csv', ({ metric }) => METRICS[metric]!.id),
  SAMPLE_DATE,
  count(
    'paths',
    'Paths that have a value of the metric at the sample',
    ({ view, metric, sample, forecast }) => view.present[placeOf(forecast, metric, sample)]!,
  ),
  ...FAN_SHARES.map(
    (part, i): Column<FanRow> => ({
      id: shareId(part),
      unit: 'unit of the metric',
      meaning: `Value below which ${part * PER_CENT} % of these paths lie, off by at most 1/64 of itself`,
      type: 'number',
      of: ({ view, metric, sample, forecast }) => view.quantiles[placeOf(forecast, metric, sample) * FAN_SHARES.length + i]!,
    }),
  ),
];

export const FUTURE_COLUMNS: readonly Column<FutureRow>[] = [
  SCENARIO,
  GIVEN,
  text('future', 'Class of future by the rules', ({ future }) => FUTURES[future]!),
  PATHS,
  share('probability', 'Share of these paths that are of the class', ({ view, future }) => view.futures[future]! / view.paths),
  share('probability_low', 'Lower end of its 95 % interval (Wilson), counting draws', (row) => futureShare(row, row.future).low),
  share('probability_high', 'Upper end of that interval', (row) => futureShare(row, row.future).high),
];

export const VIEW_COLUMNS: readonly Column<PlacedView>[] = [
  SCENARIO,
  GIVEN,
  PATHS,
  share('of_all_share', 'Share of all paths', ({ view, forecast }) => view.paths / forecast.views[0]!.paths),
  share(
    'loop_gain_one_share',
    'Share of these paths with a generation whose loop gain is 1 or more',
    ({ view }) => view.accelerating / view.paths,
  ),
  ...FAN_SHARES.map(
    (part, i): Column<PlacedView> => ({
      id: `loop_gain_highest_${shareId(part)}`,
      unit: 'ratio',
      meaning: `Highest loop gain of a path below which ${part * PER_CENT} % of these paths lie`,
      type: 'number',
      of: ({ view }) => view.gainQuantiles[i]!,
    }),
  ),
];

export const MILESTONE_COLUMNS: readonly Column<MilestoneRow>[] = [
  SCENARIO,
  GIVEN,
  text('milestone', 'Name of the milestone', ({ forecast, milestone }) => forecast.frame.milestones[milestone]!.id),
  text('meaning', 'What is reached', ({ forecast, milestone }) => forecast.frame.milestones[milestone]!.meaning),
  PATHS,
  share('reached', 'Share of these paths that reach it by the end', (row) => reachedBy(row, row.milestone) / row.view.paths),
  share(
    'reached_low',
    'Lower end of its 95 % interval (Wilson), counting draws',
    (row) => pathShare(reachedBy(row, row.milestone), row).low,
  ),
  share('reached_high', 'Upper end of that interval', (row) => pathShare(reachedBy(row, row.milestone), row).high),
  ...FAN_SHARES.map((part) =>
    date<MilestoneRow>(
      `date_${shareId(part)}`,
      `Sample by which ${part * PER_CENT} % of these paths have reached it, those that never do counted as later; empty if later than the end`,
      (row) => reachedDate(row, row.milestone, part, row.view.paths),
    ),
  ),
  date('date_median_of_reached', 'Sample by which half of those that reach it have', (row) =>
    reachedDate(row, row.milestone, 1 / 2, reachedBy(row, row.milestone)),
  ),
];

export const MILESTONE_DATE_COLUMNS: readonly Column<MilestoneDateRow>[] = [
  SCENARIO,
  GIVEN,
  text('milestone', 'Name of the milestone', ({ forecast, milestone }) => forecast.frame.milestones[milestone]!.id),
  SAMPLE_DATE,
  share(
    'probability',
    'Share of these paths that have reached it by then; empty where that is known only after the end',
    (row) => (isKnown(row) ? reachedBy(row, row.milestone, row.sample) / row.view.paths : Number.NaN),
  ),
];

export const BINDING_COLUMNS: readonly Column<BindingRow>[] = [
  SCENARIO,
  GIVEN,
  SAMPLE_DATE,
  text('stage', 'Stage', ({ forecast, stage }) => forecast.frame.stageIds[stage]!),
  share(
    'probability',
    'Share of these paths in which the stage binds experiments',
    ({ view, forecast, sample, stage }) => view.binding[sample * forecast.frame.stageIds.length + stage]! / view.paths,
  ),
];

/** A row of spread.csv. */
export type SpreadRow = { readonly forecast: Forecast; readonly part: Forecast['spread'][number] };

export const SPREAD_COLUMNS: readonly Column<SpreadRow>[] = [
  SCENARIO,
  text('metric', 'Column of timeseries.csv', ({ part }) => part.metric),
  text(
    'scale',
    'What the variances are of: log, the natural logarithm of the metric; linear, the metric',
    ({ part }) => part.scale,
  ),
  date('date', 'First sample of a year', ({ forecast, part }) => sampleDate(forecast, part.sample)),
  count('draws', 'Draws of which every replication has a value', ({ part }) => part.parts.draws),
  { id: 'mean', unit: 'by scale', meaning: 'Mean over all paths', type: 'number', of: ({ part }) => part.parts.mean },
  {
    id: 'within_variance',
    unit: 'by scale',
    meaning: 'Chance: variance among replications of a draw',
    type: 'number',
    of: ({ part }) => part.parts.within,
  },
  {
    id: 'between_variance',
    unit: 'by scale',
    meaning: 'Ignorance: variance among draws, less what chance adds to it',
    type: 'number',
    of: ({ part }) => part.parts.between,
  },
  share('between_share', 'Ignorance as a share of both', ({ part }) => part.parts.betweenShare),
  share('between_share_low', 'Lower end of its 90 % interval', ({ part }) => part.parts.betweenShareLow),
  share('between_share_high', 'Upper end of that interval', ({ part }) => part.parts.betweenShareHigh),
];

/** Whether a path up to the end tells if the milestone has been reached by the sample. */
function isKnown({ forecast, milestone, sample }: MilestoneDateRow): boolean {
  const { sampleDays, milestones } = forecast.frame;
  return sampleDays[sample]! + milestones[milestone]!.needsDays <= sampleDays.at(-1)!;
}

/** p05, p50, p95. */
export function shareId(part: number): string {
  return `p${String(Math.round(part * PER_CENT)).padStart(2, '0')}`;
}
