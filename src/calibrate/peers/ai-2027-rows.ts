import { figureOf, type PublishedFigure, seriesOf, type Trends } from '../series.ts';
import { takeoffYears } from './ai-2027.ts';
import { dayOfYear } from './decimal-year.ts';
import { progressMilestone } from './milestones.ts';
import { alone, type PeerRow, type ReproducedRow, type RowOrigin } from './peer-row.ts';

const MODEL = 'AI 2027';
/** The time from a superhuman coder to superintelligence is published in words, "about a year" [years] */
const TOLERANCE = 0.25;

/** One stretch of the takeoff, from a milestone to the next. */
interface TakeoffLeg {
  /** Label of the published gap, such as gap-sc-sar. */
  readonly gap: string;
  /** Progress multipliers at its ends. */
  readonly from: number;
  readonly to: number;
  /** At the median gap, and at the ends of its published interval [years] */
  readonly years: number;
  readonly lowYears: number;
  readonly highYears: number;
}

const MILESTONES = ['sc', 'sar', 'siar', 'asi'];

/** The legs of AI 2027's takeoff, from a superhuman coder (SC) over researchers (SAR, SIAR) to superintelligence (ASI). */
export function takeoffLegs(trends: Trends): TakeoffLeg[] {
  const series = seriesOf(trends, 'ai-2027-takeoff');
  return MILESTONES.slice(1).map((milestone, i) => {
    const [from, to] = [MILESTONES[i], milestone].map((id) => figureOf(series, `multiplier-${id}`).value);
    const gap = figureOf(series, `gap-${MILESTONES[i]}-${milestone}`);
    const years = (humanYears: number): number => takeoffYears(humanYears, from!, to!);
    return { gap: gap.label, from: from!, to: to!, ...legYears(gap, years) };
  });
}

function legYears({ value, low, high }: PublishedFigure, years: (humanYears: number) => number) {
  return { years: years(value), lowYears: years(low), highYears: years(high) };
}

/** Rows of AI 2027's takeoff: how long each leg takes at the median gap, and when each multiplier comes. */
export function ai2027Rows(trends: Trends): PeerRow[] {
  const { info } = seriesOf(trends, 'ai-2027-takeoff');
  const origin: RowOrigin = { model: MODEL, claimant: info.claimant, standing: 'computed from the published model' };
  const legs = takeoffLegs(trends);
  return [
    ...legs.map((leg): PeerRow => {
      const what = { quantity: 'takeoff_duration', milestone: `${leg.from}-to-${leg.to}`, day: Number.NaN } as const;
      const spread = { value: leg.years, low: leg.lowYears, high: leg.highYears };
      return { ...origin, ...what, ...spread, unit: 'years', interval: '80 %, of the gap alone' };
    }),
    ...milestoneRows(trends, origin, legs),
  ];
}

function milestoneRows(trends: Trends, origin: RowOrigin, legs: readonly TakeoffLeg[]): PeerRow[] {
  const start = figureOf(seriesOf(trends, 'ai-2027-takeoff'), 'sc-date').value;
  const row = (standing: PeerRow['standing'], level: number, year: number): PeerRow => {
    const what = { quantity: 'milestone_date', milestone: progressMilestone(level), day: dayOfYear(year) } as const;
    return { ...origin, standing, ...what, ...alone(year), unit: 'decimal year', interval: '' };
  };
  let year = start;
  const later = legs.map((leg) => {
    year += leg.years;
    return row(origin.standing, leg.to, year);
  });
  return [row('published', legs[0]!.from, start), ...later];
}

/** The published median from a superhuman coder to superintelligence beside the sum of our legs. */
export function ai2027Reproduced(trends: Trends): ReproducedRow {
  const published = figureOf(seriesOf(trends, 'ai-2027-takeoff'), 'takeoff-sc-asi').value;
  const reproduced = takeoffLegs(trends).reduce((sum, { years }) => sum + years, 0);
  return {
    model: MODEL,
    figure: 'superhuman coder to superintelligence',
    published,
    reproduced,
    tolerance: TOLERANCE,
    unit: 'years',
  };
}
