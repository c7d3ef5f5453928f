import { civilFromDays } from '../base/calendar.ts';
import type { Forecast } from '../ensemble/forecast/forecast.ts';
import { ALL } from '../ensemble/forecast/given.ts';
import { FAN_SHARES, type ForecastView, FUTURES } from '../ensemble/forecast/view-tally.ts';
import { milestonesOf } from '../ensemble/milestones.ts';
import type { ShareInterval } from '../stats/proportion.ts';
import { alignedLines, alignedText, foldedText, type TextColumn } from './aligned-text.ts';
import { figureText, monthText, percentText } from './figure-text.ts';
import { futureShare, type PlacedView, quantileAt, reachedBy, reachedDate, sampleDate } from './forecast-figures.ts';
import { forecastGlance, HIGH, LOW, MEDIAN, SHOWN, type ShownMetric } from './forecast-glance.ts';
import { INDENTED_WIDTH, indented, prose, TEXT_WIDTH } from './text-section.ts';

/** Of all paths, those that never reach a milestone counted as later than the end. */
const MILESTONE_HEADS: readonly TextColumn[] = [
  column('milestone', 'left'),
  column('reached', 'right'),
  column('5 %', 'right'),
  column('50 %', 'right'),
  column('95 %', 'right'),
];

/** Samples that the terminal shows: New Year of every so many years. */
const ROW_YEARS = 2;
/** Stages that the terminal names beside the likeliest. */
const NAMED_STAGES = 3;
const PER_CENT = 100;
/** Less likely stages are left out. */
const NAMED_FROM = 0.05;

/** What forecasts of scenarios with common draws say, for the terminal. */
export function forecastText(forecasts: readonly Forecast[]): string[] {
  return [
    'how likely each class of future is, with the 95 % interval for so many draws',
    ...futuresTable(forecasts),
    ...forecasts.flatMap((forecast) => ['', ...forecastGlance(forecast)]),
    ...forecasts.flatMap((forecast) => ['', ...scenarioText(forecast)]),
  ];
}

function futuresTable(forecasts: readonly Forecast[]): string[] {
  const heads = [column('', 'left'), ...forecasts.map(({ id }) => column(id, 'left'))];
  const rows = FUTURES.map((future, i) => [
    `  ${future}`,
    ...forecasts.map((forecast) => probabilityText(futureShare({ forecast, view: forecast.views[0]! }, i))),
  ]);
  return foldedText(heads, rows, TEXT_WIDTH);
}

function scenarioText(forecast: Forecast): string[] {
  const view = forecast.views[0]!;
  const samples = shownSamples(forecast);
  return [
    `${forecast.id} in figures`,
    ...prose('reached: share of paths by the end; then months by which 5, 50, 95 % of all do'),
    ...indented(milestoneTable({ forecast, view })),
    '',
    ...SHOWN.flatMap((metric) => [
      `  ${metric.head}: median (90 % of paths)`,
      ...indented(metricRows(forecast, view, metric, samples)),
    ]),
    ...gainText(view),
    '',
    '  stage that binds, with its probability',
    ...indented(bindingRows(forecast, view, samples)),
    ...conditionalText(forecast),
    ...spreadText(forecast),
  ];
}

function milestoneTable(placed: PlacedView): string[] {
  const rows = milestonesOf([]).map(({ meaning }, milestone) => {
    const [early, middle, late] = [FAN_SHARES[LOW]!, 1 / 2, FAN_SHARES[HIGH]!].map((share) =>
      monthOrLater(reachedDate(placed, milestone, share, placed.view.paths)),
    );
    return [meaning, percentText(reachedBy(placed, milestone) / placed.view.paths), early!, middle!, late!];
  });
  return alignedText(MILESTONE_HEADS, rows);
}

function metricRows(forecast: Forecast, view: ForecastView, { id, text }: ShownMetric, samples: readonly number[]): string[] {
  const rows = samples.map((sample) => {
    const at = (share: number): string => text(quantileAt({ forecast, view }, id, sample, share));
    return [dateOf(forecast, sample), at(MEDIAN), `(${at(LOW)} to ${at(HIGH)})`];
  });
  return alignedLines(rows, ['left', 'right', 'left']);
}

function gainText(view: ForecastView): string[] {
  const [low, median, high] = [LOW, MEDIAN, HIGH].map((share) => figureText(view.gainQuantiles[share]!));
  const one = percentText(view.accelerating / view.paths);
  return prose(`highest loop gain of a path: ${median} (${low} to ${high}); 1 or more in ${one} of paths`);
}

function bindingRows(forecast: Forecast, view: ForecastView, samples: readonly number[]): string[] {
  const { stageIds } = forecast.frame;
  return samples.map((sample) => {
    const shares = stageIds.map((id, stage) => ({ id, share: view.binding[sample * stageIds.length + stage]! / view.paths }));
    const named = shares.filter(({ share }) => share >= NAMED_FROM).sort((a, b) => b.share - a.share);
    const said = named.slice(0, NAMED_STAGES).map(({ id, share }) => `${id} ${percentText(share)}`);
    return `${dateOf(forecast, sample)}  ${said.join(', ')}`;
  });
}

/** What the classes come to, and what the options of each variant make of the classes. */
function conditionalText(forecast: Forecast): string[] {
  const views = forecast.views.filter(({ given }) => given !== ALL);
  const last = forecast.frame.sampleDays.length - 1;
  const row = (view: ForecastView): string[] => [
    `  ${view.given.replace(/^.*=/, '')}`,
    figureText(view.paths / forecast.replications),
    ...FUTURES.map((_, i) => percentText(view.futures[i]! / view.paths)),
    figureText(quantileAt({ forecast, view }, 'progress_multiplier_ratio', last, MEDIAN)),
  ];
  const rows = views.flatMap((view, i) => {
    const group = groupOf(view);
    return i > 0 && group === groupOf(views[i - 1]!) ? [row(view)] : [[group], row(view)];
  });
  const heads = [
    column('given', 'left'),
    column('draws', 'right'),
    ...FUTURES.map((future) => column(future, 'right')),
    column('progress', 'right'),
  ];
  return [
    '',
    ...prose('given what came, or how it is modelled: classes of future, median progress at the end'),
    ...indented(foldedText(heads, rows, INDENTED_WIDTH)),
  ];
}

/** What a view is given a value of, as `horizonLaw` of `horizonLaw=exponential`. */
function groupOf({ given }: ForecastView): string {
  return given.replace(/=.*$/, '');
}

function spreadText(forecast: Forecast): string[] {
  const { spread, replications } = forecast;
  if (replications === 1) return ['', '  chance against ignorance: needs --replications of each draw'];
  const last = Math.max(...spread.map(({ sample }) => sample));
  const shown = SHOWN.map(({ id }) => id as string);
  const rows = spread
    .filter(({ metric, sample, parts }) => sample === last && shown.includes(metric) && !Number.isNaN(parts.betweenShare))
    .map(({ metric, parts }) => [
      metric,
      percentText(parts.betweenShare),
      `(${percentText(parts.betweenShareLow)} to ${percentText(parts.betweenShareHigh)})`,
    ]);
  return [
    '',
    ...prose(`of the variance in ${dateOf(forecast, last)}, the part that is ignorance of parameters; the rest is chance`),
    ...indented(alignedLines(rows, ['left', 'right', 'left'])),
  ];
}

/** Each second New Year after the parting, or in the second half where there is none; and the end. */
function shownSamples({ frame }: Forecast): readonly number[] {
  const { sampleDays, forkDays = sampleDays.at(-1)! / 2 } = frame;
  const yearOf = (sample: number): number => civilFromDays(frame.epochCivilDays + frame.sampleDays[sample]!).year;
  const last = sampleDays.length - 1;
  const isNewYear = (i: number): boolean => i > 0 && yearOf(i) > yearOf(i - 1) && yearOf(i) % ROW_YEARS === 0;
  const years = [...sampleDays.keys()].filter((i) => sampleDays[i]! >= forkDays && isNewYear(i));
  return [...new Set([...years, last])];
}

function probabilityText({ share, low, high }: ShareInterval): string {
  return `${percentText(share)} (${wholePercent(low)} to ${wholePercent(high)})`;
}

/** An interval of a probability is not known to a tenth of a per cent, but near its ends. */
function wholePercent(share: number): string {
  const whole = Math.round(share * PER_CENT);
  const isAtEnd = (whole === 0 && share > 0) || (whole === PER_CENT && share < 1);
  return isAtEnd ? figureText(share * PER_CENT) : String(whole);
}

function monthOrLater(days: number): string {
  return Number.isNaN(days) ? 'later' : monthText(days);
}

function dateOf(forecast: Forecast, sample: number): string {
  return monthText(sampleDate(forecast, sample));
}

function column(head: string, align: TextColumn['align']): TextColumn {
  return { head, unit: '', align };
}
