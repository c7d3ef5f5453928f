import { parseIsoDate } from '../../src/base/calendar.ts';
import type { PastTask, RunPlan } from '../../src/calibrate/past-simulator.ts';
import type { PublishedFigure, Series, Trends } from '../../src/calibrate/series.ts';
import { TARGET_SERIES } from '../../src/calibrate/targets.ts';
import type { PathOutcome } from '../../src/ensemble/outcome.ts';
import type { UncertainParameter } from '../../src/scenario/uncertainty.ts';
import { madeFrame, madeOutcome } from './made-outcomes.ts';

/** A past of a few formulas in place of a lab: horizons double, code grows from 2025 on. */
export interface ToyValues {
  readonly doublingDays: number;
  readonly codeGrowth: number;
}

const EPOCH = parseIsoDate('2021-01-01')!;
const REFERENCE = parseIsoDate('2024-03-04')!;
const CODE_FROM = parseIsoDate('2025-01-01')!;
const MONTHS = Array.from(
  { length: 73 },
  (_, i) => parseIsoDate(`${2021 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`)!,
);
const FRAME = madeFrame(
  MONTHS.map((day) => day - EPOCH),
  [],
  EPOCH,
);
const RELEASES = Array.from({ length: 36 }, (_, i) => i * 60);

export function toyOutcome({ doublingDays, codeGrowth }: ToyValues): PathOutcome {
  const minutesAt = (day: number): number => 4 * 2 ** ((day - REFERENCE) / doublingDays);
  const years = MONTHS.map((day) => Math.max(0, day - CODE_FROM) / 365.25);
  const share = years.map((time) => Math.min(0.95, 0.05 + 0.5 * time));
  const made = madeOutcome(FRAME, {
    metrics: {
      horizon_p50_minutes: MONTHS.map(minutesAt),
      horizon_p80_minutes: MONTHS.map((day) => minutesAt(day) / 5),
      code_per_engineer_ratio: years.map((time) => codeGrowth ** time),
      leverage_ratio: years.map((time) => codeGrowth ** (time / 2)),
      ai_code_share: share,
      next_step_win_share: share,
    },
  });
  const releaseMinutes = Float64Array.from(RELEASES, (days) => minutesAt(EPOCH + days));
  return { ...made, releaseDays: Float64Array.from(RELEASES), releaseMinutes };
}

const parameter = (id: string, from: number, to: number): UncertainParameter => {
  const prior = { shape: 'lognormal', from, to, coverageShare: 0.9 } as const;
  return { id, prior, low: from / 10, high: to * 10, written: '', source: '' };
};

/** What is believed of the toy. */
export const TOY_PAST: Omit<PastTask, 'targets'> = {
  member: {
    ...{ id: 'toy', title: 'Toy', yaml: '' },
    uncertainty: {
      parameters: [parameter('codeGrowth', 1.2, 8), parameter('doublingDays', 60, 400)],
      correlations: [],
      variants: [],
    },
  },
  frame: FRAME,
  seed: 1,
};

/** Simulates listed points of the toy, at once. */
export const runToy: RunPlan = async ({ design }) => {
  if (design.kind !== 'listed') throw new Error('the points of a calibration are listed');
  return design.points.map((point, index) => {
    const { doublingDays, codeGrowth } = point.values[0]!.parameters as unknown as ToyValues;
    return { index, point, outcomes: [[toyOutcome({ doublingDays, codeGrowth })]] };
  });
};

/** Published series whose values are those of a toy, errors apart, at their own dates. */
export function toyTrends(trends: Trends, truth: ToyValues, errorOf: (place: number) => number): Trends {
  const past = { frame: FRAME, outcome: toyOutcome(truth) };
  const made = new Map<string, Series>(trends);
  for (const id of ['metr-horizons-1.0-2026-01', 'metr-horizons-1.1-2026-04', 'code-per-engineer']) {
    const { info, figures } = trends.get(id)!;
    const isCode = id === 'code-per-engineer';
    const series = TARGET_SERIES.find((one) => one.series === (isCode ? id : 'metr-horizons-1.1-2026-04'))!;
    const changed = figures.map((figure, place): PublishedFigure => {
      const value = series.observable.of(past, figure, undefined) * (1 + errorOf(place));
      const p80 = value / 5;
      const interval = isCode ? {} : { low: value / 1.3, high: value * 1.3 };
      const more = { ...figure.more, p80: `${p80}`, p80_low: `${p80 / 1.3}`, p80_high: `${p80 * 1.3}` };
      return { ...figure, value, ...interval, ...(isCode ? {} : { more }) };
    });
    made.set(id, { info, figures: changed });
  }
  return made;
}
