import type { PointOutcomes } from '../run-ensemble.ts';
import type { Target } from './targets.ts';

/** What all paths of an ensemble of one member came to in one target. */
export interface TargetValues {
  readonly target: Target;
  readonly replications: number;
  /** [point * replications + replication - 1]. */
  readonly values: Float64Array;
  /** Paths that end before they have come to it, by point. */
  readonly censored: Int32Array;
}

/** Reads targets off the paths of an ensemble of one member. */
export function targetValues(
  targets: readonly Target[],
  points: number,
  replications: number,
  outcomes: Iterable<PointOutcomes>,
): readonly TargetValues[] {
  const all = targets.map((target) => ({
    target,
    replications,
    values: new Float64Array(points * replications),
    censored: new Int32Array(points),
  }));
  for (const { index, outcomes: byMember } of outcomes) {
    for (const [replication, outcome] of byMember[0]!.entries()) {
      for (const { target, values, censored } of all) {
        values[index * replications + replication] = target.of(outcome);
        if (target.isCensored(outcome)) censored[index]!++;
      }
    }
  }
  return all;
}

/** Whether every path has a finite value: what no estimate can do without. */
export function isKnown({ values }: Pick<TargetValues, 'values'>): boolean {
  return values.every(Number.isFinite);
}

/** A point's values, by replication. */
export function valuesAt({ values, replications }: Pick<TargetValues, 'values' | 'replications'>, point: number): Float64Array {
  return values.subarray(point * replications, (point + 1) * replications);
}

/** Mean over a point's replications. */
export function meanAt(of: Pick<TargetValues, 'values' | 'replications'>, point: number): number {
  return valuesAt(of, point).reduce((sum, value) => sum + value, 0) / of.replications;
}

/** Share of all paths that end before they have come to it. */
export function censoredShare({ censored, values }: Pick<TargetValues, 'censored' | 'values'>): number {
  return censored.reduce((sum, paths) => sum + paths, 0) / values.length;
}
