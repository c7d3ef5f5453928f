import { readingCatchShare } from './detection.ts';

/**
 * What people who read miss: where they did the work themselves they read it in full, where they oversaw agents for a share of that time.
 *
 * x exp(-m / m0) + (1 - x) exp(-o m / m0). fullShare: x, read in full, 0..1. oversightShare: o, minutes of overseeing per minute of
 * reading in full, >= 0. fullMinutes: m, scrutinyMinutes: m0 > 0 [minutes]. Linear in x, so that it holds for a bundle of jobs as for one.
 *
 * missedShare(0, 0, 60, 60) // => 1
 */
export function missedShare(fullShare: number, oversightShare: number, fullMinutes: number, scrutinyMinutes: number): number {
  const inFull = 1 - readingCatchShare(fullMinutes, scrutinyMinutes);
  const overseen = 1 - readingCatchShare(oversightShare * fullMinutes, scrutinyMinutes);
  return fullShare * inFull + (1 - fullShare) * overseen;
}
