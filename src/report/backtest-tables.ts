import { type BacktestForecast, FORECASTERS, type Forecaster } from '../calibrate/backtest/backtest.ts';
import { type CoverageRow, type Group, LEADS, type SkillRow } from '../calibrate/backtest/scores.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table, TableColumn } from './table.ts';

/** Forecasts from cut-offs and what they were worth. */
export interface BacktestResult {
  readonly forecasts: readonly BacktestForecast[];
  readonly skill: readonly SkillRow[];
  readonly coverage: readonly CoverageRow[];
}

type Of<Row> = (row: Row) => number | string | boolean;

function column<Row>(type: TableColumn['type'], unit: string) {
  return (id: string, meaning: string, of: Of<Row>): RecordColumn<Row> => ({ id, unit, meaning, type, of });
}

const TRACK_MEANING = 'real-time, of figures that were public; pseudo-real-time, of figures dated by then but published in 2026';
const CUTOFF_MEANING = 'Month before which the fit ends';
const OBSERVABLE_MEANING = 'What of the lab it is compared with';

const forecast = {
  text: column<BacktestForecast>('text', 'text'),
  count: column<BacktestForecast>('integer', 'count'),
  figure: column<BacktestForecast>('number', 'that of the row'),
  score: column<BacktestForecast>('number', 'by scale'),
  share: column<BacktestForecast>('number', 'share'),
};

/** Quantiles by their places in TOLD_SHARES. */
const QUANTILES = ['p05', 'p25', 'p50', 'p75', 'p95'] as const;
const FORECASTER_WORDS: Readonly<Record<Forecaster, string>> = {
  ours: 'our forecast',
  'last-doubling-time': 'the line through the last known point and one at least 90 days before',
  'all-time-ols': 'the least-squares line through all known points',
  'random-walk': 'a random walk from the last known point',
};

function columnsOf(forecaster: Forecaster): readonly RecordColumn<BacktestForecast>[] {
  const name = forecaster.replaceAll('-', '_');
  const said = FORECASTER_WORDS[forecaster];
  return [
    ...QUANTILES.map((quantile, place) =>
      forecast.figure(
        `${name}_${quantile}`,
        `${Number(quantile.slice(1))} % quantile of ${said}`,
        ({ told }) => told[forecaster]?.quantiles[place] ?? Number.NaN,
      ),
    ),
    forecast.score(
      `${name}_crps`,
      `Continuous ranked probability score of ${said}; empty for a bound`,
      ({ told }) => told[forecaster]?.crps ?? Number.NaN,
    ),
    forecast.share(
      `${name}_above_share`,
      `Part of ${said} that is at least the published figure`,
      ({ told }) => told[forecaster]?.aboveShare ?? Number.NaN,
    ),
  ];
}

const FORECAST_COLUMNS: readonly RecordColumn<BacktestForecast>[] = [
  forecast.text('track', TRACK_MEANING, ({ track }) => track.id),
  forecast.text('cutoff', CUTOFF_MEANING, ({ cutoff }) => cutoff.id),
  forecast.text('series', 'Published series', ({ target }) => target.series),
  forecast.text('observable', OBSERVABLE_MEANING, ({ target }) => target.observable.id),
  forecast.text('label', 'Figure of the series', ({ target }) => target.figure.label),
  column<BacktestForecast>('date', 'date')('date', 'Last day of what the figure is of', ({ target }) => target.figure.lastDay),
  column<BacktestForecast>('integer', 'days')('lead_days', 'From the end of the fit to that day', ({ leadDays }) => leadDays),
  forecast.text('unit', 'What the figure and its forecasts are in', ({ unit }) => unit),
  forecast.figure('published', 'The figure that came', ({ target }) => target.figure.value),
  forecast.text('bound', 'value; or at least, which is not scored', ({ target }) => target.figure.bound),
  forecast.text(
    'scale',
    'What scores are in: log, natural logarithms; linear, the unit',
    ({ target }) => target.observable.scale,
  ),
  forecast.count('known_figures', 'Figures that our fit had; 0 for the prior alone', ({ knownCount }) => knownCount),
  forecast.count('baseline_points', 'Figures that the baselines had', ({ pointCount }) => pointCount),
  ...FORECASTERS.flatMap(columnsOf),
];

function groupColumns<Row extends Group>(): readonly RecordColumn<Row>[] {
  const text = column<Row>('text', 'text');
  return [
    text('track', TRACK_MEANING, ({ track }) => track),
    text('cutoff', `${CUTOFF_MEANING}, or all`, ({ cutoff }) => cutoff),
    text('measurement', 'Series and observable, or all', ({ measurement }) => measurement),
    text('lead', `Time ahead: ${LEADS.map(({ id }) => id).join(', ')}, or all`, ({ lead }) => lead),
  ];
}

const skill = {
  text: column<SkillRow>('text', 'text'),
  count: column<SkillRow>('integer', 'count'),
  score: column<SkillRow>('number', 'by scale'),
  ratio: column<SkillRow>('number', 'ratio'),
};
const SKILL_COLUMNS: readonly RecordColumn<SkillRow>[] = [
  ...groupColumns<SkillRow>(),
  skill.text('baseline', 'Naive forecast that ours is held against', ({ baseline }) => baseline),
  skill.text('scale', 'What scores are in: log, natural logarithms; linear, the unit', ({ scale }) => scale),
  skill.count('forecasts', 'Figures that both forecast', ({ forecasts }) => forecasts),
  skill.count('days', 'Of so many different days', ({ days }) => days),
  skill.score('ours_crps', 'Mean continuous ranked probability score of ours', ({ ours }) => ours),
  skill.score('baseline_crps', 'That of the baseline', ({ theirs }) => theirs),
  skill.ratio('skill', '1 - CRPS / CRPS of the baseline; below 0 the baseline is better', (row) => row.skill),
  skill.ratio('skill_low', 'Lower end of its 95 % interval, by a jackknife over days; empty below five', ({ low }) => low),
  skill.ratio('skill_high', 'Upper end of that interval', ({ high }) => high),
];

const coverage = {
  text: column<CoverageRow>('text', 'text'),
  count: column<CoverageRow>('integer', 'count'),
  share: column<CoverageRow>('number', 'share'),
};
const COVERAGE_COLUMNS: readonly RecordColumn<CoverageRow>[] = [
  ...groupColumns<CoverageRow>(),
  coverage.text('forecaster', 'ours, or a naive forecast', ({ forecaster }) => forecaster),
  coverage.share('claimed_share', 'Part of the forecast that its central interval holds', ({ claimedShare }) => claimedShare),
  coverage.count('inside', 'Figures that came within the interval', ({ inside }) => inside),
  coverage.count('figures', 'Figures that came and that all forecast', ({ of }) => of),
  coverage.share('held_share', 'The former of the latter', ({ observed }) => observed.share),
  coverage.share(
    'held_low_share',
    'Lower end of its 95 % interval, as if figures were independent',
    ({ observed }) => observed.low,
  ),
  coverage.share('held_high_share', 'Upper end of that interval', ({ observed }) => observed.high),
];

/** Tables of a back-test: forecasts, skill, coverage. */
export function backtestTables(result: BacktestResult): Table[] {
  return [
    recordTable('forecasts', 'Published figures, and what was forecast of them from before', FORECAST_COLUMNS, result.forecasts),
    recordTable('skill', 'What these forecasts were worth beside naive ones', SKILL_COLUMNS, result.skill),
    recordTable('coverage', 'How often central intervals held what came', COVERAGE_COLUMNS, result.coverage),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function backtestTableHeads(): Table[] {
  const none = { forecasts: [], skill: [], coverage: [] };
  return backtestTables(none).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}
