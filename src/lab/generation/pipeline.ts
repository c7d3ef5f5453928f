import type { Generations } from '../research-parameters.ts';
import type { Stay } from './stay.ts';
import { beginStay, isOver, usesTrainingCompute } from './stay.ts';

/** What became of a generation. */
export type Outcome = 'in flight' | 'promoted' | 'rolled back';

/** A model generation in the pipeline: frozen at its start, dated as it goes; NaN for what has not happened. */
export interface ModelGeneration {
  readonly index: number;
  readonly startDays: number;
  /** E and S at the start, which the model keeps. */
  readonly effectiveCompute: number;
  readonly softwareEfficiency: number;
  /** Training begins: at the start, or once the training data are there. */
  trainingDays: number;
  trainedDays: number;
  firstEvaluatedDays: number;
  /** End of the last evaluation. */
  evaluatedDays: number;
  /** The last approval that the gate asked for. */
  approvedDays: number;
  /** Beginning of a staged release, and the share of the work that the model does in it, 0..1. */
  releasedDays: number;
  releaseShare: number;
  promotedDays: number;
  /** d: how far each of its goods is from what was meant, as it is. */
  drifts: readonly number[];
  /** Harm of all its drifts, as it was at the last look and as that look estimated it. */
  trueHarm: number;
  measuredHarm: number;
  /** Remediations. */
  rounds: number;
  /** Looks that raised an alarm, and those of them that chance alone would have raised. */
  alarms: number;
  falseAlarms: number;
  /** 1 if the last look of a battery saw nothing though there was harm. */
  misses: number;
  /** Held back after a step was over, or remediated and evaluated again; all days since the start of one that was dropped. */
  daysLost: number;
  outcome: Outcome;
  stay: Stay;
}

/**
 * The generation loop: successors between start and promotion, and the deployed model.
 *
 * It knows what is where; whoever owns the clock calls it when something is due.
 */
export class GenerationPipeline {
  readonly generations: ModelGeneration[] = [];
  /** Successors between start and promotion, the oldest first. */
  readonly candidates: ModelGeneration[] = [];
  deployed: ModelGeneration | undefined;

  /** Deploys generation 0 on its release day. */
  begin(nowDays: number, effectiveCompute: number, softwareEfficiency: number): void {
    const first = this.add(nowDays, effectiveCompute, softwareEfficiency);
    const dates = { trainingDays: nowDays, trainedDays: nowDays, firstEvaluatedDays: nowDays, evaluatedDays: nowDays };
    Object.assign(first, dates, { trueHarm: 0 });
    this.promote(first, nowDays);
  }

  get inFlight(): number {
    return this.candidates.length;
  }

  /** Successors in training, or trained again in a remediation. */
  get inTraining(): number {
    return this.candidates.filter(({ stay }) => stay.waitsForDay && usesTrainingCompute(stay)).length;
  }

  /** The candidate that does a share of the work. */
  get inRelease(): ModelGeneration | undefined {
    return this.candidates.find(({ stay }) => stay.step === 'release' || stay.step === 'promotion');
  }

  /** Candidates that have all that the gate asks for, or that have stood their release, the oldest first. */
  get ready(): ModelGeneration[] {
    return this.candidates.filter(({ stay }) => (stay.step === 'gate' || stay.step === 'promotion') && isOver(stay));
  }

  /** Whether the trigger of the next successor has fired; it compares with the newest that was not dropped. */
  isDue(rules: Generations, nowDays: number, effectiveCompute: number): boolean {
    const newest = this.generations.findLast(({ outcome }) => outcome !== 'rolled back');
    if (newest === undefined) return false;
    return rules.trigger.kind === 'cadence'
      ? nowDays - newest.startDays >= rules.trigger.days
      : effectiveCompute >= rules.trigger.gain * newest.effectiveCompute;
  }

  isFull(rules: Generations): boolean {
    return this.inFlight >= rules.overlap;
  }

  /** Starts a successor if the trigger has fired and a slot is free; otherwise undefined. */
  considerStart(
    rules: Generations,
    nowDays: number,
    effectiveCompute: number,
    softwareEfficiency: number,
  ): ModelGeneration | undefined {
    if (this.isFull(rules) || !this.isDue(rules, nowDays, effectiveCompute)) return undefined;
    return this.add(nowDays, effectiveCompute, softwareEfficiency);
  }

  /** A generation is let out; it is deployed unless a newer one is. */
  promote(generation: ModelGeneration, nowDays: number): void {
    this.end(generation, 'promoted');
    generation.promotedDays = nowDays;
    if (this.deployed === undefined || generation.index > this.deployed.index) this.deployed = generation;
  }

  /** A candidate is given up, and all its days with it. */
  drop(generation: ModelGeneration, nowDays: number): void {
    this.end(generation, 'rolled back');
    generation.misses = 0;
    generation.daysLost = nowDays - generation.startDays;
  }

  private end(generation: ModelGeneration, outcome: Outcome): void {
    generation.outcome = outcome;
    this.candidates.splice(this.candidates.indexOf(generation), 1);
    generation.stay = beginStay('ended', false, undefined, 0);
  }

  private add(startDays: number, effectiveCompute: number, softwareEfficiency: number): ModelGeneration {
    const generation: ModelGeneration = {
      index: this.generations.length,
      startDays,
      effectiveCompute,
      softwareEfficiency,
      trainingDays: Number.NaN,
      trainedDays: Number.NaN,
      firstEvaluatedDays: Number.NaN,
      evaluatedDays: Number.NaN,
      approvedDays: Number.NaN,
      releasedDays: Number.NaN,
      releaseShare: 0,
      promotedDays: Number.NaN,
      drifts: [],
      trueHarm: Number.NaN,
      measuredHarm: Number.NaN,
      rounds: 0,
      alarms: 0,
      falseAlarms: 0,
      misses: 0,
      daysLost: 0,
      outcome: 'in flight',
      stay: { ...beginStay('data', false, undefined, 0), overDays: startDays },
    };
    this.generations.push(generation);
    this.candidates.push(generation);
    return generation;
  }
}
