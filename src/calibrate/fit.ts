import { exp } from '../numeric/exp.ts';
import { log } from '../numeric/log.ts';
import { independentScores } from '../random/rank-correlation.ts';
import type { UncertainParameter, Uncertainty } from '../scenario/uncertainty.ts';
import { type LeastSquares, leastSquares } from './least-squares.ts';
import { misfitOf } from './likelihood.ts';
import { type PastTask, type RunPlan, simulatePast } from './past-simulator.ts';
import { priorCopula, priorScore, valueAtPriorScore } from './prior-score.ts';
import { fittedTargets, type Target } from './targets.ts';

/** How the likeliest values are looked for. */
interface LikeliestOptions {
  readonly untilDay: number;
  /** Parameters that move; all others stay as they are written. */
  readonly fitted: readonly string[];
  /** Values as written, of all parameters with a prior. */
  readonly written: Readonly<Record<string, number>>;
  /** Paths at each point, with the same chance at all points. */
  readonly replications: number;
  /** Step in each parameter that tells a slope [standard deviations of its prior] */
  readonly difference: number;
  readonly iterations: number;
}

/** The likeliest values of some parameters, given figures and priors, the others as written. */
export interface Likeliest extends Omit<LeastSquares, 'point'> {
  readonly values: Readonly<Record<string, number>>;
  /** Standard deviations of its prior that each lies from the prior's middle. */
  readonly scores: Readonly<Record<string, number>>;
}

/**
 * Finds the values with the highest posterior density: half the squared residuals of the figures, means over paths, and of the normal
 * scores of the priors are least.
 * @throws InputError if values do not go together
 */
export async function likeliest(
  task: PastTask,
  uncertainty: Uncertainty,
  options: LikeliestOptions,
  run: RunPlan,
): Promise<Likeliest> {
  const { fitted, written, replications, untilDay, difference, iterations } = options;
  const { parameters } = uncertainty;
  const used = fittedTargets(task.targets, untilDay);
  const misfit = misfitOf(used);
  const moving = parameters.filter(({ id }) => fitted.includes(id));
  const valuesAt = (point: readonly number[]): Record<string, number> =>
    Object.fromEntries(moving.map((parameter, i) => [parameter.id, valueAtPriorScore(parameter, point[i]!)]));
  const priorAt = priorResiduals(uncertainty, written, moving);
  let asked = 0;
  const residualsAt = async (points: readonly (readonly number[])[]): Promise<readonly Float64Array[]> => {
    asked++;
    const label = `fit-${asked}`;
    const listed = points.map((point) => ({ draw: 'point' as const, values: { parameters: valuesAt(point), options: {} } }));
    const found = await simulatePast({ ...task, targets: used }, listed, replications, (plan) => run(plan, label));
    return found.map((paths, i) => Float64Array.from([...misfit(meanOf(paths, used)), ...priorAt(points[i]!)]));
  };
  const start = moving.map((parameter) => priorScore(parameter, written[parameter.id]!));
  const { point, ...found } = await leastSquares(residualsAt, start, { difference, iterations });
  const scores = Object.fromEntries(moving.map(({ id }, i) => [id, point[i]!]));
  return { ...found, values: valuesAt(point), scores };
}

/** Mean of each figure over paths, in log where it is compared so. */
export function meanOf(paths: readonly Float64Array[], targets: readonly Pick<Target, 'observable'>[]): Float64Array {
  return Float64Array.from(targets, ({ observable }, i) => {
    const values = paths.map((path) => (observable.scale === 'log' ? log(path[i]!) : path[i]!));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return observable.scale === 'log' ? exp(mean) : mean;
  });
}

/** Independent normal scores of the priors of all parameters, those that move at a point and the others as written. */
function priorResiduals(
  uncertainty: Uncertainty,
  written: LikeliestOptions['written'],
  moving: readonly UncertainParameter[],
): (point: readonly number[]) => Float64Array {
  const { parameters } = uncertainty;
  const ids = parameters.map(({ id }) => id);
  const copula = priorCopula(uncertainty);
  const places = moving.map(({ id }) => ids.indexOf(id));
  const fixed = parameters.map((parameter) => priorScore(parameter, written[parameter.id]!));
  return (point) => {
    const scores = Float64Array.from(fixed);
    for (const [i, place] of places.entries()) scores[place] = point[i]!;
    return independentScores(copula, scores);
  };
}
