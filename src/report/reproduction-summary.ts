import type { Reproduction } from '../calibrate/reproduce/reproduce.ts';
import { countVerdicts } from '../calibrate/reproduce/verdict.ts';

/** A reproduction in figures, for machines. */
export function reproductionSummary({ figures, stories, writtenPaths, draws, drawnFrom }: Reproduction): unknown {
  return {
    ...{ writtenPaths, draws, drawnFrom },
    verdicts: countVerdicts(figures),
    inputs: figures.filter(({ role }) => role === 'input').length,
    figures: figures.map(({ target, role, written, drawn, error, verdict }) => ({
      ...{ series: target.series, observable: target.observable.id, date: target.figure.date, published: target.figure.value },
      ...{ written, drawn, error, role, verdict },
    })),
    stories: stories.map(({ quarter, steps, binding }) => ({
      quarter: quarter.id,
      steps: steps.map(({ step, level, factor, drawnLevel }) => ({ step: step.id, level, factor, drawnLevel })),
      binding,
    })),
  };
}
