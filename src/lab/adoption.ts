import { logistic } from '../numeric/logistic.ts';

/** When agents begin to attempt a stage's tasks. */
export type Opening =
  | { readonly kind: 'never' }
  | { readonly kind: 'date'; readonly days: number }
  /** `delayDays` after the deployed model's p50 horizon first passes `horizonMinutes`. */
  | { readonly kind: 'horizon'; readonly horizonMinutes: number; readonly delayDays: number };

/** First day on which the deployed horizon reached each threshold in minutes, as far as it has. */
export type HorizonPassings = ReadonlyMap<number, number>;

/**
 * Day on which a rung opens [days]; Infinity while it has not been earned, or never will be.
 *
 * openingDays({ kind: 'date', days: 100 }, new Map()) // => 100
 */
export function openingDays(opening: Opening, passings: HorizonPassings): number {
  if (opening.kind === 'date') return opening.days;
  if (opening.kind === 'never') return Infinity;
  const passedDays = passings.get(opening.horizonMinutes);
  return passedDays === undefined ? Infinity : passedDays + opening.delayDays;
}

/**
 * Share of a stage's tasks that agents attempt, 0..1: a logistic in time, shifted so that it leaves 0 at the opening.
 *
 * a(t) = (g(t) - g(0)) / (1 - g(0)), g(t) = 1 / (1 + exp(-(t - midpoint) / width)), t [days] since the opening.
 * Source: assumed (diffusion of a technology); the opening dates are public.
 *
 * adoptionShare(-1, 100, 80) // => 0
 */
export function adoptionShare(sinceOpeningDays: number, midpointDays: number, widthDays: number): number {
  if (!(sinceOpeningDays > 0)) return 0;
  const atOpening = logistic(-midpointDays / widthDays);
  return (logistic((sinceOpeningDays - midpointDays) / widthDays) - atOpening) / (1 - atOpening);
}
