import { civilFromDays, formatIsoDate } from '../base/calendar.ts';
import { acceleratesByItself, type Classification, classify } from '../lab/classify.ts';
import type { SampleColumnId } from '../lab/columns.ts';
import { migrationsOf, type Trajectory } from '../lab/trajectory.ts';
import { alignedLines, alignedText, type TextColumn } from './aligned-text.ts';
import { controlText } from './control-text.ts';
import { countText, durationText, figureText, monthText, percentText } from './figure-text.ts';
import { labGlance } from './lab-glance.ts';
import { TEXT_WIDTH } from './text-section.ts';

const YEAR_HEADS: readonly TextColumn[] = [
  { head: 'month', unit: '', align: 'left' },
  { head: 'binds', unit: '', align: 'left' },
  { head: 'pool', unit: '', align: 'left' },
  { head: 'progress', unit: 'x no AI', align: 'right' },
  { head: 'leverage', unit: 'x hours', align: 'right' },
  { head: 'ln S', unit: 'per year', align: 'right' },
  { head: 'horizon', unit: 'p50', align: 'right' },
  { head: 'AI code', unit: '', align: 'right' },
];

/**
 * What a lab's simulation found: at a glance, year by year, and when the bottleneck moved.
 * @param epochCivilDays the scenario's epoch, in days since 1970-01-01 [days]
 */
export function labText(trajectory: Trajectory, epochCivilDays: number): string[] {
  const rows = yearlySamples(trajectory, epochCivilDays).map((sample) => yearRow(trajectory, epochCivilDays, sample));
  const verdict = `Classified as ${classifyPath(trajectory).future} (docs/classifier.md).`;
  return [
    verdict,
    ...labGlance(trajectory, epochCivilDays),
    '',
    ...yearTable(rows),
    '',
    ...migrationsText(trajectory, epochCivilDays),
    '',
    generationsText(trajectory),
    ...controlText(trajectory),
  ];
}

/** Without the pools, which the moves below tell, where they do not fit. */
function yearTable(rows: readonly (readonly string[])[]): string[] {
  const whole = alignedText(YEAR_HEADS, rows);
  if (whole.every((line) => line.length <= TEXT_WIDTH)) return whole;
  const withoutPool = <Cell>(cells: readonly Cell[]): Cell[] => cells.filter((_, i) => YEAR_HEADS[i]!.head !== 'pool');
  return alignedText(withoutPool(YEAR_HEADS), rows.map(withoutPool));
}

/** Where the bottleneck sat and when it moved, one line per move; then what held up successors. */
function migrationsText(trajectory: Trajectory, epochCivilDays: number): string[] {
  const { bindingStage, bindingPool } = trajectory;
  const migrations = migrationsOf('research', trajectory);
  const [first] = migrations;
  const start = first === undefined ? `${bindingStage[0]} (${bindingPool[0]})` : `${first.fromStage} (${first.fromPool})`;
  const rows = migrations.map(({ days, toStage, toPool }) => [
    `  ${formatIsoDate(epochCivilDays + days)}`,
    toStage,
    `(${toPool})`,
  ]);
  const moves = rows.length === 0 ? 'and stays there' : `and moves ${countText(rows.length, 'time')}, to`;
  return [
    `The bottleneck starts at ${start} ${moves}${rows.length === 0 ? '.' : ':'}`,
    ...alignedLines(rows, ['left', 'left', 'left']),
    ...successorsText(trajectory, epochCivilDays),
  ];
}

/** What successors that were due had to wait for, and since when. */
function successorsText(trajectory: Trajectory, epochCivilDays: number): string[] {
  const moves = migrationsOf('generation', trajectory);
  if (moves.length === 0) return [];
  const rows = moves.map(({ days, toStage }) => [`  ${formatIsoDate(epochCivilDays + days)}`, toStage]);
  return ['Successors that are due wait for:', ...alignedLines(rows, ['left', 'left'])];
}

/** Which future a path turned out to be. */
export function classifyPath({ sampleDays, series }: Trajectory): Classification {
  return classify({ sampleDays, ...series });
}

/** Number of model generations that were promoted. */
export function promotedGenerations({ generations }: Pick<Trajectory, 'generations'>): number {
  return generations.filter(({ promotedDays }) => !Number.isNaN(promotedDays)).length;
}

/**
 * Samples on the first of a year, and the last one.
 *
 * yearlySamples({ sampleDays: new Float64Array([0, 31, 365, 396]) }, 18628) // => [0, 2, 3]
 */
export function yearlySamples({ sampleDays }: Pick<Trajectory, 'sampleDays'>, epochCivilDays: number): number[] {
  const years = Array.from(sampleDays, (days) => civilFromDays(epochCivilDays + days).year);
  return years.flatMap((year, sample) =>
    sample === 0 || year !== years[sample - 1] || sample === years.length - 1 ? [sample] : [],
  );
}

function yearRow(trajectory: Trajectory, epochCivilDays: number, sample: number): string[] {
  const at = (id: SampleColumnId): number => trajectory.series[id][sample]!;
  return [
    monthText(epochCivilDays + trajectory.sampleDays[sample]!),
    trajectory.bindingStage[sample]!,
    trajectory.bindingPool[sample]!,
    figureText(at('progress_multiplier_ratio')),
    figureText(at('leverage_ratio')),
    figureText(at('software_growth_per_year')),
    at('horizon_capped_flag') === 1 ? 'capped' : durationText(at('horizon_p50_minutes')),
    percentText(at('ai_code_share')),
  ];
}

function generationsText(trajectory: Trajectory): string {
  const { generations, granularityMax } = trajectory;
  const bundles = granularityMax > 1 ? `; a simulated job stood for up to ${figureText(granularityMax)}` : '';
  return `${promotedGenerations(trajectory)} of ${countText(generations.length, 'model generation')} promoted${bundles}.`;
}

/** The answer of a lab's simulation for summary.json: where it ends, and how the bottleneck moved on the way. */
export function labSummary(trajectory: Trajectory, epochCivilDays: number): LabSummary {
  const last = trajectory.sampleDays.length - 1;
  const { series, bindingPool, bindingStage, migrations, generations } = trajectory;
  return {
    classification: classifyPath(trajectory),
    acceleratesByItself: acceleratesByItself(generations),
    limitNearDate: limitNearDate(trajectory, epochCivilDays),
    endDate: formatIsoDate(epochCivilDays + trajectory.sampleDays[last]!),
    bindingPool: bindingPool[last]!,
    bindingStage: bindingStage[last]!,
    figures: Object.fromEntries(Object.entries(series).map(([id, values]) => [id, values[last]!])),
    migrations: migrations.map(({ days, loop, fromStage, toStage, fromPool, toPool }) => {
      return { date: formatIsoDate(epochCivilDays + days), loop, fromStage, toStage, fromPool, toPool };
    }),
    generationsStarted: generations.length,
    generationsPromoted: promotedGenerations(trajectory),
  };
}

function limitNearDate({ sampleDays, series }: Trajectory, epochCivilDays: number): string | null {
  const sample = series.limit_near_flag.indexOf(1);
  return sample < 0 ? null : formatIsoDate(epochCivilDays + sampleDays[sample]!);
}

/** What summary.json of a lab holds; figures are those of the last row of timeseries.csv. */
export interface LabSummary {
  /** Which future the path turned out to be, by the rules of docs/classifier.md. */
  readonly classification: Classification;
  /** Whether the loop gain was at least 1 in three successive generations. */
  readonly acceleratesByItself: boolean;
  /** First sample at which ln S had come nine tenths of the way to a limit; null if it never did. */
  readonly limitNearDate: string | null;
  readonly endDate: string;
  readonly bindingPool: string;
  readonly bindingStage: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly migrations: readonly {
    readonly date: string;
    readonly loop: string;
    readonly fromStage: string;
    readonly toStage: string;
    readonly fromPool: string;
    readonly toPool: string;
  }[];
  readonly generationsStarted: number;
  readonly generationsPromoted: number;
}

const CONDITION_HEADS: readonly TextColumn[] = [
  { head: 'rule', unit: '', align: 'left' },
  { head: 'condition', unit: '', align: 'left' },
  { head: 'found', unit: '', align: 'right' },
  { head: 'threshold', unit: '', align: 'right' },
  { head: 'met', unit: '', align: 'left' },
];

/** Why a path is classified as it is: every condition of every rule, in the order in which the rules are tried. */
export function classificationText(
  summary: Pick<LabSummary, 'classification' | 'acceleratesByItself' | 'limitNearDate'>,
): string[] {
  const { classification, acceleratesByItself: accelerates, limitNearDate: nearDate } = summary;
  const rows = classification.conditions.map(({ future, condition, found, threshold, met }) => {
    return [future, condition, figureText(found ?? Number.NaN), figureText(threshold), met ? 'yes' : 'no'];
  });
  return [
    `Classified as ${classification.future} (docs/classifier.md).`,
    `The loop ${accelerates ? 'accelerated by itself' : 'never accelerated by itself'} (loop gain of 1 or more in three generations on end).`,
    ...(nearDate === null ? [] : [`Software efficiency came near its limit on ${nearDate}.`]),
    '',
    ...alignedText(CONDITION_HEADS, rows),
  ];
}
