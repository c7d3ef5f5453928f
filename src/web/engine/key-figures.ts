import type { LabScenario } from '../../lab/parameters.ts';
import { migrationsOf, type Trajectory } from '../../lab/trajectory.ts';
import { classifyPath, promotedGenerations } from '../../report/lab-text.ts';
import type { KeyFigures } from './messages.ts';

/** A quarter, over which rates are: later on, chance has shifted the generations of two paths against each other. */
const SOON_DAYS = 92;

/** The figures that name a path: soon after its parting, and at its end. */
export function keyFigures(trajectory: Trajectory, { epochCivilDays, fork }: LabScenario): KeyFigures {
  const { sampleDays, series, bindingStage, bindingPool, generations } = trajectory;
  const soonDays = (fork?.fromDays ?? Number.POSITIVE_INFINITY) + SOON_DAYS;
  const soon = sampleDays.findLastIndex((days) => days <= soonDays);
  const gains = generations.map(({ loopGainRatio }) => loopGainRatio).filter((gain) => Number.isFinite(gain));
  return {
    future: classifyPath(trajectory).future,
    soonDay: epochCivilDays + sampleDays[soon]!,
    soonExperimentsPerYear: finite(series.experiments_per_year[soon]!),
    soonBindingStage: bindingStage[soon]!,
    progressRatio: last(series.progress_multiplier_ratio),
    leverageRatio: last(series.leverage_ratio),
    humanShare: last(series.human_share),
    bindingStage: bindingStage.at(-1) ?? '',
    bindingPool: bindingPool.at(-1) ?? '',
    moves: migrationsOf('research', trajectory).length,
    generations: promotedGenerations(trajectory),
    highestLoopGain: gains.length === 0 ? null : Math.max(...gains),
  };
}

function last(values: Float64Array): number | null {
  return finite(values.at(-1) ?? Number.NaN);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
