import type { TornadoBar } from '../ensemble/sensitivity/tornado.ts';
import { alignedText, foldedText, type TextColumn, wrapText } from './aligned-text.ts';
import { figureText } from './figure-text.ts';
import { bareColumn, recordTable } from './record-table.ts';
import {
  changeText,
  type NamedTarget,
  numberColumn,
  TARGET_UNIT,
  type TargetResult,
  targetColumns,
  targetHeading,
  textColumn,
  unmovedText,
  valueText,
} from './sensitivity-target.ts';
import type { Table } from './table.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** What a tornado found for one target. */
export interface TornadoResult {
  /** The target as written, mean over replications. */
  readonly written: number;
  readonly bars: readonly TornadoBar[];
}

const WIDEST_BAR = 28;
const LEAST_BAR = 8;
/** Bars shown of the first target, and of the others. */
const SHOWN_FIRST = 12;
const SHOWN_OTHERS = 5;

const COLUMNS = [
  ...targetColumns<TornadoBar>(),
  textColumn<TornadoBar>('factor', 'Parameter, or variant', ({ factor }) => factor),
  textColumn<TornadoBar>('kind', '`parameter` or `variant`', ({ kind }) => kind),
  textColumn<TornadoBar>(
    'low_setting',
    "The parameter's 5 % quantile, or the variant's option with the least mean",
    ({ lowSetting }) => lowSetting,
  ),
  textColumn<TornadoBar>(
    'high_setting',
    "The parameter's 95 % quantile, or the variant's option with the greatest mean",
    ({ highSetting }) => highSetting,
  ),
  numberColumn<TornadoBar>('low_mean', TARGET_UNIT, 'Mean at the low setting, all else as written', ({ lowMean }) => lowMean),
  numberColumn<TornadoBar>('high_mean', TARGET_UNIT, 'The same at the high setting', ({ highMean }) => highMean),
  numberColumn<TornadoBar>('swing', TARGET_UNIT, 'High less low, on common random numbers', ({ swing }) => swing.mean),
  numberColumn<TornadoBar>(
    'swing_low',
    TARGET_UNIT,
    'Lower end of its 95 % interval; where a variant has more than two options, the one that all pairs of them have at once (Bonferroni)',
    ({ swing }) => swing.low,
  ),
  numberColumn<TornadoBar>('swing_high', TARGET_UNIT, 'Upper end of its 95 % interval', ({ swing }) => swing.high),
  numberColumn<TornadoBar>(
    'censored_share',
    'share',
    'Paths at both settings that reach the milestone later than they can tell: their last such day counts',
    ({ censoredShare }) => censoredShare,
  ),
];

const TITLE = 'Tornado: what each uncertain parameter and variant does to a target by itself, widest swing first';

/** Table of the swings of all targets. */
export function tornadoTable(results: readonly TargetResult<TornadoResult>[]): Table {
  const rows = results.flatMap(({ target, result }) => result.bars.map((record) => ({ target, record })));
  return recordTable('tornado', TITLE, COLUMNS, rows);
}

/** The same table without rows. */
export function tornadoTableHead(): Table {
  return { id: 'tornado', title: TITLE, columns: COLUMNS.map(bareColumn), rows: 0, values: {} };
}

/** Which factor moves the first target most. */
export function tornadoAnswer({ target, result }: TargetResult<TornadoResult>): string {
  const [widest] = result.bars;
  if (widest === undefined || widest.swing.mean === 0) return unmovedText(target);
  const { factor, swing } = widest;
  const interval = `${changeText(target, swing.low)} to ${changeText(target, swing.high)}`;
  return `${factor} matters most for ${target.id}: from ${settingText(widest.lowSetting)} to ${settingText(widest.highSetting)}, ${changeText(target, swing.mean)} (95 %: ${interval}).`;
}

/** A value as a person reads it; an option as it is called. */
function settingText(setting: string): string {
  const value = Number(setting);
  return Number.isNaN(value) ? setting : figureText(value);
}

/** Bars of every target, for the terminal. */
export function tornadoText(results: readonly TargetResult<TornadoResult>[], epochCivilDays: number): string[] {
  return results.flatMap((found, i) => ['', ...barsText(found, i === 0 ? SHOWN_FIRST : SHOWN_OTHERS, epochCivilDays)]);
}

function barsText({ target, result }: TargetResult<TornadoResult>, most: number, epochCivilDays: number): string[] {
  const { written, bars } = result;
  const heading = `${targetHeading(target)}; as written ${valueText(target, epochCivilDays, written)}`;
  const shown = bars.slice(0, most).filter(({ swing }) => swing.mean !== 0);
  if (shown.length === 0) return wrapText(`${heading}. ${unmovedText(target)}`, TEXT_WIDTH);
  const ends = [written, ...shown.flatMap(({ lowMean, highMean }) => [lowMean, highMean])];
  const axis = { from: Math.min(...ends), to: Math.max(...ends) };
  const rows = shown.map((bar) => [
    `  ${bar.factor}`,
    `${settingText(bar.lowSetting)} to ${settingText(bar.highSetting)}`,
    `${valueText(target, epochCivilDays, bar.lowMean)} to ${valueText(target, epochCivilDays, bar.highMean)}`,
    bareChange(target, bar.swing.mean),
    `(${bareChange(target, bar.swing.low)} to ${bareChange(target, bar.swing.high)})`,
  ]);
  const columns = barColumns(target);
  const used = Math.max(...alignedText(columns, rows).map((line) => line.trimEnd().length)) - columns.at(-1)!.head.length;
  const room = TEXT_WIDTH - used;
  // Bars that do not fit beside their figures go below them.
  const width = room < LEAST_BAR ? WIDEST_BAR : Math.min(WIDEST_BAR, room);
  const drawn = rows.map((row, i) => [...row, drawnBar(shown[i]!, written, { ...axis, width })]);
  const left = bars.filter(({ swing }) => swing.mean !== 0).length - shown.length;
  return [
    ...wrapText(heading, TEXT_WIDTH),
    ...foldedText(columns, drawn, TEXT_WIDTH),
    ...(left > 0 ? [`  and ${left} less wide`] : []),
    ...pickedText(shown),
  ];
}

/** Of which variants two options were picked, and from how many. */
function pickedText(shown: readonly TornadoBar[]): string[] {
  const picked = shown.filter(({ settings }) => settings > 2).map(({ factor, settings }) => `${factor} (${settings})`);
  if (picked.length === 0) return [];
  const note = 'Of these the two options furthest apart are shown, and the interval allows for their choice';
  return wrapText(`  ${note}: ${picked.join(', ')}.`, TEXT_WIDTH);
}

function barColumns({ kind }: NamedTarget): readonly TextColumn[] {
  const unit = { date: 'years', log: 'times', linear: '' }[kind];
  return [
    column('', '', 'left'),
    column('from L to H', '', 'left'),
    column('target', '', 'left'),
    column('swing', unit, 'right'),
    column('95 %', '', 'left'),
    column(': as written', '', 'left'),
  ];
}

/** A difference without its unit, which the head of the column has. */
function bareChange(target: NamedTarget, change: number): string {
  return changeText(target, change).replace(/^x | years$/g, '');
}

/**
 * A bar from the low to the high setting on an axis, with a mark where the target is as written.
 *
 * drawnBar({ lowMean: 0, highMean: 9 }, 4, { from: 0, to: 9, width: 10 }) // => 'L===:====H'
 */
export function drawnBar(
  { lowMean, highMean }: Pick<TornadoBar, 'lowMean' | 'highMean'>,
  written: number,
  { from, to, width }: { readonly from: number; readonly to: number; readonly width: number },
): string {
  const placeOf = (value: number): number => Math.round(((value - from) / (to - from)) * (width - 1));
  const [low, high, mark] = [placeOf(lowMean), placeOf(highMean), placeOf(written)];
  const cells = Array.from({ length: width }, (_, i) => {
    if (i === low && i === high) return '|';
    if (i === low) return 'L';
    if (i === high) return 'H';
    if (i === mark) return ':';
    return i > Math.min(low, high) && i < Math.max(low, high) ? '=' : ' ';
  });
  return cells.join('').trimEnd();
}

function column(head: string, unit: string, align: TextColumn['align']): TextColumn {
  return { head, unit, align };
}
