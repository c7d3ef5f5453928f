import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleOptions, viewerOptions } from '../../scripts/bundle.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a finished process left behind. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A command line bundled from the source as it is now. */
export interface BuiltCommandLine {
  /** Words that start it. */
  readonly words: readonly string[];
  /** Starts it. */
  start(words: readonly string[], options: { readonly folder: string; readonly environment?: NodeJS.ProcessEnv }): ChildProcess;
  /** Starts it and waits for its end. */
  run(
    words: readonly string[],
    options: { readonly folder: string; readonly environment?: NodeJS.ProcessEnv; readonly input?: string },
  ): Promise<Finished>;
  remove(): void;
}

/** Bundles the command line as the build does, into a folder of its own within the package, where it finds its scenarios. */
export async function buildCommandLine(): Promise<BuiltCommandLine> {
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'loopgain-'));
  await Promise.all([build(bundleOptions(ROOT, folder)), build(viewerOptions(ROOT, folder))]);
  const main = join(folder, 'cli', 'main.js');
  const start: BuiltCommandLine['start'] = (words, options) =>
    spawn(process.execPath, [main, ...words], { cwd: options.folder, env: { ...process.env, ...options.environment } });
  return {
    words: [process.execPath, main],
    start,
    run: (words, options) => {
      const child = start(words, options);
      child.stdin!.end(options.input ?? '');
      return finished(child);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

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
