import { type BacktestForecast, FORECASTERS, type Forecaster } from '../calibrate/backtest/backtest.ts';
import { BASELINES } from '../calibrate/backtest/baselines.ts';
import { CUTOFFS, TRACKS, type Track } from '../calibrate/backtest/cutoffs.ts';
import { ALL, type CoverageRow, type SkillRow } from '../calibrate/backtest/scores.ts';
import { type TextColumn, wrapText } from './aligned-text.ts';
import type { BacktestResult } from './backtest-tables.ts';
import { figureText, monthText } from './figure-text.ts';
import { indented, prose, section, TEXT_WIDTH } from './text-section.ts';

const DECIMALS = 2;

const left = (head: string, unit = ''): TextColumn => ({ head, unit, align: 'left' });
const right = (head: string, unit = ''): TextColumn => ({ head, unit, align: 'right' });

/** What must be known of every number of a back-test before it is believed. */
export const BACKTEST_CAVEATS: readonly string[] = [
  'The priors were written in 2026 by people who knew the past, so that even the real-time track is not out of sample in its priors.',
  'The history is given the dates on which rungs of automation opened (agents that edit code 2025-02, delegated agents 2025-09), which nobody knew before, and of 2026 that AI leaves fewer flaws by its middle, and that people then see fewer results at the gates.',
  'Naive forecasts of horizons see the best models of all labs, ours one lab; figures of one day hang together, and so do p50 and p80.',
];

/** Forecasts from cut-offs and what they were worth, for the terminal. */
export function backtestText(result: BacktestResult): string[] {
  return [
    ...TRACKS.flatMap((track) => [...trackText(track, result), '']),
    ...section(`What came after ${LAST.id}, and its forecasts`, CAME_HEADS, result.forecasts.filter(isOfLast).map(cameCells)),
    ...prose(
      'As published: minutes, ratios, shares. p: pseudo-real-time, r: real-time. In the last column the part of the forecast at or above what came.',
    ),
    '',
    ...BACKTEST_CAVEATS.flatMap(prose),
  ];
}

const LAST = CUTOFFS.at(-1)!;

function isOfLast({ cutoff }: BacktestForecast): boolean {
  return cutoff === LAST;
}

const BASELINE_HEADS = [right('last', 'doubling'), right('all-time', 'OLS'), right('random', 'walk')];
const SKILL_HEADS = [left('cut-off'), left('measurement'), right('n'), right('CRPS', 'ours'), ...BASELINE_HEADS];
const COVERAGE_HEADS = [left('cut-off'), left('interval'), right('ours'), ...BASELINE_HEADS];

function trackText({ id, meaning }: Track, { skill, coverage, forecasts }: BacktestResult): string[] {
  const own = skill.filter((row) => row.track === id && row.lead === ALL);
  const covered = coverage.filter((row) => row.track === id && row.lead === ALL && row.measurement === ALL);
  const scored = section('skill against naive forecasts: above 0 ours is better, below 0 worse', SKILL_HEADS, skillCells(own));
  const held = section('figures that central intervals held, of those that all forecast', COVERAGE_HEADS, coverageCells(covered));
  const count = forecasts.filter(({ track }) => track.id === id).length;
  return [
    ...wrapText(`${id} (${meaning}): ${count} forecasts`, TEXT_WIDTH),
    ...(own.length === 0 ? prose('No figure of which a naive forecast says something.') : indented(scored)),
    ...prose(lossText(own)),
    ...indented(held),
  ];
}

/** A row for each cut-off and measurement, with the skill against each baseline. */
function skillCells(rows: readonly SkillRow[]): string[][] {
  const keys = [...new Set(rows.map(keyOf))];
  return keys.map((key) => {
    const own = rows.filter((row) => keyOf(row) === key);
    const { cutoff, measurement, forecasts, ours } = own[0]!;
    const skills = BASELINES.map(({ id }) => signedText(own.find(({ baseline }) => baseline === id)?.skill ?? Number.NaN));
    return [cutoff, shortName(measurement), String(forecasts), ours.toFixed(DECIMALS), ...skills];
  });
}

function keyOf({ cutoff, measurement }: SkillRow): string {
  return `${cutoff} ${measurement}`;
}

function signedText(skill: number): string {
  return Number.isNaN(skill) ? '-' : `${skill > 0 ? '+' : ''}${skill.toFixed(DECIMALS)}`;
}

/** Where naive forecasts were better, over all figures of a cut-off. */
function lossText(rows: readonly SkillRow[]): string {
  const whole = rows.filter(({ measurement }) => measurement === ALL);
  if (whole.length === 0) return '';
  const said = whole.map(({ cutoff, baseline, skill, low, high }) => {
    const title = BASELINES.find(({ id }) => id === baseline)!.title;
    const name = cutoff === ALL ? `${title} over all cut-offs` : `${title} from ${cutoff}`;
    return { skill, sure: skill < 0 ? high < 0 : low > 0, name };
  });
  const lost = said.filter(({ skill }) => skill < 0);
  const list = (some: typeof said): string => some.map(({ name, sure }) => `${name}${sure ? ' (*)' : ''}`).join(', ');
  const losses = lost.length === 0 ? 'Lost to no naive forecast.' : `Lost to ${list(lost)}.`;
  const won = said.filter(({ skill }) => skill >= 0);
  const wins = won.length === 0 ? 'Won against none.' : `Won against ${list(won)}.`;
  return `${losses} ${wins} (*) where the 95 % interval, over days, says so too.`;
}

/** A row for each cut-off and interval. */
function coverageCells(rows: readonly CoverageRow[]): string[][] {
  const keys = [...new Set(rows.map(({ cutoff, claimedShare }) => `${cutoff} ${claimedShare}`))];
  return keys.map((key) => {
    const own = rows.filter(({ cutoff, claimedShare }) => `${cutoff} ${claimedShare}` === key);
    const { cutoff, claimedShare } = own[0]!;
    const of = (wanted: Forecaster): string => {
      const row = own.find(({ forecaster }) => forecaster === wanted);
      return row === undefined ? '-' : `${row.inside} of ${row.of}`;
    };
    return [cutoff, `${claimedShare * 100} %`, ...FORECASTERS.map(of)];
  });
}

const CAME_HEADS = [
  left('measurement'),
  left('month'),
  left(''),
  right('came'),
  right('5 %'),
  right('50 %'),
  right('95 %'),
  right('CRPS'),
  right('above'),
];

function cameCells({ target, track, told }: BacktestForecast): string[] {
  const { figure, series, observable } = target;
  const { quantiles, crps, aboveShare } = told.ours ?? { quantiles: [], crps: Number.NaN, aboveShare: Number.NaN };
  const came = `${figure.bound === 'at least' ? '>= ' : ''}${figureText(figure.value)}`;
  const shown = [0, 2, 4].map((place) => figureText(quantiles[place] ?? Number.NaN));
  const score = Number.isNaN(crps) ? '-' : crps.toFixed(DECIMALS);
  const name = shortName(`${series} ${observable.id}`);
  return [name, monthText(figure.lastDay), track.id[0]!, came, ...shown, score, aboveShare.toFixed(DECIMALS)];
}

/**
 * Name of a measurement that leaves room for figures.
 *
 * shortName('metr-horizons-1.1-2026-04 reliable-horizon') // => 'METR 1.1-2026-04 p80'
 * shortName('felt-output felt-output') // => 'felt-output'
 */
export function shortName(measurement: string): string {
  const [series = '', observable = ''] = measurement.split(' ');
  const part = observable === 'reliable-horizon' ? ' p80' : observable === 'horizon' ? ' p50' : '';
  return `${series.replace('metr-horizons-', 'METR ')}${part}`;
}

/** The back-test in figures, for machines. */
export function backtestSummary({ forecasts, skill, coverage }: BacktestResult): unknown {
  return {
    forecasts: forecasts.length,
    skill: skill.filter(({ lead }) => lead === ALL),
    coverage: coverage.filter(({ lead, measurement }) => lead === ALL && measurement === ALL),
    caveats: BACKTEST_CAVEATS,
  };
}
