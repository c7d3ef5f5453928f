import type { Two } from '../ensemble/comparison/common-samples.ts';
import type { MetricComparison } from '../ensemble/comparison/metric-pairs.ts';
import type { MetricId } from '../ensemble/metrics.ts';
import { isToldApart } from '../queueing/compare.ts';
import { alignedText, type TextColumn } from './aligned-text.ts';
import { durationText, figureText, percentText } from './figure-text.ts';
import { effectOf, scaled } from './lab-comparison-figures.ts';
import { TEXT_WIDTH } from './text-section.ts';

/** A metric that the terminal shows. */
export interface ComparedMetric {
  readonly id: MetricId;
  readonly head: string;
  readonly text: (value: number) => string;
}

export const COMPARED: readonly ComparedMetric[] = [
  { id: 'software_efficiency_ratio', head: 'software efficiency, times that of the epoch', text: figureText },
  { id: 'experiments_per_year', head: 'experiments per year', text: figureText },
  { id: 'horizon_p50_minutes', head: 'p50 time horizon', text: durationText },
  { id: 'progress_multiplier_ratio', head: 'progress, times that of the same lab without AI', text: figureText },
  { id: 'human_share', head: "people's share of the work", text: percentText },
  { id: 'loop_gain_ratio', head: 'loop gain', text: figureText },
];

/** Values of a metric of both labs, what the change is, with its 95 % interval. */
export function comparedCells(row: MetricComparison, text: ComparedMetric['text']): string[] {
  const { first, second } = row.values;
  return [text(scaled(row, first.mean)), text(scaled(row, second.mean)), changeText(row)];
}

/** `~` where chance may explain it. */
function changeText(row: MetricComparison): string {
  const { scale, values, same, pairs } = row;
  if (same === pairs) return 'none';
  const { mean, low, high } = effectOf(row);
  const sign = scale === 'log' ? 'x ' : mean > 0 ? '+' : '';
  const told = isToldApart(values.difference) ? '' : '~ ';
  return `${told}${sign}${figureText(mean)} (${figureText(low)} to ${figureText(high)})`;
}

/** A table of what `comparedCells` gives, its heads apart from its rows. */
export interface ComparedTable {
  readonly heads: readonly string[];
  readonly rows: readonly string[];
}

/**
 * Sets rows below the names of both labs, in one line or in two; the two are first and second where their names do not fit.
 * @param corner above what begins the rows
 * @param more columns after the change
 */
export function comparedTable(
  ids: Two<string>,
  corner: string,
  more: readonly TextColumn[],
  rows: readonly (readonly string[])[],
): ComparedTable {
  const namings = [ids.map(wholeName), ids.map(brokenName), ['first', 'second'].map(wholeName)];
  const tables = namings.map((names) => alignedText([left(corner), ...names, left('change (95 % interval)'), ...more], rows));
  const lines = tables.find((table) => table.every((line) => line.length <= TEXT_WIDTH)) ?? tables.at(-1)!;
  const heads = lines.length - rows.length;
  return { heads: lines.slice(0, heads), rows: lines.slice(heads) };
}

function wholeName(name: string): TextColumn {
  return { head: name, unit: '', align: 'right' };
}

/** At the hyphen nearest to its middle. */
function brokenName(name: string): TextColumn {
  const middle = name.length / 2;
  const hyphens = [...name.matchAll(/-/g)].map(({ index }) => index + 1);
  const [at = name.length] = hyphens.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  return { head: name.slice(0, at), unit: name.slice(at), align: 'right' };
}

function left(head: string): TextColumn {
  return { head, unit: '', align: 'left' };
}
