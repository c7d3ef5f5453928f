import { createStream } from '../../random/streams.ts';
import type { DrawValues } from '../../scenario/drawn.ts';
import type { UncertainParameter } from '../../scenario/uncertainty.ts';
import { type ElementaryEffects, elementaryEffects, type MorrisWalk, morrisDesign } from '../../stats/elementary-effects.ts';
import { HIGH_SHARE, LOW_SHARE, quantileOf } from './quantile-of.ts';
import { meanAt, type TargetValues } from './target-values.ts';

const LEVELS = 4;
/** Sigma over mu* of a parameter that acts by itself and nearly in a straight line; more is interaction or a bend. */
const ALONE_BELOW = 0.5;

/** Walks through the priors of all uncertain parameters; variants stay as written. */
export interface MorrisDesign {
  readonly parameters: readonly string[];
  readonly trajectories: readonly MorrisWalk[];
  /** [trajectory * (parameters + 1) + step]. */
  readonly points: readonly DrawValues[];
}

/** What a parameter does to a target, wherever the others are. */
export interface MorrisEffect {
  readonly parameter: string;
  /** Per move from the 5 % to the 95 % quantile [unit of the target]. */
  readonly effects: ElementaryEffects;
  /** sigma / mu*; NaN where it does nothing. */
  readonly interactionRatio: number;
  readonly acts: 'alone' | 'with others' | 'not at all';
}

/**
 * Morris' trajectories over the quantiles of the priors from 5 to 95 %, in four levels, as if the parameters were independent.
 * @param parameters one or more
 */
export function planMorris(seed: number, parameters: readonly UncertainParameter[], count: number): MorrisDesign {
  const stream = createStream(`${seed}/morris`);
  const trajectories = morrisDesign(parameters.length, count, LEVELS, () => stream.next());
  const valuesAt = (point: readonly number[]): DrawValues => ({
    parameters: Object.fromEntries(
      parameters.map((parameter, i) => [parameter.id, quantileOf(parameter, LOW_SHARE + (HIGH_SHARE - LOW_SHARE) * point[i]!)]),
    ),
    options: {},
  });
  const points = trajectories.flatMap((trajectory) => trajectory.points.map(valuesAt));
  return { parameters: parameters.map(({ id }) => id), trajectories, points };
}

/** Elementary effects on a target, largest mu* first. */
export function morrisEffects({ parameters, trajectories }: MorrisDesign, of: TargetValues): readonly MorrisEffect[] {
  const steps = parameters.length + 1;
  const outcomes = trajectories.map((_, t) => Array.from({ length: steps }, (_, step) => meanAt(of, t * steps + step)));
  const effects = elementaryEffects(trajectories, outcomes).map((each, i): MorrisEffect => {
    const interactionRatio = each.deviation / each.meanSize;
    const acts = each.meanSize === 0 ? 'not at all' : interactionRatio < ALONE_BELOW ? 'alone' : 'with others';
    return { parameter: parameters[i]!, effects: each, interactionRatio, acts };
  });
  return effects.sort((a, b) => b.effects.meanSize - a.effects.meanSize || (a.parameter < b.parameter ? -1 : 1));
}
