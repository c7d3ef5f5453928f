import type { Control } from '../../queueing/control.ts';
import { PRIORITY } from '../../queueing/control.ts';
import type { Opening } from '../adoption.ts';
import type { HorizonValue } from '../horizon.ts';
import { horizonOf } from '../horizon.ts';
import type { CalledClassId, LabParameters } from '../parameters.ts';
import type { Moment } from '../stage-rates.ts';
import type { HoldingStep } from './gate.ts';
import { holdingStep, isPaused, mixHorizons } from './gate.ts';
import { GENERATION_EVENT, Passage } from './passage.ts';
import type { ModelGeneration } from './pipeline.ts';
import { GenerationPipeline } from './pipeline.ts';
import type { Successors } from './successors.ts';

/** How many event codes the generation loop uses. */
export const GENERATION_CODES = Object.keys(GENERATION_EVENT).length;

/** Trains, evaluates and promotes successors on the network's clock, and knows the horizon of what is in use. */
export class GenerationLoop {
  readonly pipeline = new GenerationPipeline();
  /** First day on which the deployed horizon reached each threshold that a rung waits for. */
  readonly passings = new Map<number, number>();
  /** Of the deployed model, and of one in a staged release for its share of the work. */
  horizon: HorizonValue;
  private deployedHorizon: HorizonValue;
  private readonly passage: Passage;
  private readonly pauseEnds = new Set<number>();
  private readonly control: Control;
  private readonly lab: Successors;
  private readonly firstCode: number;

  constructor(control: Control, lab: Successors, firstCode: number) {
    this.control = control;
    this.lab = lab;
    this.firstCode = firstCode;
    this.horizon = { minutes: lab.parameters.horizon.earlierMinutes, capped: false };
    this.deployedHorizon = this.horizon;
    const consequences = {
      deploy: () => this.deploy(),
      shareWork: () => this.shareWork(),
      moveCompute: () => this.moveCompute(),
      considerSuccessor: () => this.considerSuccessor(),
    };
    this.passage = new Passage(control, lab, this.pipeline, consequences, firstCode);
    this.schedule(lab.parameters.horizon.referenceDays, GENERATION_EVENT.firstGeneration);
    this.schedulePauseEnds();
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

  /** What the rest of the lab plans by. */
  get state(): Pick<Moment, 'horizonMinutes' | 'passings' | 'trainingIdle'> {
    return { horizonMinutes: this.horizon.minutes, passings: this.passings, trainingIdle: this.trainingIdle };
  }

  /** True harm of what is in use, by the shares of work of the deployed model and of one in release; 0 without drift. */
  get deployedHarm(): number {
    return this.inUse(({ trueHarm }) => trueHarm);
  }

  /** The same as the batteries have measured it; 0 for a model that none has looked at. */
  get deployedMeasuredHarm(): number {
    return this.inUse(({ measuredHarm }) => (Number.isNaN(measuredHarm) ? 0 : measuredHarm));
  }

  /** What holds up the next successor: what the oldest candidate waits for, or a pause where a slot is free; '' for neither. */
  get holdingStep(): HoldingStep {
    const { generations: rules } = this.lab.parameters;
    const { nowDays } = this.control;
    const isFree = isPaused(rules, nowDays) && !this.pipeline.isFull(rules);
    return holdingStep(rules, isFree ? undefined : this.pipeline.candidates[0], nowDays);
  }

  /** Whether a successor is due and may not start, since the pipeline is full or a pause stands. */
  isHeldUp(nowDays: number): boolean {
    const { generations: rules } = this.lab.parameters;
    const isBarred = this.pipeline.isFull(rules) || isPaused(rules, nowDays);
    return isBarred && this.pipeline.isDue(rules, nowDays, this.lab.effectiveCompute());
  }

  timer(code: number, index: number): void {
    const event = code - this.firstCode;
    if (event === GENERATION_EVENT.firstGeneration) this.begin();
    else if (event === GENERATION_EVENT.cadence) this.considerSuccessor();
    else if (event === GENERATION_EVENT.pauseEnds) this.endPause();
    else if (event === GENERATION_EVENT.jobsDone) this.passage.jobsDone(this.pipeline.generations[index]!);
    else this.passage.dayComes(this.pipeline.generations[index]!);
  }

  /** Jobs of a called class have left that were brought in for a generation. */
  done(classId: CalledClassId, generation: number, jobs: number): void {
    this.passage.receive(classId, generation, jobs);
  }

  /** Starts a successor if its trigger has fired, a slot is free and no pause stands. */
  considerSuccessor(): void {
    const { control, lab } = this;
    const { generations: rules } = lab.parameters;
    if (isPaused(rules, control.nowDays)) return;
    const started = this.pipeline.considerStart(rules, control.nowDays, lab.effectiveCompute(), lab.softwareEfficiency());
    if (started === undefined) return;
    this.passage.start(started);
    this.scheduleCadence();
    this.moveCompute();
  }

  /** The lab's parameters have changed: rungs may wait for other horizons, a gate may have opened, pauses have come or gone. */
  change(): void {
    this.notePassings();
    this.schedulePauseEnds();
    this.passage.resume();
  }

  private begin(): void {
    const { control, lab } = this;
    lab.refresh();
    this.pipeline.begin(control.nowDays, lab.effectiveCompute(), lab.softwareEfficiency());
    this.scheduleCadence();
    this.deploy();
  }

  private endPause(): void {
    this.passage.resume();
    this.considerSuccessor();
  }

  /** The deployed model changes: all rates change at once, for attempts that start from now on. */
  private deploy(): void {
    this.deployedHorizon = horizonOf(this.lab.parameters.horizon, this.deployedComputeRatio());
    this.horizon = this.horizonInUse();
    this.notePassings();
    this.lab.refresh();
    this.considerSuccessor();
    this.lab.deployed(this.pipeline.deployed!.index);
  }

  /** A model in release takes its share of the work, or gives it back. */
  private shareWork(): void {
    this.horizon = this.horizonInUse();
    this.lab.refresh();
  }

  private horizonInUse(): HorizonValue {
    const { inRelease, generations } = this.pipeline;
    if (inRelease === undefined) return this.deployedHorizon;
    const ratio = inRelease.effectiveCompute / generations[0]!.effectiveCompute;
    return mixHorizons(this.deployedHorizon, horizonOf(this.lab.parameters.horizon, ratio), inRelease.releaseShare);
  }

  private inUse(of: (model: ModelGeneration) => number): number {
    const { deployed, inRelease } = this.pipeline;
    if (deployed === undefined) return 0;
    return inRelease === undefined
      ? of(deployed)
      : (1 - inRelease.releaseShare) * of(deployed) + inRelease.releaseShare * of(inRelease);
  }

  private moveCompute(): void {
    if (this.lab.parameters.fleet.idleTakenShare > 0) this.lab.refresh();
  }

  /** A release may be taken back, so rungs wait for the deployed horizon. */
  private notePassings(): void {
    for (const opening of openingsOf(this.lab.parameters)) {
      if (opening.kind !== 'horizon' || this.deployedHorizon.minutes < opening.horizonMinutes) continue;
      if (!this.passings.has(opening.horizonMinutes)) this.passings.set(opening.horizonMinutes, this.control.nowDays);
    }
  }

  /** At a cadence the next successor is due to the day, not at the next look. */
  private scheduleCadence(): void {
    const { trigger } = this.lab.parameters.generations;
    if (trigger.kind === 'cadence') this.schedule(this.control.nowDays + trigger.days, GENERATION_EVENT.cadence);
  }

  /** What a pause holds goes on at its end, to the day. */
  private schedulePauseEnds(): void {
    for (const { toDays } of this.lab.parameters.generations.control?.pauses ?? []) {
      if (toDays < this.control.nowDays || this.pauseEnds.has(toDays)) continue;
      this.pauseEnds.add(toDays);
      this.schedule(toDays, GENERATION_EVENT.pauseEnds);
    }
  }

  private schedule(atDays: number, event: number): void {
    this.control.schedule(atDays, PRIORITY.control, this.firstCode + event, 0);
  }
}

function openingsOf(p: LabParameters): readonly Opening[] {
  const stages = p.stages.flatMap((stage) => (stage.kind === 'work' ? [stage.automation.opening] : []));
  return [...stages, p.oversight.closedLoop.opening];
}
