import { InvariantError } from '../base/assert.ts';
import { InputError } from '../base/issue.ts';
import { systemErrorCode } from '../io/read-text.ts';
import { DeadlockError } from '../queueing/deadlock.ts';
import { commandText } from './command-text.ts';
import { EXIT_CODE } from './exit-code.ts';
import { Interrupted } from './interrupts.ts';

/** A failure as the person reads it and as the process reports it. */
export interface Failure {
  readonly text: string;
  readonly exitCode: number;
}

/**
 * Words what went wrong for whoever can do something about it: the reader, the disk's owner, or us.
 * @param words the command line, to repeat it
 */
export function describeFailure(error: unknown, words: readonly string[]): Failure {
  if (error instanceof InputError) return { text: error.message, exitCode: EXIT_CODE.badInput };
  const again = `To see it again: ${commandText(words)}`;
  if (error instanceof DeadlockError) return { text: `loopgain: ${error.message}\n${again}`, exitCode: EXIT_CODE.badInput };
  if (error instanceof Interrupted)
    return { text: ['loopgain: interrupted', error.kept].filter(Boolean).join('\n'), exitCode: error.exitCode };
  return { text: faultText(error, again), exitCode: EXIT_CODE.failed };
}

function faultText(error: unknown, again: string): string {
  if (!(error instanceof Error)) return `loopgain failed: ${String(error)}\n${again}`;
  if (error instanceof InvariantError) return `loopgain is at fault here, not your input: ${error.message}\n${again}`;
  if (systemErrorCode(error) !== undefined) return `loopgain failed: ${error.message}`;
  return `loopgain failed: ${error.stack ?? error.message}\n${again}`;
}
