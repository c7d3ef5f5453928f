import yargs, { type Argv, type Options } from 'yargs';
import { suggest } from '../base/suggest.ts';
import { packageVersion } from '../io/package-files.ts';
import type { CommandSpec } from './command-spec.ts';
import { commandText } from './command-text.ts';
import { COMMANDS } from './commands.ts';
import { OPTIONS, type OptionSpec } from './options.ts';

/** Room for examples, which so stay on one line however loopgain was started. */
const HELP_WIDTH = 92 + commandText([]).length;

const FIRST_EXAMPLES = [
  ['loopgain futures', 'the four futures, compared'],
  ['loopgain run mm1', 'a textbook queue'],
  ['loopgain list', 'what else there is'],
  ['loopgain completion >> ~/.bashrc', 'complete commands with the tab key'],
] as const;

/** yargs loses a positional that is a bare dash, so it is passed under another name. */
const DASH = '<standard input>';

/** What the shell's completion script starts with; the program's name and the command line so far follow. */
const COMPLETION_WORD = '--get-yargs-completions';

/** What a command line asks for: a command to carry out, a text to print, or a complaint. */
export type Parsed =
  | { readonly kind: 'command'; readonly command: CommandSpec; readonly values: Readonly<Record<string, unknown>> }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unusable'; readonly text: string };

/**
 * Reads a command line; prints and carries out nothing.
 * @param words what follows the program's name
 */
export async function parseWords(words: readonly string[]): Promise<Parsed> {
  const completed = words[0] === COMPLETION_WORD ? await complete(words) : undefined;
  if (completed !== undefined) return { kind: 'text', text: completed.join('\n') };
  let chosen: CommandSpec | undefined;
  const parser = COMMANDS.reduce(
    (argv, command) =>
      argv.command(
        command.usage,
        command.summary,
        (inner) => describeCommand(inner, command),
        () => {
          chosen = command;
        },
      ),
    baseParser(),
  );
  let said = '';
  let complaint: string | undefined;
  const values = await parser.parseAsync(
    plainWords(words).map((word) => (word === '-' ? DASH : word)),
    {},
    (error, _values, output) => {
      said = output;
      complaint = error?.message;
    },
  );
  if (complaint !== undefined) return { kind: 'unusable', text: complaintText(complaint, words) };
  return chosen === undefined || said !== ''
    ? { kind: 'text', text: said }
    : { kind: 'command', command: chosen, values: restoreDashes(values) };
}

/** What follows `--` is no option: yargs would not take it as a positional, so that it becomes a path from here. */
function plainWords(words: readonly string[]): readonly string[] {
  const end = words.indexOf('--');
  if (end === -1) return words;
  return [...words.slice(0, end), ...words.slice(end + 1).map((word) => (/^-./.test(word) ? `./${word}` : word))];
}

/** Loaded only when the shell asks. */
async function complete([, , ...words]: readonly string[]): Promise<readonly string[] | undefined> {
  const { completeWords } = await import('./completion.ts');
  return completeWords(words);
}

function restoreDashes(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const restore = (value: unknown): unknown => (Array.isArray(value) ? value.map(restore) : value === DASH ? '-' : value);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, restore(value)]));
}

function baseParser(): Argv {
  return yargs()
    .scriptName('loopgain')
    .usage('$0 <command>\n\nSimulates an AI lab that automates its own research, event by event.')
    .detectLocale(false)
    .parserConfiguration({
      'dot-notation': false,
      'camel-case-expansion': false,
      'greedy-arrays': false,
      'parse-positional-numbers': false,
    })
    .option('quiet', { type: 'boolean', alias: 'q', describe: 'Print the answer alone: no progress, no notes', global: true })
    .completion('completion', 'Print a completion script for the shell')
    .epilogue(examplesText(FIRST_EXAMPLES))
    .demandCommand(1, 'expected a command')
    .strict()
    .version(packageVersion())
    .help()
    .alias('help', 'h')
    .wrap(HELP_WIDTH);
}

function describeCommand(argv: Argv, command: CommandSpec): Argv {
  for (const [name, describe] of Object.entries(command.positionals)) argv.positional(name, { type: 'string', describe });
  for (const name of command.options) argv.option(name, parserOption(OPTIONS[name], command.defaults?.[name]));
  return argv.epilogue(examplesText(command.examples));
}

/** One line each for the meaning and the command, which so stays whole and can be copied. */
function examplesText(examples: CommandSpec['examples']): string {
  return ['Examples:', ...examples.flatMap(([line, meaning]) => [`  # ${meaning}`, `  ${startedHere(line)}`])].join('\n');
}

/** Examples are written for a loopgain on the path; the completion script is for that alone. */
function startedHere(line: string): string {
  return line.includes(' completion ') ? line : line.replaceAll(/(?<=^|&& )loopgain\b/g, commandText([]));
}

function parserOption(option: OptionSpec, ownDefault: string | undefined): Options {
  const shown = ownDefault === undefined ? {} : { defaultDescription: ownDefault };
  return { ...option, ...shown, requiresArg: option.type !== 'boolean' };
}

/** What is wrong with a command line, and where help is; a mistyped command gets the nearest one. */
function complaintText(complaint: string, [first]: readonly string[]): string {
  const names = COMMANDS.map(({ name }) => name);
  const known = first !== undefined && names.includes(first);
  const near = known || first === undefined ? undefined : suggest(first, names);
  const said = near === undefined ? complaint : `there is no command ${first}. Did you mean ${near}?`;
  return `loopgain: ${said}\nSee: ${commandText([...(known ? [first] : []), '--help'])}`;
}
