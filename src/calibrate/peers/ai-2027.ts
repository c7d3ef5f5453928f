import { log } from '../../numeric/log.ts';

/**
 * Calendar time from one milestone to the next where research speeds up on the way: of the time that people alone would need the share x is
 * covered at the multiplier m_0 (m_1 / m_0)^x, so that it takes G times the integral of its inverse, G (1/m_0 - 1/m_1) / ln(m_1 / m_0).
 *
 * Source: AI 2027, takeoff forecast (April 2025), which gives gaps and multipliers; the closed form of its interpolation is ours.
 * @param humanYears G: with people alone [years]
 * @param from m_0: AI R&D progress multiplier at the first milestone, above 0
 * @param to m_1: at the next, above 0
 * @returns [years]
 *
 * takeoffYears(95, 50, 50) // => 1.9
 */
export function takeoffYears(humanYears: number, from: number, to: number): number {
  if (from === to) return humanYears / from;
  return (humanYears * (1 / from - 1 / to)) / log(to / from);
}
