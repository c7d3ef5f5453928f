import { join } from 'node:path';
import { FIGURE_ENDING, type Manifest, REPORT_FILE, RESOLVED_FILE, TRACE_FILE } from '../io/manifest.ts';
import type { Arguments } from './arguments.ts';
import type { GivenScenario } from './load.ts';
import { DEFAULT_OUT, resultFolder } from './result-place.ts';

/** What decides a simulation's results and their place, besides its scenario. */
export type ReplayedArguments = Pick<
  Arguments,
  'seed' | 'replications' | 'precision' | 'until' | 'sample' | 'set' | 'trace' | 'figures' | 'report' | 'out'
> &
  Partial<Pick<Arguments, 'whatIf'>>;

/** Words that repeat a simulation from where the reader is; what came through a pipe is taken from its results. */
export function replayWords(
  { id, name, lasting }: Pick<GivenScenario, 'id' | 'name' | 'lasting'>,
  given: ReplayedArguments,
): string[] {
  if (lasting) return ['run', name, ...whatIfWords(given), ...optionWords(given)];
  const merged = { ...given, set: [], until: undefined, sample: undefined };
  return ['run', join(resultFolder({ id }, given), RESOLVED_FILE), ...optionWords(merged)];
}

/**
 * Words that lay what-ifs over a scenario.
 *
 * whatIfWords({ whatIf: ['no-sampling'] }) // => ['--what-if', 'no-sampling']
 */
export function whatIfWords({ whatIf = [] }: Partial<Pick<Arguments, 'whatIf'>>): string[] {
  return whatIf.flatMap((name) => ['--what-if', name]);
}

/**
 * Options that repeat a simulation.
 *
 * optionWords({ seed: 42, replications: 20, precision: undefined, until: undefined, sample: 'week', set: ['a.b=1'], trace: false, figures: false, report: true, out: 'there' }) // => ['--seed', '42', '--replications', '20', '--sample', 'week', '--set', 'a.b=1', '--report', '--out', 'there']
 */
export function optionWords(given: ReplayedArguments): string[] {
  const { seed, replications, precision, until, sample, set, trace, figures, report, out } = given;
  const words = ['--seed', String(seed)];
  if (replications !== undefined) words.push('--replications', String(replications));
  if (precision !== undefined) words.push('--precision', String(precision));
  if (until !== undefined) words.push('--until', until);
  if (sample !== undefined) words.push('--sample', sample);
  for (const change of set) words.push('--set', change);
  if (trace) words.push('--trace');
  if (figures) words.push('--figures');
  if (report) words.push('--report');
  if (out !== undefined) words.push('--out', out);
  return words;
}

/**
 * Words that repeat the simulation of a folder of results, into the same place.
 *
 * folderReplayWords('there/mm1', { seed: 7, files: {} }) // => ['run', 'there/mm1/scenario.resolved.yaml', '--seed', '7', '--out', 'there']
 * folderReplayWords('.', { seed: 7, files: {} }) // => ['run', 'scenario.resolved.yaml', '--seed', '7', '--out', '..']
 */
export function folderReplayWords(
  folder: string,
  { seed, replications, files }: Pick<Manifest, 'seed' | 'replications' | 'files'>,
): string[] {
  const above = join(folder, '..');
  const out = above === DEFAULT_OUT ? undefined : above;
  const shown = {
    trace: Object.hasOwn(files, TRACE_FILE),
    figures: Object.keys(files).some((name) => name.endsWith(FIGURE_ENDING)),
    report: Object.hasOwn(files, REPORT_FILE),
  };
  const given = { ...shown, seed, replications, precision: undefined, out, set: [], until: undefined, sample: undefined };
  return ['run', join(folder, RESOLVED_FILE), ...optionWords(given)];
}
