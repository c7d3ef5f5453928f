import type { DrawValues } from '../../scenario/drawn.ts';
import type { PathOutcome } from '../outcome.ts';

/** The view of all paths, beside which others are conditional. */
export const ALL = 'all';

/**
 * Views that a path belongs to: all, those of its class of future, and those whose point has an option of a variant.
 *
 * viewsOf({ future: 'recursion' }, { options: { horizonLaw: 'exponential' } }) // => ['all', 'future=recursion', 'horizonLaw=exponential']
 */
export function viewsOf({ future }: Pick<PathOutcome, 'future'>, { options }: Pick<DrawValues, 'options'>): readonly string[] {
  return [ALL, `future=${future}`, ...Object.entries(options).map(([variant, option]) => `${variant}=${option}`)];
}
