import { basename, delimiter, dirname, relative } from 'node:path';

/** Where a program was started, and by what. */
export interface Start {
  /** Full path of the script that runs. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Working directory; undefined if it is gone. */
  readonly folder: string | undefined;
}

/** How this process was started. */
export function processStart(): Start {
  return { script: process.argv[1] ?? 'loopgain', environment: process.env, folder: workingFolder() };
}

function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/**
 * Words that start loopgain again from where the reader is: printed commands begin with them, so that they work when pasted.
 * Through npm (`npm start`, `npx`) that is npx; a script on the path goes by its name, and any other is given to node.
 *
 * programWords({ script: '/bin/loopgain', environment: { npm_command: 'exec' }, folder: '/home/me' }) // => ['npx', 'loopgain']
 * programWords({ script: '/bin/loopgain', environment: { PATH: '/usr/bin:/bin' }, folder: '/home/me' }) // => ['loopgain']
 * programWords({ script: '/home/me/dist/cli/main.js', environment: {}, folder: '/home/me' }) // => ['node', 'dist/cli/main.js']
 */
export function programWords({ script, environment, folder }: Start): readonly string[] {
  if ((environment['npm_command'] ?? '') !== '') return ['npx', 'loopgain'];
  const onPath = (environment['PATH'] ?? '').split(delimiter).includes(dirname(script));
  if (onPath && basename(script) === 'loopgain') return ['loopgain'];
  if (folder === undefined) return ['node', script];
  const fromHere = relative(folder, script);
  return ['node', fromHere.length < script.length ? fromHere : script];
}
