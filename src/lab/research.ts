import { DAYS_PER_YEAR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import { log, log2 } from '../numeric/log.ts';
import { logistic } from '../numeric/logistic.ts';
import { inverseNormal } from '../numeric/normal.ts';
import { pow } from '../numeric/pow.ts';
import { RateMeter } from './rate-meter.ts';
import type { Limit, Progress, Taste } from './research-parameters.ts';

/**
 * p_win, the share of next steps on which AI beats people: logistic(slope * log2(H / H_even)).
 *
 * H: time horizon of the deployed model [minutes], above 0; H_even: at which it wins half of them [minutes]; slope [logits per doubling].
 * Source: form assumed; win rates, Anthropic Institute 2026.
 *
 * winShareOfAi({ sigma: 0.42, evenMinutes: 260, logitsPerDoubling: 0.28 }, 260) // => 0.5
 */
export function winShareOfAi({ evenMinutes, logitsPerDoubling }: Taste, horizonMinutes: number): number {
  return logistic(logitsPerDoubling * log2(horizonMinutes / evenMinutes));
}

/**
 * ln q_AI, how much more an experiment that AI chose is worth than one that a person chose: sigma sqrt(2) Phi^-1(p_win).
 *
 * p_win: see winShareOfAi; sigma: spread of research taste [nats]; horizonMinutes: H > 0. Source: sigma from a 3.7-fold gap of top to median, AI Futures Model.
 *
 * logTasteOfAi({ sigma: 0.42, evenMinutes: 260, logitsPerDoubling: 0.28 }, 260) // => 0
 */
export function logTasteOfAi(taste: Taste, horizonMinutes: number): number {
  return taste.sigma * Math.sqrt(2) * inverseNormal(winShareOfAi(taste, horizonMinutes));
}

/**
 * How much of the progress a limit leaves, 1 at its start and 0 at S_max; D = ln(S_max / S_f), x = ln(S / S_f) >= 0.
 *
 * level: 1 - x / D. returns: e^(beta x) (1 - x / D)^(beta D), which makes S^-beta * limit = S_f^-beta (1 - x/D)^(beta D): the returns
 * to software R&D fall linearly in ln S to 0. Source: Forethought 2025 for the second; the first assumed.
 *
 * limitFactor({ kind: 'level', ratio: 100 }, 0.5, 0) // => 1
 */
export function limitFactor(limit: Limit, fishingExponent: number, sinceStartNats: number): number {
  if (limit.kind === 'none' || sinceStartNats <= 0) return 1;
  const distanceNats = log(limit.ratio);
  const left = 1 - sinceStartNats / distanceNats;
  if (left <= 0) return 0;
  if (limit.kind === 'level') return left;
  return exp(fishingExponent * sinceStartNats) * pow(left, fishingExponent * distanceNats);
}

/** Software efficiency and the rate of experiments behind it, along one path. */
export class Research {
  /** ln S; 0 at the epoch. */
  logEfficiency = 0;
  /** ln S as the lab takes it to be, null results that it adopted and drift that it does not see left in. */
  believedLogEfficiency = 0;
  private readonly completions: RateMeter;
  private limitStartNats = 0;
  private progress: Progress;

  /** throughputPerYear: Xhat to begin with. */
  constructor(progress: Progress, nowDays: number, throughputPerYear: number) {
    this.progress = progress;
    this.completions = new RateMeter(progress.windowDays, nowDays, throughputPerYear / DAYS_PER_YEAR);
  }

  /** From now on these parameters hold; a limit counts from here. */
  change(progress: Progress, nowDays: number): void {
    this.completions.setWindow(progress.windowDays, nowDays);
    if (progress.limit.kind !== 'none' && this.progress.limit.kind === 'none') this.limitStartNats = this.logEfficiency;
    this.progress = progress;
  }

  /** Xhat [experiments per year]: completions weighted by exp(-age / window). */
  throughputPerYear(nowDays: number): number {
    return this.completions.read(nowDays) * DAYS_PER_YEAR;
  }

  /**
   * Takes in `jobs` experiments of quality q, which the lab takes for believedQuality: d ln S = jobs (theta / X_ref) q S^-beta (Xhat / X_ref)^(lambda - 1) * limit.
   * Xhat is read before these jobs count, which leaves it unbiased; after a stretch T without any, longer than the window, it is at
   * least jobs / T, so that what ends a pause counts as the stretch at its mean rate.
   */
  complete(jobs: number, quality: number, believedQuality: number, nowDays: number): void {
    const { thetaPerYear, referencePerYear, parallelExponent, fishingExponent } = this.progress;
    const throughputPerYear = this.completions.readWith(jobs, nowDays) * DAYS_PER_YEAR;
    const crowding = pow(throughputPerYear / referencePerYear, parallelExponent - 1);
    const fishing = exp(-fishingExponent * this.logEfficiency);
    const limit = this.limitFactor();
    const gain = (q: number): number => jobs * (thetaPerYear / referencePerYear) * q * fishing * crowding * limit;
    this.logEfficiency += gain(quality);
    this.believedLogEfficiency += gain(believedQuality);
    this.count(jobs, nowDays);
  }

  /** Lets jobs count towards Xhat without progress (the twin, the stretch before the epoch). */
  count(jobs: number, nowDays: number): void {
    this.completions.count(jobs, nowDays);
  }

  /** ln S since the limit came into force. */
  get sinceLimitNats(): number {
    return this.logEfficiency - this.limitStartNats;
  }

  limitFactor(): number {
    return limitFactor(this.progress.limit, this.progress.fishingExponent, this.sinceLimitNats);
  }

  /** How far ln S has come to its limit, as a share; 0 without a limit. */
  limitReachedShare(): number {
    const { limit } = this.progress;
    return limit.kind === 'none' ? 0 : this.sinceLimitNats / log(limit.ratio);
  }
}
