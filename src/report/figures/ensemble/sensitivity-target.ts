import { DAYS_PER_YEAR } from '../../../base/units.ts';
import { exp } from '../../../numeric/exp.ts';
import { figureText, percentText } from '../../figure-text.ts';
import type { NamedTarget, TargetResult } from '../../sensitivity-target.ts';
import { yearText } from '../forecast-words.ts';
import { twoDigits } from '../lab/lab-curves.ts';
import { rounded } from '../rounded.ts';

/** Places a value of a target on its axis: days since 1970-01-01, ratios, or the metric's own unit; null where it has none. */
export function onAxis({ kind }: Pick<NamedTarget, 'kind'>, epochCivilDays: number, value: number): number | null {
  if (kind === 'date') return Number.isFinite(value) ? Math.round(epochCivilDays + value * DAYS_PER_YEAR) : null;
  return rounded(kind === 'log' ? exp(value) : value);
}

/** What a target is, as the subject of a sentence. */
export function targetWords({ id, meaning, kind }: NamedTarget): string {
  const known = WORDS[id.split('@')[0]!];
  const at = id.split('@')[1];
  const when = at === undefined ? '' : at === 'end' ? ' at the end' : ` in ${at.slice(0, YEAR_LETTERS)}`;
  if (kind === 'date') return known ?? `“${meaning}”`;
  return `${known ?? meaning.replace(/; its logarithm$/, '').toLowerCase()}${when}`;
}

const YEAR_LETTERS = 4;
const WORDS: Readonly<Record<string, string>> = {
  recursion: 'recursion',
  'progress-2': 'research 2 times as fast',
  'progress-5': 'research 5 times as fast',
  'progress-25': 'research 25 times as fast',
  'horizon-month': 'AI doing tasks of a month',
  software_efficiency_ratio: 'software efficiency',
  progress_multiplier_ratio: 'the progress multiplier',
  human_share: "people's share of the work",
};

/**
 * What a change of a target by so much is, as the end of a sentence about it.
 *
 * movedWords({ kind: 'date' }, -1.25) // => '1.3 years earlier'
 * movedWords({ kind: 'log' }, 0) // => '1 times as high'
 */
export function movedWords({ kind }: Pick<NamedTarget, 'kind'>, change: number): string {
  if (kind === 'log') return `${twoDigits(exp(change))} times as high`;
  const size = twoDigits(Math.abs(change));
  if (kind === 'date') return `${size} years ${change < 0 ? 'earlier' : 'later'}`;
  return `${size} ${change < 0 ? 'lower' : 'higher'}`;
}

/** Unit and scale of a target's axis. */
export function axisWords({ id, kind, unit }: NamedTarget): string {
  if (kind === 'date') return 'date';
  if (kind === 'log') return 'times, on a logarithmic scale';
  return id.includes('share') ? '%' : `[${unit}]`;
}

/** A value on a target's axis as a label says it. */
export function labelText({ id, kind }: Pick<NamedTarget, 'id' | 'kind'>, placed: number): string {
  if (kind === 'date') return yearText(placed);
  if (id.includes('share')) return percentText(placed);
  if (id.includes('minutes')) return figureText(placed);
  return kind === 'log' ? `${figureText(placed)}×` : figureText(placed);
}

/** A setting of a factor as a person reads it: a value, or an option as it is called. */
export function settingText(setting: string): string {
  const value = Number(setting);
  return Number.isNaN(value) ? setting : twoDigits(value);
}

/** The first target that anything moves. */
export function firstMoved<Result>(
  results: readonly TargetResult<Result>[],
  isMoved: (result: Result) => boolean,
): TargetResult<Result> | undefined {
  return results.find(({ result }) => isMoved(result));
}
