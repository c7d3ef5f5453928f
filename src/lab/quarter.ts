import { HOURS_PER_DAY } from '../base/units.ts';
import type { Figures } from '../queueing/counters.ts';
import { figuresBetween } from '../queueing/counters.ts';
import { ATTEMPT, OVERSEE } from './compile.ts';
import type { LabSimulation } from './lab-simulation.ts';
import { hoursPerCalendarDay } from './layout.ts';
import type { Tallies } from './ledger.ts';

/** Figures that are measured are means over the quarter before the sample. */
export const QUARTER_DAYS = 91;

/** What happened in the quarter before a sample. */
export interface Quarter {
  readonly days: number;
  readonly figures: Figures;
  readonly of: (key: keyof Tallies) => number;
  /** Visits begun by stage. */
  readonly visits: readonly number[];
  /** Human hours and agent hours by stage; human hours by activity. */
  readonly humanHours: readonly number[];
  readonly agentHours: readonly number[];
  readonly activityHours: { writing: number; reviewing: number; directing: number };
}

/** Compares the books of a quarter ago with the present ones. */
export function lookBack(lab: LabSimulation): Quarter {
  const { control, parameters, setup } = lab;
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
      const held = heldAt(figures, first + step, control.counters.classCount);
      if (step === ATTEMPT) {
        agentHours[k]! += held * HOURS_PER_DAY;
        continue;
      }
      humanHours[k]! += held * perDay;
      activityHours[activityOf(stage.activity, step)] += held * perDay;
    }
  });
  lab.bringTalliesUpToNow();
  const of = (key: keyof Tallies): number => lab.tallies[key] - before.tallies[key];
  const visits = parameters.stages.map((_, k) => lab.router.visits[k]! - before.visits[k]!);
  return { days: control.nowDays - before.days, figures, of, visits, humanHours, agentHours, activityHours };
}

function heldAt(figures: Figures, station: number, classes: number): number {
  let held = 0;
  for (let c = 0; c < classes; c++) held += figures.heldArea[station * classes + c]!;
  return held;
}

/** Writing gives way to reviewing, then directing: what people's hours at a step of a stage count as. */
function activityOf(activity: string, step: number): 'writing' | 'reviewing' | 'directing' {
  if (activity === 'decide') return 'directing';
  return step === OVERSEE || activity === 'communicate' ? 'reviewing' : 'writing';
}

/**
 * A part over a whole; NaN, an empty cell, where there is no whole.
 *
 * ratioOf(1, 4) // => 0.25
 */
export function ratioOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}
