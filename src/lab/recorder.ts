import { DAYS_PER_YEAR } from '../base/units.ts';
import { exp } from '../numeric/exp.ts';
import { CYCLE_SUM, DEPARTED, SERVICE_AREA, WAITING_AREA } from '../queueing/figures.ts';
import type { Column, SampleColumnId } from './columns.ts';
import { SAMPLE_COLUMNS } from './columns.ts';
import { curveAt } from './curve.ts';
import { experimentComputeRatio, planExperiments } from './demand.ts';
import { p80Minutes } from './horizon.ts';
import type { LabSimulation } from './lab-simulation.ts';
import { CHANGE, EXPERIMENT } from './layout.ts';
import { acceleration } from './loop-gain.ts';
import { controlRow } from './oversight/control-row.ts';
import type { PoolColumnId, StageColumnId } from './place-columns.ts';
import { POOL_COLUMNS, STAGE_COLUMNS } from './place-columns.ts';
import { levelOf, poolRow, stageRow } from './place-rows.ts';
import type { HumanActivity, Quarter, QuarterTallies } from './quarter.ts';
import { lookBack, lookBackAtTallies, QUARTER_DAYS, ratioOf } from './quarter.ts';
import { winShareOfAi } from './research.ts';
import type { SoftwarePath } from './trajectory.ts';

const LIMIT_NEAR_SHARE = 0.9;

type Row<Id extends string> = Readonly<Record<Id, number>>;

/** Columns of numbers that grow by a row at each sample. */
function newSeries<Id extends string>(
  columns: readonly (Column & { readonly id: Id })[],
  rows: number,
): Record<Id, Float64Array> {
  return Object.fromEntries(columns.map(({ id }) => [id, new Float64Array(rows).fill(Number.NaN)])) as Record<Id, Float64Array>;
}

/**
 * What is recorded of a lab: 'all'; 'lab', the rows of the whole lab, and of its stages only their automation level, as forecasts need;
 * 'pace', only the pace and worth of its experiments, by which a path is compared with its twin.
 */
export type RecordedRows = 'all' | 'lab' | 'pace';

/** Reads a lab at its samples, column by column. */
export class Recorder {
  readonly series: Record<SampleColumnId, Float64Array>;
  readonly stageSeries: Record<StageColumnId, Float64Array>;
  readonly poolSeries: Record<PoolColumnId, Float64Array>;
  readonly bindingPool: string[] = [];
  readonly bindingStage: string[] = [];
  readonly holdingStep: string[] = [];
  private readonly rows: RecordedRows;
  private row = 0;

  constructor(rows: RecordedRows, samples: number, stages: number, pools: number) {
    this.rows = rows;
    this.series = newSeries(SAMPLE_COLUMNS, samples);
    this.stageSeries = newSeries(STAGE_COLUMNS, samples * stages);
    this.poolSeries = newSeries(POOL_COLUMNS, samples * pools);
  }

  /** Adds the row of this instant. */
  sample(lab: LabSimulation): void {
    if (this.rows === 'pace') write(this.series, this.row, paceRow(lookBackAtTallies(lab)));
    else {
      const quarter = lookBack(lab);
      this.writeLab(lab, quarter);
      if (this.rows === 'all') this.writePlaces(lab, quarter);
      else this.writeLevels(lab);
    }
    this.row++;
  }

  private writeLab(lab: LabSimulation, quarter: Quarter): void {
    write(this.series, this.row, paceRow(quarter));
    write(this.series, this.row, researchRow(lab, quarter));
    write(this.series, this.row, throughputRow(lab, quarter));
    write(this.series, this.row, workRow(lab, quarter));
    write(this.series, this.row, controlRow(lab, quarter));
    this.bindingPool.push(lab.bottleneck.bindingPool);
    this.bindingStage.push(lab.bottleneck.bindingStage);
    this.holdingStep.push(lab.bottleneck.holdingStep);
  }

  private writePlaces(lab: LabSimulation, quarter: Quarter): void {
    const { stages } = lab.parameters;
    for (const k of stages.keys()) write(this.stageSeries, this.row * stages.length + k, stageRow(lab, quarter, k));
    const { pools } = lab.layout;
    for (const i of pools.keys()) write(this.poolSeries, this.row * pools.length + i, poolRow(lab, quarter, i));
  }

  private writeLevels({ plan: { rates } }: LabSimulation): void {
    for (const [k, r] of rates.entries()) this.stageSeries.automation_level[this.row * rates.length + k] = levelOf(r);
  }
}

function write<Id extends string>(series: Record<Id, Float64Array>, at: number, row: Row<Id> | Partial<Row<Id>>): void {
  for (const id in row) series[id][at] = row[id]!;
}

function paceRow({ days, of }: QuarterTallies): Partial<Row<SampleColumnId>> {
  const experiments = of('experiments');
  return {
    experiments_per_year: experiments / (days / DAYS_PER_YEAR),
    result_quality_ratio: ratioOf(of('quality'), experiments),
  };
}

function researchRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  const { research, parameters, control } = lab;
  const { horizon, pipeline } = lab.generations;
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
  for (let place = EXPERIMENT; place < figures.places; place += figures.classes) {
    inProcessArea += figures.ofPlace(place, WAITING_AREA) + figures.ofPlace(place, SERVICE_AREA);
  }
  const experiments = quarter.of('experiments');
  return {
    changes_per_year: quarter.of('changes') / years,
    experiments_planned_per_year: plan.throughputPerYear,
    experiments_expected_ratio: ratioOf(experiments, quarter.of('plannedExperiments')),
    experiment_cycle_days: ratioOf(figures.ofClass(EXPERIMENT, CYCLE_SUM), figures.ofClass(EXPERIMENT, DEPARTED)),
    experiments_in_process: inProcessArea / quarter.days,
    experiments_limit: limits.simulated[EXPERIMENT]!,
    experiments_limit_per_year: (limits.simulated[EXPERIMENT]! / sum(plan.demandDays)) * DAYS_PER_YEAR,
    amdahl_latency_ratio: plan.latencyRatio,
    amdahl_throughput_ratio: plan.throughputPerYear / byHand.throughputPerYear,
    people_elasticity_ratio: layout.pools[plan.bindingPool]!.kind === 'people' ? 1 : 0,
    next_step_win_share: winShareOfAi(parameters.taste, lab.moment.horizonMinutes),
    research_taste_ratio: ratioOf(quarter.of('taste'), experiments),
    experiment_bundle_jobs: limits.bundles[EXPERIMENT]!,
    change_bundle_jobs: limits.bundles[CHANGE]!,
  };
}

function workRow(lab: LabSimulation, quarter: Quarter): Partial<Row<SampleColumnId>> {
  const { parameters, control } = lab;
  const years = quarter.days / DAYS_PER_YEAR;
  const humanHours = sum(quarter.humanHours);
  const shareOf = (activity: HumanActivity): number => ratioOf(Math.max(0, quarter.activityHours[activity]), humanHours); // below 0 lies only rounding
  const engineers = curveAt(
    parameters.people[parameters.classes[CHANGE]!.limit!.leadPool]!.headcount,
    control.nowDays - quarter.days / 2,
  );
  return {
    leverage_ratio: ratioOf(quarter.of('baselineHours'), humanHours),
    human_share: ratioOf(humanHours, quarter.of('baselineHours')),
    code_per_engineer_ratio: quarter.of('codeHours') / engineers / years, // over its early mean once that is known
    ai_code_share: ratioOf(quarter.of('codeByAiHours'), quarter.of('codeHours')),
    writing_hours_share: shareOf('writing'),
    reviewing_hours_share: shareOf('reviewing'),
    directing_hours_share: shareOf('directing'),
    operating_hours_share: shareOf('operating'),
    evaluating_hours_share: shareOf('evaluating'),
    labelling_hours_share: shareOf('labelling'),
    coordinating_hours_share: shareOf('coordinating'),
    human_hours_per_year: humanHours / years,
    agent_hours_per_year: sum(quarter.agentHours) / years,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
