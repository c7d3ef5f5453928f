import { DAYS_PER_WEEK, DAYS_PER_YEAR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import { FIRST_CONTROLLER_CODE, PRIORITY } from '../queueing/control.ts';
import type { Control, Controller } from '../queueing/control.ts';
import { EXIT } from '../queueing/spec.ts';
import { BottleneckHistory } from './bottleneck.ts';
import { COLUMN } from './compile.ts';
import type { CompiledLab } from './compile.ts';
import { curveAt } from './curve.ts';
import { planExperiments } from './demand.ts';
import type { Plan } from './demand.ts';
import { FleetHistory } from './fleet.ts';
import { GenerationLog } from './generation/generation-log.ts';
import { GenerationPipeline } from './generation/pipeline.ts';
import { horizonOf } from './horizon.ts';
import type { HorizonValue } from './horizon.ts';
import { CHANGE, EXPERIMENT, layOutPools } from './layout.ts';
import type { Layout } from './layout.ts';
import { Ledger, emptyTallies } from './ledger.ts';
import { loopGain, tasteOf } from './loop-gain.ts';
import type { LoopGain } from './loop-gain.ts';
import type { LabParameters, LabScenario } from './parameters.ts';
import { Research, logTasteOfAi } from './research.ts';
import type { Moment } from './stage-rates.ts';
import { TaskModel } from './task-model.ts';
import type { SoftwarePath } from './trajectory.ts';
import { VisitRouter } from './visit-router.ts';
import type { StreamSource } from '../queueing/network.ts';

const CONTROL_STEP = FIRST_CONTROLLER_CODE;
const FORK = FIRST_CONTROLLER_CODE + 1;
const SAMPLE = FIRST_CONTROLLER_CODE + 2;
const FIRST_GENERATION = FIRST_CONTROLLER_CODE + 3;
const TRAINED = FIRST_CONTROLLER_CODE + 4;
const EVALUATED = FIRST_CONTROLLER_CODE + 5;
const AT_GATE = FIRST_CONTROLLER_CODE + 6;
const CADENCE = FIRST_CONTROLLER_CODE + 7;
const ORDER_CHECK = FIRST_CONTROLLER_CODE + 8;
const ORDER_ARRIVES = FIRST_CONTROLLER_CODE + 9;

/** The lab looks at itself once a week: capacities, limits, rates, successors. */
const STEP_DAYS = DAYS_PER_WEEK;
/** The books go back far enough for a quarter's figures. */
const BOOKS_DAYS = 120;
const LEAST_IN_PROCESS = 15;

/** What a lab simulation is made from. */
export interface LabSetup {
  readonly scenario: LabScenario;
  readonly layout: Layout;
  readonly compiled: CompiledLab;
  readonly streams: StreamSource;
  /** The path of S to follow without AI; undefined for a lab that makes its own. */
  readonly shadowOf: SoftwarePath | undefined;
  /** Called at each sample, after all else of that instant. */
  readonly onSample: (lab: LabSimulation) => void;
}

/** The lab as a controller of its queueing network: research, generations, capacities and rates along one path. */
export class LabSimulation implements Controller {
  readonly setup: LabSetup;
  readonly control: Control;
  readonly research: Research;
  readonly pipeline = new GenerationPipeline();
  readonly generationLog = new GenerationLog();
  readonly bottleneck: BottleneckHistory;
  readonly tallies = emptyTallies();
  readonly router: VisitRouter;
  readonly ledger = new Ledger(BOOKS_DAYS);
  readonly software = { days: [] as number[], logEfficiency: [] as number[] };
  /** What holds now. */
  parameters: LabParameters;
  layout: Layout;
  tasks: TaskModel;
  plan: Plan;
  moment: Moment;
  horizon: HorizonValue;
  /** Limits on work in process by class [jobs]; bundles by class [jobs]. */
  readonly limits = [0, 0];
  readonly bundles = [1, 1];
  granularityMax = 1;
  /** E of generation 0. */
  private referenceCompute = Number.NaN;

  private readonly fleet = new FleetHistory();
  private readonly passings = new Map<number, number>();

  private plannedDays: number;
  private shadowIndex = 0;

  constructor(setup: LabSetup, control: Control) {
    const { scenario, layout, compiled } = setup;
    this.setup = setup;
    this.control = control;
    this.parameters = scenario.base;
    this.layout = layout;
    this.tasks = new TaskModel(scenario.base.horizon.taskSpreadDoublings, scenario.base.horizon.logisticExponent);
    this.horizon = { minutes: scenario.base.horizon.earlierMinutes, capped: false };
    this.bottleneck = new BottleneckHistory(
      layout,
      scenario.base.stages.map((stage) => stage.id),
    );
    this.plannedDays = control.nowDays;
    this.moment = this.presentMoment(0);
    this.plan = planExperiments(this.parameters, layout, this.moment, this.tasks);
    this.research = new Research(scenario.base.progress, control.nowDays, this.plan.throughputPerYear);
    this.router = new VisitRouter(control, compiled, layout, setup.streams, scenario.base, this.tasks);
    this.scheduleAhead();
  }

  admit(): void {}

  route(job: number, from: number): number {
    if (from === EXIT) return this.router.enter(job);
    return this.router.next(job, from, this.tallies);
  }

  leave(job: number, jobClass: number): void {
    const { control, tallies } = this;
    const jobs = control.sizeOf(job);
    tallies.codeHours += jobs * control.column(COLUMN.codeHours)[job]!;
    tallies.codeByAiHours += jobs * control.column(COLUMN.codeByAiHours)[job]!;
    if (jobClass === CHANGE) {
      tallies.changes += jobs;
      return;
    }
    const led = control.column(COLUMN.ledByAiShare)[job]!;
    const taste = led === 0 ? 1 : tasteOf(led, logTasteOfAi(this.parameters.taste, this.horizon.minutes));
    tallies.experiments += jobs;
    tallies.taste += jobs * taste;
    if (control.nowDays < 0 || this.setup.shadowOf !== undefined) this.research.count(jobs, control.nowDays);
    else this.research.complete(jobs, taste, control.nowDays);
  }

  timer(code: number, subject: number): void {
    if (code === CONTROL_STEP) this.step();
    else if (code === SAMPLE) this.setup.onSample(this);
    else if (code === FORK) this.fork();
    else if (code === FIRST_GENERATION) this.beginGenerations();
    else if (code === TRAINED) this.finishTraining(subject);
    else if (code === EVALUATED) this.finishEvaluation(subject);
    else if (code === AT_GATE) this.reachGate(subject);
    else if (code === CADENCE) this.considerSuccessor();
    else if (code === ORDER_CHECK) this.considerOrder();
    else if (code === ORDER_ARRIVES) this.receiveOrder();
  }

  /** E = C_train S now. */
  effectiveCompute(): number {
    return this.trainingComputeRatio() * exp(this.research.logEfficiency);
  }

  trainingComputeRatio(): number {
    return this.moment.accelerators / curveAt(this.parameters.fleet.accelerators, 0);
  }

  /** E of the deployed model over that of generation 0; NaN before there is one. */
  deployedComputeRatio(): number {
    const { deployed } = this.pipeline;
    return deployed === undefined ? Number.NaN : deployed.effectiveCompute / this.referenceCompute;
  }

  loopGain(): LoopGain {
    const state = { sinceLimitNats: this.research.sinceLimitNats, deployedComputeRatio: this.deployedComputeRatio() };
    return loopGain(this.parameters, this.layout, this.moment, this.plan, state, this.tasks);
  }

  private scheduleAhead(): void {
    const { control, setup } = this;
    const { scenario } = setup;
    control.schedule(control.nowDays, PRIORITY.control, CONTROL_STEP, 0);
    control.schedule(scenario.base.horizon.referenceDays, PRIORITY.control, FIRST_GENERATION, 0);
    if (scenario.fork !== undefined) control.schedule(scenario.fork.fromDays, PRIORITY.control, FORK, 0);
    if (scenario.base.fleet.orders !== undefined) control.schedule(0, PRIORITY.control, ORDER_CHECK, 0);
    for (const days of scenario.sampleDays) control.schedule(days, PRIORITY.sample, SAMPLE, 0);
  }

  private step(): void {
    const { control } = this;
    this.followShadow();
    this.software.days.push(control.nowDays);
    this.software.logEfficiency.push(this.research.logEfficiency);
    this.refresh();
    this.considerSuccessor();
    this.bottleneck.update(this.plan, control.nowDays);
    this.tallies.logEfficiency = this.research.logEfficiency;
    this.ledger.add({
      days: control.nowDays,
      figures: control.counters.snapshot(control.nowDays),
      tallies: { ...this.tallies },
      visits: this.router.visits.slice(),
    });
    control.schedule(control.nowDays + STEP_DAYS, PRIORITY.control, CONTROL_STEP, 0);
  }

  private followShadow(): void {
    const path = this.setup.shadowOf;
    if (path === undefined) return;
    while (this.shadowIndex + 1 < path.days.length && path.days[this.shadowIndex + 1]! <= this.control.nowDays)
      this.shadowIndex++;
    this.research.logEfficiency = path.logEfficiency[this.shadowIndex]!;
  }

  /** Plans anew and sets capacities, limits, bundles and rates; what is in service goes on as it began. */
  private refresh(): void {
    const { control } = this;
    const nowDays = control.nowDays;
    this.tallies.plannedExperiments += (this.plan.throughputPerYear * (nowDays - this.plannedDays)) / DAYS_PER_YEAR;
    this.plannedDays = nowDays;
    this.moment = this.presentMoment(this.research.logEfficiency);
    this.plan = planExperiments(this.parameters, this.layout, this.moment, this.tasks);
    this.router.change(this.parameters, this.plan.rates, this.tasks);
    this.plan.capacity.forEach((servers, pool) => control.setCapacity(pool, servers));
    const { agentsPool, slotsPool } = this.layout;
    this.parameters.classes.forEach((jobClass, c) => {
      const people = jobClass.perLeadPerson * curveAt(this.parameters.people[jobClass.leadPool]!.headcount, nowDays);
      this.limits[c] = people + jobClass.perAgent * this.inUse(agentsPool, c) + jobClass.perSlot * this.inUse(slotsPool, c);
    });
    this.chooseBundles();
    this.limits.forEach((jobs, c) => control.setLimit(c, Math.max(jobs, LEAST_IN_PROCESS * (this.bundles[c]! - 1))));
  }

  private presentMoment(logEfficiency: number): Moment {
    const nowDays = this.control.nowDays;
    return {
      days: nowDays,
      softwareEfficiency: exp(logEfficiency),
      horizonMinutes: this.horizon.minutes,
      passings: this.passings,
      accelerators: this.fleet.accelerators(this.parameters.fleet, nowDays),
      trainingIdle: this.pipeline.deployed !== undefined && this.pipeline.inTraining === 0,
      withoutAi: this.setup.shadowOf !== undefined,
    };
  }

  /** Bundles keep simulated jobs per year near what granularity asks for, and enough of them in process to queue like the real ones. */
  private chooseBundles(): void {
    const { granularity } = this.parameters;
    if (granularity.kind === 'exact') return;
    const rates = [this.plan.throughputPerYear, this.plan.changesPerYear];
    const wanted = [granularity.jobsPerYear.experiment, granularity.jobsPerYear.change];
    rates.forEach((rate, c) => {
      this.bundles[c] = Math.max(1, rate / wanted[c]!);
      this.granularityMax = Math.max(this.granularityMax, this.bundles[c]!);
      this.control.setBundle(c, this.bundles[c]!);
    });
  }

  /** Servers of a pool that a class held, mean over the last week. */
  private inUse(pool: number, jobClass: number): number {
    const { counters, nowDays } = this.control;
    const entry = this.ledger.before(nowDays, STEP_DAYS);
    if (entry === undefined || entry.days === nowDays) return 0;
    counters.bringUpTo(nowDays);
    const held = counters.heldArea(counters.figures, pool, jobClass) - counters.heldArea(entry.figures, pool, jobClass);
    return held / (nowDays - entry.days);
  }

  private fork(): void {
    const { parameters } = this.setup.scenario.fork!;
    const hadOrders = this.parameters.fleet.orders !== undefined;
    this.parameters = parameters;
    this.research.change(parameters.progress);
    this.layout = layOutPools(parameters);
    this.layout.pools.forEach((pool, i) => this.control.setClassShare(i, EXPERIMENT, pool.experimentShare));
    this.tasks = new TaskModel(parameters.horizon.taskSpreadDoublings, parameters.horizon.logisticExponent);
    this.notePassings();
    if (!hadOrders && parameters.fleet.orders !== undefined) this.considerOrder();
    if (parameters.generations.gate === 'promote' && this.pipeline.openGate(this.control.nowDays) !== undefined) this.deploy();
    else this.refresh();
  }

  private beginGenerations(): void {
    this.refresh();
    this.referenceCompute = this.effectiveCompute();
    this.pipeline.begin(this.control.nowDays, this.referenceCompute, exp(this.research.logEfficiency));
    this.deploy();
  }

  private considerSuccessor(): void {
    const { control, parameters } = this;
    const rules = parameters.generations;
    const efficiency = exp(this.research.logEfficiency);
    const started = this.pipeline.considerStart(rules, control.nowDays, this.effectiveCompute(), efficiency);
    if (started === undefined) return;
    control.schedule(control.nowDays + rules.trainDays, PRIORITY.control, TRAINED, started.index);
    if (rules.trigger.kind === 'cadence') control.schedule(control.nowDays + rules.trigger.days, PRIORITY.control, CADENCE, 0);
    if (parameters.fleet.idle === 'reallocate') this.refresh();
  }

  private finishTraining(index: number): void {
    const { control } = this;
    this.pipeline.generations[index]!.trainedDays = control.nowDays;
    control.schedule(control.nowDays + this.parameters.generations.evaluateDays, PRIORITY.control, EVALUATED, index);
    if (this.parameters.fleet.idle === 'reallocate') this.refresh();
  }

  private finishEvaluation(index: number): void {
    const { control } = this;
    this.pipeline.generations[index]!.evaluatedDays = control.nowDays;
    control.schedule(control.nowDays + this.parameters.generations.gateDays, PRIORITY.control, AT_GATE, index);
  }

  private reachGate(index: number): void {
    const promoted = this.pipeline.reachGate(index, this.parameters.generations, this.control.nowDays);
    if (promoted !== undefined) this.deploy();
  }

  /** The deployed model changes: all rates change at once, for attempts that start from now on. */
  private deploy(): void {
    const { control } = this;
    const deployed = this.pipeline.deployed!;
    this.horizon = horizonOf(this.parameters.horizon, this.deployedComputeRatio());
    this.notePassings();
    this.refresh();
    this.considerSuccessor();
    this.generationLog.promoted(deployed.index, this.loopGain().gain, this.bottleneck);
  }

  /** Dates the first time that the deployed horizon reaches what a rung waits for. */
  private notePassings(): void {
    const stages = this.parameters.stages.flatMap((stage) => (stage.kind === 'work' ? [stage.automation.opening] : []));
    for (const opening of [...stages, this.parameters.oversight.closedLoop.opening]) {
      if (opening.kind !== 'horizon' || this.horizon.minutes < opening.horizonMinutes) continue;
      if (!this.passings.has(opening.horizonMinutes)) this.passings.set(opening.horizonMinutes, this.control.nowDays);
    }
  }

  private considerOrder(): void {
    const { control, parameters, layout } = this;
    const { orders } = parameters.fleet;
    if (orders === undefined) return;
    const before = this.ledger.before(control.nowDays, orders.everyDays);
    const { counters } = control;
    if (before === undefined) return;
    counters.bringUpTo(control.nowDays);
    const held = counters.heldArea(counters.figures, layout.slotsPool) - counters.heldArea(before.figures, layout.slotsPool);
    const open = counters.figures.capacityArea[layout.slotsPool]! - before.figures.capacityArea[layout.slotsPool]!;
    if (this.fleet.considerOrder(parameters.fleet, control.nowDays, held / open)) {
      control.schedule(control.nowDays + orders.leadDays, PRIORITY.control, ORDER_ARRIVES, 0);
    }
    control.schedule(control.nowDays + orders.everyDays, PRIORITY.control, ORDER_CHECK, 0);
  }

  private receiveOrder(): void {
    this.fleet.receive();
    this.refresh();
  }
}
