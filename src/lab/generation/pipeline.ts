import type { Generations } from '../research-parameters.ts';

/** A model generation in the pipeline: frozen at its start, dated as it goes; NaN for what has not happened. */
export interface ModelGeneration {
  readonly index: number;
  readonly startDays: number;
  /** E and S at the start of training, which the model keeps. */
  readonly effectiveCompute: number;
  readonly softwareEfficiency: number;
  trainedDays: number;
  evaluatedDays: number;
  promotedDays: number;
}

/**
 * The generation loop: successors in training or evaluation, those that wait at a closed gate, and the deployed one.
 *
 * It knows what is where; whoever owns the clock calls it when something is due.
 */
export class GenerationPipeline {
  readonly generations: ModelGeneration[] = [];
  deployed: ModelGeneration | undefined;
  private readonly held: ModelGeneration[] = [];

  /** Deploys generation 0 on its release day. */
  begin(nowDays: number, effectiveCompute: number, softwareEfficiency: number): void {
    const first = this.add(nowDays, effectiveCompute, softwareEfficiency);
    first.trainedDays = nowDays;
    first.evaluatedDays = nowDays;
    first.promotedDays = nowDays;
    this.deployed = first;
  }

  /** Successors between start and promotion. */
  get inFlight(): number {
    return this.generations.filter((g) => Number.isNaN(g.promotedDays)).length;
  }

  get inTraining(): number {
    return this.generations.filter((g) => Number.isNaN(g.trainedDays)).length;
  }

  /** Starts a successor if the trigger has fired and a slot is free; otherwise undefined. */
  considerStart(
    rules: Generations,
    nowDays: number,
    effectiveCompute: number,
    softwareEfficiency: number,
  ): ModelGeneration | undefined {
    const newest = this.generations.at(-1);
    if (newest === undefined || this.inFlight >= rules.overlap) return undefined;
    const due =
      rules.trigger.kind === 'cadence'
        ? nowDays - newest.startDays >= rules.trigger.days
        : effectiveCompute >= rules.trigger.gain * newest.effectiveCompute;
    return due ? this.add(nowDays, effectiveCompute, softwareEfficiency) : undefined;
  }

  /** A generation reaches the gate: it is deployed, or held where the gate is closed. */
  reachGate(index: number, rules: Generations, nowDays: number): ModelGeneration | undefined {
    const generation = this.generations[index]!;
    if (rules.gate === 'closed') {
      this.held.push(generation);
      return undefined;
    }
    return this.promote(generation, nowDays);
  }

  /** Lets the newest generation through that waited at a gate which has opened. */
  openGate(nowDays: number): ModelGeneration | undefined {
    let promoted: ModelGeneration | undefined;
    for (const generation of this.held.splice(0)) promoted = this.promote(generation, nowDays);
    return promoted;
  }

  private promote(generation: ModelGeneration, nowDays: number): ModelGeneration {
    generation.promotedDays = nowDays;
    if (this.deployed === undefined || generation.index > this.deployed.index) this.deployed = generation;
    return generation;
  }

  private add(startDays: number, effectiveCompute: number, softwareEfficiency: number): ModelGeneration {
    const dates = { trainedDays: Number.NaN, evaluatedDays: Number.NaN, promotedDays: Number.NaN };
    const generation = { index: this.generations.length, startDays, effectiveCompute, softwareEfficiency, ...dates };
    this.generations.push(generation);
    return generation;
  }
}
