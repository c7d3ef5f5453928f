import type { Forecast } from '../../src/ensemble/forecast/forecast.ts';
import { ViewTally } from '../../src/ensemble/forecast/view-tally.ts';
import { METRICS, type MetricId, metricIndex } from '../../src/ensemble/metrics.ts';
import { milestonesOf } from '../../src/ensemble/milestones.ts';
import type { Frame, PathOutcome } from '../../src/ensemble/outcome.ts';

/** 2021-01-01 in days since 1970-01-01. */
export const EPOCH_DAY = 18628;
const YEAR = 365;
const STAGES = ['decide', 'run'];

/** Samples at the beginning of six years. */
export const FRAME: Frame = {
  epochCivilDays: EPOCH_DAY,
  sampleDays: Float64Array.from([0, 1, 2, 3, 4, 5], (year) => year * YEAR),
  forkDays: 2 * YEAR,
  stageIds: STAGES,
  milestones: milestonesOf(STAGES),
};

/** What a path of a hand-made forecast has. */
export interface HandmadePath {
  readonly future?: PathOutcome['future'];
  /** The same at all samples, or one value each. */
  readonly metrics?: Partial<Record<MetricId, number | readonly number[]>>;
  /** By sample. */
  readonly binding?: readonly number[];
  /** Year in which a milestone is reached. */
  readonly milestones?: Readonly<Record<string, number>>;
}

/** A path with nothing but what is given. */
export function handmadePath({ future = 'none', metrics = {}, binding = [], milestones = {} }: HandmadePath): PathOutcome {
  const { length } = FRAME.sampleDays;
  const values = new Float64Array(METRICS.length * length).fill(Number.NaN);
  for (const [id, value] of Object.entries(metrics))
    values.set(typeof value === 'number' ? Array<number>(length).fill(value) : value, metricIndex(id as MetricId) * length);
  return {
    future,
    metrics: values,
    binding: Uint8Array.from({ length }, (_, i) => binding[i] ?? 255),
    milestoneDays: Float64Array.from(FRAME.milestones, ({ id }) => (milestones[id] ?? Number.NaN) * YEAR),
    ...{ releaseDays: new Float64Array(), releaseMinutes: new Float64Array(), highestLoopGain: 0.5 },
    ...{ events: 1, granularity: 1, fingerprint: '' },
  };
}

/** A forecast that has counted these paths, one of each draw. */
export function handmadeForecast(id: string, paths: readonly HandmadePath[]): Forecast {
  const tally = new ViewTally(FRAME);
  for (const path of paths) tally.add(handmadePath(path));
  const title = `${id[0]!.toUpperCase()}${id.slice(1)}, hand-made`;
  const counted = { draws: paths.length, replications: 1, views: [tally.view('all')], spread: [] };
  return { id, title, frame: FRAME, ...counted, events: paths.length, granularity: 1 };
}
