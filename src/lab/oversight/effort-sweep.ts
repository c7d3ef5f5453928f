import { pow } from '../../numeric/pow.ts';
import type { LabParameters, LabScenario } from '../parameters.ts';
import type { Effort, EffortKind } from './effort.ts';
import { EFFORT_KINDS, mapParameters, OWN_EFFORT, scenarioWithEffort } from './effort.ts';

/** Efforts go from a quarter of the scenario's own to four times as much. */
const SPAN = 4;
/** A full grid of efforts is simulated where it takes no more than so many simulations. */
const FULL_GRID_SIMULATIONS = 150;

/** Efforts of a scenario that are to be compared. */
export interface EffortSweep {
  /** What the scenario has. */
  readonly kinds: readonly EffortKind[];
  /** Whether the scenario replicates nothing, so that the effort of replication is the share itself. */
  readonly replicationIsShare: boolean;
  /** The scenario as it is. */
  readonly own: Effort;
  /** Its own among them, by review, then evaluation, then replication. */
  readonly points: readonly Effort[];
}

/** What of oversight a scenario has that can be done more or less: review, a battery, results that may be replicated. */
export function effortKinds({ base, fork }: Pick<LabScenario, 'base' | 'fork'>): readonly EffortKind[] {
  const has: Readonly<Record<EffortKind, (p: LabParameters) => boolean>> = {
    review: ({ review }) => review !== undefined,
    evaluation: ({ generations }) => generations.control?.battery !== undefined,
    replication: ({ results }) => results !== undefined,
  };
  return EFFORT_KINDS.filter((kind) => has[kind](base) || (fork !== undefined && has[kind](fork.parameters)));
}

/**
 * Plans a sweep: every combination of efforts, or, where that takes more than 150 simulations, each alone and all together.
 * @param steps efforts of each kind besides none at all, 2 or more
 * @param replications simulations of each point, 1 or more
 */
export function planSweep(scenario: LabScenario, steps: number, replications: number): EffortSweep {
  const kinds = effortKinds(scenario);
  const leastShare = leastReplicatedShare(scenario);
  const replicationIsShare = kinds.includes('replication') && leastShare === undefined;
  const own = replicationIsShare ? { ...OWN_EFFORT, replication: 0 } : OWN_EFFORT;
  const levels = kinds.map((kind) => {
    if (kind !== 'replication') return effortLevels(steps);
    return leastShare === undefined ? shareLevels(steps) : upToAll(effortLevels(steps), leastShare);
  });
  const full = levels.reduce((count, each) => count * each.length, 1) * replications <= FULL_GRID_SIMULATIONS;
  const rows = full ? everyCombination(levels) : aloneAndTogether(levels, valuesOf(own, kinds));
  return { kinds, replicationIsShare, own, points: inOrder(rows).map((row) => effortOf(own, kinds, row)) };
}

/** A scenario at a point of its sweep; the scenario itself at its own. */
export function scenarioAt(scenario: LabScenario, sweep: EffortSweep, effort: Effort): LabScenario {
  return scenarioWithEffort(sweep.replicationIsShare ? mapParameters(scenario, replicateAll) : scenario, effort);
}

/**
 * No effort, and efforts spaced evenly by ratio from a quarter to four times, 1 among them.
 * @param steps how many besides none [2, ...)
 *
 * effortLevels(5) // => [0, 0.25, 0.5, 1, 2, 4]
 */
export function effortLevels(steps: number): readonly number[] {
  const below = Math.floor((steps - 1) / 2);
  const above = steps - 1 - below;
  const less = Array.from({ length: below }, (_, i) => pow(SPAN, i / below - 1));
  const more = Array.from({ length: above }, (_, i) => pow(SPAN, (i + 1) / above));
  return [0, ...less, 1, ...more];
}

/**
 * Shares from none to all, evenly spaced.
 *
 * shareLevels(2) // => [0, 0.5, 1]
 */
export function shareLevels(steps: number): readonly number[] {
  return Array.from({ length: steps + 1 }, (_, i) => i / steps);
}

/** Beyond the first effort at which everything is replicated, no other is different. */
function upToAll(levels: readonly number[], leastShare: number): readonly number[] {
  const all = levels.findIndex((level) => level * leastShare >= 1);
  return all === -1 ? levels : levels.slice(0, all + 1);
}

/** Of the shares replicated before the fork and after the smaller one that is not 0; undefined where nothing is replicated. */
function leastReplicatedShare({ base, fork }: LabScenario): number | undefined {
  const shares = [base.results?.replicatedShare ?? 0, fork?.parameters.results?.replicatedShare ?? 0].filter(
    (share) => share > 0,
  );
  return shares.length === 0 ? undefined : Math.min(...shares);
}

function replicateAll(p: LabParameters): LabParameters {
  return p.results === undefined ? p : { ...p, results: { ...p.results, replicatedShare: 1 } };
}

function everyCombination(levels: readonly (readonly number[])[]): readonly number[][] {
  return levels.reduce<number[][]>((rows, each) => rows.flatMap((row) => each.map((level) => [...row, level])), [[]]);
}

/** Each kind alone while the others are as in the scenario; and the lowest levels of all kinds, the second ones and so on. */
function aloneAndTogether(levels: readonly (readonly number[])[], own: readonly number[]): readonly number[][] {
  const alone = levels.flatMap((each, kind) => each.map((level) => own.map((value, i) => (i === kind ? level : value))));
  const most = Math.max(...levels.map(({ length }) => length));
  const together = Array.from({ length: most }, (_, i) => levels.map((each) => each[Math.min(i, each.length - 1)]!));
  return [...alone, ...together];
}

/** Each once, by the first value, then the second and so on. */
function inOrder(rows: readonly number[][]): readonly number[][] {
  const unique = new Map(rows.map((row) => [row.join(), row]));
  return [...unique.values()].sort((a, b) => {
    const first = a.findIndex((value, i) => value !== b[i]);
    return first === -1 ? 0 : a[first]! - b[first]!;
  });
}

function valuesOf(effort: Effort, kinds: readonly EffortKind[]): readonly number[] {
  return kinds.map((kind) => effort[kind]);
}

function effortOf(own: Effort, kinds: readonly EffortKind[], values: readonly number[]): Effort {
  return { ...own, ...Object.fromEntries(kinds.map((kind, i) => [kind, values[i]!])) };
}
