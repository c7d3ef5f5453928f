import type { Future } from '../../lab/classify.ts';
import { type CountHistogram, CountTally, countQuantile } from '../../stats/count-histogram.ts';
import { METRICS } from '../metrics.ts';
import type { Frame, PathOutcome } from '../outcome.ts';

/** Classes of future, in the order of the rules. */
export const FUTURES: readonly Future[] = ['recursion', 'compounding', 's-curve', 'none'];

/** Shares of paths that lie below the curves of a fan. */
export const FAN_SHARES: readonly number[] = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** What the paths of a view found, as counts and quantiles. */
export interface ForecastView {
  /** `all`, or the condition that its paths meet, such as `future=recursion`. */
  readonly given: string;
  readonly paths: number;
  /** Paths by class of future, as in FUTURES. */
  readonly futures: Int32Array;
  /** Highest loop gain of a path, by FAN_SHARES, and paths in which it is 1 or more. */
  readonly gainQuantiles: Float64Array;
  readonly accelerating: number;
  /** Paths that have a value [metric * samples + sample], and its quantiles [(metric * samples + sample) * shares + share]. */
  readonly present: Float64Array;
  readonly quantiles: Float64Array;
  /** Paths in which a stage binds [sample * stages + stage]. */
  readonly binding: Int32Array;
  /** Paths that have reached a milestone by a sample [milestone * samples + sample]. */
  readonly reached: Int32Array;
}

/** Counts paths. Its size does not grow with them, and since it adds whole numbers only, no order of counting matters. */
export class ViewTally {
  readonly #frame: Frame;
  readonly #values: readonly CountTally[];
  readonly #gains = new CountTally();
  readonly #futures = new Int32Array(FUTURES.length);
  readonly #binding: Int32Array;
  readonly #reached: Int32Array;
  #paths = 0;
  #accelerating = 0;

  constructor(frame: Frame) {
    const { sampleDays, stageIds, milestones } = frame;
    this.#frame = frame;
    this.#values = Array.from({ length: METRICS.length * sampleDays.length }, () => new CountTally());
    this.#binding = new Int32Array(sampleDays.length * stageIds.length);
    this.#reached = new Int32Array(milestones.length * sampleDays.length);
  }

  /** Counts a path. */
  add(outcome: PathOutcome): void {
    const { sampleDays, stageIds } = this.#frame;
    this.#paths++;
    this.#futures[FUTURES.indexOf(outcome.future)]!++;
    this.#gains.add(outcome.highestLoopGain);
    if (outcome.highestLoopGain >= 1) this.#accelerating++;
    for (let i = 0; i < this.#values.length; i++) this.#values[i]!.add(outcome.metrics[i]!);
    for (const [sample, stage] of outcome.binding.entries())
      if (stage < stageIds.length) this.#binding[sample * stageIds.length + stage]!++;
    for (const [milestone, day] of outcome.milestoneDays.entries()) {
      const from = Number.isNaN(day) ? sampleDays.length : sampleDays.findIndex((sampleDay) => sampleDay >= day);
      if (from < 0) continue;
      for (let sample = from; sample < sampleDays.length; sample++) this.#reached[milestone * sampleDays.length + sample]!++;
    }
  }

  /** What was counted. */
  view(given: string): ForecastView {
    const histograms = this.#values.map((tally) => tally.histogram());
    return {
      given,
      paths: this.#paths,
      futures: this.#futures.slice(),
      gainQuantiles: quantilesOf([this.#gains.histogram()]),
      accelerating: this.#accelerating,
      present: Float64Array.from(histograms, ({ count }) => count),
      quantiles: quantilesOf(histograms),
      binding: this.#binding.slice(),
      reached: this.#reached.slice(),
    };
  }
}

function quantilesOf(histograms: readonly CountHistogram[]): Float64Array {
  return Float64Array.from(histograms.flatMap((histogram) => FAN_SHARES.map((share) => countQuantile(histogram, share))));
}
