import type { Issue } from '../base/issue.ts';
import type { Arguments } from './arguments.ts';

/** What a command has to say; how it is printed is decided in one place. */
export interface Answer {
  /** The answer itself, line by line, for the standard output. */
  readonly lines: readonly string[];
  /** What helps further (where files are, how to repeat it); left out by --quiet. */
  readonly notes: readonly string[];
  /** The same for machines: the one object that --json prints instead. */
  readonly json: unknown;
  readonly warnings: readonly Issue[];
}

/** Does what a command says; `progress` may be told what is being done. */
export type Action = (given: Arguments, progress: (doing: string) => void) => Answer | Promise<Answer>;

/** An answer of lines only. */
export function plainAnswer(lines: readonly string[], json: unknown): Answer {
  return { lines, notes: [], json, warnings: [] };
}
