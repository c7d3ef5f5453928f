import { exp } from '../../numeric/exp.ts';
import { log } from '../../numeric/log.ts';
import { type ShareInterval, wilsonInterval } from '../../stats/proportion.ts';
import { twoSided95 } from '../../stats/student-t.ts';
import type { Observable } from '../observables.ts';
import { type BacktestForecast, FORECASTERS, type Forecaster } from './backtest.ts';
import { BASELINES, type Baseline } from './baselines.ts';
import { CUTOFFS, TRACKS, type Track } from './cutoffs.ts';
import { TOLD_SHARES } from './predictive.ts';

/** Stands for every cut-off, measurement or lead of a group. */
export const ALL = 'all';

/** Times ahead that are scored apart. */
export const LEADS = [
  { id: 'to 6 months', untilDays: 183 },
  { id: '6 to 12 months', untilDays: 366 },
  { id: 'over 12 months', untilDays: Number.POSITIVE_INFINITY },
] as const;

/** Which forecasts are scored together. */
export interface Group {
  readonly track: Track['id'];
  readonly cutoff: string;
  /** Series and observable, or all. */
  readonly measurement: string;
  readonly lead: string;
}

/** What ours and a baseline lost on the figures of which both say something. */
export interface SkillRow extends Group {
  readonly baseline: Baseline['id'];
  readonly scale: Observable['scale'];
  readonly forecasts: number;
  /** Of different days: what is published of one day hangs together. */
  readonly days: number;
  readonly ours: number;
  readonly theirs: number;
  /** 1 - CRPS / CRPS of the baseline: above 0 ours is better, below 0 worse. */
  readonly skill: number;
  /** 95 % interval; NaN where days are fewer than FEWEST_DAYS. */
  readonly low: number;
  readonly high: number;
}

/** How often a central interval held what came. */
export interface CoverageRow extends Group {
  readonly forecaster: Forecaster;
  /** Which part of the forecast the interval holds. */
  readonly claimedShare: number;
  readonly inside: number;
  readonly of: number;
  /** As if figures were independent, which those of one day are not. */
  readonly observed: ShareInterval;
}

/** Fewer days do not tell how sure a skill is. */
const FEWEST_DAYS = 5;

/** Central intervals, as places of their ends among the told quantiles. */
const INTERVALS = [
  { claimedShare: 0.5, from: TOLD_SHARES.indexOf(0.25), to: TOLD_SHARES.indexOf(0.75) },
  { claimedShare: 0.9, from: TOLD_SHARES.indexOf(0.05), to: TOLD_SHARES.indexOf(0.95) },
] as const;

/** Measurement of a target, such as `metr-horizons-1.1-2026-04 horizon`. */
export function measurementOf({ target }: Pick<BacktestForecast, 'target'>): string {
  return `${target.series} ${target.observable.id}`;
}

/**
 * Lead of a forecast.
 *
 * leadOf(183) // => 'to 6 months'
 * leadOf(184) // => '6 to 12 months'
 */
export function leadOf(leadDays: number): string {
  return LEADS.find(({ untilDays }) => leadDays <= untilDays)!.id;
}

/** Forecasts by track, cut-off, measurement and lead, and by all of each but the track; groups without a forecast are left out. */
function groupsOf(forecasts: readonly BacktestForecast[]): { group: Group; members: readonly BacktestForecast[] }[] {
  const measurements = [...new Set(forecasts.map(measurementOf))];
  const leads = LEADS.map(({ id }) => id);
  return TRACKS.flatMap((track) =>
    [...CUTOFFS.map(({ id }) => id), ALL].flatMap((cutoff) =>
      [...measurements, ALL].flatMap((measurement) =>
        [...leads, ALL].flatMap((lead) => {
          const group = { track: track.id, cutoff, measurement, lead };
          const members = forecasts.filter((forecast) => belongs(forecast, group));
          return members.length === 0 ? [] : [{ group, members }];
        }),
      ),
    ),
  );
}

function belongs(forecast: BacktestForecast, { track, cutoff, measurement, lead }: Group): boolean {
  return (
    forecast.track.id === track &&
    (cutoff === ALL || forecast.cutoff.id === cutoff) &&
    (measurement === ALL || measurementOf(forecast) === measurement) &&
    (lead === ALL || leadOf(forecast.leadDays) === lead)
  );
}

/** Skill against each baseline, by group; of all measurements those that are compared by ratio, since shares have no common mean with them. */
export function skillRows(forecasts: readonly BacktestForecast[]): readonly SkillRow[] {
  return groupsOf(forecasts).flatMap(({ group, members }) =>
    BASELINES.flatMap(({ id: baseline }): SkillRow[] => {
      const both = members.filter(({ told, target: { figure, observable } }) => {
        const isComparable = group.measurement !== ALL || observable.scale === 'log';
        return isComparable && figure.bound === 'value' && told.ours !== undefined && told[baseline] !== undefined;
      });
      if (both.length === 0) return [];
      const pairs = both.map(({ told, target }): ScoredPair => {
        return { day: target.figure.lastDay, ours: told.ours!.crps, theirs: told[baseline]!.crps };
      });
      return [{ ...group, baseline, scale: both[0]!.target.observable.scale, ...skillOf(pairs) }];
    }),
  );
}

/** What ours and a baseline lost on one figure. */
interface ScoredPair {
  readonly day: number;
  readonly ours: number;
  readonly theirs: number;
}

/**
 * Skill 1 - mean CRPS / mean CRPS of the baseline, with a 95 % interval by the jackknife over days, in the logarithm of the ratio.
 * @param pairs one or more
 *
 * skillOf([{ day: 1, ours: 1, theirs: 2 }, { day: 2, ours: 2, theirs: 4 }]).skill // => 0.5
 */
export function skillOf(pairs: readonly ScoredPair[]) {
  const days = [...new Set(pairs.map(({ day }) => day))];
  const ratioOf = (some: readonly ScoredPair[]): number => sumOf(some, 'ours') / sumOf(some, 'theirs');
  const ratio = ratioOf(pairs);
  const means = { ours: sumOf(pairs, 'ours') / pairs.length, theirs: sumOf(pairs, 'theirs') / pairs.length };
  const found = { forecasts: pairs.length, days: days.length, ...means, skill: 1 - ratio };
  if (days.length < FEWEST_DAYS) return { ...found, low: Number.NaN, high: Number.NaN };
  const without = days.map((day) => log(ratioOf(pairs.filter((pair) => pair.day !== day))));
  const middle = without.reduce((sum, value) => sum + value, 0) / days.length;
  const squares = without.reduce((sum, value) => sum + (value - middle) * (value - middle), 0);
  const half = twoSided95(days.length - 1) * Math.sqrt((squares * (days.length - 1)) / days.length);
  return { ...found, low: 1 - ratio * exp(half), high: 1 - ratio * exp(-half) };
}

function sumOf(pairs: readonly ScoredPair[], whose: 'ours' | 'theirs'): number {
  return pairs.reduce((sum, pair) => sum + pair[whose], 0);
}

/** How often central intervals held what came, by group and forecaster, of figures that all forecast; those that are bounds are not counted. */
export function coverageRows(forecasts: readonly BacktestForecast[]): readonly CoverageRow[] {
  const spoken = forecasts.filter(({ target, told }) => {
    return target.figure.bound === 'value' && FORECASTERS.every((forecaster) => told[forecaster] !== undefined);
  });
  return groupsOf(spoken).flatMap(({ group, members: values }) =>
    FORECASTERS.flatMap((forecaster) =>
      INTERVALS.map(({ claimedShare, from, to }): CoverageRow => {
        const inside = values.filter(({ told, target: { figure } }) => {
          const { quantiles } = told[forecaster]!;
          return quantiles[from]! <= figure.value && figure.value <= quantiles[to]!;
        }).length;
        const observed = wilsonInterval(inside, values.length);
        return { ...group, forecaster, claimedShare, inside, of: values.length, observed };
      }),
    ),
  );
}
