import { log, log2 } from '../numeric/log.ts';
import { pow } from '../numeric/pow.ts';
import type { Horizon } from './research-parameters.ts';

/** A p50 time horizon, and whether it stands at the cap beyond which it no longer means a time. */
export interface HorizonValue {
  readonly minutes: number;
  readonly capped: boolean;
}

/**
 * p50 time horizon of a model with effective compute E: H_ref 2^(kappa x), or H_ref (1 - (1 - d) x / tau)^(ln 2 / ln d), x = log2(E / E_ref).
 *
 * computeRatio: E / E_ref > 0. kappa: horizon doublings per doubling of E. d in (0, 1): each horizon doubling takes d times the
 * effective compute (in doublings) of the one before; tau: doublings of E for the first one; singular at x = tau / (1 - d).
 * Source: METR (arXiv 2503.14499) for the trend; superexponential form as in the AI Futures Model (2025).
 *
 * horizonOf({ law: { kind: 'exponential', doublingsPerDoubling: 2 }, referenceMinutes: 4, capMinutes: 1e6 }, 4) // => { minutes: 64, capped: false }
 */
export function horizonOf(horizon: Pick<Horizon, 'law' | 'referenceMinutes' | 'capMinutes'>, computeRatio: number): HorizonValue {
  const { law, referenceMinutes, capMinutes } = horizon;
  const doublings = log2(computeRatio);
  let minutes: number;
  if (law.kind === 'exponential') {
    minutes = referenceMinutes * pow(2, law.doublingsPerDoubling * doublings);
  } else {
    const left = 1 - ((1 - law.shrink) * doublings) / law.firstDoubling;
    minutes = left > 0 ? referenceMinutes * pow(left, log(2) / log(law.shrink)) : Infinity;
  }
  return minutes < capMinutes ? { minutes, capped: false } : { minutes: capMinutes, capped: true };
}

/**
 * p80 time horizon: the length at which P = 1 / (1 + (L / H)^b) is four fifths, H 4^(-1/b). b: exponent of the logistic, > 0.
 *
 * p80Minutes(64, 1) // => 16
 */
export function p80Minutes(p50Minutes: number, logisticExponent: number): number {
  return p50Minutes * pow(4, -1 / logisticExponent);
}
