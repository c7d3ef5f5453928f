import { DAYS_PER_YEAR } from '../../base/units.ts';
import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { spanOfDate } from '../published-date.ts';
import { doublingBetween, type ReproducedDoublingTime } from './doubling-times.ts';

/** A published number that another publication, or arithmetic on published numbers, does not bear out as it stands. */
export interface Inconsistency {
  readonly id: string;
  /** What is stated, and its value. */
  readonly claim: string;
  readonly stated: number;
  readonly statedUnit: string;
  /** What it is held against, its value, and the published interval of that; NaN where there is none. */
  readonly against: string;
  readonly computed: number;
  readonly computedLow: number;
  readonly computedHigh: number;
  readonly computedUnit: string;
}

const DAYS_PER_MONTH = DAYS_PER_YEAR / 12;
/** Edition of METR's horizons that the essay's lengths of tasks come from. */
const LATEST_EDITION = 'metr-horizons-1.1-2026-04';
/** Releases of the essay as METR names them. */
const METR_NAMES = {
  'claude-opus-3': 'claude_3_opus',
  'claude-sonnet-3.7': 'claude_3_7_sonnet',
  'claude-opus-4.6': 'claude_opus_4_6',
} as const;

/** Where the publications do not agree with one another or with themselves, computed from their numbers. */
export function findInconsistencies(trends: Trends, doublingTimes: readonly ReproducedDoublingTime[]): Inconsistency[] {
  return [
    ...lengthsOfTasks(trends),
    ...metrLengths(trends),
    ...codePerEngineer(trends),
    ...nextSteps(trends),
    ...doublingTimes.filter(({ reproduced }) => !reproduced).map(notReproduced),
  ];
}

/** Doublings between the lengths of tasks that the essay names. */
function lengthsOfTasks(trends: Trends): Inconsistency[] {
  const essay = seriesOf(trends, 'essay-horizons');
  const stated = figureOf(seriesOf(trends, 'essay-horizon-doublings'), 'now').value;
  const legs = [
    ['claude-opus-3', 'claude-sonnet-3.7'],
    ['claude-sonnet-3.7', 'claude-opus-4.6'],
    ['claude-opus-3', 'claude-opus-4.6'],
  ] as const;
  return legs.map(([from, to]) => {
    const [first, last] = [figureOf(essay, from), figureOf(essay, to)];
    const months = (last.firstDay - first.firstDay) / DAYS_PER_MONTH;
    return comparison({
      id: `doubling-${from}-${to}`,
      claim: 'task length doubles',
      stated,
      against: `${first.value} to ${last.value} min, ${first.date} to ${last.date}`,
      computed: doublingBetween(months, first.value, last.value),
      unit: 'months',
    });
  });
}

/** The essay's lengths against METR's horizons at half and at 80 % success. */
function metrLengths(trends: Trends): Inconsistency[] {
  const essay = seriesOf(trends, 'essay-horizons');
  const metr = seriesOf(trends, LATEST_EDITION);
  const older = seriesOf(trends, 'metr-horizons-1.0-2026-01');
  const [opus3, sonnet, opus46] = (['claude-opus-3', 'claude-sonnet-3.7', 'claude-opus-4.6'] as const).map((label) => ({
    length: figureOf(essay, label).value,
    horizon: figureOf(metr, METR_NAMES[label]),
  }));
  const first = figureOf(seriesOf(trends, 'metr-horizons-reported'), 'claude_opus_4_6_first_estimate');
  const unit = 'minutes';
  return [
    comparison({
      id: 'length-claude-opus-3',
      claim: 'length, Claude Opus 3',
      stated: opus3!.length,
      against: 'METR suite 1.0',
      ...intervalOf(figureOf(older, METR_NAMES['claude-opus-3'])),
      unit,
    }),
    comparison({
      id: 'length-claude-sonnet-3.7',
      claim: 'length, Claude Sonnet 3.7',
      stated: sonnet!.length,
      against: 'METR suite 1.1',
      ...intervalOf(sonnet!.horizon),
      unit,
    }),
    comparison({
      id: 'first-estimate-claude-opus-4.6',
      claim: 'METR at first, Claude Opus 4.6',
      stated: first.value,
      against: 'METR two months later',
      ...intervalOf(opus46!.horizon),
      unit,
    }),
    ...[opus3!, sonnet!, opus46!].map(({ length, horizon }) =>
      comparison({
        id: `reliably-${horizon.label}`,
        claim: `"reliably", ${horizon.label}`,
        stated: length,
        against: 'METR at 80 % success',
        ...p80Of(horizon),
        unit,
      }),
    ),
  ];
}

/** Eight times the code: over which years, and how much of the work it leaves to people. */
function codePerEngineer(trends: Trends): Inconsistency[] {
  const headline = seriesOf(trends, 'code-per-engineer-headline');
  const chart = seriesOf(trends, 'code-per-engineer');
  const latest = chart.figures.at(-1)!;
  const quarters = [figureOf(headline, 'chart-before-2025'), ...chart.figures];
  const named = headline.figures.filter(({ label }) => label.startsWith('over-'));
  const baselines = named.map((figure) => {
    const baseline = figure.more['baseline'] ?? '';
    const computed = latest.value / meanOver(quarters, baseline);
    return comparison({
      id: `code-${figure.label}`,
      claim: `code ${figure.label.replaceAll('-', ' ')}`,
      stated: figure.value,
      against: `the chart, over ${baseline}`,
      computed,
      unit: 'ratio',
    });
  });
  const { value } = named[0]!;
  const share = 1 - 1 / value;
  const pooled = comparison({
    id: 'code-automated-share',
    claim: 'code per engineer',
    stated: value,
    against: 'share that AI must do, people pooled',
    computed: share,
    unit: 'ratio',
  });
  return [...baselines, { ...pooled, computedUnit: 'share' }];
}

/** Mean of figures over a span of days, each weighted by its days in it. */
function meanOver(figures: readonly PublishedFigure[], date: string): number {
  const span = spanOfDate(date);
  const days = figures.map(({ firstDay, lastDay }) =>
    Math.max(0, Math.min(lastDay, span?.lastDay ?? Number.NaN) - Math.max(firstDay, span?.firstDay ?? Number.NaN) + 1),
  );
  const total = days.reduce((sum, count) => sum + count, 0);
  return figures.reduce((sum, { value }, index) => sum + value * days[index]!, 0) / total;
}

/** Win rates at selected moments, and the time between two of them. */
function nextSteps(trends: Trends): Inconsistency[] {
  const wins = seriesOf(trends, 'next-step-wins');
  const last = figureOf(wins, 'mythos-preview');
  const before = figureOf(wins, 'opus-4.5');
  const strong = figureOf(seriesOf(trends, 'next-step-wins-strong'), 'mythos-preview');
  return [
    comparison({
      id: 'next-step-selection',
      claim: 'next steps won where people were weak',
      stated: last.value,
      against: 'where they were strong',
      computed: strong.value,
      unit: 'share',
    }),
    comparison({
      id: 'next-step-gap',
      claim: 'months between two win rates',
      stated: Number(before.more['stated_gap_months']),
      against: `${before.date} to ${last.date}`,
      computed: Math.round((last.firstDay - before.firstDay) / DAYS_PER_MONTH),
      unit: 'months',
    }),
  ];
}

function notReproduced({ label, published, ours, models }: ReproducedDoublingTime): Inconsistency {
  return {
    ...comparison({
      id: `doubling-${label}`,
      claim: `METR ${label}`,
      stated: published.value,
      against: `OLS, ${models} models`,
      computed: ours.days,
      unit: 'days',
    }),
    computedLow: ours.lowDays,
    computedHigh: ours.highDays,
  };
}

/** The published interval of a figure, as what something is held against. */
function intervalOf({ value, low, high }: PublishedFigure) {
  return { computed: value, computedLow: low, computedHigh: high };
}

/** Horizon at 80 % success. */
function p80Of({ more }: PublishedFigure) {
  return { computed: Number(more['p80']), computedLow: Number(more['p80_low']), computedHigh: Number(more['p80_high']) };
}

type Compared = Pick<Inconsistency, 'id' | 'claim' | 'stated' | 'against' | 'computed'> &
  Partial<Pick<Inconsistency, 'computedLow' | 'computedHigh'>> & { readonly unit: string };

/** Two numbers of one unit. */
function comparison({ unit, ...compared }: Compared): Inconsistency {
  return { computedLow: Number.NaN, computedHigh: Number.NaN, ...compared, statedUnit: unit, computedUnit: unit };
}
