import { DAYS_PER_YEAR } from '../base/units.ts';
import type { SampleColumnId } from '../lab/columns.ts';
import type { LabParameters, LabScenario } from '../lab/parameters.ts';
import { QUARTER_DAYS } from '../lab/quarter.ts';
import type { Trajectory } from '../lab/trajectory.ts';

/** Part of a path that a sweep looks at [days since the epoch]. */
export interface Stretch {
  readonly fromDays: number;
  readonly toDays: number;
}

/** How fast a lab is and what it risks, over a stretch of its path; NaN where there is nothing to take a mean of. */
export interface FrontierFigures {
  /** From one promotion to the next, and from a generation's start to its promotion. */
  readonly promotionIntervalDays: number;
  readonly generationCycleDays: number;
  readonly promotedCount: number;
  /** d ln S. */
  readonly progressPerYear: number;
  readonly experimentsPerYear: number;
  readonly changesPerYear: number;
  /** Harm by drift in what is in use, whether known or not. */
  readonly driftRatio: number;
  /** Flaws adopted per experiment or change. */
  readonly escapedFlawsRatio: number;
  readonly falseResultsShare: number;
  readonly incidentHoursShare: number;
}

/** A risk that may be modelled: its figure, and the effort that is meant to lower it. */
export interface Risk {
  readonly figure: 'driftRatio' | 'escapedFlawsRatio' | 'falseResultsShare';
  /** As the terminal calls it. */
  readonly name: string;
  readonly isModelled: (p: LabParameters) => boolean;
}

/** What speed is measured by. */
export interface Speed {
  readonly figure: 'progressPerYear' | 'changesPerYear';
  /** As the terminal calls it. */
  readonly name: string;
}

/** One figure for each kind of effort; incidents follow from flaws, and cost progress. */
const RISKS: readonly Risk[] = [
  { figure: 'escapedFlawsRatio', name: 'escaped flaws', isModelled: ({ review }) => review !== undefined },
  { figure: 'driftRatio', name: 'drift', isModelled: ({ generations }) => generations.control?.drift !== undefined },
  { figure: 'falseResultsShare', name: 'false results', isModelled: ({ results }) => results !== undefined },
];

/** Risks that a scenario models, before its fork or after. */
export function risksOf({ base, fork }: Pick<LabScenario, 'base' | 'fork'>): readonly Risk[] {
  return RISKS.filter(({ isModelled }) => isModelled(base) || (fork !== undefined && isModelled(fork.parameters)));
}

/**
 * Progress; where nobody finishes an experiment, so that there is none, changes.
 *
 * speedOf([{ experimentsPerYear: 0 }, { experimentsPerYear: 12 }]).name // => 'progress'
 */
export function speedOf(figures: readonly Pick<FrontierFigures, 'experimentsPerYear'>[]): Speed {
  return figures.some(({ experimentsPerYear }) => experimentsPerYear > 0)
    ? { figure: 'progressPerYear', name: 'progress' }
    : { figure: 'changesPerYear', name: 'changes' };
}

/**
 * Stretch that a sweep looks at: from the fork on, or the second half where there is none.
 *
 * stretchOf({ endDays: 100 }) // => { fromDays: 50, toDays: 100 }
 */
export function stretchOf({ fork, endDays }: Pick<LabScenario, 'fork' | 'endDays'>): Stretch {
  return { fromDays: fork?.fromDays ?? endDays / 2, toDays: endDays };
}

/** Figures of a path over a stretch of it. Rates and shares are means over the samples whose quarter lies in it. */
export function frontierFigures(trajectory: Trajectory, stretch: Stretch): FrontierFigures {
  const { fromDays, toDays } = stretch;
  const quarterly = (id: SampleColumnId): number => meanOfSamples(trajectory, id, { fromDays: fromDays + QUARTER_DAYS, toDays });
  const [experiments, changes] = [quarterly('experiments_per_year'), quarterly('changes_per_year')];
  return {
    ...generationFigures(trajectory, stretch),
    progressPerYear: progressOf(trajectory, stretch),
    experimentsPerYear: experiments,
    changesPerYear: changes,
    driftRatio: meanOfSamples(trajectory, 'drift_true_ratio', stretch),
    escapedFlawsRatio: quarterly('flaws_escaped_per_year') / (experiments + changes),
    falseResultsShare: quarterly('false_results_share'),
    incidentHoursShare: quarterly('incident_hours_share'),
  };
}

/**
 * Means of replications, figure by figure, of those that have one.
 *
 * meanFigures([{ driftRatio: 1 }, { driftRatio: NaN }, { driftRatio: 2 }]) // => { driftRatio: 1.5 }
 */
export function meanFigures(figures: readonly FrontierFigures[]): FrontierFigures {
  const ids = Object.keys(figures[0] ?? {}) as (keyof FrontierFigures)[];
  const means = ids.map((id) => [id, meanOf(figures.map((each) => each[id]))] as const);
  return Object.fromEntries(means) as unknown as FrontierFigures;
}

function generationFigures(
  { generations }: Pick<Trajectory, 'generations'>,
  { fromDays, toDays }: Stretch,
): Pick<FrontierFigures, 'promotionIntervalDays' | 'generationCycleDays' | 'promotedCount'> {
  const promoted = generations
    .filter(({ promotedDays }) => promotedDays <= toDays)
    .sort((a, b) => a.promotedDays - b.promotedDays)
    .map(({ startDays, promotedDays }, i, all) => {
      const before = all[i - 1]?.promotedDays ?? Number.NaN;
      return { promotedDays, intervalDays: promotedDays - before, cycleDays: promotedDays - startDays };
    })
    .slice(1) // generation 0 is there from its first day on
    .filter(({ promotedDays }) => promotedDays > fromDays);
  return {
    promotionIntervalDays: meanOf(promoted.map(({ intervalDays }) => intervalDays)),
    generationCycleDays: meanOf(promoted.map(({ cycleDays }) => cycleDays)),
    promotedCount: promoted.length,
  };
}

/** Growth of ln S between the looks of the lab's control that are nearest before the ends. */
function progressOf({ software: { days, logEfficiency } }: Trajectory, { fromDays, toDays }: Stretch): number {
  const lastBy = (limit: number): number => days.findLastIndex((day) => day <= limit);
  const [first, last] = [Math.max(0, lastBy(fromDays)), lastBy(toDays)];
  return ((logEfficiency[last]! - logEfficiency[first]!) * DAYS_PER_YEAR) / (days[last]! - days[first]!);
}

/** Mean over the samples of a stretch, or the last sample where there is none in it. */
function meanOfSamples({ sampleDays, series }: Trajectory, id: SampleColumnId, { fromDays, toDays }: Stretch): number {
  const within = [...series[id]].filter((_, i) => sampleDays[i]! >= fromDays && sampleDays[i]! <= toDays);
  return within.length === 0 ? series[id].at(-1)! : meanOf(within);
}

/** Mean of the values that are there; NaN if none is. */
function meanOf(values: readonly number[]): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}
