import { readdirSync } from 'node:fs';
import { shippedScenarios, shippedWhatIfs } from '../io/package-files.ts';
import { columnIds } from '../report/output-tables.ts';
import { DEFAULT_SCENARIO, POSTERIOR_WORDS } from './arguments.ts';
import type { CommandSpec } from './command-spec.ts';
import { COMMANDS } from './commands.ts';
import { OPTIONS, type OptionSpec } from './options.ts';

/**
 * What the last word of a command line may become: names of scenarios, parameters, columns.
 * @param words the command line so far, without the program's name; the last word may be empty
 * @returns undefined where the option parser knows (commands, options); none where the shell's own file names are meant
 */
export async function completeWords(words: readonly string[]): Promise<readonly string[] | undefined> {
  const [name, ...given] = words;
  const command = COMMANDS.find((known) => known.name === name);
  const current = given.at(-1);
  if (command === undefined || current === undefined || current.startsWith('-')) return undefined;
  const candidates = await candidatesAfter(given.at(-2) ?? '', command);
  return candidates?.filter((candidate) => candidate.startsWith(current));
}

async function candidatesAfter(before: string, command: CommandSpec): Promise<readonly string[] | undefined> {
  const option = command.options.find(
    (known) => before === `--${known}` || before === `-${(OPTIONS[known] as OptionSpec).alias}`,
  );
  if (option === 'scenario') return scenarioNames();
  if (option === 'what-if') return shippedWhatIfs().map(({ id }) => id);
  if (option === 'posterior') return [...POSTERIOR_WORDS, ...filesHere(/\.csv$/i)];
  if (option !== undefined && OPTIONS[option].type !== 'boolean') return 'choices' in OPTIONS[option] ? undefined : [];
  if ('scenarios' in command.positionals || 'scenario' in command.positionals)
    return [...scenarioNames(), ...filesHere(/\.ya?ml$/i)];
  return command.name === 'explain' ? [...(await parameterNames()), ...columnIds()] : undefined;
}

function scenarioNames(): string[] {
  return shippedScenarios().map(({ id }) => id);
}

/** Those of the working directory; the shell finds others as soon as no name fits. */
function filesHere(ending: RegExp): string[] {
  return readdirSync('.').filter((file) => ending.test(file));
}

/** Loaded only here: completing a scenario's name must be quick. */
async function parameterNames(): Promise<string[]> {
  const { loadScenarios } = await import('./load.ts');
  const [given] = loadScenarios([DEFAULT_SCENARIO], { set: [], until: undefined, sample: undefined });
  return given!.scenario.parameters.map(({ id }) => id);
}
