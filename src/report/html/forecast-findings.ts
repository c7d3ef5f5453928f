import { formatIsoDate } from '../../base/calendar.ts';
import type { Forecast } from '../../ensemble/forecast/forecast.ts';
import { ALL } from '../../ensemble/forecast/given.ts';
import { FUTURES } from '../../ensemble/forecast/view-tally.ts';
import { countText, percentText } from '../figure-text.ts';
import { futureShare, type PlacedView, reachedBy, reachedDate } from '../forecast-figures.ts';
import { forecastTables } from '../forecast-tables.ts';
import type { Table } from '../table.ts';
import { isOfEveryLab, narrowed, tableOf } from './narrowed.ts';
import type { Findings, KeyFigure } from './report.ts';

/** Metrics whose quantiles are shown, every other New Year. */
const FAN_METRICS = ['progress_multiplier_ratio', 'software_efficiency_ratio', 'horizon_p50_minutes', 'human_share'];

/** Told at a glance. */
const KEY_MILESTONES = ['ai-code-90', 'horizon-month', 'progress-5', 'progress-25', 'human-share-1', 'recursion'];

/** What forecasts with common draws say. */
export function forecastFindings(forecasts: readonly Forecast[]): Findings {
  const tables = forecastTables(forecasts);
  const isAll = (table: Table) => (row: number) => table.values['given']![row] === ALL;
  const [futures, milestones, fan] = ['futures', 'milestones', 'fan'].map((id) => tableOf(tables, id));
  const isShared = (row: number): boolean => isOfEveryLab(String(milestones!.values['milestone']![row]));
  return {
    kind: 'a forecast from draws',
    title: forecasts.map(({ title }) => title).join('; '),
    answer: answerOf(forecasts),
    keyFigures: forecasts.flatMap((forecast) => keyFiguresOf(forecast, forecasts.length > 1)),
    tables: [
      narrowed(futures!, {
        columns: ['scenario', 'future', 'probability', 'probability_low', 'probability_high'],
        rows: isAll(futures!),
      }),
      narrowed(milestones!, {
        columns: ['scenario', 'meaning', 'reached', 'date_p05', 'date_p25', 'date_p50', 'date_p75', 'date_p95'],
        rows: (row) => isAll(milestones!)(row) && isShared(row),
      }),
      narrowed(fan!, {
        title: 'How wide the forecast is, on New Year of every other year',
        columns: ['scenario', 'metric', 'date', 'p05', 'p25', 'p50', 'p75', 'p95'],
        rows: (row) => isAll(fan!)(row) && isShownFan(fan!, row),
      }),
    ],
  };
}

const NEW_YEAR = /[02468]-01-01$/;

function isShownFan({ values }: Table, row: number): boolean {
  return FAN_METRICS.includes(String(values['metric']![row])) && NEW_YEAR.test(formatIsoDate(Number(values['date']![row])));
}

function placedOf(forecast: Forecast): PlacedView {
  return { forecast, view: forecast.views[0]! };
}

/** What most paths come to, and how often research becomes much faster. */
function answerOf(forecasts: readonly Forecast[]): string[] {
  const [{ draws }] = forecasts as readonly [Forecast];
  const classes = forecasts.map((forecast) => {
    const placed = placedOf(forecast);
    const shares = FUTURES.map((future, i) => ({ future, ...futureShare(placed, i) }));
    const [likeliest] = shares.sort((one, other) => other.share - one.share);
    const { future, share, low, high } = likeliest!;
    return `${forecast.id} most often ${nameOf(future)}, in ${percentText(share)} of them (95 % interval ${percentText(low)} to ${percentText(high)})`;
  });
  const fast = forecasts.map((forecast) => `${shareText(forecast, 'progress-5')} of them in ${forecast.id}`);
  return [
    `Values that nobody knows were drawn ${countText(draws, 'time')} and the labs simulated with each.`,
    `They turn out to be: ${classes.join('; ')}.`,
    `AI makes research at least 5 times as fast by the end in ${fast.join(' and ')}.`,
  ];
}

/** Share of paths that reach a milestone by the end. */
function shareText(forecast: Forecast, milestone: string): string {
  const placed = placedOf(forecast);
  const index = forecast.frame.milestones.findIndex(({ id }) => id === milestone);
  return percentText(reachedBy(placed, index) / placed.view.paths);
}

function nameOf(future: string): string {
  return future === 'none' ? 'none of the classes' : future;
}

function keyFiguresOf(forecast: Forecast, isOneOfMany: boolean): KeyFigure[] {
  const placed = placedOf(forecast);
  const of = isOneOfMany ? `${forecast.id}: ` : '';
  return forecast.frame.milestones.flatMap((milestone, i) => {
    if (!KEY_MILESTONES.includes(milestone.id)) return [];
    const reached = reachedBy(placed, i) / placed.view.paths;
    const median = reachedDate(placed, i, 1 / 2, placed.view.paths);
    const note = Number.isNaN(median)
      ? 'half of the paths do not reach it in time'
      : `half of the paths by ${formatIsoDate(median)}`;
    return [{ label: `${of}${milestone.meaning}`, value: percentText(reached), note: `of the paths reach it; ${note}` }];
  });
}
