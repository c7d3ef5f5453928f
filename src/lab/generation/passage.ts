import { pow } from '../../numeric/pow.ts';
import type { Control } from '../../queueing/control.ts';
import { PRIORITY } from '../../queueing/control.ts';
import type { CalledClassId } from '../parameters.ts';
import { daysInRemediation, earliestPromotionDays, isGateOpen, isPaused, sortAtGate } from './gate.ts';
import type { GenerationPipeline, ModelGeneration } from './pipeline.ts';
import type { Step } from './stay.ts';
import { beginStay, isOver, receiveJobs, usesTrainingCompute } from './stay.ts';
import type { Successors } from './successors.ts';
import { drawDrifts, examine, harmOfModel, mend, watch } from './verdict.ts';

/** Event codes of the generation loop, counted from the first that the lab gives it: a step's day has come, and others. */
export const GENERATION_EVENT = {
  firstGeneration: 0,
  training: 1,
  evaluation: 2,
  gate: 3,
  cadence: 4,
  remediation: 5,
  release: 6,
  jobsDone: 7,
  pauseEnds: 8,
} as const;

const DAY_EVENT: Partial<Record<Step, number>> = GENERATION_EVENT;

/** What a step waits for: a day, jobs, both or nothing. */
interface Wait {
  readonly untilDays?: number;
  readonly jobClass?: CalledClassId;
  readonly jobs?: number;
}

/** What follows for the lab from how candidates fare. */
export interface Consequences {
  /** The deployed model has changed. */
  deploy(): void;
  /** A staged release has begun or been taken back. */
  shareWork(): void;
  /** Training compute is taken or freed. */
  moveCompute(): void;
  /** A slot of the pipeline is free. */
  considerSuccessor(): void;
}

/** Takes candidates from their start through data, training, evaluation, remediation, gate and release to promotion, or drops them. */
export class Passage {
  private readonly control: Control;
  private readonly lab: Successors;
  private readonly pipeline: GenerationPipeline;
  private readonly consequences: Consequences;
  private readonly firstCode: number;

  constructor(control: Control, lab: Successors, pipeline: GenerationPipeline, consequences: Consequences, firstCode: number) {
    this.control = control;
    this.lab = lab;
    this.pipeline = pipeline;
    this.consequences = consequences;
    this.firstCode = firstCode;
  }

  /** A successor starts: with its training data, or with training where these take no work. */
  start(candidate: ModelGeneration): void {
    const data = this.lab.parameters.generations.control?.data;
    if (data === undefined) this.train(candidate);
    else this.enter(candidate, 'data', { jobClass: 'data', jobs: data.jobs * this.growth(candidate, data.growthExponent) });
  }

  /** The day has come that the candidate's step waits for. */
  dayComes(candidate: ModelGeneration): void {
    const { stay } = candidate;
    stay.waitsForDay = false;
    if (isOver(stay)) this.goOn(candidate);
    if (usesTrainingCompute(stay)) this.consequences.moveCompute();
  }

  /** Jobs for a generation have left; if they were the last of its step, what follows comes after all else that ends now. */
  receive(jobClass: CalledClassId, generation: number, jobs: number): void {
    const candidate = this.pipeline.generations[generation];
    if (candidate === undefined || !receiveJobs(candidate.stay, jobClass, jobs)) return;
    if (jobClass === 'approval') candidate.approvedDays = this.control.nowDays;
    this.control.schedule(this.control.nowDays, PRIORITY.control, this.firstCode + GENERATION_EVENT.jobsDone, generation);
  }

  jobsDone(candidate: ModelGeneration): void {
    if (isOver(candidate.stay)) this.goOn(candidate);
  }

  /** Lets go on what a pause or a closed gate held, if that is over. */
  resume(): void {
    for (const candidate of [...this.pipeline.candidates]) {
      if (candidate.stay.step === 'data' && isOver(candidate.stay)) this.goOn(candidate);
    }
    this.letThrough();
  }

  /** What a candidate's step asks for is there. It may be told so again, as long as something else holds it. */
  private goOn(candidate: ModelGeneration): void {
    const { stay } = candidate;
    if (Number.isNaN(stay.overDays)) this.noteOver(candidate);
    if (stay.step === 'data') this.trainUnlessPaused(candidate);
    else if (stay.step === 'training') this.finishTraining(candidate);
    else if (stay.step === 'evaluation') this.judge(candidate);
    else if (stay.step === 'remediation') this.finishRemediation(candidate);
    else if (stay.step === 'release') this.finishRelease(candidate);
    else this.letThrough();
  }

  private noteOver(candidate: ModelGeneration): void {
    const { nowDays } = this.control;
    candidate.stay.overDays = nowDays;
    if (candidate.stay.step !== 'gate') return;
    candidate.daysLost += daysInRemediation(this.lab.parameters.generations, candidate, nowDays);
  }

  private trainUnlessPaused(candidate: ModelGeneration): void {
    if (isPaused(this.lab.parameters.generations, this.control.nowDays)) return;
    this.train(candidate);
    this.consequences.moveCompute();
  }

  private train(candidate: ModelGeneration): void {
    const { nowDays } = this.control;
    candidate.trainingDays = nowDays;
    candidate.drifts = drawDrifts(this.lab, this.pipeline.deployed);
    this.enter(candidate, 'training', { untilDays: nowDays + this.lab.parameters.generations.trainDays });
  }

  private finishTraining(candidate: ModelGeneration): void {
    candidate.trainedDays = this.control.nowDays;
    this.evaluate(candidate);
  }

  private evaluate(candidate: ModelGeneration): void {
    const { evaluateDays, control } = this.lab.parameters.generations;
    const signals = control?.battery?.signals ?? [];
    const growth = this.growth(candidate, control?.battery?.growthExponent ?? 0);
    const jobs = growth * signals.reduce((sum, signal) => sum + signal.jobs, 0);
    this.enter(candidate, 'evaluation', { untilDays: this.control.nowDays + evaluateDays, jobClass: 'evaluation', jobs });
  }

  private judge(candidate: ModelGeneration): void {
    const { nowDays } = this.control;
    candidate.evaluatedDays = nowDays;
    if (Number.isNaN(candidate.firstEvaluatedDays)) candidate.firstEvaluatedDays = nowDays;
    const alarm = examine(this.lab, candidate);
    const detection = this.lab.parameters.generations.control?.detection;
    if (!alarm || detection === undefined || detection.action === 'promote') this.goToGate(candidate);
    else if (detection.action === 'remediate' && candidate.rounds < detection.rounds) this.remediate(candidate);
    else this.drop(candidate);
  }

  private remediate(candidate: ModelGeneration): void {
    const { jobs, retrainDays } = this.lab.parameters.generations.control!.detection;
    candidate.rounds++;
    this.enter(candidate, 'remediation', { untilDays: this.control.nowDays + retrainDays, jobClass: 'remediation', jobs });
    this.consequences.moveCompute();
  }

  private finishRemediation(candidate: ModelGeneration): void {
    mend(this.lab, candidate);
    this.evaluate(candidate);
  }

  private goToGate(candidate: ModelGeneration): void {
    const rules = this.lab.parameters.generations;
    const untilDays = earliestPromotionDays(rules, candidate, this.control.nowDays);
    this.enter(candidate, 'gate', { untilDays, jobClass: 'approval', jobs: rules.control?.approvals ?? 0 });
  }

  /** Promotes or releases all that the gate lets out now, so that the newest of them is deployed. */
  private letThrough(): void {
    const { pipeline, control } = this;
    const rules = this.lab.parameters.generations;
    const ready = pipeline.ready;
    if (ready.length === 0 || !isGateOpen(rules, control.nowDays)) return;
    const { toPromote, toRelease } = sortAtGate(rules, ready, pipeline.deployed!.index);
    for (const candidate of toPromote) this.promote(candidate);
    if (toPromote.length > 0) this.consequences.deploy();
    const newest = toRelease.at(-1);
    if (newest !== undefined && pipeline.inRelease === undefined) this.release(newest);
  }

  private promote(candidate: ModelGeneration): void {
    const { nowDays } = this.control;
    candidate.daysLost += nowDays - candidate.stay.overDays;
    candidate.trueHarm = harmOfModel(this.lab.parameters.generations.control, candidate.drifts);
    this.pipeline.promote(candidate, nowDays);
  }

  private release(candidate: ModelGeneration): void {
    const { share, days } = this.lab.parameters.generations.control!.release!;
    const { nowDays } = this.control;
    candidate.releasedDays = nowDays;
    candidate.releaseShare = share;
    this.enter(candidate, 'release', { untilDays: nowDays + days });
    this.consequences.shareWork();
  }

  private finishRelease(candidate: ModelGeneration): void {
    if (watch(this.lab, candidate)) this.drop(candidate);
    else this.enter(candidate, 'promotion', {});
  }

  private drop(candidate: ModelGeneration): void {
    this.pipeline.drop(candidate, this.control.nowDays);
    this.consequences.shareWork();
    this.letThrough();
    this.consequences.considerSuccessor();
  }

  /** A step begins, with the jobs that it asks for: whole jobs, at least one where there is work at all. */
  private enter(candidate: ModelGeneration, step: Step, { untilDays, jobClass, jobs = 0 }: Wait): void {
    const { nowDays } = this.control;
    if (isOver(candidate.stay)) candidate.daysLost += nowDays - candidate.stay.overDays;
    const asked = jobs > 0 ? Math.max(1, Math.round(jobs)) : 0;
    const isCalled = jobClass !== undefined && asked > 0 && this.lab.call(jobClass, asked, candidate.index);
    candidate.stay = beginStay(step, untilDays !== undefined, isCalled ? jobClass : undefined, isCalled ? asked : 0);
    if (untilDays !== undefined) {
      this.control.schedule(untilDays, PRIORITY.control, this.firstCode + DAY_EVENT[step]!, candidate.index);
    }
    if (isOver(candidate.stay)) this.goOn(candidate);
  }

  /** Work grows with effective compute over that of generation 0, to a power. */
  private growth(candidate: ModelGeneration, exponent: number): number {
    return pow(candidate.effectiveCompute / this.pipeline.generations[0]!.effectiveCompute, exponent);
  }
}
