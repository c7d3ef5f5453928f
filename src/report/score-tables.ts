import { formatIsoDate } from '../base/calendar.ts';
import { numberText } from '../base/number-text.ts';
import { type CalibrationRow, INTERVAL_SHARES, verdictOf } from '../ensemble/score/calibration-rows.ts';
import type { MeanScore } from '../ensemble/score/mean-scores.ts';
import { type Finding, NOT_YET } from '../ensemble/score/outcomes.ts';
import type { ScoredForecast } from '../ensemble/score/score-forecast.ts';
import type { ScoredOutcome } from '../ensemble/score/score-outcome.ts';
import type { StoredForecast } from '../ensemble/score/stored.ts';
import { partHeld } from '../stats/pit.ts';
import { bareColumn, type RecordColumn, recordTable } from './record-table.ts';
import type { Table } from './table.ts';

type Of<Part> = Part & { readonly forecast: StoredForecast };
type ScoreRow = Of<ScoredOutcome>;
type CalibrationTableRow = Of<{ readonly row: CalibrationRow }>;
type MeanRow = Of<{ readonly mean: MeanScore }>;

const PER_CENT = 100;

const SCENARIO: RecordColumn<Of<unknown>> = {
  id: 'scenario',
  unit: 'text',
  meaning: 'Scenario',
  type: 'text',
  of: ({ forecast }) => forecast.id,
};
const GIVEN_MEANING = 'Which paths: all, or those with an option of a variant';
const SCALE_MEANING =
  'What distances are: log, natural logarithms of the metric; linear, the metric; years, of the date; none for a class';

const number = <R>(id: string, unit: string, meaning: string, of: (row: R) => number): RecordColumn<R> => ({
  ...{ id, unit, meaning, of },
  type: 'number',
});
const text = <R>(id: string, meaning: string, of: (row: R) => string): RecordColumn<R> => ({
  ...{ id, meaning, of },
  unit: 'text',
  type: 'text',
});

const SCORE_COLUMNS: readonly RecordColumn<ScoreRow>[] = [
  SCENARIO,
  text('kind', 'metric, milestone, or future for its class', ({ outcome }) => outcome.finding.kind),
  text('subject', 'Metric, milestone, or future', ({ outcome }) => outcome.finding.subject),
  { id: 'date', unit: 'date', meaning: 'Day on which somebody looked', type: 'date', of: ({ outcome }) => outcome.day },
  {
    id: 'sample_date',
    unit: 'date',
    meaning: 'The last sample on or before it, for which the forecast is scored',
    type: 'date',
    of: ({ outcome, forecast }) => forecast.sampleDays[outcome.sample]!,
  },
  text('value', 'What was found: a number, the date of the milestone or not yet, a class', ({ outcome }) =>
    findingText(outcome.finding),
  ),
  text('given', GIVEN_MEANING, ({ given }) => given),
  { id: 'paths', unit: 'count', meaning: 'Of these, paths that have a value', type: 'integer', of: ({ score }) => score.paths },
  {
    id: 'draws',
    unit: 'count',
    meaning: 'Draws that these paths are of: what is independent',
    type: 'integer',
    of: ({ score }) => score.draws,
  },
  ...[0, 1, 2].map((place) =>
    text<ScoreRow>(
      ['p05', 'p50', 'p95'][place]!,
      `${['5', '50', '95'][place]} % quantile of these paths, in the unit of the metric or as the date of a milestone; empty if later than the end`,
      ({ outcome, score }) => quantileText(outcome.finding, score.quantiles[place]!),
    ),
  ),
  number(
    'probability',
    'share',
    'Share of these paths with the milestone by the sample, or of the class that came',
    (row) => row.score.probability,
  ),
  text('scale', SCALE_MEANING, ({ score }) => score.scale),
  number(
    'crps',
    'by scale',
    'Continuous ranked probability score, of the distribution that the paths were drawn from (fair: over pairs of different draws); what is later than the sample counts as the day after it',
    ({ score }) => score.crps,
  ),
  number(
    'log_score',
    'nats',
    'Minus the natural logarithm of what these paths gave to what came: density of a metric (kernel estimate), probability of the milestone being reached or not, or of the class',
    ({ score }) => score.logScore,
  ),
  number(
    'brier_score',
    'share',
    'Squared error of the probabilities: from 0 to 1 for a milestone, to 2 over all classes of future',
    ({ score }) => score.brier,
  ),
  number(
    'pit',
    'share',
    'Share of the distribution of these paths below what came, the middle where paths equal it',
    (row) => row.score.pit,
  ),
  ...INTERVAL_SHARES.map((part) =>
    number<ScoreRow>(
      `held_${Math.round(part * PER_CENT)}`,
      'share',
      `1 if the central ${part * PER_CENT} % of these paths hold what came, 0 if not, between where paths equal it at an end`,
      ({ score }) => (score.pitRange === undefined ? Number.NaN : partHeld(score.pitRange, part)),
    ),
  ),
];

const CALIBRATION_COLUMNS: readonly RecordColumn<CalibrationTableRow>[] = [
  SCENARIO,
  text('kind', 'Outcomes: metric, or milestone', ({ row }) => row.kind),
  text(
    'part',
    'interval, a central one; pit, a tenth of the distribution; reliability, milestones whose stated probability is in a range',
    ({ row }) => row.part,
  ),
  number('low', 'share', 'Lower end of the part', ({ row }) => row.low),
  number('high', 'share', 'Upper end of the part', ({ row }) => row.high),
  { id: 'outcomes', unit: 'count', meaning: 'Outcomes', type: 'integer', of: ({ row }) => row.outcomes },
  {
    id: 'dates',
    unit: 'count',
    meaning: 'Different samples at which they were found: outcomes of one move together and count as one below',
    type: 'integer',
    of: ({ row }) => row.dates,
  },
  number(
    'inside',
    'count',
    'Of the outcomes, in the part, or reached; in part where paths equal an outcome',
    ({ row }) => row.inside,
  ),
  number('expected_share', 'share', 'Share inside of a calibrated forecast', ({ row }) => row.expectedShare),
  number('observed_share', 'share', 'Share inside', ({ row }) => row.observed.share),
  number(
    'observed_low',
    'share',
    'Lower end of its 95 % interval (Wilson), by dates and as if these were independent; the truth is less certain',
    ({ row }) => row.observed.low,
  ),
  number('observed_high', 'share', 'Upper end of that interval', ({ row }) => row.observed.high),
  text(
    'verdict',
    'For an interval: as claimed, overconfident, underconfident, or too few dates to tell; as if dates were independent',
    ({ row }) => (row.part === 'interval' ? verdictOf(row) : ''),
  ),
];

const MEAN_COLUMNS: readonly RecordColumn<MeanRow>[] = [
  SCENARIO,
  text('given', GIVEN_MEANING, ({ mean }) => mean.given),
  text('outcomes_of', 'metric-log and metric-linear by scale, milestone, future, or all', ({ mean }) => mean.group),
  { id: 'outcomes', unit: 'count', meaning: 'Outcomes', type: 'integer', of: ({ mean }) => mean.outcomes },
  number('path_share', 'share', 'Share of all paths that are such', ({ mean }) => mean.pathShare),
  number('mean_crps', 'by scale', 'Mean of crps; empty where outcomes are of several units', ({ mean }) => mean.crps),
  number('mean_log_score', 'nats', 'Mean of log_score', ({ mean }) => mean.logScore),
  number('mean_brier_score', 'share', 'Mean of brier_score', ({ mean }) => mean.brier),
  number(
    'evidence',
    'nats',
    'Weight of evidence for these paths against all: sum of the differences in log_score, each at most log(2 (draws + 1)); as if outcomes were independent',
    ({ mean }) => mean.evidence,
  ),
];

const TITLES = {
  scores: 'Scores of each outcome, against all paths and against those with each option of each variant; lower is better',
  calibration: 'How often intervals and probabilities held what they claimed',
  score_means: 'Mean scores by kind of outcome, and which option of a variant the outcomes speak for',
} as const;

/** Tables of a scored forecast: scores, calibration, score_means. */
export function scoreTables(scored: readonly ScoredForecast[]): Table[] {
  const rows = <Part>(partsOf: (one: ScoredForecast) => readonly Part[]): Of<Part>[] =>
    scored.flatMap((one) => partsOf(one).map((part) => ({ ...part, forecast: one.forecast })));
  return [
    recordTable(
      'scores',
      TITLES.scores,
      SCORE_COLUMNS,
      rows((one) => one.scored),
    ),
    recordTable(
      'calibration',
      TITLES.calibration,
      CALIBRATION_COLUMNS,
      rows((one) => one.calibration.map((row) => ({ row }))),
    ),
    recordTable(
      'score_means',
      TITLES.score_means,
      MEAN_COLUMNS,
      rows((one) => one.means.map((mean) => ({ mean }))),
    ),
  ];
}

/** The same tables without rows, for the page of columns and for `explain`. */
export function scoreTableHeads(): Table[] {
  return scoreTables([]).map((table) => ({ ...table, columns: table.columns.map(bareColumn) }));
}

/**
 * What was found, as a file of outcomes has it.
 *
 * findingText({ kind: 'milestone', subject: 'recursion', reachedDays: Infinity }) // => 'not yet'
 */
export function findingText(finding: Finding): string {
  if (finding.kind === 'metric') return numberText(finding.value);
  if (finding.kind === 'future') return finding.future;
  return finding.reachedDays === Infinity ? NOT_YET : formatIsoDate(finding.reachedDays);
}

function quantileText({ kind }: Finding, quantile: number): string {
  if (!Number.isFinite(quantile)) return '';
  return kind === 'milestone' ? formatIsoDate(quantile) : numberText(quantile);
}
