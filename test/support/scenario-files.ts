import { readFileSync } from 'node:fs';
import { InputError } from '../../src/base/issue.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { LoadedScenario } from '../../src/scenario/loaded.ts';

/** Loads from a map of file names to texts, `main.yaml` first; what is not there is read from `scenarios/`. */
export function loadTexts(files: Readonly<Record<string, string>>, overrides: readonly string[] = []): LoadedScenario {
  const read = (path: string) => files[path] ?? readShipped(path);
  return loadScenario('main.yaml', { read, overrides });
}

/** Loads a scenario of the package. */
export function loadShipped(name: string, overrides: readonly string[] = []): LoadedScenario {
  const read = (path: string) => readFileSync(path, 'utf8');
  return loadScenario(`scenarios/${name}.yaml`, { read, overrides });
}

/** The lines that a reader is shown. */
export function problemsOf(load: () => unknown): readonly string[] {
  try {
    load();
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n');
    throw error;
  }
  return [];
}

/** The text of history.yaml with one piece replaced. */
export function historyWith(from: string, to: string): string {
  const text = readShipped('history.yaml');
  if (typeof text !== 'string' || !text.includes(from)) throw new Error(`history.yaml has no ${from}`);
  return text.replace(from, to);
}

function readShipped(path: string) {
  try {
    return readFileSync(`scenarios/${path}`, 'utf8');
  } catch {
    return { expected: 'a readable UTF-8 text file', received: 'nothing at this path' };
  }
}
