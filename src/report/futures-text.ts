import { civilFromDays } from '../base/calendar.ts';
import type { SampleColumnId } from '../lab/columns.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { figureText, monthText, percentText } from './figure-text.ts';
import { type FuturePath, futuresGlance, partingDays } from './futures-glance.ts';
import { yearlySamples } from './lab-text.ts';

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
 * Futures side by side: at a glance, then each figure every two years from the parting on, then where the bottleneck sat.
 * @param paths of the same epoch and samples
 */
export function futuresText(paths: readonly FuturePath[]): string[] {
  const [first] = paths;
  if (first === undefined) return [];
  const samples = comparedSamples(first, partingDays(paths));
  return [
    ...futuresGlance(paths),
    '',
    ...FIGURES.flatMap((figure) => [figure.head, ...figureTable(figure, paths, samples), '']),
    'stage that binds',
    ...bindingTable(paths, samples),
  ];
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
