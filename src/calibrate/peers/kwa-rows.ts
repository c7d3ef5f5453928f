import { exp, expm1 } from '../../numeric/exp.ts';
import { log, log1p } from '../../numeric/log.ts';
import { figureOf, seriesOf, type Trends } from '../series.ts';
import { dayOfYear, newYear } from './decimal-year.ts';
import { type KwaModel, type KwaPath, yearsToShare } from './kwa.ts';
import type { KwaForecast } from './kwa-forecast.ts';
import { AUTOMATION_99, AUTOMATION_SHARE, PROGRESS_LEVELS, progressMilestone } from './milestones.ts';
import { alone, type PeerQuantity, type PeerRow, type ReproducedRow, type RowOrigin, type Spread } from './peer-row.ts';
import { SPREAD_INTERVAL, spreadOf } from './spread.ts';

const MODEL = 'Kwa';
/** The date is published in words, "late 2032" [years] */
const TOLERANCE = 0.5;

/** Rows of Kwa's model: its published date, and by year and milestone what the published equations give here. */
export function kwaRows(trends: Trends, forecast: KwaForecast, years: readonly number[]): PeerRow[] {
  const { claimant } = seriesOf(trends, 'kwa-results').info;
  const origin: RowOrigin = { model: MODEL, claimant, standing: 'computed from the published model' };
  const published = alone(figureOf(seriesOf(trends, 'kwa-results'), '99-percent-automation').value);
  const dated = years.filter((year) => year >= forecast.startYear).flatMap((year) => yearRows(origin, forecast, year));
  const dates = [
    { milestone: AUTOMATION_99, date: automationDate(forecast) },
    ...PROGRESS_LEVELS.map((level) => ({ milestone: progressMilestone(level), date: multiplierDate(forecast, level) })),
  ];
  return [
    ...dated,
    dateRow({ ...origin, standing: 'published' }, AUTOMATION_99, published, ''),
    ...dates.map(({ milestone, date }) => dateRow(origin, milestone, date, SPREAD_INTERVAL)),
  ];
}

/** The published median date of 99 % automation beside ours. */
export function kwaReproduced(trends: Trends, forecast: KwaForecast): ReproducedRow {
  const published = figureOf(seriesOf(trends, 'kwa-results'), '99-percent-automation').value;
  const reproduced = automationDate(forecast).value;
  return { model: MODEL, figure: AUTOMATION_99, published, reproduced, tolerance: TOLERANCE, unit: 'decimal year' };
}

/** Date of 99 % automation over the draws [decimal year]. */
function automationDate({ startYear, paths }: KwaForecast): Spread {
  return spreadOf(paths.map((path) => dateOf(startYear, path, AUTOMATION_SHARE)));
}

function multiplierDate({ startYear, models, paths }: KwaForecast, level: number): Spread {
  return spreadOf(paths.map((path, i) => dateOf(startYear, path, shareAtMultiplier(models[i]!, level))));
}

function dateOf(startYear: number, path: KwaPath, share: number): number {
  const years = yearsToShare(path, share);
  return Number.isNaN(years) ? Infinity : startYear + years;
}

/**
 * AI R&D progress multiplier of Kwa's model, progress over that of the same people without AI on the same day: (1 / (1 - f))^alpha.
 * @param model its labourExponent, alpha
 * @param share f, 0 .. 1 (excluded)
 *
 * kwaMultiplier({ labourExponent: 1 }, 0.75) // => 4
 */
export function kwaMultiplier({ labourExponent }: Pick<KwaModel, 'labourExponent'>, share: number): number {
  return exp(-labourExponent * log1p(-share));
}

/** f at which the multiplier is so large, its inverse. */
function shareAtMultiplier({ labourExponent }: KwaModel, level: number): number {
  return -expm1(-log(level) / labourExponent);
}

function yearRows(origin: RowOrigin, { startYear, models, paths }: KwaForecast, year: number): PeerRow[] {
  const row = (quantity: PeerQuantity, unit: string, of: (path: KwaPath, at: number, model: KwaModel) => number): PeerRow => {
    const values = paths.map((path, i) => of(path, Math.round((year - startYear) / path.stepYears), models[i]!));
    return { ...origin, quantity, milestone: '', day: newYear(year), ...spreadOf(values), unit, interval: SPREAD_INTERVAL };
  };
  return [
    row('automated_share', 'share', ({ automatedShare }, at) => automatedShare[at]!),
    row('progress_multiplier', 'ratio', ({ automatedShare }, at, model) => kwaMultiplier(model, automatedShare[at]!)),
    row('software_growth', '1/year', (path, at) => growthPerYear(path, at)),
  ];
}

/** d ln S / dt over the year that begins at a step; of its steps where the path ends before. */
function growthPerYear({ stepYears, logEfficiency }: KwaPath, at: number): number {
  const to = Math.min(logEfficiency.length - 1, at + Math.round(1 / stepYears));
  return (logEfficiency[to]! - logEfficiency[at]!) / ((to - at) * stepYears);
}

function dateRow(origin: RowOrigin, milestone: string, date: Spread, interval: string): PeerRow {
  const day = dayOfYear(date.value);
  return { ...origin, quantity: 'milestone_date', milestone, day, ...date, unit: 'decimal year', interval };
}
