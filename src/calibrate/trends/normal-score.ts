import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import { normalCdf } from '../../numeric/normal.ts';

/** What a forecast lost by an outcome; lower is better. */
interface NormalScore {
  /** Continuous ranked probability score, in the outcome's unit. */
  readonly crps: number;
  /** Minus the log density [nats]. */
  readonly logScore: number;
}

/**
 * Scores of a normal forecast, with z = (outcome - mean) / deviation: CRPS = deviation (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt pi),
 * log score = log(deviation sqrt(2 pi)) + z^2 / 2.
 * Source: Gneiting and Raftery (2007), Journal of the American Statistical Association 102, 359-378.
 * @param deviation more than 0
 *
 * normalScore(0, 1, 0).logScore // => Math.log(Math.sqrt(2 * Math.PI))
 */
export function normalScore(mean: number, deviation: number, outcome: number): NormalScore {
  const z = (outcome - mean) / deviation;
  const halfSquare = (z * z) / 2;
  const density = exp(-halfSquare) / Math.sqrt(2 * Math.PI);
  return {
    crps: deviation * (z * (2 * normalCdf(z) - 1) + 2 * density - 1 / Math.sqrt(Math.PI)),
    logScore: log(deviation * Math.sqrt(2 * Math.PI)) + halfSquare,
  };
}
