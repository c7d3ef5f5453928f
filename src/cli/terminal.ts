import { createColors } from 'picocolors';
import { describeWriteFault } from '../io/write-fault.ts';
import { paintBand } from '../report/bottleneck-band.ts';
import { EXIT_CODE } from './exit-code.ts';

/** Where a command line talks to: two streams and what they can show. */
export interface Terminal {
  /** Results; the letters of bottleneck bands are coloured, and say the same without. */
  out(text: string): void;
  /** Problems, warnings. */
  err(text: string): void;
  /** Shows what is being done, in place, until the next text; silent unless a person watches. */
  progress(doing: string): void;
  dim(text: string): string;
}

type Colors = ReturnType<typeof createColors>;

/** A stream of the process, as far as a terminal needs it. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What a process has of its own: streams, and a way to end. */
export interface TerminalProcess {
  readonly stdout: TerminalStream;
  readonly stderr: TerminalStream;
  exit(code: number): void;
}

/**
 * A terminal on the process's own streams. Colour only where the standard output is a terminal, never with NO_COLOR or on a dumb one;
 * progress only where the standard error is one that can go back to the start of its line.
 * @param environment environment variables
 */
export function processTerminal(environment: NodeJS.ProcessEnv, { stdout, stderr, exit }: TerminalProcess): Terminal {
  stdout.on('error', (error) => {
    // A reader that has seen enough (`| head`) closes the pipe; that is no failure.
    if ('code' in error && error.code === 'EPIPE') return;
    stderr.write(`loopgain failed: the standard output is ${describeWriteFault(error) ?? error.message}\n`);
    exit(EXIT_CODE.failed);
  });
  // Where nobody hears of problems there is nobody to tell so.
  stderr.on('error', () => {});
  const isDumb = environment['TERM'] === 'dumb';
  const colors = createColors(stdout.isTTY === true && !isDumb && (environment['NO_COLOR'] ?? '') === '');
  const showsProgress = stderr.isTTY === true && !isDumb;
  let shown = 0;
  /** Blanks instead of an escape sequence, which NO_COLOR would forbid in the eyes of many. */
  const clear = (): void => {
    if (shown > 0) stderr.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  const paint = (line: string): string => paintBand(line, (letters) => colors.inverse(hueOf(letters, colors)(letters)));
  return {
    out: (text) => {
      clear();
      stdout.write(text.split('\n').map(paint).join('\n'));
    },
    err: (text) => {
      clear();
      stderr.write(text);
    },
    progress: (doing) => {
      if (!showsProgress) return;
      stderr.write(`\r${doing.padEnd(shown)}`);
      shown = doing.length;
    },
    dim: colors.dim,
  };
}

/** The same letter has the same colour everywhere; those that are often neighbours differ. */
function hueOf(letters: string, colors: Colors): (text: string) => string {
  const { yellow, cyan, magentaBright, magenta, red, green, yellowBright, blueBright, blue, redBright, cyanBright, white } =
    colors;
  const hues = [yellow, cyan, magentaBright, magenta, red, green, yellowBright, blueBright, blue, redBright, cyanBright, white];
  return hues[(letters.charCodeAt(0) - 'A'.charCodeAt(0)) % hues.length]!;
}
