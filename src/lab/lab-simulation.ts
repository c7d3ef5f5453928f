import { DAYS_PER_YEAR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import type { Control, Controller } from '../queueing/control.ts';
import { PRIORITY } from '../queueing/control.ts';
import { EXIT } from '../queueing/spec.ts';
import { BottleneckHistory } from './bottleneck.ts';
import type { Plan } from './demand.ts';
import { planExperiments, trainingComputeRatio } from './demand.ts';
import { Departures } from './departures.ts';
import { FleetHistory } from './fleet.ts';
import { GenerationLog } from './generation/generation-log.ts';
import { GENERATION_CODES, GenerationLoop } from './generation/generation-loop.ts';
import { PurposeStreams } from './generation/purpose-streams.ts';
import type { LabSetup } from './lab-setup.ts';
import { LAB_EVENT, STEP_DAYS } from './lab-setup.ts';
import type { Layout } from './layout.ts';
import { EXPERIMENT, layOutPools } from './layout.ts';
import { booksDays, emptyTallies, Ledger } from './ledger.ts';
import type { LoopGain } from './loop-gain.ts';
import { loopGain } from './loop-gain.ts';
import { aiShareOfData, aiShareOfEvaluation } from './oversight/ai-shares.ts';
import { heldByCalledClasses } from './oversight/called-load.ts';
import { ControlLayer } from './oversight/control-layer.ts';
import { depthOfReview } from './oversight/review-depth.ts';
import type { CalledClassId, LabParameters } from './parameters.ts';
import { Research } from './research.ts';
import { SoftwareFollower } from './software-follower.ts';
import type { Moment } from './stage-rates.ts';
import { TaskModel } from './task-model.ts';
import type { Delivery } from './trajectory.ts';
import { VisitRouter } from './visit-router.ts';
import type { WorkLimits } from './work-limits.ts';
import { limitWork } from './work-limits.ts';

/** The lab as a controller of its queueing network: research, generations, capacities and rates along one path. */
export class LabSimulation implements Controller {
  readonly setup: LabSetup;
  readonly control: Control;
  readonly research: Research;
  readonly generations: GenerationLoop;
  readonly generationLog = new GenerationLog();
  readonly bottleneck: BottleneckHistory;
  readonly tallies = emptyTallies();
  readonly router: VisitRouter;
  readonly layer: ControlLayer;
  readonly ledger: Ledger;
  readonly software: { readonly days: number[]; readonly logEfficiency: number[]; readonly deliveries: readonly Delivery[] };
  /** What holds now. */
  parameters: LabParameters;
  layout: Layout;
  tasks: TaskModel;
  plan: Plan;
  moment: Moment;
  limits: WorkLimits;
  /** Largest bundle so far [jobs]. */
  granularityMax = 1;

  private readonly fleet: FleetHistory;
  private readonly streams: PurposeStreams;
  private readonly departures: Departures;
  private plannedDays: number;
  private readonly follower: SoftwareFollower | undefined;

  constructor(setup: LabSetup, control: Control) {
    const { base } = setup.scenario;
    this.setup = setup;
    this.control = control;
    this.parameters = base;
    this.layout = setup.layout;
    this.tasks = new TaskModel(base.horizon.taskSpreadDoublings, base.horizon.logisticExponent);
    const stageIds = base.stages.map((stage) => stage.id);
    this.bottleneck = new BottleneckHistory(setup.layout, stageIds);
    this.ledger = new Ledger(booksDays(setup.scenario));
    this.plannedDays = control.nowDays;
    this.fleet = new FleetHistory(setup.followed?.deliveries ?? []);
    this.software = { days: [], logEfficiency: [], deliveries: this.fleet.deliveries };
    this.follower = setup.followed === undefined ? undefined : new SoftwareFollower(setup.followed);
    this.streams = new PurposeStreams(setup.streams);
    this.departures = new Departures(this);
    this.layer = new ControlLayer(control, base, this.tallies, setup.streams, LAB_EVENT.calledLater);
    this.generations = new GenerationLoop(control, this, LAB_EVENT.firstOfGenerations);
    this.moment = this.presentMoment(0);
    this.plan = planExperiments(base, setup.layout, this.moment, this.tasks);
    this.limits = limitWork(base, setup.layout, this.plan, control, this.ledger);
    this.research = new Research(base.progress, control.nowDays, this.plan.throughputPerYear);
    this.router = new VisitRouter(control, setup.compiled, setup.layout, this.layer, setup.streams, base, this.tasks);
    this.scheduleAhead();
  }

  admit(job: number, jobClass: number, generation: number): void {
    this.layer.enter(job, jobClass, generation);
  }

  route(job: number, from: number): number {
    if (from === EXIT) return this.router.enter(job);
    return this.router.next(job, from, this.tallies);
  }

  leave(job: number, jobClass: number): void {
    this.departures.leave(job, jobClass);
  }

  timer(code: number, subject: number): void {
    if (code === LAB_EVENT.controlStep) this.step();
    else if (code === LAB_EVENT.sample) this.setup.onSample();
    else if (code === LAB_EVENT.fork) this.fork();
    else if (code === LAB_EVENT.orderCheck) this.checkOrders();
    else if (code === LAB_EVENT.orderArrives) this.receiveOrder();
    else if (code === LAB_EVENT.calledLater) this.layer.calls.timer(subject);
    else if (code < LAB_EVENT.firstOfGenerations + GENERATION_CODES) this.generations.timer(code, subject);
  }

  effectiveCompute(): number {
    return this.trainingComputeRatio() * this.softwareEfficiency();
  }

  softwareEfficiency(): number {
    return exp(this.research.logEfficiency);
  }

  /** C_train relative to the epoch. */
  trainingComputeRatio(): number {
    return trainingComputeRatio(this.parameters, this.moment);
  }

  call(classId: CalledClassId, jobs: number, generation: number): boolean {
    return this.layer.calls.now(classId, jobs, generation);
  }

  aiShareOfData(): number {
    return aiShareOfData(this.parameters, this.plan, this.layout);
  }

  aiShareOfEvaluation(): number {
    return aiShareOfEvaluation(this.parameters, this.plan, this.moment);
  }

  uniforms(purpose: string, count: number): readonly number[] {
    return this.streams.uniforms(purpose, count);
  }

  /** Whether S is that of another path. */
  get isFollower(): boolean {
    return this.setup.followed !== undefined;
  }

  loopGain(): LoopGain {
    const deployedComputeRatio = this.generations.deployedComputeRatio();
    const state = { sinceLimitNats: this.research.sinceLimitNats, deployedComputeRatio };
    return loopGain(this.parameters, this.layout, this.moment, this.plan, state, this.tasks);
  }

  deployed(index: number): void {
    this.generationLog.promoted(index, this.loopGain().gain, this.bottleneck, this.generations.horizon);
  }

  /** Plans anew and sets capacities, limits, bundles and rates; what is in service goes on as it began. */
  refresh(): void {
    const { control } = this;
    this.bringTalliesUpToNow();
    if (this.follower !== undefined) this.research.logEfficiency = this.follower.logEfficiencyAt(this.control.nowDays);
    this.moment = this.presentMoment(this.research.logEfficiency);
    this.software.days.push(control.nowDays);
    this.software.logEfficiency.push(this.research.logEfficiency);
    this.plan = planExperiments(this.parameters, this.layout, this.moment, this.tasks);
    this.router.change(this.parameters, this.plan.rates, this.tasks);
    const { capacity } = this.plan;
    for (let i = 0; i < capacity.length; i++) control.setCapacity(i, capacity[i]! * (this.setup.capacityFactors[i] ?? 1));
    this.limits = limitWork(this.parameters, this.layout, this.plan, control, this.ledger);
    this.granularityMax = Math.max(this.granularityMax, ...this.limits.bundles);
    for (const [c, jobs] of this.limits.bundles.entries()) control.setBundle(c, jobs);
    for (const [c, jobs] of this.limits.simulated.entries()) control.setLimit(c, jobs);
  }

  /** What the present plan would have allowed since the last look, and ln S. */
  bringTalliesUpToNow(): void {
    const { tallies, control } = this;
    tallies.plannedExperiments += (this.plan.throughputPerYear * (control.nowDays - this.plannedDays)) / DAYS_PER_YEAR;
    tallies.logEfficiency = this.research.logEfficiency;
    this.plannedDays = control.nowDays;
  }

  private scheduleAhead(): void {
    const { control } = this;
    const { base, fork, sampleDays } = this.setup.scenario;
    control.schedule(control.nowDays, PRIORITY.control, LAB_EVENT.controlStep, 0);
    if (fork !== undefined) control.schedule(fork.fromDays, PRIORITY.control, LAB_EVENT.fork, 0);
    if (base.fleet.orders !== undefined) control.schedule(0, PRIORITY.control, LAB_EVENT.orderCheck, 0);
    for (const { days } of this.setup.followed?.deliveries ?? [])
      control.schedule(days, PRIORITY.control, LAB_EVENT.orderArrives, 0);
    for (const days of sampleDays) control.schedule(days, PRIORITY.sample, LAB_EVENT.sample, 0);
  }

  private step(): void {
    const { control } = this;
    this.refresh();
    this.layer.searchForWeaknesses(this.plan.rates, STEP_DAYS);
    this.generations.considerSuccessor();
    this.bottleneck.update(this.plan, control.nowDays);
    const { generations } = this;
    this.bottleneck.updateSuccessors(generations.isHeldUp(control.nowDays) ? generations.holdingStep : '', control.nowDays);
    this.ledger.enter(control.nowDays, control.counters, this.tallies, this.router.books);
    control.schedule(control.nowDays + STEP_DAYS, PRIORITY.control, LAB_EVENT.controlStep, 0);
  }

  private presentMoment(logEfficiency: number): Moment {
    const { parameters, setup, control, ledger, layout } = this;
    const accelerators = this.fleet.accelerators(parameters.fleet, control.nowDays);
    return {
      days: control.nowDays,
      softwareEfficiency: exp(logEfficiency),
      ...this.generations.state,
      accelerators,
      epochFleet: setup.scenario.base.fleet,
      withoutAi: setup.withoutAi,
      reviewDepthShare: depthOfReview(parameters, layout, control, ledger, this.router?.books),
      heldByCalled: heldByCalledClasses(parameters, layout, setup.compiled, control, ledger),
    };
  }

  /** From now on the future's parameters hold. */
  private fork(): void {
    const { control } = this;
    const { parameters } = this.setup.scenario.fork!;
    const hadOrders = this.parameters.fleet.orders !== undefined;
    this.parameters = parameters;
    this.layer.change(parameters);
    this.research.change(parameters.progress, control.nowDays);
    this.layout = layOutPools(parameters, this.setup.scenario.base);
    for (const [i, pool] of this.layout.pools.entries()) control.setClassShare(i, EXPERIMENT, pool.experimentShare);
    this.tasks = new TaskModel(parameters.horizon.taskSpreadDoublings, parameters.horizon.logisticExponent);
    if (!hadOrders && parameters.fleet.orders !== undefined)
      control.schedule(control.nowDays, PRIORITY.control, LAB_EVENT.orderCheck, 0);
    this.refresh();
    this.generations.change();
  }

  private checkOrders(): void {
    if (this.isFollower) return;
    const { control, parameters, layout, ledger } = this;
    this.fleet.considerOrder(parameters.fleet, layout.slotsPool, control, ledger, LAB_EVENT);
  }

  private receiveOrder(): void {
    this.fleet.receive(this.control.nowDays);
    this.refresh();
  }
}
