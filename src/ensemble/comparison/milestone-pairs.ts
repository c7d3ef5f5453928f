import { type MeanInterval, meanInterval } from '../../stats/intervals.ts';
import { pairedShares, type ShareDifference } from '../../stats/paired-shares.ts';
import type { Frame, PathOutcome } from '../outcome.ts';
import type { Two } from './common-samples.ts';

/** A milestone of two labs. */
export interface MilestoneComparison {
  readonly id: string;
  readonly meaning: string;
  /** Pairs of paths, by who reaches it. */
  readonly both: number;
  readonly onlyFirst: number;
  readonly onlySecond: number;
  readonly neither: number;
  /** Share of paths that reach it, second less first. */
  readonly share: ShareDifference;
  /** Day by which half of all paths have reached it [days since 1970-01-01]; NaN if that is later than the end. */
  readonly medians: Two<number>;
  /** How many days later the second reaches it, where both do; a value for each point that has such pairs. */
  readonly laterDays: MeanInterval;
}

interface Tally {
  readonly id: string;
  readonly meaning: string;
  /** Its place in each frame. */
  readonly places: Two<number>;
  /** Of each path [days since 1970-01-01]; Infinity for never. */
  readonly days: Two<number[]>;
  readonly later: number[];
  both: number;
  onlyFirst: number;
  onlySecond: number;
}

/** Days of the milestones that two labs have in common, pair by pair. */
export class MilestonePairs {
  readonly #frames: Two<Frame>;
  readonly #tallies: readonly Tally[];
  #points = 0;
  #pairs = 0;

  constructor(frames: Two<Frame>) {
    this.#frames = frames;
    const [first, second] = frames;
    this.#tallies = first.milestones.flatMap(({ id, meaning }, place): Tally[] => {
      const other = second.milestones.findIndex((milestone) => milestone.id === id);
      if (other < 0) return [];
      return [{ id, meaning, places: [place, other], days: [[], []], later: [], both: 0, onlyFirst: 0, onlySecond: 0 }];
    });
  }

  /** Adds the paths of a point, which are pairs by their order. */
  add(firsts: readonly PathOutcome[], seconds: readonly PathOutcome[]): void {
    this.#points++;
    this.#pairs += firsts.length;
    const [first, second] = this.#frames;
    for (const tally of this.#tallies) {
      const pairs = firsts.map(
        (path, i): Two<number> => [dayOf(path, tally.places[0], first), dayOf(seconds[i]!, tally.places[1], second)],
      );
      addPairs(tally, pairs);
    }
  }

  /** What was found, in the order of the first lab's milestones. */
  comparisons(): readonly MilestoneComparison[] {
    const replications = this.#pairs / this.#points;
    return this.#tallies.map(({ id, meaning, days, later, both, onlyFirst, onlySecond }) => ({
      ...{ id, meaning, both, onlyFirst, onlySecond, neither: this.#pairs - both - onlyFirst - onlySecond },
      share: pairedShares(onlyFirst / replications, onlySecond / replications, this.#points),
      medians: [medianOf(days[0]), medianOf(days[1])],
      laterDays: meanInterval(later),
    }));
  }
}

function dayOf({ milestoneDays }: PathOutcome, place: number, { epochCivilDays }: Frame): number {
  const day = milestoneDays[place]!;
  return Number.isNaN(day) ? Infinity : epochCivilDays + day;
}

function addPairs(tally: Tally, pairs: readonly Two<number>[]): void {
  for (const [first, second] of pairs) {
    tally.days[0].push(first);
    tally.days[1].push(second);
  }
  const both = pairs.filter((pair) => pair.every((day) => Number.isFinite(day)));
  tally.both += both.length;
  tally.onlyFirst += pairs.filter(([first, second]) => Number.isFinite(first) && second === Infinity).length;
  tally.onlySecond += pairs.filter(([first, second]) => first === Infinity && Number.isFinite(second)).length;
  if (both.length > 0) tally.later.push(both.reduce((sum, [first, second]) => sum + (second - first), 0) / both.length);
}

/** The least day by which at least half have; NaN for never. */
function medianOf(days: readonly number[]): number {
  const day = [...days].sort((a, b) => (a === b ? 0 : a - b))[Math.ceil(days.length / 2) - 1]!;
  return Number.isFinite(day) ? day : Number.NaN;
}
