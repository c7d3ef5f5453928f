import { statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import { RESOLVED_FILE, readManifest } from './manifest.ts';
import { packageFolder, scenarioFileId, shippedScenarios } from './package-files.ts';

/** A scenario named by its reader, found. */
export interface FoundScenario {
  /** Name of its result folder. */
  readonly id: string;
  /** Path to read; `-` is the standard input. */
  readonly path: string;
  readonly shipped: boolean;
  /** Whether it can be read again: a file can, a pipe cannot. */
  readonly lasting: boolean;
}

/**
 * Finds the scenario that a reader means: `-` (standard input), a file, the name of a shipped scenario (`mm1`), or the path of
 * one within the package (`scenarios/mm1.yaml`) from any working directory.
 * @throws InputError if there is none, with the shipped name that is nearest
 */
export function findScenario(name: string): FoundScenario {
  if (name === '-') return { id: 'stdin', path: name, shipped: false, lasting: false };
  const entry = statSync(name, { throwIfNoEntry: false });
  // A folder may well be called like a shipped scenario: that is what results are.
  if (entry !== undefined && !entry.isDirectory()) return { id: idOf(name), path: name, shipped: false, lasting: entry.isFile() };
  const shipped = shippedScenarios();
  const inPackage = join(packageFolder(), name);
  const match = shipped.find(({ id, path }) => id === name || path === inPackage);
  if (match !== undefined) return { ...match, shipped: true, lasting: true };
  throw new InputError([
    {
      path: name === '' ? "''" : name,
      severity: 'error',
      expected: 'a scenario file or the name of a shipped scenario',
      received: entry === undefined ? 'neither' : 'a folder',
      hint: hintFor(
        name,
        shipped.map(({ id }) => id),
      ),
    },
  ]);
}

/** The resolved scenario of a result folder keeps its name, so that its results take their old place. */
function idOf(path: string): string {
  const manifest = basename(path) === RESOLVED_FILE ? readManifest(dirname(path)) : undefined;
  return scenarioFileId(manifest?.scenario.id ?? path);
}

function hintFor(name: string, ids: readonly string[]): string {
  const near = suggest(scenarioFileId(name), ids);
  return near === undefined ? 'The command `list` shows them' : `Did you mean ${near}?`;
}
