import { DAYS_PER_YEAR } from '../base/units.ts';
import type { Generation } from './trajectory.ts';

/** What a path turned out to be. */
export type Future = 'recursion' | 'compounding' | 's-curve' | 'none';

/** The columns that the classifier reads, one value per sample, NaN where there is none. */
export interface ClassifierSeries {
  readonly sampleDays: Float64Array;
  readonly human_share: Float64Array;
  readonly people_elasticity_ratio: Float64Array;
  readonly leverage_ratio: Float64Array;
  readonly progress_multiplier_ratio: Float64Array;
  readonly software_growth_per_year: Float64Array;
  readonly limit_factor_ratio: Float64Array;
}

/** One condition of a rule: what was found and what it asked for. */
export interface Condition {
  readonly future: Future;
  readonly condition: string;
  readonly found: number;
  readonly threshold: number;
  readonly met: boolean;
}

/** The name of a path and every condition that was looked at. */
export interface Classification {
  readonly future: Future;
  readonly conditions: readonly Condition[];
}

/** Thresholds of docs/classifier.md, which gives the reasons. */
const RULES = {
  recursion: { years: 2, humanShare: 0.001, peopleElasticity: 0.1 },
  compounding: { peopleElasticity: 0.5, leverage: 20, multiplierKept: 0.95 },
  sCurve: { growthOverPeak: 0.2, multiplierSpread: 1.25, peopleElasticity: 0.5, limitFactor: 0.5 },
  lastYears: 3,
} as const;

/** Three calendar years may be a day short of three mean years. */
const CALENDAR_SLACK_DAYS = 1;

/** Successive generations with G >= 1 that count as a loop that accelerates by itself. */
const ACCELERATING_GENERATIONS = 3;

/** Applies the rules of docs/classifier.md in their order: recursion, compounding, s-curve, else none. */
export function classify(series: ClassifierSeries): Classification {
  const rules = [recursion(series), compounding(series), sCurve(series)];
  const fitting = rules.find((conditions) => conditions.every(({ met }) => met));
  return { future: fitting?.[0]?.future ?? 'none', conditions: rules.flat() };
}

/** Whether the loop gain was at least 1 in three successive generations. */
export function acceleratesByItself(generations: readonly Pick<Generation, 'loopGainRatio'>[]): boolean {
  let run = 0;
  for (const { loopGainRatio } of generations) {
    run = loopGainRatio >= 1 ? run + 1 : 0;
    if (run === ACCELERATING_GENERATIONS) return true;
  }
  return false;
}

/** So long the rule of recursion must hold on end. */
export const RECURSION_YEARS = RULES.recursion.years;

/** First sample of the first two years on end that meet the rule of recursion [days since the epoch]; NaN if there are none. */
export function recursionStartDays(
  series: Pick<ClassifierSeries, 'sampleDays' | 'human_share' | 'people_elasticity_ratio'>,
): number {
  return recursionWindows(series).find(({ fits }) => fits)?.startDays ?? Number.NaN;
}

function recursionWindows(s: Pick<ClassifierSeries, 'sampleDays' | 'human_share' | 'people_elasticity_ratio'>) {
  const { years, humanShare, peopleElasticity } = RULES.recursion;
  return [...s.sampleDays].flatMap((end) => {
    const window = lastRows(s.sampleDays, end, years);
    if (window === undefined) return [];
    const share = largest(s.human_share, window);
    const elasticity = meanOver(s.people_elasticity_ratio, window);
    const startDays = s.sampleDays[window.first]!;
    return [{ startDays, share, elasticity, fits: share < humanShare && elasticity < peopleElasticity }];
  });
}

function recursion(s: ClassifierSeries): readonly Condition[] {
  const { humanShare, peopleElasticity } = RULES.recursion;
  let best = { share: Infinity, elasticity: Infinity, fits: false };
  for (const { share, elasticity, fits } of recursionWindows(s)) {
    if (fits === best.fits ? share < best.share : fits) best = { share, elasticity, fits };
  }
  return [
    below('recursion', 'human share for two years on end', best.share, humanShare),
    below('recursion', 'd ln X / d ln people over those years', best.elasticity, peopleElasticity),
  ];
}

function compounding(s: ClassifierSeries): readonly Condition[] {
  const { peopleElasticity, leverage, multiplierKept } = RULES.compounding;
  const window = lastRows(s.sampleDays, s.sampleDays.at(-1)!, RULES.lastYears);
  const multipliers = yearlyMeans(s.sampleDays, s.progress_multiplier_ratio, RULES.lastYears);
  const kept = multipliers[0]! / multipliers[RULES.lastYears - 1]!;
  return [
    atLeast(
      'compounding',
      'd ln X / d ln people, last three years',
      meanOver(s.people_elasticity_ratio, window),
      peopleElasticity,
    ),
    atLeast('compounding', 'leverage, last three years', meanOver(s.leverage_ratio, window), leverage),
    atLeast('compounding', 'multiplier of the last year over two years before', kept, multiplierKept),
  ];
}

function sCurve(s: ClassifierSeries): readonly Condition[] {
  const { growthOverPeak, multiplierSpread, peopleElasticity, limitFactor } = RULES.sCurve;
  const last = s.sampleDays.at(-1)!;
  const years = Math.floor((last - s.sampleDays[0]! + CALENDAR_SLACK_DAYS) / DAYS_PER_YEAR);
  const growth = yearlyMeans(s.sampleDays, s.software_growth_per_year, years);
  const peak = Math.max(...growth.filter((mean) => !Number.isNaN(mean)));
  const multipliers = yearlyMeans(s.sampleDays, s.progress_multiplier_ratio, RULES.lastYears);
  const window = lastRows(s.sampleDays, last, RULES.lastYears);
  return [
    below('s-curve', 'growth of ln S in the last year over its peak', (growth[0] ?? Number.NaN) / peak, growthOverPeak),
    below(
      's-curve',
      'spread of the multiplier, last three years',
      Math.max(...multipliers) / Math.min(...multipliers),
      multiplierSpread,
    ),
    below('s-curve', 'd ln X / d ln people, last three years', meanOver(s.people_elasticity_ratio, window), peopleElasticity),
    below('s-curve', 'what the limit leaves of growth', s.limit_factor_ratio.at(-1)!, limitFactor),
  ];
}

function below(future: Future, condition: string, found: number, threshold: number): Condition {
  return { future, condition, found, threshold, met: found < threshold };
}

function atLeast(future: Future, condition: string, found: number, threshold: number): Condition {
  return { future, condition, found, threshold, met: found >= threshold };
}

type Rows = { readonly first: number; readonly end: number };

/** Rows of so many years up to a day; undefined if the path does not reach back that far. */
function lastRows(days: Float64Array, toDays: number, years: number): Rows | undefined {
  const fromDays = toDays - years * DAYS_PER_YEAR;
  if (!(days[0]! <= fromDays + CALENDAR_SLACK_DAYS)) return undefined;
  return { first: days.findIndex((day) => day >= fromDays), end: days.findLastIndex((day) => day <= toDays) + 1 };
}

/** Mean over rows; NaN if there are none, or one of them has no value. */
function meanOver(values: Float64Array, rows: Rows | undefined): number {
  if (rows === undefined) return Number.NaN;
  let sum = 0;
  for (let i = rows.first; i < rows.end; i++) sum += values[i]!;
  return sum / (rows.end - rows.first);
}

function largest(values: Float64Array, rows: Rows): number {
  return Math.max(...values.subarray(rows.first, rows.end));
}

/** Means over each of the last `years` years, the latest first; NaN where the path does not reach back that far. */
function yearlyMeans(days: Float64Array, values: Float64Array, years: number): readonly number[] {
  const last = days.at(-1)!;
  return Array.from({ length: years }, (_, back) => meanOver(values, lastRows(days, last - back * DAYS_PER_YEAR, 1)));
}
