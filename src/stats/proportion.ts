import { inverseNormal } from '../numeric/normal.ts';

const CONFIDENCE = 0.95;

/** A share of trials that came true, with its confidence interval. */
export type ShareInterval = { readonly share: number; readonly low: number; readonly high: number };

/**
 * Share of successes with Wilson's score interval: with p = k / n, centre (p + z^2 / 2n) / (1 + z^2 / n) and half-width
 * z sqrt(p (1 - p) / n + z^2 / 4n^2) / (1 + z^2 / n). Unlike p +- z s it stays within 0 .. 1 and says something at 0 and n.
 * Source: Wilson (1927), Journal of the American Statistical Association 22, 209-212; without continuity correction.
 * @param successes k, 0 .. n
 * @param trials n; for 0 the share is NaN and the interval 0 .. 1
 * @param confidence 0 .. 1, 0.95 unless told
 *
 * wilsonInterval(0, 20).high.toFixed(4) // => '0.1611'
 */
export function wilsonInterval(successes: number, trials: number, confidence: number = CONFIDENCE): ShareInterval {
  if (trials === 0) return { share: NaN, low: 0, high: 1 };
  const z = inverseNormal((1 + confidence) / 2);
  const share = successes / trials;
  const spread = (z * z) / trials;
  const centre = (share + spread / 2) / (1 + spread);
  const halfWidth = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  return {
    share,
    low: successes === 0 ? 0 : centre - halfWidth,
    high: successes === trials ? 1 : centre + halfWidth,
  };
}
