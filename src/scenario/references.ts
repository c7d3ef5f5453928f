import type { Issue, Problem } from '../base/issue.ts';
import { suggest } from '../base/suggest.ts';
import type { Located } from './located.ts';
import { issueAt, nodeAt } from './located.ts';

/** Gathers issues about references while a document is turned into the parameters of a simulation. */
export type Findings = {
  /** Notes an issue at a path of keys. */
  readonly add: (path: readonly PropertyKey[], problem: Problem) => void;
  /** The index of an id in a list of ids; notes an issue and gives 0 where it is not there. */
  readonly indexOf: (ids: readonly string[], id: string, path: readonly PropertyKey[], expected: string) => number;
  readonly issues: Issue[];
};

/** Starts a list of findings about one document. */
export function createFindings(root: Located): Findings {
  const issues: Issue[] = [];
  const add = (path: readonly PropertyKey[], problem: Problem): void => {
    issues.push(issueAt(root, path, problem));
  };
  const indexOf = (ids: readonly string[], id: string, path: readonly PropertyKey[], expected: string): number => {
    const index = ids.indexOf(id);
    if (index < 0) add(path, describeUnknownId(id, ids, expected));
    return Math.max(index, 0);
  };
  return { add, indexOf, issues };
}

/**
 * Checks the names in a document that its schema refuses and that is therefore never turned into parameters, so that a reader
 * sees what is wrong with them in the same go.
 */
export function checkReferences(root: Located): readonly Issue[] {
  const { indexOf, issues } = createFindings(root);
  const [pools, stages] = [keysAt(root, ['pools']), keysAt(root, ['stages'])];
  const check = (path: readonly PropertyKey[], ids: readonly string[], expected: string): void => {
    const node = nodeAt(root, path);
    if (node?.kind === 'scalar' && typeof node.value === 'string') indexOf(ids, node.value, path, expected);
  };
  for (const id of keysAt(root, ['classes'])) {
    const path = nodeAt(root, ['classes', id, 'path']);
    const length = path?.kind === 'list' ? path.items.length : 0;
    for (let index = 0; index < length; index++) check(['classes', id, 'path', index], stages, 'a stage');
    check(['classes', id, 'lead'], pools, 'a pool of people');
  }
  for (const id of stages) {
    check(['stages', id, 'staff'], pools, 'a pool');
    check(['stages', id, 'back', 'to'], stages, 'a stage');
    for (const target of keysAt(root, ['stages', id, 'next'])) {
      if (target !== 'exit') indexOf(stages, target, ['stages', id, 'next', target], 'a stage or exit');
    }
  }
  return issues;
}

function keysAt(root: Located, path: readonly string[]): readonly string[] {
  const node = nodeAt(root, path);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

function describeUnknownId(id: string, ids: readonly string[], expected: string): Problem {
  const near = suggest(id, ids);
  const list = ids.length === 0 ? 'There is none' : `Known: ${ids.join(', ')}`;
  return { expected, received: `\`${id}\``, hint: near === undefined ? list : `Did you mean \`${near}\`?` };
}
