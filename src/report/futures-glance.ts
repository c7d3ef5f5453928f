import { migrationsOf, type Trajectory } from '../lab/trajectory.ts';
import { alignedText } from './aligned-text.ts';
import { bandText, bindingByCell, letterWords, stageLetters } from './bottleneck-band.ts';
import { durationText, figureText, monthText } from './figure-text.ts';
import { bindingCounts, courseOf, horizonCourse, sparklines } from './lab-glance.ts';
import { classifyPath, promotedGenerations } from './lab-text.ts';
import { timeCells } from './time-cells.ts';
import { type ChartRow, timeChart } from './time-chart.ts';

/** A future's path, beside others that share its history. */
export interface FuturePath {
  readonly id: string;
  readonly trajectory: Trajectory;
  /** The scenario's epoch, in days since 1970-01-01 [days]. */
  readonly epochCivilDays: number;
  /** Day on which the future parts from the history; undefined where nothing changes. */
  readonly fromDays: number | undefined;
}

/** The first day on which any of the futures differs from the others. */
export function partingDays(paths: readonly Pick<FuturePath, 'fromDays'>[]): number {
  return Math.min(Number.POSITIVE_INFINITY, ...paths.flatMap(({ fromDays }) => fromDays ?? []));
}

/**
 * Futures at a glance: what each turns out to be, its horizon, progress and bottleneck as lines over one scale, and its moves.
 * @param paths of the same epoch and samples, one or more
 */
export function futuresGlance(paths: readonly FuturePath[]): string[] {
  return [...endTable(paths), '', ...futuresChart(paths), '', ...movesTable(paths)];
}

/** What each of them comes to; the days are those of the first. */
function endTable(paths: readonly FuturePath[]): string[] {
  const { trajectory, epochCivilDays } = paths[0]!;
  const { sampleDays } = trajectory;
  const last = sampleDays.length - 1;
  const parting = Math.max(
    0,
    sampleDays.findLastIndex((days) => days <= partingDays(paths)),
  );
  const isBefore = parting < last;
  const areAllCapped = paths.every((path) => path.trajectory.series.horizon_capped_flag[last] === 1);
  const row = (head: string, of: (path: FuturePath) => string): string[] => [head, ...paths.map(of)];
  const monthly = (sample: number, head: string, of: (path: Trajectory, sample: number) => string): string[] =>
    row(`${head}, ${monthText(epochCivilDays + sampleDays[sample]!)}`, (path) => of(path.trajectory, sample));
  const heads = [
    { head: '', unit: '', align: 'left' } as const,
    ...paths.map(({ id }) => ({ head: id, unit: '', align: 'right' }) as const),
  ];
  return alignedText(heads, [
    row('turns out to be', (path) => classifyPath(path.trajectory).future),
    ...(isBefore ? [monthly(parting, 'p50 time horizon', horizonText)] : []),
    ...(areAllCapped ? [] : [monthly(last, 'p50 time horizon', horizonText)]),
    row('p50 time horizon capped', cappedFrom),
    ...(isBefore ? [monthly(parting, 'progress', progressText)] : []),
    monthly(last, 'progress', progressText),
    row('generations promoted', (path) => figureText(promotedGenerations(path.trajectory))),
    row('days between them, fewest', (path) => figureText(shortestInterval(path.trajectory.generations))),
    row('their loop gain, highest', (path) =>
      figureText(highest(path.trajectory.generations.map(({ loopGainRatio }) => loopGainRatio))),
    ),
    row('software efficiency', (path) => figureText(path.trajectory.series.software_efficiency_ratio.at(-1) ?? Number.NaN)),
  ]);
}

function horizonText({ series }: Trajectory, sample: number): string {
  return series.horizon_capped_flag[sample] === 1 ? 'capped' : durationText(series.horizon_p50_minutes[sample]!);
}

function progressText({ series }: Trajectory, sample: number): string {
  return figureText(series.progress_multiplier_ratio[sample]!);
}

function cappedFrom({ trajectory: { series, sampleDays }, epochCivilDays }: FuturePath): string {
  const sample = series.horizon_capped_flag.indexOf(1);
  return sample < 0 ? 'never' : monthText(epochCivilDays + sampleDays[sample]!);
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

function futuresChart(paths: readonly FuturePath[]): string[] {
  const label = (id: string): string => `  ${id}`;
  const horizons = paths.map(({ trajectory, epochCivilDays }) => horizonCourse(trajectory, epochCivilDays));
  const progress = paths.map(({ trajectory, epochCivilDays }) =>
    courseOf('progress_multiplier_ratio', trajectory, epochCivilDays),
  );
  const cells = timeCells(horizons[0]!.civilDays, Math.max(...paths.map(({ id }) => label(id).length)));
  const letters = stageLetters([...new Set(paths.flatMap(({ trajectory }) => trajectory.stageIds))]);
  const bands = paths.map(({ trajectory, epochCivilDays }) => bindingByCell(cells, bindingCounts(trajectory, epochCivilDays)));
  const rows = (signs: readonly string[]): ChartRow[] => paths.map(({ id }, i) => ({ label: label(id), signs: signs[i]! }));
  return timeChart(
    [
      { label: 'p50 time horizon' },
      ...rows(sparklines(cells, horizons)),
      { label: 'progress, times that of the same lab without AI' },
      ...rows(sparklines(cells, progress)),
      { label: 'stage that binds' },
      ...rows(bands.map((stages) => bandText(stages, letters))),
    ],
    cells,
    letterWords(bands, letters),
  );
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
