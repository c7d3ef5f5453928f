import { formatIsoDate } from '../base/calendar.ts';
import type { SampleColumnId } from '../lab/columns.ts';
import { migrationsOf, type Trajectory } from '../lab/trajectory.ts';
import { type BindingCount, bandText, bindingByCell, letterWords, stageLetters } from './bottleneck-band.ts';
import { type Course, courseWords } from './course-words.ts';
import { durationText, figureText } from './figure-text.ts';
import { sparkline, sparkRange } from './sparkline.ts';
import { wrappedFact } from './text-section.ts';
import { cellOf, type TimeCells, timeCells } from './time-cells.ts';
import { timeChart } from './time-chart.ts';

/** Of the chart's rows. */
const LABELS = ['horizon', 'progress', 'binds'] as const;

/**
 * A lab's path at a glance: horizon, progress and bottleneck, each in words and as a line over time.
 * @param epochCivilDays the scenario's epoch, in days since 1970-01-01 [days]
 */
export function labGlance(trajectory: Trajectory, epochCivilDays: number): string[] {
  const horizon = horizonCourse(trajectory, epochCivilDays);
  const progress = courseOf('progress_multiplier_ratio', trajectory, epochCivilDays);
  const cells = timeCells(horizon.civilDays, Math.max(...LABELS.map((label) => label.length)));
  const letters = stageLetters(trajectory.stageIds);
  const stages = bindingByCell(cells, bindingCounts(trajectory, epochCivilDays));
  const signs = [sparkline(byCell(cells, horizon)), sparkline(byCell(cells, progress)), bandText(stages, letters)];
  return [
    ...wrappedFact('p50 time horizon', courseWords(horizon, durationText, capWords(trajectory))),
    ...wrappedFact('progress, times that of the same lab without AI', courseWords(progress, figureText)),
    ...wrappedFact('bottleneck', migrationWords(trajectory, epochCivilDays)),
    '',
    ...timeChart(
      LABELS.map((label, row) => ({ label, signs: signs[row]! })),
      cells,
      letterWords([stages], letters),
    ),
  ];
}

/** A column over time. */
export function courseOf(id: SampleColumnId, { sampleDays, series }: Trajectory, epochCivilDays: number): Course {
  return { civilDays: Array.from(sampleDays, (days) => epochCivilDays + days), values: [...series[id]] };
}

/** The p50 horizon over time [minutes], Infinity while it stands at its cap. */
export function horizonCourse(trajectory: Trajectory, epochCivilDays: number): Course {
  const { civilDays, values } = courseOf('horizon_p50_minutes', trajectory, epochCivilDays);
  const capped = trajectory.series.horizon_capped_flag;
  return { civilDays, values: values.map((value, i) => (capped[i] === 1 ? Infinity : value)) };
}

function capWords({ series }: Trajectory): string {
  const sample = series.horizon_capped_flag.indexOf(1);
  return sample < 0 ? 'capped' : `capped at ${durationText(series.horizon_p50_minutes[sample]!)}`;
}

/** The first value of each cell; NaN where it has none. */
export function byCell(cells: TimeCells, { civilDays, values }: Course): number[] {
  const firsts = new Array<number>(cells.count).fill(Number.NaN);
  for (const [i, day] of [...civilDays.entries()].reverse()) firsts[cellOf(cells, day)] = values[i]!;
  return firsts;
}

/** Curves on one scale. */
export function sparklines(cells: TimeCells, courses: readonly Course[]): string[] {
  const curves = courses.map((course) => byCell(cells, course));
  const range = sparkRange(curves.flat());
  return curves.map((curve) => sparkline(curve, range));
}

/** Which stage binds at each sample of a path. */
export function bindingCounts({ sampleDays, bindingStage }: Trajectory, epochCivilDays: number): BindingCount[] {
  return bindingStage.map((stage, i) => ({ civilDays: epochCivilDays + sampleDays[i]!, stage, paths: 1 }));
}

/** Where the bottleneck was, and the days on which it moved. */
function migrationWords(trajectory: Trajectory, epochCivilDays: number): string {
  const moves = migrationsOf('research', trajectory);
  const start = moves[0]?.fromStage ?? trajectory.bindingStage.find((stage) => stage !== '') ?? 'none';
  if (moves.length === 0) return `${start} throughout`;
  return [start, ...moves.map(({ days, toStage }) => `${toStage} from ${formatIsoDate(epochCivilDays + days)}`)].join(', ');
}
