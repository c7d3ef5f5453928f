import { figureOf, seriesOf, type Trends } from '../series.ts';
import { sotaPoints } from '../trends/log-points.ts';
import { decimalYear, newYear } from './decimal-year.ts';
import { dayOfHorizon, type HorizonTrend, horizonOfTrend, trendThrough } from './metr-trend.ts';
import { LONG_HORIZON } from './milestones.ts';
import { alone, type PeerRow, type ReproducedRow } from './peer-row.ts';

/** Published doubling times whose lines are extrapolated; the interval of the paper's line is that of its slope. */
const LINES: readonly string[] = ['1.0-before-2025-04', '1.1-2026-04-from-2023', '1.1-2026-04-from-2024'];
/** METR publishes rounded numbers [days] */
const TOLERANCE = 0.5;

/** The lines of METR's trends through the models that were the best when they came out. */
function linesOf(trends: Trends): { readonly label: string; readonly published: number; readonly trend: HorizonTrend }[] {
  const times = seriesOf(trends, 'metr-doubling-times');
  return LINES.map((label) => {
    const { value, more } = figureOf(times, label);
    const points = sotaPoints(seriesOf(trends, more['suite'] ?? ''), more['from'] ?? '', more['to'] ?? '');
    return { label, published: value, trend: trendThrough(points) };
  });
}

/** Rows of METR's trends: the p50 horizon at the beginning of each year up to 100 work-years, and when they get there. */
export function metrRows(trends: Trends, years: readonly number[]): PeerRow[] {
  const { claimant } = seriesOf(trends, 'metr-doubling-times').info;
  const origin = { claimant, quantity: 'horizon_p50', milestone: '', unit: 'minutes', interval: '' } as const;
  const longMinutes = figureOf(seriesOf(trends, 'aifm-parameters'), 'automated-coder-horizon').value;
  return linesOf(trends).flatMap(({ label, trend }) => {
    const row = { ...origin, model: `METR trend ${label}`, standing: 'computed from the published model' } as const;
    const reached = dayOfHorizon(trend, longMinutes);
    const dated = years.map(newYear).filter((day) => day <= reached);
    const date = { quantity: 'milestone_date', milestone: LONG_HORIZON, unit: 'decimal year' } as const;
    return [
      ...dated.map((day): PeerRow => ({ ...row, day, ...alone(horizonOfTrend(trend, day)) })),
      { ...row, ...date, day: reached, ...alone(decimalYear(reached)) },
    ];
  });
}

/** METR's doubling times beside those of the lines here. */
export function metrReproduced(trends: Trends): ReproducedRow[] {
  return linesOf(trends).map(({ label, published, trend: { doublingDays } }) => ({
    ...{ model: 'METR trend', figure: `doubling time ${label}` },
    ...{ published, reproduced: doublingDays, tolerance: TOLERANCE, unit: 'days' },
  }));
}
