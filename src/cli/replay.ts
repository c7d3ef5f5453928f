import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';

/** What decides a simulation's numbers, besides its scenario. */
export type ReplayedArguments = Pick<Arguments, 'seed' | 'until' | 'sample' | 'set' | 'trace'>;

/**
 * Command line that repeats a simulation.
 * @param name the scenario as the command is to name it
 *
 * replayText('mm1', { seed: 42, until: undefined, sample: 'week', set: ['a.b=1'], trace: false }) // => 'loopgain run mm1 --seed 42 --sample week --set a.b=1'
 */
export function replayText(name: string, given: ReplayedArguments): string {
  return commandText(['run', name, ...replayWords(given)]);
}

/** Options that repeat a simulation. */
export function replayWords({ seed, until, sample, set, trace }: ReplayedArguments): string[] {
  const words = ['--seed', String(seed)];
  if (until !== undefined) words.push('--until', until);
  if (sample !== undefined) words.push('--sample', sample);
  for (const change of set) words.push('--set', change);
  if (trace) words.push('--trace');
  return words;
}
