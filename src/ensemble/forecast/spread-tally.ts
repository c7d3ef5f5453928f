import { civilFromDays } from '../../base/calendar.ts';
import { log } from '../../numeric/log.ts';
import { type VarianceParts, VariancePartsTally } from '../../stats/variance-parts.ts';
import { METRICS } from '../metrics.ts';
import type { Frame, PathOutcome } from '../outcome.ts';

/** How much of the spread of a metric at a sample is chance within a draw, and how much ignorance between draws. */
export interface SpreadPart {
  readonly metric: string;
  /** What the variances are of: the metric, or its natural logarithm. */
  readonly scale: 'log' | 'linear';
  readonly sample: number;
  /** Of the draws in which every replication has a value. */
  readonly parts: VarianceParts;
}

/** Sums of squares within and between draws, for each metric at the first sample of each year. */
export class SpreadTally {
  readonly #samples: readonly number[];
  readonly #length: number;
  readonly #tallies: readonly (readonly VariancePartsTally[])[];
  readonly #tells: boolean;

  constructor({ sampleDays, epochCivilDays }: Frame, replications: number) {
    this.#tells = replications > 1;
    this.#length = sampleDays.length;
    const yearOf = (day: number): number => civilFromDays(epochCivilDays + day).year;
    this.#samples = [...sampleDays.keys()].filter((i) => i > 0 && yearOf(sampleDays[i]!) > yearOf(sampleDays[i - 1]!));
    this.#tallies = METRICS.map(() => this.#samples.map(() => new VariancePartsTally()));
  }

  /** Counts the replications of a draw. */
  add(outcomes: readonly PathOutcome[]): void {
    if (!this.#tells) return;
    for (const [m, { scale }] of METRICS.entries()) {
      for (const [s, sample] of this.#samples.entries()) {
        const raw = outcomes.map(({ metrics }) => metrics[m * this.#length + sample]!);
        const values = scale === 'log' ? raw.map((value) => (value > 0 ? log(value) : Number.NaN)) : raw;
        if (values.every((value) => Number.isFinite(value))) this.#tallies[m]![s]!.addDraw(values);
      }
    }
  }

  /** What was found, where at least two draws have values. */
  parts(): readonly SpreadPart[] {
    if (!this.#tells) return [];
    return METRICS.flatMap(({ id, scale }, m) =>
      this.#samples.flatMap((sample, s) => {
        const tally = this.#tallies[m]![s]!;
        return tally.draws < 2 ? [] : [{ metric: id, scale, sample, parts: tally.parts() }];
      }),
    );
  }
}
