import { programWords } from './program.ts';

/** Characters that no shell reads anything into. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/** How this process was started. */
export const PROGRAM = programWords({
  script: process.argv[1] ?? 'loopgain',
  environment: process.env,
  folder: process.cwd(),
});

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
