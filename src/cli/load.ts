import { relative, sep } from 'node:path';
import { InputError, type Issue } from '../base/issue.ts';
import { type FoundScenario, findScenario } from '../io/find-scenario.ts';
import { readScenarioFile } from '../io/read-text.ts';
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
  const scenario = loadScenario(shownPath(found), {
    read: readScenarioFile,
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

/** Shipped scenarios are found by their full path; messages show it from the working directory, as short as it can be. */
function shownPath({ path, shipped }: FoundScenario): string {
  const fromHere = relative(process.cwd(), path);
  return shipped && fromHere.length < path.length ? fromHere : path;
}

/** The scenario comes first and lies in the folder that all the others lie in or below. */
function hashSources(sources: readonly ScenarioSource[]): Readonly<Record<string, string>> {
  const top = sources[0]!.path.length - lastPart(sources[0]!.path).length;
  return Object.fromEntries(sources.map(({ path, text }) => [path.slice(top).split(sep).join('/'), sha256(text)]));
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
