import { createColors } from 'picocolors';

/** Where a command line talks to: two streams and what they can show. */
export interface Terminal {
  /** Results. */
  out(text: string): void;
  /** Problems, warnings. */
  err(text: string): void;
  /** Shows what is being done, in place, until the next text; silent unless a person watches. */
  progress(doing: string): void;
  dim(text: string): string;
}

const CLEAR_LINE = '\r\u001b[K';

/**
 * The process's own streams. Colour only on a terminal, never with NO_COLOR; progress only where standard error is a terminal.
 * @param environment environment variables
 */
export function processTerminal(environment: NodeJS.ProcessEnv): Terminal {
  const { stdout, stderr } = process;
  // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const noColor = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  const colors = createColors(stdout.isTTY === true && !noColor);
  let shown = false;
  const clear = (): void => {
    if (shown) stderr.write(CLEAR_LINE);
    shown = false;
  };
  return {
    out: (text) => {
      clear();
      stdout.write(text);
    },
    err: (text) => {
      clear();
      stderr.write(text);
    },
    progress: (doing) => {
      if (stderr.isTTY !== true) return;
      stderr.write(`${CLEAR_LINE}${doing}`);
      shown = true;
    },
    dim: colors.dim,
  };
}
