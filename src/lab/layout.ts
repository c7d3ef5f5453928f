import { curveAt } from './curve.ts';
import type { LabParameters, LabStage } from './parameters.ts';
import { visitRatios } from './visit-ratios.ts';
import { CODE_STAGE, waysBackByHand } from './ways-back.ts';

/** The two classes that are limited come first in a lab's list of classes. */
export const EXPERIMENT = 0;
export const CHANGE = 1;

/** A pool of the network and what it is in the lab. */
export interface LabPool {
  readonly id: string;
  readonly kind: 'people' | 'agents' | 'slots';
  /** Index into `people`; -1 for agents and slots. */
  readonly people: number;
  /** Share of that people pool's head count which works here: 1 when pooled, a stage's share when dedicated. */
  readonly headcountShare: number;
  /** Least number of people here. */
  readonly leastPeople: number;
  /** Share of the capacity that experiments may hold. */
  readonly experimentShare: number;
}

/** Which pools a lab has, and which of them each stage's people come from. */
export interface Layout {
  readonly pools: readonly LabPool[];
  /** By stage: index of its people's pool, or of the slots. */
  readonly stagePool: readonly number[];
  readonly agentsPool: number;
  readonly slotsPool: number;
  /** By class, by stage: visits per job, rework included, where people review and nobody replicates. */
  readonly visits: readonly (readonly number[])[];
  /** Stage whose work decides what to try (its leader's taste counts), and stage that writes code; -1 where there is none. */
  readonly decideStage: number;
  readonly codeStage: number;
}

/**
 * Lays out the pools: one per kind of people that moves to where work waits (pooled), or one per stage (dedicated, each at least
 * one person, in proportion to the work of the first day without AI).
 * @param dealt the parameters that dedicated people were dealt out by, which a future does not do again
 */
export function layOutPools(p: LabParameters, dealt: LabParameters = p): Layout {
  const visits = p.classes.map((jobClass) => visitRatios(p.stages.length, jobClass.path, waysBackByHand(p, jobClass)));
  const pools: LabPool[] = [];
  const stagePool: number[] = [];
  if (p.staffing === 'pooled') {
    p.people.forEach((people, i) => {
      pools.push({
        id: people.id,
        kind: 'people',
        people: i,
        headcountShare: 1,
        leastPeople: 0,
        experimentShare: 1 - people.changeReserveShare,
      });
    });
    for (const stage of p.stages) stagePool.push(stage.kind === 'work' ? stage.pool : -1);
  } else {
    const shares = dedicatedShares(dealt, visits);
    p.stages.forEach((stage, k) => {
      stagePool.push(stage.kind === 'work' ? pools.length : -1);
      if (stage.kind !== 'work') return;
      const people = p.people[stage.pool]!;
      const shared = stage.hours.change > 0 && visits[CHANGE]![k]! > 0;
      const experimentShare = shared ? 1 - people.changeReserveShare : 1;
      pools.push({
        id: `${people.id}-${stage.id}`,
        kind: 'people',
        people: stage.pool,
        headcountShare: shares[k]!,
        leastPeople: 1,
        experimentShare,
      });
    });
  }
  const agentsPool = pools.length;
  pools.push({
    id: p.agents.id,
    kind: 'agents',
    people: -1,
    headcountShare: 0,
    leastPeople: 0,
    experimentShare: 1 - p.agents.changeReserveShare,
  });
  const slotsPool = pools.length;
  pools.push({ id: p.fleet.id, kind: 'slots', people: -1, headcountShare: 0, leastPeople: 0, experimentShare: 1 });
  return {
    pools,
    stagePool: stagePool.map((at) => (at === -1 ? slotsPool : at)),
    agentsPool,
    slotsPool,
    visits,
    decideStage: p.classes[EXPERIMENT]!.path.find((k) => p.stages[k]!.activity === 'decide') ?? -1,
    codeStage: p.stages.findIndex((stage) => stage.id === CODE_STAGE),
  };
}

/** Work hours that one person delivers per calendar day. */
export function hoursPerCalendarDay(people: { hoursPerDay: number; daysPerWeek: number }): number {
  return (people.hoursPerDay * people.daysPerWeek) / DAYS_PER_WEEK;
}

const DAYS_PER_WEEK = 7;

/** By stage: share of its people pool's first-day work, experiments at the rate people allow and changes in what they leave. */
function dedicatedShares(p: LabParameters, visits: readonly (readonly number[])[]): readonly number[] {
  const hours = (c: number, k: number): number => {
    const stage = p.stages[k]!;
    return stage.kind === 'work' ? visits[c]![k]! * stage.hours[p.classes[c]!.id] : 0;
  };
  const inPool = (pool: number, c: number): number =>
    p.stages.reduce((sum, stage, k) => sum + (stage.kind === 'work' && stage.pool === pool ? hours(c, k) : 0), 0);
  const capacity = (pool: number): number => curveAt(p.people[pool]!.headcount, 0) * hoursPerCalendarDay(p.people[pool]!);
  const pools = [...p.people.keys()];
  const least = (limits: readonly number[]): number => Math.min(...limits.filter((x) => x >= 0 && x < Infinity));
  const experiments = Math.min(
    slotsPerDay(p),
    least(pools.map((i) => (capacity(i) * (1 - p.people[i]!.changeReserveShare)) / inPool(i, EXPERIMENT))),
  );
  const changes = least(pools.map((i) => (capacity(i) - experiments * inPool(i, EXPERIMENT)) / inPool(i, CHANGE)));
  const rate = (k: number): number => experiments * hours(EXPERIMENT, k) + (changes < Infinity ? changes * hours(CHANGE, k) : 0);
  return p.stages.map((stage, k) => {
    if (stage.kind !== 'work') return 0;
    const mates = [...p.stages.keys()].filter((j) => isOf(p.stages[j]!, stage.pool));
    const total = mates.reduce((sum, j) => sum + rate(j), 0);
    return total > 0 ? rate(k) / total : 1 / mates.length;
  });
}

/** Whether people of a pool work at a stage. */
function isOf(stage: LabStage, pool: number): boolean {
  return stage.kind === 'work' && stage.pool === pool;
}

/** Experiments a day that the first day's accelerators allow; Infinity where no stage needs any. */
function slotsPerDay(p: LabParameters): number {
  const run = p.stages.find((stage) => stage.kind === 'slots');
  if (run === undefined) return Infinity;
  return (curveAt(p.fleet.accelerators, 0) * p.fleet.experimentShare) / run.acceleratorDaysAtEpoch;
}
