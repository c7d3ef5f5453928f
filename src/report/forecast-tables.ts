import type { Forecast } from '../ensemble/forecast/forecast.ts';
import { ALL } from '../ensemble/forecast/given.ts';
import { FUTURES } from '../ensemble/forecast/view-tally.ts';
import { METRICS } from '../ensemble/metrics.ts';
import { milestonesOf as milestonesOfStages } from '../ensemble/milestones.ts';
import {
  BINDING_COLUMNS,
  type BindingRow,
  FAN_COLUMNS,
  type FanRow,
  FUTURE_COLUMNS,
  type FutureRow,
  MILESTONE_COLUMNS,
  MILESTONE_DATE_COLUMNS,
  type MilestoneDateRow,
  type MilestoneRow,
  SPREAD_COLUMNS,
  type SpreadRow,
  VIEW_COLUMNS,
} from './forecast-columns.ts';
import type { PlacedView } from './forecast-figures.ts';
import { bareColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

const MILESTONES_OF_EVERY_LAB = milestonesOfStages([]).length;

const TITLES = {
  fan: 'How wide the forecast is: quantiles of each metric over the paths, at each sample',
  futures: 'How likely each class of future is',
  views: 'The views, and the highest loop gain of their paths',
  milestones: 'Whether and when milestones are reached',
  milestone_dates:
    'How likely it is that a milestone has been reached by a date; automation levels of stages over all paths only',
  binding: 'Which stage binds when, and how likely',
  spread: 'Chance against ignorance: variance within and between draws; without rows where each draw has one path',
} as const;

/** Tables of forecasts of one ensemble: fan, futures, views, milestones, milestone_dates, binding, spread. */
export function forecastTables(forecasts: readonly Forecast[]): Table[] {
  const views = forecasts.flatMap((forecast) => forecast.views.map((view): PlacedView => ({ forecast, view })));
  const samplesOf = ({ forecast }: PlacedView): readonly number[] => [...forecast.frame.sampleDays.keys()];
  const milestonesOf = ({ forecast }: PlacedView): readonly number[] => [...forecast.frame.milestones.keys()];
  // Those of every lab come first; the many of stages are dated over all paths alone.
  const datedOf = (row: PlacedView): readonly number[] =>
    row.view.given === ALL ? milestonesOf(row) : milestonesOf(row).slice(0, MILESTONES_OF_EVERY_LAB);
  return tablesOf({
    fan: views.flatMap((row) => METRICS.flatMap((_, metric) => samplesOf(row).map((sample) => ({ ...row, metric, sample })))),
    futures: views.flatMap((row) => FUTURES.map((_, future) => ({ ...row, future }))),
    views,
    milestones: views.flatMap((row) => milestonesOf(row).map((milestone) => ({ ...row, milestone }))),
    milestone_dates: views.flatMap((row) =>
      datedOf(row).flatMap((milestone) => samplesOf(row).map((sample) => ({ ...row, milestone, sample }))),
    ),
    binding: views.flatMap((row) =>
      samplesOf(row).flatMap((sample) => row.forecast.frame.stageIds.map((_, stage) => ({ ...row, sample, stage }))),
    ),
    spread: forecasts.flatMap((forecast) => forecast.spread.map((part) => ({ forecast, part }))),
  });
}

interface RowsOf {
  readonly fan: readonly FanRow[];
  readonly futures: readonly FutureRow[];
  readonly views: readonly PlacedView[];
  readonly milestones: readonly MilestoneRow[];
  readonly milestone_dates: readonly MilestoneDateRow[];
  readonly binding: readonly BindingRow[];
  readonly spread: readonly SpreadRow[];
}

function tablesOf(rows: RowsOf): Table[] {
  return [
    recordTable('fan', TITLES.fan, FAN_COLUMNS, rows.fan),
    recordTable('futures', TITLES.futures, FUTURE_COLUMNS, rows.futures),
    recordTable('views', TITLES.views, VIEW_COLUMNS, rows.views),
    recordTable('milestones', TITLES.milestones, MILESTONE_COLUMNS, rows.milestones),
    recordTable('milestone_dates', TITLES.milestone_dates, MILESTONE_DATE_COLUMNS, rows.milestone_dates),
    recordTable('binding', TITLES.binding, BINDING_COLUMNS, rows.binding),
    recordTable('spread', TITLES.spread, SPREAD_COLUMNS, rows.spread),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function forecastTableHeads(): Table[] {
  const none = { fan: [], futures: [], views: [], milestones: [], milestone_dates: [], binding: [], spread: [] };
  return tablesOf(none).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}
