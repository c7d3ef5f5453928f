import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import type { StreamSource } from '../queueing/compile-network.ts';
import type { Control, Controller } from '../queueing/control.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from '../queueing/control.ts';
import { EXIT } from '../queueing/spec.ts';
import type { Stream } from '../random/streams.ts';
import { BottleneckHistory } from './bottleneck.ts';
import type { CompiledLab } from './compile.ts';
import { COLUMN } from './compile.ts';
import type { Plan } from './demand.ts';
import { planExperiments, trainingComputeRatio } from './demand.ts';
import { FleetHistory } from './fleet.ts';
import { GenerationLog } from './generation/generation-log.ts';
import { GENERATION_CODES, GenerationLoop } from './generation/generation-loop.ts';
import type { Layout } from './layout.ts';
import { CHANGE, EXPERIMENT, layOutPools } from './layout.ts';
import { booksDays, copyBooks, emptyTallies, Ledger } from './ledger.ts';
import type { LoopGain } from './loop-gain.ts';
import { loopGain, tasteOf } from './loop-gain.ts';
import { heldByCalledClasses } from './oversight/called-load.ts';
import { ControlLayer } from './oversight/control-layer.ts';
import { depthOfReview } from './oversight/review-depth.ts';
import type { CalledClassId, LabParameters, LabScenario, WorkStage } from './parameters.ts';
import { logTasteOfAi, Research } from './research.ts';
import { SoftwareFollower } from './software-follower.ts';
import type { Moment } from './stage-rates.ts';
import { seenByPeopleShare } from './stage-rates.ts';
import { TaskModel } from './task-model.ts';
import type { Delivery, SoftwarePath } from './trajectory.ts';
import { VisitRouter } from './visit-router.ts';
import type { WorkLimits } from './work-limits.ts';
import { limitWork } from './work-limits.ts';

const CONTROL_STEP = FIRST_CONTROLLER_CODE;
const FORK = FIRST_CONTROLLER_CODE + 1;
const SAMPLE = FIRST_CONTROLLER_CODE + 2;
const ORDER_CHECK = FIRST_CONTROLLER_CODE + 3;
const ORDER_ARRIVES = FIRST_CONTROLLER_CODE + 4;
const CALLED_LATER = FIRST_CONTROLLER_CODE + 5;
const FIRST_GENERATION_CODE = FIRST_CONTROLLER_CODE + 6;

/** The lab looks at itself once a week: capacities, limits, rates, successors. */
const STEP_DAYS = DAYS_PER_WEEK;

/** What a lab simulation is made from. */
export interface LabSetup {
  readonly scenario: LabScenario;
  readonly layout: Layout;
  readonly compiled: CompiledLab;
  readonly streams: StreamSource;
  /** The path of S and of the fleet's orders to follow; undefined for a lab that makes its own. */
  readonly followed: SoftwarePath | undefined;
  /** The twin: nothing is attempted by agents, no snippets. */
  readonly withoutAi: boolean;
  /** Multiplies each pool's capacity; by pool, 1 where left out. */
  readonly capacityFactors: readonly number[];
  /** Called at each sample, after all else of that instant. */
  readonly onSample: (lab: LabSimulation) => void;
}

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
  readonly software = { days: [] as number[], logEfficiency: [] as number[], deliveries: [] as Delivery[] };
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
  private readonly streams = new Map<string, Stream>();
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
    this.follower = setup.followed === undefined ? undefined : new SoftwareFollower(setup.followed);
    this.layer = new ControlLayer(control, base, this.tallies, setup.streams, CALLED_LATER);
    this.generations = new GenerationLoop(control, this, FIRST_GENERATION_CODE);
    this.moment = this.presentMoment(0);
    this.plan = planExperiments(base, setup.layout, this.moment, this.tasks);
    this.limits = limitWork(base, setup.layout, this.plan, control, this.ledger);
    this.research = new Research(base.progress, control.nowDays, this.plan.throughputPerYear);
    this.router = new VisitRouter(control, setup.compiled, setup.layout, this.layer, setup.streams, base, this.tasks);
    this.scheduleAhead();
  }

  admit(job: number, jobClass: number, generation: number): void {
    const { control } = this;
    if (this.parameters.classes[jobClass]!.id === 'finding') this.layer.findings.make(control.sizeOf(job));
    control.column(COLUMN.generation)[job] = generation;
    control.column(COLUMN.calledDays)[job] = control.nowDays;
  }

  route(job: number, from: number): number {
    if (from === EXIT) return this.router.enter(job);
    return this.router.next(job, from, this.tallies);
  }

  leave(job: number, jobClass: number): void {
    const { control, tallies } = this;
    const jobs = control.sizeOf(job);
    if (this.parameters.classes[jobClass]!.limit === undefined) {
      this.finishCalled(job, jobClass);
      return;
    }
    const worth = this.layer.leave(job, jobClass);
    tallies.codeHours += jobs * control.column(COLUMN.codeHours)[job]!;
    tallies.codeByAiHours += jobs * control.column(COLUMN.codeByAiHours)[job]!;
    if (jobClass === CHANGE) {
      tallies.changes += jobs;
      return;
    }
    const led = control.column(COLUMN.ledByAiShare)[job]!;
    const taste = led === 0 ? 1 : tasteOf(led, logTasteOfAi(this.parameters.taste, this.generations.horizon.minutes));
    const quality = taste * worth.trueShare * (1 - this.generations.deployedHarm * this.byAiShare(job));
    const believed = taste * worth.believedShare;
    tallies.experiments += jobs;
    tallies.taste += jobs * taste;
    tallies.quality += jobs * quality;
    tallies.believedQuality += jobs * believed;
    if (control.nowDays < 0 || this.setup.followed !== undefined) this.research.count(jobs, control.nowDays);
    else this.research.complete(jobs, quality, believed, control.nowDays);
  }

  /** Work that was called for is done: whoever waits for it is told. */
  private finishCalled(job: number, jobClass: number): void {
    const { control } = this;
    const classId = this.parameters.classes[jobClass]!.id as CalledClassId;
    const jobs = control.sizeOf(job);
    if (classId === 'finding') this.layer.findings.fix(jobs, control.column(COLUMN.calledDays)[job]!);
    const generation = control.column(COLUMN.generation)[job]!;
    if (generation >= 0) this.generations.done(classId, generation, jobs);
  }

  /** AI's share of the baseline hours of a job's visits. */
  private byAiShare(job: number): number {
    const { control } = this;
    return control.column(COLUMN.allByAiHours)[job]! / control.column(COLUMN.allHours)[job]!;
  }

  timer(code: number, subject: number): void {
    if (code === CONTROL_STEP) this.step();
    else if (code === SAMPLE) this.setup.onSample(this);
    else if (code === FORK) this.fork();
    else if (code === ORDER_CHECK) this.checkOrders();
    else if (code === ORDER_ARRIVES) this.receiveOrder();
    else if (code === CALLED_LATER) this.layer.calls.timer(subject);
    else if (code < FIRST_GENERATION_CODE + GENERATION_CODES) this.generations.timer(code, subject);
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

  /** AI's share of the work of making training data; where that is not modelled, of the code. */
  aiShareOfData(): number {
    return this.automatedShareOf('data') ?? this.plan.rates[this.layout.codeStage]?.automatedShare ?? 0;
  }

  /** AI's share of the verdicts on a candidate: what agents do and people do not see. */
  aiShareOfEvaluation(): number {
    return this.automatedShareOf('evaluation', (stage) => 1 - seenByPeopleShare(this.parameters, stage, this.moment)) ?? 0;
  }

  uniforms(purpose: string, count: number): readonly number[] {
    const stream = this.streamOf(purpose);
    return Array.from({ length: count }, () => stream.next());
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
    for (const [pool, servers] of this.plan.capacity.entries()) {
      control.setCapacity(pool, servers * (this.setup.capacityFactors[pool] ?? 1));
    }
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
    control.schedule(control.nowDays, PRIORITY.control, CONTROL_STEP, 0);
    if (fork !== undefined) control.schedule(fork.fromDays, PRIORITY.control, FORK, 0);
    if (base.fleet.orders !== undefined) control.schedule(0, PRIORITY.control, ORDER_CHECK, 0);
    for (const { days } of this.setup.followed?.deliveries ?? []) control.schedule(days, PRIORITY.control, ORDER_ARRIVES, 0);
    for (const days of sampleDays) control.schedule(days, PRIORITY.sample, SAMPLE, 0);
  }

  private step(): void {
    const { control } = this;
    this.refresh();
    this.searchForWeaknesses();
    this.generations.considerSuccessor();
    this.bottleneck.update(this.plan, control.nowDays);
    const { generations } = this;
    this.bottleneck.updateSuccessors(generations.isHeldUp(control.nowDays) ? generations.holdingStep : '', control.nowDays);
    const figures = control.counters.snapshot(control.nowDays);
    this.ledger.add({ days: control.nowDays, figures, tallies: { ...this.tallies }, stages: copyBooks(this.router.books) });
    control.schedule(control.nowDays + STEP_DAYS, PRIORITY.control, CONTROL_STEP, 0);
  }

  private presentMoment(logEfficiency: number): Moment {
    const nowDays = this.control.nowDays;
    return {
      days: nowDays,
      softwareEfficiency: exp(logEfficiency),
      horizonMinutes: this.generations.horizon.minutes,
      passings: this.generations.passings,
      accelerators: this.fleet.accelerators(this.parameters.fleet, nowDays),
      epochFleet: this.setup.scenario.base.fleet,
      trainingIdle: this.generations.trainingIdle,
      withoutAi: this.setup.withoutAi,
      reviewDepthShare: depthOfReview(this.parameters, this.layout, this.control, this.ledger, this.router?.books),
      heldByCalled: heldByCalledClasses(this.parameters, this.layout, this.setup.compiled, this.control, this.ledger),
    };
  }

  private searchForWeaknesses(): void {
    const { findings } = this.parameters;
    if (findings === undefined) return;
    this.layer.findings.search(findings, this.plan.rates[findings.searchStage]?.automatedShare ?? 0, STEP_DAYS);
  }

  /** Share of the baseline hours of a class's path that AI does; undefined where the lab has no such class. */
  private automatedShareOf(classId: CalledClassId, part: (stage: WorkStage) => number = () => 1): number | undefined {
    const { stages, classes } = this.parameters;
    const jobClass = classes.find(({ id }) => id === classId);
    if (jobClass === undefined) return undefined;
    let all = 0;
    let byAi = 0;
    for (const k of jobClass.path) {
      const stage = stages[k]!;
      if (stage.kind !== 'work') continue;
      all += stage.hours[classId];
      byAi += stage.hours[classId] * (this.plan.rates[k]?.automatedShare ?? 0) * part(stage);
    }
    return all > 0 ? byAi / all : 0;
  }

  private streamOf(purpose: string): Stream {
    const known = this.streams.get(purpose) ?? this.setup.streams('lab', 'generations', purpose);
    this.streams.set(purpose, known);
    return known;
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
    if (!hadOrders && parameters.fleet.orders !== undefined) control.schedule(control.nowDays, PRIORITY.control, ORDER_CHECK, 0);
    this.refresh();
    this.generations.change();
  }

  private checkOrders(): void {
    const { control, parameters } = this;
    const { orders } = parameters.fleet;
    if (orders === undefined || this.setup.followed !== undefined) return;
    this.fleet.considerOrder(parameters.fleet, this.layout.slotsPool, control, this.ledger, ORDER_ARRIVES);
    control.schedule(control.nowDays + orders.everyDays, PRIORITY.control, ORDER_CHECK, 0);
  }

  private receiveOrder(): void {
    this.software.deliveries.push({ days: this.control.nowDays, accelerators: this.fleet.receive() });
    this.refresh();
  }
}
