import { parseIsoDate } from '../../base/calendar.ts';
import { type MetricId, metricIndex } from '../../ensemble/metrics.ts';
import type { Frame, PathOutcome } from '../../ensemble/outcome.ts';
import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import { pow } from '../../numeric/pow.ts';
import type { Target } from '../targets.ts';
import { type DrawnInterval, drawnInterval } from './figures.ts';

/** A quarter whose waterfall is told. */
export interface WaterfallQuarter {
  readonly id: string;
  /** First day after it [days since 1970-01-01] */
  readonly endDay: number;
}

/** The quarter in which output was felt, and the last of which code was published. */
export const WATERFALL_QUARTERS: readonly WaterfallQuarter[] = [
  { id: '2026-Q1', endDay: parseIsoDate('2026-04-01')! },
  { id: '2026-Q2', endDay: parseIsoDate('2026-07-01')! },
];

/** Instants are averaged over the samples of as many days as measured columns look back. */
const QUARTER_DAYS = 91;

/** Reads a path in the quarter that ends at a sample. */
interface QuarterReader {
  /** A column that is measured over the quarter. */
  readonly measured: (id: MetricId) => number;
  /** A column of one instant: the geometric mean over the samples of the quarter. */
  readonly planned: (id: MetricId) => number;
  /** lambda. */
  readonly parallelExponent: number;
}

/** What is left of AI's speed-up after one more of the lab's mechanisms has taken its part, or has added to it. */
interface WaterfallStep {
  readonly id: string;
  /** What the level is, once the step is taken. */
  readonly level: string;
  /** What lies between this level and the one before. */
  readonly mechanism: string;
  /** Columns that the level is read from. */
  readonly columns: string;
  /** Observable that the level is the counterpart of. */
  readonly observable?: string;
  readonly of: (quarter: QuarterReader) => number;
}

/** From AI's share of the code down to progress; each factor is a level over the one before, so that they multiply to the last. */
export const WATERFALL_STEPS: readonly WaterfallStep[] = [
  {
    id: 'ai-code',
    level: "code, were AI's share of it free",
    mechanism: "1 / (1 - f), f AI's share of the code: people write the rest as fast as ever, and nothing else takes their time",
    columns: 'ai_code_share',
    of: ({ measured }) => 1 / (1 - measured('ai_code_share')),
  },
  {
    id: 'code',
    level: 'code per engineer',
    mechanism:
      'Engineers oversee agents and take over what failed, debug, review and serve experiments; code counts once it is merged; snippets and hours freed elsewhere add',
    columns: 'code_per_engineer_ratio',
    observable: 'code-per-engineer',
    of: ({ measured }) => measured('code_per_engineer_ratio'),
  },
  {
    id: 'leverage',
    level: 'felt: leverage of all staff',
    mechanism: 'All work of all staff, not code alone: deciding, designing, analysing and securing are less automated',
    columns: 'leverage_ratio',
    observable: 'felt-output',
    of: ({ measured }) => measured('leverage_ratio'),
  },
  {
    id: 'latency',
    level: 'hands-on time of one experiment',
    mechanism: "Experiments alone, one stage after another (Amdahl of latency); agents' own hours count as time too",
    columns: 'amdahl_latency_ratio',
    of: ({ planned }) => planned('amdahl_latency_ratio'),
  },
  {
    id: 'bottleneck',
    level: 'experiments the scarcest pool allows',
    mechanism: 'Amdahl of throughput: the pool that binds sets the pace, and what it does is sped up less, or not at all',
    columns: 'amdahl_throughput_ratio',
    of: ({ planned }) => planned('amdahl_throughput_ratio'),
  },
  {
    id: 'queueing',
    level: 'less what waits',
    mechanism: 'Loss to queueing, to the limit on work in process, and to the weeks that a job takes through the lab',
    columns: 'amdahl_throughput_ratio, experiments_expected_ratio',
    of: ({ planned, measured }) => planned('amdahl_throughput_ratio') * measured('experiments_expected_ratio'),
  },
  {
    id: 'throughput',
    level: 'experiments, over the twin without AI',
    mechanism: 'The twin waits as well; and what its own loss to queueing is, against the one above',
    columns: 'throughput_ratio',
    of: ({ measured }) => measured('throughput_ratio'),
  },
  {
    id: 'parallel',
    level: 'experiments to the power lambda',
    mechanism: 'Stepping on toes: experiments that are done side by side add less',
    columns: 'throughput_ratio, lambda',
    of: ({ measured, parallelExponent }) => pow(measured('throughput_ratio'), parallelExponent),
  },
  {
    id: 'taste',
    level: 'with the taste of who chose them',
    mechanism: 'Research taste: AI chooses next steps better or worse than people, where it leads',
    columns: 'throughput_ratio, lambda, research_taste_ratio',
    of: ({ measured, parallelExponent }) =>
      pow(measured('throughput_ratio'), parallelExponent) * measured('research_taste_ratio'),
  },
  {
    id: 'progress',
    level: 'progress, over the twin without AI',
    mechanism: 'Results that are adopted and are none, and what drift takes, against the twin',
    columns: 'progress_multiplier_ratio',
    of: ({ measured }) => measured('progress_multiplier_ratio'),
  },
];

/** A step of a quarter's waterfall with what was simulated. */
export interface ReproducedStep {
  readonly step: WaterfallStep;
  /** Geometric means over paths with the values as written: these factors multiply to the last level. */
  readonly level: number;
  readonly factor: number;
  /** Over draws; medians of factors do not multiply. */
  readonly drawnLevel: DrawnInterval;
  readonly drawnFactor: DrawnInterval;
  /** What was published of the level in the quarter; NaN where nothing was. */
  readonly published: number;
}

/** The levels of a quarter on one path, by step; NaN where the path has no such figure. */
export function levelsOf(
  { epochCivilDays, sampleDays }: Pick<Frame, 'epochCivilDays' | 'sampleDays'>,
  { metrics }: Pick<PathOutcome, 'metrics'>,
  { endDay }: WaterfallQuarter,
  parallelExponent: number,
): Float64Array {
  const endDays = endDay - epochCivilDays;
  const last = sampleDays.findLastIndex((days) => days <= endDays);
  const first = sampleDays.findIndex((days) => days >= endDays - QUARTER_DAYS);
  const valueAt = (id: MetricId, sample: number): number => metrics[metricIndex(id) * sampleDays.length + sample]!;
  const quarter: QuarterReader = {
    parallelExponent,
    measured: (id) => (last < 0 ? Number.NaN : valueAt(id, last)),
    planned: (id) => {
      const logs = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => log(valueAt(id, first + i)));
      return exp(logs.reduce((sum, value) => sum + value, 0) / logs.length);
    },
  };
  return Float64Array.from(WATERFALL_STEPS, ({ of }) => of(quarter));
}

/**
 * Factors between levels, the first level being its own.
 *
 * factorsOf([8, 4, 2]) // => [8, 0.5, 0.5]
 */
export function factorsOf(levels: ArrayLike<number>): number[] {
  return Array.from(levels, (level, i) => level / (i === 0 ? 1 : levels[i - 1]!));
}

/** Summarises the levels of paths as written and of draws, by path and step. */
export function reproduceWaterfall(
  targets: readonly Pick<Target, 'observable' | 'figure'>[],
  quarter: WaterfallQuarter,
  written: readonly Float64Array[],
  drawn: readonly Float64Array[],
): readonly ReproducedStep[] {
  const levels = WATERFALL_STEPS.map((_, i) => geometricMean(written.map((path) => path[i]!)));
  const factors = factorsOf(levels);
  const drawnFactors = drawn.map(factorsOf);
  return WATERFALL_STEPS.map((step, i) => ({
    ...{ step, level: levels[i]!, factor: factors[i]! },
    drawnLevel: drawnInterval(drawn.map((path) => path[i]!)),
    drawnFactor: drawnInterval(drawnFactors.map((path) => path[i]!)),
    published: publishedIn(quarter, step, targets),
  }));
}

function publishedIn(
  { endDay }: WaterfallQuarter,
  { observable: id }: WaterfallStep,
  targets: readonly Pick<Target, 'observable' | 'figure'>[],
): number {
  const target = targets.find(({ observable, figure: { lastDay } }) => {
    return observable.id === id && lastDay < endDay && lastDay > endDay - QUARTER_DAYS;
  });
  return target?.figure.value ?? Number.NaN;
}

function geometricMean(values: readonly number[]): number {
  return exp(values.reduce((sum, value) => sum + log(value), 0) / values.length);
}
