/** Characters that no shell reads anything into. */
const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/**
 * Command line of loopgain as a POSIX shell takes it.
 *
 * commandText(['run', 'mm1', '--set', "stages.serve.work.mean=0.8 days"]) // => "loopgain run mm1 --set 'stages.serve.work.mean=0.8 days'"
 */
export function commandText(words: readonly string[]): string {
  return ['loopgain', ...words].map(quoteWord).join(' ');
}

function quoteWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
