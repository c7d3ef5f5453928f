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
  /** How the two are compared: as the metric is, but linear where a path is at 0, which has no ratio to another. */
  readonly scale: Metric['scale'];
  /** Of the metric, or of its natural logarithm, by that scale; a value for each point, the mean over its replications. */
  readonly values: PairedDifference;
  /** Pairs of paths that both have a value; of them, those in which the second's is higher, and those in which it is the same. */
  readonly pairs: number;
  readonly above: number;
  readonly same: number;
}

/** Means of the points of both labs. */
type Means = Two<number[]>;

interface Cell {
  readonly linear: Means;
  /** Of logarithms; undefined from the first value on that has none. */
  log: Means | undefined;
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
    this.#cells = METRICS.map(({ scale }) =>
      samples.map(() => ({ linear: [[], []], log: scale === 'log' ? [[], []] : undefined, pairs: 0, above: 0, same: 0 })),
    );
  }

  /** Adds the paths of a point, which are pairs by their order. */
  add(firsts: readonly PathOutcome[], seconds: readonly PathOutcome[]): void {
    for (const m of METRICS.keys()) {
      for (const [s, { samples }] of this.#samples.entries()) {
        const places = this.#lengths.map((length, member) => m * length + samples[member]!);
        const pairs = firsts.map((path, i): Two<number> => [path.metrics[places[0]!]!, seconds[i]!.metrics[places[1]!]!]);
        addPairs(this.#cells[m]![s]!, pairs);
      }
    }
  }

  /** What was found, by metric, then by day. */
  comparisons(): readonly MetricComparison[] {
    return METRICS.flatMap((metric, m) =>
      this.#samples.map(({ civilDays }, s) => {
        const { linear, log: ratios, pairs, above, same } = this.#cells[m]![s]!;
        const scale = ratios === undefined ? 'linear' : 'log';
        return { metric, civilDays, scale, values: pairedDifference(...(ratios ?? linear)), pairs, above, same };
      }),
    );
  }
}

function addPairs(cell: Cell, pairs: readonly Two<number>[]): void {
  const known = pairs.filter((pair) => !pair.some((value) => Number.isNaN(value)));
  if (known.length === 0) return;
  cell.pairs += known.length;
  cell.above += known.filter(([first, second]) => second > first).length;
  cell.same += known.filter(([first, second]) => second === first).length;
  addMeans(cell.linear, known);
  if (known.some((pair) => pair.some((value) => value <= 0))) cell.log = undefined;
  if (cell.log !== undefined) addMeans(cell.log, known.map(logs));
}

function addMeans([firsts, seconds]: Means, pairs: readonly Two<number>[]): void {
  firsts.push(meanOf(pairs.map(([first]) => first)));
  seconds.push(meanOf(pairs.map(([, second]) => second)));
}

function logs([first, second]: Two<number>): Two<number> {
  return [log(first), log(second)];
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
