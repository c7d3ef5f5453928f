import { HOURS_PER_DAY } from '../base/units.ts';
import type { Figures } from '../queueing/figures.ts';
import { HELD_AREA } from '../queueing/figures.ts';
import { ATTEMPT, PEOPLE } from './compile.ts';
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
  const { books } = lab.router;
  const before = lab.ledger.before(control.nowDays, QUARTER_DAYS)!;
  const figures = control.counters.snapshot(control.nowDays).since(before.figures);
  const humanHours = new Array<number>(parameters.stages.length).fill(0);
  const agentHours = new Array<number>(parameters.stages.length).fill(0);
  const activityHours = { writing: 0, reviewing: 0, directing: 0 };
  parameters.stages.forEach((stage, k) => {
    if (stage.kind !== 'work') return;
    const perDay = hoursPerCalendarDay(parameters.people[stage.pool]!);
    const { first } = setup.compiled.stages[k]!;
    agentHours[k] = figures.ofStations(first + ATTEMPT, 1, HELD_AREA) * HOURS_PER_DAY;
    const hours = figures.ofStations(first + PEOPLE, 1, HELD_AREA) * perDay;
    const peopleDays = books.peopleDays[k]! - before.stages.peopleDays[k]!;
    const overseen = peopleDays > 0 ? (hours * (books.overseeDays[k]! - before.stages.overseeDays[k]!)) / peopleDays : 0;
    humanHours[k] = hours;
    activityHours[overseeingIs(stage.activity)] += overseen;
    activityHours[workingIs(stage.activity)] += hours - overseen;
  });
  lab.bringTalliesUpToNow();
  const of = (key: keyof Tallies): number => lab.tallies[key] - before.tallies[key];
  const visits = parameters.stages.map((_, k) => books.visits[k]! - before.stages.visits[k]!);
  return { days: control.nowDays - before.days, figures, of, visits, humanHours, agentHours, activityHours };
}

/** Writing gives way to reviewing, then directing: what people's hours at a stage count as where they oversee, and where they work. */
function overseeingIs(activity: string): 'reviewing' | 'directing' {
  return activity === 'decide' ? 'directing' : 'reviewing';
}

function workingIs(activity: string): 'writing' | 'reviewing' | 'directing' {
  if (activity === 'decide') return 'directing';
  return activity === 'communicate' ? 'reviewing' : 'writing';
}

/**
 * A part over a whole; NaN, an empty cell, where there is no whole.
 *
 * ratioOf(1, 4) // => 0.25
 */
export function ratioOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}
