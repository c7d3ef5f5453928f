import type { Frame, PathOutcome } from '../outcome.ts';
import type { EnsemblePlan } from '../plan.ts';
import { outcomesInOrder, type PointOutcomes, type RunOptions } from '../run-ensemble.ts';
import { ALL, viewsOf } from './given.ts';
import { type SpreadPart, SpreadTally } from './spread-tally.ts';
import { type ForecastView, ViewTally } from './view-tally.ts';

/** What a forecast of one scenario says. */
export interface Forecast {
  readonly id: string;
  readonly title: string;
  readonly frame: Frame;
  readonly draws: number;
  readonly replications: number;
  /** All paths first, then those of each class of future and of each option of each variant that occurred. */
  readonly views: readonly ForecastView[];
  /** How much of the spread is chance and how much is ignorance; empty with one replication, which cannot tell. */
  readonly spread: readonly SpreadPart[];
  readonly events: number;
  /** Most jobs that one simulated job stood for, in any path. */
  readonly granularity: number;
}

/** Counts the paths of one member of an ensemble that has been simulated. */
export function summarizeForecast(
  plan: EnsemblePlan,
  member: number,
  frame: Frame,
  options: Pick<RunOptions, 'store' | 'pointsPerBlock'>,
): Forecast {
  const tallies = new Map<string, ViewTally>([[ALL, new ViewTally(frame)]]);
  const spread = new SpreadTally(frame, plan.replications);
  let draws = 0;
  let events = 0;
  let granularity = 1;
  for (const point of outcomesInOrder(plan, options)) {
    const outcomes = point.outcomes[member]!;
    draws++;
    for (const outcome of outcomes) {
      events += outcome.events;
      granularity = Math.max(granularity, outcome.granularity);
      countPath(outcome, point, member, frame, tallies);
    }
    spread.add(outcomes);
  }
  const { id, title } = plan.members[member]!;
  const views = [...tallies].sort(([one], [other]) => compareViews(one, other)).map(([given, tally]) => tally.view(given));
  return { id, title, frame, draws, replications: plan.replications, views, spread: spread.parts(), events, granularity };
}

function countPath(
  outcome: PathOutcome,
  { point }: PointOutcomes,
  member: number,
  frame: Frame,
  tallies: Map<string, ViewTally>,
): void {
  for (const given of viewsOf(outcome, point.values[member]!)) {
    const tally = tallies.get(given) ?? new ViewTally(frame);
    tallies.set(given, tally);
    tally.add(outcome);
  }
}

/** All paths first, the rest by name. */
function compareViews(one: string, other: string): number {
  if (one === ALL || other === ALL) return one === other ? 0 : one === ALL ? -1 : 1;
  return one < other ? -1 : 1;
}
