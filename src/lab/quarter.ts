import { HOURS_PER_DAY } from '../base/units.ts';
import type { Figures } from '../queueing/figures.ts';
import { HELD_AREA } from '../queueing/figures.ts';
import { ATTEMPT, PEOPLE } from './compile.ts';
import type { LabSimulation } from './lab-simulation.ts';
import { hoursPerCalendarDay } from './layout.ts';
import type { LedgerEntry, Tallies } from './ledger.ts';

/** Figures that are measured are means over the quarter before the sample. */
export const QUARTER_DAYS = 91;

/** What people's hours count as. */
export type HumanActivity = 'writing' | 'reviewing' | 'directing' | 'operating' | 'evaluating' | 'labelling' | 'coordinating';

/** What a lab added to its tallies in the quarter before a sample. */
export interface QuarterTallies {
  readonly days: number;
  readonly of: (key: keyof Tallies) => number;
}

/** What happened in the quarter before a sample. */
export interface Quarter extends QuarterTallies {
  readonly figures: Figures;
  /** Visits begun by stage. */
  readonly visits: readonly number[];
  /** Human hours and agent hours by stage; human hours by activity. */
  readonly humanHours: readonly number[];
  readonly agentHours: readonly number[];
  readonly activityHours: Readonly<Record<HumanActivity, number>>;
  /** Human hours by class index. */
  readonly classHours: readonly number[];
}

/** Compares the tallies of a quarter ago with the present ones. */
export function lookBackAtTallies(lab: LabSimulation): QuarterTallies {
  const before = booksBefore(lab);
  lab.bringTalliesUpToNow();
  return { days: lab.control.nowDays - before.days, of: (key) => lab.tallies[key] - before.tallies[key] };
}

function booksBefore({ ledger, control }: LabSimulation): LedgerEntry {
  return ledger.before(control.nowDays, QUARTER_DAYS)!;
}

/** Compares the books of a quarter ago with the present ones. */
export function lookBack(lab: LabSimulation): Quarter {
  const { control, parameters, setup } = lab;
  const { books } = lab.router;
  const before = booksBefore(lab);
  control.counters.bringUpTo(control.nowDays);
  const figures = lab.ledger.since(before, control.counters.figures);
  const humanHours = new Array<number>(parameters.stages.length).fill(0);
  const agentHours = new Array<number>(parameters.stages.length).fill(0);
  const activityHours: Record<HumanActivity, number> = {
    writing: 0,
    reviewing: 0,
    directing: 0,
    operating: 0,
    evaluating: 0,
    labelling: 0,
    coordinating: 0,
  };
  const classHours = new Array<number>(parameters.classes.length).fill(0);
  parameters.stages.forEach((stage, k) => {
    if (stage.kind !== 'work') return;
    const perDay = hoursPerCalendarDay(parameters.people[stage.pool]!);
    const { first } = setup.compiled.stages[k]!;
    agentHours[k] = figures.ofStations(first + ATTEMPT, 1, HELD_AREA) * HOURS_PER_DAY;
    const hours = figures.ofStations(first + PEOPLE, 1, HELD_AREA) * perDay;
    const peopleDays = books.peopleDays[k]! - before.stages.peopleDays[k]!;
    const partOf = (days: Float64Array, daysBefore: Float64Array): number =>
      peopleDays > 0 ? (hours * (days[k]! - daysBefore[k]!)) / peopleDays : 0;
    const overseen = partOf(books.overseeDays, before.stages.overseeDays);
    const handedOver = partOf(books.handoffDays, before.stages.handoffDays);
    humanHours[k] = hours;
    activityHours[overseeingIs(stage.activity)] += overseen;
    activityHours[workingIs(stage.activity)] += hours - overseen - handedOver;
    activityHours.coordinating += handedOver;
    for (const c of classHours.keys()) {
      classHours[c]! += figures.ofPlace((first + PEOPLE) * figures.classes + c, HELD_AREA) * perDay;
    }
  });
  const visits = parameters.stages.map((_, k) => books.visits[k]! - before.stages.visits[k]!);
  return { ...lookBackAtTallies(lab), figures, visits, humanHours, agentHours, activityHours, classHours };
}

const ACTIVITIES: Readonly<Record<string, HumanActivity>> = {
  decide: 'directing',
  communicate: 'reviewing',
  operate: 'operating',
  evaluate: 'evaluating',
  label: 'labelling',
};

/** Writing gives way to reviewing, then directing: what people's hours at a stage count as where they oversee, and where they work. */
function overseeingIs(activity: string): HumanActivity {
  const working = workingIs(activity);
  return working === 'writing' ? 'reviewing' : working;
}

function workingIs(activity: string): HumanActivity {
  return ACTIVITIES[activity] ?? 'writing';
}

/**
 * A part over a whole; NaN, an empty cell, where there is no whole.
 *
 * ratioOf(1, 4) // => 0.25
 */
export function ratioOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : Number.NaN;
}
