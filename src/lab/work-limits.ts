import { DAYS_PER_WEEK } from '../base/units.ts';
import type { Control } from '../queueing/control.ts';
import { curveAt } from './curve.ts';
import type { Plan } from './demand.ts';
import type { Layout } from './layout.ts';
import { CHANGE, EXPERIMENT } from './layout.ts';
import type { Ledger } from './ledger.ts';
import type { LabParameters } from './parameters.ts';

/** So many bundles more are let in, since a few bundles keep pools less busy than the many jobs they stand for; none at one job each. */
const SLACK_BUNDLES = 8;

/** How much work may be in process by class (those that are limited, which come first), and how many jobs a simulated job stands for. */
export interface WorkLimits {
  /** N [jobs] by class, as the scenario has it. */
  readonly jobs: readonly number[];
  /** w [jobs] by class. */
  readonly bundles: readonly number[];
  /** The limit that is simulated: N and eight bundles [jobs]. */
  readonly simulated: readonly number[];
}

/**
 * Work-in-process limits N = h people + h_a agents in use + slots in use, and bundles w = max(1, planned jobs a year / those wanted).
 * Both depend on the simulated state alone.
 */
export function limitWork(p: LabParameters, layout: Layout, plan: Plan, control: Control, ledger: Ledger): WorkLimits {
  const jobs = [EXPERIMENT, CHANGE].map((c) => {
    const limit = p.classes[c]!.limit!;
    const people = limit.perLeadPerson * curveAt(p.people[limit.leadPool]!.headcount, control.nowDays);
    const agents = limit.perAgent * inUse(control, ledger, layout.agentsPool, c);
    return people + agents + limit.perSlot * inUse(control, ledger, layout.slotsPool, c);
  });
  const bundles = bundleSizes(p, plan);
  const simulated = jobs.map((limit, c) => limit + SLACK_BUNDLES * (bundles[c]! - 1));
  return { jobs, bundles, simulated };
}

function bundleSizes(p: LabParameters, plan: Plan): readonly number[] {
  if (p.granularity.kind === 'exact') return [1, 1];
  const { experiment, change } = p.granularity.jobsPerYear;
  return [Math.max(1, plan.throughputPerYear / experiment), Math.max(1, plan.changesPerYear / change)];
}

/** Servers of a pool that a class held, mean over the last week. */
function inUse(control: Control, ledger: Ledger, pool: number, jobClass: number): number {
  const { counters, nowDays } = control;
  const entry = ledger.before(nowDays, DAYS_PER_WEEK);
  if (entry === undefined || entry.days === nowDays) return 0;
  counters.bringUpTo(nowDays);
  const held = counters.heldArea(counters.figures, pool, jobClass) - counters.heldArea(entry.figures, pool, jobClass);
  return Math.max(0, held / (nowDays - entry.days)); // below 0 lies only rounding
}
