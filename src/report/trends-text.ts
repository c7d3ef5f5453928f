import type { FamilyInWindow } from '../calibrate/trends/compare-families.ts';
import type { ReproducedDoublingTime } from '../calibrate/trends/doubling-times.ts';
import { FAMILIES } from '../calibrate/trends/families.ts';
import { RELEASES_AHEAD } from '../calibrate/trends/held-out.ts';
import type { Inconsistency } from '../calibrate/trends/inconsistencies.ts';
import type { TextColumn } from './aligned-text.ts';
import { figureText } from './figure-text.ts';
import { prose, section } from './text-section.ts';
import type { TrendsResult } from './trends-tables.ts';

/** Digits after the point of a doubling time, as METR's files have them. */
const DAY_DECIMALS = 3;
/** Marks of scores in the table of families. */
const BEST = '*';
const NOT_TOLD_APART = '~';

const left = (head: string): TextColumn => ({ head, unit: '', align: 'left' });
const right = (head: string): TextColumn => ({ head, unit: '', align: 'right' });

/** What the published series say by themselves, for the terminal. */
export function trendsText({ doublingTimes, families, inconsistencies }: TrendsResult): string[] {
  return [
    ...section('Doubling times of time horizons [days], with 95 % intervals', TIME_HEADS, doublingTimes.map(timeCells)),
    ...prose(reproducedText(doublingTimes)),
    '',
    ...section('Kinds of growth: CRPS of held-out horizons [doublings]; lower is better', FAMILY_HEADS, familyRows(families)),
    ...prose(toldApartText(families)),
    '',
    ...section('Published numbers, and what they are held against', FINDING_HEADS, inconsistencies.map(findingCells)),
  ];
}

const TIME_HEADS = [left('suite'), left('releases'), right('n'), left('published'), left('ours'), left('met')];

function timeCells({ suite, from, to, method, models, published, ours, reproduced }: ReproducedDoublingTime): string[] {
  // Of two models, the release of the first.
  const releases = method === 'OLS' ? windowText(from, to) : windowText(published.date.split('..')[0]!, '');
  return [
    suiteText(suite),
    releases,
    String(models),
    `${published.value}${intervalText(published.low, published.high)}`,
    `${ours.days.toFixed(DAY_DECIMALS)}${intervalText(ours.lowDays, ours.highDays)}`,
    method === 'OLS' ? (reproduced ? 'yes' : 'no') : '-',
  ];
}

function reproducedText(times: readonly ReproducedDoublingTime[]): string {
  const fitted = times.filter(({ method }) => method === 'OLS');
  const missed = fitted.filter(({ reproduced }) => !reproduced);
  const listed = missed.map(({ published, ours }) => `${published.value} (ours ${figureText(ours.days)})`).join(' and ');
  return [
    `${fitted.length - missed.length} of ${fitted.length} regressions come out to the published digits`,
    missed.length === 0 ? '.' : `; not so ${listed}.`,
    ' Through two points there is nothing to miss. Our intervals resample how far models lie from the line; those of METR resample tasks too.',
  ].join('');
}

const FAMILY_HEADS = [
  left('suite'),
  left('releases'),
  right('n'),
  ...FAMILIES.map(({ id }) => left(id === 'superexponential' ? 'superexp.' : id)),
];

/** A row per window: the CRPS of each family, marked. */
function familyRows(families: readonly FamilyInWindow[]): string[][] {
  return windowsOf(families).map((own) => {
    const { suite, from, to, models } = own[0]!;
    return [suiteText(suite), windowText(from, to), String(models), ...own.map(scoreText)];
  });
}

function scoreText({ crps, verdict }: FamilyInWindow): string {
  const mark = { best: ` ${BEST}`, 'not told apart': ` ${NOT_TOLD_APART}`, worse: '' }[verdict];
  return `${crps.toFixed(2)}${mark}`;
}

function toldApartText(families: readonly FamilyInWindow[]): string {
  const windows = windowsOf(families);
  const unclear = windows.filter((own) => own.some(({ verdict }) => verdict === 'not told apart'));
  return [
    `${BEST} best; ${NOT_TOLD_APART} not told apart from it: either score (CRPS, log score) is within two standard errors of the`,
    `difference, over expanding windows that forecast up to ${RELEASES_AHEAD} releases ahead.`,
    `In ${unclear.length} of ${windows.length} windows the data cannot tell the best from at least one other;`,
    'which is best depends on the window.',
  ].join(' ');
}

/** Families of one suite and window together, in order. */
function windowsOf(families: readonly FamilyInWindow[]): FamilyInWindow[][] {
  const windows = new Map<string, FamilyInWindow[]>();
  for (const row of families) {
    const key = `${row.suite} ${row.from} ${row.to}`;
    windows.set(key, [...(windows.get(key) ?? []), row]);
  }
  return [...windows.values()];
}

const FINDING_HEADS = [left('stated'), right(''), left('against'), right(''), left('')];

/** Units that go without saying, or shorter. */
const UNIT_TEXTS: Readonly<Record<string, string>> = { ratio: '', share: '', minutes: 'min' };

function findingCells({ claim, stated, against, computed, computedLow, computedHigh, unit }: Inconsistency): string[] {
  const found = `${figureText(computed)}${intervalText(computedLow, computedHigh)}`;
  return [claim, figureText(stated), against, found, UNIT_TEXTS[unit] ?? unit];
}

function intervalText(low: number, high: number): string {
  return Number.isNaN(low) ? '' : ` [${figureText(low)}, ${figureText(high)}]`;
}

function suiteText(suite: string): string {
  return suite.replace('metr-horizons-', '');
}

/** A window of releases in words. */
function windowText(from: string, to: string): string {
  if (from !== '') return `from ${from}`;
  return to === '' ? 'all' : `to ${to}`;
}
