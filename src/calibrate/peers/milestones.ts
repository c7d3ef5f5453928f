/** AI R&D progress multipliers whose dates are compared: those of AI 2027's superhuman coder, AI researcher, superintelligent researcher and ASI. */
export const PROGRESS_LEVELS: readonly number[] = [5, 25, 250, 2000];

/**
 * Milestone of a progress multiplier.
 *
 * progressMilestone(25) // => 'multiplier-25'
 */
export function progressMilestone(level: number): string {
  return `multiplier-${level}`;
}

/** All but a hundredth of AI R&D is automated. */
export const AUTOMATION_99 = 'automation-99';

/** f there. */
export const AUTOMATION_SHARE = 0.99;

/** A p50 horizon of 100 work-years, at which our labs' horizons stop and the AI Futures Model puts its automated coder. */
export const LONG_HORIZON = 'horizon-100-work-years';
