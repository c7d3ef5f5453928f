import { log } from '../../numeric/log.ts';
import { type PairedDifference, pairedDifference } from '../../queueing/compare.ts';
import { METRICS, type Metric } from '../metrics.ts';
import type { PathOutcome } from '../outcome.ts';
import type { CommonSample, Two } from './common-samples.ts';

/** A metric of two labs at a day. */
export interface MetricComparison {
  readonly metric: Metric;
  /** Days since 1970-01-01. */
  readonly civilDays: number;
  /** Of the metric, or of its natural logarithm, by its scale; a value for each point, the mean over its replications. */
  readonly values: PairedDifference;
  /** Pairs of paths that both have a value; of them, those in which the second's is higher, and those in which it is the same. */
  readonly pairs: number;
  readonly above: number;
  readonly same: number;
}

interface Cell {
  readonly first: number[];
  readonly second: number[];
  pairs: number;
  above: number;
  same: number;
}

/** Values of each metric at each common sample, point by point. */
export class MetricPairs {
  readonly #samples: readonly CommonSample[];
  readonly #lengths: Two<number>;
  readonly #cells: readonly (readonly Cell[])[];

  /** @param lengths samples of each lab's paths */
  constructor(samples: readonly CommonSample[], lengths: Two<number>) {
    this.#samples = samples;
    this.#lengths = lengths;
    this.#cells = METRICS.map(() => samples.map(() => ({ first: [], second: [], pairs: 0, above: 0, same: 0 })));
  }

  /** Adds the paths of a point, which are pairs by their order. */
  add(firsts: readonly PathOutcome[], seconds: readonly PathOutcome[]): void {
    for (const [m, { scale }] of METRICS.entries()) {
      for (const [s, { samples }] of this.#samples.entries()) {
        const places = this.#lengths.map((length, member) => m * length + samples[member]!);
        const pairs = firsts.map((path, i): Two<number> => [path.metrics[places[0]!]!, seconds[i]!.metrics[places[1]!]!]);
        addPairs(this.#cells[m]![s]!, pairs, scale);
      }
    }
  }

  /** What was found, by metric, then by day. */
  comparisons(): readonly MetricComparison[] {
    return METRICS.flatMap((metric, m) =>
      this.#samples.map(({ civilDays }, s) => {
        const { first, second, pairs, above, same } = this.#cells[m]![s]!;
        return { metric, civilDays, values: pairedDifference(first, second), pairs, above, same };
      }),
    );
  }
}

function addPairs(cell: Cell, pairs: readonly Two<number>[], scale: Metric['scale']): void {
  const known = pairs.filter((pair) => !pair.some((value) => Number.isNaN(value)));
  cell.pairs += known.length;
  cell.above += known.filter(([first, second]) => second > first).length;
  cell.same += known.filter(([first, second]) => second === first).length;
  const scaled = scale === 'log' ? known.filter((pair) => pair.every((value) => value > 0)).map(logs) : known;
  const finite = scaled.filter((pair) => pair.every((value) => Number.isFinite(value)));
  if (finite.length === 0) return;
  cell.first.push(meanOf(finite.map(([first]) => first)));
  cell.second.push(meanOf(finite.map(([, second]) => second)));
}

function logs([first, second]: Two<number>): Two<number> {
  return [log(first), log(second)];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
