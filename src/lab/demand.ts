import { DAYS_PER_YEAR, HOURS_PER_DAY } from '../base/units.ts';
import { pow } from '../numeric/pow.ts';
import { curveAt } from './curve.ts';
import type { Layout } from './layout.ts';
import { CHANGE, EXPERIMENT, hoursPerCalendarDay } from './layout.ts';
import type { LabParameters, SlotStage } from './parameters.ts';
import type { Moment, StageRates } from './stage-rates.ts';
import { agentReadShare, commonRates, humanHoursShare, stageRates } from './stage-rates.ts';
import type { TaskModel } from './task-model.ts';
import { visitRatios } from './visit-ratios.ts';
import { waysBack } from './ways-back.ts';

/** What experiments ask of every pool at one moment, and the throughput that the scarcest of them allows. */
export interface Plan {
  /** By stage; undefined for the stage that runs in slots. */
  readonly rates: readonly (StageRates | undefined)[];
  /** By class of those that are limited: visits per job to each stage, rework included. */
  readonly visits: readonly (readonly number[])[];
  /** By pool [servers]: all of it, and what is open to experiments once called work has had its part. */
  readonly capacity: readonly number[];
  readonly openCapacity: readonly number[];
  /** D: by pool [server days per experiment]; and by [stage * pools + pool]. */
  readonly demandDays: readonly number[];
  readonly stageDemandDays: readonly number[];
  /** The same by stage and pool with what called work holds there, per experiment. */
  readonly stageLoadDays: readonly number[];
  /** X_max = min c_p / D_p [experiments per year]. */
  readonly throughputPerYear: number;
  /** What changes can reach in the capacity that X_max leaves them, or that is kept for them [changes per year]. */
  readonly changesPerYear: number;
  readonly bindingPool: number;
  readonly bindingStage: number;
  /** sum W / sum (W_k / S_k): speedup of the hands-on part of one experiment. */
  readonly latencyRatio: number;
  /** C: experiment compute relative to the epoch. */
  readonly experimentComputeRatio: number;
}

/**
 * Service demands and the bottleneck of experiments (operational analysis, Denning and Buzen 1978): D_p = sum of visits * work on the
 * pool, X_max = min c_p / D_p. With one pool and no oversight the ratio to the plan without AI is 1 / (1 - f), Amdahl's law.
 */
export function planExperiments(p: LabParameters, layout: Layout, moment: Moment, tasks: TaskModel): Plan {
  const common = commonRates(p, moment, tasks);
  const rates = p.stages.map((stage) => (stage.kind === 'work' ? stageRates(p, stage, moment, tasks, common) : undefined));
  const pools = layout.pools.length;
  const capacity = layout.pools.map((_, i) => poolCapacity(p, layout, i, moment));
  const visits = visitsNow(p, layout, rates, moment);
  const called = poolDemands(moment.heldByCalled ?? [], pools);
  const openCapacity = capacity.map((servers, i) =>
    Math.min(servers * layout.pools[i]!.experimentShare, Math.max(0, servers - called[i]!)),
  );
  const stageDemandDays = new Array<number>(p.stages.length * pools).fill(0);
  addDemands(stageDemandDays, pools, p, layout, rates, visits[EXPERIMENT]!, EXPERIMENT);
  const demandDays = poolDemands(stageDemandDays, pools);
  const loads = demandDays.map((days, i) => (days > 0 ? days / openCapacity[i]! : 0));
  const bindingPool = indexOfLargest(loads);
  const experimentsPerDay = 1 / loads[bindingPool]!;
  const stageLoadDays = withCalled(stageDemandDays, moment, experimentsPerDay);
  const changeDemands = new Array<number>(pools).fill(0);
  addDemands(changeDemands, 0, p, layout, rates, visits[CHANGE]!, CHANGE);
  let changesPerDay = Infinity;
  for (let i = 0; i < pools; i++) {
    const left = capacity[i]! - called[i]! - experimentsPerDay * demandDays[i]!;
    if (changeDemands[i]! > 0) changesPerDay = Math.min(changesPerDay, Math.max(0, left) / changeDemands[i]!);
  }
  return {
    rates,
    visits,
    capacity,
    openCapacity,
    demandDays,
    stageDemandDays,
    stageLoadDays,
    throughputPerYear: DAYS_PER_YEAR * experimentsPerDay,
    changesPerYear: DAYS_PER_YEAR * changesPerDay,
    bindingPool,
    bindingStage: indexOfLargest(stageLoadDays, bindingPool, pools),
    latencyRatio: latencyRatio(p, visits, rates),
    experimentComputeRatio: experimentComputeRatio(p, moment),
  };
}

/** Visits per job by class: those of the layout, but where the share that comes back changes with AI and the flow. */
function visitsNow(
  p: LabParameters,
  layout: Layout,
  rates: readonly (StageRates | undefined)[],
  moment: Moment,
): readonly (readonly number[])[] {
  if (p.review === undefined) return layout.visits;
  return [EXPERIMENT, CHANGE].map((c) => {
    const jobClass = p.classes[c]!;
    return visitRatios(p.stages.length, jobClass.path, waysBack(p, jobClass, rates, moment.days));
  });
}

function withCalled(stageDemandDays: readonly number[], { heldByCalled }: Moment, experimentsPerDay: number): readonly number[] {
  if (heldByCalled === undefined) return stageDemandDays;
  if (experimentsPerDay === 0) return heldByCalled;
  const loads = stageDemandDays.slice();
  for (let at = 0; at < loads.length; at++) loads[at]! += heldByCalled[at]! / experimentsPerDay;
  return loads;
}

/**
 * Index of the largest number, the first among equals; of rows of `width` numbers, the row whose number in one column is largest.
 *
 * indexOfLargest([1, 3, 3]) // => 1
 */
export function indexOfLargest(values: readonly number[], column = 0, width = 1): number {
  let best = 0;
  for (let i = 1; i * width < values.length; i++) {
    if (values[i * width + column]! > values[best * width + column]!) best = i;
  }
  return best;
}

/** C_frontier: experiment compute relative to the epoch, training's share included while that is idle and may be reallocated. */
export function experimentComputeRatio(p: LabParameters, moment: Moment): number {
  const { accelerators, experimentShare } = moment.epochFleet;
  return experimentAccelerators(p, moment) / (curveAt(accelerators, 0) * experimentShare);
}

/** C_train: training compute relative to the epoch. */
export function trainingComputeRatio(p: LabParameters, moment: Moment): number {
  return fleetRatio(moment) * shareRatio(p.fleet.trainingShare, moment.epochFleet.trainingShare);
}

function fleetRatio(moment: Moment): number {
  return moment.accelerators / curveAt(moment.epochFleet.accelerators, 0);
}

/** A share of the fleet over the epoch's; a use that the epoch had no compute for is measured by the fleet alone. */
function shareRatio(share: number, epochShare: number): number {
  return epochShare === 0 ? 1 : share / epochShare;
}

function experimentAccelerators(p: LabParameters, moment: Moment): number {
  const { fleet } = p;
  const borrowed = moment.trainingIdle ? fleet.idleTakenShare * fleet.trainingShare : 0;
  return moment.accelerators * (fleet.experimentShare + borrowed);
}

/** Servers of a pool: people, agents (growing with inference compute and S^omega), or slots of as many accelerators as a run needs. */
function poolCapacity(p: LabParameters, layout: Layout, index: number, moment: Moment): number {
  const pool = layout.pools[index]!;
  if (pool.kind === 'people') {
    return Math.max(pool.leastPeople, pool.headcountShare * curveAt(p.people[pool.people]!.headcount, moment.days));
  }
  if (pool.kind === 'agents') {
    if (moment.withoutAi) return 0;
    const inferenceRatio = fleetRatio(moment) * shareRatio(p.fleet.inferenceShare, moment.epochFleet.inferenceShare);
    return p.agents.atEpoch * inferenceRatio * pow(moment.softwareEfficiency, p.agents.efficiencyExponent);
  }
  const run = p.stages.find((stage) => stage.kind === 'slots');
  return run === undefined ? 0 : experimentAccelerators(p, moment) / acceleratorsPerSlot(p, run, moment);
}

/** Accelerators that one experiment occupies: k0 C^eta / S^psi accelerator days, spread over its days in the slot. */
function acceleratorsPerSlot(p: LabParameters, run: SlotStage, moment: Moment): number {
  const growth = pow(experimentComputeRatio(p, moment), run.frontierExponent);
  const saving = pow(moment.softwareEfficiency, run.efficiencyExponent);
  return (run.acceleratorDaysAtEpoch * growth) / saving / run.slotDays;
}

/** Demand by pool: the stages' sums. */
function poolDemands(stageDemandDays: readonly number[], pools: number): readonly number[] {
  const demands = new Array<number>(pools).fill(0);
  for (let at = 0; at < stageDemandDays.length; ) {
    for (let pool = 0; pool < pools; pool++) demands[pool]! += stageDemandDays[at++]!;
  }
  return demands;
}

/** Adds the demand of one job of a class, by [stage * rowLength + pool]: row length 0 sums over the stages. */
function addDemands(
  demands: number[],
  rowLength: number,
  p: LabParameters,
  layout: Layout,
  rates: readonly (StageRates | undefined)[],
  visitsTo: readonly number[],
  jobClass: number,
): void {
  const { id } = p.classes[jobClass]!;
  for (let k = 0; k < p.stages.length; k++) {
    const stage = p.stages[k]!;
    const visits = visitsTo[k]!;
    const at = k * rowLength;
    if (stage.kind === 'slots') {
      demands[at + layout.slotsPool]! += visits * stage.slotDays;
      continue;
    }
    const r = rates[k]!;
    const hours = visits * stage.hours[id];
    const byPeople = hours * humanHoursShare(r) + (hours > 0 ? visits * r.handoffHours : 0);
    demands[at + layout.stagePool[k]!]! += byPeople / hoursPerCalendarDay(p.people[stage.pool]!);
    demands[at + layout.agentsPool]! += (hours * agentReadShare(r)) / r.speed / HOURS_PER_DAY;
  }
}

function latencyRatio(p: LabParameters, visits: Plan['visits'], rates: readonly (StageRates | undefined)[]): number {
  let before = 0;
  let after = 0;
  for (let k = 0; k < p.stages.length; k++) {
    const stage = p.stages[k]!;
    if (stage.kind !== 'work') continue;
    const hours = visits[EXPERIMENT]![k]! * stage.hours.experiment;
    before += hours;
    after += hours * hoursShare(rates[k]!);
  }
  return before / after;
}

/** 1/S_k: hours of a stage, people's and agents', over its baseline. */
export function hoursShare(r: StageRates): number {
  return humanHoursShare(r) + agentReadShare(r) / r.speed;
}
