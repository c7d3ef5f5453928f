import { sep } from 'node:path';
import { formatIssue, InputError, type Issue } from '../base/issue.ts';
import { type FoundScenario, findScenario } from '../io/find-scenario.ts';
import { findWhatIf } from '../io/find-what-if.ts';
import { findShipped, readerFor, shippedName, shownPath } from '../io/scenario-files.ts';
import { sha256 } from '../io/sha256.ts';
import type { ReadScenarioFile, ScenarioSource } from '../scenario/chain.ts';
import { type LoadOptions, loadScenario } from '../scenario/load.ts';
import type { LoadedScenario } from '../scenario/loaded.ts';
import type { Arguments } from './arguments.ts';
import { commandText } from './command-text.ts';

/** A scenario as it was named, found and loaded. */
export interface GivenScenario {
  /** Name of its result folder. */
  readonly id: string;
  /** As the reader named it. */
  readonly name: string;
  /** Whether the reader can name it so again. */
  readonly lasting: boolean;
  readonly scenario: LoadedScenario;
  /** SHA-256 of each file read, by path from the scenario's folder. */
  readonly sources: Readonly<Record<string, string>>;
}

/** What of a command line changes a scenario. */
export type ScenarioChanges = Pick<Arguments, 'set' | 'until' | 'sample'> & Partial<Pick<Arguments, 'whatIf'>>;

/** Nothing is changed. */
export const AS_WRITTEN: ScenarioChanges = { set: [], until: undefined, sample: undefined };

/**
 * Finds and loads scenarios to be simulated.
 * @param names as the reader gave them
 * @throws InputError with the problems of all of them, each told once; files of priors and what-ifs are no such scenarios
 */
export function loadScenarios(names: readonly string[], changes: ScenarioChanges): GivenScenario[] {
  const loaded = loadAll(names, changes);
  const issues = loaded.flatMap(describePart);
  if (issues.length > 0) throw new InputError(issues);
  return loaded;
}

/**
 * Finds and loads scenarios, and files of priors and what-ifs among them.
 * @param names as the reader gave them
 * @throws InputError with the problems of all of them, each told once
 */
export function loadAll(names: readonly string[], changes: ScenarioChanges): GivenScenario[] {
  const issues = new Map<string, Issue>();
  const loaded: GivenScenario[] = [];
  for (const name of names) {
    try {
      loaded.push(loadOne(name, changes));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const issue of error.issues) issues.set(formatIssue(issue), issue);
    }
  }
  if (issues.size > 0) throw new InputError([...issues.values()]);
  return loaded;
}

/** What is no scenario, but a part of others. */
function describePart({ name, scenario: { kind } }: GivenScenario): Issue[] {
  if (kind === 'lab' || kind === 'network') return [];
  const [received, hint] =
    kind === 'priors'
      ? [
          'priors, which only say what is uncertain',
          `A lab takes them over by \`extends\`, as the history does; ${commandText(['explain', name])} lists them`,
        ]
      : [
          'a what-if, which only says what may be done otherwise',
          `See ${commandText(['compare', 'compounding', '--what-if', name])}`,
        ];
  return [{ file: name, path: 'kind', severity: 'error', expected: 'a scenario that can be simulated', received, hint }];
}

function loadOne(name: string, changes: ScenarioChanges): GivenScenario {
  const found = findScenario(name);
  const scenario = loadFound(found, changes);
  return { id: found.id, name, lasting: found.lasting, scenario, sources: hashSources(scenario.sources) };
}

function loadFound(found: FoundScenario, { set, until, sample, whatIf = [] }: ScenarioChanges): LoadedScenario {
  const path = found.shipped ? shownPath(found.path) : found.path;
  const whatIfs = whatIf.map((name) => findWhatIf(name).path);
  const read: ReadScenarioFile = (file) => readerFor(whatIfs.includes(file) ? file : path)(file);
  const texts = new Map<string, ReturnType<typeof read>>();
  // A pipe gives its text once only.
  const readOnce = (file: string): ReturnType<typeof read> => {
    const text = texts.get(file) ?? read(file);
    texts.set(file, text);
    return text;
  };
  const load = (options: Pick<LoadOptions, 'end' | 'sample'>): LoadedScenario =>
    loadScenario(path, { read: readOnce, findShipped, whatIfs, overrides: set, ...options });
  try {
    return load({ ...(until === undefined ? {} : { end: until }), ...(sample === undefined ? {} : { sample }) });
  } catch (error) {
    if (!(error instanceof InputError) || (until === undefined && sample === undefined)) throw error;
    throw new InputError(blameOptions(error.issues, () => load({}), { until, sample }));
  }
}

/** Problems that the scenario does not have without --until and --sample are theirs. */
function blameOptions(
  issues: readonly Issue[],
  loadWithout: () => LoadedScenario,
  { until, sample }: Pick<ScenarioChanges, 'until' | 'sample'>,
): Issue[] {
  const { own, from } = withoutOptions(loadWithout);
  return issues.map((issue) => {
    const { expected, received, hint } = issue;
    const because = hint === undefined ? { expected, received } : { expected, received, hint };
    if (own.includes(formatIssue(issue))) return issue;
    if (issue.path === 'time.end') return { path: '--until', severity: 'error', ...because };
    // A later end may be too many samples as the scenario has them.
    if (issue.path === 'time.sample')
      return { path: sample === undefined ? '--until' : '--sample', severity: 'error', ...because };
    if (issue.path !== 'from' || from === undefined || until === undefined) return issue;
    const parting = `${from} or a later day, since \`change\` holds from then on`;
    return { path: '--until', severity: 'error', expected: parting, received: `\`${until}\`` };
  });
}

function withoutOptions(load: () => LoadedScenario): { readonly own: readonly string[]; readonly from: string | undefined } {
  try {
    return { own: [], from: load().from };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { own: error.issues.map(formatIssue), from: undefined };
  }
}

/** By path from the scenario's folder, which the files that it extends lie in or below, by place in the package, or by name. */
function hashSources(sources: readonly ScenarioSource[]): Readonly<Record<string, string>> {
  const scenario = sources[0]!.path;
  const top = scenario.slice(0, scenario.length - lastPart(scenario).length);
  const nameOf = (path: string): string =>
    (shippedName(scenario) === undefined ? shippedName(path) : undefined) ??
    (path.startsWith(top) ? path.slice(top.length) : lastPart(path)).split(sep).join('/');
  return Object.fromEntries(sources.map(({ path, text }) => [nameOf(path), sha256(text)]));
}

function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
