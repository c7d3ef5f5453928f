import { DAYS_PER_YEAR } from '../base/units.ts';
import { RECURSION_YEARS, recursionStartDays } from '../lab/classify.ts';
import type { Generation, Trajectory } from '../lab/trajectory.ts';
import type { MetricId } from './metrics.ts';

/** Something that a path may reach once. */
export interface Milestone {
  readonly id: string;
  readonly meaning: string;
  /** First day on which a path has reached it [days since the epoch]; NaN for one that never does. */
  readonly dayOf: (path: Trajectory) => number;
  /** Whether it has been reached on a day is known only so much later [days]. */
  readonly needsDays: number;
}

/** A week, a month and a year of work in the sense of time horizons: 40, 167 and 2,000 hours. */
const WORK_WEEK_MINUTES = 2400;
const WORK_MONTH_MINUTES = 10_000;
const WORK_YEAR_MINUTES = 120_000;

const AUTOMATION_LEVELS = [1, 2, 3, 4, 5];
/** So many promotions within a quarter of a year are one a month. */
const PROMOTIONS_PER_QUARTER = 3;
const QUARTERS_PER_YEAR = 4;

/** Milestones of every lab: columns at a level, and what happens to its generations. */
const OF_EVERY_LAB: readonly Milestone[] = [
  atLeast('ai-code-90', 'AI writes 90 % of the code', 'ai_code_share', 0.9),
  atLeast('horizon-week', 'horizon of a week of work, 40 hours', 'horizon_p50_minutes', WORK_WEEK_MINUTES),
  atLeast('horizon-month', 'horizon of a month of work, 167 hours', 'horizon_p50_minutes', WORK_MONTH_MINUTES),
  atLeast('horizon-year', 'horizon of a year of work, 2,000 hours', 'horizon_p50_minutes', WORK_YEAR_MINUTES),
  atLeast('progress-2', 'progress 2 times that without AI', 'progress_multiplier_ratio', 2),
  atLeast('progress-5', 'progress 5 times that without AI', 'progress_multiplier_ratio', 5),
  atLeast('progress-25', 'progress 25 times that without AI', 'progress_multiplier_ratio', 25),
  atLeast('progress-250', 'progress 250 times that without AI', 'progress_multiplier_ratio', 250),
  below('human-share-1', 'people do under 1 % of the work', 'human_share', 0.01),
  {
    id: 'loop-gain-1',
    meaning: 'a generation with a loop gain of 1',
    dayOf: ({ generations }) => generations.find(({ loopGainRatio }) => loopGainRatio >= 1)?.promotedDays ?? Number.NaN,
    needsDays: 0,
  },
  {
    id: 'successor-monthly',
    meaning: 'a successor a month, 3 in a quarter',
    dayOf: ({ generations }) => monthlyFrom(generations),
    needsDays: 0,
  },
  {
    id: 'recursion',
    meaning: 'recursion begins, for 2 years on end',
    dayOf: ({ series, sampleDays }) => recursionStartDays({ sampleDays, ...series }),
    needsDays: RECURSION_YEARS * DAYS_PER_YEAR,
  },
];

/** Milestones of a lab with these stages: those of every lab, and each automation level of each stage. */
export function milestonesOf(stageIds: readonly string[]): readonly Milestone[] {
  const levels = stageIds.flatMap((id, stage) =>
    AUTOMATION_LEVELS.map((level) => ({
      id: `al${level}-${id}`,
      meaning: `stage ${id} at automation level ${level} or above`,
      dayOf: (path: Trajectory) => firstDay(path, (sample) => levelAt(path, sample, stage) >= level),
      needsDays: 0,
    })),
  );
  return [...OF_EVERY_LAB, ...levels];
}

function levelAt({ stageIds, stageSeries }: Trajectory, sample: number, stage: number): number {
  return stageSeries.automation_level[sample * stageIds.length + stage]!;
}

function atLeast(id: string, meaning: string, metric: MetricId, level: number): Milestone {
  return { id, meaning, needsDays: 0, dayOf: (path) => firstDay(path, (sample) => path.series[metric][sample]! >= level) };
}

function below(id: string, meaning: string, metric: MetricId, level: number): Milestone {
  return { id, meaning, needsDays: 0, dayOf: (path) => firstDay(path, (sample) => path.series[metric][sample]! < level) };
}

function firstDay({ sampleDays }: Trajectory, holds: (sample: number) => boolean): number {
  for (const [sample, day] of sampleDays.entries()) if (holds(sample)) return day;
  return Number.NaN;
}

function monthlyFrom(generations: readonly Generation[]): number {
  const promoted = generations
    .flatMap(({ promotedDays }) => (Number.isNaN(promotedDays) ? [] : [promotedDays]))
    .sort((a, b) => a - b);
  const last = promoted.findIndex((day, i) => {
    const first = promoted[i - (PROMOTIONS_PER_QUARTER - 1)];
    return first !== undefined && day - first <= DAYS_PER_YEAR / QUARTERS_PER_YEAR;
  });
  return promoted[last] ?? Number.NaN;
}
