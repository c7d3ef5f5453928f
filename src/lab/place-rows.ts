import { DAYS_PER_YEAR } from '../base/units.ts';
import type { PlaceFigure } from '../queueing/figures.ts';
import { HELD_AREA, SERVICE_AREA, WAIT_SUM, WAITING_AREA } from '../queueing/figures.ts';
import { hoursShare } from './demand.ts';
import type { LabSimulation } from './lab-simulation.ts';
import { EXPERIMENT, hoursPerCalendarDay } from './layout.ts';
import type { PoolColumnId, StageColumnId } from './place-columns.ts';
import type { Quarter } from './quarter.ts';
import { ratioOf } from './quarter.ts';
import type { StageRates } from './stage-rates.ts';

/** One row of stages.csv, by column. */
export function stageRow(lab: LabSimulation, quarter: Quarter, k: number): Readonly<Record<StageColumnId, number>> {
  const { plan, layout, setup } = lab;
  const { figures, days } = quarter;
  const { first, count } = setup.compiled.stages[k]!;
  const total = (figure: PlaceFigure): number => figures.ofStations(first, count, figure);
  const pool = layout.stagePool[k]!;
  const pools = layout.pools.length;
  const own = plan.stageDemandDays[k * pools + pool]!;
  const inPool = plan.stageDemandDays[k * pools + plan.bindingPool]!;
  const visitsPerYear = (quarter.visits[k]! / days) * DAYS_PER_YEAR;
  const heldOwn = count === 1 ? total(HELD_AREA) : quarter.humanHours[k]! / hoursPerDayAt(lab, k);
  const r = plan.rates[k];
  return {
    in_process_jobs: (total(WAITING_AREA) + total(SERVICE_AREA)) / days,
    waiting_jobs: total(WAITING_AREA) / days,
    wait_days: ratioOf(total(WAIT_SUM), quarter.visits[k]!),
    visits_per_year: visitsPerYear,
    attempted_share: r?.attemptedShare ?? 0,
    takeover_share: r === undefined || r.attemptedShare === 0 ? Number.NaN : 1 - r.success.ofTasks,
    ...takeoversByLength(lab, k),
    automated_share: r?.automatedShare ?? 0,
    oversight_share: r === undefined || r.attemptedShare === 0 ? Number.NaN : r.oversightShare,
    speedup_ratio: r === undefined ? 1 : 1 / hoursShare(r),
    automation_level: levelOf(r),
    demand_days: own,
    agent_demand_days: r === undefined ? 0 : plan.stageDemandDays[k * pools + layout.agentsPool]!,
    utilization_share: ratioOf(heldOwn, figures.capacityArea(pool)),
    marginal_value_ratio: inPool / plan.demandDays[plan.bindingPool]!,
    human_hours_per_year: (quarter.humanHours[k]! / days) * DAYS_PER_YEAR,
    agent_hours_per_year: (quarter.agentHours[k]! / days) * DAYS_PER_YEAR,
  };
}

/** Automation level of a stage, which one that runs in slots has none of. */
export function levelOf(rates: StageRates | undefined): number {
  return rates?.level ?? Number.NaN;
}

/** 1 - E[P] by length of the task, where agents attempt any. */
function takeoversByLength({ plan, parameters, tasks }: LabSimulation, k: number) {
  const r = plan.rates[k];
  const stage = parameters.stages[k]!;
  const isAttempted = r !== undefined && r.attemptedShare !== 0 && stage.kind === 'work';
  const failures = isAttempted ? tasks.failures(stage.automation.taskMinutes, r.difficulty) : undefined;
  return {
    takeover_under_hour_share: failures?.underHour ?? Number.NaN,
    takeover_hours_share: failures?.hours ?? Number.NaN,
    takeover_beyond_day_share: failures?.beyondDay ?? Number.NaN,
  };
}

function hoursPerDayAt(lab: LabSimulation, k: number): number {
  const stage = lab.parameters.stages[k]!;
  return stage.kind === 'work' ? hoursPerCalendarDay(lab.parameters.people[stage.pool]!) : 1;
}

/** One row of pools.csv, by column. */
export function poolRow(lab: LabSimulation, quarter: Quarter, i: number): Readonly<Record<PoolColumnId, number>> {
  const { plan, layout, control } = lab;
  const { figures, days } = quarter;
  const { counters } = control;
  let waiting = 0;
  for (let place = 0; place < figures.places; place++) {
    if (counters.placePool[place] === i) waiting += figures.ofPlace(place, WAITING_AREA);
  }
  const capacity = figures.capacityArea(i);
  return {
    capacity_servers: plan.capacity[i]!,
    open_servers: plan.openCapacity[i]!,
    demand_days: plan.demandDays[i]!,
    load_ratio: (plan.demandDays[i]! * plan.throughputPerYear) / DAYS_PER_YEAR / plan.openCapacity[i]!,
    utilization_share: ratioOf(counters.heldArea(figures, i), capacity),
    experiment_utilization_share: ratioOf(counters.heldArea(figures, i, EXPERIMENT), capacity),
    waiting_jobs: waiting / days,
    ...(layout.pools[i]!.kind === 'agents' && plan.demandDays[i] === 0 ? { load_ratio: 0 } : {}),
  };
}
