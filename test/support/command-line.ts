import { type ChildProcess, spawn } from 'node:child_process';
import { inject } from 'vitest';

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Where a command line is started. */
export interface Place {
  readonly folder: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** The command line, built from the source as it was when the tests began. */
export const loopgain = {
  /** Words that start it. */
  words: [process.execPath, inject('commandLine')],
  /** Starts it. */
  start: (words: readonly string[], { folder, environment }: Place): ChildProcess =>
    spawn(process.execPath, [inject('commandLine'), ...words], { cwd: folder, env: { ...process.env, ...environment } }),
  /** Starts it and waits for its end. */
  run: (words: readonly string[], { input = '', ...place }: Place & { readonly input?: string }): Promise<Finished> => {
    const child = loopgain.start(words, place);
    child.stdin!.end(input);
    return finished(child);
  },
};

/** Waits for a process to end. */
export function finished(child: ChildProcess): Promise<Finished> {
  const texts = { out: '', err: '' };
  child.stdout!.on('data', (chunk) => {
    texts.out += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    texts.err += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...texts }));
  });
}
