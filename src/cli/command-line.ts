import { formatIssue } from '../base/issue.ts';
import { jsonText } from '../report/json.ts';
import type { Answer } from './answer.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { EXIT_CODE } from './exit-code.ts';
import { describeFailure } from './failure.ts';
import { parseWords } from './parse-words.ts';
import type { Terminal } from './terminal.ts';

/**
 * Carries out a command line.
 * @param words what follows the program's name
 * @returns the exit code: 0 done, 1 failed, 2 bad input
 */
export async function carryOut(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const parsed = await parseWords(words);
    if (parsed.kind === 'text') terminal.out(`${parsed.text}\n`);
    if (parsed.kind === 'unusable') terminal.err(`${parsed.text}\n`);
    if (parsed.kind !== 'command') return parsed.kind === 'text' ? EXIT_CODE.done : EXIT_CODE.badInput;
    const given = readArguments(parsed.values);
    const action = await parsed.command.load();
    printAnswer(await action(given, given.quiet ? () => {} : terminal.progress), given, terminal);
    return EXIT_CODE.done;
  } catch (error) {
    const { text, exitCode } = describeFailure(error, words);
    terminal.err(`${text}\n`);
    return exitCode;
  }
}

function printAnswer(answer: Answer, { json, quiet }: Arguments, terminal: Terminal): void {
  for (const warning of new Set(answer.warnings.map(formatIssue))) terminal.err(`${warning}\n`);
  if (json) {
    terminal.out(jsonText(answer.json));
    return;
  }
  terminal.out(answer.lines.map((line) => `${line}\n`).join(''));
  if (!quiet && answer.notes.length > 0) terminal.out(`\n${answer.notes.map((note) => `${terminal.dim(note)}\n`).join('')}`);
}
