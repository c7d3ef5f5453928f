import { assert } from '../../base/assert.ts';
import { exp } from '../../numeric/exp.ts';
import { log1p } from '../../numeric/log.ts';
import { logistic, logit } from '../../numeric/logistic.ts';

/** Kwa's model of AI R&D: what is automated follows effective compute, and people do the rest. */
export interface KwaModel {
  /** 1/v: e-folds of effective compute from a share of 1/2 to 1 / (1 + 1/e) [1, above 0]. */
  readonly slowness: number;
  /** f at the start, 0 .. 1 (both excluded). */
  readonly startShare: number;
  /** alpha: exponent of labour [above 0]. */
  readonly labourExponent: number;
  /** zeta: exponent of compute [0 or more]. */
  readonly computeExponent: number;
  /** beta: how fast software gets harder to improve [0 or more]. */
  readonly fishingExponent: number;
  /** d ln S / dt at the start, which fixes the scale [1/year]. */
  readonly startGrowthPerYear: number;
  /** ln L and ln C at so many years since the start, both 0 there. */
  readonly logLabour: (years: number) => number;
  readonly logCompute: (years: number) => number;
}

/** Software efficiency along a path, at even steps from the start on. */
export interface KwaPath {
  readonly stepYears: number;
  /** ln S, 0 at the start. */
  readonly logEfficiency: Float64Array;
  /** f. */
  readonly automatedShare: Float64Array;
}

/**
 * Share of AI R&D that is automated: logistic in effective compute E = C S, logit f = logit f_0 + v ln E.
 * @param model slowness 1/v and share f_0 at the start
 * @param logEffectiveCompute ln E, 0 at the start
 *
 * kwaShare({ slowness: 2, startShare: 0.5 }, 0) // => 0.5
 */
export function kwaShare(model: Pick<KwaModel, 'slowness' | 'startShare'>, logEffectiveCompute: number): number {
  return logistic(logit(model.startShare) + logEffectiveCompute / model.slowness);
}

/**
 * d ln S / dt = g_0 ((1 - f_0) L / (1 - f))^alpha C^zeta S^-beta, which is S' = k (L / (1 - f))^alpha C^zeta S^(1 - beta) with the scale k
 * that gives g_0 at the start.
 *
 * Source: Kwa, METR (February 2026), ai-takeoff-model.
 * @param model see KwaModel
 * @param years since the start [years]
 * @param logEfficiency ln S
 * @returns [1/year]
 */
export function kwaGrowthPerYear(model: KwaModel, years: number, logEfficiency: number): number {
  const logCompute = model.logCompute(years);
  const left = log1p(-kwaShare(model, logCompute + logEfficiency)) - log1p(-model.startShare);
  const logInput = model.labourExponent * (model.logLabour(years) - left) + model.computeExponent * logCompute;
  return model.startGrowthPerYear * exp(logInput - model.fishingExponent * logEfficiency);
}

/**
 * Integrates the model by the classical Runge-Kutta method of fourth order.
 * @param model see KwaModel
 * @param years how long [years]
 * @param stepYears step [years]; an error of some 1e-6 in ln S at 1/24
 * @throws InvariantError unless both are positive
 */
export function kwaPath(model: KwaModel, years: number, stepYears: number): KwaPath {
  assert(years > 0 && stepYears > 0, 'a path has a length and steps', { years, stepYears });
  const steps = Math.round(years / stepYears);
  const logEfficiency = new Float64Array(steps + 1);
  for (let i = 0; i < steps; i++) logEfficiency[i + 1] = stepped(model, i * stepYears, logEfficiency[i]!, stepYears);
  const automatedShare = logEfficiency.map((x, i) => kwaShare(model, model.logCompute(i * stepYears) + x));
  return { stepYears, logEfficiency, automatedShare };
}

function stepped(model: KwaModel, t: number, x: number, h: number): number {
  const k1 = kwaGrowthPerYear(model, t, x);
  const k2 = kwaGrowthPerYear(model, t + h / 2, x + (h / 2) * k1);
  const k3 = kwaGrowthPerYear(model, t + h / 2, x + (h / 2) * k2);
  const k4 = kwaGrowthPerYear(model, t + h, x + h * k3);
  return x + ((k1 + 2 * k2 + 2 * k3 + k4) * h) / 6;
}

/**
 * Years from the start until a share is automated, within a step by a straight line in logit f; NaN where the path ends before.
 * @param share 0 .. 1 (both excluded)
 *
 * yearsToShare({ stepYears: 2, logEfficiency: new Float64Array(2), automatedShare: Float64Array.of(0.25, 0.5) }, 0.5) // => 2
 */
export function yearsToShare({ stepYears, automatedShare }: KwaPath, share: number): number {
  const after = automatedShare.findIndex((f) => f >= share);
  if (after < 0) return Number.NaN;
  if (after === 0) return 0;
  const [low, high] = [logit(automatedShare[after - 1]!), logit(automatedShare[after]!)];
  return (after - 1 + (logit(share) - low) / (high - low)) * stepYears;
}
