import { ALL } from '../ensemble/forecast/given.ts';
import { type CalibrationRow, FEWEST_DATES, verdictOf } from '../ensemble/score/calibration-rows.ts';
import type { Group, MeanScore } from '../ensemble/score/mean-scores.ts';
import type { Finding } from '../ensemble/score/outcomes.ts';
import type { ScoredForecast } from '../ensemble/score/score-forecast.ts';
import type { Scale, ScoredOutcome } from '../ensemble/score/score-outcome.ts';
import { exp } from '../numeric/exp.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { countText, figureText, monthText, percentText } from './figure-text.ts';
import { findingText } from './score-tables.ts';

/** What scenarios of a forecast were worth, for the terminal. */
export function scoreText(scored: readonly ScoredForecast[]): string[] {
  return scored.flatMap((one, index) => [...(index === 0 ? [] : ['']), ...scenarioText(one)]);
}

function scenarioText({ forecast, scored, calibration, means }: ScoredForecast): string[] {
  const whole = scored.filter(({ given }) => given === ALL);
  const cellsOf = (kind: Finding['kind'], cells: (one: ScoredOutcome, month: string) => string[]): string[][] =>
    whole
      .filter(({ outcome }) => outcome.finding.kind === kind)
      .map((one) => cells(one, monthText(forecast.sampleDays[one.outcome.sample]!)));
  return [
    `${forecast.id}: ${forecast.title}`,
    `  ${countText(whole.length, 'outcome')} against ${countText(forecast.paths.length, 'path')}; lower scores are better`,
    ...section('metrics: forecast, what came, and the share of paths below it', METRIC_HEADS, cellsOf('metric', metricCells)),
    ...section(
      'milestones: forecast, what came, and the probability of the milestone by the sample',
      MILESTONE_HEADS,
      cellsOf('milestone', milestoneCells),
    ),
    ...section('class of future, and its probability', FUTURE_HEADS, cellsOf('future', futureCells)),
    ...calibrationText(calibration),
    ...section('mean scores', MEAN_HEADS, means.filter(({ given }) => given === ALL).map(meanCells)),
    ...section(
      'weight of evidence for an option against all paths, as if outcomes were independent',
      OPTION_HEADS,
      optionRows(means),
    ),
  ];
}

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

const FORECAST_HEADS = [right('5 %'), right('50 %'), right('95 %'), right('came')];
const METRIC_HEADS = [left('metric'), left('sample'), ...FORECAST_HEADS, left('CRPS'), right('below')];
const MILESTONE_HEADS = [left('milestone'), left('sample'), ...FORECAST_HEADS, right('by then'), right('Brier'), left('CRPS')];
const FUTURE_HEADS = [left('came'), right('probability'), right('Brier'), right('log score')];
const CALIBRATION_HEADS = [
  left('outcomes'),
  right('claimed'),
  right('held'),
  right('of'),
  right('dates'),
  left('share (95 %)'),
  left('so'),
];
const MEAN_HEADS = [left('outcomes'), right('of'), left('CRPS'), right('log score'), right('Brier')];
const OPTION_HEADS = [left('option'), right('of paths'), right('log score'), right('nats'), left('so')];

function section(title: string, heads: readonly TextColumn[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return ['', `  ${title}`, ...alignedText(heads, rows).map((line) => `    ${line}`)];
}

function metricCells({ outcome: { finding }, score }: ScoredOutcome, month: string): string[] {
  const { quantiles, crps, scale, pit } = score;
  const came = finding.kind === 'metric' ? figureText(finding.value) : '';
  return [finding.subject, month, ...quantiles.map(figureText), came, crpsText(crps, UNITS[scale]), percentText(pit)];
}

function milestoneCells({ outcome: { finding }, score }: ScoredOutcome, month: string): string[] {
  const { quantiles, probability, brier, crps, scale } = score;
  const dates = quantiles.map((day) => (day === Infinity ? 'later' : monthText(day)));
  const came = findingText(finding);
  return [finding.subject, month, ...dates, came, percentText(probability), figureText(brier), crpsText(crps, UNITS[scale])];
}

function futureCells({ outcome: { finding }, score: { probability, brier, logScore } }: ScoredOutcome): string[] {
  return [findingText(finding), percentText(probability), figureText(brier), figureText(logScore)];
}

/** What a CRPS is in. */
const UNITS: Readonly<Record<Scale, string>> = { log: 'ln', linear: '', years: 'years', none: '' };
const GROUP_UNITS: Readonly<Record<Group, string>> = {
  ...{ 'metric-log': UNITS.log, 'metric-linear': UNITS.linear },
  ...{ milestone: UNITS.years, future: '', all: '' },
};

function crpsText(crps: number, unit: string): string {
  return `${figureText(crps)} ${Number.isNaN(crps) ? '' : unit}`.trimEnd();
}

/** What no verdict allows for. */
const CAVEAT = 'Outcomes of a date count as one; dates move together too: the truth is less certain than this.';

function calibrationText(calibration: readonly CalibrationRow[]): string[] {
  const rows = calibration.filter(({ part, outcomes }) => part === 'interval' && outcomes > 0);
  if (rows.length === 0) return [];
  const few = rows.every(({ dates }) => dates < FEWEST_DATES);
  const said = few
    ? `So few dates do not tell whether intervals are of the right width: it takes ${FEWEST_DATES}, better more.`
    : CAVEAT;
  return [...section('how often central intervals held what came', CALIBRATION_HEADS, rows.map(intervalCells)), `    ${said}`];
}

function intervalCells(row: CalibrationRow): string[] {
  const { kind, outcomes, dates, inside, expectedShare, observed } = row;
  const interval = `${percentText(observed.share)} (${percentText(observed.low)} to ${percentText(observed.high)})`;
  return [`${kind}s`, percentText(expectedShare), figureText(inside), String(outcomes), String(dates), interval, verdictOf(row)];
}

function meanCells({ group, outcomes, crps, logScore, brier }: MeanScore): string[] {
  return [group, String(outcomes), crpsText(crps, GROUP_UNITS[group]), figureText(logScore), figureText(brier)];
}

/** Fewer draws of an option do not tell how likely it made anything. */
const FEWEST_DRAWS = 20;

function optionRows(means: readonly MeanScore[]): string[][] {
  const options = means.filter(({ given, group }) => given !== ALL && group === 'all');
  return options.map(({ given, pathShare, draws, logScore, evidence }) => {
    const factor = `${figureText(exp(Math.abs(evidence)))} times ${evidence < 0 ? 'less' : 'more'} likely`;
    const so = Number.isNaN(evidence) ? '' : draws < FEWEST_DRAWS ? `too few draws, ${draws}` : factor;
    return [given, percentText(pathShare), figureText(logScore), figureText(evidence), so];
  });
}

/** The scores in figures, for machines. */
export function scoreSummary(scored: readonly ScoredForecast[]): unknown {
  return scored.map(({ forecast, scored: all, calibration, means }) => ({
    ...{ id: forecast.id, title: forecast.title, paths: forecast.paths.length },
    outcomes: all.filter(({ given }) => given === ALL).length,
    calibration: calibration.filter(({ part }) => part === 'interval').map((row) => ({ ...row, verdict: verdictOf(row) })),
    caveat: CAVEAT,
    means,
  }));
}
