import { sep } from 'node:path';
import { InputError, type Issue } from '../base/issue.ts';
import { findScenario } from '../io/find-scenario.ts';
import { findShipped, readerFor, shippedName, shownPath } from '../io/scenario-files.ts';
import { sha256 } from '../io/sha256.ts';
import type { ScenarioSource } from '../scenario/chain.ts';
import { loadScenario } from '../scenario/load.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import type { Arguments } from './arguments.ts';

/** A scenario as it was named, found and loaded. */
export interface GivenScenario {
  /** Name of its result folder. */
  readonly id: string;
  /** As the reader named it. */
  readonly name: string;
  /** A name that says nothing about this machine, for the manifest. */
  readonly portableName: string;
  readonly scenario: LoadedScenario;
  /** SHA-256 of each file read, by path from the scenario's folder. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Finds and loads scenarios.
 * @param names as the reader gave them
 * @throws InputError with the problems of all of them
 */
export function loadScenarios(names: readonly string[], given: Pick<Arguments, 'set' | 'until' | 'sample'>): GivenScenario[] {
  const issues: Issue[] = [];
  const loaded: GivenScenario[] = [];
  for (const name of names) {
    try {
      loaded.push(loadOne(name, given));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      issues.push(...error.issues);
    }
  }
  if (issues.length > 0) throw new InputError(issues);
  return loaded;
}

function loadOne(name: string, { set, until, sample }: Pick<Arguments, 'set' | 'until' | 'sample'>): GivenScenario {
  const found = findScenario(name);
  const path = found.shipped ? shownPath(found.path) : found.path;
  const scenario = loadScenario(path, {
    read: readerFor(path),
    findShipped,
    overrides: set,
    ...(until === undefined ? {} : { end: until }),
    ...(sample === undefined ? {} : { sample }),
  });
  return {
    id: found.id,
    name,
    portableName: found.shipped ? found.id : lastPart(name),
    scenario,
    sources: hashSources(scenario.sources),
  };
}

/** By path from the scenario's folder, which the files that it extends lie in or below, or by place in the package. */
function hashSources(sources: readonly ScenarioSource[]): Readonly<Record<string, string>> {
  const scenario = sources[0]!.path;
  const top = scenario.length - lastPart(scenario).length;
  const nameOf = (path: string): string =>
    (shippedName(scenario) === undefined ? shippedName(path) : undefined) ?? path.slice(top).split(sep).join('/');
  return Object.fromEntries(sources.map(({ path, text }) => [nameOf(path), sha256(text)]));
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
