import type { Control } from '../../queueing/control.ts';
import { PRIORITY } from '../../queueing/control.ts';
import type { HorizonValue } from '../horizon.ts';
import { horizonOf } from '../horizon.ts';
import type { Opening } from '../adoption.ts';
import type { LabParameters } from '../parameters.ts';
import { GenerationPipeline } from './pipeline.ts';

/** Event codes of the generation loop, counted from the first that the lab gives it. */
const FIRST_GENERATION = 0;
const TRAINED = 1;
const EVALUATED = 2;
const AT_GATE = 3;
const CADENCE = 4;
/** How many codes the generation loop uses. */
export const GENERATION_CODES = 5;

/** What the generation loop asks of the lab that it is part of. */
export interface Successors {
  readonly parameters: LabParameters;
  /** E = C_train S and S now. */
  effectiveCompute(): number;
  softwareEfficiency(): number;
  /** Plans anew, since compute has been freed or taken, or rates have changed. */
  refresh(): void;
  /** Called after a generation has been deployed and the lab planned anew. */
  deployed(index: number): void;
}

/** Trains, evaluates and promotes successors on the network's clock, and knows the horizon of the deployed one. */
export class GenerationLoop {
  readonly pipeline = new GenerationPipeline();
  /** First day on which the deployed horizon reached each threshold that a rung waits for. */
  readonly passings = new Map<number, number>();
  horizon: HorizonValue;
  private readonly control: Control;
  private readonly lab: Successors;
  private readonly firstCode: number;

  constructor(control: Control, lab: Successors, firstCode: number) {
    this.control = control;
    this.lab = lab;
    this.firstCode = firstCode;
    this.horizon = { minutes: lab.parameters.horizon.earlierMinutes, capped: false };
    this.schedule(lab.parameters.horizon.referenceDays, FIRST_GENERATION, 0);
  }

  /** E of the deployed model over that of generation 0; NaN before there is one. */
  deployedComputeRatio(): number {
    const { deployed, generations } = this.pipeline;
    return deployed === undefined ? Number.NaN : deployed.effectiveCompute / generations[0]!.effectiveCompute;
  }

  /** Whether there is a deployed model and nothing in training. */
  get trainingIdle(): boolean {
    return this.pipeline.deployed !== undefined && this.pipeline.inTraining === 0;
  }

  timer(code: number, index: number): void {
    const step = code - this.firstCode;
    if (step === FIRST_GENERATION) this.begin();
    else if (step === TRAINED) this.finishTraining(index);
    else if (step === EVALUATED) this.finishEvaluation(index);
    else if (step === AT_GATE) this.reachGate(index);
    else if (step === CADENCE) this.considerSuccessor();
  }

  /** Starts a successor if its trigger has fired and a slot is free. */
  considerSuccessor(): void {
    const { control, lab } = this;
    const { generations: rules, fleet } = lab.parameters;
    const started = this.pipeline.considerStart(rules, control.nowDays, lab.effectiveCompute(), lab.softwareEfficiency());
    if (started === undefined) return;
    this.schedule(control.nowDays + rules.trainDays, TRAINED, started.index);
    this.scheduleCadence();
    if (fleet.idleTakenShare > 0) lab.refresh();
  }

  /** The lab's parameters have changed: rungs may wait for other horizons, and a gate may have opened. */
  change(): void {
    this.notePassings();
    const opens = this.lab.parameters.generations.gate === 'promote';
    if (opens && this.pipeline.openGate(this.control.nowDays) !== undefined) this.deploy();
  }

  private begin(): void {
    const { control, lab } = this;
    lab.refresh();
    this.pipeline.begin(control.nowDays, lab.effectiveCompute(), lab.softwareEfficiency());
    this.scheduleCadence();
    this.deploy();
  }

  private finishTraining(index: number): void {
    const { control, lab } = this;
    this.pipeline.generations[index]!.trainedDays = control.nowDays;
    this.schedule(control.nowDays + lab.parameters.generations.evaluateDays, EVALUATED, index);
    if (lab.parameters.fleet.idleTakenShare > 0) lab.refresh();
  }

  private finishEvaluation(index: number): void {
    const { control, lab } = this;
    this.pipeline.generations[index]!.evaluatedDays = control.nowDays;
    this.schedule(control.nowDays + lab.parameters.generations.gateDays, AT_GATE, index);
  }

  private reachGate(index: number): void {
    if (this.pipeline.reachGate(index, this.lab.parameters.generations, this.control.nowDays) !== undefined) this.deploy();
  }

  /** The deployed model changes: all rates change at once, for attempts that start from now on. */
  private deploy(): void {
    this.horizon = horizonOf(this.lab.parameters.horizon, this.deployedComputeRatio());
    this.notePassings();
    this.lab.refresh();
    this.considerSuccessor();
    this.lab.deployed(this.pipeline.deployed!.index);
  }

  private notePassings(): void {
    for (const opening of openingsOf(this.lab.parameters)) {
      if (opening.kind !== 'horizon' || this.horizon.minutes < opening.horizonMinutes) continue;
      if (!this.passings.has(opening.horizonMinutes)) this.passings.set(opening.horizonMinutes, this.control.nowDays);
    }
  }

  /** At a cadence the next successor is due to the day, not at the next look. */
  private scheduleCadence(): void {
    const { trigger } = this.lab.parameters.generations;
    if (trigger.kind === 'cadence') this.schedule(this.control.nowDays + trigger.days, CADENCE, 0);
  }

  private schedule(atDays: number, step: number, index: number): void {
    this.control.schedule(atDays, PRIORITY.control, this.firstCode + step, index);
  }
}

function openingsOf(p: LabParameters): readonly Opening[] {
  const stages = p.stages.flatMap((stage) => (stage.kind === 'work' ? [stage.automation.opening] : []));
  return [...stages, p.oversight.closedLoop.opening];
}
