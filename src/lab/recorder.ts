import { DAYS_PER_YEAR, HOURS_PER_DAY } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import { figuresBetween } from '../queueing/counters.ts';
import type { Figures } from '../queueing/counters.ts';
import { POOL_COLUMNS, SAMPLE_COLUMNS, STAGE_COLUMNS } from './columns.ts';
import type { Column, PoolColumnId, SampleColumnId, StageColumnId } from './columns.ts';
import { ATTEMPT, OVERSEE } from './compile.ts';
import { curveAt } from './curve.ts';
import { experimentComputeRatio, hoursShare, planExperiments } from './demand.ts';
import { p80Minutes } from './horizon.ts';
import { CHANGE, EXPERIMENT, hoursPerCalendarDay } from './layout.ts';
import type { LabSimulation } from './lab-simulation.ts';
import { acceleration } from './loop-gain.ts';
import type { SoftwarePath } from './trajectory.ts';

/** Figures that are measured are means over the quarter before the sample. */
export const QUARTER_DAYS = 91;
const LIMIT_NEAR_SHARE = 0.9;

/** What happened in the quarter before a sample. */
interface Quarter {
  readonly days: number;
  readonly figures: Figures;
  readonly of: (key: keyof LabSimulation['tallies']) => number;
  /** Visits begun by stage. */
  readonly visits: readonly number[];
  /** Human hours and agent hours by stage; human hours by activity. */
  readonly humanHours: readonly number[];
  readonly agentHours: readonly number[];
  readonly activityHours: { writing: number; reviewing: number; directing: number };
}

type Row<Id extends string> = Readonly<Record<Id, number>>;

/** Columns of numbers that grow by a row at each sample. */
function newSeries<Id extends string>(
  columns: readonly (Column & { readonly id: Id })[],
  rows: number,
): Record<Id, Float64Array> {
  return Object.fromEntries(columns.map(({ id }) => [id, new Float64Array(rows).fill(Number.NaN)])) as Record<Id, Float64Array>;
}

/** Reads a lab at its samples, column by column. */
export class Recorder {
  readonly series: Record<SampleColumnId, Float64Array>;
  readonly stageSeries: Record<StageColumnId, Float64Array>;
  readonly poolSeries: Record<PoolColumnId, Float64Array>;
  readonly bindingPool: string[] = [];
  readonly bindingStage: string[] = [];
  private row = 0;

  constructor(samples: number, stages: number, pools: number) {
    this.series = newSeries(SAMPLE_COLUMNS, samples);
    this.stageSeries = newSeries(STAGE_COLUMNS, samples * stages);
    this.poolSeries = newSeries(POOL_COLUMNS, samples * pools);
  }

  /** Adds the row of this instant. */
  sample(lab: LabSimulation): void {
    const quarter = lookBack(lab);
    write(this.series, this.row, sampleRow(lab, quarter));
    const { stages } = lab.parameters;
    stages.forEach((_, k) => write(this.stageSeries, this.row * stages.length + k, stageRow(lab, quarter, k)));
    const { pools } = lab.layout;
    pools.forEach((_, i) => write(this.poolSeries, this.row * pools.length + i, poolRow(lab, quarter, i)));
    this.bindingPool.push(lab.bottleneck.bindingPool);
    this.bindingStage.push(lab.bottleneck.bindingStage);
    this.row++;
  }
}

function write<Id extends string>(series: Record<Id, Float64Array>, at: number, row: Row<Id> | Partial<Row<Id>>): void {
  for (const id of Object.keys(row) as Id[]) series[id][at] = row[id]!;
}

function lookBack(lab: LabSimulation): Quarter {
  const { control, parameters, layout, setup } = lab;
  const before = lab.ledger.before(control.nowDays, QUARTER_DAYS)!;
  const figures = figuresBetween(before.figures, control.counters.snapshot(control.nowDays));
  const humanHours = new Array<number>(parameters.stages.length).fill(0);
  const agentHours = new Array<number>(parameters.stages.length).fill(0);
  const activityHours = { writing: 0, reviewing: 0, directing: 0 };
  parameters.stages.forEach((stage, k) => {
    if (stage.kind !== 'work') return;
    const perDay = hoursPerCalendarDay(parameters.people[stage.pool]!);
    const { first, count } = setup.compiled.stages[k]!;
    for (let step = 0; step < count; step++) {
      const held = heldAt(figures, first + step);
      if (step === ATTEMPT) agentHours[k]! += held * HOURS_PER_DAY;
      else {
        humanHours[k]! += held * perDay;
        activityHours[activityOf(stage.activity, step)] += held * perDay;
      }
    }
  });
  lab.tallies.logEfficiency = lab.research.logEfficiency;
  const of = (key: keyof typeof lab.tallies): number => lab.tallies[key] - before.tallies[key];
  const visits = parameters.stages.map((_, k) => lab.router.visits[k]! - before.visits[k]!);
  return { days: control.nowDays - before.days, figures, of, visits, humanHours, agentHours, activityHours };

  function heldAt(f: Figures, station: number): number {
    return f.heldArea[station * layout.visits.length + EXPERIMENT]! + f.heldArea[station * layout.visits.length + CHANGE]!;
  }
}

/** Writing gives way to reviewing, then directing: what people's hours at a step of a stage count as. */
function activityOf(activity: string, step: number): 'writing' | 'reviewing' | 'directing' {
  if (activity === 'decide') return 'directing';
  return step === OVERSEE || activity === 'communicate' ? 'reviewing' : 'writing';
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function sampleRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  return { ...researchRow(lab, quarter), ...throughputRow(lab, quarter), ...workRow(lab, quarter) };
}

function researchRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  const { research, horizon, parameters, pipeline, control } = lab;
  const loop = lab.loopGain();
  return {
    software_efficiency_ratio: exp(research.logEfficiency),
    software_growth_per_year: (quarter.of('logEfficiency') / quarter.days) * DAYS_PER_YEAR,
    training_compute_ratio: lab.trainingComputeRatio(),
    experiment_compute_ratio: experimentComputeRatio(parameters, lab.moment),
    effective_compute_ratio: lab.effectiveCompute(),
    generation_index: pipeline.deployed?.index ?? Number.NaN,
    generations_in_flight: pipeline.inFlight,
    horizon_p50_minutes: horizon.minutes,
    horizon_p80_minutes: p80Minutes(horizon.minutes, parameters.horizon.logisticExponent),
    horizon_capped_flag: horizon.capped ? 1 : 0,
    limit_factor_ratio: research.limitFactor(),
    limit_near_flag: research.limitReachedShare() >= LIMIT_NEAR_SHARE ? 1 : 0,
    loop_gain_ratio: loop.gain,
    throughput_elasticity_ratio: loop.throughputElasticity,
    acceleration_ratio: accelerationOverYear(
      lab.software,
      control.nowDays,
      research.logEfficiency,
      parameters.progress.fishingExponent,
    ),
  };
}

/** A between the quarter a year ago and this one. */
function accelerationOverYear(software: SoftwarePath, nowDays: number, logEfficiency: number, fishingExponent: number): number {
  const at = (days: number): number => {
    const i = software.days.findLastIndex((stepDays) => stepDays <= days);
    return i < 0 ? Number.NaN : software.logEfficiency[i]!;
  };
  const yearAgo = nowDays - DAYS_PER_YEAR;
  if (yearAgo - QUARTER_DAYS < 0) return Number.NaN;
  const before = at(yearAgo) - at(yearAgo - QUARTER_DAYS);
  return acceleration(before, logEfficiency - at(nowDays - QUARTER_DAYS), logEfficiency - at(yearAgo), fishingExponent);
}

function throughputRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  const { plan, parameters, layout, limits } = lab;
  const years = quarter.days / DAYS_PER_YEAR;
  const byHand = planExperiments(parameters, layout, { ...lab.moment, withoutAi: true }, lab.tasks);
  const { figures } = quarter;
  let inProcessArea = 0;
  for (let i = EXPERIMENT; i < figures.waitingArea.length; i += layout.visits.length) {
    inProcessArea += figures.waitingArea[i]! + figures.serviceArea[i]!;
  }
  const experiments = quarter.of('experiments');
  return {
    experiments_per_year: experiments / years,
    changes_per_year: quarter.of('changes') / years,
    experiments_planned_per_year: plan.throughputPerYear,
    experiments_expected_ratio: experiments / quarter.of('plannedExperiments'),
    experiment_cycle_days: figures.cycleSum[EXPERIMENT]! / figures.departed[EXPERIMENT]!,
    experiments_in_process: inProcessArea / quarter.days,
    experiments_limit: limits[EXPERIMENT]!,
    experiments_limit_per_year: (limits[EXPERIMENT]! / sum(plan.demandDays)) * DAYS_PER_YEAR,
    amdahl_latency_ratio: plan.latencyRatio,
    amdahl_throughput_ratio: plan.throughputPerYear / byHand.throughputPerYear,
    people_elasticity_ratio: layout.pools[plan.bindingPool]!.kind === 'people' ? 1 : 0,
    research_taste_ratio: quarter.of('taste') / experiments,
    experiment_bundle_jobs: lab.bundles[EXPERIMENT]!,
    change_bundle_jobs: lab.bundles[CHANGE]!,
  };
}

function workRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  const { parameters, control } = lab;
  const years = quarter.days / DAYS_PER_YEAR;
  const humanHours = sum(quarter.humanHours);
  const { writing, reviewing, directing } = quarter.activityHours;
  const engineers = curveAt(
    parameters.people[parameters.classes[CHANGE]!.leadPool]!.headcount,
    control.nowDays - quarter.days / 2,
  );
  return {
    leverage_ratio: quarter.of('baselineHours') / humanHours,
    human_share: humanHours / quarter.of('baselineHours'),
    code_per_engineer_ratio: quarter.of('codeHours') / engineers / years, // over its early mean once that is known
    ai_code_share: quarter.of('codeByAiHours') / quarter.of('codeHours'),
    writing_hours_share: writing / humanHours,
    reviewing_hours_share: reviewing / humanHours,
    directing_hours_share: directing / humanHours,
    human_hours_per_year: humanHours / years,
    agent_hours_per_year: sum(quarter.agentHours) / years,
  };
}

function stageRow(lab: LabSimulation, quarter: Quarter, k: number): Row<StageColumnId> {
  const { plan, layout, setup } = lab;
  const { figures, days } = quarter;
  const { first, count } = setup.compiled.stages[k]!;
  const classes = layout.visits.length;
  const total = (values: Float64Array): number => {
    let all = 0;
    for (let place = first * classes; place < (first + count) * classes; place++) all += values[place]!;
    return all;
  };
  const pool = layout.stagePool[k]!;
  const pools = layout.pools.length;
  const own = plan.stageDemandDays[k * pools + pool]!;
  const inPool = plan.stageDemandDays[k * pools + plan.bindingPool]!;
  const visitsPerYear = (quarter.visits[k]! / days) * DAYS_PER_YEAR;
  const heldOwn = count === 1 ? total(figures.heldArea) : quarter.humanHours[k]! / hoursPerDayAt(lab, k);
  const r = plan.rates[k];
  return {
    in_process_jobs: (total(figures.waitingArea) + total(figures.serviceArea)) / days,
    waiting_jobs: total(figures.waitingArea) / days,
    wait_days: total(figures.waitSum) / quarter.visits[k]!,
    visits_per_year: visitsPerYear,
    attempted_share: r?.attemptedShare ?? 0,
    takeover_share: r === undefined || r.attemptedShare === 0 ? Number.NaN : 1 - r.success.ofTasks,
    automated_share: r?.automatedShare ?? 0,
    oversight_share: r === undefined || r.attemptedShare === 0 ? Number.NaN : r.oversightShare,
    speedup_ratio: r === undefined ? 1 : 1 / hoursShare(r),
    automation_level: r?.level ?? Number.NaN,
    demand_days: own,
    agent_demand_days: r === undefined ? 0 : plan.stageDemandDays[k * pools + layout.agentsPool]!,
    utilization_share: heldOwn / figures.capacityArea[pool]!,
    marginal_value_ratio: inPool / plan.demandDays[plan.bindingPool]!,
    human_hours_per_year: (quarter.humanHours[k]! / days) * DAYS_PER_YEAR,
    agent_hours_per_year: (quarter.agentHours[k]! / days) * DAYS_PER_YEAR,
  };
}

function hoursPerDayAt(lab: LabSimulation, k: number): number {
  const stage = lab.parameters.stages[k]!;
  return stage.kind === 'work' ? hoursPerCalendarDay(lab.parameters.people[stage.pool]!) : 1;
}

function poolRow(lab: LabSimulation, quarter: Quarter, i: number): Row<PoolColumnId> {
  const { plan, layout, control } = lab;
  const { figures, days } = quarter;
  const { counters } = control;
  let waiting = 0;
  for (let place = 0; place < figures.waitingArea.length; place++) {
    if (counters.placePool[place] === i) waiting += figures.waitingArea[place]!;
  }
  const capacity = figures.capacityArea[i]!;
  return {
    capacity_servers: plan.capacity[i]!,
    open_servers: plan.openCapacity[i]!,
    demand_days: plan.demandDays[i]!,
    load_ratio: (plan.demandDays[i]! * plan.throughputPerYear) / DAYS_PER_YEAR / plan.openCapacity[i]!,
    utilization_share: counters.heldArea(figures, i) / capacity,
    experiment_utilization_share: counters.heldArea(figures, i, EXPERIMENT) / capacity,
    waiting_jobs: waiting / days,
    ...(layout.pools[i]!.kind === 'agents' && plan.demandDays[i] === 0 ? { load_ratio: 0 } : {}),
  };
}
