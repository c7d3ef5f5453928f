import { choleskyOf } from '../numeric/cholesky.ts';
import { log } from '../numeric/log.ts';
import { ERROR_CORRELATION, type Target } from './targets.ts';

/** A figure further off than this many standard deviations of its error counts as so many: what is wrong is wrong. */
const MOST_DEVIATIONS = 8;

/** How far simulated figures are from published ones; by target. */
type Misfit = (simulated: ArrayLike<number>) => Float64Array;

/**
 * Prepares the residuals of targets, standardised and independent: r = L^-1 z, z_i = (x_i - y_i) / sigma_i in the scale of the
 * observable (log or linear), at most eight either way and eight where the path has no such figure; L L' the correlations of errors,
 * ERROR_CORRELATION within a series and 0 between series.
 * @param targets with values, not bounds
 *
 * misfitOf([])([]) // => new Float64Array([])
 */
export function misfitOf(targets: readonly Target[]): Misfit {
  const { rows } = choleskyOf(targets.length, (i, j) => {
    if (i === j) return 1;
    return targets[i]!.series === targets[j]!.series ? ERROR_CORRELATION : 0;
  });
  return (simulated) => {
    const residuals = new Float64Array(targets.length);
    for (const [i, target] of targets.entries()) {
      const row = rows[i]!;
      let rest = deviationOf(target, simulated[i]!);
      for (let j = 0; j < i; j++) rest -= row[j]! * residuals[j]!;
      residuals[i] = rest / row[i]!;
    }
    return residuals;
  };
}

/**
 * Log-likelihood of a path up to a constant: -1/2 sum r^2, its figures being right but for independent normal errors r.
 *
 * logLikelihoodOf([1, -2]) // => -2.5
 */
export function logLikelihoodOf(residuals: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < residuals.length; i++) sum += residuals[i]! * residuals[i]!;
  return -sum / 2;
}

/** How many standard deviations of its error a simulated figure lies above the published one. */
export function deviationOf({ figure, observable, error }: Target, simulated: number): number {
  const away = observable.scale === 'log' ? log(simulated / figure.value) : simulated - figure.value;
  if (!Number.isFinite(away)) return away > 0 ? MOST_DEVIATIONS : -MOST_DEVIATIONS;
  return Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, away / error));
}
