import { civilFromDays } from '../base/calendar.ts';
import type { SampleColumnId } from '../lab/columns.ts';
import { migrationsOf, type Trajectory } from '../lab/trajectory.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, monthText, percentText } from './figure-text.ts';
import { classifyPath, promotedGenerations, yearlySamples } from './lab-text.ts';

/** A future's path, beside others that share its history. */
export interface FuturePath {
  readonly id: string;
  readonly trajectory: Trajectory;
  /** The scenario's epoch, in days since 1970-01-01 [days]. */
  readonly epochCivilDays: number;
  /** Day on which the future parts from the history; undefined where nothing changes. */
  readonly fromDays: number | undefined;
}

/** A figure that is compared. */
interface ComparedFigure {
  readonly head: string;
  readonly column: SampleColumnId;
  readonly text: (value: number) => string;
}

const FIGURES: readonly ComparedFigure[] = [
  { head: 'AI R&D progress, times that of the same lab without AI', column: 'progress_multiplier_ratio', text: figureText },
  { head: 'growth of software efficiency, d ln S per year', column: 'software_growth_per_year', text: figureText },
  { head: 'leverage, human hours of the work done per hour worked', column: 'leverage_ratio', text: figureText },
  { head: "people's share of the work", column: 'human_share', text: percentText },
  { head: 'read by people, of all that is reviewed', column: 'review_read_share', text: percentText },
  { head: 'null results, of those adopted', column: 'false_results_share', text: percentText },
  { head: "what drift in use takes from AI's work", column: 'drift_true_ratio', text: percentText },
];

/** Years between two rows of a figure. */
const ROW_YEARS = 2;

/**
 * Futures side by side: each figure every two years from the parting on, then where the bottleneck sat.
 * @param paths of the same epoch and samples
 */
export function futuresText(paths: readonly FuturePath[]): string[] {
  const [first] = paths;
  if (first === undefined) return [];
  const samples = comparedSamples(first, partingDays(paths));
  return [
    ...endTable(paths),
    '',
    ...FIGURES.flatMap((figure) => [figure.head, ...figureTable(figure, paths, samples), '']),
    'stage that binds',
    ...bindingTable(paths, samples),
    '',
    ...movesTable(paths),
  ];
}

/** Where each of them ends. */
function endTable(paths: readonly FuturePath[]): string[] {
  const row = (head: string, of: (trajectory: Trajectory) => string): string[] => [
    head,
    ...paths.map(({ trajectory }) => of(trajectory)),
  ];
  return alignedText(headsOf(paths, 'right'), [
    row('turns out to be', (trajectory) => classifyPath(trajectory).future),
    row('generations promoted', (trajectory) => figureText(promotedGenerations(trajectory))),
    row('days between them, fewest', ({ generations }) => figureText(shortestInterval(generations))),
    row('loop gain, highest', ({ generations }) => figureText(highest(generations.map(({ loopGainRatio }) => loopGainRatio)))),
    row('software efficiency', ({ series }) => figureText(series.software_efficiency_ratio.at(-1) ?? Number.NaN)),
  ]);
}

/** Days from one generation's start to the next, the fewest. */
function shortestInterval(generations: Trajectory['generations']): number {
  return -highest(generations.map(({ intervalDays }) => -intervalDays));
}

/** Largest of the values that are there; NaN if none is. */
function highest(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.length === 0 ? Number.NaN : Math.max(...present);
}

/** The first day on which any of the futures differs from the others. */
export function partingDays(paths: readonly Pick<FuturePath, 'fromDays'>[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...paths.flatMap(({ fromDays }) => fromDays ?? []));
}

/** The last sample before the parting, then every other New Year, and the end. */
function comparedSamples({ trajectory, epochCivilDays }: FuturePath, fromDays: number): number[] {
  const { sampleDays } = trajectory;
  const parting = sampleDays.findLastIndex((days) => days <= fromDays);
  const later = yearlySamples(trajectory, epochCivilDays).filter((sample) => sampleDays[sample]! > fromDays);
  const last = sampleDays.length - 1;
  const chosen = later.filter(
    (sample) => sample === last || civilFromDays(epochCivilDays + sampleDays[sample]!).year % ROW_YEARS === 0,
  );
  return [...new Set([...(parting === -1 ? [] : [parting]), ...chosen])];
}

function figureTable({ column, text }: ComparedFigure, paths: readonly FuturePath[], samples: readonly number[]): string[] {
  return byDate(paths, samples, 'right', ({ trajectory }, sample) => text(trajectory.series[column][sample] ?? Number.NaN));
}

function bindingTable(paths: readonly FuturePath[], samples: readonly number[]): string[] {
  return byDate(paths, samples, 'left', ({ trajectory }, sample) => trajectory.bindingStage[sample] ?? '');
}

function byDate(
  paths: readonly FuturePath[],
  samples: readonly number[],
  align: TextColumn['align'],
  cell: (path: FuturePath, sample: number) => string,
): string[] {
  const { trajectory, epochCivilDays } = paths[0]!;
  const rows = samples.map((sample) => [
    `  ${monthText(epochCivilDays + trajectory.sampleDays[sample]!)}`,
    ...paths.map((path) => cell(path, sample)),
  ]);
  return alignedText(headsOf(paths, align), rows);
}

function headsOf(paths: readonly FuturePath[], align: TextColumn['align']): TextColumn[] {
  return [{ head: '', unit: '', align: 'left' }, ...paths.map(({ id }) => ({ head: id, unit: '', align }))];
}

/** How the bottleneck moved: once for the history that all share, then for each future from the parting on. */
function movesTable(paths: readonly FuturePath[]): string[] {
  const fromDays = partingDays(paths);
  const [first] = paths;
  const shared = ['shared history', movesOf(first!, (days) => days < fromDays)] as const;
  const own = paths.map((path) => [path.id, movesOf(path, (days) => days >= fromDays)] as const);
  return ['the bottleneck moved', ...[shared, ...own].flatMap(([id, moves]) => moveLines(id, moves))];
}

function movesOf({ trajectory, epochCivilDays }: FuturePath, within: (days: number) => boolean): string[] {
  const moves = migrationsOf('research', trajectory).filter(({ days }) => within(days));
  return moves.map(({ days, fromStage, toStage, toPool }) => {
    return `${monthText(epochCivilDays + days)} ${fromStage} -> ${toStage} (${toPool})`;
  });
}

function moveLines(id: string, moves: readonly string[]): string[] {
  if (moves.length === 0) return [`  ${id}: no more`];
  return [`  ${id}`, ...moves.map((move) => `    ${move}`)];
}
