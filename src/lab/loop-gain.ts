import { exp } from '../numeric/exp.ts';
import { log, log2 } from '../numeric/log.ts';
import type { Plan } from './demand.ts';
import { planExperiments } from './demand.ts';
import { horizonOf } from './horizon.ts';
import type { Layout } from './layout.ts';
import type { LabParameters } from './parameters.ts';
import { limitFactor, logTasteOfAi } from './research.ts';
import type { Moment } from './stage-rates.ts';
import type { TaskModel } from './task-model.ts';

/** Step in ln S for the derivatives: S up ten per cent. */
const STEP_RATIO = 1.1;

/** The loop gain and its parts. */
export interface LoopGain {
  /** G; above 1 the loop accelerates by itself. */
  readonly gain: number;
  /** eps = d ln X_max / d ln S with staff, fleet, date and adoption frozen and the horizon following S. */
  readonly throughputElasticity: number;
}

/** Where research stands for a loop gain: ln S since its limit came into force, and E / E_ref of the deployed model (NaN: none). */
export interface ResearchState {
  readonly sinceLimitNats: number;
  readonly deployedComputeRatio: number;
}

/**
 * G = (lambda eps + d ln q / d ln S + d ln limit / d ln S) / beta, by finite differences over S up ten per cent.
 *
 * Without AI and people binding G = 0; with accelerators binding G = lambda psi / beta. NaN at beta = 0, where growth never slows.
 * Source: growth g = theta q S^-beta X^lambda * limit accelerates by itself where d ln g / d ln S > 0 (after Jones 1995).
 */
export function loopGain(
  p: LabParameters,
  layout: Layout,
  moment: Moment,
  plan: Plan,
  state: ResearchState,
  tasks: TaskModel,
): LoopGain {
  const ratio = state.deployedComputeRatio;
  const growth = ratio > 0 ? horizonOf(p.horizon, ratio * STEP_RATIO).minutes / horizonOf(p.horizon, ratio).minutes : 1;
  const horizonMinutes = moment.horizonMinutes * growth;
  const later: Moment = { ...moment, softwareEfficiency: moment.softwareEfficiency * STEP_RATIO, horizonMinutes };
  const laterPlan = planExperiments(p, layout, later, tasks);
  const step = log(STEP_RATIO);
  const throughputElasticity = log(laterPlan.throughputPerYear / plan.throughputPerYear) / step;
  const tasteTerm = (meanLogTaste(p, layout, laterPlan, later) - meanLogTaste(p, layout, plan, moment)) / step;
  const { parallelExponent, fishingExponent, limit } = p.progress;
  const limitTerm =
    log(
      limitFactor(limit, fishingExponent, state.sinceLimitNats + step) /
        limitFactor(limit, fishingExponent, state.sinceLimitNats),
    ) / step;
  const elasticity = parallelExponent * throughputElasticity + tasteTerm + limitTerm;
  return { gain: fishingExponent > 0 ? elasticity / fishingExponent : Number.NaN, throughputElasticity };
}

/** ln q expected of an experiment of which AI leads its share of decisions. */
function meanLogTaste(p: LabParameters, layout: Layout, plan: Plan, moment: Moment): number {
  const ledByAi = layout.decideStage < 0 ? 0 : (plan.rates[layout.decideStage]?.automatedShare ?? 0);
  return log(tasteOf(ledByAi, ledByAi === 0 ? 0 : logTasteOfAi(p.taste, moment.horizonMinutes)));
}

/**
 * r_eff = 1 / (1 + log2(T' / T) / (p log2 m)): returns to software R&D as two successive generations show them.
 *
 * T, T': days for S to grow by the same factor m, before and after [days > 0]; m > 1; p: exponent of research input.
 * NaN where undefined (no growth, or a denominator not above 0). Source: Forethought 2025, T(m S) = T(S) m^(p (1/r - 1)).
 *
 * effectiveReturns(100, 100, 2, 0.3) // => 1
 */
export function effectiveReturns(beforeDays: number, afterDays: number, growthFactor: number, inputExponent: number): number {
  if (!(growthFactor > 1 && beforeDays > 0 && afterDays > 0)) return Number.NaN;
  const denominator = 1 + log2(afterDays / beforeDays) / (inputExponent * log2(growthFactor));
  return denominator > 0 ? 1 / denominator : Number.NaN;
}

/**
 * A = 1 + ln(g' / g) / ln(S' / S) / beta: acceleration seen on a path, which hiring and purchases drive too.
 *
 * g, g': growth rates of S, same unit, > 0; growthNats: ln(S' / S) > 0; beta >= 0. NaN where undefined, as at beta = 0.
 *
 * acceleration(1, 1, 2, 0.5) // => 1
 */
export function acceleration(rateBefore: number, rateAfter: number, growthNats: number, fishingExponent: number): number {
  if (!(rateBefore > 0 && rateAfter > 0 && growthNats > 0 && fishingExponent > 0)) return Number.NaN;
  return 1 + log(rateAfter / rateBefore) / growthNats / fishingExponent;
}

/**
 * Mean q of experiments of which AI led a share, 0..1; q is 1 where people decided and exp(logTaste) where AI did.
 *
 * tasteOf(0.5, 0) // => 1
 */
export function tasteOf(ledByAiShare: number, logTaste: number): number {
  return 1 + ledByAiShare * (exp(logTaste) - 1);
}
