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

function recursion(s: ClassifierSeries): readonly Condition[] {
  const { years, humanShare, peopleElasticity } = RULES.recursion;
  let best = { share: Infinity, elasticity: Infinity };
  for (let end = 0; end < s.sampleDays.length; end++) {
    const from = s.sampleDays[end]! - years * DAYS_PER_YEAR;
    if (from < s.sampleDays[0]!) continue;
    const window = rowsBetween(s.sampleDays, from, s.sampleDays[end]!);
    const found = { share: largest(s.human_share, window), elasticity: meanOver(s.people_elasticity_ratio, window) };
    const fits = found.share < humanShare && found.elasticity < peopleElasticity;
    if (fits || found.share < best.share) best = found;
    if (fits) break;
  }
  return [
    below('recursion', 'human share for two years on end', best.share, humanShare),
    below('recursion', 'd ln X / d ln people over those years', best.elasticity, peopleElasticity),
  ];
}

function compounding(s: ClassifierSeries): readonly Condition[] {
  const { peopleElasticity, leverage, multiplierKept } = RULES.compounding;
  const window = lastYears(s.sampleDays, RULES.lastYears);
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
  const years = Math.floor((s.sampleDays[s.sampleDays.length - 1]! - s.sampleDays[0]!) / DAYS_PER_YEAR);
  const growth = yearlyMeans(s.sampleDays, s.software_growth_per_year, years);
  const multipliers = yearlyMeans(s.sampleDays, s.progress_multiplier_ratio, RULES.lastYears);
  const window = lastYears(s.sampleDays, RULES.lastYears);
  return [
    below('s-curve', 'growth of ln S in the last year over its peak', growth[0]! / Math.max(...growth), growthOverPeak),
    below(
      's-curve',
      'spread of the multiplier, last three years',
      Math.max(...multipliers) / Math.min(...multipliers),
      multiplierSpread,
    ),
    below('s-curve', 'd ln X / d ln people, last three years', meanOver(s.people_elasticity_ratio, window), peopleElasticity),
    below('s-curve', 'what the limit leaves of growth', s.limit_factor_ratio[s.limit_factor_ratio.length - 1]!, limitFactor),
  ];
}

function below(future: Future, condition: string, found: number, threshold: number): Condition {
  return { future, condition, found, threshold, met: found < threshold };
}

function atLeast(future: Future, condition: string, found: number, threshold: number): Condition {
  return { future, condition, found, threshold, met: found >= threshold };
}

type Rows = { readonly first: number; readonly end: number };

function rowsBetween(days: Float64Array, fromDays: number, toDays: number): Rows {
  let first = 0;
  while (days[first]! < fromDays) first++;
  let end = first;
  while (end < days.length && days[end]! <= toDays) end++;
  return { first, end };
}

function lastYears(days: Float64Array, years: number): Rows {
  const last = days[days.length - 1]!;
  return rowsBetween(days, last - years * DAYS_PER_YEAR, last);
}

function meanOver(values: Float64Array, rows: Rows): number {
  let sum = 0;
  for (let i = rows.first; i < rows.end; i++) sum += values[i]!;
  return sum / (rows.end - rows.first);
}

function largest(values: Float64Array, rows: Rows): number {
  let most = -Infinity;
  for (let i = rows.first; i < rows.end; i++) most = Math.max(most, values[i]!);
  return most;
}

/** Means over each of the last `years` years, the latest first; a path without that many gives NaN for the rest. */
function yearlyMeans(days: Float64Array, values: Float64Array, years: number): readonly number[] {
  const last = days[days.length - 1]!;
  return Array.from({ length: years }, (_, back) => {
    const to = last - back * DAYS_PER_YEAR;
    return meanOver(values, rowsBetween(days, to - DAYS_PER_YEAR, to));
  });
}
