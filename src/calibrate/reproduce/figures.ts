import { ascending, quantileType7 } from '../../stats/quantiles.ts';
import { meanOf } from '../fit.ts';
import { FITTED_UNTIL, type Role, roleOf, type Target } from '../targets.ts';
import { acceptedRange, deviationsOf, differenceOf, type Range, type Verdict, verdictOf } from './verdict.ts';

/** Of values drawn from a posterior or prior, those that there are. */
export interface DrawnInterval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** Values that there are. */
  readonly count: number;
}

/** A published figure beside what is simulated. */
export interface ReproducedFigure {
  readonly target: Target;
  readonly role: Role;
  readonly range: Range;
  /** Mean over paths with the values as written, of logarithms where the observable is compared by ratio. */
  readonly written: number;
  /** Over draws. */
  readonly drawn: DrawnInterval;
  /** Of the median of draws, see `differenceOf`. */
  readonly error: number;
  readonly deviations: number;
  readonly verdict: Verdict;
  /** Whether the interval of draws and the published range have anything in common. */
  readonly overlaps: boolean;
}

/** Ends of the interval of draws, nine tenths of which are between. */
const DRAWN_SHARES = [0.05, 0.5, 0.95] as const;

/**
 * Interval of what was drawn: 5 %, 50 % and 95 % of the values, without those that are missing.
 *
 * drawnInterval([3, NaN, 1, 2]) // => { low: 1.1, median: 2, high: 2.9, count: 3 }
 */
export function drawnInterval(values: ArrayLike<number>): DrawnInterval {
  const sorted = ascending(Array.from(values).filter((value) => !Number.isNaN(value)));
  const [low, median, high] = DRAWN_SHARES.map((share) => quantileType7(sorted, share));
  return { low: low!, median: median!, high: high!, count: sorted.length };
}

/**
 * Compares published figures with paths, the median of draws being what is judged.
 * @param written what each path with the values as written says, by target
 * @param drawn the same of the paths of draws
 */
export function reproduceFigures(
  targets: readonly Target[],
  written: readonly Float64Array[],
  drawn: readonly Float64Array[],
): readonly ReproducedFigure[] {
  const means = meanOf(written, targets);
  return targets.map((target, i): ReproducedFigure => {
    const interval = drawnInterval(drawn.map((values) => values[i]!));
    const range = acceptedRange(target);
    return {
      ...{ target, range, written: means[i]!, drawn: interval },
      role: roleOf(target, FITTED_UNTIL),
      error: differenceOf(target, interval.median),
      deviations: deviationsOf(target, interval.median),
      verdict: verdictOf(target, interval.median),
      overlaps: interval.low <= range.high && interval.high >= range.low,
    };
  });
}
