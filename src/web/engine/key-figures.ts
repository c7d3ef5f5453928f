import { migrationsOf, type Trajectory } from '../../lab/trajectory.ts';
import { classifyPath, promotedGenerations } from '../../report/lab-text.ts';
import type { KeyFigures } from './messages.ts';

/** The figures that name a path, at its end. */
export function keyFigures(trajectory: Trajectory): KeyFigures {
  const { series, bindingStage, bindingPool, generations } = trajectory;
  const gains = generations.map(({ loopGainRatio }) => loopGainRatio).filter((gain) => Number.isFinite(gain));
  return {
    future: classifyPath(trajectory).future,
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
  const value = values.at(-1) ?? Number.NaN;
  return Number.isFinite(value) ? value : null;
}
