import { pow } from '../../numeric/pow.ts';
import type { HorizonValue } from '../horizon.ts';
import type { Generations } from '../research-parameters.ts';
import type { ModelGeneration } from './pipeline.ts';
import type { Step } from './stay.ts';
import { isOver, waitsForJobs } from './stay.ts';

/** What holds a candidate: its step, an approval, a pause; '' where there is none. */
export type HoldingStep = Exclude<Step, 'promotion' | 'ended'> | 'approval' | 'pause' | '';

/** Whether no training may begin and nothing be promoted: fromDays <= now < toDays of a pause. */
export function isPaused(rules: Generations, nowDays: number): boolean {
  return rules.control?.pauses.some(({ fromDays, toDays }) => fromDays <= nowDays && nowDays < toDays) ?? false;
}

/** Whether the gate lets through what has all that it asks for. */
export function isGateOpen(rules: Generations, nowDays: number): boolean {
  return rules.gate === 'promote' && !isPaused(rules, nowDays);
}

/** First day on which the gate may let a candidate out that has passed its evaluation now. */
export function earliestPromotionDays(rules: Generations, candidate: ModelGeneration, nowDays: number): number {
  return Math.max(nowDays + rules.gateDays, leastDays(rules, candidate));
}

/** Days that remediation and evaluation after the first have cost a candidate that the gate is ready to let out now. */
export function daysInRemediation(rules: Generations, candidate: ModelGeneration, nowDays: number): number {
  const longerDays = candidate.evaluatedDays - candidate.firstEvaluatedDays;
  return Math.max(0, Math.min(longerDays, nowDays - leastDays(rules, candidate)));
}

/** Of those ready, who is promoted now (its release has gone well, or there is none for it), and who goes into a staged release. */
export function sortAtGate(
  rules: Generations,
  ready: readonly ModelGeneration[],
  deployedIndex: number,
): { readonly toPromote: readonly ModelGeneration[]; readonly toRelease: readonly ModelGeneration[] } {
  if (rules.control?.release === undefined) return { toPromote: ready, toRelease: [] };
  const released = ready.filter(({ stay }) => stay.step === 'promotion').map(({ index }) => index);
  const newestOut = Math.max(deployedIndex, ...released); // one that is older than this will do no work
  return {
    toPromote: ready.filter(({ index }) => index <= newestOut),
    toRelease: ready.filter(({ index }) => index > newestOut),
  };
}

/** What a candidate waits for; where there is none, whether a pause keeps the next from starting. */
export function holdingStep(rules: Generations, candidate: ModelGeneration | undefined, nowDays: number): HoldingStep {
  if (candidate === undefined) return isPaused(rules, nowDays) ? 'pause' : '';
  const { step, waitsForDay } = candidate.stay;
  if (step === 'gate' && !waitsForDay && waitsForJobs(candidate.stay)) return 'approval';
  if (step !== 'promotion' && step !== 'ended' && !isOver(candidate.stay)) return step;
  if (isPaused(rules, nowDays)) return 'pause';
  return isGateOpen(rules, nowDays) ? 'release' : 'gate'; // over and let out by neither: another is in release
}

/**
 * Horizon of a lab in which a new model does a share x of the work: H_old^(1 - x) H_new^x.
 *
 * mixHorizons({ minutes: 4, capped: false }, { minutes: 16, capped: false }, 1 / 2) // => { minutes: 8, capped: false }
 */
export function mixHorizons(old: HorizonValue, next: HorizonValue, share: number): HorizonValue {
  return { minutes: pow(old.minutes, 1 - share) * pow(next.minutes, share), capped: old.capped && next.capped };
}

function leastDays({ control }: Generations, { trainedDays }: ModelGeneration): number {
  return trainedDays + (control?.minimumDays ?? 0);
}
