import type { Issue } from '../base/issue.ts';
import type { ReadScenarioFile, ScenarioSource } from './chain.ts';
import { readChain } from './chain.ts';
import { idOf } from './file-id.ts';
import type { Located, LocatedMap } from './located.ts';
import { issueAt, nodeAt, pathText } from './located.ts';
import { mergeDocuments, splitAtFork } from './merge.ts';
import { isAt, textAt } from './outline.ts';
import { readDocument } from './schema/read-document.ts';
import { whatIfSchema } from './schema/what-if.ts';

/** What the kind of a file that changes others is called. */
export const WHAT_IF = 'what-if';

/** A document with what-ifs laid over it, what was wrong with them, and their files. */
export type Supposed = {
  readonly document: LocatedMap;
  readonly issues: readonly Issue[];
  readonly sources: readonly ScenarioSource[];
};

/** Lays what-ifs over the `change` of a document, in order; where it has no `from`, theirs holds. */
export function applyWhatIfs(document: LocatedMap, paths: readonly string[], read: ReadScenarioFile): Supposed {
  return paths.reduce<Supposed>(
    (under, path) => {
      const { over, issues, sources } = readWhatIf(path, read, under.document);
      const merged = over === undefined ? under.document : mergeDocuments(under.document, over);
      return { document: merged, issues: [...under.issues, ...issues], sources: [...under.sources, ...sources] };
    },
    { document, issues: [], sources: [] },
  );
}

/** What is wrong with a what-if by itself. */
export function checkWhatIf(root: LocatedMap): readonly Issue[] {
  return readDocument(root, whatIfSchema, new Set()).issues;
}

function readWhatIf(
  path: string,
  read: ReadScenarioFile,
  scenario: LocatedMap,
): Pick<Supposed, 'issues' | 'sources'> & { readonly over: LocatedMap | undefined } {
  const { document: root, sources, issues: found } = readChain(path, read);
  if (root === undefined) return { over: undefined, issues: found, sources };
  const kind = textAt(root, ['kind']);
  const wrong: readonly Issue[] =
    kind === WHAT_IF
      ? checkWhatIf(root)
      : [issueAt(root, ['kind'], { expected: 'a what-if, which says `kind: what-if`', received: `\`${kind}\`` })];
  const misfits = wrong.length > 0 ? [] : checkFit(root, path, scenario);
  const issues = [...found, ...wrong, ...misfits];
  return { over: issues.length > 0 ? undefined : overlayOf(root, scenario), issues, sources };
}

function overlayOf(root: LocatedMap, scenario: LocatedMap): LocatedMap {
  const keys = isAt(scenario, ['from']) ? ['change'] : ['from', 'change'];
  return { kind: 'map', place: {}, entries: new Map(keys.map((key) => [key, root.entries.get(key)!])) };
}

/** One line, whatever a what-if needs that the scenario has not. */
function checkFit(root: LocatedMap, path: string, scenario: LocatedMap): readonly Issue[] {
  const refuse = (expected: string, received: string): readonly Issue[] => [
    { path: `--what-if ${idOf(path)}`, severity: 'error', expected, received },
  ];
  const kind = textAt(scenario, ['kind']);
  if (kind !== 'lab') return refuse('a lab', kind === 'network' ? 'a plain network' : 'a file of another kind');
  const { base, fork } = splitAtFork(scenario);
  const missing = findMissing(nodeAt(root, ['change'])!, fork ?? base, []);
  return missing.length === 0 ? [] : refuse(`a lab with ${missing.join(' and ')}`, 'one without');
}

/** Maps that lie over none, and values of parameters that there are not. */
function findMissing(over: Located, under: LocatedMap, path: readonly string[]): readonly string[] {
  if (over.kind !== 'map') return path[0] !== 'parameters' || isAt(under, path) ? [] : [`\`${pathText(path)}\``];
  if (path.length > 0 && nodeAt(under, path)?.kind !== 'map') return [`\`${pathText(path)}\``];
  return [...over.entries].flatMap(([key, { value }]) => findMissing(value, under, [...path, key]));
}
