import { DAYS_PER_YEAR } from '../../base/units.ts';
import { spanOfDate } from '../published-date.ts';
import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { doublingBetween, type ReproducedDoublingTime } from './doubling-times.ts';

/** A published number that another publication, or arithmetic on published numbers, does not bear out as it stands. */
export interface Inconsistency {
  readonly id: string;
  /** What is stated, and the series that states it. */
  readonly claim: string;
  readonly statedIn: string;
  readonly stated: number;
  /** What it is held against, from which series, with the interval of that; NaN where there is none. */
  readonly against: string;
  readonly computedFrom: string;
  readonly computed: number;
  readonly computedLow: number;
  readonly computedHigh: number;
  /** Of both numbers. */
  readonly unit: string;
}

const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
const ESSAY_LENGTHS = 'essay-horizons';
/** Edition of METR's horizons that the essay's lengths of tasks come from. */
const LATEST_EDITION = 'metr-horizons-1.1-2026-04';
const FIRST_EDITION = 'metr-horizons-1.0-2026-01';
/** Releases of the essay: their label in its series, METR's, and what they are called. */
const OPUS_3 = { essay: 'claude-opus-3', metr: 'claude_3_opus', name: 'Claude Opus 3' };
const SONNET_3_7 = { essay: 'claude-sonnet-3.7', metr: 'claude_3_7_sonnet', name: 'Claude Sonnet 3.7' };
const OPUS_4_6 = { essay: 'claude-opus-4.6', metr: 'claude_opus_4_6', name: 'Claude Opus 4.6' };
const RELEASES = [OPUS_3, SONNET_3_7, OPUS_4_6];
type Release = (typeof RELEASES)[number];

/** Where the publications do not agree with one another or with themselves, computed from their numbers. */
export function findInconsistencies(trends: Trends, doublingTimes: readonly ReproducedDoublingTime[]): Inconsistency[] {
  return [
    doublingOfLengths(trends, OPUS_3, SONNET_3_7),
    doublingOfLengths(trends, SONNET_3_7, OPUS_4_6),
    doublingOfLengths(trends, OPUS_3, OPUS_4_6),
    lengthAgainst(trends, OPUS_3, FIRST_EDITION),
    lengthAgainst(trends, SONNET_3_7, LATEST_EDITION),
    firstEstimate(trends),
    ...RELEASES.map((release) => lengthAtEighty(trends, release)),
    ...baselinesOfCode(trends),
    shareForCode(trends),
    selectedMoments(trends),
    timeBetweenWins(trends),
    ...doublingTimes.filter(({ reproduced }) => !reproduced).map(notReproduced),
  ];
}

/** One doubling time is stated, and two lengths of tasks. */
function doublingOfLengths(trends: Trends, from: Release, to: Release): Inconsistency {
  const statedIn = 'essay-horizon-doublings';
  const [first, last] = [figureIn(trends, ESSAY_LENGTHS, from.essay), figureIn(trends, ESSAY_LENGTHS, to.essay)];
  return {
    id: `doubling-${from.essay}-to-${to.essay}`,
    ...{ claim: 'length of tasks doubles', statedIn, stated: figureIn(trends, statedIn, 'now').value },
    ...{ against: `${first.value} to ${last.value} min`, computedFrom: ESSAY_LENGTHS },
    ...certain(doublingBetween(monthsBetween(first, last), first.value, last.value)),
    unit: 'months',
  };
}

function lengthAgainst(trends: Trends, release: Release, edition: string): Inconsistency {
  return {
    id: `length-${release.essay}`,
    ...{ claim: release.name, statedIn: ESSAY_LENGTHS, stated: figureIn(trends, ESSAY_LENGTHS, release.essay).value },
    ...{ against: editionText(edition), computedFrom: edition },
    ...published(figureIn(trends, edition, release.metr)),
    unit: 'minutes',
  };
}

/** METR's first announcement and what became of it. */
function firstEstimate(trends: Trends): Inconsistency {
  const statedIn = 'metr-horizons-reported';
  return {
    id: `first-estimate-${OPUS_4_6.essay}`,
    ...{ claim: 'METR at first, Opus 4.6', statedIn },
    stated: figureIn(trends, statedIn, 'claude_opus_4_6_first_estimate').value,
    ...{ against: editionText(LATEST_EDITION), computedFrom: LATEST_EDITION },
    ...published(figureIn(trends, LATEST_EDITION, OPUS_4_6.metr)),
    unit: 'minutes',
  };
}

/** The essay says reliably; half of the attempts succeed at that length, and four in five at this. */
function lengthAtEighty(trends: Trends, release: Release): Inconsistency {
  const { more } = figureIn(trends, LATEST_EDITION, release.metr);
  return {
    id: `reliably-${release.essay}`,
    claim: `reliably, ${release.name.replace('Claude ', '')}`,
    ...{ statedIn: ESSAY_LENGTHS, stated: figureIn(trends, ESSAY_LENGTHS, release.essay).value },
    ...{ against: 'METR, 80 % success', computedFrom: LATEST_EDITION },
    ...{ computed: Number(more['p80']), computedLow: Number(more['p80_low']), computedHigh: Number(more['p80_high']) },
    unit: 'minutes',
  };
}

/** The same multiple over three baselines: what the chart's last quarter is over each. */
function baselinesOfCode(trends: Trends): Inconsistency[] {
  const statedIn = 'code-per-engineer-headline';
  const computedFrom = 'code-per-engineer';
  const headline = seriesOf(trends, statedIn).figures;
  const chart = seriesOf(trends, computedFrom).figures;
  const quarters = [figureIn(trends, statedIn, 'chart-before-2025'), ...chart];
  return headline
    .filter(({ label }) => label.startsWith('over-'))
    .map(({ label, value, more }) => ({
      id: `code-${label}`,
      ...{ claim: `code ${label.replace('-', ' ')}`, statedIn, stated: value },
      ...{ against: 'chart, same years', computedFrom },
      ...certain(chart.at(-1)!.value / meanOver(quarters, more['baseline'] ?? '')),
      unit: 'ratio',
    }));
}

/** Of people who are pooled, 1 / (1 - f) times the code needs AI to do a share f of the work. */
function shareForCode(trends: Trends): Inconsistency {
  const [statedIn, computedFrom] = ['ai-code-share', 'code-per-engineer-headline'];
  const multiple = figureIn(trends, computedFrom, 'over-2021-2024').value;
  return {
    id: 'automated-share-for-code',
    ...{ claim: 'AI share of code', statedIn, stated: figureIn(trends, statedIn, 'over-80').value },
    ...{ against: `needed: 1 - 1/${multiple}`, computedFrom, ...certain(1 - 1 / multiple) },
    unit: 'share',
  };
}

/** Moments were selected for a weak human step. */
function selectedMoments(trends: Trends): Inconsistency {
  const [statedIn, computedFrom] = ['next-step-wins', 'next-step-wins-strong'];
  return {
    id: 'next-steps-selected',
    ...{ claim: 'wins, weak human steps', statedIn, stated: figureIn(trends, statedIn, 'mythos-preview').value },
    ...{ against: 'strong human steps', computedFrom, ...certain(figureIn(trends, computedFrom, 'mythos-preview').value) },
    unit: 'share',
  };
}

function timeBetweenWins(trends: Trends): Inconsistency {
  const statedIn = 'next-step-wins';
  const [first, last] = [figureIn(trends, statedIn, 'opus-4.5'), figureIn(trends, statedIn, 'mythos-preview')];
  return {
    id: 'next-steps-time-between',
    ...{ claim: 'time between win rates', statedIn, stated: Number(first.more['stated_gap_months']) },
    ...{ against: `${first.date} to ${last.date}`, computedFrom: statedIn },
    // Months of the calendar: the dates name no day.
    ...certain(Math.round(monthsBetween(first, last))),
    unit: 'months',
  };
}

function notReproduced({ label, suite, published: { value }, ours, models }: ReproducedDoublingTime): Inconsistency {
  return {
    id: `doubling-${label}`,
    ...{ claim: 'METR, horizon doubles', statedIn: 'metr-doubling-times', stated: value },
    ...{ against: `OLS, ${models} models`, computedFrom: suite },
    ...{ computed: ours.days, computedLow: ours.lowDays, computedHigh: ours.highDays },
    unit: 'days',
  };
}

function figureIn(trends: Trends, series: string, label: string): PublishedFigure {
  return figureOf(seriesOf(trends, series), label);
}

function monthsBetween(first: PublishedFigure, last: PublishedFigure): number {
  return (last.firstDay - first.firstDay) / DAYS_PER_MONTH;
}

/** Mean of figures over a span of days, each weighted by its days in it. */
function meanOver(figures: readonly PublishedFigure[], date: string): number {
  const { firstDay: from, lastDay: to } = spanOfDate(date) ?? { firstDay: Number.NaN, lastDay: Number.NaN };
  const days = figures.map(({ firstDay, lastDay }) => Math.max(0, Math.min(lastDay, to) - Math.max(firstDay, from) + 1));
  const total = days.reduce((sum, count) => sum + count, 0);
  return figures.reduce((sum, { value }, index) => sum + value * days[index]!, 0) / total;
}

function certain(computed: number) {
  return { computed, computedLow: Number.NaN, computedHigh: Number.NaN };
}

function published({ value, low, high }: PublishedFigure) {
  return { computed: value, computedLow: low, computedHigh: high };
}

/** METR's edition as people call it. */
function editionText(edition: string): string {
  return edition.replace('metr-horizons-', 'METR ');
}
