import { processStart, programWords } from './program.ts';

/** Characters that no shell reads anything into. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** Words that started this process. */
const PROGRAM = programWords(processStart());

/**
 * Command line of loopgain as a POSIX shell takes it.
 *
 * commandText(['run', 'mm1', '--set', "stages.serve.work.mean=0.8 days"], ['loopgain']) // => "loopgain run mm1 --set 'stages.serve.work.mean=0.8 days'"
 */
export function commandText(words: readonly string[], program: readonly string[] = PROGRAM): string {
  return [...program, ...words].map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
