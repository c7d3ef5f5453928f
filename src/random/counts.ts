import { exp } from '../numeric/exp.ts';
import { log1p } from '../numeric/log.ts';
import { inverseNormal } from '../numeric/normal.ts';

/** A count of greater variance is normal to the eye, and its quantile is dear to sum up. */
const NORMAL_FROM_VARIANCE = 25;

/**
 * How many of a number of jobs something happens to, by inversion of one uniform number; it ascends with the uniform number.
 *
 * Binomial(n, p) of the whole jobs n, and p times what is left of them: a bundle may stand for two and a half jobs. Where
 * N p (1 - p) > 25, N all jobs, the normal quantile N p + z sqrt(N p (1 - p)), held to 0 .. N. The mean is N p.
 * @param jobs N, any number [0, ...); of one job it is 0 or 1
 * @param share p [0, 1]
 * @param uniform strictly between 0 and 1
 *
 * drawSuccesses(1, 0.25, 0.8) // => 1
 */
export function drawSuccesses(jobs: number, share: number, uniform: number): number {
  if (jobs === 1) return uniform > 1 - share ? 1 : 0;
  const variance = jobs * share * (1 - share);
  if (variance > NORMAL_FROM_VARIANCE) {
    return Math.min(jobs, Math.max(0, jobs * share + inverseNormal(uniform) * Math.sqrt(variance)));
  }
  const whole = Math.floor(jobs);
  return binomialQuantile(whole, share, uniform) + (jobs - whole) * share;
}

/** Counted from the rarer end, so that the first term is no smaller than about e^-70. */
function binomialQuantile(jobs: number, share: number, uniform: number): number {
  return share > 1 / 2 ? jobs - rareSuccesses(jobs, 1 - share, 1 - uniform) : rareSuccesses(jobs, share, uniform);
}

function rareSuccesses(jobs: number, share: number, uniform: number): number {
  const odds = share / (1 - share);
  let chance = exp(jobs * log1p(-share));
  let atMost = chance;
  let count = 0;
  while (uniform > atMost && count < jobs && atMost + chance > atMost) {
    chance *= (odds * (jobs - count)) / (count + 1);
    atMost += chance;
    count++;
  }
  return count;
}

/**
 * A Poisson number by inversion of one uniform number; it ascends with the uniform number.
 *
 * Above a mean of 25 the normal quantile, mean + z sqrt(mean), rounded to a whole number of at least 0.
 * @param mean [0, ...)
 * @param uniform strictly between 0 and 1
 *
 * drawPoisson(1, 0.5) // => 1
 */
export function drawPoisson(mean: number, uniform: number): number {
  if (mean > NORMAL_FROM_VARIANCE) return Math.max(0, Math.round(mean + inverseNormal(uniform) * Math.sqrt(mean)));
  let chance = exp(-mean);
  let atMost = chance;
  let count = 0;
  while (uniform > atMost && atMost + chance > atMost) {
    count++;
    chance *= mean / count;
    atMost += chance;
  }
  return count;
}
